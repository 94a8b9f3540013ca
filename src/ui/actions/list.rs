//! The key list of the README, written from the table.

use crate::text::Lang;
use crate::ui::input::Chord;

use crate::ui::panes::TABS;

use super::{Action, Scope, all, scope};

/// Every key as a table in Markdown: keys, name, what it does, where.
pub fn keys_markdown(lang: Lang) -> String {
    let heads = lang.of(["键", "名称", "做什么", "在哪里"], ["keys", "name", "what it does", "where"]);
    let mut table = format!("| {} |\n| --- | --- | --- | --- |\n", heads.join(" | "));
    let mut rows: Vec<(String, &'static Action)> = Vec::new();
    for action in all() {
        let mut keys: Vec<String> = action.keys.iter().copied().map(written).collect();
        let mut numbered: Vec<String> = Vec::new();
        for place in scope::each().filter(|place| place.meets(action.scope)) {
            numbered.extend(action.numbered_in(place).map(|keys| format!("`{keys}`")));
        }
        numbered.dedup();
        keys.extend(numbered);
        let keys = keys.join(" ");
        match rows.last_mut().filter(|(_, last)| last.label == action.label && last.scope == action.scope) {
            Some((before, _)) => *before = format!("{before} {keys}"),
            None => rows.push((keys, action)),
        }
    }
    for (keys, action) in rows {
        let (label, tooltip) = (action.label.say(lang), action.tooltip.say(lang));
        let place = places(action.scope, lang);
        table.extend(["| ", &keys, " | ", label, " | ", tooltip, " | ", &place, " |\n"]);
    }
    table
}

fn written(key: Chord) -> String {
    format!("`{}`", key.name())
}

/// Where a row applies, in words.
fn places(of: Scope, lang: Lang) -> String {
    if of == scope::ANYWHERE || of == scope::UNCOVERED {
        return lang.of("各处", "everywhere").to_owned();
    }
    let every_tab = of.0 & scope::PANES.0 == scope::PANES.0;
    let layers = [
        (scope::FIND, "查找", "find box"),
        (scope::FORM, "表单", "form"),
        (scope::CHOICE, "选项", "choice"),
        (scope::READING, "帮助", "help"),
        (scope::HISTORY, "历史", "history"),
        (scope::PALETTE, "命令", "palette"),
        (scope::COVER, "遮屏", "covered screen"),
        (scope::PREVIEW, "逐次预览", "dates of a series"),
        (scope::LIST, "房间单", "list of rooms"),
        (scope::TABLE, "节假日表", "holidays"),
    ];
    let mut words: Vec<&str> = if every_tab { vec![lang.of("各页", "every tab")] } else { Vec::new() };
    let faces = TABS.iter().flat_map(|(_, faces)| faces.iter()).filter(|face| !every_tab && face.scope.meets(of));
    words.extend(faces.map(|face| face.name.say(lang)));
    words.extend(layers.iter().filter(|(place, ..)| place.meets(of)).map(|(_, zh, en)| lang.of(*zh, *en)));
    words.join(lang.of("、", ", "))
}

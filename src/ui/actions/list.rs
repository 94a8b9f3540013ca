//! Every key as a list to read apart from the console: what `linli keys` prints and `src/KEYS.md` holds.

use crate::text::Lang;

use crate::ui::panes::TABS;

use super::{Action, Scope, all, scope};

/// What stands between the keys of a row: a key such as `a 0 1` has blanks of its own.
const BETWEEN: &str = "  ";

/// Every key, a row a line, the headings first: keys, name, what it does, where.
pub fn key_rows(lang: Lang) -> Vec<[String; 4]> {
    let mut rows: Vec<(String, &'static Action)> = Vec::new();
    for action in all() {
        let mut keys: Vec<String> = action.keys.iter().map(|key| key.name()).collect();
        for place in scope::each().filter(|place| place.meets(action.scope)) {
            let numbered = action.numbered_in(place);
            keys.extend(numbered.filter(|numbered| !keys.contains(numbered)));
        }
        let keys = keys.join(BETWEEN);
        match rows.last_mut().filter(|(_, last)| last.label == action.label && last.scope == action.scope) {
            Some((before, _)) => *before = format!("{before}{BETWEEN}{keys}"),
            None => rows.push((keys, action)),
        }
    }
    let heads = lang.of(["键", "名称", "做什么", "在哪里"], ["keys", "name", "what it does", "where"]);
    let row = |(keys, action): (String, &Action)| {
        let (label, tooltip) = (action.label.say(lang), action.tooltip.say(lang));
        [keys, label.to_owned(), tooltip.to_owned(), places(action.scope, lang)]
    };
    std::iter::once(heads.map(str::to_owned)).chain(rows.into_iter().map(row)).collect()
}

/// The same as a table in Markdown.
pub fn keys_markdown(lang: Lang) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut table = String::new();
    for (number, mut row) in key_rows(lang).into_iter().enumerate() {
        if number > 0 {
            let keys = row[0].split(BETWEEN).filter(|key| !key.is_empty()).map(|key| format!("`{key}`"));
            row[0] = keys.collect::<Vec<_>>().join(" ");
        }
        table.push_str(&line(&row));
        if number == 0 {
            table.push_str("| --- | --- | --- | --- |\n");
        }
    }
    table
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
        (scope::READING, "逐条查看", "list to read"),
        (scope::HELP, "帮助", "help"),
        (scope::SHEET, "单据", "sheet"),
        (scope::FIGURES, "统计", "figures"),
        (scope::HISTORY, "历史", "history"),
        (scope::PALETTE, "命令", "palette"),
        (scope::COVER, "遮屏", "covered screen"),
        (scope::PREVIEW, "逐次预览", "dates of a series"),
        (scope::LIST, "房间单", "list of rooms"),
        (scope::TABLE, "节假日表", "holidays"),
        (scope::BOARD, "月历和报表", "calendar, reports"),
    ];
    let mut words: Vec<&str> = if every_tab { vec![lang.of("各页", "every tab")] } else { Vec::new() };
    let faces = TABS.iter().flat_map(|(_, faces)| faces.iter()).filter(|face| !every_tab && face.scope.meets(of));
    words.extend(faces.map(|face| face.name.say(lang)));
    words.extend(layers.iter().filter(|(place, ..)| place.meets(of)).map(|(_, zh, en)| lang.of(*zh, *en)));
    words.join(lang.of("、", ", "))
}

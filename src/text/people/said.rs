//! What was done of the population base, and why something is not, as a person reads it: both languages side by side.

use unicode_width::UnicodeWidthStr;

use crate::model::Id;
use crate::model::people::consent::PURPOSE;
use crate::model::people::{Did, Not};
use crate::text::{Lang, Names, labels, when, who};

/// Most changed fields that a line names.
const NAMED_FIELDS: usize = 3;

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    match did {
        Did::Registered { resident } => match lang {
            Lang::Zh => format!("{}，已登记", name(resident)),
            Lang::En => format!("{} is registered", name(resident)),
        },
        Did::Corrected { resident, fields } => match lang {
            Lang::Zh => {
                format!("{}的资料已改好{}", name(resident), listed(lang, "：", fields))
            }
            Lang::En => {
                format!("{}'s data are corrected{}", name(resident), listed(lang, ": ", fields))
            }
        },
        Did::MovedWithin { resident } => match lang {
            Lang::Zh => format!("{}的新住址，已登记", name(resident)),
            Lang::En => format!("{}'s new address is registered", name(resident)),
        },
        Did::MovedOut { resident, on } => match lang {
            Lang::Zh => {
                format!("{}，{}迁出，已登记", name(resident), when::day_said(lang, *on, today))
            }
            Lang::En => {
                format!("{} moved out on {}: registered", name(resident), when::day_said(lang, *on, today))
            }
        },
        Did::Died { resident, on } => match lang {
            Lang::Zh => {
                format!("{}，{}去世，已登记，请节哀", name(resident), when::day_said(lang, *on, today))
            }
            Lang::En => {
                format!("{} died on {}: registered. Our condolences", name(resident), when::day_said(lang, *on, today))
            }
        },
        Did::Returned { resident } => match lang {
            Lang::Zh => format!("{}，已登记迁回", name(resident)),
            Lang::En => format!("{} lives here again: registered", name(resident)),
        },
        Did::Imported { added, updated, .. } => match lang {
            Lang::Zh => format!("名册已导入：新增 {added} 人，更新 {updated} 人"),
            Lang::En => format!("Roster imported: {added} added, {updated} updated"),
        },
        Did::RestOfImport { people, stayed } => match lang {
            Lang::Zh => format!("导入的 {people} 人（另有 {stayed} 人留下）"),
            Lang::En => format!("{people} people of an import ({stayed} stayed)"),
        },
        Did::Merged { resident, .. } => match lang {
            Lang::Zh => format!("{}的两条资料已合成一条", name(resident)),
            Lang::En => format!("{}: two records became one", name(resident)),
        },
        Did::ConsentGiven { resident, purpose } => match lang {
            Lang::Zh => format!("{}同意{}，已记下", name(resident), of_purpose(lang, *purpose)),
            Lang::En => format!("{} agrees: {}", name(resident), of_purpose(lang, *purpose)),
        },
        Did::ConsentWithdrawn { resident, purpose } => match lang {
            Lang::Zh => format!("{}撤回了同意：{}", name(resident), of_purpose(lang, *purpose)),
            Lang::En => format!("{} agrees no more: {}", name(resident), of_purpose(lang, *purpose)),
        },
    }
}

/// As many names as a line holds beside its sentence, and how many people are not named.
fn as_many_as_fit(lang: Lang, names: &dyn Names, people: &[Id]) -> (String, usize) {
    const CELLS: usize = 22;
    let mut named = String::new();
    let mut count = 0;
    for person in people {
        let name = who(lang, names, *person);
        let more = if count == 0 { "" } else { lang.of("、", ", ") };
        if count > 0 && named.width() + more.width() + name.width() > CELLS {
            break;
        }
        named.push_str(more);
        named.push_str(&name);
        count += 1;
    }
    (named, people.len() - count)
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date| when::day_of_year(lang, date, today);
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::Registered { .. } => of("登记", "registered"),
        Did::Corrected { fields, .. } => {
            format!("{}{}", of("更正", "corrected"), listed(lang, lang.of("：", ": "), fields))
        }
        Did::MovedWithin { .. } => of("社区内搬家", "moved within"),
        Did::MovedOut { on, .. } => format!("{} {}", of("迁出", "moved out"), day(*on)),
        Did::Died { on, .. } => format!("{} {}", of("去世", "died"), day(*on)),
        Did::Returned { .. } => of("迁回", "moved back"),
        Did::Imported { added, updated, name, .. } => match lang {
            Lang::Zh => format!("导入名册{} 新增 {added} 更新 {updated}", quoted(lang, name)),
            Lang::En => format!("imported a roster{}: {added} added, {updated} updated", quoted(lang, name)),
        },
        Did::RestOfImport { people, stayed } => match lang {
            Lang::Zh => format!("导入的 {people} 人（另有 {stayed} 人留下）"),
            Lang::En => format!("{people} people of an import ({stayed} stayed)"),
        },
        Did::Merged { .. } => of("合并重复", "merged a duplicate"),
        Did::ConsentGiven { purpose, .. } => format!("{} {}", of("同意", "agreed to"), of_purpose(lang, *purpose)),
        Did::ConsentWithdrawn { purpose, .. } => {
            format!("{} {}", of("撤回同意", "withdrew consent to"), of_purpose(lang, *purpose))
        }
    }
}

/// A file's name within a sentence; nothing where it is not known.
pub(in crate::text) fn quoted(lang: Lang, name: &str) -> String {
    match (lang, name.is_empty()) {
        (_, true) => String::new(),
        (Lang::Zh, false) => format!("「{name}」"),
        (Lang::En, false) => format!(" {name}"),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    match not {
        Not::IdTaken { by, .. } => match lang {
            Lang::Zh => format!("这个身份证号已是{}的，一号只能登记一人。", who(lang, names, *by)),
            Lang::En => {
                format!("That id number is already {}'s; one number, one person.", who(lang, names, *by))
            }
        },
        Not::PerhapsSame { as_, .. } => match lang {
            Lang::Zh => format!("{}可能就是同一人，请先核对。", who(lang, names, *as_)),
            Lang::En => {
                format!("Perhaps the same person as {}. Please check first.", who(lang, names, *as_))
            }
        },
        Not::Touched { people } => {
            let (named, more) = as_many_as_fit(lang, names, people);
            match (lang, more) {
                (Lang::Zh, 0) => format!("导入的{named}后来有了登记或改动，不能整批撤销。"),
                (Lang::Zh, more) => format!("导入的{named}等，还有 {more} 人，后来动过，不能整批撤销。"),
                (Lang::En, 0) => format!("Touched since: {named}. Not undone as a whole."),
                (Lang::En, more) => format!("Touched since: {named} and {more} more. Not undone as a whole."),
            }
        }
        Not::NotLivingHere { resident } => match lang {
            Lang::Zh => {
                format!("{}已迁出或已故，不能办理。若又住回来，先登记迁回。", who(lang, names, *resident))
            }
            Lang::En => {
                format!(
                    "{} moved out or died. If they live here again, record that first.",
                    who(lang, names, *resident)
                )
            }
        },
        Not::ConsentStands { purpose, since } => match lang {
            Lang::Zh => format!(
                "{} 起已经同意{}，不用再记。",
                when::day_of_year(lang, *since, names.today()),
                of_purpose(lang, *purpose)
            ),
            Lang::En => {
                format!(
                    "Agreed since {}: {}.",
                    when::day_of_year(lang, *since, names.today()),
                    of_purpose(lang, *purpose)
                )
            }
        },
        Not::NeedsGuardian { resident } => match lang {
            Lang::Zh => format!("{}不满十四岁，要监护人同意。", who(lang, names, *resident)),
            Lang::En => format!("{} is under fourteen: the guardian must agree.", who(lang, names, *resident)),
        },
        Not::NoConsent { purpose } => match lang {
            Lang::Zh => format!("没有同意{}，要先问过本人。", of_purpose(lang, *purpose)),
            Lang::En => format!("No consent to {}. Please ask first.", of_purpose(lang, *purpose)),
        },
        Not::HeadOfOthers { others } => match lang {
            Lang::Zh => format!("此人是户主，家里还有 {others} 人，请先另定户主。"),
            Lang::En => {
                let others = when::plural(*others as i64, "other", "others");
                format!("Heads a household with {others}. Name another head first.")
            }
        },
    }
}

fn of_purpose(lang: Lang, purpose: u8) -> &'static str {
    labels::code_number(lang, PURPOSE, purpose)
}

/// The labels of changed fields, the first few by name; empty where none is known.
pub(in crate::text) fn listed(lang: Lang, before: &str, fields: &[String]) -> String {
    let known: Vec<&str> = fields.iter().filter_map(|key| labels::find_key(key)).map(|label| label.say(lang)).collect();
    if known.is_empty() {
        return String::new();
    }
    let named: Vec<&str> = known.iter().copied().take(NAMED_FIELDS).collect();
    let rest = match (lang, known.len().saturating_sub(NAMED_FIELDS)) {
        (_, 0) => String::new(),
        (Lang::Zh, _) => format!("等 {} 项", known.len()),
        (Lang::En, more) => format!(" and {more} more"),
    };
    format!("{before}{}{rest}", named.join(lang.of("、", ", ")))
}

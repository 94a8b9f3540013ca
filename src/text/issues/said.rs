//! What was done of issues, and why something is not, as a person reads it: both languages side by side.

use crate::model::issues::{Did, Not};
use crate::model::issues::{ISSUE_STATE, NOT_CONTENT, SATISFACTION};
use crate::model::{IssueState, code};
use crate::text::issues::stands;
use crate::text::{Lang, Names, labels, when};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    match did {
        Did::IssueRegistered { number, due: Some(day), .. } => match lang {
            Lang::Zh => {
                format!("{number}号诉求已受理，{}前答复您", when::day_said(lang, *day, today))
            }
            Lang::En => {
                format!("Issue {number} is registered. You get an answer by {}", when::day_said(lang, *day, today))
            }
        },
        Did::IssueRegistered { number, due: None, .. } => match lang {
            Lang::Zh => format!("{number}号诉求已受理，有进展会告诉您"),
            Lang::En => {
                format!("Issue {number} is registered. We tell you what comes of it")
            }
        },
        Did::IssueJoined { number, .. } => match lang {
            Lang::Zh => format!("您反映的已记在{number}号诉求里，有结果一并答复您"),
            Lang::En => format!("You stand on issue {number} and get its answer too"),
        },
        Did::IssueMoved { number, state, body, due } => stands(lang, *number, *state, *body, *due, today),
        Did::IssueAnswered { number, satisfaction: NOT_CONTENT, state, due, .. } => {
            stands(lang, *number, *state, 0, *due, today)
        }
        Did::IssueAnswered { number, satisfaction, state, .. } => {
            let said = labels::code_number(lang, SATISFACTION, *satisfaction);
            let all = *state == IssueState::CalledBack;
            match lang {
                Lang::Zh => format!("{number}号诉求，已记下：{said}{}", if all { "，都回访过了" } else { "" }),
                Lang::En => format!("Issue {number}: noted, {said}{}", if all { "; all were asked" } else { "" }),
            }
        }
        Did::IssueCorrected { number } => match lang {
            Lang::Zh => format!("{number}号诉求的内容已改好"),
            Lang::En => format!("Issue {number} is corrected"),
        },
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, _names: &dyn Names) -> String {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match did {
        Did::IssueRegistered { number, .. } => format!("{} #{number}", of("诉求受理", "registered issue")),
        Did::IssueJoined { number, .. } => format!("{} #{number}", of("一同反映", "joined issue")),
        Did::IssueMoved { number, state, .. } => {
            format!("{} #{number} {}", of("诉求", "issue"), state_label(lang, *state))
        }
        Did::IssueAnswered { number, satisfaction, .. } => {
            let said = labels::code_number(lang, SATISFACTION, *satisfaction);
            format!("{} #{number} {said}", of("回访诉求", "called back about issue"))
        }
        Did::IssueCorrected { number } => format!("{} #{number}", of("诉求更正", "corrected issue")),
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, _names: &dyn Names) -> String {
    match not {
        Not::AlreadyJoined { number } => match lang {
            Lang::Zh => format!("#{number} 已记着此人，不用再登记。"),
            Lang::En => format!("They stand on #{number} already."),
        },
        Not::TooManySteps { most } => match lang {
            Lang::Zh => format!("一件诉求最多记 {most} 步，请结案后另立一件。"),
            Lang::En => {
                format!("An issue keeps at most {most} steps. Close it and open a new one.")
            }
        },
        Not::NotRaisedBy { number } => match lang {
            Lang::Zh => format!("#{number} 不是此人反映的，没有要回访的。"),
            Lang::En => format!("They did not raise #{number}: there is nothing to ask them."),
        },
        Not::NotAllAsked { number, unasked } => match lang {
            Lang::Zh => format!("#{number} 还有 {unasked} 人未回访：请先回访，或写明不回访的原因再结案。"),
            Lang::En => {
                let people = when::plural(*unasked as i64, "person was", "people were");
                format!("{people} not asked about #{number}. Ask them, or close with the reason.")
            }
        },
        Not::PerhapsSameIssue { number, .. } => match lang {
            Lang::Zh => format!("#{number} 可能是同一件事，请先核对。"),
            Lang::En => format!("#{number} is perhaps the same. Please check first."),
        },
    }
}

pub(in crate::text) fn state_label(lang: Lang, state: IssueState) -> &'static str {
    code::by_number(ISSUE_STATE, state as u8).map_or("?", |row| labels::code(lang, row))
}

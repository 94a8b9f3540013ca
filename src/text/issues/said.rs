//! What was done of issues, and why something is not, as a person reads it: both languages side by side.

use crate::model::issues::{Did, Not};
use crate::model::issues::{ISSUE_STATE, NOT_CONTENT, SATISFACTION};
use crate::model::{Id, Record, Unit};
use crate::model::{IssueState, code};
use crate::text::issues::stands;
use crate::text::{Lang, Names, labels, when, who};

/// The sentence that a clerk reads aloud once it is saved.
#[allow(clippy::too_many_lines, reason = "one arm a deed")]
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
        Did::IssueMoved { number, state, lead, due } => {
            stands(lang, *number, *state, &unit_or(names, *lead, lang, ""), *due, today)
        }
        Did::IssueAnswered { number, satisfaction: NOT_CONTENT, state, due, .. } => {
            stands(lang, *number, *state, "", *due, today)
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
        Did::IssuesMoved { count, state } => match lang {
            Lang::Zh => format!("{count} 件诉求，都转为{}", state_label(lang, *state)),
            Lang::En => format!("{count} issues: {}", state_label(lang, *state)),
        },
        Did::HouseholdsJoined { number, count } => match lang {
            Lang::Zh => format!("{count} 户已记在{number}号诉求里"),
            Lang::En => format!("{count} households stand behind issue {number} now"),
        },
        Did::IssueLeft { resident, number } => match lang {
            Lang::Zh => format!("{}已从{number}号诉求移出，原话留着", who(lang, names, *resident)),
            Lang::En => format!("{} is taken out of issue {number}; their words stay", who(lang, names, *resident)),
        },
        Did::IssueTold { number, count, .. } => match lang {
            Lang::Zh => format!("{number}号诉求，已告知 {count} 人"),
            Lang::En => format!("Issue {number}: {count} told"),
        },
        Did::IssueEscalated { number, unit, promised } => {
            let to = unit_or(names, *unit, lang, lang.of("上级", "a higher body"));
            let until = promised.map_or_else(String::new, |day| {
                let day = when::day_said(lang, day, today);
                lang.of(format!("，{day}前答复"), format!(". It answers by {day}"))
            });
            match lang {
                Lang::Zh => format!("{number}号诉求已报{to}{until}"),
                Lang::En => format!("Issue {number} was laid before {to}{until}"),
            }
        }
        Did::HigherChased { number, unit, next } => {
            let to = unit_or(names, *unit, lang, lang.of("上级", "the higher body"));
            let again = next.map_or_else(String::new, |day| {
                let day = when::day_said(lang, day, today);
                lang.of(format!("，{day}再催"), format!(". Again on {day}"))
            });
            match lang {
                Lang::Zh => format!("{number}号诉求已催{to}{again}"),
                Lang::En => format!("Issue {number}: {to} was asked again{again}"),
            }
        }
        Did::HigherAnswered { number, unit } => {
            let by = unit_or(names, *unit, lang, lang.of("上级", "the higher body"));
            match lang {
                Lang::Zh => format!("{number}号诉求，{by}已答复"),
                Lang::En => format!("Issue {number}: {by} answered"),
            }
        }
        Did::IssueMerged { number, into } => match lang {
            Lang::Zh => format!("{number}号诉求已并入{into}号"),
            Lang::En => format!("Issue {number} is merged into {into}"),
        },
        Did::IssueSplit { number, from } => match lang {
            Lang::Zh => format!("从{from}号诉求拆出{number}号"),
            Lang::En => format!("Issue {number} is split from {from}"),
        },
        Did::IssuesGrouped { count, number: 0 } => match lang {
            Lang::Zh => format!("{count} 件诉求不再归在一起"),
            Lang::En => format!("{count} issues stand alone again"),
        },
        Did::IssuesGrouped { count, number } => match lang {
            Lang::Zh => format!("{count} 件诉求已归入{number}号"),
            Lang::En => format!("{count} issues are parts of {number} now"),
        },
        Did::ReplySet { .. } => lang.of("常用答复已存好", "The ready reply is kept").to_owned(),
    }
}

/// What a unit is called, or what stands for one of no name.
fn unit_or(names: &dyn Names, unit: Id, lang: Lang, other: &str) -> String {
    let name = if unit.is_none() { String::new() } else { names.called(lang, Unit::KIND, unit).into_owned() };
    if name.is_empty() { other.to_owned() } else { name }
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
        Did::IssuesMoved { count, state } => {
            format!("{} {count}  {}", of("诉求批量办理", "issues together"), state_label(lang, *state))
        }
        Did::HouseholdsJoined { number, count } => {
            format!("{} #{number}  {count}", of("整巷加入诉求 户数", "households behind issue"))
        }
        Did::IssueLeft { number, .. } => format!("{} #{number}", of("移出诉求", "taken out of issue")),
        Did::IssueTold { number, count, .. } => format!("{} #{number}  {count}", of("告知诉求", "told of issue")),
        Did::IssueEscalated { number, .. } => {
            format!("{} #{number}", of("诉求上报", "laid before a higher body: issue"))
        }
        Did::HigherChased { number, .. } => format!("{} #{number}", of("催上级 诉求", "asked again about issue")),
        Did::HigherAnswered { number, .. } => {
            format!("{} #{number}", of("上级答复 诉求", "answered from above: issue"))
        }
        Did::IssueMerged { number, into } => format!("{} #{number} #{into}", of("诉求并入", "merged issues")),
        Did::IssueSplit { number, from } => format!("{} #{from} #{number}", of("诉求拆分", "split issue")),
        Did::IssuesGrouped { count, number } => {
            format!("{} {count} #{number}", of("归入热点难点", "made parts of a problem"))
        }
        Did::ReplySet { .. } => of("常用答复", "ready reply"),
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
        Not::NobodyThere => match lang {
            Lang::Zh => "这个地方没有住户，或者都已加入。请核对地点。".to_owned(),
            Lang::En => "No household lives there, or all of them stand behind it. Check the place.".to_owned(),
        },
        Not::StillWaits { number } => match lang {
            Lang::Zh => format!("#{number} 已报给这家单位，还没有答复：请催办，或记下答复。"),
            Lang::En => {
                format!("#{number} lies before this body already. Ask again, or enter its answer.")
            }
        },
        Not::NotWithItself { number } => match lang {
            Lang::Zh => format!("#{number} 不能并到自己，也不能套着归并。请另选一件。"),
            Lang::En => format!("#{number} cannot go into itself or into a part. Pick another issue."),
        },
        Not::OneCannot { number, state } => match lang {
            Lang::Zh => {
                format!("#{number} 是{}，不能走这一步；一件都没有动。请去掉它再办。", labels::code_key(lang, state))
            }
            Lang::En => format!(
                "#{number} is {} and cannot take this step; none did. Unmark it.",
                labels::code_key(lang, state)
            ),
        },
    }
}

pub(in crate::text) fn state_label(lang: Lang, state: IssueState) -> &'static str {
    code::by_number(ISSUE_STATE, state as u8).map_or("?", |row| labels::code(lang, row))
}

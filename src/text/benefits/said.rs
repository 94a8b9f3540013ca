//! What was done of benefits, and why something is not, as a person reads it: both languages side by side.

use jiff::civil::Date;

use crate::model::benefits::{Did, Not, NotEntitled};
use crate::model::people::group::OPEN;
use crate::model::{FieldKind, Value};
use crate::text::benefits::{benefit, how_often, supply};
use crate::text::sentences::saved;
use crate::text::{Lang, Names, value, when, who};

/// The sentence that a clerk reads aloud once it is saved.
pub(in crate::text) fn sentence(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    match did {
        Did::Given { resident, benefit: what, again, .. } => {
            let (name, what) = (who(lang, names, *resident), benefit(lang, names, *what));
            let next = again.map(|day| when::day_said(lang, day, today));
            match (lang, next) {
                (Lang::Zh, Some(next)) => format!("{name}的{what}，已发放，下一次从{next}起"),
                (Lang::Zh, None) => format!("{name}的{what}，已发放"),
                (Lang::En, Some(next)) => format!("{what} for {name} is given; again from {next} on"),
                (Lang::En, None) => format!("{what} for {name} is given"),
            }
        }
        Did::GrantVoided { .. } | Did::GrantCorrected { .. } | Did::AllowanceSet { .. } => {
            saved(lang, did.resident(), &history(lang, did, names), names)
        }
        Did::GivenToSeveral { .. }
        | Did::BenefitSet { .. }
        | Did::TermsSet { .. }
        | Did::SupplySet { .. }
        | Did::Received { .. }
        | Did::StockCounted { .. }
        | Did::StockLost { .. } => saved(lang, None, &history(lang, did, names), names),
    }
}

/// A line of history, without the resident's name.
pub(in crate::text) fn history(lang: Lang, did: &Did, names: &dyn Names) -> String {
    let today = names.today();
    let with = |zh: &str, en: &str, rest: String| format!("{} {rest}", lang.of(zh, en));
    let day = |date: Date| when::date_of_year(lang, date, today);
    match did {
        Did::BenefitSet { benefit: what } => with("优待项目", "benefit", benefit(lang, names, *what)),
        Did::TermsSet { benefit: what, from } => {
            with("优待规定", "benefit terms", format!("{} {}", benefit(lang, names, *what), day(*from)))
        }
        Did::Given { benefit: what, on, .. } => {
            with("发放优待", "gave", format!("{} {}", benefit(lang, names, *what), day(*on)))
        }
        Did::GrantVoided { benefit: what, .. } => with("优待发放作废", "void:", benefit(lang, names, *what)),
        Did::GrantCorrected { benefit: what, .. } => {
            with("更正优待发放", "corrected what was given:", benefit(lang, names, *what))
        }
        Did::GivenToSeveral { benefit: what, people } => {
            let people = lang.of(format!("{people} 人"), when::plural(i64::from(*people), "person", "people"));
            with("发放优待", "gave", format!("{} {people}", benefit(lang, names, *what)))
        }
        Did::AllowanceSet { .. } => lang.of("高龄津贴登记", "old-age allowance").to_owned(),
        Did::SupplySet { supply: what } => with("物品", "supply", supply(lang, names, *what)),
        Did::Received { supply: what, pieces, left } => {
            let what = supply(lang, names, *what);
            with(
                "入库",
                "received",
                lang.of(format!("{what} {pieces}，结存 {left}"), format!("{what} {pieces}, {left} left")),
            )
        }
        Did::StockCounted { supply: what, found, before } => {
            let what = supply(lang, names, *what);
            with(
                "盘点",
                "counted",
                lang.of(format!("{what} {before} 改 {found}"), format!("{what} {found}, was {before}")),
            )
        }
        Did::StockLost { supply: what, pieces, left } => {
            let what = supply(lang, names, *what);
            with(
                "报损",
                "lost",
                lang.of(format!("{what} {pieces}，结存 {left}"), format!("{what} {pieces}, {left} left")),
            )
        }
    }
}

/// Why not, in one line: the fact and the rule.
pub(in crate::text) fn refusal(lang: Lang, not: &Not, names: &dyn Names) -> String {
    let today = names.today();
    let day = |date: Date| when::date_of_year(lang, date, today);
    let of = |zh: String, en: String| lang.of(zh, en);
    let next = |date: &Option<Date>| match date {
        Some(date) => of(format!("，下一次 {} 起", day(*date)), format!(", again from {}", day(*date))),
        None => String::new(),
    };
    match not {
        Not::BenefitKnown { benefit: what } => {
            let what = benefit(lang, names, *what);
            of(format!("{what}已经设过。请在那一项上改规定。"), format!("{what} is there already. Change its terms."))
        }
        Not::SupplyKnown { supply: what } => {
            let what = supply(lang, names, *what);
            of(format!("{what}已经登记过。请在那一种上入库。"), format!("{what} is there already. Receive it there."))
        }
        Not::NoTerms { benefit: what, day: on } => {
            let (what, on) = (benefit(lang, names, *what), day(*on));
            of(format!("{on} 没有{what}的规定，或已停发。"), format!("No terms of {what} hold on {on}."))
        }
        Not::TermsKnown { benefit: what, from } => {
            let (what, from) = (benefit(lang, names, *what), day(*from));
            of(
                format!("{what}已有从 {from} 起的规定。请换一天。"),
                format!("Terms of {what} begin on {from} already. Name another day."),
            )
        }
        Not::NotEntitled { benefit: what, resident, why } => {
            let (what, name) = (benefit(lang, names, *what), who(lang, names, *resident));
            let why = not_entitled(lang, *why, names);
            of(format!("{name}还不能享受{what}：{why}。"), format!("{name} may not have {what}: {why}."))
        }
        Not::Taken { benefit: what, by, on, per, every, again } => {
            let (what, name, on) = (benefit(lang, names, *what), who(lang, names, *by), day(*on));
            let (rule, next) = (how_often(lang, *per, *every), next(again));
            of(format!("{name} {on} 已领{what}：{rule}{next}。"), format!("{name} had {what} {on}: {rule}{next}."))
        }
        Not::NoRound { benefit: what, every, next: from } => {
            let what = benefit(lang, names, *what);
            let every = crate::text::labels::code_number(lang, crate::model::benefits::round::EVERY, *every);
            let next = next(from);
            of(format!("{what}现在不在发放期：{every}{next}。"), format!("No round of {what} runs: {every}{next}."))
        }
        Not::QuotaUsed { benefit: what, quota, next: from } => {
            let (what, next) = (benefit(lang, names, *what), next(from));
            of(
                format!("{what}本轮 {quota} 份已发完{next}。"),
                format!("All {quota} of {what} are given in this round{next}."),
            )
        }
        Not::TooLittle { supply: what, left, asked } => {
            let what = supply(lang, names, *what);
            of(
                format!("{what}只剩 {left}，要发 {asked}。先入库或盘点。"),
                format!("{what}: {left} left, {asked} asked for. Receive or count it first."),
            )
        }
        Not::NotApplied { resident } => {
            let name = who(lang, names, *resident);
            of(format!("{name}的津贴还没有申请日期。"), format!("The allowance of {name} was not applied for."))
        }
        Not::TooMany { most } => {
            of(format!("一次最多发给 {most} 人。"), format!("At most {most} are given something at once."))
        }
        Not::VoidAlready => lang.of("这一次已经作废了。", "It is void already.").to_owned(),
    }
}

fn not_entitled(lang: Lang, why: NotEntitled, names: &dyn Names) -> String {
    match why {
        NotEntitled::NotHere => lang.of("不住在本社区", "they do not live here").to_owned(),
        NotEntitled::RegisteredElsewhere => lang.of("户籍不在本社区", "they are registered elsewhere").to_owned(),
        NotEntitled::AgeUnknown { age } => {
            lang.of(format!("满 {age} 岁可享，出生日期没登记"), format!("from {age} on, and no birth date is known"))
        }
        NotEntitled::TooYoung { age, on } => {
            let on = when::day_and_year(lang, on);
            lang.of(format!("{on}满 {age} 岁起可享"), format!("from {on} on, at {age}"))
        }
        NotEntitled::OtherGroup { groups } => {
            let groups = value::value(lang, &FieldKind::Flags(OPEN), &Value::Flags(groups), names);
            lang.of(format!("限{groups}"), format!("only for {groups}"))
        }
    }
}

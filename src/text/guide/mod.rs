//! Words of the guide: what the desk answers, certificates, the register of seals.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, labels, msg, when};
use crate::model::guide::{Certificate, ENTRY_KIND, Entry};

pub const GUIDE: Msg = msg("办事指南", "Guide");
pub const SEALS: Msg = msg("用印登记", "Certificates");
pub const NEW: Msg = msg("新条目", "New answer");
pub const CHANGE: Msg = msg("改条目", "Change the answer");
pub const NAME: Msg = msg("事项", "Matter");
pub const KIND: Msg = msg("类型", "Kind");
pub const WHO: Msg = msg("谁办", "Who does it");
pub const OPEN: Msg = msg("在用的", "In use");
pub const CLOSED: Msg = msg("已停用的", "Closed");
pub const TO_CONFIRM: Msg = msg("待确认的", "To be confirmed");
/// Those that are to be looked at again.
pub const AGAIN: Msg = msg("该复查的", "To look at again");
pub const NO_ENTRY: Msg = msg("没有选中条目", "No answer is selected");
pub const NONE_YET: Msg = msg(
    "还没有条目。a 1 带入不得开具的证明 20 项，n 自己登记",
    "None yet. a 1 brings the list of twenty, n enters one",
);
pub const NONE_FOUND: Msg =
    msg("没有这样的条目；换几个字，或到 7 里登记", "No such answer: other words, or enter it in 7");
pub const NO_SEAL: Msg = msg("还没有开过证明", "No certificate was issued yet");
pub const NO_CERTIFICATE: Msg = msg("没有选中证明", "No certificate is selected");
pub const FOR_WHOM: Msg = msg("先按 / 找到给谁开", "First find for whom, with /");

pub const TELL: Msg = msg("告知", "Tell");
pub const TELL_TIP: Msg = msg("看这一条，告知来人并登记", "Read it, tell it and log the visit");
pub const TELL_AND_PRINT: Msg = msg("已告知，打印告知单", "Told; print the slip");
pub const TELL_ONLY: Msg = msg("已告知，不打印", "Told; no slip");
pub const ISSUE: Msg = msg("开证明", "Issue it");
pub const ISSUING: Msg = msg("开证明", "Issue a certificate");
pub const LOOK: Msg = msg("看这一条", "See the whole entry");
pub const NEW_TIP: Msg = msg("登记谁办、在哪、带什么", "Enter who does it, where, what to bring");
pub const CHANGE_TIP: Msg = msg("改内容，或确认、停用", "Change, confirm or close it");
pub const FILTER_TIP: Msg = msg("按类型，或只看待确认的", "By kind, or those to be confirmed");
pub const HISTORY_TIP: Msg = msg("谁在什么时候改过", "Who changed it, and when");
pub const BRING: Msg = msg("带入不得开具清单", "Bring in the list of twenty");
pub const BRING_TIP: Msg = msg("2020 年第一批 20 项，逐条待确认", "The list of 2020, each to be confirmed");
pub const BOOK: Msg = msg("用印登记簿", "Book of seals");
pub const BOOK_TIP: Msg = msg("本年开出的证明，打印成册", "This year's certificates, as a page");
pub const FACES: Msg = msg("看哪一本", "Which list");
pub const FACES_TIP: Msg =
    msg("单位、办事指南、用印登记、交接班、来访登记", "Units, guide, certificates, handover, visits");

/// The office may not certify it.
pub const MUST_NOT: Msg = msg("社区（居委会）不得开具这类证明", "A residents' committee must not issue this");
pub const NUMBER: Msg = msg("编号", "Number");
pub const DAY: Msg = msg("日期", "Day");
pub const MATTER: Msg = msg("事项", "Matter");
pub const WHOM: Msg = msg("当事人", "About");
pub const FOR_WHAT: Msg = msg("用途", "For");
pub const COPIES: Msg = msg("份数", "Copies");
pub const APPROVED_BY: Msg = msg("批准人", "Approved by");
pub const HANDLED_BY: Msg = msg("经办人", "Handled by");
pub const SEAL: Msg = msg("盖章", "Seal");
/// Answers to be looked at again, on Today.
pub const AGAIN_TODAY: Msg = msg("指南待复查", "Answers to check");

/// What a wording can name between braces.
pub static FACTS: [Msg; 7] = [
    msg("姓名", "name"),
    msg("身份证号", "id number"),
    msg("性别", "sex"),
    msg("出生日期", "birth"),
    msg("住址", "address"),
    msg("用途", "purpose"),
    msg("日期", "date"),
];
/// Places in [`FACTS`].
pub(crate) const PERSON: usize = 0;
pub(crate) const ID_NUMBER: usize = 1;
pub(crate) const SEX: usize = 2;
pub(crate) const BIRTH: usize = 3;
pub(crate) const ADDRESS: usize = 4;
pub(crate) const PURPOSE: usize = 5;

/// Below the form of an answer: what its wording may name.
pub fn facts(lang: Lang) -> String {
    let named = FACTS.iter().map(|fact| format!("{{{}}}", fact.say(lang))).collect::<Vec<_>>().join(" ");
    match lang {
        Lang::Zh => format!("证明内容里可用 {named}"),
        Lang::En => format!("The wording may name {named}"),
    }
}

/// A day in full, as certificates have it: `2026年11月26日`.
pub fn full_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A certificate's number: `2026-003`.
pub fn number(certificate: &Certificate) -> String {
    format!("{}-{:03}", certificate.at.date().year(), certificate.number)
}

/// Heading of the guide.
pub fn heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("办事指南 {count} 条"),
        Lang::En => when::plural(count as i64, "answer", "answers"),
    }
}

/// How many certificates a year has.
pub fn issued_in(lang: Lang, year: i16, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{year} 年开出证明 {count} 件"),
        Lang::En => format!("{year}: {}", when::plural(count as i64, "certificate", "certificates")),
    }
}

/// An answer that was found: `不得开具的证明  亲属关系证明`.
pub fn told(lang: Lang, entry: &Entry) -> String {
    format!("{}  {}", labels::code_number(lang, ENTRY_KIND, entry.kind), entry.name)
}

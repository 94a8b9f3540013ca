//! Words of the contacts' tab: partner units, the three cards, and what is promised.

pub mod fields;
pub mod register;
pub mod report;
pub mod rules;
pub mod said;
pub mod street;

use jiff::civil::Date;

use super::{Lang, Msg, labels, msg, when};
use crate::model::contacts::{Coordination, UNIT_KIND, Unit, WorkContact};

pub const CONTACTS: Msg = msg("联络台账", "Contacts");
pub const UNITS: Msg = msg("单位", "Units");
pub const NEW: Msg = msg("新单位", "New unit");
pub const CHANGE: Msg = msg("改单位", "Change the unit");
pub const NAME: Msg = msg("单位", "Unit");
pub const KIND: Msg = msg("类型", "Kind");
pub const PHONE: Msg = msg("电话", "Phone");
/// Sessions that it held or will hold.
pub const SESSIONS: Msg = msg("场次", "Sessions");
/// Those that work with the office.
pub const OPEN: Msg = msg("在用的", "In use");
/// Those that do not any more.
pub const CLOSED: Msg = msg("已停用的", "Closed");
pub const ALL: Msg = msg("全部", "All");
pub const NO_UNIT: Msg = msg("没有选中单位", "No unit is selected");
pub const NONE_YET: Msg = msg("还没有单位，按 n 登记一家", "No unit yet; n enters one");
/// What closing does, below the form.
pub const CLOSING: Msg = msg("填了停用日期，别处就不再列出这家单位", "Once closed it is offered nowhere");

/// How places are written, below the form.
pub const PLACES_HINT: Msg =
    msg("负责的小区院落用顿号隔开，可写到楼栋", "Compounds are parted by commas, a building may follow");

pub const NEW_TIP: Msg = msg("登记医院、药店、物业、街道等单位", "Enter a hospital, pharmacy, office or other unit");
pub const CHANGE_TIP: Msg = msg("改名称、电话、地址，或停用", "Name, phone, address, or close it");
pub const FILTER_TIP: Msg = msg("按类型，或看已停用的", "By kind, or those that are closed");
pub const HISTORY_TIP: Msg = msg("谁在什么时候改过", "Who changed it, and when");

/// Heading of the list: how many.
pub fn heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("单位 {count} 家"),
        Lang::En => when::plural(count as i64, "unit", "units"),
    }
}

/// A unit that was found: `医院  解放军三二三医院  029-…`.
pub fn told(lang: Lang, unit: &Unit) -> String {
    let kind = labels::code_number(lang, UNIT_KIND, unit.kind);
    format!("{kind}  {}  {}", unit.name, unit.phone).trim_end().to_owned()
}

pub const CARDS: Msg = msg("工作联系卡", "Work contacts");
pub const COORDINATIONS: Msg = msg("活动协调卡", "Coordination");
pub const SAID: Msg = msg("沟通登记", "Communications");
pub const CALLED: Msg = msg("联系人", "Contacts");
pub const NEW_CONTACT: Msg = msg("新联系人", "New contact");
pub const NEW_CONTACT_TIP: Msg =
    msg("这家单位的一位联系人，一人一卡", "Somebody who is called at this unit, a card each");
pub const CHANGE_CONTACT: Msg = msg("改联系人", "Change the contact");
pub const CHANGE_CONTACT_TIP: Msg = msg("职务、电话、时间，或停用", "Duty, phones, hours, or close it");
pub const NEW_COORDINATION: Msg = msg("新协调卡", "New coordination");
pub const CHANGE_COORDINATION: Msg = msg("改协调卡", "Change the card");
pub const NEW_CARD: Msg = msg("新卡", "New card");
pub const NEW_CARD_TIP: Msg = msg("联系人，或一次活动的协调", "A contact, or the coordination of an activity");
pub const CHANGE_CARD: Msg = msg("改卡", "Change the card");
pub const COMMUNICATE: Msg = msg("记沟通", "Write down");
pub const COMMUNICATE_TIP: Msg = msg("和谁说了什么，答应了什么", "What was said with whom, and what was promised");
pub const CORRECT_SAID: Msg = msg("改沟通登记", "Correct the entry");
pub const CORRECT_SAID_TIP: Msg = msg("改内容、结果、回告", "What was said, what came of it");
pub const CHASE: Msg = msg("催办", "Ask again");
pub const CHASE_TIP: Msg = msg("又问了一次，对方怎么说", "Asked again: what they answered");
pub const ANSWERED: Msg = msg("对方怎么说", "What they answered");
pub const SETTLE: Msg = msg("办到没有", "Kept or not");
pub const SETTLE_TIP: Msg = msg("办到了、没办到，或不用了", "Kept, not kept, or needed no more");
pub const PROMISES: Msg = msg("答应的事", "Promises");
pub const OVERDUE: Msg = msg("超期的", "Overdue");
pub const OURS: Msg = msg("我们答应的", "Ours");
pub const THEIRS: Msg = msg("对方答应的", "Theirs");
pub const RECENT: Msg = msg("最近的", "All, the last first");
pub const SAID_FILTER_TIP: Msg = msg("答应的事、超期的，或按方式", "Promises, overdue ones, or by how it was said");
pub const CARDS_FILTER_TIP: Msg = msg("联系人或协调卡，按单位类型", "Contacts or coordination, by kind of unit");
pub const PROMISE_SHEET: Msg = msg("催办单", "Chase list");
pub const PROMISE_SHEET_TIP: Msg = msg("还没办到的，先到期的在前", "What is open, the first due day first");
pub const COMPOUNDS: Msg = msg("小区一览", "Compounds");
pub const COMPOUNDS_TIP: Msg =
    msg("哪个小区归谁管，哪些没有物业", "Who looks after which compound, and which have no property office");
pub const COMPOUND: Msg = msg("小区院落", "Compound");
pub const HOUSEHOLDS: Msg = msg("户数", "Households");
pub const PROPERTY: Msg = msg("物业", "Property office");
pub const NO_PROPERTY: Msg = msg("无物业", "none");
pub const GRID: Msg = msg("网格", "Grid");
pub const ANSWERS_FOR: Msg = msg("网格员", "Answers for it");
pub const NO_CONTACT: Msg = msg("没有选中联系人", "No contact is selected");
pub const NO_CARD: Msg = msg("没有选中卡", "No card is selected");
pub const NO_SAID: Msg = msg("没有选中登记", "No entry is selected");
pub const NO_PROMISE: Msg = msg("这条没有未了的答应", "Nothing is promised in it, or it is settled");
pub const NO_CONTACTS_YET: Msg = msg("还没有联系人，按 n 登记一位", "No contact yet; n enters one");
pub const NO_COORDINATION_YET: Msg = msg("还没有协调卡，按 n 建一张", "No card yet; n makes one out");
pub const NO_SAID_YET: Msg = msg("还没有沟通登记，按 n 记一条", "Nothing is written down yet; n does");
pub const DUTY: Msg = msg("职务", "Duty");
pub const COORDINATION_NAME: Msg = msg("活动", "Activity");
pub const HOST: Msg = msg("主办单位", "Host");
pub const WITH: Msg = msg("和谁", "With");
pub const WHEN: Msg = msg("时间", "When");
pub const WHAT: Msg = msg("内容", "What");
pub const UNTIL: Msg = msg("到期", "Due");
pub const UPCOMING: Msg = msg("还没办的活动", "Still to come");
pub const PAST: Msg = msg("办过的活动", "Past");
pub const UNANSWERED: Msg = msg("还有人没答复", "Answers missing");
pub const PROMISED: Msg = msg("答应了什么", "Promised");
pub const BY_WHOM: Msg = msg("谁答应的", "By");
pub const CHASED: Msg = msg("催过", "Asked again");
/// Promises that are due today, on Today.
pub const PROMISES_DUE: Msg = msg("答应的事今天到期", "Promises due today");
/// Promises whose day is over, on Today.
pub const PROMISES_OVERDUE: Msg = msg("答应的事超期", "Promises overdue");

/// Heading of the contacts: how many.
pub fn contacts_heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("工作联系卡 {count} 张"),
        Lang::En => when::plural(count as i64, "work contact", "work contacts"),
    }
}

/// Heading of the coordinations: how many.
pub fn coordinations_heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("活动协调卡 {count} 张"),
        Lang::En => when::plural(count as i64, "coordination card", "coordination cards"),
    }
}

/// Heading of what was said: how many, and how much of it is promised and late.
pub fn said_heading(lang: Lang, count: usize, promises: usize, late: usize) -> String {
    match lang {
        Lang::Zh => format!("沟通登记 {count} 条  未了的答应 {promises}  超期 {late}"),
        Lang::En => format!("{count} entries  {promises} open promises  {late} late"),
    }
}

/// The number of a card, as it is written on it.
pub fn card_number(number: u32) -> String {
    format!("{number:03}")
}

/// When a promise is due, and how late it is: `超 3 天`.
pub fn due(lang: Lang, due: Date, today: Date) -> String {
    let days = crate::model::when::days_since_epoch(today) - crate::model::when::days_since_epoch(due);
    match (lang, days) {
        (Lang::Zh, 0) => "今天".to_owned(),
        (Lang::En, 0) => "today".to_owned(),
        (Lang::Zh, 1..) => format!("超 {days} 天"),
        (Lang::En, 1..) => format!("{} late", when::plural(days, "day", "days")),
        (_, _) => when::day(lang, due),
    }
}

/// A coordination that was found: `重阳敬老  10-18`.
pub fn told_coordination(lang: Lang, one: &Coordination, today: Date) -> String {
    let day = one.date.map(|day| when::day_of_year(lang, day, today)).unwrap_or_default();
    format!("{}  {day}", one.name).trim_end().to_owned()
}

/// A contact that was found: `王科长 民政科  街道办  029-…`.
pub fn told_contact(_lang: Lang, contact: &WorkContact, unit: &str) -> String {
    let parts = [contact.name.as_str(), &contact.duty, unit, &contact.phone];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// How many compounds there are, and how many have no property office.
pub fn compounds(lang: Lang, all: usize, without: usize) -> String {
    match lang {
        Lang::Zh => format!("小区院落 {all} 个，其中 {without} 个没有物业"),
        Lang::En => format!("{all} compounds, {without} of them without a property office"),
    }
}

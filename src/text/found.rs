//! What the find box says of records that are no people, a line each; and why somebody stands where they do.

use crate::model::clinic::SESSION_KIND;
use crate::model::clinic::referral::REFERRAL_STATE;
use crate::model::register::{MATTER, VISITOR_ROLE};
use crate::model::{Booking, Referral, Room, Session, Visit, VisitorLine};

use super::{Lang, Msg, Names, labels, msg, when};
use crate::text::center;

/// Over people who were found by the sound of their names.
pub const BY_SOUND: Msg = msg("读音相同", "Sounds alike");
pub const ACTION: Msg = msg("操作", "Action");

/// How many people a query finds, exact up to a thousand: `1,000+ 人`.
pub fn count(lang: Lang, exact: Option<usize>) -> String {
    match (exact, lang) {
        (Some(count), _) => super::console::hits(lang, count),
        (None, Lang::Zh) => "1,000+ 人".into(),
        (None, Lang::En) => "1,000+ people".into(),
    }
}

/// Who can be found so far, while the index is being built: `索引还在建，先查得到 120000 / 1000000 人`.
pub fn growing(lang: Lang, found: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("索引还在建，先查得到 {found} / {all} 人"),
        Lang::En => format!("still building the index: {found} of {all} people can be found"),
    }
}

/// A booking: `周四 14:00-15:30  书画室  解秀英  10 位`.
pub fn booking(lang: Lang, booking: &Booking, names: &dyn Names) -> String {
    let slot = center::slot(lang, booking.date, booking.start, booking.end, names.today());
    let (room, name, heads) = (names.room(booking.room), names.resident(booking.resident), booking.heads);
    match (lang, heads) {
        (_, 1) => format!("{slot}  {room}  {name}"),
        (Lang::Zh, _) => format!("{slot}  {room}  {name}  {heads} 位"),
        (Lang::En, _) => format!("{slot}  {room}  {name}  {heads} places"),
    }
}

/// A session: `周一 09:00  义诊  糖尿病医院`.
pub fn session(lang: Lang, session: &Session, names: &dyn Names) -> String {
    let kind = labels::code_number(lang, SESSION_KIND, session.kind);
    format!("{}  {kind}  {}", when::moment(lang, session.date, session.start, names.today()), names.session(session.id))
}

/// A referral: `转诊  解秀英  待就诊`. Not where to: a visitor can see the screen.
pub fn referral(lang: Lang, referral: &Referral, names: &dyn Names) -> String {
    let state = labels::code_number(lang, REFERRAL_STATE, referral.state);
    format!("{}  {}  {state}", lang.of("转诊", "referral"), names.resident(referral.resident))
}

/// A visit: `周一 09:20  解秀英`. Not where: a visitor can see the screen, and a hospital's name says what somebody has.
pub fn visit(lang: Lang, visit: &Visit, names: &dyn Names) -> String {
    let at = when::moment(lang, visit.at.date(), visit.at.time(), names.today());
    format!("{at}  {}", names.resident(visit.resident))
}

/// A room.
pub fn room(lang: Lang, room: &Room) -> String {
    match lang {
        Lang::Zh => format!("{}  {} 位", room.name, room.capacity),
        Lang::En => format!("{}  {} places", room.name, room.capacity),
    }
}

/// A line of the visitor log: `今天 09:12  家属  张敏  咨询`.
pub fn visitor(lang: Lang, line: &VisitorLine, names: &dyn Names) -> String {
    let at = when::moment(lang, line.at.date(), line.at.time(), names.today());
    let role = labels::code_number(lang, VISITOR_ROLE, line.role);
    let matter = labels::code_number(lang, MATTER, line.matter);
    let who = if line.visitor.is_empty() { names.resident(line.resident).into_owned() } else { line.visitor.clone() };
    [at.as_str(), &who, role, matter].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("  ")
}

/// What was typed of somebody, by the key that the ranking has for it; the key itself where it is unknown.
pub fn why(lang: Lang, key: &'static str) -> &'static str {
    WHYS.iter().find(|it| it.0 == key).map_or(key, |it| it.1.say(lang))
}

static WHYS: &[(&str, Msg)] = &[
    ("whole_name", msg("整个姓名", "the whole name")),
    ("name_start", msg("姓名的开头", "the beginning of the name")),
    ("other_reading", msg("姓名的另一种读音", "the name in another reading")),
    ("given_name", msg("名", "the given name")),
    ("name_part", msg("姓名里的字", "a part of the name")),
    ("former_name", msg("曾用名或小名", "a former name or nickname")),
    ("household", msg("户主", "the head of the household")),
    ("lane", msg("巷院", "the lane")),
    ("tag", msg("标签", "a label")),
    ("phone_end", msg("电话末几位", "the end of a phone number")),
    ("phone_start", msg("电话开头", "the beginning of a phone number")),
    ("phone_middle", msg("电话中间几位", "digits within a phone number")),
    ("id_number", msg("身份证末几位", "the end of the identity number")),
    ("birth", msg("日期", "a date")),
    ("door", msg("门牌", "the door")),
    ("number", msg("编号", "the number")),
    ("words", msg("内容里的字", "words of the matter")),
    ("sound", msg("读音相同", "sounds alike")),
    ("typo", msg("错了一键", "one key wrong")),
    ("two_typos", msg("错了两键", "two keys wrong")),
    ("digit_typo", msg("号码错了一键", "one digit wrong")),
    ("served", msg("今天办过事", "served today")),
    ("expected", msg("今天要来", "expected today")),
    ("open_matter", msg("有未办结的诉求", "an issue is open")),
    ("seen", msg("近几天来过", "seen in the last days")),
];

/// Why somebody stands where they do: what each term fitted with its cost, and why the desk may mean them today.
pub fn explained(lang: Lang, fitted: &[(&'static str, u8)], cost: u8, today: Option<&'static str>) -> String {
    let terms: Vec<String> = fitted.iter().map(|(key, cost)| format!("{} {cost}", why(lang, key))).collect();
    let sum = if fitted.len() > 1 { format!(" = {cost}") } else { String::new() };
    let today = today.map(|key| format!("{}{}", lang.of("；", "; "), why(lang, key))).unwrap_or_default();
    format!("{}{sum}{today}", terms.join(" + "))
}

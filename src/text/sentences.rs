//! What a command did: a whole sentence to be read aloud after a save, and a shorter line for the history.
//!
//! Sentences hold names, so they are made when they are shown and never kept.

use super::{Lang, Names, labels, numerals, room, services, when, who};
use crate::model::export::EXPORTED;
use crate::model::issues::ISSUE_STATE;
use crate::model::register::SHEET;
use crate::model::{Id, IssueState, Note, code};
use crate::text::center::bookings;

/// Most changed fields that a line names.
const NAMED_FIELDS: usize = 3;

/// The sentence that a clerk reads aloud once it is saved: `11月26日周四下午两点，书画室，十位，已订好`.
pub fn sentence(lang: Lang, note: &Note, names: &dyn Names) -> String {
    match lang {
        Lang::Zh => zh_sentence(note, names),
        Lang::En => en_sentence(note, names),
    }
}

fn zh_sentence(note: &Note, names: &dyn Names) -> String {
    let lang = Lang::Zh;
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    let at = |id: &Id| room(lang, names, *id);
    match note {
        Note::Registered { resident } => format!("{}，已登记", name(resident)),
        Note::Corrected { resident, fields } => {
            format!("{}的资料已改好{}", name(resident), listed(lang, "：", fields))
        }
        Note::MovedWithin { resident } => format!("{}的新住址，已登记", name(resident)),
        Note::MovedOut { resident, on } => {
            format!("{}，{}迁出，已登记", name(resident), when::day_said(lang, *on, today))
        }
        Note::Died { resident, on } => {
            format!("{}，{}去世，已登记，请节哀", name(resident), when::day_said(lang, *on, today))
        }
        Note::Returned { resident } => format!("{}，已登记迁回", name(resident)),
        Note::Imported { added, updated, .. } => format!("名册已导入：新增 {added} 人，更新 {updated} 人"),
        Note::Booked { room, date, start, heads, .. } => format!(
            "{}，{}，{}，已订好",
            when::moment_said(lang, *date, *start, today),
            at(room),
            when::people_said(lang, (*heads).into())
        ),
        Note::BookingCancelled { room, date, start, .. } => {
            format!("{}，{}，已取消", when::moment_said(lang, *date, *start, today), at(room))
        }
        Note::CheckedIn { resident, room } => format!("{}，{}，已到", name(resident), at(room)),
        Note::NoShow { resident, room } => format!("{}，{}，未到，已记下", name(resident), at(room)),
        Note::Closed { room, date } => format!("{}，{}，停用，已登记", when::day_said(lang, *date, today), at(room)),
        Note::Reopened { room, date } => format!("{}，{}，照常开放", when::day_said(lang, *date, today), at(room)),
        Note::RoomSet { room } => format!("{}已设好", at(room)),
        Note::SessionPlanned { session } => format!("{}的场次已排好", held_by(lang, names, *session)),
        Note::Queued { ticket, .. } => format!("您是{}号，请稍坐，等叫号", numerals::ordinal((*ticket).into())),
        Note::Called { resident, ticket } => {
            format!("请{}号{}过来", numerals::ordinal((*ticket).into()), name(resident))
        }
        Note::VisitRecorded { recall: Some(day), .. } => {
            format!("已记好，请{}再来量一次", when::day_said(lang, *day, today))
        }
        Note::VisitRecorded { recall: None, .. } => "已记好，请多保重".to_owned(),
        Note::VisitVoid { resident } => format!("{}的号已作废", name(resident)),
        Note::IssueRegistered { number, due: Some(day), .. } => {
            format!("诉求 {number} 号已受理，{}前答复您", when::day_said(lang, *day, today))
        }
        Note::IssueRegistered { number, due: None, .. } => format!("诉求 {number} 号已受理，有进展会告诉您"),
        Note::IssueJoined { number, .. } => format!("您反映的已记在诉求 {number} 号里，有结果一并答复您"),
        Note::IssueMoved { number, state } => format!("诉求 {number} 号，现在是{}", state_label(lang, *state)),
        Note::IssueCorrected { number } => format!("诉求 {number} 号的内容已改好"),
        Note::VisitorLogged { .. } => "来访已登记".to_owned(),
        Note::Revealed { field, .. } => format!("「{}」已显示，已留痕", reveal_label(lang, field)),
        Note::Demo { residents: 0 } => "已完成".to_owned(),
        Note::Demo { residents } => format!("演练社区已建好，居民 {residents} 人"),
        Note::ClerkChanged => "已换人值班".to_owned(),
        Note::Service(note) => services::sentence(lang, note, names),
        Note::Printed { sheet, .. } => format!("{}已送打印", labels::code_number(lang, SHEET, *sheet)),
        Note::Merged { resident, .. } => format!("{}的两条资料已合成一条", name(resident)),
        Note::Exported { what, rows } => format!("{}，{rows} 行，完整导出，已留痕", exported(lang, *what)),
        Note::Undid { what } => format!("已撤销：{}", named(lang, what, names)),
        Note::Redid { what } => format!("已重做：{}", named(lang, what, names)),
        Note::SeriesBooked { .. }
        | Note::SeriesCancelled { .. }
        | Note::SeriesChanged { .. }
        | Note::Waits { .. }
        | Note::WaitCalled { .. }
        | Note::Missed { .. }
        | Note::HolidaySet { .. }
        | Note::SeveralCancelled { .. }
        | Note::SeveralMoved { .. } => bookings::sentence(lang, note, names),
    }
}

fn en_sentence(note: &Note, names: &dyn Names) -> String {
    let lang = Lang::En;
    let today = names.today();
    let name = |id: &Id| who(lang, names, *id);
    let at = |id: &Id| room(lang, names, *id);
    match note {
        Note::Registered { resident } => format!("{} is registered", name(resident)),
        Note::Corrected { resident, fields } => {
            format!("{}'s data are corrected{}", name(resident), listed(lang, ": ", fields))
        }
        Note::MovedWithin { resident } => format!("{}'s new address is registered", name(resident)),
        Note::MovedOut { resident, on } => {
            format!("{} moved out on {}: registered", name(resident), when::day_said(lang, *on, today))
        }
        Note::Died { resident, on } => {
            format!("{} died on {}: registered. Our condolences", name(resident), when::day_said(lang, *on, today))
        }
        Note::Returned { resident } => format!("{} lives here again: registered", name(resident)),
        Note::Imported { added, updated, .. } => format!("Roster imported: {added} added, {updated} updated"),
        Note::Booked { room, date, start, heads, .. } => format!(
            "{}, {}, {}: booked",
            when::moment_said(lang, *date, *start, today),
            at(room),
            when::people_said(lang, (*heads).into())
        ),
        Note::BookingCancelled { room, date, start, .. } => {
            format!("{}, {}: cancelled", when::moment_said(lang, *date, *start, today), at(room))
        }
        Note::CheckedIn { resident, room } => format!("{} is here, {}", name(resident), at(room)),
        Note::NoShow { resident, room } => format!("{} did not come, {}: noted", name(resident), at(room)),
        Note::Closed { room, date } => format!("{}, {}: closed", when::day_said(lang, *date, today), at(room)),
        Note::Reopened { room, date } => {
            format!("{}, {}: open as usual", when::day_said(lang, *date, today), at(room))
        }
        Note::RoomSet { room } => format!("{} is set up", at(room)),
        Note::SessionPlanned { session } => format!("{}: session planned", held_by(lang, names, *session)),
        Note::Queued { ticket, .. } => format!("You have ticket {ticket}. Please take a seat until it is called"),
        Note::Called { resident, ticket } => format!("Ticket {ticket}, {}, please", name(resident)),
        Note::VisitRecorded { recall: Some(day), .. } => {
            format!("Recorded. Please come again on {}", when::day_said(lang, *day, today))
        }
        Note::VisitRecorded { recall: None, .. } => "Recorded. Take good care".to_owned(),
        Note::VisitVoid { resident } => format!("{}'s ticket is void", name(resident)),
        Note::IssueRegistered { number, due: Some(day), .. } => {
            format!("Issue {number} is registered. You get an answer by {}", when::day_said(lang, *day, today))
        }
        Note::IssueRegistered { number, due: None, .. } => {
            format!("Issue {number} is registered. We tell you what comes of it")
        }
        Note::IssueJoined { number, .. } => format!("You stand on issue {number} and get its answer too"),
        Note::IssueMoved { number, state } => format!("Issue {number} is now {}", state_label(lang, *state)),
        Note::IssueCorrected { number } => format!("Issue {number} is corrected"),
        Note::VisitorLogged { .. } => "The visit is logged".to_owned(),
        Note::Revealed { field, .. } => format!("\"{}\" is shown, and that is logged", reveal_label(lang, field)),
        Note::Demo { residents: 0 } => "Done".to_owned(),
        Note::Demo { residents } => format!("Training community laid out: {residents} residents"),
        Note::ClerkChanged => "Another clerk is at the desk".to_owned(),
        Note::Service(note) => services::sentence(lang, note, names),
        Note::Printed { sheet, .. } => format!("Sent to the printer: {}", labels::code_number(lang, SHEET, *sheet)),
        Note::Merged { resident, .. } => format!("{}: two records became one", name(resident)),
        Note::Exported { what, rows } => {
            format!("{}, {rows} rows: exported in full, and that is logged", exported(lang, *what))
        }
        Note::Undid { what } => format!("Undone. {}", named(lang, what, names)),
        Note::Redid { what } => format!("Redone. {}", named(lang, what, names)),
        Note::SeriesBooked { .. }
        | Note::SeriesCancelled { .. }
        | Note::SeriesChanged { .. }
        | Note::Waits { .. }
        | Note::WaitCalled { .. }
        | Note::Missed { .. }
        | Note::HolidaySet { .. }
        | Note::SeveralCancelled { .. }
        | Note::SeveralMoved { .. } => bookings::sentence(lang, note, names),
    }
}

/// A line of history, without the resident's name: `预约 书画室 11-26 周四 14:00 10 位`.
pub fn history(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let today = names.today();
    let at = |id: &Id| room(lang, names, *id);
    let day = |date| when::day_of_year(lang, date, today);
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    match note {
        Note::Registered { .. } => of("登记", "registered"),
        Note::Corrected { fields, .. } => {
            format!("{}{}", of("更正", "corrected"), listed(lang, lang.of("：", ": "), fields))
        }
        Note::MovedWithin { .. } => of("社区内搬家", "moved within"),
        Note::MovedOut { on, .. } => format!("{} {}", of("迁出", "moved out"), day(*on)),
        Note::Died { on, .. } => format!("{} {}", of("去世", "died"), day(*on)),
        Note::Returned { .. } => of("迁回", "moved back"),
        Note::Imported { added, updated, .. } => match lang {
            Lang::Zh => format!("导入名册 新增 {added} 更新 {updated}"),
            Lang::En => format!("imported a roster: {added} added, {updated} updated"),
        },
        Note::Booked { room, date, start, heads, .. } => format!(
            "{} {} {} {} {}",
            of("预约", "booked"),
            at(room),
            day(*date),
            when::clock(*start),
            when::people(lang, (*heads).into())
        ),
        Note::BookingCancelled { room, date, start, .. } => {
            format!("{} {} {} {}", of("取消预约", "cancelled"), at(room), day(*date), when::clock(*start))
        }
        Note::CheckedIn { room, .. } => format!("{} {}", of("已到", "came to"), at(room)),
        Note::NoShow { room, .. } => format!("{} {}", of("未到", "did not come to"), at(room)),
        Note::Closed { room, date } => format!("{} {} {}", of("停用", "closed"), at(room), day(*date)),
        Note::Reopened { room, date } => format!("{} {} {}", of("恢复开放", "opened again"), at(room), day(*date)),
        Note::RoomSet { room } => format!("{} {}", of("设置房间", "set up"), at(room)),
        Note::SessionPlanned { session } => {
            format!("{} {}", of("安排场次", "planned"), held_by(lang, names, *session))
        }
        Note::Queued { ticket, .. } => numbered(lang, "取号", "took ticket", *ticket),
        Note::Called { ticket, .. } => numbered(lang, "叫号", "called ticket", *ticket),
        Note::VisitRecorded { recall: Some(date), .. } => {
            format!("{} {}", of("健康记录，复测", "health record, again on"), day(*date))
        }
        Note::VisitRecorded { recall: None, .. } => of("健康记录", "health record"),
        Note::VisitVoid { .. } => of("号已作废", "ticket void"),
        Note::IssueRegistered { number, .. } => format!("{} #{number}", of("诉求受理", "registered issue")),
        Note::IssueJoined { number, .. } => format!("{} #{number}", of("一同反映", "joined issue")),
        Note::IssueMoved { number, state } => {
            format!("{} #{number} {}", of("诉求", "issue"), state_label(lang, *state))
        }
        Note::IssueCorrected { number } => format!("{} #{number}", of("诉求更正", "corrected issue")),
        Note::VisitorLogged { .. } => of("来访登记", "visit logged"),
        Note::Revealed { field, .. } => format!("{} {}", of("显示", "revealed"), reveal_label(lang, field)),
        Note::Demo { residents: 0 } => of("一项操作", "a command"),
        Note::Demo { residents } => match lang {
            Lang::Zh => format!("建演练社区 {residents} 人"),
            Lang::En => format!("laid out a training community of {residents}"),
        },
        Note::ClerkChanged => of("换人值班", "clerk changed"),
        Note::Service(note) => services::history(lang, note, names),
        Note::Printed { sheet, .. } => {
            format!("{} {}", of("打印", "printed"), labels::code_number(lang, SHEET, *sheet))
        }
        Note::Merged { .. } => of("合并重复", "merged a duplicate"),
        Note::Exported { what, rows } => match lang {
            Lang::Zh => format!("完整导出 {} {rows} 行", exported(lang, *what)),
            Lang::En => format!("exported {rows} {} in full", exported(lang, *what)),
        },
        Note::Undid { what } => format!("{}{}", of("撤销 ", "undid: "), history(lang, what, names)),
        Note::Redid { what } => format!("{}{}", of("重做 ", "redid: "), history(lang, what, names)),
        Note::SeriesBooked { .. }
        | Note::SeriesCancelled { .. }
        | Note::SeriesChanged { .. }
        | Note::Waits { .. }
        | Note::WaitCalled { .. }
        | Note::Missed { .. }
        | Note::HolidaySet { .. }
        | Note::SeveralCancelled { .. }
        | Note::SeveralMoved { .. } => bookings::history(lang, note, names),
    }
}

/// A line of history that says of whom, for lists of what everybody did.
pub fn named(lang: Lang, note: &Note, names: &dyn Names) -> String {
    match note.resident() {
        Some(resident) => {
            format!("{}{}{}", who(lang, names, resident), lang.of(" ", ": "), history(lang, note, names))
        }
        None => history(lang, note, names),
    }
}

/// What `u` is about to take back: `撤销：解秀英 预约 书画室 11-26 周四 14:00 10 位？`.
pub fn undo_question(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let note = at_heart(note);
    match lang {
        Lang::Zh => format!("撤销：{}？", named(lang, note, names)),
        Lang::En => format!("Undo? {}", named(lang, note, names)),
    }
}

/// What `C-y` is about to do again, from the note of the undo that it takes back.
pub fn redo_question(lang: Lang, note: &Note, names: &dyn Names) -> String {
    let note = at_heart(note);
    match lang {
        Lang::Zh => format!("重做：{}？", named(lang, note, names)),
        Lang::En => format!("Redo? {}", named(lang, note, names)),
    }
}

/// What was done in the first place, under every undo and redo.
fn at_heart(note: &Note) -> &Note {
    match note {
        Note::Undid { what } | Note::Redid { what } => at_heart(what),
        _ => note,
    }
}

/// The labels of changed fields, the first few by name; empty where none is known.
fn listed(lang: Lang, before: &str, fields: &[String]) -> String {
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

/// What was opened: a field, or the panel of health and aid.
fn reveal_label(lang: Lang, key: &str) -> &'static str {
    labels::find_key(key).unwrap_or(super::console::CARE).say(lang)
}

fn state_label(lang: Lang, state: IssueState) -> &'static str {
    code::by_number(ISSUE_STATE, state as u8).map_or("?", |row| labels::code(lang, row))
}

fn exported(lang: Lang, what: u8) -> &'static str {
    labels::code_number(lang, EXPORTED, what)
}

fn held_by(lang: Lang, names: &dyn Names, session: Id) -> String {
    super::named(names.session(session), lang.of("这家机构", "the institution")).into_owned()
}

fn numbered(lang: Lang, zh: &str, en: &str, ticket: u16) -> String {
    match lang {
        Lang::Zh => format!("{zh} {ticket} 号"),
        Lang::En => format!("{en} {ticket}"),
    }
}

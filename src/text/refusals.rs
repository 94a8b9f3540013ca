//! Why the desk does not do something, in one line: the fact, the rule; and the ways out that stand after their digits.

use jiff::civil::{DateTime, Time};

use super::{Lang, Names, errors, labels, room, services, when, who};
use crate::model::center::booking::{CLOSURE_REASON, Place};
use crate::model::{Kind, Record, Refusal, Resident, Way};
use crate::text::center::bookings;

/// The refusal in one line.
pub fn refusal(lang: Lang, refusal: &Refusal, names: &dyn Names) -> String {
    match lang {
        Lang::Zh => zh(refusal, names),
        Lang::En => en(refusal, names),
    }
}

fn zh(refusal: &Refusal, names: &dyn Names) -> String {
    let lang = Lang::Zh;
    let kind = |kind: &Kind| labels::kind(lang, *kind);
    let at = |place: &Place| place_at(lang, place, names);
    match refusal {
        Refusal::Field { key, error } => {
            format!("{}：{}。", key_label(lang, key), errors::field_error(lang, error))
        }
        Refusal::Gone { kind: k } => format!("这条{}记录已不在，请返回重查。", kind(k)),
        Refusal::Changed { kind: k } => format!("这条{}记录刚被别处改过，请重新打开再改。", kind(k)),
        Refusal::IdTaken { by, .. } => format!("这个身份证号已是{}的，一号只能登记一人。", who(lang, names, *by)),
        Refusal::PerhapsSame { as_, .. } => format!("{}可能就是同一人，请先核对。", who(lang, names, *as_)),
        Refusal::NotLivingHere { resident } => {
            format!("{}已迁出或已故，不能办理。若又住回来，先登记迁回。", who(lang, names, *resident))
        }
        Refusal::Referred { by, count } => format!("还有 {count} 条{}记录用到它，先处理那些再撤销。", kind(by)),
        Refusal::HeadOfOthers { others } => format!("此人是户主，家里还有 {others} 人，请先另定户主。"),
        Refusal::Full { place, left: 0, asked, capacity, .. } => {
            format!("{}已满（共 {capacity} 位），约不了 {asked} 位。", at(place))
        }
        Refusal::Full { place, left, asked, .. } => format!("{}只剩 {left} 位，不够 {asked} 位。", at(place)),
        Refusal::PartyTooLarge { room: id, most } => {
            format!("{}一次最多约 {most} 位，请分开约。", room(lang, names, *id))
        }
        Refusal::RoomClosed { place, reason: 0, .. } => {
            let weekday = when::weekday(lang, place.date.weekday());
            format!("{}{weekday}不开，请换一天。", room(lang, names, place.room))
        }
        Refusal::RoomClosed { place, reason, .. } => {
            let why = labels::code_number(lang, CLOSURE_REASON, *reason);
            let day = when::day_near(lang, place.date, names.today());
            format!("{day} {}停用（{why}），请换一天。", room(lang, names, place.room))
        }
        Refusal::NoSuchSlot { room: id, start, .. } => {
            format!("{}没有 {} 开始的时段。", room(lang, names, *id), when::clock(*start))
        }
        Refusal::Past { at, .. } => {
            format!("{} 已经过了。", at_or_day(lang, *at, names))
        }
        Refusal::Clash { place, .. } => {
            format!("{} 已约{}，时间冲突。", moment(lang, place, names), room(lang, names, place.room))
        }
        Refusal::WrongState { kind: k, state } => {
            format!("{}现在是「{}」，不能这样办。", kind(k), labels::code_key(lang, state))
        }
        Refusal::NotToday { date } => {
            let then = if *date < names.today() { "已经过了" } else { "到当天再办" };
            format!("这是 {}的，不是今天，{then}。", when::day_of_year(lang, *date, names.today()))
        }
        Refusal::NotYet { at } => format!("{} 才开始，到时再办。", at_or_day(lang, *at, names)),
        Refusal::NotHeld { from, until } => format!("{from} 至 {until} 的记录还没有读出来，请再办一次。"),
        Refusal::AlreadyQueued { ticket } => format!("已在等候，是 {ticket} 号，不用再取。"),
        Refusal::NobodyWaits => "没有人在等候。".to_owned(),
        Refusal::NoConsent => "本人没有同意，不能记健康数据。请先问一声。".to_owned(),
        Refusal::AlreadyJoined { number } => format!("#{number} 已记着此人，不用再登记。"),
        Refusal::TooManySteps { most } => format!("一件诉求最多记 {most} 步，请结案后另立一件。"),
        Refusal::PerhapsSameIssue { number, .. } => format!("#{number} 可能是同一件事，请先核对。"),
        Refusal::NothingToUndo => "没有可撤销的。".to_owned(),
        Refusal::NothingToRedo => "没有可重做的。".to_owned(),
        Refusal::ChangedSince { kind: k, field: "" } => format!("{}记录后来又改过，不能撤销，请直接修改。", kind(k)),
        Refusal::ChangedSince { kind: k, field } => {
            let label = labels::field(lang, *k, field);
            format!("{}的「{label}」后来又改过，不能撤销，请直接修改。", kind(k))
        }
        Refusal::ClockSetByHand => "时钟是手工设定的，只有演练文件夹里能登记。".to_owned(),
        Refusal::HistoryEnds => "太早的记录已归档，不能撤销，请直接修改。".to_owned(),
        Refusal::Overtaken => "别的窗口一直在登记，这件没办成，什么都没改，请再办一次。".to_owned(),
        Refusal::NotWritten { reason } => format!("没有保存，什么都没改，可以再试：{}", one_line(reason)),
        Refusal::NotPrinted { reason } => format!("没有打印，请看配置里的 [print]：{}", one_line(reason)),
        Refusal::PerhapsWritten { reason } => {
            format!("不能确定存上没有，请退出重开后再查：{}", one_line(reason))
        }
        Refusal::ReadOnly { reason } => format!("现在只能看，不能登记：{}", one_line(reason)),
        Refusal::Damaged { reason } => format!("数据有损坏，请退出后运行 linli check：{}", one_line(reason)),
        Refusal::PartyTooSmall { .. }
        | Refusal::NotBySlots { .. }
        | Refusal::TooYoung { .. }
        | Refusal::NotAdmitted { .. }
        | Refusal::RoomRetired { .. }
        | Refusal::TooLate { .. }
        | Refusal::TooEarly { .. }
        | Refusal::Quota { .. }
        | Refusal::AlreadyWaiting { .. }
        | Refusal::NothingToBook => bookings::refusal(lang, refusal, names),
        Refusal::Service { why, .. } => services::refusal(lang, why, names),
    }
}

fn en(refusal: &Refusal, names: &dyn Names) -> String {
    let lang = Lang::En;
    let kind = |kind: &Kind| labels::kind(lang, *kind);
    let at = |place: &Place| place_at(lang, place, names);
    match refusal {
        Refusal::Field { key, error } => {
            format!("{}: {}.", key_label(lang, key), errors::field_error(lang, error))
        }
        Refusal::Gone { kind: k } => format!("That {} record is gone. Go back and look again.", kind(k)),
        Refusal::Changed { kind: k } => {
            format!("That {} record has just been changed elsewhere. Open it again.", kind(k))
        }
        Refusal::IdTaken { by, .. } => {
            format!("That id number is already {}'s; one number, one person.", who(lang, names, *by))
        }
        Refusal::PerhapsSame { as_, .. } => {
            format!("Perhaps the same person as {}. Please check first.", who(lang, names, *as_))
        }
        Refusal::NotLivingHere { resident } => {
            format!("{} moved out or died. If they live here again, record that first.", who(lang, names, *resident))
        }
        Refusal::Referred { by, count } => {
            let records = if *count == 1 { "record" } else { "records" };
            format!("Still used by {count} {} {records}. Deal with those first.", kind(by))
        }
        Refusal::HeadOfOthers { others } => {
            let others = when::plural(*others as i64, "other", "others");
            format!("Heads a household with {others}. Name another head first.")
        }
        Refusal::Full { place, left: 0, asked, capacity, .. } => {
            format!("{} is full ({capacity} places), no room for {asked}.", at(place))
        }
        Refusal::Full { place, left, asked, .. } => {
            format!("{} has only {left} left, not {asked}.", at(place))
        }
        Refusal::PartyTooLarge { room: id, most } => {
            format!("{} takes at most {most} in one booking. Book in parts.", room(lang, names, *id))
        }
        Refusal::RoomClosed { place, reason: 0, .. } => {
            let weekday = when::weekday(lang, place.date.weekday());
            format!("{} does not open on {weekday}. Choose another day.", room(lang, names, place.room))
        }
        Refusal::RoomClosed { place, reason, .. } => {
            let why = labels::code_number(lang, CLOSURE_REASON, *reason);
            let day = when::day_near(lang, place.date, names.today());
            format!("{day}: {} is closed ({why}). Choose another day.", room(lang, names, place.room))
        }
        Refusal::NoSuchSlot { room: id, start, .. } => {
            format!("{} has no slot at {}.", room(lang, names, *id), when::clock(*start))
        }
        Refusal::Past { at, .. } => format!("{} is past.", at_or_day(lang, *at, names)),
        Refusal::Clash { place, .. } => {
            format!("{} is booked already in {}.", moment(lang, place, names), room(lang, names, place.room))
        }
        Refusal::WrongState { kind: k, state } => {
            format!("The {} is \"{}\"; this cannot be done now.", kind(k), labels::code_key(lang, state))
        }
        Refusal::NotToday { date } => {
            format!("That is for {}, not today.", when::day_of_year(lang, *date, names.today()))
        }
        Refusal::NotYet { at } => format!("It begins {}. Wait until then.", at_or_day(lang, *at, names)),
        Refusal::NotHeld { from, until } => format!("The records of {from} to {until} were not read yet. Try again."),
        Refusal::AlreadyQueued { ticket } => format!("Waiting already, with ticket {ticket}."),
        Refusal::NobodyWaits => "Nobody is waiting.".to_owned(),
        Refusal::NoConsent => "They did not agree, so no health data are kept. Please ask first.".to_owned(),
        Refusal::AlreadyJoined { number } => format!("They stand on #{number} already."),
        Refusal::TooManySteps { most } => {
            format!("An issue keeps at most {most} steps. Close it and open a new one.")
        }
        Refusal::PerhapsSameIssue { number, .. } => format!("#{number} is perhaps the same. Please check first."),
        Refusal::NothingToUndo => "Nothing to undo.".to_owned(),
        Refusal::NothingToRedo => "Nothing to redo.".to_owned(),
        Refusal::ChangedSince { kind: k, field: "" } => {
            format!("The {} was changed since, so it cannot be undone. Edit it instead.", kind(k))
        }
        Refusal::ChangedSince { kind: k, field } => {
            let label = labels::field(lang, *k, field);
            format!("The {}'s \"{label}\" was changed since. Edit it instead.", kind(k))
        }
        Refusal::ClockSetByHand => "The clock was set by hand: writes only in a training folder.".to_owned(),
        Refusal::HistoryEnds => "That far back is archived and cannot be undone. Edit it instead.".to_owned(),
        Refusal::Overtaken => "Other desks kept writing meanwhile. Nothing was changed; ask again.".to_owned(),
        Refusal::NotWritten { reason } => format!("Not saved, nothing changed, try again: {}", one_line(reason)),
        Refusal::NotPrinted { reason } => format!("Not printed, see [print] in the settings: {}", one_line(reason)),
        Refusal::PerhapsWritten { reason } => {
            format!("Not certain that it was saved. Leave, open again and look: {}", one_line(reason))
        }
        Refusal::ReadOnly { reason } => format!("Read-only now: {}", one_line(reason)),
        Refusal::Damaged { reason } => format!("The data are damaged. Leave and run linli check: {}", one_line(reason)),
        Refusal::PartyTooSmall { .. }
        | Refusal::NotBySlots { .. }
        | Refusal::TooYoung { .. }
        | Refusal::NotAdmitted { .. }
        | Refusal::RoomRetired { .. }
        | Refusal::TooLate { .. }
        | Refusal::TooEarly { .. }
        | Refusal::Quota { .. }
        | Refusal::AlreadyWaiting { .. }
        | Refusal::NothingToBook => bookings::refusal(lang, refusal, names),
        Refusal::Service { why, .. } => services::refusal(lang, why, names),
    }
}

/// A way out, to stand after its digit.
pub fn way(lang: Lang, way: &Way, names: &dyn Names) -> String {
    match (lang, way) {
        (Lang::Zh, Way::Slot { place, left }) => format!("{} 剩{left}", moment(lang, place, names)),
        (Lang::En, Way::Slot { place, left }) => format!("{} {left} left", moment(lang, place, names)),
        (Lang::Zh, Way::Wait { nth, .. }) => format!("候补第{nth}位"),
        (Lang::En, Way::Wait { nth, .. }) => format!("waitlist, number {nth}"),
        (Lang::Zh, Way::CancelBooking { booking }) => format!("取消{}（再问一次）", booked_room(lang, *booking, names)),
        (Lang::En, Way::CancelBooking { booking }) => {
            format!("cancel {} (asks again)", booked_room(lang, *booking, names))
        }
        (Lang::Zh, Way::Open { kind: Resident::KIND, id }) => format!("打开{}的卡片", who(lang, names, *id)),
        (Lang::En, Way::Open { kind: Resident::KIND, id }) => format!("open {}'s card", who(lang, names, *id)),
        (_, Way::Open { kind, id }) => {
            let found = super::value::reference(lang, *kind, *id, names);
            let what = if found.is_empty() { labels::kind(lang, *kind) } else { found.as_str() };
            format!("{}{what}", lang.of("打开 ", "open "))
        }
        (_, Way::Join { issue }) => match names.issue(*issue) {
            Some(number) => format!("{}#{number}", lang.of("并入 ", "join ")),
            None => lang.of("并入那一件", "join it").to_owned(),
        },
        (_, Way::Anyway) => lang.of("仍然登记", "all the same").to_owned(),
        (_, Way::Plate(plate)) => services::plate(lang, *plate).to_owned(),
        (_, Way::Sitting { date, sitting }) => {
            let day = when::day_near(lang, *date, names.today());
            format!("{day} {}", services::sitting(lang, names, *sitting))
        }
        (_, Way::RestOfDays) => lang.of("只订其余几天", "the other days only").to_owned(),
        (_, Way::LogOnly) => lang.of("只记来访", "log the visit only").to_owned(),
    }
}

/// The ways out of a refusal, in the order of their digits; a slot of another room than the one asked for names it.
pub fn ways(lang: Lang, refusal: &Refusal, names: &dyn Names) -> Vec<String> {
    let asked = match refusal {
        Refusal::Full { place, .. } | Refusal::RoomClosed { place, .. } => Some(place.room),
        Refusal::NoSuchSlot { room, .. } | Refusal::Quota { room, .. } => Some(*room),
        _ => None,
    };
    let label = |out: &Way| match out {
        Way::Slot { place, .. } if asked.is_some_and(|room| room != place.room) => {
            format!("{} {}", room(lang, names, place.room), way(lang, out, names))
        }
        _ => way(lang, out, names),
    };
    refusal.ways().iter().map(label).collect()
}

/// A day, time and room in one breath: `周四 14:00 书画室`.
fn place_at(lang: Lang, place: &Place, names: &dyn Names) -> String {
    format!("{} {}", moment(lang, place, names), room(lang, names, place.room))
}

fn moment(lang: Lang, place: &Place, names: &dyn Names) -> String {
    when::moment(lang, place.date, place.start, names.today())
}

fn booked_room(lang: Lang, booking: crate::model::Id, names: &dyn Names) -> String {
    match names.booking(booking) {
        Some(place) => room(lang, names, place.room).into_owned(),
        None => lang.of("那个预约", "that booking").to_owned(),
    }
}

fn key_label(lang: Lang, key: &'static str) -> &'static str {
    labels::find_key(key).map_or(key, |label| label.say(lang))
}

/// A moment; midnight stands for its whole day.
fn at_or_day(lang: Lang, at: DateTime, names: &dyn Names) -> String {
    if at.time() == Time::midnight() {
        when::day_near(lang, at.date(), names.today())
    } else {
        when::moment(lang, at.date(), at.time(), names.today())
    }
}

/// A reason that the system gave, kept on one line.
fn one_line(reason: &str) -> String {
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

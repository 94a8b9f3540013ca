//! Bookings that an office kept in a list: a row a booking, judged by the rules of its room as one made at the desk.
//!
//! How long before one books, and how far ahead, does not count: they are booked already. Those of days that are past say
//! whether anybody came.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::exchange::{Heading, Line};
use crate::model::by_day::{day_id, day_of};
use crate::model::center::booking::Place;
use crate::model::code::Code;
use crate::model::field::{FieldError, FieldKind};
use crate::model::fold::name_key;
use crate::model::when::monday_of;
use crate::model::{Booking, BookingState, Id, Record, Resident, Room};
use crate::text::center::register as words;

use super::rules::{Sight, Wish, judge};
use super::take as take_place;
use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};

/// What lists say of whether somebody came: the center's own words, and others.
static CAME: &[Code] = &[
    Code {
        code: 1,
        key: "booking.arrived",
        aliases: &["已到", "到", "是", "签到", "已签到", "到场", "已使用", "完成"],
    },
    Code { code: 2, key: "booking.no_show", aliases: &["未到", "否", "爽约", "缺席", "未签到", "未使用"] },
    Code { code: 3, key: "booking.cancelled", aliases: &["已取消", "取消"] },
    Code { code: 4, key: "booking.booked", aliases: &["已约", "已预约", "预约成功", "待使用", "预约"] },
];

/// A list of bookings.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "bookings",
    label: words::REGISTER,
    kind: Booking::KIND,
    headings: &[
        Heading::of(
            "bookings.room",
            words::ROOM,
            FieldKind::Text(30),
            &["预约场地", "预约项目", "活动室", "功能室", "使用场地", "场地名称", "场馆"],
        )
        .own()
        .must(),
        Heading::of(
            "bookings.date",
            words::DATE,
            FieldKind::Date,
            &["预约日期", "使用日期", "活动日期", "预约时间", "使用时间", "日期"],
        )
        .must(),
        Heading::of(
            "bookings.start",
            words::START,
            FieldKind::Time,
            &["预约时段", "使用时段", "时段", "开始时间", "时间", "活动时间"],
        )
        .must(),
        Heading::of(
            "bookings.heads",
            words::HEADS,
            FieldKind::Number(1, 999),
            &["预约人数", "使用人数", "人数", "参加人数"],
        ),
        Heading::of(
            "bookings.state",
            words::STATE,
            FieldKind::Choice(CAME),
            &["到场情况", "是否到场", "预约状态", "使用情况", "签到情况", "状态"],
        ),
        Heading::of(
            "bookings.note",
            words::NOTE,
            FieldKind::Text(100),
            &["用途", "事由", "预约事由", "预约备注", "备注"],
        ),
    ],
    days: |line: &Line| {
        // A week's rules look at the whole of it.
        let monday = line.moment("bookings.date").map(|at| monday_of(at.date()));
        monday.into_iter().flat_map(week_of).collect()
    },
    take,
};

fn week_of(monday: Date) -> Vec<Date> {
    (0..7).filter_map(|days| monday.checked_add(days.days()).ok()).collect()
}

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let Some(whom) = row.whom(false)? else { return Err(row.lacks_somebody()) };
    let name = name_key(&row.text("bookings.room")?);
    let room = row.office.of::<Room>().all().find(|room| name_key(&room.name) == name).cloned();
    let Some(room) = room else { return Err(row.refused("bookings.room", FieldError::NotAChoice)) };
    let Some(date) = row.day("bookings.date")? else { return Err(row.refused("bookings.date", FieldError::Required)) };
    let Some(start) = row.time("bookings.start")? else {
        return Err(row.refused("bookings.start", FieldError::Required));
    };
    let place = Place { room: room.id, date, start };
    let code = row.choice("bookings.state")?;
    let stands = |other: &Booking| other.resident == whom && other.place() == place;
    if row.find(|other: &Booking| stands(other) && other.state != BookingState::Cancelled).is_some() {
        return Ok(Became::Unchanged);
    }
    let state = match code {
        1 => BookingState::Arrived,
        2 => BookingState::NoShow,
        3 => BookingState::Cancelled,
        _ => BookingState::Booked,
    };
    if state == BookingState::Cancelled && row.find(stands).is_some() {
        return Ok(Became::Unchanged);
    }
    let is_over = place.at() < row.now;
    if is_over && state == BookingState::Booked {
        // Whether anybody came is what such a day is kept for, and nobody here can know it.
        return Err(row.refused("bookings.state", FieldError::Required));
    }
    let heads = row.number("bookings.heads")?.unwrap_or(1) as u16;
    let note = row.text("bookings.note")?;
    let Some(resident) = row.office.of::<Resident>().get(whom).cloned() else { return Err(row.lacks_somebody()) };
    if !is_over && !resident.lives_here() {
        return Err(Open::against(crate::desk::people::Not::NotLivingHere { resident: whom }));
    }
    let end = {
        let (monday, sunday) = (monday_of(date), monday_of(date).saturating_add(6.days()));
        let near = row.change.ids::<Booking>().filter(|id| (monday..=sunday).contains(&day_of(*id)));
        let fresh: Vec<Booking> = near.filter_map(|id| row.change.record::<Booking>(id)).collect();
        let now = row.now.min(place.at());
        let sight = Sight { office: row.office, change: row.change, fresh: &fresh, now };
        let wish = Wish { resident: &resident, room: &room, place, heads, apart: &[], notice: false };
        judge(sight, &wish).map_err(Open::against)?.end
    };
    let id = day_id(date, row.fresh().0);
    let since = (state != BookingState::Booked).then(|| if is_over { place.at() } else { row.now });
    let reason = if state == BookingState::Cancelled { OTHER } else { 0 };
    let series = Id::NONE;
    let booking =
        Booking { id, resident: whom, room: room.id, date, start, end, heads, state, since, reason, series, note };
    if matches!(state, BookingState::Booked | BookingState::Arrived) {
        take_place(row.change, row.office, &booking)?;
    }
    row.put(&booking)?;
    Ok(Became::Added)
}

/// Why one was cancelled, where the list does not say.
const OTHER: u8 = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::center::booking::BOOKING_STATE;

    #[test]
    fn what_lists_say_are_states_of_bookings() {
        for code in CAME {
            let own = BOOKING_STATE.iter().find(|own| own.key == code.key).unwrap();
            assert!(own.aliases.iter().all(|word| code.aliases.contains(word)), "{}", code.key);
        }
    }
}

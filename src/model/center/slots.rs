//! A room's slots as a clerk types them: `8:30-10:00 14:00-15:30`.

use jiff::ToSpan;

use crate::model::center::room::{DayPlan, SlotTime};
use crate::model::code::Code;
use crate::model::fold::fold_typed;
use crate::model::when::read_time;

/// Days of the week on which a room opens; the code is the bit.
pub static WEEKDAY: &[Code] = &[
    Code { code: 0, key: "weekday.monday", aliases: &["周一"] },
    Code { code: 1, key: "weekday.tuesday", aliases: &["周二"] },
    Code { code: 2, key: "weekday.wednesday", aliases: &["周三"] },
    Code { code: 3, key: "weekday.thursday", aliases: &["周四"] },
    Code { code: 4, key: "weekday.friday", aliases: &["周五"] },
    Code { code: 5, key: "weekday.saturday", aliases: &["周六"] },
    Code { code: 6, key: "weekday.sunday", aliases: &["周日"] },
];

/// A room's slots as they are typed: those of any open day, and days of the week with slots of their own.
pub type Plan = (Vec<SlotTime>, Vec<DayPlan>);

/// Reads slots, one after the other within a day: `8:30-10:00 14:00-17:00/90` (the afternoon in slots of 90 minutes),
/// then other days by their names: `周六 9-11`. `None` where a time is no time or two slots overlap.
pub fn read_slots(text: &str) -> Option<Plan> {
    let typed = text.chars().map(|c| if c == '、' { ',' } else { c }).collect::<String>();
    let typed = fold_typed(&typed).replace(['~', '至'], "-");
    let mut plan: Plan = (Vec::new(), Vec::new());
    for part in typed.split([' ', ',', ';']).filter(|part| !part.is_empty()) {
        if let Some(weekdays) = read_weekdays(part) {
            if plan.1.iter().any(|day| day.weekdays & weekdays != 0) {
                return None;
            }
            plan.1.push(DayPlan { weekdays, slots: Vec::new() });
            continue;
        }
        let slots = plan.1.last_mut().map_or(&mut plan.0, |day| &mut day.slots);
        add_slots(slots, part)?;
    }
    let whole = !plan.0.is_empty() && plan.1.iter().all(|day| !day.slots.is_empty());
    whole.then_some(plan)
}

/// Adds one slot, or the slots of equal length that a stretch of time is cut into.
fn add_slots(slots: &mut Vec<SlotTime>, part: &str) -> Option<()> {
    let (times, minutes) = match part.split_once('/') {
        Some((times, minutes)) => (times, Some(minutes.parse::<i64>().ok().filter(|minutes| *minutes >= 5)?)),
        None => (part, None),
    };
    let (start, end) = times.split_once('-')?;
    let (mut start, end) = (read_time(start)?, read_time(end)?);
    if start >= end || slots.last().is_some_and(|before| before.end > start) {
        return None;
    }
    while start < end {
        let next = minutes.map_or(Some(end), |minutes| start.checked_add(minutes.minutes()).ok());
        let next = next.map_or(end, |next| next.min(end));
        slots.push(SlotTime { start, end: next });
        start = next;
    }
    Some(())
}

/// Days of the week as a room's slots name them.
const DAYS: [(&str, &str); 7] =
    [("一", "mon"), ("二", "tue"), ("三", "wed"), ("四", "thu"), ("五", "fri"), ("六", "sat"), ("日", "sun")];

/// Reads `周六`, `周六日`, `周一-周三`, `sat`.
fn read_weekdays(part: &str) -> Option<u8> {
    if let Some((from, until)) = part.split_once('-') {
        let (from, until) = (read_weekdays(from)?.trailing_zeros(), read_weekdays(until)?.trailing_zeros());
        return (from <= until).then(|| (from..=until).fold(0, |days, day| days | 1 << day));
    }
    let lower = part.to_lowercase();
    if let Some(day) = DAYS.iter().position(|(_, en)| *en == lower) {
        return Some(1 << day);
    }
    let days = part.strip_prefix('周').or_else(|| part.strip_prefix("星期"))?;
    let bits = days.chars().map(|c| {
        let c = if c == '天' { '日' } else { c };
        DAYS.iter().position(|(zh, _)| zh.starts_with(c))
    });
    bits.collect::<Option<Vec<usize>>>()
        .filter(|bits| !bits.is_empty())
        .map(|bits| bits.iter().fold(0, |all, bit| all | 1 << bit))
}

/// Days of the week as lists write them, Monday as bit 0: 周一、周三, 每周二四, 周一至周五, 1,3,5, 每天; none of an empty text,
/// `None` of other words.
pub fn read_weekdays_in(text: &str) -> Option<u32> {
    if ["每天", "每日", "天天"].contains(&text.trim()) {
        return Some(0b111_1111);
    }
    let (mut days, mut last, mut until) = (0, None, false);
    for sign in text.chars() {
        let day: u32 = match sign {
            '一' | '1' => 0,
            '二' | '2' => 1,
            '三' | '3' => 2,
            '四' | '4' => 3,
            '五' | '5' => 4,
            '六' | '6' => 5,
            '日' | '天' | '7' => 6,
            '至' | '到' | '-' | '~' | '～' | '—' => {
                until = true;
                continue;
            }
            '每' | '周' | '星' | '期' | '礼' | '拜' | '、' | ',' | '，' | ' ' | '和' | '及' | ';' | '；' | '/' =>
            {
                continue;
            }
            _ => return None,
        };
        match (until, last) {
            (true, Some(first)) if first < day => days |= (first..=day).fold(0, |days, day| days | 1 << day),
            (true, _) => return None,
            (false, _) => days |= 1 << day,
        }
        (last, until) = (Some(day), false);
    }
    Some(days)
}

/// Writes slots as they are typed.
pub fn write_slots(slots: &[SlotTime], special: &[DayPlan]) -> String {
    let clock = |time: jiff::civil::Time| format!("{}:{:02}", time.hour(), time.minute());
    let line = |slots: &[SlotTime]| {
        let slots: Vec<String> =
            slots.iter().map(|slot| format!("{}-{}", clock(slot.start), clock(slot.end))).collect();
        slots.join(" ")
    };
    let mut text = line(slots);
    for day in special {
        let names = ["一", "二", "三", "四", "五", "六", "日"].iter().enumerate();
        let names: String = names.filter(|(bit, _)| day.weekdays & 1 << bit != 0).map(|(_, name)| *name).collect();
        text.extend(["; 周", &names, " ", &line(&day.slots)]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_read_as_they_are_written() {
        for (typed, written) in [
            ("8:30-10:00 14:00-15:30", "8:30-10:00 14:00-15:30"),
            ("830-1000，14-1530", "8:30-10:00 14:00-15:30"),
            ("9：00至11：00", "9:00-11:00"),
            ("9-10、14-15", "9:00-10:00 14:00-15:00"),
            ("9-11/45", "9:00-9:45 9:45-10:30 10:30-11:00"),
            ("9-11；周六日 10-12 14-15；wed 9-10", "9:00-11:00; 周六日 10:00-12:00 14:00-15:00; 周三 9:00-10:00"),
            ("9-11 周一至周三 14-16", "9:00-11:00; 周一二三 14:00-16:00"),
        ] {
            let read = |typed: &str| read_slots(typed).map(|(slots, special)| write_slots(&slots, &special));
            assert_eq!(read(typed).as_deref(), Some(written), "{typed}");
            assert_eq!(read(written).as_deref(), Some(written), "{typed}");
        }
    }

    #[test]
    fn days_of_the_week_are_read_as_lists_write_them() {
        assert_eq!(read_weekdays_in("周一、周三"), Some(0b101));
        assert_eq!(read_weekdays_in("每周二四"), Some(0b1010));
        assert_eq!(read_weekdays_in("1,3,5"), Some(0b1_0101));
        assert_eq!(read_weekdays_in("周一至周五"), Some(0b1_1111));
        assert_eq!(
            (read_weekdays_in(""), read_weekdays_in("不定期"), read_weekdays_in("周五至周一")),
            (Some(0), None, None)
        );
    }

    #[test]
    fn slots_that_overlap_or_run_backwards_are_not_read() {
        for typed in [
            "",
            "9:00",
            "11:00-9:00",
            "9:00-11:00 10:00-12:00",
            "9-25",
            "9-11/0",
            "周六 9-11",
            "9-11 周六",
            "9-11 周六 9-10 周六 9-10",
        ] {
            assert_eq!(read_slots(typed), None, "{typed}");
        }
    }
}

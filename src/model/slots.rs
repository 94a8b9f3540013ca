//! A room's slots as a clerk types them: `8:30-10:00 14:00-15:30`.

use super::centre::SlotTime;
use super::code::Code;
use super::fold::fold_typed;
use super::when::read_time;

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

/// Reads slots, one after the other within a day; `None` where a time is no time or two slots overlap.
pub fn read_slots(text: &str) -> Option<Vec<SlotTime>> {
    let typed = fold_typed(text).replace(['~', '至'], "-");
    let mut slots: Vec<SlotTime> = Vec::new();
    for part in typed.split([' ', ',', ';', '、']).filter(|part| !part.is_empty()) {
        let (start, end) = part.split_once('-')?;
        let slot = SlotTime { start: read_time(start)?, end: read_time(end)? };
        if slot.start >= slot.end || slots.last().is_some_and(|before| before.end > slot.start) {
            return None;
        }
        slots.push(slot);
    }
    (!slots.is_empty()).then_some(slots)
}

/// Writes slots as they are typed.
pub fn write_slots(slots: &[SlotTime]) -> String {
    let clock = |time: jiff::civil::Time| format!("{}:{:02}", time.hour(), time.minute());
    let slots: Vec<String> = slots.iter().map(|slot| format!("{}-{}", clock(slot.start), clock(slot.end))).collect();
    slots.join(" ")
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
        ] {
            assert_eq!(read_slots(typed).map(|slots| write_slots(&slots)).as_deref(), Some(written), "{typed}");
        }
    }

    #[test]
    fn slots_that_overlap_or_run_backwards_are_not_read() {
        for typed in ["", "9:00", "11:00-9:00", "9:00-11:00 10:00-12:00", "9-25"] {
            assert_eq!(read_slots(typed), None, "{typed}");
        }
    }
}

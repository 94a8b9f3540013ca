//! A month of activities: how many on each day, who was there, what was handed out, what the press said.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::activities::records::ActivityIndex;
use crate::desk::activities::who::Heads;
use crate::desk::core::figure_row::{Day, FigureRow};
use crate::desk::core::office::Office;
use crate::model::activities::Activity;
use crate::text::activities as words;

/// Activities that were held, heads, gifts, press.
pub static FIGURES: FigureRow = FigureRow {
    title: words::BY_DAY,
    heads: |lang| {
        [words::ACTIVITIES, words::HEADS, words::GIFTS, words::PRESS].map(|head| head.say(lang).to_owned()).into()
    },
    days,
};

fn days(office: &Office, month: Date, last: Date) -> Vec<Day> {
    let of_day = |day: Date| {
        let on = office.by::<ActivityIndex>().on.get(&day);
        let held = on.filter_map(|id| office.of::<Activity>().get(id)).filter(|one| one.is_held());
        let mut numbers = vec![0; 4];
        for one in held {
            let heads = Heads::of(office, one);
            for (number, more) in numbers.iter_mut().zip([1, heads.there(), heads.gifts, one.press.len()]) {
                *number += more;
            }
        }
        (day, numbers)
    };
    let mut days: Vec<Day> = month
        .first_of_month()
        .series(1.day())
        .take_while(|day| *day <= last.min(month.last_of_month()))
        .map(of_day)
        .collect();
    days.retain(|(_, numbers)| numbers[0] > 0);
    days
}

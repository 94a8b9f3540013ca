//! The canteen's month: meals of each day, all sittings together.

use jiff::civil::Date;

use crate::model::canteen::menu::DIET;
use crate::text::center::figures as words;
use crate::text::labels;

use crate::desk::canteen::kitchen;
use crate::desk::center::figures::days_of;
use crate::desk::core::figure_row::{Day, FigureRow};
use crate::desk::core::office::Office;

/// Meals cooked, eaten here, brought home, and cooked apart for each diet; a meal of two diets counts in both.
pub static FIGURES: FigureRow = FigureRow {
    title: words::MEALS_BY_DAY,
    heads: |lang| {
        let heads = [words::MEALS, words::DINE_IN, words::DELIVERY].map(|head| head.say(lang).to_owned());
        heads.into_iter().chain(DIET.iter().map(|row| labels::code(lang, row).to_owned())).collect()
    },
    days,
};

/// Each day of a month on which the canteen cooked.
fn days(office: &Office, month: Date, last: Date) -> Vec<Day> {
    let canteen = kitchen::canteen(office);
    let mut days = Vec::new();
    for date in days_of(month).take_while(|date| *date <= last) {
        let (mut meals, mut delivery, mut diets) = (0, 0, vec![0; DIET.len()]);
        for sitting in canteen.iter().flat_map(|canteen| &canteen.sittings) {
            let sheet = kitchen::kitchen_sheet(office, date, sitting.no);
            meals += sheet.meals;
            delivery += sheet.delivery;
            for (row, count) in DIET.iter().zip(&mut diets) {
                *count += sheet.diets.iter().find(|(code, _)| *code == row.code).map_or(0, |(_, meals)| *meals);
            }
        }
        if meals > 0 {
            days.push((date, [meals, meals - delivery, delivery].into_iter().chain(diets).collect()));
        }
    }
    days
}

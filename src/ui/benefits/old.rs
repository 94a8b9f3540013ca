//! The old: whose allowance is to be applied for, proved or ended; and whose birthday it is this month or the next, by the
//! solar or the lunar calendar. Beside it the person's card.

use jiff::ToSpan;
use ratatui::layout::Rect;

use crate::desk::benefits::allowance::all_to_do;
use crate::desk::benefits::birthdays::{Birthday, in_month};
use crate::desk::benefits::export::ALLOWANCE;
use crate::desk::export::ExportRow;
use crate::model::benefits::Allowance;
use crate::model::benefits::rules::ALLOWANCE_AGE;
use crate::model::{Id, Resident};
use crate::text::{Msg, benefits as words, when};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::people::card;
use crate::ui::view::View;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Allowances about which something is to be done.
    pub const TO_DO: u8 = 0;
    /// Birthdays of this month.
    pub const BIRTHDAYS: u8 = 1;
    /// Birthdays of the next month.
    pub const NEXT_MONTH: u8 = 2;
    /// Allowances that were applied for.
    pub const DRAWING: u8 = 3;
}

/// Cells of the columns: name, age.
const COLUMNS: [u16; 2] = [14, 6];

/// The list.
#[derive(Default)]
pub struct Old {
    filter: u8,
    birthdays: Vec<Birthday>,
    said: Vec<(Id, String)>,
}

fn label(number: u8) -> Msg {
    match number {
        filter::TO_DO => words::TO_DO,
        filter::BIRTHDAYS => words::BIRTHDAYS,
        filter::NEXT_MONTH => words::NEXT_MONTH,
        _ => words::DRAWING,
    }
}

/// Allowances or birthdays.
pub(super) fn filters(view: &View) -> Effect {
    let all = [filter::TO_DO, filter::BIRTHDAYS, filter::NEXT_MONTH, filter::DRAWING];
    let offers =
        all.map(|number| Offer::new(view.say(label(number)), move |_: &View| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.into()).open()
}

impl Old {
    fn of_birthdays(&mut self, view: &View, month: jiff::civil::Date) -> Vec<Id> {
        self.birthdays = in_month(view.office, month);
        let (lang, today) = (view.lang(), view.today());
        let mut ids: Vec<Id> = Vec::new();
        for one in &self.birthdays {
            let resident = view.office.of::<Resident>().get(one.resident);
            let turns = resident.and_then(|resident| resident.age(month.last_of_month())).unwrap_or_default();
            let said = words::birthday(lang, one.on, turns, one.lunar, today);
            if let Some((_, known)) = self.said.iter_mut().find(|(id, _)| *id == one.resident) {
                // Both of theirs fall in the month.
                *known = format!("{known}  {said}");
            } else {
                self.said.push((one.resident, said));
                ids.push(one.resident);
            }
        }
        ids
    }
}

impl Listing for Old {
    type Record = Resident;
    const SHARE: u16 = 5;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        (self.filter, self.said) = (filter, Vec::new());
        let (lang, today) = (view.lang(), view.today());
        match filter {
            filter::BIRTHDAYS => self.of_birthdays(view, today.first_of_month()),
            filter::NEXT_MONTH => self.of_birthdays(view, today.first_of_month().saturating_add(1.month())),
            filter::DRAWING => {
                let all = view.office.of::<Allowance>().all().filter(|one| one.runs());
                let mut all: Vec<&Allowance> = all.collect();
                all.sort_by_key(|one| (one.proved.or(one.applied), one.id));
                for one in &all {
                    let day = |day| when::date_of_year(lang, day, today);
                    let proved = one.proved.map(|on| format!("{} {}", view.say(words::PROVED), day(on)));
                    let applied = one.applied.map(|on| format!("{} {}", view.say(words::APPLIED), day(on)));
                    self.said.push((one.id, proved.or(applied).unwrap_or_default()));
                }
                all.into_iter().map(|one| one.id).collect()
            }
            _ => {
                let age = view.office.rule(&ALLOWANCE_AGE, today).value;
                let all = all_to_do(view.office, today);
                self.said = all
                    .iter()
                    .map(|(id, to_do)| (*id, words::allowance_to_do(lang, to_do.coded(), age, today)))
                    .collect();
                all.into_iter().map(|(id, _)| id).collect()
            }
        }
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        self.filter
    }

    fn register(&self) -> Option<&'static ExportRow> {
        // A list of people who are to apply is no list of allowances.
        (self.filter == filter::DRAWING).then_some(&ALLOWANCE)
    }

    fn empty(&self, filter: u8, _view: &View) -> Msg {
        if matches!(filter, filter::BIRTHDAYS | filter::NEXT_MONTH) {
            words::NO_BIRTHDAYS
        } else {
            words::NOTHING_TO_DO
        }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let birthdays = matches!(shown.filter, filter::BIRTHDAYS | filter::NEXT_MONTH);
        let used = paint.right(area.x, area.y, area.width - 1, view.say(label(shown.filter)), dim);
        let heading =
            words::count(view.lang(), if birthdays { words::BIRTHDAY } else { words::ALLOWANCE }, shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::WHO, words::AGE].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            let head = if birthdays { words::BIRTHDAY } else { words::TO_DO };
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(head), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return };
        let style = if here { paint.theme.selected } else { paint.theme.plain };
        if here {
            paint.tint(at, style);
            paint.text(at.x, at.y, 1, ">", style);
        }
        let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
        let mut x = at.x + 2;
        for (text, cells) in [resident.name.as_str(), &age].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        let said = self.said.iter().find(|(of, _)| *of == id).map_or("", |(_, said)| said.as_str());
        paint.text(x, at.y, at.right().saturating_sub(x + 1), said, style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        card::draw(paint, area, id, view);
        0
    }
}

//! The classes of records: a line a class with how long it is kept, what of it is due once that was counted, and by which
//! source.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::class::Retention;
use crate::desk::core::question::Answer;
use crate::desk::core::retention::RETENTION;
use crate::desk::privacy::due::Due;
use crate::model::Id;
use crate::model::privacy::Purge;
use crate::model::register::rule::InForce;
use crate::text::registers::rules;
use crate::text::{Msg, labels, privacy as words, retention, when};
use crate::ui::effect::Effect;
use crate::ui::frame::wrapped;
use crate::ui::layers::form::Form;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::rules::forms::SetRule;
use crate::ui::view::View;

/// Cells of the columns: class, years, what is due.
const COLUMNS: [u16; 3] = [28, 14, 10];
/// Cells of the card's headings.
const HEADS: u16 = 8;

/// The classes of records.
#[derive(Default)]
pub struct Classes {
    /// What is due, once that was counted.
    due: Option<Due>,
}

/// The class of a row.
pub(super) fn class(id: Id) -> Option<(usize, &'static Retention)> {
    let place = usize::try_from(id.0.checked_sub(1)?).ok()?;
    RETENTION.get(place).map(|row| (place, *row))
}

/// The rule of a class today.
fn rule<'a>(row: &Retention, view: &View<'a>) -> Option<InForce<'a>> {
    row.years.map(|years| view.office.rule(years, view.today()))
}

impl Classes {
    /// How many records of a class are due; nothing while that was not counted.
    fn due(&self, place: usize) -> Option<usize> {
        let due = self.due.as_ref()?;
        Some(due.rows.iter().filter(|row| row.class == place).map(|row| row.records).sum())
    }
}

impl Listing for Classes {
    type Record = Purge;
    const SHARE: u16 = 6;
    const SCROLLS: bool = true;

    fn list(&mut self, _filter: u8, _order: u8, _view: &View) -> Vec<Id> {
        (1..=RETENTION.len() as u64).map(Id).collect()
    }

    fn hear(&mut self, answer: Answer) -> Result<u8, Answer> {
        match answer {
            Answer::Due(due) => {
                self.due = Some(due);
                Ok(0)
            }
            answer => Err(answer),
        }
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        0
    }

    fn open(&self, id: Id, view: &View) -> Effect {
        let years = class(id).and_then(|(_, row)| row.years);
        years.map_or(Effect::hint(words::NO_RULE), |row| Form::open(SetRule { row }, view))
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NOTHING_DUE
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let (lang, dim, strong) = (view.lang(), paint.theme.dim, paint.theme.strong);
        let used = paint.text(area.x + 1, area.y, area.width - 2, view.say(words::RETENTION), strong);
        let mut said = words::heading(lang, shown.count);
        if let Some(due) = &self.due {
            said = format!("{said}  {}", words::due(lang, due.records(), due.people, due.unread));
        }
        let x = area.x + used + 3;
        paint.text(x, area.y, area.right().saturating_sub(x + 1), &said, dim);
        let mut x = area.x + 2;
        for (head, cells) in [words::CLASS, words::KEPT_FOR, words::GOES].into_iter().zip(COLUMNS) {
            paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
            x += cells;
        }
        paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::SOURCE), dim);
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some((place, row)) = class(id) else { return };
        let (dim, plain, warn, selected) = (paint.theme.dim, paint.theme.plain, paint.theme.warn, paint.theme.selected);
        let on = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let lang = view.lang();
        let by = rule(row, view);
        let years =
            by.as_ref().map_or_else(|| retention::years(lang, None), |by| rules::value(lang, by.row.unit, by.value));
        let due = self.due(place).map_or_else(String::new, |due| due.to_string());
        let mut x = at.x + 2;
        let due_style = if self.due(place).is_some_and(|due| due > 0) { warn } else { dim };
        for ((text, style), cells) in
            [(row.class.say(lang), plain), (years.as_str(), plain), (due.as_str(), due_style)].into_iter().zip(COLUMNS)
        {
            paint.text(x, at.y, cells - 1, text, on(style));
            x += cells;
        }
        let source = by.as_ref().map_or(retention::NOBODYS.say(lang), |by| rules::source(lang, by));
        let room = at.right().saturating_sub(x + 1);
        paint.text(x, at.y, room, source, on(dim));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, scrolled: usize, view: &View) -> usize {
        let Some((place, row)) = class(id) else { return 0 };
        let (lang, strong, plain) = (view.lang(), paint.theme.strong, paint.theme.plain);
        paint.text(area.x, area.y, area.width, row.class.say(lang), strong);
        let mut lines: Vec<(String, String)> = Vec::new();
        let mut fact = |head: String, text: &str| {
            for (nth, part) in wrapped(text, area.width.saturating_sub(HEADS)).into_iter().enumerate() {
                lines.push((if nth == 0 { head.clone() } else { String::new() }, part));
            }
        };
        let by = rule(row, view);
        fact(view.say(words::KEPT_FOR).to_owned(), &retention::years(lang, by.as_ref()));
        let source = by.as_ref().map_or(retention::NOBODYS.say(lang), |by| rules::source(lang, by));
        fact(view.say(words::SOURCE).to_owned(), source);
        if let Some(by) = &by {
            fact(view.say(rules::SINCE).to_owned(), &when::day_of_year(lang, by.from, view.today()));
        }
        let kinds: Vec<&str> = row.kinds.iter().map(|kind| labels::kind(lang, *kind)).collect();
        fact(view.say(words::RECORDS).to_owned(), &kinds.join(lang.of("、", ", ")));
        for due in self.due.iter().flat_map(|due| &due.rows).filter(|due| due.class == place) {
            fact(due.year.to_string(), &words::of_year(lang, due.records, due.stays));
        }
        let mut gone: Vec<&Purge> =
            view.office.of::<Purge>().all().filter(|purge| row.number != 0 && purge.class == row.number).collect();
        gone.sort_by_key(|purge| (std::cmp::Reverse(purge.at), purge.year));
        for purge in gone {
            fact(purge.year.to_string(), &words::gone(lang, purge.records, purge.at.date()));
        }
        let room = usize::from(area.height.saturating_sub(2));
        let most = lines.len().saturating_sub(room);
        for (y, (head, text)) in (area.y + 1..area.bottom()).zip(lines.iter().skip(scrolled.min(most))) {
            paint.text(area.x, y, HEADS - 1, head, paint.theme.dim);
            paint.text(area.x + HEADS, y, area.width.saturating_sub(HEADS), text, plain);
        }
        most
    }
}

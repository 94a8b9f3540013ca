//! How the day care's day looks: counts on top, guests by place, beneath or beside the one under the cursor.

use crate::desk::day_care::profile;
use crate::model::{Resident, Room};
use ratatui::layout::Rect;

use crate::desk::day_care;
use crate::desk::day_care::overdue;
use crate::model::day_care::STAY_STATE;
use crate::model::{DayCareProfile, DayStay, Record, StayState};
use crate::text::{day_care as words, labels, value, when};
use crate::ui::paint::Paint;
use crate::ui::view::{MEDICINE, View};

use crate::ui::day_care::pane::DayCare;

/// Cells of the columns: place, name, age, state, came, left.
const COLUMNS: [u16; 6] = [6, 10, 5, 13, 7, 7];
/// Rows of the guest under the cursor.
const GUEST: u16 = 5;

impl DayCare {
    pub(in crate::ui) fn draw_day(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, warn, bad) =
            (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.warn, paint.theme.bad);
        let Some(day_care) = day_care::day_care(view.office) else {
            paint.text(2, body.y + 1, body.width - 4, view.say(words::NO_DAY_CARE), plain);
            return;
        };
        let lang = view.lang();
        let room = view.office.of::<Room>().get(day_care.id).map_or("", |room| room.name.as_str());
        let mut x = 1 + paint.text(1, body.y, 20, room, strong) + 2;
        x += paint.text(x, body.y, 20, &when::day_of_year(lang, self.date, view.today()), plain) + 1;
        if let Some(relative) = when::relative(lang, self.date, view.today()) {
            x += paint.text(x, body.y, 10, relative, dim) + 1;
        }
        let hours = format!("{}-{}", when::clock(day_care.start), when::clock(day_care.end));
        paint.text(x + 2, body.y, 12, &hours, dim);
        match self.counts {
            Some(c) => {
                let text = words::counts(lang, c.here, c.expected, c.gone, c.left(), c.places);
                let used = paint.text(1, body.y + 1, body.width - 2, &text, plain);
                let late = if self.date == view.today() { overdue(view.office, view.seat.now).len() } else { 0 };
                if late > 0 {
                    paint.text(used + 4, body.y + 1, body.width - used - 5, &words::overdue(lang, late), bad);
                }
            }
            None => {
                paint.text(1, body.y + 1, body.width - 2, view.say(words::NOT_OPEN), warn);
            }
        }
        let top = body.y + 3;
        if self.stays.is_empty() {
            paint.text(2, top, body.width - 4, view.say(words::NOBODY), dim);
            return;
        }
        if view.seat.is_wide() {
            let left = body.width * 60 / 100;
            self.list(paint, Rect { y: top, height: body.bottom() - top, width: left, ..body }, view);
            paint.bar(left, top, body.bottom() - top);
            let right = Rect { x: left + 2, y: top, width: body.width - left - 3, height: body.bottom() - top };
            self.guest(paint, right, view);
        } else {
            let below = body.bottom().saturating_sub(GUEST);
            self.list(paint, Rect { y: top, height: below - top, ..body }, view);
            paint.rule(0, below, body.width);
            self.guest(paint, Rect { x: 1, y: below + 1, width: body.width - 2, height: GUEST - 1 }, view);
        }
    }

    fn list(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let dim = paint.theme.dim;
        let mut x = area.x + 2;
        let heads = [words::PLACE, words::NAME, words::AGE, words::STATE, words::CAME, words::LEFT];
        for (head, cells) in heads.into_iter().zip(COLUMNS) {
            paint.text(x, area.y, cells - 1, view.say(head), dim);
            x += cells;
        }
        let rows = area.height.saturating_sub(1);
        for (y, place) in (area.y + 1..).zip(self.stays.window(rows)) {
            let stay = self.stays.get(place).and_then(|id| view.office.of::<DayStay>().get(*id));
            let Some(stay) = stay else { continue };
            stay_row(paint, Rect { y, height: 1, ..area }, stay, place == self.stays.at(), view);
        }
    }

    /// Who answers for the guest under the cursor, who may fetch them, whether they take medicine.
    fn guest(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, plain, dim, warn) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.warn);
        let Some(stay) = self.stays.current().and_then(|id| view.office.of::<DayStay>().get(*id)) else {
            return;
        };
        let Some(resident) = view.office.of::<Resident>().get(stay.resident) else { return };
        let used = paint.text(area.x, area.y, area.width, &resident.name, strong) + 2;
        let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
        paint.text(area.x + used, area.y, area.width.saturating_sub(used), &address, plain);
        let opening = view.opening(resident.id, MEDICINE);
        let Some(profile) = profile(view.office, resident.id, opening) else {
            paint.text(area.x, area.y + 1, area.width, view.say(crate::ui::words::NONE_KNOWN), dim);
            return;
        };
        let guardian = &profile.guardian;
        let phone = value::tail(view.lang(), &guardian.phone);
        let line = format!("{} {} {} {phone}", view.say(words::GUARDIAN), guardian.relation, guardian.name);
        paint.text(area.x, area.y + 1, area.width, &line, plain);
        let mut tail = profile.may_fetch.clone();
        for part in [&profile.note, &stay.note, &stay.fetched_by] {
            if !part.is_empty() {
                tail = format!("{tail}  {part}");
            }
        }
        let label = labels::field(view.lang(), DayCareProfile::KIND, "may_fetch");
        paint.text(area.x, area.y + 2, area.width, &format!("{label} {tail}"), plain);
        if profile.medication.is_empty() {
            return;
        }
        let open = opening.is_some();
        let text = if open { profile.medication.as_str() } else { view.say(words::MEDICINE) };
        paint.text(area.x, area.y + 3, area.width, text, if open { warn } else { dim });
    }
}

fn stay_row(paint: &mut Paint, row: Rect, stay: &DayStay, here: bool, view: &View) {
    let theme = paint.theme;
    let style = |style| if here { theme.selected } else { style };
    if here {
        paint.tint(row, theme.selected);
        paint.text(row.x, row.y, 1, ">", theme.selected);
    }
    let (y, mut x) = (row.y, row.x + 2);
    paint.right(x, y, 3, &stay.place.to_string(), style(theme.dim));
    x += COLUMNS[0];
    let resident = view.office.of::<Resident>().get(stay.resident);
    paint.text(x, y, COLUMNS[1] - 1, resident.map_or("", |resident| resident.name.as_str()), style(theme.strong));
    x += COLUMNS[1];
    if let Some(age) = resident.and_then(|resident| resident.age(view.today())) {
        paint.right(x, y, 3, &age.to_string(), style(theme.plain));
    }
    x += COLUMNS[2];
    let colour = match stay.state {
        StayState::Booked => theme.plain,
        StayState::Here => theme.good,
        StayState::NoShow => theme.warn,
        StayState::Gone | StayState::Cancelled => theme.dim,
    };
    let state = labels::code_number(view.lang(), STAY_STATE, stay.state as u8);
    paint.text(x, y, COLUMNS[3] - 1, state, style(colour));
    x += COLUMNS[3];
    let clock = |at: Option<jiff::civil::DateTime>| at.map_or_else(String::new, |at| when::clock(at.time()));
    paint.text(x, y, COLUMNS[4] - 1, &clock(stay.arrived), style(theme.plain));
    x += COLUMNS[4];
    paint.text(x, y, COLUMNS[5] - 1, &clock(stay.left), style(theme.plain));
    x += COLUMNS[5];
    let late = overdue(view.office, view.seat.now).iter().any(|late| late.id == stay.id);
    if late {
        let day = if stay.date == view.today() {
            String::new()
        } else {
            when::day_of_year(view.lang(), stay.date, view.today())
        };
        let text = format!("{} {day}", view.say(words::OVERDUE));
        paint.text(x, y, row.right().saturating_sub(x + 1), text.trim_end(), style(theme.bad));
    }
}

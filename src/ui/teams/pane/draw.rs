//! How a team looks: which teams there are, the roster with its figures, the calendar.

use crate::model::{Meeting, Resident};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::teams::{Came, TeamDay, teams_in_order};
use crate::model::teams::LEVEL;
use crate::model::teams::rules::ATTENDANCE_DAYS;
use crate::model::{Id, Team};
use crate::text::{labels, teams as words};
use crate::ui::frame::wrapped;
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;

use crate::ui::teams::pane::Teams;

/// Cells of the columns: name, age, attendance, performances.
const COLUMNS: [u16; 4] = [10, 6, 11, 7];
/// Rows of the calendar below the roster on a small screen.
const BELOW: u16 = 6;
/// Performances ahead that are always in sight.
const SHOWN: usize = 2;

impl Teams {
    pub(in crate::ui) fn draw_team(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (plain, dim, tab) = (paint.theme.plain, paint.theme.dim, paint.theme.tab);
        let Some(team) = view.office.of::<Team>().get(self.team) else {
            paint.text(2, body.y + 1, body.width - 4, view.say(words::NO_TEAM), plain);
            return;
        };
        let mut x = 1;
        for other in teams_in_order(view.office) {
            let here = other.id == self.team;
            let text = if here { format!("[{}]", other.name) } else { format!(" {} ", other.name) };
            if x + width(&text) > body.width {
                break;
            }
            x += paint.text(x, body.y, body.width.saturating_sub(x), &text, if here { tab } else { plain }) + 1;
        }
        let lang = view.lang();
        let meets = words::meets(lang, team.weekdays, team.start, team.end);
        let about = format!("{meets}  {}  {}  {}", team.place, words::members(lang, team.members.len()), team.note);
        paint.text(1, body.y + 1, body.width - 2, about.trim_end(), dim);
        let top = body.y + 3;
        if view.seat.is_wide() {
            let left = body.width * 52 / 100;
            self.roster(paint, Rect { y: top, height: body.bottom() - top, width: left, ..body }, team, view);
            paint.bar(left, top, body.bottom() - top);
            let right = Rect { x: left + 2, y: top, width: body.width - left - 3, height: body.bottom() - top };
            self.calendar(paint, right, view);
        } else {
            let below = body.bottom().saturating_sub(BELOW);
            self.roster(paint, Rect { y: top, height: below - top, ..body }, team, view);
            paint.rule(0, below, body.width);
            self.calendar(paint, Rect { x: 1, y: below + 1, width: body.width - 2, height: BELOW - 1 }, view);
        }
    }

    fn roster(&mut self, paint: &mut Paint, area: Rect, team: &Team, view: &View) {
        let dim = paint.theme.dim;
        if self.members.is_empty() {
            paint.text(area.x + 2, area.y, area.width - 4, view.say(words::NOBODY), dim);
            return;
        }
        let mut x = area.x + 2;
        let came = words::came_in(view.lang(), view.office.rule(&ATTENDANCE_DAYS, view.today()).value);
        let heads = [view.say(words::NAME), view.say(words::AGE), came.as_str(), view.say(words::PERFORMED)];
        for (head, cells) in heads.into_iter().zip(COLUMNS) {
            paint.text(x, area.y, cells - 1, head, dim);
            x += cells;
        }
        let rows = area.height.saturating_sub(1);
        for (y, place) in (area.y + 1..).zip(self.members.window(rows)) {
            let Some((id, came)) = self.members.get(place).copied() else { continue };
            let row = Rect { y, height: 1, ..area };
            member_row(paint, row, (id, came, id == team.leader), place == self.members.at(), view);
        }
    }

    /// The last days and the next ones, what was taken and what is missing.
    fn calendar(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (strong, plain, dim, warn) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.warn);
        paint.text(area.x, area.y, area.width, view.say(words::CALENDAR), strong);
        let rows = usize::from(area.height.saturating_sub(1));
        let today = view.today();
        // The next performances stand first: they are what a team works for. Then the last and the next days.
        let is_next = |day: &&TeamDay| day.performance && day.date >= today;
        let stage: Vec<&TeamDay> = self.days.iter().filter(is_next).take(SHOWN).collect();
        let others: Vec<&TeamDay> = self.days.iter().filter(|day| !is_next(day)).collect();
        let rows = rows.saturating_sub(stage.len());
        let ahead = others.iter().filter(|day| day.date >= today).count();
        let next = others.len() - ahead;
        let last = (next + rows.div_ceil(2).min(ahead)).max(rows.min(others.len()));
        let first = last.saturating_sub(rows);
        let seen = others.get(first..last.min(others.len())).unwrap_or_default();
        let mut y = area.y + 1;
        for day in stage.iter().chain(seen) {
            let (what, missing) = describe(day, view);
            let style: Style = match (missing, day.date >= today) {
                (true, _) => warn,
                (_, true) => plain,
                _ => dim,
            };
            for part in wrapped(&words::day(view.lang(), day.date, today, &what), area.width) {
                if y < area.bottom() {
                    paint.text(area.x, y, area.width, &part, style);
                }
                y += 1;
            }
        }
    }
}

/// What a day of the calendar is, and whether attendance is missing.
pub(in crate::ui) fn describe(day: &TeamDay, view: &View) -> (String, bool) {
    let meeting = day.meeting.and_then(|id| view.office.of::<Meeting>().get(id));
    let mut what = match meeting.filter(|meeting| meeting.is_performance()) {
        Some(meeting) => {
            let level = labels::code_number(view.lang(), LEVEL, meeting.level);
            format!("{} {level} {}", view.say(words::PERFORMANCE), meeting.title)
        }
        None => view.say(words::REHEARSAL).to_owned(),
    };
    let taken = meeting.filter(|meeting| meeting.taken.is_some());
    if let Some(meeting) = taken {
        what = format!("{what} {}/{}", meeting.present.len(), meeting.of);
    } else if let Some(meeting) = meeting.filter(|meeting| !meeting.cast.is_empty()) {
        what = format!("{what} {}", words::members(view.lang(), meeting.cast.len()));
    }
    let missing = taken.is_none() && day.date < view.today();
    if missing {
        what = format!("{what} {}", view.say(words::NOT_TAKEN));
    }
    (what, missing)
}

fn member_row(paint: &mut Paint, row: Rect, (id, came, leads): (Id, Came, bool), here: bool, view: &View) {
    let theme = paint.theme;
    let style = |style| if here { theme.selected } else { style };
    if here {
        paint.tint(row, theme.selected);
        paint.text(row.x, row.y, 1, ">", theme.selected);
    }
    let (y, mut x) = (row.y, row.x + 2);
    let resident = view.office.of::<Resident>().get(id);
    paint.text(x, y, COLUMNS[0] - 1, resident.map_or("", |resident| resident.name.as_str()), style(theme.strong));
    x += COLUMNS[0];
    if let Some(age) = resident.and_then(|resident| resident.age(view.today())) {
        paint.right(x, y, 3, &age.to_string(), style(theme.plain));
    }
    x += COLUMNS[1];
    paint.right(x, y, 6, &format!("{}/{}", came.came, came.of), style(theme.plain));
    x += COLUMNS[2];
    if came.performed > 0 {
        paint.right(x, y, 4, &came.performed.to_string(), style(theme.plain));
    }
    x += COLUMNS[3];
    if leads {
        paint.text(x, y, row.right().saturating_sub(x + 1), view.say(words::LEADER), style(theme.accent));
    }
}

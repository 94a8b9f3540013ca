//! How the clinic looks: sessions on top, the queue beneath, beside it one person's visits and who is due.

use crate::model::{Resident, Vitals};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::clinic::assess;
use crate::desk::clinic::today::tally_of;
use crate::model::clinic::rules::LONG_WAIT;
use crate::model::clinic::visit::PRIORITY;
use crate::model::clinic::{SESSION_KIND, VISIT_STATE};
use crate::model::{Flag, Id, Session, Visit, VisitState};
use crate::text::{clinic as words, labels, value, when};
use crate::ui::clinic::forms::held_at;
use crate::ui::paint::{Paint, width};
use crate::ui::view::{VITALS_PANEL, View};

use crate::ui::clinic::pane::{Clinic, Half};

/// Rows of sessions on a small screen, and on a large one.
const SESSIONS: (usize, usize) = (3, 6);
/// Cells of the columns: ticket, name, age, state, time.
const COLUMNS: [u16; 5] = [5, 14, 6, 10, 7];

/// Cells of a session's hours, and of what stands between its columns.
const HOURS: u16 = 11;
const GAPS: u16 = 8;
/// Cells of a session's day.
const DAY: u16 = 11;
/// Least cells in which an address says anything.
const ADDRESS: u16 = 12;

impl Clinic {
    /// Draws the sessions; answers the row beneath them.
    pub(in crate::ui) fn draw_sessions(&self, paint: &mut Paint, area: Rect, view: &View) -> u16 {
        let (dim, plain, accent) = (paint.theme.dim, paint.theme.plain, paint.theme.accent);
        if self.sessions.is_empty() {
            paint.text(2, area.y, area.width - 3, view.say(words::NO_SESSION), dim);
        }
        let most = if view.seat.is_wide() { SESSIONS.1 } else { SESSIONS.0 };
        let at = self.sessions.iter().position(|id| *id == self.session).unwrap_or(0);
        let first = at.saturating_sub(most - 1);
        let mut y = area.y;
        for id in self.sessions.iter().skip(first).take(most) {
            let Some(session) = view.office.of::<Session>().get(*id) else { continue };
            let here = *id == self.session;
            let style = if here { accent } else { plain };
            if here {
                paint.text(area.x, y, 1, "*", accent);
            }
            Self::draw_session(paint, Rect { y, height: 1, ..area }, session, style, view);
            y += 1;
        }
        y = y.max(area.y + 1);
        paint.rule(area.x, y, area.width);
        y + 1
    }

    fn draw_session(paint: &mut Paint, row: Rect, session: &Session, style: Style, view: &View) {
        let (dim, warn) = (paint.theme.dim, paint.theme.warn);
        let today = session.date == view.today();
        let tally = if today || session.date < view.today() {
            let tally = tally_of(view.office, session.id, view.seat.now);
            let said = words::tally(view.lang(), tally.called, tally.waiting, tally.on_hold, tally.done);
            let longest = words::queue::longest(view.lang(), if today { tally.longest } else { 0 });
            // Each ticket says how long it waits: the longest stands here only where it takes no room from the rest.
            let kind = labels::code_number(view.lang(), SESSION_KIND, session.kind);
            let held = view.office.unit_name(session.institution);
            let all = DAY + HOURS + width(kind) + width(held) + width(&said) + width(&longest) + GAPS;
            if all <= row.width { format!("{said}{longest}") } else { said }
        } else {
            String::new()
        };
        let used = paint.right(row.x, row.y, row.width - 1, &tally, if today { warn } else { dim });
        let mut x = row.x + 2;
        let room = |x: u16| row.right().saturating_sub(x + used + 2);
        let day = when::day_near(view.lang(), session.date, view.today());
        paint.text(x, row.y, DAY - 1, &day, style);
        x += DAY;
        let hours = format!("{}-{}", when::clock(session.start), when::clock(session.end));
        x += paint.text(x, row.y, room(x), &hours, style) + 2;
        let kind = labels::code_number(view.lang(), SESSION_KIND, session.kind);
        x += paint.text(x, row.y, room(x), kind, style) + 1;
        paint.text(x, row.y, room(x), view.office.unit_name(session.institution), style);
    }

    /// Draws the queue of the chosen session.
    pub(in crate::ui) fn draw_queue(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let dim = paint.theme.dim;
        self.heading(paint, area, Half::Queue, view);
        if self.queue.is_empty() {
            if !self.session.is_none() {
                paint.text(area.x + 2, area.y + 2, area.width - 4, view.say(words::NOBODY_YET), dim);
            }
            return;
        }
        let heads = [words::TICKET, words::NAME, words::AGE, words::STATE, words::TIME];
        let mut x = area.x + 2;
        for (head, cells) in heads.into_iter().zip(COLUMNS) {
            paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
            x += cells;
        }
        paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::VALUES), dim);
        let focus = self.half == Half::Queue;
        let window = self.queue.window(area.height.saturating_sub(2));
        for (y, place) in (area.y + 2..).zip(window) {
            let visit = self.queue.get(place).and_then(|id| view.office.of::<Visit>().get(*id));
            let Some(visit) = visit else { continue };
            let here = focus && place == self.queue.at();
            draw_visit(paint, Rect { y, height: 1, ..area }, visit, here, view);
            self.queue.draw_mark(paint, (area.x, y), visit.id, here);
        }
    }

    /// Draws who is to be measured again.
    pub(in crate::ui) fn draw_recalls(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let (dim, plain, warn, bad, selected) =
            (paint.theme.dim, paint.theme.plain, paint.theme.warn, paint.theme.bad, paint.theme.selected);
        self.heading(paint, area, Half::Recalls, view);
        if self.recalls.is_empty() {
            paint.text(area.x + 2, area.y + 2, area.width - 4, view.say(words::NO_RECALLS), dim);
        }
        let focus = self.half == Half::Recalls;
        let window = self.recalls.window(area.height.saturating_sub(1));
        for (y, place) in (area.y + 1..).zip(window) {
            let Some(due) = self.recalls.get(place).copied() else { continue };
            let Some(resident) = view.office.of::<Resident>().get(due.resident) else { continue };
            let here = focus && place == self.recalls.at();
            self.recalls.draw_mark(paint, (area.x, y), due.resident, here);
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { y, height: 1, ..area }, selected);
                paint.text(area.x, y, 1, ">", selected);
            }
            let mut x = area.x + 2;
            paint.text(x, y, 11, &resident.name, style(plain));
            x += 12;
            if let Some(age) = resident.age(view.today()) {
                paint.right(x, y, 3, &age.to_string(), style(plain));
            }
            x += 5;
            let colour = if due.on < view.today() { bad } else { warn };
            paint.text(x, y, 15, &when::due(view.lang(), due.on, view.today()), style(colour));
            x += 16;
            let phone = resident.phones.first().map(|phone| value::tail(view.lang(), phone)).unwrap_or_default();
            let used = paint.right(area.x, y, area.width - 1, &phone, style(dim));
            let room = area.right().saturating_sub(x + used + 3);
            if let Some(address) = view.office.address_of(resident).filter(|_| room >= ADDRESS) {
                paint.text(x, y, room, &address.short(), style(plain));
            }
        }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, half: Half, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let queue = words::queued(view.lang(), self.queue.len());
        let recalls = words::recalls(view.lang(), self.recalls.len());
        let style = |of: Half| if self.half == of { strong } else { dim };
        let alone = half == Half::Recalls && view.seat.is_wide();
        let (first, of, other) =
            if alone { (recalls, Half::Recalls, String::new()) } else { (queue, Half::Queue, recalls) };
        let indent = u16::from(area.x == 0);
        let used = paint.text(area.x + indent, area.y, area.width - 2, &first, style(of));
        if !view.seat.is_wide() {
            let x = area.x + 4 + used;
            let used = paint.text(x, area.y, area.right().saturating_sub(x), &other, style(Half::Recalls));
            paint.text(x + used + 3, area.y, area.right().saturating_sub(x + used + 3), "Tab", dim);
        }
    }

    /// Draws, beside the queue, the visits of whoever is under the cursor, and beneath them who is due.
    pub(in crate::ui) fn draw_beside(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let whose = self.whose(view);
        let rows = match whose.or(view.subject().map(|resident| resident.id)) {
            Some(resident) => draw_person(paint, Rect { height: area.height / 2, ..area }, resident, view),
            None => 0,
        };
        let top = area.y + rows;
        self.draw_recalls(paint, Rect { y: top, height: area.bottom().saturating_sub(top), ..area }, view);
    }
}

/// One visit of a queue.
fn draw_visit(paint: &mut Paint, row: Rect, visit: &Visit, here: bool, view: &View) {
    let (dim, plain, warn, strong, selected) =
        (paint.theme.dim, paint.theme.plain, paint.theme.warn, paint.theme.strong, paint.theme.selected);
    let style = |style| if here { selected } else { style };
    if here {
        paint.tint(row, selected);
        paint.text(row.x, row.y, 1, ">", selected);
    }
    let (y, mut x) = (row.y, row.x + 2);
    let ticket = if visit.ticket == 0 { view.say(words::NO_TICKET).to_owned() } else { visit.ticket.to_string() };
    paint.text(x, y, COLUMNS[0] - 1, &ticket, style(dim));
    x += COLUMNS[0];
    let resident = view.office.of::<Resident>().get(visit.resident);
    let name = resident.map_or("", |resident| resident.name.as_str());
    let past = matches!(visit.state, VisitState::Done | VisitState::Void);
    paint.text(x, y, COLUMNS[1] - 1, name, style(if past { plain } else { strong }));
    x += COLUMNS[1];
    if let Some(age) = resident.and_then(|resident| resident.age(view.today())) {
        paint.right(x, y, 3, &age.to_string(), style(plain));
    }
    x += COLUMNS[2];
    let state = labels::code_number(view.lang(), VISIT_STATE, visit.state as u8);
    let colour = match visit.state {
        VisitState::Called | VisitState::BeingSeen => warn,
        VisitState::Waiting => plain,
        VisitState::Done | VisitState::Void | VisitState::OnHold => dim,
    };
    paint.text(x, y, COLUMNS[3] - 1, state, style(colour));
    x += COLUMNS[3];
    paint.text(x, y, COLUMNS[4] - 1, &when::clock(visit.at.time()), style(dim));
    x += COLUMNS[4];
    if visit.state.is_unfinished() {
        waits(paint, Rect { x, width: row.right().saturating_sub(x + 1), ..row }, visit, &style, view);
    }
    values(paint, Rect { x, width: row.right().saturating_sub(x + 1), ..row }, visit, style, view);
}

/// How long a ticket waits, in words and colour, and why it goes before others.
fn waits(paint: &mut Paint, row: Rect, visit: &Visit, style: &impl Fn(Style) -> Style, view: &View) {
    let (plain, warn) = (paint.theme.plain, paint.theme.warn);
    let mut x = row.x;
    if matches!(visit.state, VisitState::Waiting | VisitState::OnHold) && visit.at.date() == view.today() {
        let minutes = visit.waited(view.seat.now);
        let long = minutes >= view.office.rule(&LONG_WAIT, view.today()).value;
        let text = words::queue::waited(view.lang(), minutes);
        x += paint.text(x, row.y, row.width, &text, style(if long { warn } else { plain })) + 2;
    }
    if visit.priority > 0 {
        let why = labels::code_number(view.lang(), PRIORITY, visit.priority);
        let text = format!("! {} {why}", view.say(words::queue::PRIORITY));
        paint.text(x, row.y, row.right().saturating_sub(x), &text, style(warn));
    }
}

/// What was measured: closed, or open with the norm's word.
fn values(paint: &mut Paint, row: Rect, visit: &Visit, style: impl Fn(Style) -> Style, view: &View) {
    let (dim, plain, warn, bad) = (paint.theme.dim, paint.theme.plain, paint.theme.warn, paint.theme.bad);
    if visit.state != VisitState::Done {
        return;
    }
    let Some(opening) = view.opening(visit.resident, VITALS_PANEL) else {
        paint.text(row.x, row.y, row.width, value::CLOSED.say(view.lang()), style(dim));
        return;
    };
    let Some(vitals) = view.office.opened::<Vitals>(opening, visit.id) else { return };
    let used = paint.text(row.x, row.y, row.width, &vitals.readings(), style(plain)) + 1;
    let found = assess(view.office, vitals, visit.at.date()).found.flag();
    let colour = if found == Flag::Emergency { bad } else { warn };
    let word = words::flag(view.lang(), found);
    paint.text(row.x + used, row.y, row.width.saturating_sub(used), word, style(colour));
}

/// Who it is, and every visit, the last one first; answers the rows used.
fn draw_person(paint: &mut Paint, area: Rect, id: Id, view: &View) -> u16 {
    let Some(resident) = view.office.of::<Resident>().get(id) else { return 0 };
    let (dim, plain, strong, warn) = (paint.theme.dim, paint.theme.plain, paint.theme.strong, paint.theme.warn);
    let age = resident.age(view.today()).map_or_else(String::new, |age| when::age(view.lang(), age));
    let used = paint.text(area.x, area.y, area.width, &resident.name, strong) + 2;
    let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    let about = format!("{age}  {address}");
    paint.text(area.x + used, area.y, area.width.saturating_sub(used), &about, plain);
    paint.text(area.x, area.y + 1, area.width, view.say(words::VISITS), dim);
    let mut visits: Vec<&Visit> =
        view.office.naming::<Visit, Resident>(id).filter_map(|id| view.office.of::<Visit>().get(id)).collect();
    visits.retain(|visit| visit.state == VisitState::Done);
    visits.sort_by_key(|visit| std::cmp::Reverse(visit.at));
    let most = usize::from(area.height.saturating_sub(4)) / 2;
    let mut y = area.y + 2;
    if visits.is_empty() {
        paint.text(area.x + 2, y, area.width - 2, view.say(words::NOT_SEEN), dim);
        y += 1;
    }
    for visit in visits.into_iter().take(most) {
        let day = when::day_of_year(view.lang(), visit.at.date(), view.today());
        let cells = paint.text(area.x + 2, y, area.width - 2, &day, plain) + 2;
        let at = held_at(visit.session, view);
        paint.text(area.x + 2 + cells, y, area.width.saturating_sub(cells + 2), at, dim);
        y += 1;
        let recall = visit.recall.map_or_else(String::new, |day| {
            let due = when::day_of_year(view.lang(), day, view.today());
            format!("{} {due}", view.say(crate::ui::words::MEASURE_AGAIN))
        });
        let used = paint.right(area.x, y, area.width, &recall, warn);
        let row = Rect { x: area.x + 4, y, width: area.width.saturating_sub(used + 5), height: 1 };
        values(paint, row, visit, |style| style, view);
        y += 1;
    }
    y + 1 - area.y
}

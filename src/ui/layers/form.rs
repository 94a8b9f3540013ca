//! A form: one for every kind of record, read from the field table.
//!
//! What is typed is parked on disk within a second and on `Esc`; a masked field shows its mask and is written only
//! where something new was typed.

mod choosing;

use crate::model::Resident;
use crate::model::Why;
use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::desk::core::drafts::Draft;
use crate::desk::core::question::Answer;
use crate::model::{FieldKind, Id, Refusal};
use crate::text::{errors, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::{Line, View};
use crate::ui::widgets::field;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::{Layer, Reply};

/// Cells of the column of labels.
const LABELS: u16 = 24;
/// Rows below the fields: what the focused field offers, and what the form says of all of them.
const BELOW: u16 = 3;

/// An open form.
pub struct Form {
    purpose: Box<dyn Purpose>,
    slots: Vec<Slot>,
    cursor: Cursor,
    /// Which tick of a field with several choices has the cursor.
    tick: usize,
    /// Which page of a long choice is seen.
    page: usize,
    draft: u64,
    typed: bool,
}

impl Form {
    /// A form for this purpose.
    pub fn new(purpose: impl Purpose + 'static, view: &View) -> Self {
        let slots = purpose.slots(view);
        let mut form = Self {
            purpose: Box::new(purpose),
            slots,
            cursor: Cursor::default(),
            tick: 0,
            page: 0,
            draft: 0,
            typed: false,
        };
        let first = form.purpose.begins_at().and_then(|key| form.slots.iter().position(|slot| slot.key == key));
        form.cursor.at = first.or_else(|| form.slots.iter().position(Slot::is_missing)).unwrap_or(0);
        form
    }

    /// Opens a form.
    pub fn open(purpose: impl Purpose + 'static, view: &View) -> Effect {
        Effect::push(Self::new(purpose, view))
    }

    /// Opens a draft where it was left.
    pub fn restore(draft: &Draft, purpose: Box<dyn Purpose>, view: &View) -> Self {
        let slots = purpose.slots(view);
        let mut form =
            Self { purpose, slots, cursor: Cursor::default(), tick: 0, page: 0, draft: draft.id, typed: true };
        for (name, text) in &draft.fields {
            if let Some(slot) = form.slots.iter_mut().find(|slot| slot.name() == *name) {
                slot.set(text);
            }
        }
        form.purpose.follow(&mut form.slots, view);
        form.cursor.at = form.slots.iter().position(|slot| slot.name() == draft.focus).unwrap_or(0);
        form
    }

    /// Notes that something was typed, and lets other fields follow.
    fn note(&mut self, changed: bool, view: &View) {
        self.typed |= changed;
        if changed {
            self.purpose.follow(&mut self.slots, view);
        }
    }

    fn focus(&self) -> Option<&Slot> {
        self.slots.get(self.cursor.at)
    }

    fn go_to(&mut self, place: usize) {
        self.cursor.at = place.min(self.slots.len().saturating_sub(1));
        (self.tick, self.page) = (0, 0);
    }

    /// The next empty required field after the cursor, or before it.
    fn next_missing(&self) -> Option<usize> {
        let order = (self.cursor.at + 1..self.slots.len()).chain(0..=self.cursor.at);
        order.into_iter().find(|place| self.slots.get(*place).is_some_and(Slot::is_missing))
    }

    /// Checks the field that is left, so that an error stands there before the form is sent.
    fn check_here(&mut self, view: &View) {
        if let Some(slot) = self.slots.get_mut(self.cursor.at) {
            slot.error = slot.read(view.today()).err();
        }
    }

    fn save(&mut self, view: &View) -> Effect {
        let mut values = Vec::with_capacity(self.slots.len());
        for slot in &mut self.slots {
            match slot.read(view.today()) {
                Ok(value) => {
                    slot.error = None;
                    values.push(Typed { kind: slot.kind, key: slot.key, value, touched: slot.touched });
                }
                Err(error) => slot.error = Some(error),
            }
        }
        if let Some(place) = self.slots.iter().position(|slot| slot.error.is_some()) {
            self.go_to(place);
            return Effect::Say(Line::Warn(words::FIX_FIRST));
        }
        let asked = match self.purpose.leads_to(&values, view) {
            Ok(None) => self.purpose.request(&values, view).map(Effect::send),
            Ok(Some(effect)) => Ok(effect),
            Err(fault) => Err(fault),
        };
        match asked {
            Ok(effect) => effect,
            Err(fault) => {
                self.mark(fault);
                Effect::Say(Line::Warn(words::FIX_FIRST))
            }
        }
    }

    /// Puts an error on its field.
    fn mark(&mut self, fault: Fault) -> bool {
        let Some(place) = self.slots.iter().position(|slot| slot.key == fault.key) else { return false };
        self.slots[place].error = Some(fault.error);
        self.go_to(place);
        true
    }

    fn hint(slot: &Slot, focus: bool, view: &View) -> Option<String> {
        let lang = view.lang();
        if let Some(error) = &slot.error {
            return Some(match &slot.entry {
                Entry::Field(kind) => errors::field_error_in(lang, kind, error).into_owned(),
                _ => errors::field_error(lang, error).into_owned(),
            });
        }
        let Entry::Field(kind) = &slot.entry else { return None };
        if let (FieldKind::Date, Ok(crate::model::Value::Date(date))) = (kind, slot.read(view.today())) {
            return Some(when::day_of_year(lang, date, view.today()));
        }
        (focus && slot.input.value().is_empty()).then(|| errors::hint(lang, kind).map(str::to_owned)).flatten()
    }
}

impl Layer for Form {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        if let Some(changed) = self.choose(key, view) {
            self.note(changed, view);
            if changed && !self.ticks() && self.purpose.leads_on() {
                self.go_to(self.next_missing().unwrap_or(self.cursor.at + 1));
            }
            return Reply::taken();
        }
        let Some(slot) = self.slots.get_mut(self.cursor.at) else { return Reply::Pass };
        if slot.is_choice() {
            if matches!(key.chord.code, KeyCode::Backspace | KeyCode::Delete) {
                slot.set("");
                self.note(true, view);
                return Reply::taken();
            }
            return Reply::Do(Effect::hint(words::PICK_A_DIGIT));
        }
        let before = slot.input.value().to_owned();
        if key.text.is_some() && slot.is_proposed() {
            slot.input.reset();
        }
        if !field::edit(&mut slot.input, key) {
            return Reply::Pass;
        }
        let changed = slot.note_change(before);
        self.note(changed, view);
        Reply::taken()
    }

    fn paste(&mut self, text: &str, view: &View) -> Reply {
        let Some(slot) = self.slots.get_mut(self.cursor.at).filter(|slot| !slot.is_choice()) else {
            return Reply::Pass;
        };
        let before = slot.input.value().to_owned();
        field::insert(&mut slot.input, text);
        let changed = slot.note_change(before);
        self.note(changed, view);
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let last = self.slots.len().saturating_sub(1);
        match verb {
            Verb::Next | Verb::Step(Step::Down) => {
                self.check_here(view);
                self.go_to(if self.cursor.at == last { 0 } else { self.cursor.at + 1 });
            }
            Verb::Previous | Verb::Step(Step::Up) => {
                self.check_here(view);
                self.go_to(self.cursor.at.checked_sub(1).unwrap_or(last));
            }
            Verb::Step(Step::PageDown) => self.go_to(last),
            Verb::Step(Step::PageUp) => self.go_to(0),
            Verb::Open => {
                self.check_here(view);
                if self.focus().is_some_and(|slot| slot.error.is_some()) {
                    return Effect::Say(Line::Warn(words::FIX_FIRST));
                }
                match self.next_missing() {
                    Some(place) => self.go_to(place),
                    None => return self.save(view),
                }
            }
            Verb::Save => return self.save(view),
            Verb::UndoTyping => {
                if let Some(slot) = self.slots.get_mut(self.cursor.at) {
                    slot.undo();
                }
                self.purpose.follow(&mut self.slots, view);
            }
            Verb::Back => {
                let parked = self.draft(view).is_some();
                return if parked { Effect::Park.then(Effect::hint(words::DRAFT_KEPT)) } else { Effect::Pop };
            }
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draft(&self, view: &View) -> Option<Draft> {
        let fields: Vec<(String, String)> = self
            .slots
            .iter()
            .filter(|slot| slot.touched)
            .map(|slot| (slot.name(), slot.input.value().to_owned()))
            .chain(self.purpose.kept())
            .collect();
        self.typed.then(|| Draft {
            id: self.draft,
            form: self.purpose.name().to_owned(),
            subject: self.purpose.subject(),
            record: self.purpose.record(),
            fields,
            focus: self.focus().map(Slot::name).unwrap_or_default(),
            at: view.seat.now,
            clerk: view.seat.clerk.clone(),
        })
    }

    fn name_draft(&mut self, id: u64) {
        self.draft = id;
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        if let Answer::Refused(refusal) = &answer
            && let Refusal { why: Why::Desk(crate::desk::core::Not::Field { key, error }), .. } = &**refusal
        {
            self.mark(Fault { key, error: error.clone() });
        }
        // The line still tells it: a field's label may be out of sight.
        Effect::Usual(Box::new(answer))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim, plain, bad, accent, field_style) = (
            paint.theme.strong,
            paint.theme.dim,
            paint.theme.plain,
            paint.theme.bad,
            paint.theme.accent,
            paint.theme.field,
        );
        let title = self.purpose.title(view);
        let used = paint.text(1, body.y, body.width - 2, &title, strong);
        if self.purpose.subject() != Id::NONE {
            let name =
                view.office.of::<Resident>().get(self.purpose.subject()).map_or("", |resident| resident.name.as_str());
            paint.text(3 + used, body.y, body.width - 4 - used, name, accent);
        }
        paint.right(0, body.y, body.width - 1, view.say(words::REQUIRED_MARK), dim);
        let rows = body.height.saturating_sub(2 + BELOW);
        let box_cells = (body.width - LABELS - 4).min(if body.width >= 100 { 48 } else { 28 });
        let at = self.cursor.at;
        let window = self.cursor.window(rows, self.slots.len());
        let (above, below) = (window.start, self.slots.len() - window.end);
        if above > 0 {
            paint.right(0, body.y + 1, body.width - 1, &words::more_above(view.lang(), above), dim);
        }
        let more = if below > 0 { words::more_below(view.lang(), below) } else { String::new() };
        let more = paint.right(0, body.bottom() - 1, body.width - 1, &more, dim);
        for (y, place) in (body.y + 2..).zip(window) {
            let slot = &self.slots[place];
            let focus = place == at;
            paint.text(0, y, 1, if focus { ">" } else { " " }, accent);
            let label = slot.label(view.lang());
            let end = 2 + paint.text(2, y, LABELS - 4, label, if focus { strong } else { plain });
            if slot.required {
                paint.text(end + 1, y, 1, "*", accent);
            }
            let x = LABELS;
            paint.tint(Rect { x, y, width: box_cells, height: 1 }, field_style);
            let shown = slot.shown(view);
            if slot.is_choice() {
                paint.text(x, y, box_cells, &shown, field_style);
                if focus {
                    paint.put_cursor(x, y);
                }
            } else if slot.input.value().is_empty() && !slot.placeholder.is_empty() && !slot.touched {
                paint.text(x, y, box_cells, &slot.placeholder, field_style.patch(dim));
                if focus {
                    paint.put_cursor(x, y);
                }
            } else {
                field::draw(paint, (x, y), box_cells, &slot.input, field_style, focus);
            }
            if let Some(hint) = Self::hint(slot, focus, view) {
                let style = if slot.error.is_some() { bad } else { dim };
                let x = x + box_cells + 2;
                paint.text(x, y, body.width.saturating_sub(x + 1), &hint, style);
            }
        }
        let y = body.bottom() - 2;
        let mut x = 2;
        let mut row = y - 1;
        for choosing::Shown { digit, label, chosen, here } in self.offers(view) {
            let need = crate::ui::paint::width(&label) + 4;
            if x + need > body.width && row < y {
                (x, row) = (2, y);
            }
            x += paint.text(x, row, 1, &digit.to_string(), accent);
            let mark = if chosen { "*" } else { " " };
            x += paint.text(x, row, 1, mark, accent);
            let style = if here { strong } else { plain };
            x += paint.text(x, row, body.width.saturating_sub(x), &label, style) + 2;
        }
        if let Some(text) = self.purpose.says(&self.slots, view) {
            let room = body.width.saturating_sub(if more > 0 { more + 5 } else { 3 });
            paint.text(2, body.bottom() - 1, room, &text, accent);
        }
    }
}

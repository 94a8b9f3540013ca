//! A form: one for every kind of record, read from the field table.
//!
//! What is typed is parked on disk within a second and on `Esc`; a masked field shows its mask and is written only
//! where something new was typed.

mod choosing;
mod draw;
mod hinting;
mod list;
mod picking;
mod table;
mod taking;

use crate::model::Why;
use crossterm::event::KeyCode;
use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::core::drafts::Draft;
use crate::desk::core::question::Answer;
use crate::model::{Id, Refusal, Resident};
use crate::text::{errors, picking as text, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::forms::{self, Entry, Fault, Purpose, Slot, Typed, happened};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::{Line, View};
use crate::ui::widgets::field;
use crate::ui::widgets::list::Cursor;
use crate::ui::words;

use super::choice::{Choice, Offer};
use super::{Layer, Reply};

use self::picking::Picking;

/// An open form.
pub struct Form {
    purpose: Box<dyn Purpose>,
    slots: Vec<Slot>,
    cursor: Cursor,
    /// Which tick of a field with several choices has the cursor.
    tick: usize,
    /// Which page of a long choice is seen.
    page: usize,
    /// Row and column of the cursor in a list of rows.
    cell: (usize, usize),
    /// The rows of that list that are seen.
    rows_seen: Cursor,
    /// What the field with the cursor picks from.
    picking: Picking,
    draft: u64,
    typed: bool,
    hinting: hinting::Hinting,
}

impl Form {
    /// A form for this purpose.
    pub fn new(purpose: impl Purpose + 'static, view: &View) -> Self {
        let mut form = Self::of(Box::new(purpose), view);
        let first = form.purpose.begins_at().and_then(|key| form.slots.iter().position(|slot| slot.key == key));
        form.cursor.at = first.or_else(|| form.slots.iter().position(Slot::is_missing)).unwrap_or(0);
        form
    }

    fn of(purpose: Box<dyn Purpose>, view: &View) -> Self {
        Self {
            slots: forms::slots_of(&*purpose, view),
            purpose,
            cursor: Cursor::default(),
            tick: 0,
            page: 0,
            cell: (0, 0),
            rows_seen: Cursor::default(),
            picking: Picking::default(),
            draft: 0,
            typed: false,
            hinting: hinting::Hinting::default(),
        }
    }

    /// Opens a form; where one of the same matter is parked, it is offered first.
    pub fn open(purpose: impl Purpose + 'static, view: &View) -> Effect {
        // Forms about nobody and nothing are of different matters.
        let of_a_matter = !(purpose.subject().is_none() && purpose.record().is_none());
        let of = |draft: &&Draft| {
            let same = (draft.form.as_str(), draft.subject, draft.record);
            of_a_matter
                && same == (purpose.name(), purpose.subject(), purpose.record())
                && !view.open_drafts.contains(&draft.id)
        };
        let Some(parked) = view.seat.drafts.iter().find(of) else { return Effect::push(Self::new(purpose, view)) };
        let (id, title, what) = (parked.id, purpose.title(view), forms::describe(parked, view));
        let about = view.office.of::<Resident>().get(purpose.subject());
        let offers = vec![
            Offer::new(view.say(words::GO_ON), move |view| forms::reopen(id, view)),
            Offer::new(view.say(words::FILL_ANEW), move |view| Effect::push(Self::new(purpose, view))),
        ];
        Choice::new(title, offers).about(about).with_facts(vec![what]).open()
    }

    /// Opens a draft where it was left.
    pub fn restore(draft: &Draft, purpose: Box<dyn Purpose>, view: &View) -> Self {
        let mut form = Self { draft: draft.id, typed: true, ..Self::of(purpose, view) };
        for (name, text) in &draft.fields {
            if let Some(slot) = form.slots.iter_mut().find(|slot| slot.name() == *name) {
                slot.set(text);
            }
        }
        form.purpose.follow(&mut form.slots, view);
        form.cursor.at = form.slots.iter().position(|slot| slot.name() == draft.focus).unwrap_or(0);
        form
    }

    /// The same, with the cursor on the first field that must still be filled.
    #[must_use]
    pub fn at_first_gap(mut self) -> Self {
        self.cursor.at = self.slots.iter().position(Slot::is_missing).unwrap_or(0);
        self
    }

    /// Notes that something was typed, and lets other fields follow.
    fn note(&mut self, changed: bool, view: &View) {
        self.typed |= changed;
        if changed {
            self.purpose.follow(&mut self.slots, view);
        }
        self.look_for_hints(view);
    }

    fn focus(&self) -> Option<&Slot> {
        self.slots.get(self.cursor.at)
    }

    fn go_to(&mut self, place: usize) {
        self.cursor.at = place.min(self.slots.len().saturating_sub(1));
        (self.tick, self.page, self.cell) = (0, 0, (0, 0));
        self.hinting = hinting::Hinting::default();
        let chip = self.focus().map_or(0, |slot| slot.picked.len().saturating_sub(1));
        self.picking = Picking::at_chip(chip);
    }

    /// The field that keys go to: the one with the cursor, or the cell in its list.
    fn edited(&self) -> Option<&Slot> {
        taking::edited(&self.slots, self.cursor.at, self.cell)
    }

    /// The next empty required field after the cursor, or before it.
    fn next_missing(&self) -> Option<usize> {
        let order = (self.cursor.at + 1..self.slots.len()).chain(0..=self.cursor.at);
        order.into_iter().find(|place| self.slots.get(*place).is_some_and(Slot::is_missing))
    }

    /// Checks the field that is left, so that an error stands there before the form is sent.
    fn check_here(&mut self, view: &View) {
        if let Some(slot) = self.slots.get_mut(self.cursor.at) {
            slot.check(view.today());
        }
    }

    fn save(&mut self, view: &View) -> Effect {
        let mut values = Vec::with_capacity(self.slots.len());
        for slot in &mut self.slots {
            slot.check(view.today());
            match slot.read(view.today()) {
                Ok(value) => {
                    values.push(Typed { kind: slot.kind, key: slot.key, value, touched: slot.touched });
                }
                Err(error) => slot.error = Some(error),
            }
        }
        if let Some(place) = self.slots.iter().position(|slot| slot.error.is_some()) {
            self.go_to(place);
            self.cell = self.focus().and_then(Slot::bad_cell).unwrap_or_default();
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
        if slot.error.is_some() {
            return draw::fault_of(slot, view);
        }
        if let (happened::HAPPENED, Some(at)) = (slot.key, happened::of(std::slice::from_ref(slot), view.today())) {
            return Some(format!("{} {}", when::day_of_year(lang, at.date(), view.today()), when::clock(at.time())));
        }
        if let (happened::HAPPENED, true) = (slot.key, focus) {
            return Some(view.say(crate::text::console::HAPPENED_HINT).to_owned());
        }
        let Entry::Field(kind) = &slot.entry else { return None };
        if let (true, Ok(crate::model::Value::Date(date))) = (draw::is_day(slot), slot.read(view.today())) {
            return Some(when::day_of_year(lang, date, view.today()));
        }
        (focus && slot.is_blank()).then(|| errors::hint(lang, kind).map(str::to_owned)).flatten()
    }
}

impl Layer for Form {
    fn scope(&self) -> Scope {
        scope::FORM
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        if self.focus().is_some_and(|slot| slot.closed) {
            return Reply::Do(Effect::hint(text::CLOSED));
        }
        if self.step_to_cell(key, view) {
            return Reply::taken();
        }
        if let Some(changed) = self.choose(key, view) {
            self.note(changed, view);
            if changed && !self.ticks() && self.purpose.leads_on() {
                self.go_to(self.next_missing().unwrap_or(self.cursor.at + 1));
            }
            return Reply::taken();
        }
        if let Some(reply) = self.pick_key(key, view) {
            return reply;
        }
        let Some(slot) = self.edited() else { return Reply::Pass };
        if slot.is_choice() {
            if matches!(key.chord.code, KeyCode::Backspace | KeyCode::Delete) {
                self.change(|slot| {
                    slot.put("");
                    slot.touched = true;
                });
                self.note(true, view);
                return Reply::taken();
            }
            return Reply::Do(Effect::hint(words::PICK_A_DIGIT));
        }
        let mut known = false;
        let changed = self.change(|slot| {
            if key.text.is_some() && slot.is_proposed() {
                slot.input.reset();
            }
            known = field::edit(&mut slot.input, key);
        });
        self.note(changed, view);
        if known { Reply::taken() } else { Reply::Pass }
    }

    fn paste(&mut self, text: &str, view: &View) -> Reply {
        let closed = self.focus().is_none_or(|slot| slot.closed);
        if closed || self.edited().is_none_or(Slot::is_choice) {
            return Reply::Pass;
        }
        let changed = self.change(|slot| field::insert(&mut slot.input, text));
        self.note(changed, view);
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        if let Some(effect) = self.in_hints(verb, view) {
            return effect;
        }
        let last = self.slots.len().saturating_sub(1);
        if let (Verb::Step(step @ (Step::Up | Step::Down | Step::PageUp | Step::PageDown)), true) =
            (verb, self.browses(view))
        {
            self.step_in_hits(step);
            return Effect::None;
        }
        if verb == Verb::Open && self.browses(view) {
            return self.take_hit(view);
        }
        if verb == Verb::Back && self.picking.back() {
            return Effect::None;
        }
        if self.step_in_list(verb, view) {
            return Effect::None;
        }
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
            Verb::New => return self.add_row(view),
            Verb::Remove => return self.remove_row(view),
            Verb::Save => return self.save(view),
            Verb::UndoTyping => {
                if let Some(slot) = self.slots.get_mut(self.cursor.at) {
                    slot.undo();
                    let last = slot.lines.len().saturating_sub(1);
                    self.cell.0 = self.cell.0.min(last);
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

    fn conceal(&mut self, view: &View) {
        self.purpose.conceal();
        let fresh = forms::slots_of(&*self.purpose, view);
        for slot in self.slots.iter_mut().filter(|slot| !slot.touched) {
            if let Some(fresh) = fresh.iter().find(|fresh| fresh.name() == slot.name()) {
                slot.clone_from(fresh);
            }
        }
        self.purpose.follow(&mut self.slots, view);
    }

    fn covers(&self) -> bool {
        true
    }

    fn draft(&self, view: &View) -> Option<Draft> {
        let fields: Vec<(String, String)> = self
            .slots
            .iter()
            .filter(|slot| slot.touched)
            .map(|slot| (slot.name(), slot.written()))
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

    fn happened(&self, view: &View) -> Option<DateTime> {
        happened::of(&self.slots, view.today())
    }

    fn seen(&self) -> Option<(Id, u8)> {
        let how = self.purpose.sees();
        (how != 0 && forms::seen::ticked(&self.slots)).then(|| (self.purpose.subject(), how))
    }

    fn draft_id(&self) -> u64 {
        self.draft
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
        self.paint(paint, body, view);
    }
}

//! One field of an open form: what is typed in it, what it was before, what is wrong with it.

use jiff::civil::Date;
use tui_input::Input;

use crate::model::field::{Class, Field};
use crate::model::{FieldError, FieldKind, Id, Kind, Record, Value};
use crate::text::{Lang, Msg, labels, value};
use crate::ui::view::View;

use super::lines::{self, Line};
use super::picks;

/// How a field is filled.
#[derive(Debug, Clone)]
pub enum Entry {
    /// As the field table says.
    Field(FieldKind),
    /// One of these records, by digit.
    Pick(Vec<Pick>),
    /// A text that the purpose itself reads.
    Read(fn(&str, Date) -> Result<Value, FieldError>),
}

/// A record to pick.
#[derive(Debug, Clone)]
pub struct Pick {
    pub value: Id,
    /// What it is called.
    pub label: String,
}

/// A field of an open form.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "facts of a field that have nothing to do with each other")]
pub struct Slot {
    /// The record that it belongs to.
    pub kind: Kind,
    pub key: &'static str,
    /// How it is filled.
    pub entry: Entry,
    /// Whether the form insists on it.
    pub required: bool,
    /// What is typed.
    pub input: Input,
    /// A masked value that stays as long as nothing is typed.
    pub placeholder: String,
    /// Whether anything was typed or picked.
    pub touched: bool,
    /// What is wrong with it.
    pub error: Option<FieldError>,
    /// Whether it was filled from what stands already: the first character that is typed takes its place.
    pub prefilled: bool,
    /// Several things of which what stands there may not be seen; they are not changed unseen either.
    pub closed: bool,
    /// The records that are picked; what is typed meanwhile stands in `input`.
    pub picked: Vec<Id>,
    /// The rows of a list, an empty one below them.
    pub lines: Vec<Line>,
    label: Option<Msg>,
    past: Vec<String>,
    /// Whether the last change added one character: what is typed in one go is taken back in one go.
    typing: bool,
}

impl Slot {
    /// An empty field.
    pub fn new(kind: Kind, key: &'static str, entry: Entry) -> Self {
        Self {
            kind,
            key,
            required: false,
            input: Input::default(),
            placeholder: String::new(),
            touched: false,
            error: None,
            prefilled: false,
            closed: false,
            picked: Vec::new(),
            lines: match entry {
                Entry::Field(FieldKind::Rows(columns)) => vec![lines::blank(kind, columns)],
                _ => Vec::new(),
            },
            entry,
            label: None,
            past: Vec::new(),
            typing: false,
        }
    }

    /// The same, insisted on.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, under a label of its own.
    #[must_use]
    pub fn called(self, label: Msg) -> Self {
        Self { label: Some(label), ..self }
    }

    /// The same, filled as if it had been typed.
    #[must_use]
    pub fn filled(mut self, text: &str) -> Self {
        self.put(text);
        self.touched = !text.is_empty();
        self.prefilled = self.touched;
        self
    }

    /// Fills it with what stands already: it is sent as it is, and typed over as a whole.
    pub fn prefill(&mut self, text: &str) {
        self.set(text);
        self.prefilled = true;
    }

    /// What stands in it in one text, as drafts keep it: with what is typed and not picked yet, and with every cell.
    pub fn written(&self) -> String {
        match &self.entry {
            Entry::Field(kind) if kind.picks().is_some() => picks::written(&self.picked, self.input.value()),
            Entry::Field(FieldKind::Rows(_)) => lines::written(&self.lines),
            Entry::Field(_) | Entry::Pick(_) | Entry::Read(_) => self.input.value().to_owned(),
        }
    }

    /// Fills it with such a text, without noting that anything was typed.
    pub fn put(&mut self, text: &str) {
        match &self.entry {
            Entry::Field(kind) if kind.picks().is_some() => {
                let (picked, typed) = picks::read(kind, text);
                (self.picked, self.input) = (picked, Input::from(typed));
            }
            Entry::Field(FieldKind::Rows(columns)) => self.lines = lines::read(self.kind, columns, text),
            Entry::Field(_) | Entry::Pick(_) | Entry::Read(_) => self.input = Input::from(text),
        }
    }

    /// The kind of record that is picked in it.
    pub fn picks(&self) -> Option<Kind> {
        match &self.entry {
            Entry::Field(kind) => kind.picks(),
            Entry::Pick(_) | Entry::Read(_) => None,
        }
    }

    /// Whether several records are picked in it.
    pub fn picks_several(&self) -> bool {
        matches!(self.entry, Entry::Field(FieldKind::Refs(_)))
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.picked.is_empty() && self.input.value().trim().is_empty() && self.lines.iter().all(lines::is_blank)
    }

    /// The fields of a record that a form may show, filled with the record; what is masked stays masked.
    pub fn of_record<R: Record>(record: &R, open: impl Fn(&str) -> bool, view: &View) -> Vec<Self> {
        R::FIELDS
            .iter()
            .filter(|field| field.class != Class::System && field.kind.is_typed())
            .map(|field| Self::of_field(field, record, open(field.key), view))
            .collect()
    }

    fn of_field<R: Record>(field: &'static Field<R>, record: &R, open: bool, view: &View) -> Self {
        let held = (field.get)(record);
        let mut slot = Self::new(R::KIND, field.key, Entry::Field(field.kind));
        slot.required = field.required;
        let is_open = field.class == Class::Open && lines::is_open(&field.kind);
        if is_open || open || held == Value::Empty {
            slot.put(&match (&held, &field.kind) {
                (Value::Rows(rows), FieldKind::Rows(columns)) => lines::typed(columns, rows),
                _ if is_chosen(&field.kind, &held) => typed_as(&held),
                _ => String::new(),
            });
        } else {
            // A list with one closed column is closed as a whole.
            let class = if field.class == Class::Open { Class::Sensitive } else { field.class };
            slot.placeholder = value::masked(view.lang(), class, &field.kind, &held, &view.names());
            slot.closed = slot.is_list() || slot.picks_several();
        }
        slot
    }

    /// Its name in drafts: the record's kind and the field's key.
    pub fn name(&self) -> String {
        format!("{}.{}", self.kind.0, self.key)
    }

    /// Its label.
    pub fn label(&self, lang: Lang) -> &'static str {
        self.label.map_or_else(|| labels::field(lang, self.kind, self.key), |label| label.say(lang))
    }

    /// Whether it is filled by digits only.
    pub fn is_choice(&self) -> bool {
        matches!(self.entry, Entry::Pick(_) | Entry::Field(FieldKind::Choice(_) | FieldKind::Flags(_)))
    }

    /// Whether several of its digits can be chosen.
    pub fn is_flags(&self) -> bool {
        matches!(self.entry, Entry::Field(FieldKind::Flags(_)))
    }

    /// Whether it holds a day, a time or a number that nobody typed: the first character takes its place.
    pub fn is_proposed(&self) -> bool {
        let (proposed, prefilled) = match self.entry {
            Entry::Field(FieldKind::Date | FieldKind::Time) => (!self.touched, self.prefilled),
            Entry::Field(FieldKind::Number(..)) | Entry::Read(_) => (false, self.prefilled),
            Entry::Field(_) | Entry::Pick(_) => (false, false),
        };
        proposed || prefilled
    }

    /// Whether it is required and empty.
    pub fn is_missing(&self) -> bool {
        self.required && self.is_blank() && (self.touched || self.placeholder.is_empty())
    }

    /// Reads what is typed.
    pub fn read(&self, today: Date) -> Result<Value, FieldError> {
        if self.is_missing() {
            return Err(FieldError::Required);
        }
        let text = self.input.value();
        match &self.entry {
            Entry::Field(kind) if kind.picks().is_some() => {
                if !text.trim().is_empty() {
                    return Err(FieldError::NotPicked);
                }
                Ok(match (kind, self.picked.as_slice()) {
                    (_, []) => Value::Empty,
                    (FieldKind::Refs(_), several) => Value::Refs(several.to_vec()),
                    (_, [one, ..]) => Value::Ref(*one),
                })
            }
            Entry::Field(FieldKind::Rows(_)) => self.read_lines(today),
            Entry::Field(kind) => kind.parse(text, today),
            Entry::Pick(_) => Ok(text.parse().map_or(Value::Empty, |id| Value::Ref(Id(id)))),
            Entry::Read(read) => read(text, today),
        }
    }

    /// What a field of choices, of records or of rows shows.
    pub fn shown(&self, view: &View) -> String {
        if let Some(kind) = self.picks() {
            let named = self.picked.iter().map(|id| picks::told_apart(kind, *id, view));
            return named.collect::<Vec<_>>().join(view.lang().of("、", ", "));
        }
        let text = self.input.value();
        match &self.entry {
            Entry::Field(FieldKind::Rows(_)) => self.shown_lines(view),
            Entry::Field(kind @ (FieldKind::Choice(_) | FieldKind::Flags(_))) => match kind.parse(text, view.today()) {
                Ok(held) => value::value(view.lang(), kind, &held, &view.names()),
                Err(_) => String::new(),
            },
            Entry::Pick(rows) => rows
                .iter()
                .find(|row| row.value.0.to_string() == text)
                .map_or_else(String::new, |row| row.label.clone()),
            _ => text.to_owned(),
        }
    }

    /// What stands in it, in full: a day that was typed as `thu` is a date.
    pub fn said(&self, view: &View) -> String {
        match (&self.entry, self.read(view.today())) {
            (Entry::Field(kind), Ok(held)) if self.picks().is_none() && !self.is_list() => {
                value::value(view.lang(), kind, &held, &view.names())
            }
            _ => {
                let shown = self.shown(view);
                if shown.is_empty() { self.input.value().to_owned() } else { shown }
            }
        }
    }

    /// Fills it.
    pub fn set(&mut self, text: &str) {
        let before = self.written();
        self.put(text);
        self.note_change(before);
        self.touched = true;
    }

    /// Notes what stood there before a change; `false` where nothing changed.
    pub fn note_change(&mut self, before: String) -> bool {
        let added = self.written().chars().count() == before.chars().count() + 1;
        self.note_typed(before, added)
    }

    /// The same, where it is known whether one character was added.
    pub fn note_typed(&mut self, before: String, added: bool) -> bool {
        if before == self.written() {
            return false;
        }
        if !(added && self.typing) {
            self.past.push(before);
        }
        self.typing = added;
        self.prefilled = false;
        self.touched = true;
        self.error = None;
        true
    }

    /// What is typed from now on is taken back apart from what was typed before.
    pub fn pause(&mut self) {
        self.typing = false;
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.typing = false;
        if let Some(before) = self.past.pop() {
            self.put(&before);
            self.error = None;
        }
    }

    /// Ticks a code, or takes the tick away.
    pub fn flip(&mut self, code: u8) {
        let mut codes = self.codes();
        match codes.iter().position(|ticked| *ticked == code) {
            Some(place) => {
                codes.remove(place);
            }
            None => codes.push(code),
        }
        codes.sort_unstable();
        self.put(&codes.iter().map(u8::to_string).collect::<Vec<_>>().join(","));
    }

    /// Whether a code is ticked.
    pub fn has(&self, code: u8) -> bool {
        self.codes().contains(&code)
    }

    fn codes(&self) -> Vec<u8> {
        self.input.value().split(',').filter_map(|part| part.trim().parse().ok()).collect()
    }
}

/// Whether a code is one of its table; 0 in a table without it means that nothing was chosen yet.
fn is_chosen(kind: &FieldKind, held: &Value) -> bool {
    match (kind, held) {
        (FieldKind::Choice(table), Value::Choice(number)) => crate::model::code::by_number(table, *number).is_some(),
        _ => true,
    }
}

/// A value as a clerk would type it.
pub(super) fn typed_as(held: &Value) -> String {
    match held {
        // Rows are written with their columns at hand.
        Value::Empty | Value::Opaque(_) | Value::Rows(_) => String::new(),
        Value::Refs(ids) => picks::written(ids, ""),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => crate::text::when::clock(*time),
        Value::Choice(code) => code.to_string(),
        Value::Flags(flags) => {
            (0..32).filter(|bit| flags & (1 << bit) != 0).map(|bit: u32| bit.to_string()).collect::<Vec<_>>().join(",")
        }
        Value::List(list) => list.join("; "),
        Value::Ref(id) => id.0.to_string(),
    }
}

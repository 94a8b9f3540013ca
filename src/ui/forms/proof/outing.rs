//! The record, its field table, and the form that the table alone makes.

use std::cell::RefCell;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, as_choice, as_date, as_int, as_ref, as_refs, as_rows, as_text, put, reference, references,
};
use crate::model::{FieldError, FieldKind, Id, Kind, Record, Resident, Room, Team, Value};
use crate::ui::effect::Effect;
use crate::ui::forms::{Fault, Purpose, Slot, Typed, fill};
use crate::ui::view::View;

/// How somebody comes along.
static HOW: &[Code] =
    &[Code { code: 1, key: "sex.male", aliases: &["一"] }, Code { code: 2, key: "sex.female", aliases: &["二"] }];

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Task {
    pub(super) who: Id,
    pub(super) day: Option<Date>,
    pub(super) minutes: u16,
    pub(super) how: u8,
    pub(super) note: String,
}

/// The record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Outing {
    pub(super) name: String,
    pub(super) guide: Id,
    pub(super) room: Id,
    pub(super) team: Id,
    pub(super) helpers: Vec<Id>,
    pub(super) tasks: Vec<Task>,
    pub(super) note: String,
}

static TASKS: &[Column] = &[
    Column::shown("tasks.who", FieldKind::Ref(Resident::KIND)).required(),
    Column::shown("tasks.day", FieldKind::Date),
    Column::shown("tasks.minutes", FieldKind::Number(1, 600)),
    Column::shown("tasks.how", FieldKind::Choice(HOW)),
    Column::shown("tasks.note", FieldKind::Text(10)),
];

impl Task {
    fn row(&self) -> Vec<Value> {
        let minutes = if self.minutes == 0 { Value::Empty } else { Value::Number(self.minutes.into()) };
        let how = if self.how == 0 { Value::Empty } else { Value::Choice(self.how) };
        vec![reference(self.who), Value::date(self.day), minutes, how, Value::text(&self.note)]
    }

    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [who, day, minutes, how, note] = <[Value; 5]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (who, day, minutes) = (as_ref(&who)?, as_date(&day)?, as_int(&minutes)?);
        Ok(Self { who, day, minutes, how: as_choice(&how)?, note: as_text(note)? })
    }
}

impl Record for Outing {
    const KIND: Kind = Kind(250);
    const NAME: &'static str = "outing";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |o| Value::text(&o.name),
            |o, v| put(&mut o.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "guide",
            FieldKind::Ref(Resident::KIND),
            |o| reference(o.guide),
            |o, v| put(&mut o.guide, as_ref(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "room",
            FieldKind::Ref(Room::KIND),
            |o| reference(o.room),
            |o, v| put(&mut o.room, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "team",
            FieldKind::Ref(Team::KIND),
            |o| reference(o.team),
            |o, v| put(&mut o.team, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "helpers",
            FieldKind::Refs(Resident::KIND),
            |o| references(&o.helpers),
            |o, v| put(&mut o.helpers, as_refs(v)),
        ),
        Field::<Self>::shown(
            "tasks",
            FieldKind::Rows(TASKS),
            |o| {
                let rows: Vec<Vec<Value>> = o.tasks.iter().map(Task::row).collect();
                if rows.is_empty() { Value::Empty } else { Value::Rows(rows) }
            },
            |o, v| put(&mut o.tasks, as_rows(v, Task::read)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(40),
            |o| Value::text(&o.note),
            |o, v| put(&mut o.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        Id(1)
    }
}

/// A record with a list that is not for everybody's eyes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Closed {
    pub(super) name: String,
    pub(super) words: Vec<String>,
}

static WORDS: &[Column] = &[Column { class: Class::Sensitive, ..Column::shown("tasks.note", FieldKind::Text(20)) }];

impl Record for Closed {
    const KIND: Kind = Kind(250);
    const NAME: &'static str = "closed";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |c| Value::text(&c.name),
            |c, v| put(&mut c.name, as_text(v)),
        ),
        Field::<Self>::shown(
            "tasks",
            FieldKind::Rows(WORDS),
            |c| Value::Rows(c.words.iter().map(|word| vec![Value::text(word)]).collect()),
            |c, v| {
                let word = |row: Vec<Value>| row.into_iter().next().map_or(Err(FieldError::WrongKind), as_text);
                put(&mut c.words, as_rows(v, word))
            },
        ),
    ];

    fn id(&self) -> Id {
        Id(2)
    }
}

thread_local! {
    static SAVED: RefCell<Option<Outing>> = const { RefCell::new(None) };
    static CLOSED: RefCell<Option<Closed>> = const { RefCell::new(None) };
}

/// What was saved last.
pub(super) fn saved() -> Option<Outing> {
    SAVED.with_borrow(Clone::clone)
}

/// The same of the other record.
pub(super) fn closed_saved() -> Option<Closed> {
    CLOSED.with_borrow(Clone::clone)
}

/// Nothing was saved yet.
pub(super) fn forget() {
    SAVED.set(None);
    CLOSED.set(None);
}

/// The fields of an empty record.
pub(super) fn empty_slots() -> Vec<Slot> {
    let office = crate::desk::core::office::Office::default();
    super::stage::with_view(&office, |view| Slot::of_record(&Outing::default(), |_| true, view))
}

/// The form: of what was saved last, else of a new one.
#[derive(Debug, Clone)]
pub(super) struct SetOuting {
    /// Whether it is that of the other record.
    pub(super) closed: bool,
}

impl SetOuting {
    pub(super) const NAME: &'static str = "outing";
}

impl Purpose for SetOuting {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(_draft: &Draft) -> Option<Self> {
        Some(Self { closed: false })
    }

    fn title(&self, _view: &View) -> String {
        "Outing".to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        if self.closed {
            let record = Closed { name: "a".into(), words: vec!["糖尿病".into()] };
            return Slot::of_record(&record, |_| false, view);
        }
        Slot::of_record(&saved().unwrap_or_default(), |_| true, view)
    }

    fn leads_to(&self, typed: &[Typed], _view: &View) -> Result<Option<Effect>, Fault> {
        if self.closed {
            let mut record = Closed { name: "a".into(), words: vec!["糖尿病".into()] };
            fill(&mut record, typed)?;
            CLOSED.set(Some(record));
            return Ok(Some(Effect::Pop));
        }
        let mut outing = saved().unwrap_or_default();
        fill(&mut outing, typed)?;
        SAVED.set(Some(outing));
        Ok(Some(Effect::Pop))
    }

    fn request(&self, _typed: &[Typed], _view: &View) -> Result<Request, Fault> {
        Ok(crate::desk::core::Ask::Undo.into())
    }
}

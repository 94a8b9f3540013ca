//! An activity: what is planned, when and where, who is responsible; and what came of it.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::model::activities::codes::{ACTIVITY_KIND, ACTIVITY_STATE, PROGRAMME, WHY_CANCELLED, state};
use crate::model::activities::rows::{Came, ENTRIES, Entry, NEEDS, Need, PRESS, Press, TASKS, Task, UNITS};
use crate::model::benefits::Benefit;
use crate::model::field::{
    Field, FieldKind, Record, Value, as_choice, as_date, as_day, as_flags, as_int, as_moment, as_ref, as_refs, as_rows,
    as_text, as_time, put, reference, references,
};
use crate::model::id::{Id, Kind};
use crate::model::people::group::OPEN;
use crate::model::period::class;
use crate::model::{Issue, Operator, Resident, Room, Session, Team, Unit};

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub id: Id,
    /// Of [`ACTIVITY_KIND`].
    pub kind: u8,
    /// Of [`PROGRAMME`]; 0 where it is a part of none.
    pub programme: u8,
    /// What it is called.
    pub title: String,
    /// The first day.
    pub date: Date,
    /// The last day, where it is not the first.
    pub until: Option<Date>,
    pub start: Time,
    pub end: Option<Time>,
    /// Where, in words.
    pub place: String,
    /// The room of the center, or none.
    pub room: Id,
    /// The resident in whose name the room is booked, or none.
    pub booked_by: Id,
    /// The session of the clinic that is held with it; who came stands there.
    pub session: Id,
    /// Teams that perform on its day; who performs stands with them.
    pub teams: Vec<Id>,
    /// The issue that it solves.
    pub issue: Id,
    /// The unit that holds it, where the office does not.
    pub host: Id,
    pub partners: Vec<Id>,
    /// Who is responsible in the office.
    pub responsible: Id,
    /// Who minds the safety.
    pub safety: String,
    /// How many are expected.
    pub expected: u32,
    /// How many have room; 0 where that is not limited.
    pub capacity: u32,
    /// Who is invited: from which age on, of which groups, in which lane.
    pub age: u8,
    pub groups: u32,
    pub lane: String,
    /// What is handed out: a benefit that is had once an activity.
    pub gift: Id,
    pub needs: Vec<Need>,
    pub tasks: Vec<Task>,
    /// Of [`ACTIVITY_STATE`].
    pub state: u8,
    /// Of [`WHY_CANCELLED`]; 0 where it was not.
    pub reason: u8,
    /// Who came without a name.
    pub unnamed: u32,
    pub units: Vec<Came>,
    /// What came of it.
    pub result: String,
    /// File names of photographs.
    pub photos: String,
    pub press: Vec<Press>,
    pub entries: Vec<Entry>,
    /// Of a study or a meeting: about what.
    pub topic: String,
    pub decided: String,
    /// What follows, and by when.
    pub follows: String,
    pub follow_by: Option<Date>,
    /// That what follows was done.
    pub followed: Option<Date>,
    pub note: String,
}

impl Activity {
    /// One that nobody has planned yet, on a day.
    pub fn on(date: Date) -> Self {
        Self {
            id: Id::NONE,
            kind: 0,
            programme: 0,
            title: String::new(),
            date,
            until: None,
            start: Time::constant(9, 0, 0, 0),
            end: None,
            place: String::new(),
            room: Id::NONE,
            booked_by: Id::NONE,
            session: Id::NONE,
            teams: Vec::new(),
            issue: Id::NONE,
            host: Id::NONE,
            partners: Vec::new(),
            responsible: Id::NONE,
            safety: String::new(),
            expected: 0,
            capacity: 0,
            age: 0,
            groups: 0,
            lane: String::new(),
            gift: Id::NONE,
            needs: Vec::new(),
            tasks: Vec::new(),
            state: state::PLANNED,
            reason: 0,
            unnamed: 0,
            units: Vec::new(),
            result: String::new(),
            photos: String::new(),
            press: Vec::new(),
            entries: Vec::new(),
            topic: String::new(),
            decided: String::new(),
            follows: String::new(),
            follow_by: None,
            followed: None,
            note: String::new(),
        }
    }

    /// The last day.
    pub fn last(&self) -> Date {
        self.until.filter(|until| *until > self.date).unwrap_or(self.date)
    }

    /// Whether it is on a day.
    pub fn is_on(&self, day: Date) -> bool {
        self.date <= day && day <= self.last()
    }

    /// Whether it is still to come or going on, and was not cancelled.
    pub fn is_ahead(&self, today: Date) -> bool {
        self.last() >= today && self.stands()
    }

    /// Whether it was not cancelled.
    pub fn stands(&self) -> bool {
        self.state != state::CANCELLED
    }

    /// Whether it has taken place.
    pub fn is_held(&self) -> bool {
        self.state == state::HELD
    }

    /// The same once more, on a day: what is planned of it, nothing of what came of it.
    #[must_use]
    pub fn again(&self, date: Date) -> Self {
        let tasks = self.tasks.iter().map(|task| Task { done: 0, by: None, ..task.clone() }).collect();
        let days = self.date.until(self.last()).map_or(0, |span| span.get_days());
        let until = (days > 0).then(|| date.saturating_add(jiff::Span::new().days(days)));
        Self {
            kind: self.kind,
            programme: self.programme,
            title: self.title.clone(),
            until,
            start: self.start,
            end: self.end,
            place: self.place.clone(),
            host: self.host,
            partners: self.partners.clone(),
            responsible: self.responsible,
            safety: self.safety.clone(),
            expected: self.expected,
            capacity: self.capacity,
            age: self.age,
            groups: self.groups,
            lane: self.lane.clone(),
            gift: self.gift,
            needs: self.needs.clone(),
            tasks,
            topic: self.topic.clone(),
            ..Self::on(date)
        }
    }
}

/// A number that nobody gave is none.
fn count(number: i64) -> Value {
    if number == 0 { Value::Empty } else { Value::Number(number) }
}

impl Record for Activity {
    const KIND: Kind = Kind(115);
    const NAME: &'static str = "activity";
    const CLASS: u8 = class::ACTIVITIES;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(ACTIVITY_KIND),
            |a| Value::Choice(a.kind),
            |a, v| put(&mut a.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "title",
            FieldKind::Text(24),
            |a| Value::text(&a.title),
            |a, v| put(&mut a.title, as_text(v)),
        )
        .required(),
        Field::<Self>::shown("date", FieldKind::Date, |a| Value::Date(a.date), |a, v| put(&mut a.date, as_day(&v)))
            .required(),
        Field::<Self>::shown("start", FieldKind::Time, |a| Value::Time(a.start), |a, v| put(&mut a.start, as_time(&v)))
            .required(),
        Field::<Self>::shown("end", FieldKind::Time, |a| Value::time(a.end), |a, v| put(&mut a.end, as_moment(&v))),
        Field::<Self>::shown(
            "place",
            FieldKind::Text(24),
            |a| Value::text(&a.place),
            |a, v| put(&mut a.place, as_text(v)),
        ),
        Field::<Self>::shown(
            "capacity",
            FieldKind::Number(0, 100_000),
            |a| count(a.capacity.into()),
            |a, v| put(&mut a.capacity, as_int(&v)),
        ),
        Field::<Self>::shown(
            "expected",
            FieldKind::Number(0, 100_000),
            |a| count(a.expected.into()),
            |a, v| put(&mut a.expected, as_int(&v)),
        ),
        Field::<Self>::shown(
            "gift",
            FieldKind::Ref(Benefit::KIND),
            |a| reference(a.gift),
            |a, v| put(&mut a.gift, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "responsible",
            FieldKind::Ref(Operator::KIND),
            |a| reference(a.responsible),
            |a, v| put(&mut a.responsible, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "safety",
            FieldKind::Name,
            |a| Value::text(&a.safety),
            |a, v| put(&mut a.safety, as_text(v)),
        ),
        Field::<Self>::shown(
            "host",
            FieldKind::Ref(Unit::KIND),
            |a| reference(a.host),
            |a, v| put(&mut a.host, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "partners",
            FieldKind::Refs(Unit::KIND),
            |a| references(&a.partners),
            |a, v| put(&mut a.partners, as_refs(v)),
        ),
        Field::<Self>::shown(
            "programme",
            FieldKind::Choice(PROGRAMME),
            |a| Value::Choice(a.programme),
            |a, v| put(&mut a.programme, as_choice(&v)),
        ),
        Field::<Self>::shown("until", FieldKind::Date, |a| Value::date(a.until), |a, v| put(&mut a.until, as_date(&v))),
        Field::<Self>::shown(
            "age",
            FieldKind::Number(0, 120),
            |a| count(a.age.into()),
            |a, v| put(&mut a.age, as_int(&v)),
        ),
        Field::<Self>::shown(
            "groups",
            FieldKind::Flags(OPEN),
            |a| Value::Flags(a.groups),
            |a, v| put(&mut a.groups, as_flags(&v)),
        ),
        Field::<Self>::shown(
            "lane",
            FieldKind::Text(20),
            |a| Value::text(&a.lane),
            |a, v| put(&mut a.lane, as_text(v)),
        ),
        Field::<Self>::shown(
            "issue",
            FieldKind::Ref(Issue::KIND),
            |a| reference(a.issue),
            |a, v| put(&mut a.issue, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "session",
            FieldKind::Ref(Session::KIND),
            |a| reference(a.session),
            |a, v| put(&mut a.session, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "teams",
            FieldKind::Refs(Team::KIND),
            |a| references(&a.teams),
            |a, v| put(&mut a.teams, as_refs(v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(60),
            |a| Value::text(&a.note),
            |a, v| put(&mut a.note, as_text(v)),
        ),
        Field::<Self>::shown(
            "tasks",
            FieldKind::Rows(TASKS),
            |a| Value::Rows(a.tasks.iter().map(Task::row).collect()),
            |a, v| put(&mut a.tasks, as_rows(v, Task::read)),
        ),
        Field::<Self>::shown(
            "needs",
            FieldKind::Rows(NEEDS),
            |a| Value::Rows(a.needs.iter().map(Need::row).collect()),
            |a, v| put(&mut a.needs, as_rows(v, Need::read)),
        ),
        Field::<Self>::shown(
            "unnamed",
            FieldKind::Number(0, 100_000),
            |a| count(a.unnamed.into()),
            |a, v| put(&mut a.unnamed, as_int(&v)),
        ),
        Field::<Self>::shown(
            "result",
            FieldKind::Text(200),
            |a| Value::text(&a.result),
            |a, v| put(&mut a.result, as_text(v)),
        ),
        Field::<Self>::shown(
            "topic",
            FieldKind::Text(60),
            |a| Value::text(&a.topic),
            |a, v| put(&mut a.topic, as_text(v)),
        ),
        Field::<Self>::shown(
            "decided",
            FieldKind::Text(300),
            |a| Value::text(&a.decided),
            |a, v| put(&mut a.decided, as_text(v)),
        ),
        Field::<Self>::shown(
            "follows",
            FieldKind::Text(100),
            |a| Value::text(&a.follows),
            |a, v| put(&mut a.follows, as_text(v)),
        ),
        Field::<Self>::shown(
            "follow_by",
            FieldKind::Date,
            |a| Value::date(a.follow_by),
            |a, v| put(&mut a.follow_by, as_date(&v)),
        ),
        Field::<Self>::shown(
            "followed",
            FieldKind::Date,
            |a| Value::date(a.followed),
            |a, v| put(&mut a.followed, as_date(&v)),
        ),
        Field::<Self>::shown(
            "photos",
            FieldKind::Text(120),
            |a| Value::text(&a.photos),
            |a, v| put(&mut a.photos, as_text(v)),
        ),
        Field::<Self>::shown(
            "press",
            FieldKind::Rows(PRESS),
            |a| Value::Rows(a.press.iter().map(Press::row).collect()),
            |a, v| put(&mut a.press, as_rows(v, Press::read)),
        ),
        Field::<Self>::shown(
            "units",
            FieldKind::Rows(UNITS),
            |a| Value::Rows(a.units.iter().map(Came::row).collect()),
            |a, v| put(&mut a.units, as_rows(v, Came::read)),
        ),
        Field::<Self>::shown(
            "entries",
            FieldKind::Rows(ENTRIES),
            |a| Value::Rows(a.entries.iter().map(Entry::row).collect()),
            |a, v| put(&mut a.entries, as_rows(v, Entry::read)),
        ),
        Field::<Self>::refers("room", Room::KIND, |a| reference(a.room), |a, v| put(&mut a.room, as_ref(&v))),
        Field::<Self>::refers(
            "booked_by",
            Resident::KIND,
            |a| reference(a.booked_by),
            |a, v| put(&mut a.booked_by, as_ref(&v)),
        ),
        Field::<Self> {
            class: crate::model::field::Class::System,
            ..Field::<Self>::shown(
                "state",
                FieldKind::Choice(ACTIVITY_STATE),
                |a| Value::Choice(a.state),
                |a, v| put(&mut a.state, as_choice(&v)),
            )
        },
        Field::<Self> {
            class: crate::model::field::Class::System,
            ..Field::<Self>::shown(
                "reason",
                FieldKind::Choice(WHY_CANCELLED),
                |a| Value::Choice(a.reason),
                |a, v| put(&mut a.reason, as_choice(&v)),
            )
        },
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }

    fn ended(&self) -> Option<Date> {
        Some(self.last())
    }
}

//! An issue: what was raised, by whom, where it stands, and every step until those who raised it agree.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{HOTLINE, ISSUE_AREA, ISSUE_KIND, IssueState, SOURCE, URGENCY};
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_int, as_ref, as_refs, as_rows,
    as_text, put, reference, references,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::{Household, Operator, Resident, Session, Unit};

/// Most steps that one issue keeps; beyond them it must be closed and a new one opened.
pub const MAX_STEPS: usize = 200;

/// What stands in [`Issue::steps`]: who took the step, and the rest of it.
static STEPS: &[Column] =
    &[Column::system("steps.who", FieldKind::Ref(Operator::KIND)), Column::system("steps.rest", FieldKind::System)];

impl Step {
    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [who, rest] = <[Value; 2]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (at, state, text) = rest.read_opaque()?;
        Ok(Self { at, who: as_ref(&who)?, state, text })
    }
}

/// What stands in [`Issue::answers`]: who answered, who asked them, and the rest of it.
static ANSWERS: &[Column] = &[
    Column::system("answers.resident", FieldKind::Ref(Resident::KIND)),
    Column::system("answers.who", FieldKind::Ref(Operator::KIND)),
    Column::system("answers.rest", FieldKind::System),
];

impl Answer {
    fn read(row: Vec<Value>) -> Result<Self, FieldError> {
        let [resident, who, rest] = <[Value; 3]>::try_from(row).map_err(|_| FieldError::WrongKind)?;
        let (at, round, satisfaction) = rest.read_opaque()?;
        Ok(Self { at, who: as_ref(&who)?, resident: as_ref(&resident)?, round, satisfaction })
    }
}

impl Issue {
    fn answer_rows(&self) -> Value {
        let row = |answer: &Answer| {
            let rest = Value::opaque(&(answer.at, answer.round, answer.satisfaction));
            vec![reference(answer.resident), reference(answer.who), rest]
        };
        Value::Rows(self.answers.iter().map(row).collect())
    }

    fn step_rows(&self) -> Value {
        let row = |step: &Step| vec![reference(step.who), Value::opaque(&(step.at, step.state, &step.text))];
        Value::Rows(self.steps.iter().map(row).collect())
    }
}

/// One step of an issue's course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: DateTime,
    /// Who took it: an operator.
    pub who: Id,
    /// The state it reached.
    pub state: IssueState,
    /// What was done, without names of residents.
    pub text: String,
}

/// What one of those who raised an issue said when they were called back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: DateTime,
    /// Who asked them: an operator.
    pub who: Id,
    /// Who answered; none where nobody gave a name.
    pub resident: Id,
    /// For which solution they were asked: [`Issue::round`] as it was then.
    pub round: u8,
    /// Of [`SATISFACTION`], never 0.
    pub satisfaction: u8,
}

/// An issue.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Issue {
    pub id: Id,
    /// The number that people read: #214.
    pub number: u32,
    /// Of [`ISSUE_KIND`].
    pub kind: u8,
    /// Of [`ISSUE_AREA`].
    pub area: u8,
    /// In a few words, without a person's name: 红光巷路面破损.
    pub title: String,
    /// Where: a lane or courtyard.
    pub location: String,
    /// Of [`SOURCE`].
    pub source: u8,
    /// At which occasion it was gathered: 爱心粽子进百家.
    pub occasion: String,
    /// The unit that raised it, or none.
    pub raised_by_unit: Id,
    /// Of [`URGENCY`].
    pub urgency: u8,
    /// How many households it concerns, where somebody counted them; 0 where nobody did.
    pub affected: u32,
    /// The name of a photo's file.
    pub photo: String,
    /// The hotline's own number of it.
    pub hotline: String,
    /// By when the hotline wants its answer.
    pub hotline_due: Option<Date>,
    /// Of [`HOTLINE`].
    pub hotline_state: u8,
    /// Why it is sent back or put off, and what the hotline said to that.
    pub hotline_note: String,
    /// The residents who raised it.
    pub raised_by: Vec<Id>,
    /// Households that stand behind it without having spoken: a whole lane or courtyard.
    pub households: Vec<Id>,
    /// Where it stands.
    pub state: IssueState,
    /// The unit that deals with it (主办); none where the office itself does.
    pub lead: Id,
    /// Units that help (协办).
    pub supporting: Vec<Id>,
    /// Who inside the office looks after it: an operator.
    pub owner: Id,
    /// By when it is to be solved.
    pub due: Option<Date>,
    /// By when those who raised it are to hear of it for the first time.
    pub answer_by: Option<Date>,
    /// When they did.
    pub answered: Option<DateTime>,
    /// By when the next step is to be taken or told; of a solved one, by when they are called back or it is closed.
    pub update_by: Option<Date>,
    /// Since when the clock of its solution stands still: a higher body must answer.
    pub frozen: Option<Date>,
    /// When it was registered.
    pub opened: DateTime,
    /// The problem (热点难点) that it is a part of, an issue, or none.
    pub group: Id,
    /// The issue that it was merged into, or none.
    pub merged_into: Id,
    /// The issue that it was split from, or none.
    pub split_from: Id,
    /// Sessions that have to do with it.
    pub links: Vec<Id>,
    /// What those who raised it answered when they were called back, each for themselves, in that order.
    pub answers: Vec<Answer>,
    /// Its course.
    pub steps: Vec<Step>,
}

impl Issue {
    /// Whether something is still to be done by the office or a body.
    pub fn is_open(&self) -> bool {
        !self.is_solved()
    }

    /// Whether those who raised it are, or were, to be called back: it is solved.
    pub fn is_solved(&self) -> bool {
        matches!(self.state, IssueState::Resolved | IssueState::CalledBack | IssueState::Closed)
    }

    /// How often it was solved: what was answered for an earlier solution is no answer for this one.
    pub fn round(&self) -> u8 {
        let solved = |pair: &[Step]| pair[0].state != IssueState::Resolved && pair[1].state == IssueState::Resolved;
        u8::try_from(self.steps.windows(2).filter(|pair| solved(pair)).count()).unwrap_or(u8::MAX)
    }

    /// What somebody answered last, and whether for this solution.
    pub fn answer_of(&self, resident: Id) -> Option<(&Answer, bool)> {
        let round = self.round();
        self.answers.iter().rfind(|answer| answer.resident == resident).map(|answer| (answer, answer.round == round))
    }

    /// Those who raised it and were not asked about this solution, in the order in which they raised it.
    pub fn unasked(&self) -> Vec<Id> {
        let asked = |id: &Id| self.answer_of(*id).is_some_and(|(_, of_now)| of_now);
        self.raised_by.iter().copied().filter(|id| !asked(id)).collect()
    }

    /// The day on which it was closed.
    pub fn closed_on(&self) -> Option<Date> {
        let last = self.steps.last().filter(|_| self.state == IssueState::Closed)?;
        Some(last.at.date())
    }

    /// The day on which it was solved for the last time, where it was.
    pub fn solved_on(&self) -> Option<Date> {
        let step = self.steps.iter().rev().find(|step| step.state == IssueState::Resolved)?;
        Some(step.at.date())
    }

    /// Whole days since it was registered.
    pub fn age_days(&self, today: Date) -> i32 {
        self.opened.date().until(today).map_or(0, |span| span.get_days())
    }
}

/// A number that nobody gave is none.
fn count(number: u32) -> Value {
    if number == 0 { Value::Empty } else { Value::Number(number.into()) }
}

impl Record for Issue {
    const KIND: Kind = Kind(30);
    const NAME: &'static str = "issue";
    const CLASS: u8 = class::ISSUES;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(ISSUE_KIND),
            |i| Value::Choice(i.kind),
            |i, v| put(&mut i.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "area",
            FieldKind::Choice(ISSUE_AREA),
            |i| Value::Choice(i.area),
            |i, v| put(&mut i.area, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "title",
            FieldKind::Text(40),
            |i| Value::text(&i.title),
            |i, v| put(&mut i.title, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "location",
            FieldKind::Text(60),
            |i| Value::text(&i.location),
            |i, v| put(&mut i.location, as_text(v)),
        ),
        Field::<Self>::shown(
            "lead",
            FieldKind::Ref(Unit::KIND),
            |i| reference(i.lead),
            |i, v| put(&mut i.lead, as_ref(&v)),
        ),
        Field::<Self>::shown("due", FieldKind::Date, |i| Value::date(i.due), |i, v| put(&mut i.due, as_date(&v))),
        Field::<Self>::shown(
            "supporting",
            FieldKind::Refs(Unit::KIND),
            |i| references(&i.supporting),
            |i, v| put(&mut i.supporting, as_refs(v)),
        ),
        Field::<Self>::shown(
            "owner",
            FieldKind::Ref(Operator::KIND),
            |i| reference(i.owner),
            |i, v| put(&mut i.owner, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "urgency",
            FieldKind::Choice(URGENCY),
            |i| Value::Choice(i.urgency),
            |i, v| put(&mut i.urgency, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "affected",
            FieldKind::Number(0, 100_000),
            |i| count(i.affected),
            |i, v| put(&mut i.affected, as_int(&v)),
        ),
        Field::<Self>::shown(
            "source",
            FieldKind::Choice(SOURCE),
            |i| Value::Choice(i.source),
            |i, v| put(&mut i.source, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "occasion",
            FieldKind::Text(40),
            |i| Value::text(&i.occasion),
            |i, v| put(&mut i.occasion, as_text(v)),
        ),
        Field::<Self>::shown(
            "raised_by_unit",
            FieldKind::Ref(Unit::KIND),
            |i| reference(i.raised_by_unit),
            |i, v| put(&mut i.raised_by_unit, as_ref(&v)),
        ),
        Field::<Self>::shown(
            "photo",
            FieldKind::Text(60),
            |i| Value::text(&i.photo),
            |i, v| put(&mut i.photo, as_text(v)),
        ),
        Field::<Self>::shown(
            "hotline",
            FieldKind::Text(30),
            |i| Value::text(&i.hotline),
            |i, v| put(&mut i.hotline, as_text(v)),
        ),
        Field::<Self>::shown(
            "hotline_due",
            FieldKind::Date,
            |i| Value::date(i.hotline_due),
            |i, v| put(&mut i.hotline_due, as_date(&v)),
        ),
        Field::<Self>::shown(
            "hotline_state",
            FieldKind::Choice(HOTLINE),
            |i| Value::Choice(i.hotline_state),
            |i, v| put(&mut i.hotline_state, as_choice(&v)),
        ),
        Field::<Self>::shown(
            "hotline_note",
            FieldKind::Text(200),
            |i| Value::text(&i.hotline_note),
            |i, v| put(&mut i.hotline_note, as_text(v)),
        ),
        Field::<Self>::shown(
            "links",
            FieldKind::Refs(Session::KIND),
            |i| references(&i.links),
            |i, v| put(&mut i.links, as_refs(v)),
        ),
        Field::<Self>::system("number", |i| Value::Number(i.number.into()), |i, v| put(&mut i.number, as_int(&v))),
        Field::<Self>::refers_to_several(
            "raised_by",
            Resident::KIND,
            |i| references(&i.raised_by),
            |i, v| put(&mut i.raised_by, as_refs(v)),
        ),
        Field::<Self>::system("state", |i| Value::opaque(&i.state), |i, v| put(&mut i.state, v.read_opaque())),
        Field::<Self>::system("opened", |i| Value::opaque(&i.opened), |i, v| put(&mut i.opened, v.read_opaque())),
        Field::<Self>::system(
            "answer_by",
            |i| Value::opaque(&i.answer_by),
            |i, v| put(&mut i.answer_by, v.read_opaque()),
        ),
        Field::<Self>::system("answered", |i| Value::opaque(&i.answered), |i, v| put(&mut i.answered, v.read_opaque())),
        Field::<Self>::system(
            "update_by",
            |i| Value::opaque(&i.update_by),
            |i, v| put(&mut i.update_by, v.read_opaque()),
        ),
        Field::<Self>::system("frozen", |i| Value::opaque(&i.frozen), |i, v| put(&mut i.frozen, v.read_opaque())),
        Field::<Self>::refers("group", Self::KIND, |i| reference(i.group), |i, v| put(&mut i.group, as_ref(&v))),
        Field::<Self>::refers(
            "merged_into",
            Self::KIND,
            |i| reference(i.merged_into),
            |i, v| put(&mut i.merged_into, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "split_from",
            Self::KIND,
            |i| reference(i.split_from),
            |i, v| put(&mut i.split_from, as_ref(&v)),
        ),
        Field::<Self>::refers_to_several(
            "households",
            Household::KIND,
            |i| references(&i.households),
            |i, v| put(&mut i.households, as_refs(v)),
        ),
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("answers", FieldKind::Rows(ANSWERS), Issue::answer_rows, |i, v| {
                put(&mut i.answers, as_rows(v, Answer::read))
            })
        },
        Field::<Self> {
            class: Class::System,
            ..Field::<Self>::shown("steps", FieldKind::Rows(STEPS), Issue::step_rows, |i, v| {
                put(&mut i.steps, as_rows(v, Step::read))
            })
        },
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.opened.date())
    }

    fn ended(&self) -> Option<Date> {
        self.closed_on()
    }
}

/// A step's state is checked where it is made; an empty text is allowed, since the state already says what was done.
pub fn check_step(text: &str) -> Result<(), FieldError> {
    if text.chars().count() > 200 { Err(FieldError::TooLong { max: 200 }) } else { Ok(()) }
}

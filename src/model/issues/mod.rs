//! Issues (诉求): what was raised, by whom, who deals with it, and every step until those who raised it agree.

mod deeds;
pub mod rules;

use crate::model::right::Right;
use crate::model::{Operator, Resident};
pub use deeds::{Did, Not};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{
    Class, Column, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_int, as_ref, as_refs, as_rows,
    as_text, put, reference, references,
};
use crate::model::id::{Id, Kind};

/// Issues.
pub const ISSUES: Right = Right { number: 14, key: "right.issues" };

/// All of them.
pub const RIGHTS: &[Right] = &[ISSUES];

/// What can be exported of issues.
pub const EXPORTED: &[Code] = &[Code { code: 5, key: "export.issues", aliases: &["诉求"] }];

/// What can be printed of issues.
pub const SHEETS: &[Code] = &[Code { code: 4, key: "sheet.issue", aliases: &["诉求回执"] }];

/// Kinds of issue (field-data: 咨询 求助 投诉 举报 建议).
pub static ISSUE_KIND: &[Code] = &[
    Code { code: 1, key: "issue_kind.question", aliases: &["咨询"] },
    Code { code: 2, key: "issue_kind.help", aliases: &["求助"] },
    Code { code: 3, key: "issue_kind.complaint", aliases: &["投诉"] },
    Code { code: 4, key: "issue_kind.report", aliases: &["举报"] },
    Code { code: 5, key: "issue_kind.suggestion", aliases: &["建议"] },
];

/// Areas: the community's own, then the city's classes.
pub static ISSUE_AREA: &[Code] = &[
    Code { code: 1, key: "area.roads", aliases: &["道路"] },
    Code { code: 2, key: "area.security", aliases: &["治安", "安防"] },
    Code { code: 3, key: "area.sanitation", aliases: &["环境卫生"] },
    Code { code: 4, key: "area.elder_care", aliases: &["养老"] },
    Code { code: 5, key: "area.property", aliases: &["物业"] },
    Code { code: 6, key: "area.facilities", aliases: &["公用设施"] },
    Code { code: 7, key: "area.traffic", aliases: &["交通"] },
    Code { code: 8, key: "area.neighbours", aliases: &["邻里纠纷"] },
    Code { code: 9, key: "area.other", aliases: &["其他"] },
];

/// Who deals with an issue.
pub static BODY: &[Code] = &[
    Code { code: 1, key: "body.community", aliases: &["本社区"] },
    Code { code: 2, key: "body.subdistrict", aliases: &["街道办"] },
    Code { code: 3, key: "body.property", aliases: &["物业公司"] },
    Code { code: 4, key: "body.city_management", aliases: &["城管"] },
    Code { code: 5, key: "body.police", aliases: &["派出所"] },
    Code { code: 6, key: "body.municipal_works", aliases: &["市政"] },
    Code { code: 7, key: "body.health_center", aliases: &["卫生服务中心"] },
    Code { code: 8, key: "body.other", aliases: &["其他"] },
];

/// Where an issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum IssueState {
    /// 已受理
    #[default]
    Registered = 1,
    /// 已派单
    Assigned = 2,
    /// 办理中
    InProgress = 3,
    /// 待上级答复
    AwaitingHigher = 4,
    /// 已解决待回访
    Resolved = 5,
    /// 待结案: all were asked
    CalledBack = 6,
    /// 已结案
    Closed = 7,
    /// 重新办理
    Reopened = 8,
}

/// Issue states.
pub static ISSUE_STATE: &[Code] = &[
    Code { code: 1, key: "issue.registered", aliases: &["已受理"] },
    Code { code: 2, key: "issue.assigned", aliases: &["已派单"] },
    Code { code: 3, key: "issue.in_progress", aliases: &["办理中"] },
    Code { code: 4, key: "issue.awaiting_higher", aliases: &["待上级答复"] },
    Code { code: 5, key: "issue.resolved", aliases: &["已解决待回访"] },
    Code { code: 6, key: "issue.called_back", aliases: &["待结案", "已回访"] },
    Code { code: 7, key: "issue.closed", aliases: &["已结案"] },
    Code { code: 8, key: "issue.reopened", aliases: &["重新办理"] },
];

/// Not content, of [`SATISFACTION`]: the issue is taken up again.
pub const NOT_CONTENT: u8 = 3;

/// What whoever raised an issue answers when they are called back; or that nobody reached them.
pub static SATISFACTION: &[Code] = &[
    Code { code: 0, key: "satisfaction.none", aliases: &["未评价"] },
    Code { code: 1, key: "satisfaction.good", aliases: &["满意"] },
    Code { code: 2, key: "satisfaction.fair", aliases: &["基本满意"] },
    Code { code: 3, key: "satisfaction.bad", aliases: &["不满意"] },
    Code { code: 4, key: "satisfaction.unreached", aliases: &["未联系上"] },
];

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The residents who raised it.
    pub raised_by: Vec<Id>,
    /// Where it stands.
    pub state: IssueState,
    /// Who deals with it, of [`BODY`].
    pub body: u8,
    /// By when an answer is due.
    pub due: Option<Date>,
    /// When it was registered.
    pub opened: DateTime,
    /// What those who raised it answered when they were called back, each for themselves, in that order.
    pub answers: Vec<Answer>,
    /// Its course.
    pub steps: Vec<Step>,
}

impl Issue {
    /// Whether something is still to be done by the office or a body.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, IssueState::Resolved | IssueState::CalledBack | IssueState::Closed)
    }

    /// Whether its answer is overdue on a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
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

    /// Whether those who raised it are, or were, to be called back: it is solved.
    pub fn is_solved(&self) -> bool {
        matches!(self.state, IssueState::Resolved | IssueState::CalledBack | IssueState::Closed)
    }

    /// The day on which it was closed.
    pub fn closed_on(&self) -> Option<Date> {
        let last = self.steps.last().filter(|_| self.state == IssueState::Closed)?;
        Some(last.at.date())
    }

    /// Whole days since it was registered.
    pub fn age_days(&self, today: Date) -> i32 {
        self.opened.date().until(today).map_or(0, |span| span.get_days())
    }
}

/// The words of whoever raised an issue: a record of its own with the resident as subject.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Words {
    pub id: Id,
    pub issue: Id,
    pub resident: Id,
    /// What was said.
    pub text: String,
}

impl Record for Issue {
    const KIND: Kind = Kind(30);
    const NAME: &'static str = "issue";
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
            "body",
            FieldKind::Choice(BODY),
            |i| Value::Choice(i.body),
            |i, v| put(&mut i.body, as_choice(&v)),
        ),
        Field::<Self>::shown("due", FieldKind::Date, |i| Value::date(i.due), |i, v| put(&mut i.due, as_date(&v))),
        Field::<Self>::system("number", |i| Value::Number(i.number.into()), |i, v| put(&mut i.number, as_int(&v))),
        Field::<Self>::refers_to_several(
            "raised_by",
            Resident::KIND,
            |i| references(&i.raised_by),
            |i, v| put(&mut i.raised_by, as_refs(v)),
        ),
        Field::<Self>::system("state", |i| Value::opaque(&i.state), |i, v| put(&mut i.state, v.read_opaque())),
        Field::<Self>::system("opened", |i| Value::opaque(&i.opened), |i, v| put(&mut i.opened, v.read_opaque())),
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
}

impl Record for Words {
    const KIND: Kind = Kind(31);
    const NAME: &'static str = "words";
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "text",
            FieldKind::Text(500),
            |w| Value::text(&w.text),
            |w, v| put(&mut w.text, as_text(v)),
        )
        .class(Class::Sensitive),
        Field::<Self>::refers("issue", Issue::KIND, |w| reference(w.issue), |w, v| put(&mut w.issue, as_ref(&v))),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |w| reference(w.resident),
            |w, v| put(&mut w.resident, as_ref(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// A step's state is checked where it is made; an empty text is allowed, since the state already says what was done.
pub fn check_step(text: &str) -> Result<(), FieldError> {
    if text.chars().count() > 200 { Err(FieldError::TooLong { max: 200 }) } else { Ok(()) }
}

//! The forms of activities: the plan, what came of it, a volunteer's minutes, an opinion that was heard there.

use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::activities::Ask;
use crate::desk::core::drafts::Draft;
use crate::desk::issues;
use crate::model::activities::{Activity, Participant};
use crate::model::care::Volunteer;
use crate::model::issues::Words;
use crate::model::{FieldError, FieldKind, Id, Issue, Record, Resident, Value};
use crate::text::activities as words;
use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, fill, touched, typed};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<PlanActivity>("activity"),
    FormRow::of::<ReportActivity>("activity_report"),
    FormRow::of::<ServeAt>("serve_at"),
    FormRow::of::<Opinion>("opinion"),
];

/// What is written only once an activity was.
const AFTERWARDS: &[&str] =
    &["unnamed", "result", "decided", "follows", "follow_by", "followed", "photos", "press", "units", "entries"];
/// What stands in both: what a meeting is about.
const BOTH: &[&str] = &["topic"];

/// Plan an activity, or change the plan of one.
#[derive(Debug, Clone)]
pub struct PlanActivity {
    /// Which; none for a new one.
    pub activity: Id,
    /// Like which a new one is; none for one of its own.
    pub like: Id,
}

impl PlanActivity {
    fn before(&self, view: &View) -> Activity {
        if let Some(known) = view.office.of::<Activity>().get(self.activity) {
            return known.clone();
        }
        match view.office.of::<Activity>().get(self.like) {
            Some(like) => like.again(a_year_later(like.date)),
            None => Activity { responsible: Id::NONE, ..Activity::on(view.today()) },
        }
    }
}

/// The same day a year later; the last of February where there is none.
fn a_year_later(day: Date) -> Date {
    Date::new(day.year() + 1, day.month(), day.day())
        .or_else(|_| Date::new(day.year() + 1, day.month(), day.day() - 1))
        .unwrap_or(day)
}

impl Purpose for PlanActivity {
    fn name(&self) -> &'static str {
        "activity"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { activity: draft.record, like: Id(draft.kept("like")?.parse().ok()?) })
    }

    fn title(&self, view: &View) -> String {
        let title = match (self.activity.some(), self.like.some()) {
            (Some(_), _) => words::CHANGE,
            (None, Some(_)) => words::AGAIN,
            (None, None) => words::NEW,
        };
        view.say(title).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.before(view), |_| true, view);
        slots.retain(|slot| !AFTERWARDS.contains(&slot.key));
        if self.activity.is_none() && self.like.is_none() {
            for slot in slots.iter_mut().filter(|slot| matches!(slot.key, "date" | "start")) {
                slot.input = tui_input::Input::default();
            }
        }
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut activity = self.before(view);
        fill(&mut activity, all)?;
        Ok(Ask::SetActivity { activity: Box::new(activity), only: touched::<Activity>(all) }.into())
    }

    fn record(&self) -> Id {
        self.activity
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("like".into(), self.like.0.to_string())]
    }
}

/// What came of an activity.
#[derive(Debug, Clone)]
pub struct ReportActivity {
    pub activity: Id,
}

impl Purpose for ReportActivity {
    fn name(&self) -> &'static str {
        "activity_report"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { activity: draft.record })
    }

    fn title(&self, view: &View) -> String {
        about(words::REPORT, self.activity, view)
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let Some(activity) = view.office.of::<Activity>().get(self.activity) else { return Vec::new() };
        let mut slots = Slot::of_record(activity, |_| true, view);
        slots.retain(|slot| AFTERWARDS.contains(&slot.key) || BOTH.contains(&slot.key));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let gone = Fault { key: "result", error: FieldError::WrongKind };
        let mut activity = view.office.of::<Activity>().get(self.activity).cloned().ok_or(gone)?;
        fill(&mut activity, all)?;
        Ok(Ask::Report { activity: Box::new(activity), only: touched::<Activity>(all) }.into())
    }

    fn record(&self) -> Id {
        self.activity
    }
}

/// How long a volunteer served at an activity.
#[derive(Debug, Clone)]
pub struct ServeAt {
    pub activity: Id,
}

impl Purpose for ServeAt {
    fn name(&self) -> &'static str {
        "serve_at"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { activity: draft.record })
    }

    fn title(&self, view: &View) -> String {
        about(words::VOLUNTEER, self.activity, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![
            Slot::new(Participant::KIND, "volunteer", Entry::Field(FieldKind::Ref(Volunteer::KIND))).required(),
            Slot::new(Participant::KIND, "minutes", Entry::Field(FieldKind::Number(1, 1440))).required(),
        ]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let volunteer = if let Value::Ref(id) = typed(all, "volunteer") { *id } else { Id::NONE };
        let minutes = match *typed(all, "minutes") {
            Value::Number(minutes) => u16::try_from(minutes).unwrap_or(0),
            _ => 0,
        };
        Ok(Ask::Serve { activity: self.activity, volunteer, minutes }.into())
    }

    fn record(&self) -> Id {
        self.activity
    }
}

/// An opinion that was heard at an activity: it becomes an issue with this source.
#[derive(Debug, Clone)]
pub struct Opinion {
    pub activity: Id,
    /// Who said it, or none.
    pub resident: Id,
}

/// Said by a resident, of [`crate::model::issues::SOURCE`].
const BY_RESIDENT: u8 = 1;
/// What of an issue is asked here.
const ASKED: &[&str] = &["kind", "area", "title", "location", "urgency", "source", "raised_by_unit"];

impl Opinion {
    fn before(&self, view: &View) -> Issue {
        let resident = view.office.of::<Resident>().get(self.resident);
        let address = resident.and_then(|resident| view.office.address_of(resident));
        let title = view.office.of::<Activity>().get(self.activity).map_or("", |activity| activity.title.as_str());
        Issue {
            location: address.map(|address| address.lane.clone()).unwrap_or_default(),
            source: BY_RESIDENT,
            occasion: title.to_owned(),
            ..Issue::default()
        }
    }
}

impl Purpose for Opinion {
    fn name(&self) -> &'static str {
        "opinion"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { activity: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let name = view.office.of::<Resident>().get(self.resident).map_or("", |resident| resident.name.as_str());
        format!("{}  {name}", about(words::OPINION, self.activity, view)).trim_end().to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.before(view), |_| true, view);
        slots.retain(|slot| ASKED.contains(&slot.key));
        let rest = slots.iter().position(|slot| slot.key == "location").map_or(slots.len(), |place| place + 1);
        let rest = slots.split_off(rest);
        let said = Slot::of_record(&Words::default(), |_| true, view);
        slots.extend(said.into_iter().filter(|slot| slot.key == "text"));
        slots.extend(rest);
        slots
    }

    fn records(&self) -> bool {
        true
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut issue = self.before(view);
        fill(&mut issue, all)?;
        let text = if let Value::Text(text) = typed(all, "text") { text.clone() } else { String::new() };
        let said = issues::Said { text, ..issues::Said::default() };
        Ok(issues::Ask::RegisterIssue { issue: Box::new(issue), resident: self.resident, said, sure: false }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.activity
    }
}

fn about(title: crate::text::Msg, activity: Id, view: &View) -> String {
    let name = view.office.of::<Activity>().get(activity).map_or("", |activity| activity.title.as_str());
    format!("{}  {name}", view.say(title))
}

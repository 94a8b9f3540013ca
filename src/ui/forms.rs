//! What a form is for: which fields it shows, and what it asks of the desk.
//!
//! Fields come from the field tables; a purpose only names the records that it fills.

pub(in crate::ui) mod happened;
mod lines;
mod picks;
#[cfg(test)]
mod proof;
pub(in crate::ui) mod seen;
mod slot;

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::model::Resident;
use crate::model::{FieldError, Id, Kind, Record, Value};
use crate::text::when;

use super::effect::Effect;
use super::layers::Layer;
use super::layers::form::Form;
use super::paint::Paint;
use super::view::{Line, View};

pub(in crate::ui) use lines::is_blank;
pub(in crate::ui) use picks::told_apart;
pub use slot::{Entry, Pick, Slot};

/// A value as it was typed in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The record that the field belongs to.
    pub kind: Kind,
    /// The field.
    pub key: &'static str,
    /// What was typed.
    pub value: Value,
    /// Whether anything was typed; what was not must stay as it is.
    pub touched: bool,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The field.
    pub key: &'static str,
    /// Why.
    pub error: FieldError,
}

/// What may be meant by what is typed in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub id: Id,
    pub label: String,
    /// What takes its place in the field, where it is no record but a word.
    pub fills: Option<String>,
}

impl Hint {
    /// A record.
    pub fn of(id: Id, label: String) -> Self {
        Self { id, label, fills: None }
    }

    /// A word that is meant by what is typed.
    pub fn word(word: String) -> Self {
        Self { id: Id::NONE, label: word.clone(), fills: Some(word) }
    }
}

/// What a form is for.
pub trait Purpose {
    /// Its name in drafts; never changes.
    fn name(&self) -> &'static str;

    /// What a parked draft of it is for; `None` where the draft does not say enough.
    fn restore(draft: &Draft) -> Option<Self>
    where
        Self: Sized;

    /// Its title.
    fn title(&self, view: &View) -> String;

    /// Its fields, filled with what is known.
    fn slots(&self, view: &View) -> Vec<Slot>;

    /// What to ask of the desk.
    fn request(&self, typed: &[Typed], view: &View) -> Result<Request, Fault>;

    /// Where saving leads first, for what is looked at before it is asked for.
    fn leads_to(&self, _typed: &[Typed], _view: &View) -> Result<Option<Effect>, Fault> {
        Ok(None)
    }

    /// The resident whom it is about, or none.
    fn subject(&self) -> Id {
        Id::NONE
    }

    /// The record that it changes, or none.
    fn record(&self) -> Id {
        Id::NONE
    }

    /// What a draft must keep beside its fields.
    fn kept(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The field on which the form opens; else the first that must still be filled.
    fn begins_at(&self) -> Option<&'static str> {
        None
    }

    /// Whether a pick leads on: to the next field that must be filled, else to the next field.
    fn leads_on(&self) -> bool {
        false
    }
    /// Whether it records something that happened, perhaps before now: it takes an actual time then.
    fn records(&self) -> bool {
        false
    }

    /// How whoever tells of it may have seen the person too, of [`crate::model::care::codes::HOW`]; 0 where they did not:
    /// the form has a box for it then, and a care visit is written with what is saved.
    fn sees(&self) -> u8 {
        0
    }

    /// Lets fields that nobody touched follow what was typed in others.
    fn follow(&self, _slots: &mut [Slot], _view: &View) {}

    /// Records that may be meant by what is typed in a field: they stand below it.
    fn hints(&self, _field: &str, _slots: &[Slot], _view: &View) -> Vec<Hint> {
        Vec::new()
    }

    /// What taking one of them leads to.
    fn take_hint(&self, _id: Id, _slots: &[Slot], _view: &View) -> Effect {
        Effect::None
    }

    /// A line about what is typed so far: places left, the norm.
    fn says(&self, _slots: &[Slot], _view: &View) -> Option<String> {
        None
    }

    /// Where that is from, above it while nothing is to be picked: the rule that spoke.
    fn cites(&self, _slots: &[Slot], _view: &View) -> Option<String> {
        None
    }

    /// A line below the title, where nothing stands beside the form.
    fn above(&self, _view: &View) -> Option<String> {
        None
    }

    /// Whether something stands beside it in a wide window.
    fn has_side(&self) -> bool {
        false
    }

    /// Draws what stands beside it.
    fn draw_side(&self, _paint: &mut Paint, _area: Rect, _view: &View) {}

    /// What was opened for it is closed again: the screen was covered.
    fn conceal(&mut self) {}
}

/// The fields of a record that somebody typed in.
pub(in crate::ui) fn touched<R: Record>(typed: &[Typed]) -> Vec<&'static str> {
    typed.iter().filter(|typed| typed.kind == R::KIND && typed.touched).map(|typed| typed.key).collect()
}

/// Writes what was typed for one record into it, by its field table.
pub fn fill<R: Record>(record: &mut R, typed: &[Typed]) -> Result<(), Fault> {
    for typed in typed.iter().filter(|typed| typed.kind == R::KIND && typed.touched) {
        let Some(field) = crate::model::field::field::<R>(typed.key) else { continue };
        (field.set)(record, typed.value.clone()).map_err(|error| Fault { key: field.key, error })?;
    }
    Ok(())
}

/// The fields of a form for this purpose: its own, and when what it records happened.
pub(in crate::ui) fn slots_of(purpose: &dyn Purpose, view: &View) -> Vec<Slot> {
    let mut slots = purpose.slots(view);
    if purpose.sees() != 0 {
        slots.extend(seen::slot(purpose.subject(), view));
    }
    if purpose.records() {
        slots.push(happened::slot(view));
    }
    slots
}

/// The value of one field, as typed.
pub fn typed<'a>(all: &'a [Typed], key: &str) -> &'a Value {
    all.iter().find(|typed| typed.key == key).map_or(&Value::Empty, |typed| &typed.value)
}

/// Opens a parked draft.
pub fn reopen(id: u64, view: &View) -> Effect {
    let Some(draft) = view.seat.drafts.iter().find(|draft| draft.id == id) else { return Effect::None };
    let opens = row_of(draft).and_then(|row| match row.opens {
        Opens::Form { restore, .. } => {
            let form = Effect::push(Form::restore(draft, restore(draft)?, view));
            // A form about nobody releases nobody.
            Some(draft.subject.some().map_or(Effect::None, Effect::Serve).then(form))
        }
        Opens::Layer { restore, .. } => restore(draft, view).map(Effect::Push),
    });
    opens.unwrap_or(Effect::Say(Line::Hint(crate::ui::words::DRAFT_UNKNOWN)))
}

/// Every form that can be parked, by capability.
static FORMS: &[&[FormRow]] = &[
    crate::ui::people::forms::FORMS,
    crate::ui::center::forms::FORMS,
    crate::ui::canteen::forms::FORMS,
    crate::ui::day_care::forms::FORMS,
    crate::ui::teams::forms::FORMS,
    crate::ui::clinic::forms::FORMS,
    crate::ui::issues::forms::FORMS,
    crate::ui::rules::forms::FORMS,
    crate::ui::operators::forms::FORMS,
    crate::ui::visitors::forms::FORMS,
    crate::ui::contacts::forms::FORMS,
    crate::ui::contacts::street::FORMS,
    crate::ui::guide::forms::FORMS,
    crate::ui::handover::forms::FORMS,
    crate::ui::benefits::forms::FORMS,
    crate::ui::activities::forms::FORMS,
    crate::ui::gap::FORMS,
    crate::ui::care::forms::FORMS,
    crate::ui::privacy::forms::FORMS,
    #[cfg(test)]
    proof::FORMS,
];

/// Opens a form filled as a parked draft of it would be: these of its fields, by kind of record and key.
pub(in crate::ui) fn prefilled(
    form: &'static str,
    subject: Id,
    fields: &[(Kind, &str, String)],
    kept: &[(&str, &str)],
    view: &View,
) -> Effect {
    let named = fields.iter().filter(|(.., text)| !text.is_empty());
    let fields = named.map(|(kind, key, text)| (format!("{}.{key}", kind.0), text.clone()));
    let kept = kept.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
    let draft = Draft {
        id: 0,
        form: form.to_owned(),
        subject,
        record: Id::NONE,
        fields: fields.chain(kept).collect(),
        focus: String::new(),
        at: view.seat.now,
        clerk: view.seat.clerk.clone(),
    };
    let restored = row_of(&draft).and_then(|row| match row.opens {
        Opens::Form { restore, .. } => Some(Form::restore(&draft, restore(&draft)?, view)),
        Opens::Layer { .. } => None,
    });
    restored.map_or(Effect::None, |form| Effect::Serve(subject).then(Effect::push(form.at_first_gap())))
}

/// A form that can be parked: what its drafts are called, and how one of them is opened again.
pub struct FormRow {
    /// Its name in drafts; never changes.
    pub name: &'static str,
    /// How it opens.
    pub opens: Opens,
}

/// How a parked form opens again.
pub enum Opens {
    Form {
        /// What it is for, `None` where the draft does not say enough.
        restore: fn(&Draft) -> Option<Box<dyn Purpose>>,
        /// The name of its purpose's type.
        #[cfg_attr(not(test), expect(dead_code, reason = "read by the test that names a form without a row"))]
        of: fn() -> &'static str,
    },
    /// As a layer of its own.
    Layer {
        /// The layer, `None` where what it was about is gone.
        restore: fn(&Draft, &View) -> Option<Box<dyn Layer>>,
        title: fn(&Draft, &View) -> String,
    },
}

impl FormRow {
    /// A form whose drafts have this name.
    pub const fn of<P: Purpose + 'static>(name: &'static str) -> Self {
        let restore = |draft: &Draft| P::restore(draft).map(|purpose| Box::new(purpose) as Box<dyn Purpose>);
        Self { name, opens: Opens::Form { restore, of: std::any::type_name::<P> } }
    }
}

fn row_of(draft: &Draft) -> Option<&'static FormRow> {
    FORMS.iter().copied().flatten().find(|row| row.name == draft.form)
}

/// A draft in one line: which form, about whom, since when.
pub fn describe(draft: &Draft, view: &View) -> String {
    let title = row_of(draft).and_then(|row| match row.opens {
        Opens::Form { restore, .. } => Some(restore(draft)?.title(view)),
        Opens::Layer { title, .. } => Some(title(draft, view)),
    });
    let title = title.unwrap_or_else(|| draft.form.clone());
    let known = view.office.of::<Resident>().get(draft.subject).map(|resident| resident.name.clone());
    // A form that is about nobody is told by what was typed first in it, as the field shows it.
    let typed = row_of(draft).and_then(|row| match row.opens {
        Opens::Form { restore, .. } => first_typed(draft, &*restore(draft)?, view),
        Opens::Layer { .. } => None,
    });
    let about = known.or(typed).unwrap_or_default();
    let at = when::clock(draft.at.time());
    let parts = [title.as_str(), about.as_str(), at.as_str(), draft.clerk.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// What the first field that was touched shows.
fn first_typed(draft: &Draft, purpose: &dyn Purpose, view: &View) -> Option<String> {
    let (name, text) = draft.fields.first()?;
    let mut slot = slots_of(purpose, view).into_iter().find(|slot| slot.name() == *name)?;
    slot.put(text);
    let shown = slot.shown(view);
    Some(if shown.is_empty() { slot.input.value().to_owned() } else { shown })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::{fs, path::Path};

    use super::*;

    /// The names of the types for which a source in this folder says what their form is for.
    fn purposes(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                purposes(&path, found);
            } else {
                let source = fs::read_to_string(&path).unwrap();
                let said = source.lines().filter_map(|line| line.strip_prefix("impl Purpose for "));
                found.extend(said.filter_map(|said| said.split_whitespace().next()).map(ToOwned::to_owned));
            }
        }
    }

    #[test]
    fn every_form_can_be_opened_again_from_its_draft() {
        let mut wanted = BTreeSet::new();
        purposes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut wanted);
        assert!(wanted.len() > 20, "the sources are read: {wanted:?}");
        let rows = FORMS.iter().copied().flatten();
        let named: BTreeSet<String> = rows
            .filter_map(|row| match row.opens {
                Opens::Form { of, .. } => of().rsplit("::").next().map(ToOwned::to_owned),
                Opens::Layer { .. } => None,
            })
            .collect();
        let missing: Vec<&String> = wanted.difference(&named).collect();
        assert!(missing.is_empty(), "forms without a row in the FORMS of their folder: {missing:?}");
    }

    /// Forms that record nothing that happened before they are saved, and why.
    const AS_IT_IS: &[(&str, &str)] = &[
        ("SetOperator", "sets up"),
        ("Erase", "is for now, and nothing of it can be late"),
        ("SetTeam", "sets up"),
        ("SetPerformance", "plans"),
        ("CorrectIssue", "corrects"),
        ("SetCanteen", "sets up"),
        ("SetMenu", "plans"),
        ("SetPrices", "has a first day of its own"),
        ("SetPlan", "has a first day of its own"),
        ("SetRest", "has a first day of its own"),
        ("PlanSession", "plans"),
        ("SetRule", "has a first day of its own"),
        ("SetUnit", "sets up"),
        ("SetContact", "sets up"),
        ("SetColumn", "sets up"),
        ("SetTable", "sets up"),
        ("CorrectSaid", "corrects"),
        ("Coordinate", "plans"),
        ("CloseRoom", "plans"),
        ("OpenRoom", "plans"),
        ("SetHoliday", "plans"),
        ("ChangeBooking", "corrects"),
        ("SetRoom", "sets up"),
        ("NewBenefit", "has a first day of its own"),
        ("SetTerms", "has a first day of its own"),
        ("ChangeBenefit", "has a last day of its own"),
        ("CorrectGrant", "corrects"),
        ("SetSupply", "sets up"),
        ("SetAllowance", "has days of its own"),
        ("PlanActivity", "plans"),
        ("ReportActivity", "is of an activity, which has its day"),
        ("WalkIn", "is for now; who came earlier is entered by EnterLate"),
        ("EnterLate", "is about the time itself"),
        ("EnterTime", "is about the time itself"),
        ("EnterGap", "is about the time itself"),
        ("SetProfile", "corrects"),
        ("SetDayCare", "sets up"),
        ("MoveWithin", "corrects"),
        ("Leave", "has a day of its own"),
        ("Register", "corrects"),
        ("Correct", "corrects"),
        ("SetEntry", "sets up"),
        ("CorrectVisit", "corrects"),
        ("CorrectCare", "corrects"),
        ("CorrectReading", "corrects; the reading keeps its time"),
        ("RepeatSession", "plans"),
        ("ReferForm", "has a day of its own"),
        ("OutcomeForm", "says when it was asked"),
        ("SetVolunteer", "corrects"),
        ("SetGroup", "sets up"),
        ("SetDuty", "plans"),
        ("IssueServiceCertificate", "is of the day on which it is issued"),
        ("SetReply", "sets up"),
        ("BeginRound", "plans"),
        ("NewCallOut", "plans"),
        ("TimeCallOut", "has a day of its own"),
        ("CorrectHours", "has a day of its own"),
        ("DrawHours", "has a first and a last day of its own"),
        ("SetSkill", "sets up"),
    ];

    /// The types for which a source in this folder says what their form is for, each with what it says.
    fn said_of(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("proof") {
                said_of(&path, found);
            } else if path.is_file() && !path.ends_with("proof.rs") {
                let source = fs::read_to_string(&path).unwrap();
                for said in source.split("\nimpl Purpose for ").skip(1) {
                    let said = said.split("\n}\n").next().unwrap();
                    found.push((said.split_whitespace().next().unwrap().to_owned(), said.to_owned()));
                }
            }
        }
    }

    #[test]
    fn every_form_that_records_something_takes_the_time_at_which_it_happened() {
        let mut found = Vec::new();
        said_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut found);
        assert!(found.len() > 20, "the sources are read");
        for (name, said) in &found {
            let as_it_is = AS_IT_IS.iter().any(|(other, _)| other == name);
            assert!(said.contains("fn records(") != as_it_is, "{name}: it records, or why not: one of both");
        }
        for (name, why) in AS_IT_IS {
            assert!(found.iter().any(|(other, _)| other == name), "{name}, which {why}, is no form any more");
        }
    }

    #[test]
    fn no_two_forms_share_a_name_in_drafts() {
        let mut names = BTreeSet::new();
        for row in FORMS.iter().copied().flatten() {
            assert!(names.insert(row.name), "{} stands twice", row.name);
        }
    }
}

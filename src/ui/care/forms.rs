//! Forms of volunteers and care visits: a visit, a plan, a volunteer, a group, who is on duty, what was found.

use crate::desk::Request;
use crate::desk::care::Ask;
use crate::desk::care::tiers::alarming;
use crate::desk::core::drafts::Draft;
use jiff::civil::Date;

use crate::model::care::codes::{ALL_WELL, AT_DOOR, FOUND, MARK, NO};
use crate::model::care::{
    CarePlan, CareVisit, CareWords, Duty, Emergency, ServiceCertificate, Volunteer, VolunteerGroup,
};
use crate::model::clinic::ReferralWords;
use crate::model::code::by_number;
use crate::model::fold::fold_typed;
use crate::model::{FieldError, FieldKind, Id, Issue, Record, Resident, Value, Vitals, Words};
use crate::text::{care as words, labels};
use crate::ui::actions;
use crate::ui::care::actions::open_ladder;
use crate::ui::effect::Effect;
use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, fill, prefilled, typed};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<RecordCare>(RecordCare::NAME),
    FormRow::of::<SetPlan>(SetPlan::NAME),
    FormRow::of::<SetVolunteer>(SetVolunteer::NAME),
    FormRow::of::<SetGroup>(SetGroup::NAME),
    FormRow::of::<SetDuty>(SetDuty::NAME),
    FormRow::of::<EndEmergency>(EndEmergency::NAME),
    FormRow::of::<IssueServiceCertificate>(IssueServiceCertificate::NAME),
    FormRow::of::<BeginRound>("care_round"),
    FormRow::of::<FinishHelp>("help_done"),
    FormRow::of::<NewCallOut>("call_out"),
    FormRow::of::<TimeCallOut>("call_out_minutes"),
    FormRow::of::<CorrectHours>("hours_correction"),
    FormRow::of::<DrawHours>("hours_sheet"),
    FormRow::of::<SetSkill>("skill"),
];

pub(in crate::ui) use super::more_forms::{
    BeginRound, CorrectHours, DrawHours, FinishHelp, NewCallOut, SetSkill, TimeCallOut,
};

/// What follows a visit, of [`crate::model::care::codes::FOLLOW`]; calling again is the list's own matter.
const FOLLOWS: [u8; 4] = [TO_ISSUE, TO_REFER, TO_CLINIC, TO_CENTER];
const TO_ISSUE: u8 = 1;
const TO_CLINIC: u8 = 2;
const TO_CENTER: u8 = 3;
const TO_REFER: u8 = 5;
/// A call for help, of [`crate::model::issues::ISSUE_KIND`]; and elder care, of its areas.
const HELP: &str = "2";

/// What follows a visit, filled from it: for the same elder, with what was seen amiss and what was said.
fn follow_up(code: u8, elder: Id, seen: &CareWords, view: &View) -> Effect {
    let amiss = MARK.iter().filter(|mark| mark.code != ALL_WELL && seen.marks & 1 << mark.code != 0);
    let amiss: Vec<&str> = amiss.map(|mark| labels::code(view.lang(), mark)).collect();
    let amiss = amiss.join(view.lang().of("、", ", "));
    let said = [amiss.as_str(), seen.words.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let said = said.join(view.lang().of("：", ": "));
    match code {
        TO_ISSUE => prefilled(
            "issue",
            elder,
            &[
                (Issue::KIND, "kind", HELP.to_owned()),
                // A title names nobody, and words that are somebody's own stay with them.
                (Issue::KIND, "title", amiss.clone()),
                (Words::KIND, "text", said),
            ],
            &[],
            view,
        ),
        TO_CLINIC => prefilled("visit", elder, &[(Vitals::KIND, "complaint", said)], &[("session", "0")], view),
        TO_REFER => prefilled("refer", elder, &[(ReferralWords::KIND, "reason", said)], &[("visit", "0")], view),
        _ => actions::named("book").map_or(Effect::None, Effect::Run),
    }
}

/// Minutes as they are typed, perhaps with what was seen behind them: `40`, `40 1`, `40 23 睡不好`.
fn line(text: &str) -> Option<(i64, u32, String)> {
    let text = fold_typed(text.trim());
    let (minutes, rest) = text.split_once(char::is_whitespace).unwrap_or((text.as_str(), ""));
    let minutes: i64 = minutes.parse().ok().filter(|minutes| (0..=1440).contains(minutes))?;
    let rest = rest.trim();
    let (first, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let digits = first.chars().map(|c| c.to_string().parse::<u8>().ok());
    let codes: Option<Vec<u8>> = digits.map(|code| code.filter(|code| by_number(MARK, *code).is_some())).collect();
    match codes.filter(|codes| !codes.is_empty()) {
        Some(codes) => Some((minutes, codes.iter().fold(0, |bits, code| bits | 1 << code), words.trim().to_owned())),
        None => Some((minutes, 0, rest.to_owned())),
    }
}

fn read_minutes(text: &str, _today: jiff::civil::Date) -> Result<Value, FieldError> {
    if text.trim().is_empty() {
        return Ok(Value::Empty);
    }
    let (minutes, ..) = line(text).ok_or(FieldError::OutOfRange { min: 0, max: 1440 })?;
    Ok(Value::Number(minutes))
}

/// Whether to call one after the other, where nobody reached the elder as often as the rule allows.
fn offer_ladder(elder: Id, view: &View) -> Effect {
    let plan = view.office.of::<CarePlan>().get(elder);
    if !plan.is_some_and(|plan| alarming(view.office, plan, view.today())) {
        return Effect::None;
    }
    let offers = vec![Offer::new(view.say(words::LADDER), move |_| open_ladder(elder))];
    let about = view.office.of::<Resident>().get(elder);
    Choice::new(view.say(words::NOT_REACHED), offers).about(about).open()
}

/// Write down that an elder was looked in on. Whether they were reached is never preset.
#[derive(Debug, Clone)]
pub struct RecordCare {
    pub elder: Id,
    /// Who looked in, or none.
    pub volunteer: Id,
    /// Whether a volunteer tells of it, who was at the door then.
    pub at_door: bool,
}

impl RecordCare {
    pub(in crate::ui) const NAME: &'static str = "care_visit";
}

impl Purpose for RecordCare {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let volunteer = Id(draft.kept("volunteer")?.parse().ok()?);
        Some(Self { elder: draft.subject, volunteer, at_door: draft.kept("at_door")? == "1" })
    }

    fn title(&self, view: &View) -> String {
        let name = view.office.volunteer_name(self.volunteer);
        format!("{}  {name}", view.say(words::RECORD)).trim_end().to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&CareVisit::default(), |_| true, view);
        let follow = slots.iter().position(|slot| slot.key == "follow").map(|place| slots.remove(place));
        if self.at_door
            && let Some(how) = slots.iter_mut().find(|slot| slot.key == "how")
        {
            *how = how.clone().filled(&AT_DOOR.to_string());
        }
        if let Some(minutes) = slots.iter_mut().find(|slot| slot.key == "minutes") {
            minutes.input = tui_input::Input::default();
            minutes.entry = Entry::Read(read_minutes);
        }
        slots.extend(Slot::of_record(&CareWords::default(), |_| true, view));
        slots.extend(follow);
        slots
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut visit = CareVisit { elder: self.elder, volunteer: self.volunteer, ..CareVisit::default() };
        let mut words = CareWords { elder: self.elder, ..CareWords::default() };
        fill(&mut visit, all)?;
        fill(&mut words, all)?;
        Ok(Ask::Record { visit: Box::new(visit), words: Box::new(words), sure: false }.into())
    }

    /// What stands behind the minutes fills the fields for it, until somebody types there.
    fn follow(&self, slots: &mut [Slot], _view: &View) {
        let typed = slots.iter().find(|slot| slot.key == "minutes" && slot.touched).map(|slot| slot.input.value());
        let Some((_, marks, words)) = typed.and_then(line) else { return };
        for slot in slots.iter_mut().filter(|slot| !slot.touched || slot.prefilled) {
            match slot.key {
                "marks" => {
                    slot.put("");
                    MARK.iter().filter(|mark| marks & 1 << mark.code != 0).for_each(|mark| slot.flip(mark.code));
                    (slot.touched, slot.prefilled) = (marks != 0, marks != 0);
                }
                "words" => {
                    slot.put(&words);
                    (slot.touched, slot.prefilled) = (!words.is_empty(), !words.is_empty());
                }
                _ => {}
            }
        }
    }

    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        let follow = match typed(all, "follow") {
            Value::Flags(follow) => *follow,
            _ => 0,
        };
        let next = FOLLOWS.into_iter().find(|code| follow & 1 << code != 0);
        let mut seen = CareWords::default();
        fill(&mut seen, all)?;
        let missed = matches!(typed(all, "reached"), Value::Choice(NO));
        if next.is_none() && !missed {
            return Ok(None);
        }
        let (request, elder) = (self.request(all, view)?, self.elder);
        // What follows opens for the same elder; nobody at the door offers the ladder, where the rule says so.
        Ok(Some(Effect::send_then(request, move |view| match next {
            Some(code) => follow_up(code, elder, &seen, view),
            None => offer_ladder(elder, view),
        })))
    }

    fn subject(&self) -> Id {
        self.elder
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![
            ("volunteer".to_owned(), self.volunteer.0.to_string()),
            ("at_door".to_owned(), u8::from(self.at_door).to_string()),
        ]
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn records(&self) -> bool {
        true
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        let plan = view.office.of::<CarePlan>().get(self.elder)?;
        let due = crate::desk::care::tiers::due(view.office, plan, view.today());
        Some(format!("{}  {}", words::due(view.lang(), due, view.today()), plan.mind).trim_end().to_owned())
    }
}

/// Plan how an elder is looked after, or change it.
#[derive(Debug, Clone)]
pub struct SetPlan {
    /// The elder.
    pub resident: Id,
}

impl SetPlan {
    pub(in crate::ui) const NAME: &'static str = "care_plan";

    fn before(&self, view: &View) -> CarePlan {
        let known = view.office.of::<CarePlan>().get(self.resident).cloned();
        known.unwrap_or_else(|| CarePlan::new(self.resident, view.today()))
    }
}

impl Purpose for SetPlan {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::PLAN).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| false, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut plan = self.before(view);
        fill(&mut plan, all)?;
        Ok(Ask::SetPlan { plan: Box::new(plan) }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// Enter a volunteer, or change one.
#[derive(Debug, Clone)]
pub struct SetVolunteer {
    /// Which; none for a new one.
    pub volunteer: Id,
    /// The resident who it is, where they are served.
    pub resident: Id,
}

impl SetVolunteer {
    pub(in crate::ui) const NAME: &'static str = "volunteer";

    fn before(&self, view: &View) -> Volunteer {
        let known = view.office.of::<Volunteer>().get(self.volunteer).cloned();
        known.unwrap_or_else(|| Volunteer { resident: self.resident, ..Volunteer::new(view.today()) })
    }
}

impl Purpose for SetVolunteer {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { volunteer: draft.record, resident: Id(draft.kept("resident")?.parse().ok()?) })
    }

    fn title(&self, view: &View) -> String {
        match self.volunteer.some() {
            Some(volunteer) => {
                format!("{}  {}", view.say(words::EDIT_VOLUNTEER), view.office.volunteer_name(volunteer))
            }
            None => view.say(words::NEW_VOLUNTEER).to_owned(),
        }
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| false, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut volunteer = self.before(view);
        fill(&mut volunteer, all)?;
        Ok(Ask::SetVolunteer { volunteer: Box::new(volunteer) }.into())
    }

    fn record(&self) -> Id {
        self.volunteer
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("resident".to_owned(), self.resident.0.to_string())]
    }
}

/// Set up a group of volunteers, or change one.
#[derive(Debug, Clone)]
pub struct SetGroup {
    /// Which; none for a new one.
    pub group: Id,
}

impl SetGroup {
    pub(in crate::ui) const NAME: &'static str = "volunteer_group";

    fn before(&self, view: &View) -> VolunteerGroup {
        view.office.of::<VolunteerGroup>().get(self.group).cloned().unwrap_or_default()
    }
}

impl Purpose for SetGroup {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { group: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::NEW_GROUP).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut group = self.before(view);
        fill(&mut group, all)?;
        Ok(Ask::SetGroup { group }.into())
    }

    fn record(&self) -> Id {
        self.group
    }
}

/// Set who is on duty on a day.
#[derive(Debug, Clone)]
pub struct SetDuty {
    /// The day that is proposed.
    pub day: Date,
}

impl SetDuty {
    pub(in crate::ui) const NAME: &'static str = "duty";

    /// Who is on duty then, as it stands.
    fn before(&self, view: &View) -> Duty {
        let known = view.office.on_duty(self.day).cloned();
        known.unwrap_or_else(|| Duty { id: Id::NONE, day: self.day, name: String::new(), phone: String::new() })
    }
}

impl Purpose for SetDuty {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { day: draft.kept("day")?.parse().ok()? })
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("day".to_owned(), self.day.to_string())]
    }

    fn title(&self, view: &View) -> String {
        view.say(words::DUTY).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut duty = self.before(view);
        fill(&mut duty, all)?;
        Ok(Ask::SetDuty { duty }.into())
    }
}

/// Say what was found at the end of an emergency.
#[derive(Debug, Clone)]
pub struct EndEmergency {
    pub emergency: Id,
    pub elder: Id,
}

impl EndEmergency {
    pub(in crate::ui) const NAME: &'static str = "emergency_end";
}

impl Purpose for EndEmergency {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { emergency: draft.record, elder: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::END).to_owned()
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![
            Slot::new(Emergency::KIND, "found", Entry::Field(FieldKind::Choice(FOUND))).required(),
            Slot::new(Emergency::KIND, "note", Entry::Field(FieldKind::Text(200))),
        ]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let found = match typed(all, "found") {
            Value::Choice(found) => *found,
            _ => 0,
        };
        let note = match typed(all, "note") {
            Value::Text(note) => note.clone(),
            _ => String::new(),
        };
        Ok(Ask::EndEmergency { emergency: self.emergency, found, note }.into())
    }

    fn subject(&self) -> Id {
        self.elder
    }

    fn record(&self) -> Id {
        self.emergency
    }

    fn records(&self) -> bool {
        true
    }
}

/// Issue a certificate of voluntary service.
#[derive(Debug, Clone)]
pub struct IssueServiceCertificate {
    pub volunteer: Id,
}

impl IssueServiceCertificate {
    pub(in crate::ui) const NAME: &'static str = "service_certificate";

    /// Of this year so far, for what a volunteer does most.
    fn blank(&self, view: &View) -> ServiceCertificate {
        let today = view.today();
        let last = view.office.of::<ServiceCertificate>().all().max_by_key(|one| one.number);
        ServiceCertificate {
            id: Id::NONE,
            number: 0,
            volunteer: self.volunteer,
            resident: Id::NONE,
            from: today.first_of_year(),
            until: today,
            minutes: 0,
            content: view.say(words::USUAL_CONTENT).to_owned(),
            responsible: last.map_or_else(String::new, |one| one.responsible.clone()),
            phone: last.map_or_else(String::new, |one| one.phone.clone()),
            issued: today,
            who: Id::NONE,
        }
    }
}

impl Purpose for IssueServiceCertificate {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { volunteer: draft.record })
    }

    fn title(&self, view: &View) -> String {
        format!("{}  {}", view.say(words::CERTIFICATE), view.office.volunteer_name(self.volunteer))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.blank(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut certificate = self.blank(view);
        fill(&mut certificate, all)?;
        Ok(Ask::IssueCertificate { certificate: Box::new(certificate) }.into())
    }

    fn record(&self) -> Id {
        self.volunteer
    }
}

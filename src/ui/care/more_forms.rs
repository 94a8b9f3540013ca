//! Forms of what is done less often: an extra round, help that was done, a call-out and its minutes, hours that are put
//! right or drawn up, a skill of the table.

use crate::desk::Request;
use crate::desk::care::Ask;
use crate::desk::care::call_outs::Among;
use crate::desk::care::hours::reported_until;
use crate::desk::care::rounds::usual_end;
use crate::desk::core::drafts::Draft;
use crate::model::care::codes::{CORRECTION, MEMBER, ROUND, SKILL};
use crate::model::care::{CallOut, CareRound, HoursReport, Service, Skill, Volunteer, VolunteerGroup};
use crate::model::{FieldKind, Id, Record, Value};
use crate::text::{care as words, labels};
use crate::ui::care::more::hours_sheet;
use crate::ui::care::ring::open_ring;
use crate::ui::effect::Effect;
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill, typed};
use crate::ui::view::View;

/// A text that was typed in a field.
fn text(all: &[Typed], key: &str) -> String {
    match typed(all, key) {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// A day that was typed in a field.
fn day(all: &[Typed], key: &str) -> Option<jiff::civil::Date> {
    if let Value::Date(day) = typed(all, key) { Some(*day) } else { None }
}

/// A number that was typed in a field.
fn number(all: &[Typed], key: &str) -> i64 {
    if let Value::Number(number) = typed(all, key) { *number } else { 0 }
}

/// Minutes, to be typed.
fn minutes_slot() -> Slot {
    Slot::new(Service::KIND, "minutes", Entry::Field(FieldKind::Number(1, 1440))).required()
}

/// Call an extra round over a list of elders.
#[derive(Debug, Clone)]
pub struct BeginRound {
    /// Of [`ROUND`].
    pub code: u8,
    pub elders: Vec<Id>,
}

impl Purpose for BeginRound {
    fn name(&self) -> &'static str {
        "care_round"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let elders = draft.kept("elders")?.split(',').filter_map(|id| id.parse().ok()).map(Id).collect();
        Some(Self { code: draft.kept("code")?.parse().ok()?, elders })
    }

    fn title(&self, view: &View) -> String {
        let reason = labels::code_number(view.lang(), ROUND, self.code);
        format!("{}  {}", view.say(words::ROUND), words::round_for(view.lang(), reason, self.elders.len()))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let usual = usual_end(view.office, self.code, view.seat.now).date();
        let until = Slot::new(CareRound::KIND, "until", Entry::Field(FieldKind::Date)).required();
        vec![
            until.called(words::UNTIL).filled(&usual.to_string()),
            Slot::new(CareRound::KIND, "note", Entry::Field(FieldKind::Text(60))),
        ]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let (reason, elders) = (self.code, self.elders.clone());
        Ok(Ask::BeginRound { reason, elders, until: day(all, "until"), note: text(all, "note") }.into())
    }

    fn kept(&self) -> Vec<(String, String)> {
        let elders = self.elders.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",");
        vec![("code".to_owned(), self.code.to_string()), ("elders".to_owned(), elders)]
    }
}

/// Write down that a volunteer met a need.
#[derive(Debug, Clone)]
pub struct FinishHelp {
    pub service: Id,
    /// For whom, or none.
    pub elder: Id,
}

impl Purpose for FinishHelp {
    fn name(&self) -> &'static str {
        "help_done"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { service: draft.record, elder: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let volunteer = view.office.of::<Service>().get(self.service).map_or(Id::NONE, |one| one.volunteer);
        format!("{}  {}", view.say(words::HELP_DONE), view.office.volunteer_name(volunteer))
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![minutes_slot(), Slot::new(Service::KIND, "note", Entry::Field(FieldKind::Text(100)))]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let minutes = u32::try_from(number(all, "minutes")).unwrap_or(0);
        Ok(Ask::HelpDone { service: self.service, minutes, note: text(all, "note") }.into())
    }

    fn subject(&self) -> Id {
        self.elder
    }

    fn record(&self) -> Id {
        self.service
    }

    fn records(&self) -> bool {
        true
    }
}

/// Draw up a list of volunteers to be rung.
#[derive(Debug, Clone)]
pub struct NewCallOut;

impl NewCallOut {
    fn blank(view: &View) -> CallOut {
        CallOut {
            id: Id::NONE,
            reason: 0,
            title: String::new(),
            day: view.today(),
            time: None,
            place: String::new(),
            called: Vec::new(),
            who: Id::NONE,
        }
    }

    /// Who is meant, by what is typed so far.
    fn among(slots: &[Slot], view: &View) -> Among {
        let of = |key: &str| slots.iter().find(|slot| slot.key == key);
        let read = |key: &str| of(key).and_then(|slot| slot.read(view.today()).ok());
        Among {
            group: of("group").and_then(|slot| slot.picked.first().copied()).unwrap_or(Id::NONE),
            skills: if let Some(Value::Flags(skills)) = read("skills") { skills } else { 0 },
            lane: of("lane").map(|slot| slot.input.value().trim().to_owned()).unwrap_or_default(),
            party: matches!(read("party"), Some(Value::Choice(1))),
        }
    }
}

impl Purpose for NewCallOut {
    fn name(&self) -> &'static str {
        "call_out"
    }

    fn restore(_draft: &Draft) -> Option<Self> {
        Some(Self)
    }

    fn title(&self, view: &View) -> String {
        view.say(words::NEW_CALL_OUT).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&Self::blank(view), |_| true, view);
        slots.push(Slot::new(Volunteer::KIND, "group", Entry::Field(FieldKind::Ref(VolunteerGroup::KIND))));
        slots.push(Slot::new(Volunteer::KIND, "skills", Entry::Field(FieldKind::Flags(SKILL))));
        slots.push(Slot::new(Volunteer::KIND, "lane", Entry::Field(FieldKind::Text(20))).called(words::LANE));
        let party = Slot::new(Volunteer::KIND, "party", Entry::Field(FieldKind::Choice(MEMBER)));
        slots.push(party.called(words::PARTY_ONLY));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut call_out = Self::blank(view);
        fill(&mut call_out, all)?;
        let among = Among {
            group: if let Value::Ref(group) = typed(all, "group") { *group } else { Id::NONE },
            skills: if let Value::Flags(skills) = typed(all, "skills") { *skills } else { 0 },
            lane: text(all, "lane"),
            party: matches!(typed(all, "party"), Value::Choice(1)),
        };
        Ok(Ask::MakeCallOut { call_out: Box::new(call_out), among }.into())
    }

    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        // Whoever drew up a list rings it: it opens once it is saved.
        let (request, title) = (self.request(all, view)?, text(all, "title"));
        Ok(Some(Effect::send_then(request, move |view| {
            let fresh = |one: &&CallOut| one.title == title && one.uncalled() == one.called.len();
            let newest = view.office.of::<CallOut>().all().filter(fresh).max_by_key(|one| (one.day, one.id));
            newest.map_or(Effect::None, |one| open_ring(one.id))
        })))
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let people = Self::among(slots, view).whom(view.office, view.today()).len();
        Some(words::would_ring(view.lang(), people))
    }
}

/// How long those served who came to a call-out.
#[derive(Debug, Clone)]
pub struct TimeCallOut {
    pub call_out: Id,
    /// One of them, or (none) all.
    pub volunteer: Id,
}

impl Purpose for TimeCallOut {
    fn name(&self) -> &'static str {
        "call_out_minutes"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { call_out: draft.record, volunteer: Id(draft.kept("volunteer")?.parse().ok()?) })
    }

    fn title(&self, view: &View) -> String {
        match self.volunteer.some() {
            Some(one) => format!("{}  {}", view.say(words::ONE_TIME), view.office.volunteer_name(one)),
            None => view.say(words::CALL_OUT_TIME_TIP).to_owned(),
        }
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![minutes_slot()]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let minutes = u16::try_from(number(all, "minutes")).unwrap_or(0);
        Ok(Ask::TimeCallOut { call_out: self.call_out, volunteer: self.volunteer, minutes }.into())
    }

    fn record(&self) -> Id {
        self.call_out
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("volunteer".to_owned(), self.volunteer.0.to_string())]
    }
}

/// Put a volunteer's minutes right.
#[derive(Debug, Clone)]
pub struct CorrectHours {
    pub volunteer: Id,
}

impl CorrectHours {
    fn blank(&self, view: &View) -> Service {
        Service {
            id: Id::NONE,
            what: CORRECTION,
            volunteer: self.volunteer,
            resident: Id::NONE,
            issue: Id::NONE,
            given: view.seat.now,
            done: None,
            day: view.today(),
            minutes: 0,
            note: String::new(),
            who: Id::NONE,
        }
    }
}

impl Purpose for CorrectHours {
    fn name(&self) -> &'static str {
        "hours_correction"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { volunteer: draft.record })
    }

    fn title(&self, view: &View) -> String {
        format!("{}  {}", view.say(words::CORRECT_HOURS), view.office.volunteer_name(self.volunteer))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.blank(view), |_| true, view);
        for slot in &mut slots {
            match slot.key {
                "minutes" => slot.put(""),
                "note" => slot.required = true,
                _ => {}
            }
        }
        slots
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("minutes")
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut service = self.blank(view);
        fill(&mut service, all)?;
        Ok(Ask::CorrectHours { service: Box::new(service) }.into())
    }

    fn record(&self) -> Id {
        self.volunteer
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        let served = view.office.of::<Volunteer>().get(self.volunteer).map_or(0, |one| one.served);
        Some(format!("{}  {}", view.say(words::SERVED), words::stars(view.lang(), 0, served)))
    }
}

/// Draw up the hours of a time: from behind what was handed in last, to yesterday's month's end or today.
#[derive(Debug, Clone)]
pub struct DrawHours;

impl Purpose for DrawHours {
    fn name(&self) -> &'static str {
        "hours_sheet"
    }

    fn restore(_draft: &Draft) -> Option<Self> {
        Some(Self)
    }

    fn title(&self, view: &View) -> String {
        view.say(words::DRAW_HOURS).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let today = view.today();
        let after = reported_until(view.office).and_then(|day| day.tomorrow().ok());
        let from = after.unwrap_or_else(|| today.first_of_month());
        [("from", from), ("until", today)]
            .map(|(key, day)| {
                Slot::new(HoursReport::KIND, key, Entry::Field(FieldKind::Date)).required().filled(&day.to_string())
            })
            .into()
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let of = |key| day(all, key).unwrap_or_else(|| view.today());
        Ok(Ask::DrawHours { from: of("from"), until: of("until") }.into())
    }

    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        let request = self.request(all, view)?;
        Ok(Some(Effect::send_then(request, |view| {
            let newest = crate::desk::care::hours::reports(view.office).first().map(|report| report.id);
            newest.map_or(Effect::None, |report| hours_sheet(report, view))
        })))
    }
}

/// A row of the table of skills.
#[derive(Debug, Clone)]
pub struct SetSkill {
    /// Which; none for one more.
    pub skill: Id,
}

impl SetSkill {
    /// As the office has it, else as the program ships it.
    fn before(&self, view: &View) -> Skill {
        let known = view.office.of::<Skill>().get(self.skill).cloned();
        known.unwrap_or_else(|| {
            let shipped = SKILL.iter().find(|code| Skill::id_of(code.code) == self.skill);
            let name = shipped.map_or("", |code| labels::code(view.lang(), code)).to_owned();
            Skill { id: self.skill, name, ..Skill::default() }
        })
    }
}

impl Purpose for SetSkill {
    fn name(&self) -> &'static str {
        "skill"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { skill: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::SKILL_TABLE).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut skill = self.before(view);
        fill(&mut skill, all)?;
        Ok(Ask::SetSkill { skill }.into())
    }

    fn record(&self) -> Id {
        self.skill
    }
}

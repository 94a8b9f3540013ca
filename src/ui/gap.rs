//! What ran while no desk was open, entered late: one digit each, or all of them, with the time at which it really was.

use jiff::civil::DateTime;

use crate::desk::Request;
use crate::desk::core::Ask;
use crate::desk::core::drafts::Draft;
use crate::desk::core::gap_row::{Entering, GapEntry};
use crate::desk::core::gaps::{enter, to_enter};
use crate::desk::core::office::Office;
use crate::model::{Booking, FieldError, FieldKind, Id, Kind, Record, Resident, Room, Session, Value, Waiting};
use crate::text::{center, gap as words, today, when};
use crate::ui::actions::Action;
use crate::ui::effect::Effect;
use crate::ui::forms::{Entry, Fault, FormRow, Purpose, Slot, Typed, typed};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::today::{self as board, Line, Opens, TodayRow};
use crate::ui::view::{View, Why};
use crate::ui::widgets::numbered::Stand;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[FormRow::of::<EnterGap>(EnterGap::NAME)];

/// On Today.
pub(in crate::ui) static ROWS: &[Action] =
    &[Action::new("enter_gap", &[], board::SCOPE, words::ACTION, words::TIP, list)
        .when(|view| if to_enter(view.office, view.seat.now).is_empty() { Err(Why(words::NOBODY)) } else { Ok(()) })
        .numbered()];

/// How many are to be entered; no line where there is nobody.
pub static TODAY: TodayRow = TodayRow { name: "gap", lines };

fn lines(office: &Office, now: DateTime) -> Vec<Line> {
    let open = to_enter(office, now);
    if open.is_empty() {
        return Vec::new();
    }
    vec![Line::count(today::TO_ENTER, open.len(), |theme| theme.warn).opening(Opens::Run(list))]
}

/// Everybody who is to be entered: a digit says that they came when it began; below them all at once, the others who
/// did not, and another time.
pub(in crate::ui) fn list(view: &View) -> Effect {
    let open = to_enter(view.office, view.seat.now);
    if open.is_empty() {
        return Effect::hint(words::NOBODY);
    }
    let mut offers: Vec<Offer> = open
        .iter()
        .map(|entry| {
            let entry = *entry;
            Offer::new(describe(&entry, view), move |view| send(entry, Some(entry.at), view, Box::new(again)))
        })
        .collect();
    let (everybody, rest) = (open.clone(), open.clone());
    offers.extend(
        [
            Offer::new(words::all_came(view.lang(), open.len()), move |_| all(everybody, true)),
            Offer::new(words::rest_missed(view.lang(), open.len()), move |_| all(rest, false)),
            Offer::new(view.say(words::OTHER_TIME), at_another_time),
        ]
        .map(|offer| offer.at(Stand::Last)),
    );
    Choice::new(view.say(words::TITLE), offers).with_facts(facts(&open, view)).open()
}

/// Since when no desk was open, how many sessions ran, and how many people are to be entered.
fn facts(open: &[GapEntry], view: &View) -> Vec<String> {
    let mut sessions: Vec<(Id, DateTime)> = open.iter().map(|entry| (entry.room, entry.at)).collect();
    sessions.sort_unstable();
    sessions.dedup();
    let people = open.iter().map(|entry| u32::from(entry.heads)).sum();
    let gap = view.office.gap;
    let moment = |at: DateTime| when::moment(view.lang(), at.date(), at.time(), view.today());
    vec![
        words::no_desk(view.lang(), &moment(gap.from), &moment(gap.until)),
        words::counted(view.lang(), sessions.len(), people),
    ]
}

/// `解秀英  今天 14:00 书画室  2 位`.
fn describe(entry: &GapEntry, view: &View) -> String {
    let name = view.office.of::<Resident>().get(entry.resident).map_or("", |resident| resident.name.as_str());
    let room = view.office.of::<Room>().get(entry.room).map_or("", |room| room.name.as_str());
    // What is no room of the center is a session, named by whoever holds it.
    let session = view.office.of::<Session>().get(entry.room);
    let room = session.map_or(room, |session| view.office.unit_name(session.institution));
    let at = when::moment(view.lang(), entry.at.date(), entry.at.time(), view.today());
    let heads = if entry.heads > 1 { when::people(view.lang(), entry.heads.into()) } else { String::new() };
    let waited = if entry.kind == Waiting::KIND { view.say(words::WAITED) } else { "" };
    let parts = [name, &format!("{at} {room}"), &heads, waited];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// The list again, as long as anybody is in it.
fn again(view: &View) -> Effect {
    if to_enter(view.office, view.seat.now).is_empty() { Effect::None } else { list(view) }
}

type Then = Box<dyn FnOnce(&View) -> Effect>;

fn send(entry: GapEntry, came: Option<DateTime>, view: &View, then: Then) -> Effect {
    match enter(view.office, view.seat.now, &entry, came) {
        Some((request, at)) => Effect::SendAt(Box::new(request), at, then),
        None => Effect::hint(words::GONE),
    }
}

/// Enters all of them as one command, then shows who is left.
fn all(entries: Vec<GapEntry>, came: bool) -> Effect {
    Effect::SendThen(Box::new(Request::Desk(Ask::EnterGap { entries, came })), Box::new(again))
}

/// Who came at another time than that at which it began: picked by digit, then typed.
fn at_another_time(view: &View) -> Effect {
    let offers = to_enter(view.office, view.seat.now).into_iter().map(|entry| {
        Offer::new(describe(&entry, view), move |view| {
            let GapEntry { kind, record, resident, at, .. } = entry;
            Form::open(EnterGap { kind, record, resident, at }, view)
        })
    });
    Choice::new(view.say(words::OTHER_TIME), offers.collect()).open()
}

/// The key of the field for the time.
const CAME: &str = "came";

/// Somebody came, at a time that is typed.
#[derive(Debug, Clone)]
pub struct EnterGap {
    kind: Kind,
    record: Id,
    resident: Id,
    at: DateTime,
}

impl EnterGap {
    const NAME: &'static str = "enter_gap";

    /// What enters them at the time of that day that was typed.
    fn entering(&self, all: &[Typed], view: &View) -> Result<Entering, Fault> {
        let Value::Time(time) = *typed(all, CAME) else {
            return Err(Fault { key: CAME, error: FieldError::Required });
        };
        let came = Some(self.at.date().to_datetime(time));
        let entered = self.entry(view).and_then(|entry| enter(view.office, view.seat.now, &entry, came));
        entered.ok_or(Fault { key: CAME, error: FieldError::WrongKind })
    }

    fn entry(&self, view: &View) -> Option<GapEntry> {
        let mut open = to_enter(view.office, view.seat.now).into_iter();
        open.find(|entry| (entry.kind, entry.record) == (self.kind, self.record))
    }
}

impl Purpose for EnterGap {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let kind = Kind(draft.kept("kind")?.parse().ok()?);
        Some(Self { kind, record: draft.record, resident: draft.subject, at: draft.kept("at")?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        let what = self.entry(view).map(|entry| describe(&entry, view)).unwrap_or_default();
        format!("{}  {what}", view.say(words::OTHER_TIME))
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let mut came = Slot::new(Booking::KIND, CAME, Entry::Field(FieldKind::Time)).called(center::CAME_AT).required();
        came.prefill(&when::clock(self.at.time()));
        vec![came]
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        self.entering(all, view).map(|(request, _)| request)
    }

    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        let (request, at) = self.entering(all, view)?;
        Ok(Some(Effect::SendAt(Box::new(request), at, Box::new(|_| Effect::None))))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.record
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("kind".to_owned(), self.kind.0.to_string()), ("at".to_owned(), self.at.to_string())]
    }
}

//! Sheets of care: a volunteer's list for the week, the overdue list, the card for an elder's door, and certificates.
//!
//! Lists hold no identity numbers, and telephones stand masked. What a door's card and a certificate show in full is
//! written in the access log before it is printed.

use crate::desk::Desk;
use crate::desk::care::ladder::{NUMBERS, rung, rungs};
use crate::desk::care::pairing::elders_of;
use crate::desk::care::tiers::{due, due_visits};
use crate::desk::core::change::Change;
use crate::desk::core::sheet::{Composed, Printable, SheetRow, Sight, at_once};
use crate::desk::core::{self};
use crate::exchange::page::Block;
use crate::model::care::codes::{RUNG, TIER};
use crate::model::care::{CarePlan, ServiceCertificate, Volunteer};
use crate::model::operators::look::way;
use crate::model::{Address, Id, Note, Operator, Refusal, Resident, Reveal};
use crate::text::{care as words, labels, pages, value, when};

/// Why it is opened: somebody is served, of [`crate::model::register::REVEAL_REASON`].
const SERVICE: u8 = 4;
/// The field whose opening a certificate writes down.
const ID_NUMBER: &str = "id_number";

static WEEK: SheetRow = SheetRow {
    number: |_, _| 50,
    numbers: Some(|sight, what| elders_of(sight.office, what.of, sight.now.date())),
    before: at_once,
    compose: week,
};
static OVERDUE: SheetRow = SheetRow { number: |_, _| 51, numbers: None, before: at_once, compose: overdue };
static DOOR: SheetRow = SheetRow {
    number: |_, _| 52,
    numbers: None,
    before: |desk, what| desk.opens_for_paper(what.of, NUMBERS),
    compose: door,
};
static CERTIFICATE: SheetRow = SheetRow {
    number: |_, _| 53,
    numbers: None,
    before: |desk, what| {
        let whose = desk.known::<ServiceCertificate>(what.of)?.resident;
        whose.some().map_or(Ok(()), |resident| desk.opens_for_paper(resident, ID_NUMBER))
    },
    compose: certificate,
};
static NOTICE: SheetRow = SheetRow { number: |_, _| 54, numbers: None, before: at_once, compose: notice };

/// A volunteer's list for the week.
pub fn of_week(volunteer: Id) -> Printable {
    Printable::of(&WEEK, volunteer)
}

/// Everybody who should have been visited.
pub fn of_overdue() -> Printable {
    Printable::of(&OVERDUE, Id::NONE)
}

/// The card for an elder's door.
pub fn of_door(elder: Id) -> Printable {
    Printable::of(&DOOR, elder)
}

/// A certificate of voluntary service.
pub fn of_certificate(certificate: Id) -> Printable {
    Printable::of(&CERTIFICATE, certificate)
}

/// The notice of a certificate, for the wall.
pub fn of_notice(certificate: Id) -> Printable {
    Printable::of(&NOTICE, certificate)
}

impl Desk {
    /// Writes down that something of a resident is shown in full on paper.
    fn opens_for_paper(&mut self, resident: Id, field: &str) -> Result<(), Refusal> {
        let resident = self.known::<Resident>(resident)?.id;
        let (id, at, who) = (self.fresh(), self.now(), self.at_the_desk());
        let reveal =
            Reveal { id, at, resident, field: field.to_owned(), reason: SERVICE, who, way: way::PAGE, served: true };
        let mut change = Change::default();
        change.put(&self.office(), &reveal)?;
        self.commit(change, Note::Desk(core::Did::Revealed { resident, field: field.to_owned(), reason: SERVICE }))
            .map(drop)
    }
}

fn address(sight: &Sight<'_>, id: Id) -> String {
    let resident = sight.office.of::<Resident>().get(id);
    resident.and_then(|resident| sight.office.address_of(resident)).map(Address::short).unwrap_or_default()
}

fn week(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang, today) = (sight.office, sight.lang, sight.now.date());
    let volunteer = sight.record::<Volunteer>(what.of)?.id;
    let row = |elder: Id| {
        let plan = office.of::<CarePlan>().get(elder);
        let next = plan.map(|plan| words::due(lang, due(office, plan, today), today)).unwrap_or_default();
        let mind = plan.map(|plan| plan.mind.clone()).unwrap_or_default();
        let phone = if what.with_numbers { sight.whole_phone(elder) } else { sight.phone(elder) };
        vec!["[ ]".to_owned(), sight.name(elder), address(sight, elder), phone, next, mind]
    };
    let rows = elders_of(office, volunteer, today).into_iter().map(row).collect();
    let heads = [words::SEEN, pages::NAME, words::HOME, pages::PHONE, words::DUE, words::TO_MIND];
    let heading = format!("{}  {}", office.volunteer_name(volunteer), pages::day(lang, today));
    Ok((heading, vec![Block::Table { heads: sight.heads(&heads), rows }]))
}

#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may be refused")]
fn overdue(sight: &Sight<'_>, _what: Printable) -> Result<Composed, Refusal> {
    let (office, lang, today) = (sight.office, sight.lang, sight.now.date());
    let late = due_visits(office, today).into_iter().filter(|visit| visit.due < today);
    let rows = late.map(|visit| {
        let volunteer = if visit.to_pair { words::TO_PAIR.say(lang) } else { office.volunteer_name(visit.volunteer) };
        vec![
            labels::code_number(lang, TIER, visit.standing.tier as u8).to_owned(),
            sight.name(visit.elder),
            address(sight, visit.elder),
            volunteer.to_owned(),
            value::tail(lang, &office.volunteer_phone(visit.volunteer)),
            words::due(lang, visit.due, today),
        ]
    });
    let heads = [words::TIER, pages::NAME, words::HOME, words::VOLUNTEER, pages::PHONE, words::DUE];
    Ok((pages::day(lang, today), vec![Block::Table { heads: sight.heads(&heads), rows: rows.collect() }]))
}

/// The card for the door: every line as large as a heading.
fn door(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let resident = sight.record::<Resident>(what.of)?;
    let mut blocks = vec![Block::Heading(address(sight, resident.id))];
    for one in rungs(office, resident.id, sight.now.date()) {
        // Who is on duty changes from day to day, and a card hangs for years.
        if one.rung != rung::DUTY {
            let who = labels::code_number(lang, RUNG, one.rung);
            blocks.push(Block::Heading(format!("{who} {} {}", one.name, one.phone)));
        }
    }
    Ok((resident.name.clone(), blocks))
}

fn certificate(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<ServiceCertificate>(what.of)?;
    let volunteer = sight.record::<Volunteer>(one.volunteer)?;
    let resident = office.of::<Resident>().get(volunteer.resident);
    let fact = |label: crate::text::Msg, text: &str| (label.say(lang).to_owned(), text.to_owned());
    let day = |date| when::day_and_year(lang, date);
    let document = resident.map_or("", |resident| resident.id_number.as_str());
    let facts = vec![
        fact(pages::NAME, office.volunteer_name(one.volunteer)),
        fact(words::DOCUMENT, document),
        fact(words::VOLUNTEER_NUMBER, &volunteer.number),
        fact(words::SERVED_FROM, &format!("{} {} {}", day(one.from), lang.of("至", "to"), day(one.until))),
        fact(words::HOURS, &words::hours(lang, one.minutes)),
        fact(words::CONTENT, &one.content),
        fact(words::RESPONSIBLE, &one.responsible),
        fact(words::MADE_OUT_BY, office.of::<Operator>().get(one.who).map_or("", |who| who.name.as_str())),
        fact(pages::PHONE, &one.phone),
        fact(pages::DATE, &day(one.issued)),
    ];
    let blocks = vec![Block::Facts(facts), Block::Line(words::SIGNED_BY_HAND.say(lang).to_owned())];
    Ok((words::certificate_number(lang, one.number), blocks))
}

fn notice(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<ServiceCertificate>(what.of)?;
    let day = |date| when::day_and_year(lang, date);
    let row = vec![
        office.volunteer_name(one.volunteer).to_owned(),
        format!("{} - {}", day(one.from), day(one.until)),
        words::hours(lang, one.minutes),
        one.content.clone(),
    ];
    let heads = [pages::NAME, words::SERVED_FROM, words::HOURS, words::CONTENT];
    let table = Block::Table { heads: sight.heads(&heads), rows: vec![row] };
    let blocks = vec![table, Block::Line(words::SEVEN_DAYS.say(lang).to_owned())];
    Ok((words::certificate_number(lang, one.number), blocks))
}

//! What the clinic prints: a visit's slip, and the sessions on the day's paper.

use jiff::civil::Date;

use crate::exchange::page::Block;
use crate::exchange::slips;
use crate::model::clinic::session::{MEASURED, SESSION_KIND};
use crate::model::{Id, Referral, ReferralWords, Resident, Session, Visit, VisitState, Vitals};
use crate::text::clinic::report;
use crate::text::registers::rules;
use crate::text::{Msg, labels, pages as words, when};

use crate::desk::clinic::report::{BANDS, figures};
use crate::desk::clinic::{assess, unfinished_at};
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static SLIP: SheetRow = SheetRow {
    number: |office, what| if waits(office, what.of) { 2 } else { 3 },
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let lang = sight.lang;
        let visit = sight.record::<Visit>(what.of)?;
        let session = sight.office.held_by(visit.session);
        let vitals = sight.office.table::<Vitals>().get(what.of).filter(|_| visit.state == VisitState::Done);
        let blocks = match vitals {
            Some(vitals) => {
                let assessed = assess(sight.office, vitals, visit.at.date());
                let source = assessed.by.as_ref().map_or("", |by| rules::source(lang, by));
                slips::visit(lang, (visit, vitals), session, (&assessed.found, assessed.again, source), &sight.names())
            }
            None => slips::ticket(lang, visit, session, &sight.names()),
        };
        Ok((String::new(), blocks))
    },
};

/// A visit's slip: its ticket while it waits, its readings afterwards.
pub fn slip(visit: Id) -> Printable {
    Printable::of(&SLIP, visit)
}

fn waits(office: &Office, visit: Id) -> bool {
    office.of::<Visit>().get(visit).is_some_and(|visit| visit.state.is_unfinished())
}

static REPORT: SheetRow = SheetRow {
    number: |_, _| 25,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let session = sight.record::<Session>(what.of)?;
        let lang = sight.lang;
        let figures = figures(sight.office, session.id);
        let fact = |name: Msg, value: String| (name.say(lang).to_owned(), value);
        let heads = [report::AGE, report::MEN, report::WOMEN, report::OTHERS];
        let rows = BANDS.iter().zip(figures.by_age).enumerate().map(|(nth, (from, of))| {
            let band = report::band(lang, *from, BANDS.get(nth + 1).copied());
            let all: usize = of.iter().sum();
            let cells = of.map(|count| count.to_string());
            [vec![band], cells.to_vec(), vec![report::bar(all)]].concat()
        });
        let no_age = (figures.no_age > 0).then(|| {
            let cells = [report::OTHERS.say(lang).to_owned(), String::new(), String::new(), figures.no_age.to_string()];
            [cells.to_vec(), vec![report::bar(figures.no_age)]].concat()
        });
        let rows = rows.chain(no_age).collect();
        let heads = [sight.heads(&heads), vec![String::new()]].concat();
        let blocks = vec![
            Block::Facts(vec![
                fact(words::SESSION, sight.office.unit_name(session.institution).to_owned()),
                fact(words::WHEN, words::day(lang, session.date)),
                fact(report::TICKETS, figures.tickets.to_string()),
                fact(report::SEEN, figures.seen.to_string()),
                fact(report::UNNAMED, figures.unnamed.to_string()),
                fact(report::LEFT, figures.left.to_string()),
                fact(report::PRESSURE, report::share(figures.pressure)),
                fact(report::GLUCOSE, report::share(figures.glucose)),
                fact(report::TO_REFER, figures.referred.to_string()),
                fact(report::TO_COME, figures.recalled.to_string()),
            ]),
            Block::Table { heads, rows },
        ];
        Ok((String::new(), blocks))
    },
};

/// What a session came to, without names: for the institution.
pub fn report_of(session: Id) -> Printable {
    Printable::of(&REPORT, session)
}

static ROUND: SheetRow = SheetRow {
    number: |_, _| 26,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let session = sight.record::<Session>(what.of)?;
        let lang = sight.lang;
        let mut visits = unfinished_at(sight.office, session.id);
        visits.sort_by_cached_key(|visit| (address(sight.office, visit.resident), visit.ticket));
        let row = |visit: &Visit| {
            let age = sight.office.of::<Resident>().get(visit.resident).and_then(|one| one.age(session.date));
            vec![
                "[ ]".to_owned(),
                visit.ticket.to_string(),
                sight.name(visit.resident),
                age.map_or_else(String::new, |age| age.to_string()),
                address(sight.office, visit.resident),
                sight.phone(visit.resident),
                "____/____  ____".to_owned(),
            ]
        };
        let heads =
            [report::MET, words::TICKET, report::NAME, report::AGE, report::ADDRESS, words::PHONE, report::READINGS];
        let table = Block::Table { heads: sight.heads(&heads), rows: visits.iter().map(row).collect() };
        let heading = format!("{} {}", words::day(lang, session.date), sight.office.unit_name(session.institution));
        Ok((heading, vec![table, Block::Line(words::NO_DIAGNOSIS.say(lang).to_owned())]))
    },
};

/// A round of home visits in walking order, with boxes to tick.
pub fn round_of(session: Id) -> Printable {
    Printable::of(&ROUND, session)
}

/// Where somebody lives, shortly: what a walk is ordered by.
pub fn address(office: &Office, resident: Id) -> String {
    let resident = office.of::<Resident>().get(resident);
    resident.and_then(|one| office.address_of(one)).map(crate::model::Address::short).unwrap_or_default()
}

static POSTER: SheetRow = SheetRow {
    number: |_, _| 27,
    numbers: None,
    before: at_once,
    compose: |sight, _| {
        let (lang, today) = (sight.lang, sight.now.date());
        let open = |session: &&Session| session.date >= today && session.closed.is_none() && !session.is_round();
        let mut coming: Vec<&Session> = sight.office.of::<Session>().all().filter(open).collect();
        coming.sort_by_key(|session| (session.date, session.start, session.id));
        let mut blocks: Vec<Block> = coming.iter().flat_map(|session| poster_lines(sight, session)).collect();
        let last = if coming.is_empty() { report::NOTHING_PLANNED } else { report::WELCOME };
        blocks.push(Block::Line(last.say(lang).to_owned()));
        Ok((String::new(), blocks))
    },
};

fn poster_lines(sight: &Sight<'_>, session: &Session) -> [Block; 2] {
    let lang = sight.lang;
    let times = format!("{}-{}", when::clock(session.start), when::clock(session.end));
    let kind = labels::code_number(lang, SESSION_KIND, session.kind);
    let large = format!("{} {times}", words::day(lang, session.date));
    let measured: Vec<&str> = MEASURED
        .iter()
        .filter(|code| session.measured & 1 << code.code != 0)
        .map(|code| labels::code(lang, code))
        .collect();
    let measured = measured.join(lang.of("、", ", "));
    let parts = [kind, sight.office.unit_name(session.institution), &measured, &session.place];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    [Block::Large(String::new(), large), Block::Line(parts.join("  "))]
}

/// Coming sessions, to be put up.
pub fn poster() -> Printable {
    Printable::of(&POSTER, Id::NONE)
}

static LETTER: SheetRow = SheetRow {
    number: |_, _| 28,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let referral = sight.record::<Referral>(what.of)?;
        let reason = sight.office.table::<ReferralWords>().get(what.of).map_or("", |words| words.reason.as_str());
        let day = sight.office.of::<Visit>().get(referral.visit).map(|visit| visit.at.date());
        let measured = sight.office.table::<Vitals>().get(referral.visit).zip(day);
        let to = sight.office.unit_name(referral.to);
        Ok((String::new(), slips::referral(sight.lang, (referral, reason, to), measured, &sight.names())))
    },
};

/// The letter that a referral's owner takes to the hospital.
pub fn letter(referral: Id) -> Printable {
    Printable::of(&LETTER, referral)
}

/// The sessions on the day's paper.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let mut sessions: Vec<_> = sight.office.of::<Session>().all().filter(|session| session.date == date).collect();
    sessions.sort_by_key(|session| session.start);
    if sessions.is_empty() {
        return Vec::new();
    }
    let line = |session: &crate::model::Session| {
        let times = format!("{}-{}", when::clock(session.start), when::clock(session.end));
        Block::Line(format!("{times}  {}", sight.office.unit_name(session.institution)))
    };
    let heading = Block::Heading(words::SESSIONS.say(sight.lang).to_owned());
    std::iter::once(heading).chain(sessions.into_iter().map(line)).collect()
}

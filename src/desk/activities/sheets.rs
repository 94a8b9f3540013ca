//! Sheets of activities as blocks of a page: the facts for whoever coordinates it, a poster, lists to sign up, to tick and
//! to call at doors, the year's programme, reports.

use crate::desk::activities::doors::round;
use crate::desk::activities::planning::bookings;
use crate::desk::activities::who::{Heads, calls, in_order, name_of, opinions};
use crate::desk::activities::year::{What, YearFigures, has_members, members, programme};
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Composed, Printable, SheetRow, Sight, at_once};
use crate::exchange::page::Block;
use crate::model::activities::codes::{
    ACTIVITY_KIND, ACTIVITY_STATE, PLACE_STATE, PROGRAMME, TASK_DONE, VOLUNTEER, WHY_CANCELLED, kind, place, state,
};
use crate::model::activities::{Activity, DoorCall};
use crate::model::benefits::Benefit;
use crate::model::clinic::SESSION_KIND;
use crate::model::{Household, Id, Issue, Meeting, Operator, Refusal, Resident, Session, Team};
use crate::text::{Lang, Msg, activities as words, labels, pages, when};

static FACTS: SheetRow = SheetRow { number: |_, _| 64, numbers: None, before: at_once, compose: facts };
static POSTER: SheetRow = SheetRow { number: |_, _| 65, numbers: None, before: at_once, compose: poster };
static SIGN_UP: SheetRow = SheetRow { number: |_, _| 66, numbers: None, before: at_once, compose: sign_up };
static ROLL: SheetRow = SheetRow { number: |_, _| 67, numbers: None, before: at_once, compose: roll };
static DOORS: SheetRow = SheetRow { number: |_, _| 68, numbers: None, before: at_once, compose: doors };
static YEAR: SheetRow = SheetRow { number: |_, _| 69, numbers: None, before: at_once, compose: year };
static MEMBERS: SheetRow = SheetRow { number: |_, _| 70, numbers: None, before: at_once, compose: members_sheet };
static REPORT: SheetRow = SheetRow { number: |_, _| 71, numbers: None, before: at_once, compose: report };
static YEAR_REPORT: SheetRow = SheetRow { number: |_, _| 72, numbers: None, before: at_once, compose: year_report };

/// The facts of an activity, for whoever coordinates it.
pub fn of_activity(id: Id) -> Printable {
    Printable::of(&FACTS, id)
}

/// Its poster.
pub fn of_poster(id: Id) -> Printable {
    Printable::of(&POSTER, id)
}

/// A list on which people sign up by hand.
pub fn of_sign_up(id: Id) -> Printable {
    Printable::of(&SIGN_UP, id)
}

/// Whoever is expected, to be ticked and signed.
pub fn of_roll(id: Id) -> Printable {
    Printable::of(&ROLL, id)
}

/// The doors of its round.
pub fn of_doors(id: Id) -> Printable {
    Printable::of(&DOORS, id)
}

/// The programme of the year in which a day lies.
pub fn of_year(day: jiff::civil::Date) -> Printable {
    Printable::of(&YEAR, Id::NONE).on(day)
}

/// Who of the members was there over the year in which an activity of theirs lies.
pub fn of_members(id: Id) -> Printable {
    Printable::of(&MEMBERS, id)
}

/// What came of it.
pub fn of_report(id: Id) -> Printable {
    Printable::of(&REPORT, id)
}

/// What came of the year in which a day lies.
pub fn of_year_report(day: jiff::civil::Date) -> Printable {
    Printable::of(&YEAR_REPORT, Id::NONE).on(day)
}

fn named(sight: &Sight<'_>, activity: &Activity) -> String {
    format!("{} {}", activity.title, pages::day(sight.lang, activity.date))
}

/// Names and values, without those of which nothing is known.
fn pairs(lang: Lang, rows: Vec<(Msg, String)>) -> Block {
    let known = rows.into_iter().filter(|(_, text)| !text.is_empty());
    Block::Facts(known.map(|(head, text)| (head.say(lang).to_owned(), text)).collect())
}

/// What several units are called.
fn units(office: &Office, lang: Lang, ids: &[Id]) -> String {
    ids.iter().map(|id| office.unit_name(*id)).collect::<Vec<_>>().join(lang.of("、", ", "))
}

/// When and where.
fn occasion(sight: &Sight<'_>, one: &Activity) -> Vec<(Msg, String)> {
    let lang = sight.lang;
    let booked = bookings(sight.office, one);
    let room = booked.first().map_or(String::new(), |booking| {
        let name = sight.office.of::<crate::model::Room>().get(booking.room).map_or("", |room| room.name.as_str());
        format!("{name}  {}", sight.name(booking.resident))
    });
    vec![(words::WHEN, words::span(lang, one)), (words::PLACE, one.place.clone()), (words::ROOM, room)]
}

fn facts(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<Activity>(what.of)?;
    let mut rows = vec![
        (words::KIND, labels::code_number(lang, ACTIVITY_KIND, one.kind).to_owned()),
        (words::STATE, labels::code_number(lang, ACTIVITY_STATE, one.state).to_owned()),
    ];
    if one.programme > 0 {
        rows.push((words::PROGRAMME, labels::code_number(lang, PROGRAMME, one.programme).to_owned()));
    }
    rows.extend(occasion(sight, one));
    let responsible = office.of::<Operator>().get(one.responsible).map_or("", |operator| operator.name.as_str());
    let gift = office.of::<Benefit>().get(one.gift).map_or("", |benefit| benefit.name.as_str());
    let issue = office
        .of::<Issue>()
        .get(one.issue)
        .map_or_else(String::new, |issue| format!("#{} {}", issue.number, issue.title));
    rows.extend([
        (words::HOST, office.unit_name(one.host).to_owned()),
        (words::PARTNERS, units(office, lang, &one.partners)),
        (words::RESPONSIBLE, responsible.to_owned()),
        (words::SAFETY, one.safety.clone()),
        (words::EXPECTED, if one.expected > 0 { one.expected.to_string() } else { String::new() }),
        (words::GIFT, gift.to_owned()),
        (words::SOLVES, issue),
        (words::TOPIC, one.topic.clone()),
        (pages::NOTE, one.note.clone()),
    ]);
    let mut blocks = vec![pairs(lang, rows)];
    if !one.tasks.is_empty() {
        blocks.push(Block::Heading(words::TASKS.say(lang).to_owned()));
        let rows = one.tasks.iter().map(|task| {
            let by = task.by.map_or_else(String::new, |by| pages::day(lang, by));
            let done =
                if task.is_open() { String::new() } else { labels::code_number(lang, TASK_DONE, task.done).to_owned() };
            vec![task.what.clone(), task.who.clone(), by, done]
        });
        let heads = sight.heads(&[words::TASK, words::WHO, words::BY, words::DONE]);
        blocks.push(Block::Table { heads, rows: rows.collect() });
    }
    if !one.needs.is_empty() {
        blocks.push(Block::Heading(words::NEEDS.say(lang).to_owned()));
        let rows = one.needs.iter().map(|need| vec![need.what.clone(), need.pieces.to_string(), need.by.clone()]);
        let heads = sight.heads(&[words::NEED, words::PIECES, words::BROUGHT_BY]);
        blocks.push(Block::Table { heads, rows: rows.collect() });
    }
    Ok((named(sight, one), blocks))
}

fn poster(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<Activity>(what.of)?;
    let whom = words::for_whom(lang, one, &sight.names());
    let gift = office.of::<Benefit>().get(one.gift).map_or("", |benefit| benefit.name.as_str());
    let mut blocks = vec![
        Block::Large(words::WHEN.say(lang).to_owned(), words::span(lang, one)),
        Block::Large(words::PLACE.say(lang).to_owned(), one.place.clone()),
    ];
    let capacity = if one.capacity > 0 { one.capacity.to_string() } else { String::new() };
    blocks.push(pairs(
        lang,
        vec![
            (words::FOR_WHOM, whom),
            (words::HOST, office.unit_name(one.host).to_owned()),
            (words::PARTNERS, units(office, lang, &one.partners)),
            (words::CAPACITY, capacity),
            (words::GIFT, gift.to_owned()),
        ],
    ));
    blocks.push(Block::Line(words::SIGN_UP_AT_DESK.say(lang).to_owned()));
    Ok((named(sight, one), blocks))
}

/// Empty lines on a list to sign by hand.
const EMPTY_LINES: usize = 20;

fn sign_up(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let one = sight.record::<Activity>(what.of)?;
    let there = in_order(sight.office, one.id).into_iter().filter(|one| one.is_expected() || one.came());
    let known: Vec<String> = there.map(|person| name_of(sight.office, person).to_owned()).collect();
    let lines = known.iter().cloned().chain(std::iter::repeat_n(String::new(), EMPTY_LINES));
    let rows = lines
        .enumerate()
        .map(|(nth, name)| vec![(nth + 1).to_string(), name, String::new(), String::new(), String::new()]);
    let heads = sight.heads(&[pages::NUMBER, pages::NAME, pages::PHONE, words::PHOTOS, words::SIGNED]);
    let blocks = vec![Block::Line(words::span(sight.lang, one)), Block::Table { heads, rows: rows.collect() }];
    Ok((named(sight, one), blocks))
}

fn roll(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<Activity>(what.of)?;
    let all = in_order(office, one.id).into_iter().filter(|person| person.state != place::WITHDREW);
    let rows = all.enumerate().map(|(nth, person)| {
        let resident = office.of::<Resident>().get(person.resident);
        let age = resident.and_then(|one| one.age(sight.now.date())).map_or_else(String::new, |age| age.to_string());
        let mark = if person.came() { "[x]" } else { "[ ]" };
        let state = labels::code_number(lang, PLACE_STATE, person.state).to_owned();
        vec![mark.to_owned(), (nth + 1).to_string(), name_of(office, person).to_owned(), age, state, String::new()]
    });
    let heads = [pages::CAME, pages::NUMBER, pages::NAME, words::AGE, words::STATE, words::SIGNED];
    let blocks = vec![
        Block::Line(format!("{}  {}", words::span(lang, one), one.place)),
        Block::Table { heads: sight.heads(&heads), rows: rows.collect() },
    ];
    Ok((named(sight, one), blocks))
}

fn doors(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<Activity>(what.of)?;
    let rows = round(office, one).into_iter().enumerate().map(|(nth, door)| {
        let home = office.of::<Household>().get(door.household).map_or_else(String::new, |home| home.address.short());
        let call = door.call.and_then(|id| office.of::<DoorCall>().get(id));
        let met = call.map_or("", |call| labels::code_number(lang, crate::model::activities::codes::MET, call.met));
        vec![(nth + 1).to_string(), home, sight.name(door.resident), met.to_owned(), String::new(), String::new()]
    });
    let heads = [pages::NUMBER, words::ADDRESS, pages::NAME, words::MET, words::WORDS, words::SIGNED];
    let blocks =
        vec![Block::Line(words::span(lang, one)), Block::Table { heads: sight.heads(&heads), rows: rows.collect() }];
    Ok((named(sight, one), blocks))
}

/// What a line of the programme is called, its kind, and where it stands.
fn line_of(sight: &Sight<'_>, what: What) -> (String, String, String) {
    let (office, lang) = (sight.office, sight.lang);
    match what {
        What::Activity(id) => office.of::<Activity>().get(id).map_or_else(Default::default, |one| {
            let kind = labels::code_number(lang, ACTIVITY_KIND, one.kind).to_owned();
            (one.title.clone(), kind, labels::code_number(lang, ACTIVITY_STATE, one.state).to_owned())
        }),
        What::Performance(id) => office.of::<Meeting>().get(id).map_or_else(Default::default, |one| {
            let team = office.of::<Team>().get(one.team).map_or("", |team| team.name.as_str());
            (format!("{}  {team}", one.title), words::PERFORMANCE.say(lang).to_owned(), String::new())
        }),
        What::Session(id) => office.of::<Session>().get(id).map_or_else(Default::default, |one| {
            let kind = labels::code_number(lang, SESSION_KIND, one.kind).to_owned();
            (office.held_by(id).to_owned(), kind, String::new())
        }),
    }
}

#[allow(clippy::unnecessary_wraps, reason = "a sheet is composed by one shape of function")]
fn year(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let lang = sight.lang;
    let year = what.day.unwrap_or(sight.now.date()).year();
    let lines = programme(sight.office, year);
    let mut blocks = vec![Block::Line(words::programme_counts(lang, lines.len()))];
    let rows = lines.iter().map(|line| {
        let (title, kind, state) = line_of(sight, line.what);
        vec![pages::day(lang, line.on), when::clock(line.start), title, kind, state]
    });
    let heads = [words::DAY, words::TIME, words::TITLE, words::KIND, words::STATE];
    blocks.push(Block::Table { heads: sight.heads(&heads), rows: rows.collect() });
    Ok((year.to_string(), blocks))
}

fn members_sheet(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let one = sight.record::<Activity>(what.of)?;
    let of_kind = if has_members(one) { one.kind } else { kind::STUDY };
    let all = members(sight.office, one.date.year(), of_kind);
    let rows = all.into_iter().enumerate().map(|(nth, (id, came, called))| {
        vec![(nth + 1).to_string(), sight.name(id), came.to_string(), called.to_string()]
    });
    let heads = sight.heads(&[pages::NUMBER, pages::NAME, words::CAME, words::CALLED]);
    let title = format!("{} {}", one.date.year(), labels::code_number(sight.lang, ACTIVITY_KIND, of_kind));
    Ok((title, vec![Block::Table { heads, rows: rows.collect() }]))
}

fn report(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let one = sight.record::<Activity>(what.of)?;
    let heads = Heads::of(office, one);
    let mut rows = vec![(words::KIND, labels::code_number(lang, ACTIVITY_KIND, one.kind).to_owned())];
    if one.state == state::CANCELLED {
        rows.push((words::CANCELLED, labels::code_number(lang, WHY_CANCELLED, one.reason).to_owned()));
    }
    rows.extend(occasion(sight, one));
    let follow_by = one.follow_by.map_or_else(String::new, |by| pages::day(lang, by));
    rows.extend([
        (words::HEADS, words::heads(lang, &heads_of(heads))),
        (words::GIFTS, if heads.gifts > 0 { heads.gifts.to_string() } else { String::new() }),
        (words::TOPIC, one.topic.clone()),
        (words::DECIDED, one.decided.clone()),
        (words::RESULT, one.result.clone()),
        (words::FOLLOWS, format!("{} {follow_by}", one.follows).trim().to_owned()),
        (words::PHOTO_FILES, one.photos.clone()),
    ]);
    let mut blocks = vec![pairs(lang, rows)];
    let table = |blocks: &mut Vec<Block>, title: Msg, heads: &[Msg], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            blocks.push(Block::Heading(title.say(lang).to_owned()));
            blocks.push(Block::Table { heads: sight.heads(heads), rows });
        }
    };
    let of_units = one.units.iter().map(|came| vec![office.unit_name(came.unit).to_owned(), came.heads.to_string()]);
    table(&mut blocks, words::UNITS, &[words::UNIT, words::HEADS], of_units.collect());
    let volunteers = in_order(office, one.id).into_iter().filter(|person| person.part == VOLUNTEER && person.came());
    let volunteers = volunteers.map(|person| vec![name_of(office, person).to_owned(), person.minutes.to_string()]);
    table(&mut blocks, words::VOLUNTEERS, &[pages::NAME, words::MINUTES], volunteers.collect());
    let entries =
        one.entries.iter().map(|entry| vec![sight.name(entry.resident), entry.what.clone(), entry.prize.clone()]);
    table(&mut blocks, words::ENTRIES, &[pages::NAME, words::ENTRY, words::PRIZE], entries.collect());
    let press = one.press.iter().map(|press| {
        let on = press.on.map_or_else(String::new, |on| pages::day(lang, on));
        vec![office.unit_name(press.medium).to_owned(), on, press.title.clone()]
    });
    table(&mut blocks, words::PRESS, &[words::MEDIUM, words::DAY, words::TITLE], press.collect());
    let said = opinions(office, one).into_iter().map(|issue| vec![format!("#{}", issue.number), issue.title.clone()]);
    table(&mut blocks, words::OPINIONS, &[pages::NUMBER, words::TITLE], said.collect());
    let doors: Vec<&DoorCall> = calls(office, one.id).filter(|call| !call.was_met()).collect();
    let doors = doors.into_iter().map(|call| {
        let met = labels::code_number(lang, crate::model::activities::codes::MET, call.met);
        vec![sight.name(call.resident), met.to_owned(), call.note.clone()]
    });
    table(&mut blocks, words::NOT_MET, &[pages::NAME, words::WHY, pages::NOTE], doors.collect());
    Ok((named(sight, one), blocks))
}

/// Numbers of an activity as they are said.
pub fn heads_of(heads: Heads) -> [(Msg, usize); 6] {
    [
        (words::CAME, heads.came),
        (words::VOLUNTEERS, heads.volunteers),
        (words::UNNAMED, heads.unnamed),
        (words::OF_UNITS, heads.of_units),
        (words::DOORS_MET, heads.doors_met),
        (words::WAITING, heads.waiting),
    ]
}

#[allow(clippy::unnecessary_wraps, reason = "a sheet is composed by one shape of function")]
fn year_report(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let year = what.day.unwrap_or(sight.now.date()).year();
    let row = |name: String, figures: YearFigures| {
        let numbers = [
            figures.planned,
            figures.held,
            figures.there,
            figures.gifts,
            figures.press,
            figures.volunteers,
            figures.minutes,
        ];
        std::iter::once(name).chain(numbers.iter().map(usize::to_string)).collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = ACTIVITY_KIND
        .iter()
        .map(|code| (code, YearFigures::of(office, year, |one| one.kind == code.code)))
        .filter(|(_, figures)| figures.planned > 0)
        .map(|(code, figures)| row(labels::code(lang, code).to_owned(), figures))
        .collect();
    rows.push(row(words::IN_ALL.say(lang).to_owned(), YearFigures::of(office, year, |_| true)));
    let heads = [
        words::KIND,
        words::PLANNED,
        words::HELD,
        words::HEADS,
        words::GIFTS,
        words::PRESS,
        words::VOLUNTEERS,
        words::MINUTES,
    ];
    let mut blocks = vec![Block::Table { heads: sight.heads(&heads), rows }];
    let by_programme: Vec<Vec<String>> = PROGRAMME
        .iter()
        .map(|code| (code, YearFigures::of(office, year, |one| one.programme == code.code)))
        .filter(|(_, figures)| figures.planned > 0)
        .map(|(code, figures)| {
            let name = labels::code(lang, code).to_owned();
            vec![name, figures.held.to_string(), figures.there.to_string()]
        })
        .collect();
    if !by_programme.is_empty() {
        blocks.push(Block::Heading(words::PROGRAMME.say(lang).to_owned()));
        let heads = sight.heads(&[words::PROGRAMME, words::HELD, words::HEADS]);
        blocks.push(Block::Table { heads, rows: by_programme });
    }
    let since = jiff::civil::Date::new(year, 1, 1).unwrap_or(sight.now.date());
    let (had, of) = crate::desk::benefits::figures::reached(office, since, sight.now.date());
    blocks.push(Block::Line(words::very_old_reached(lang, had, of)));
    Ok((year.to_string(), blocks))
}

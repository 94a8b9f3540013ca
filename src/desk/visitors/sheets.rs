//! The walk-in register on paper: who came, for what, what became of it; and when people come.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};
use crate::exchange::page::Block;
use crate::model::register::{CHECKED_BY, MATTER, RESULT, VISITOR_ROLE};
use crate::model::{Id, VisitorLine};
use crate::text::{labels, pages, visitors as words, when};

/// Days of the longer page.
const WEEK: i64 = 7;

static REGISTER: SheetRow = SheetRow {
    number: |_, _| 94,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let until = what.day.unwrap_or(sight.now.date());
        let from = if what.part == 0 { until } else { until.checked_sub((WEEK - 1).days()).unwrap_or(until) };
        let heading = if from == until {
            pages::day(sight.lang, until)
        } else {
            format!("{} - {}", pages::day(sight.lang, from), pages::day(sight.lang, until))
        };
        Ok((heading, page(sight, from, until)))
    },
};

/// Everybody who came on a day, or in the week that ends with it.
pub fn register(day: Date, week: bool) -> Printable {
    Printable::of(&REGISTER, Id::NONE).on(day).at(u8::from(week))
}

/// Lines of the register of these days, the first one first.
pub fn lines(office: &Office, from: Date, until: Date) -> Vec<&VisitorLine> {
    let mut lines = Vec::new();
    let mut day = from;
    while day <= until {
        lines.extend(office.visitors_on(day));
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    lines
}

/// How many came within an hour of the day, by matter, and how long those took of whom it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hour {
    /// How many, by code of [`MATTER`].
    pub matters: BTreeMap<u8, u32>,
    /// How many in all.
    pub came: u32,
    /// Minutes of those whose time was noted, and how many these are.
    pub minutes: u32,
    /// How many of them there are.
    pub timed: u32,
    /// Minutes that those waited of whom it was noted.
    pub waited: u32,
    /// How many of them there are.
    pub waiting: u32,
}

impl Hour {
    /// Whole minutes that one took, on average; `None` where no time was noted.
    pub fn average(&self) -> Option<u32> {
        (self.timed > 0).then(|| (self.minutes + self.timed / 2) / self.timed)
    }

    /// Whole minutes that one waited, on average; `None` where nobody's waiting was noted.
    pub fn wait(&self) -> Option<u32> {
        (self.waiting > 0).then(|| (self.waited + self.waiting / 2) / self.waiting)
    }

    fn add(&mut self, line: &VisitorLine) {
        self.came += 1;
        *self.matters.entry(line.matter).or_default() += 1;
        if line.minutes > 0 {
            self.minutes += u32::from(line.minutes);
            self.timed += 1;
        }
        if line.waited > 0 {
            self.waited += u32::from(line.waited);
            self.waiting += 1;
        }
    }
}

/// When people come, for what, and how long it takes: hour by hour, hours without anybody left out.
pub fn by_hour<'a>(lines: impl IntoIterator<Item = &'a VisitorLine>) -> BTreeMap<i8, Hour> {
    let mut hours: BTreeMap<i8, Hour> = BTreeMap::new();
    for line in lines {
        hours.entry(line.at.hour()).or_default().add(line);
    }
    hours
}

fn page(sight: &Sight<'_>, from: Date, until: Date) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
    let lines = lines(office, from, until);
    let label =
        |table, code: u8| if code == 0 { String::new() } else { labels::code_number(lang, table, code).to_owned() };
    let row = |line: &&VisitorLine| {
        let who = format!("{} {}", label(VISITOR_ROLE, line.role), line.visitor);
        vec![
            when::moment(lang, line.at.date(), line.at.time(), sight.now.date()),
            who.trim().to_owned(),
            if line.role > 1 { labels::code_number(lang, CHECKED_BY, line.checked).to_owned() } else { String::new() },
            sight.name(line.resident),
            label(MATTER, line.matter),
            line.note.clone(),
            label(RESULT, line.result),
            if line.minutes == 0 { String::new() } else { line.minutes.to_string() },
            if line.waited == 0 { String::new() } else { line.waited.to_string() },
            office.name_of_operator(line.who).to_owned(),
        ]
    };
    let heads = [
        words::TIME,
        words::WHO,
        words::CHECKED,
        words::WHOM,
        words::MATTER,
        words::HANDLING,
        words::RESULT,
        words::MINUTES,
        words::WAIT,
        words::CLERK,
    ];
    let hours = by_hour(lines.iter().copied());
    let mut named: Vec<String> = vec![words::HOUR.say(lang).to_owned()];
    named.extend(MATTER.iter().map(|code| labels::code(lang, code).to_owned()));
    named.extend(sight.heads(&[words::ALL, words::AVERAGE, words::WAITED]));
    let of_hour = |(hour, counts): (&i8, &Hour)| {
        let mut cells = vec![format!("{hour:02}-{:02}", hour + 1)];
        cells.extend(MATTER.iter().map(|code| counts.matters.get(&code.code).copied().unwrap_or(0).to_string()));
        cells.push(counts.came.to_string());
        for minutes in [counts.average(), counts.wait()] {
            cells.push(minutes.map_or_else(String::new, |minutes| minutes.to_string()));
        }
        cells
    };
    vec![
        Block::Line(words::came(lang, lines.len())),
        Block::Table { heads: sight.heads(&heads), rows: lines.iter().map(row).collect() },
        Block::Heading(words::WHEN_THEY_COME.say(lang).to_owned()),
        Block::Table { heads: named, rows: hours.iter().map(of_hour).collect() },
    ]
}

//! Pages about personal data: what somebody agrees to, in large type; how the office deals with what it keeps; how long
//! each class of records is kept.

use crate::desk::core::retention::RETENTION;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};
use crate::exchange::page::Block;
use crate::model::people::consent::{NEEDS_GUARDIAN, PURPOSE, TEXT};
use crate::model::{Id, Resident};
use crate::text::registers::rules;
use crate::text::{labels, privacy as words, retention};

/// What is agreed to, to be read before it is signed.
static CONSENT: SheetRow = SheetRow {
    number: |_, _| 111,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let person = sight.record::<Resident>(what.of)?;
        let purpose = what.part;
        let (lang, today) = (sight.lang, sight.now.date());
        let name = labels::code_number(lang, PURPOSE, purpose).to_owned();
        let mut blocks = vec![Block::Large(words::FOR_WHAT.say(lang).to_owned(), name)];
        let text = words::consent(lang, purpose, TEXT);
        blocks.extend(text.iter().map(|line| Block::Large(String::new(), (*line).to_owned())));
        blocks.push(Block::Line(words::version(lang, TEXT)));
        // A box each, empty: nothing is chosen for anybody.
        let guardian = person.age(today).is_some_and(|age| age < NEEDS_GUARDIAN);
        let boxes = if guardian { words::BOXES_OF_A_CHILD } else { words::BOXES };
        blocks.extend(boxes.iter().map(|line| Block::Line(format!("[ ]  {}", line.say(lang)))));
        let signs = if guardian { words::GUARDIAN_SIGNS } else { words::SIGNS };
        blocks.push(Block::Signature(vec![signs.say(lang).to_owned(), words::DAY.say(lang).to_owned()]));
        Ok((person.name.clone(), blocks))
    },
};

/// The text of a purpose for somebody.
pub fn consent(resident: Id, purpose: u8) -> Printable {
    Printable::of(&CONSENT, resident).at(purpose)
}

/// How the office deals with what it keeps about people.
static NOTICE: SheetRow = SheetRow {
    number: |_, _| 112,
    numbers: None,
    before: at_once,
    compose: |sight, _| {
        let lines = words::NOTICE.iter();
        let lines = lines.map(|line| Block::Large(String::new(), line.say(sight.lang).to_owned()));
        Ok((String::new(), lines.chain([table(sight)]).collect()))
    },
};

/// The notice for whoever asks what is kept and why.
pub const fn notice() -> Printable {
    Printable::of(&NOTICE, Id::NONE)
}

static RETENTION_TABLE: SheetRow = SheetRow {
    number: |_, _| 113,
    numbers: None,
    before: at_once,
    compose: |sight, _| Ok((String::new(), vec![table(sight)])),
};

/// The table of how long each class of records is kept.
pub const fn retention_table() -> Printable {
    Printable::of(&RETENTION_TABLE, Id::NONE)
}

fn table(sight: &Sight<'_>) -> Block {
    let (lang, today) = (sight.lang, sight.now.date());
    let row = |row: &&crate::desk::core::class::Retention| {
        let by = row.years.map(|years| sight.office.rule(years, today));
        let source = by.as_ref().map_or(retention::NOBODYS.say(lang), |by| rules::source(lang, by));
        vec![row.class.say(lang).to_owned(), retention::years(lang, by.as_ref()), source.to_owned()]
    };
    let heads = sight.heads(&[words::CLASS, words::KEPT_FOR, words::SOURCE]);
    Block::Table { heads, rows: RETENTION.iter().map(row).collect() }
}

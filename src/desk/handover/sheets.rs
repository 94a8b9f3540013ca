//! The handover on paper: both names with their times, what goes on, what was gathered.

use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};
use crate::exchange::page::Block;
use crate::model::handover::{CASE, Handover, HandoverNote, NOTE_KIND};
use crate::model::{Id, Record};
use crate::text::{handover as words, labels, when};

static HANDOVER: SheetRow = SheetRow {
    number: |_, _| 93,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let handover = sight.record::<Handover>(what.of)?;
        let given = when::moment(sight.lang, handover.given.date(), handover.given.time(), sight.now.date());
        Ok((given, page(sight, handover)))
    },
};

/// A shift that was handed over.
pub fn sheet(handover: Id) -> Printable {
    Printable::of(&HANDOVER, handover)
}

fn page(sight: &Sight<'_>, handover: &Handover) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
    let at = |at: Option<jiff::civil::DateTime>| {
        at.map_or_else(String::new, |at| when::moment(lang, at.date(), at.time(), sight.now.date()))
    };
    let clerk = |id: Id| office.name_of_operator(id);
    let label = |key: &'static str| labels::field(lang, Handover::KIND, key).to_owned();
    let mut facts = vec![
        (label("giver"), format!("{}  {}", clerk(handover.giver), at(Some(handover.given)))),
        (label("taker"), format!("{}  {}", clerk(handover.taker), at(handover.taken)).trim().to_owned()),
    ];
    let case = |case: &crate::model::handover::Case| {
        (labels::code_number(lang, CASE, case.kind).to_owned(), case.count.to_string())
    };
    facts.extend(handover.cases.iter().map(case));
    let notes = handover.notes.iter().filter_map(|id| office.of::<HandoverNote>().get(*id));
    let row = |note: &HandoverNote| {
        vec![
            if note.is_open() { "[ ]" } else { "[x]" }.to_owned(),
            labels::code_number(lang, NOTE_KIND, note.kind).to_owned(),
            note.text.clone(),
            clerk(note.who).to_owned(),
            at(Some(note.at)),
            note.carried.to_string(),
        ]
    };
    let heads = [words::DONE, words::KIND, words::TEXT, words::WRITTEN_BY, words::WRITTEN, words::CARRIED];
    let rows: Vec<Vec<String>> = notes.map(row).collect();
    vec![
        Block::Facts(facts),
        Block::Table { heads: sight.heads(&heads), rows },
        Block::Signature([words::GIVES, words::TAKES].map(|who| who.say(lang).to_owned()).into()),
    ]
}

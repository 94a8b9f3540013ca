//! A known record beside what a row says of it, field by field: what is gained, what differs, what says nothing.
//!
//! Decides nothing that somebody should: a value that differs is asked about, unless the answer is given already.

use crate::exchange::joined;
use crate::model::field::{Class, Field};
use crate::model::people::doubt::{Choice, JOINED, Question};
use crate::model::{Kind, Record, Value};

/// What became of a record.
pub(super) struct Merged<R> {
    /// The record with what it gained; `None` where that is nothing.
    pub(super) record: Option<R>,
    /// The fields that it gained.
    pub(super) gained: Vec<&'static str>,
}

/// Why a record was not merged.
pub(super) enum Open {
    /// Somebody must tell.
    Asks(Box<Question>),
    /// Somebody told that the row stays out.
    LeftOut,
}

impl Open {
    /// Somebody must be asked this.
    pub(super) fn asks(question: Question) -> Self {
        Self::Asks(Box::new(question))
    }
}

/// What one field's two values come to.
enum Step {
    Nothing,
    Gain(Value),
    Differs { known: Value, told: Value },
}

/// Merges what a row says into a record; `answer` knows what was answered about a field.
pub(super) fn merge<R: Record>(
    known: &R,
    told: &R,
    answer: impl Fn(Kind, &'static str) -> Option<Choice>,
) -> Result<Merged<R>, Open> {
    let mut merged = Merged { record: None, gained: Vec::new() };
    for field in R::FIELDS.iter().filter(|field| !is_ours_alone(field)) {
        let value = match step(field.key, (field.get)(known), (field.get)(told)) {
            Step::Nothing => continue,
            Step::Gain(value) => value,
            Step::Differs { known, told } => match settled(R::KIND, field.key, known, told, &answer)? {
                Some(value) => value,
                None => continue,
            },
        };
        let record = merged.record.get_or_insert_with(|| known.clone());
        // A value that does not fit beside what is known stays out.
        if (field.set)(record, value).is_ok() {
            merged.gained.push(field.key);
        }
    }
    if merged.gained.is_empty() {
        merged.record = None;
    }
    Ok(merged)
}

/// What two values that differ come to by the answer that was given; `None` keeps what is known.
pub(super) fn settled(
    record: Kind,
    key: &'static str,
    known: Value,
    told: Value,
    answer: &impl Fn(Kind, &'static str) -> Option<Choice>,
) -> Result<Option<Value>, Open> {
    match (answer(record, key), known, told) {
        (Some(Choice::Keep), ..) => Ok(None),
        (Some(Choice::Take), _, told) => Ok(Some(told)),
        (Some(Choice::Both), Value::Text(known), Value::Text(told)) => Ok(Some(Value::Text(joined(&known, &told)))),
        (Some(Choice::LeaveOut), ..) => Err(Open::LeftOut),
        (_, known, told) => Err(Open::asks(Question::Value { record, key, known, told })),
    }
}

/// Groups and numbers are gathered; a text that says the other already says nothing new; all else differs.
fn step(key: &str, known: Value, told: Value) -> Step {
    if known == told || says_nothing(&told) {
        return Step::Nothing;
    }
    if says_nothing(&known) {
        return Step::Gain(told);
    }
    match (known, told) {
        (Value::Flags(known), Value::Flags(told)) if known | told == known => Step::Nothing,
        (Value::Flags(known), Value::Flags(told)) => Step::Gain(Value::Flags(known | told)),
        (Value::List(known), Value::List(told)) => {
            let more: Vec<String> = told.into_iter().filter(|one| !known.contains(one)).collect();
            if more.is_empty() { Step::Nothing } else { Step::Gain(Value::List([known, more].concat())) }
        }
        (Value::Text(known), Value::Text(told)) if JOINED.contains(&key) && known.contains(&told) => Step::Nothing,
        (known, told) => Step::Differs { known, told },
    }
}

/// What the desk keeps by itself, and the relation, which belongs to a household as it stands here.
fn is_ours_alone<R>(field: &Field<R>) -> bool {
    field.class == Class::System || field.key == "relation"
}

/// Whether nothing is known. Code 0 is "unknown" of sex, ethnic group and marital status; of registration it is the
/// usual case, and nobody's registration is taken back to it by a roster.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Empty | Value::Choice(0) | Value::Flags(0) => true,
        Value::List(list) => list.is_empty(),
        _ => false,
    }
}

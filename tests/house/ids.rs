//! Every id that stands anywhere in a sample, found by going through what it serializes to: samples have ids of more than
//! forty bits, and no other number of theirs is that large.

use linli::model::Id;
use serde::Serialize;
use serde_json::Value;

/// The least number that is taken for an id.
pub const LEAST: u64 = 1 << 40;

/// The ids in a sample, in their order.
pub fn ids_in<T: Serialize>(sample: &T) -> Vec<Id> {
    let mut found = Vec::new();
    walk(&serde_json::to_value(sample).unwrap(), &mut found);
    found
}

fn walk(value: &Value, found: &mut Vec<Id>) {
    match value {
        Value::Number(number) => found.extend(number.as_u64().filter(|number| *number >= LEAST).map(Id)),
        Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Value::Object(members) => members.values().for_each(|member| walk(member, found)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

//! How a person is found: whatever a visitor says, typed in a few keys without an input method.
//!
//! [`Person`] says what may be typed, [`Query`] understands what was typed, [`Index`] answers with the people
//! who fit, ordered by [`RANKING`]. Keeps no text of a person, only packed keys; writes and logs nothing.

mod answer;
mod ask;
mod best;
mod entry;
mod field;
mod find;
mod fold;
mod highlight;
mod index;
mod key;
mod key_kind;
mod members;
mod pack;
mod part;
mod person;
mod posting;
mod postings;
mod probe;
mod query;
mod ranking;
mod reading;
mod segment;
mod split;
mod starts;
mod syllable;
mod thing;
mod typo;

pub use answer::{Count, EXACT, Found, Hit};
pub use entry::Entry;
pub use highlight::Marks;
pub use index::{Index, Merge, Merged};
pub use person::{Address, Person, Today};
pub use query::Query;
pub use ranking::{APART, RANKING, Rank, Why};
pub use reading::{begins_by_initials, sound, sound_print};
pub use thing::Thing;

//! linli (邻里), the front desk of a neighbourhood community office: the map of the house.
//!
//! # The rooms, from the ground up
//! A room may name those below it and itself; `tests/house/arrows.rs` reads every source and says so when one does not.
//! Rooms of one floor do not know each other, but `cli` opens `ui`.
//!
//! | room | floor | what it is for | what it must never do |
//! | --- | --- | --- | --- |
//! | [`model`] | 0 | what the office knows: records with their field tables, notes, refusals, rights | read a clock, a file or a screen; hold a sentence |
//! | [`platform`] | 0 | what the systems do differently, spelled once for each | know another room |
//! | [`text`] | 1 | every word that a person reads, both languages side by side | know store, clock or terminal |
//! | [`lookup`] | 2 | how a person is found by whatever is typed | keep a person's text; write or log |
//! | [`exchange`] | 2 | spreadsheets in and out, pages to print | write to a store; merge people; repair a value |
//! | [`store`] | 2 | how records are kept: the port, and the engines behind it | know what a value means |
//! | [`desk`] | 3 | what may be done: every rule, the only writer | make a sentence; know the terminal or an engine |
//! | [`ui`] | 4 | how it is shown and which key does what; alone knows the terminal | write a record; know a rule |
//! | [`cli`] | 4 | the shell's subcommands | hold a rule |
//!
//! # A capability: the same name in four rooms
//! `people`, `center`, `canteen`, `day_care`, `teams`, `clinic`, `issues`, `visitors`, `contacts`, `care` (volunteers and
//! care visits), `guide`, `handover`, `benefits`, `activities`, `operators`, `privacy` (who is erased, what is kept how long), and the desk's own, which is `core` in the desk, `register` in the model and
//! `registers` in the text.
//!
//! | in | what stands there | the row that makes it known |
//! | --- | --- | --- |
//! | `model/<name>/` | structs and their `FIELDS`; `deeds.rs`: [`Did`](model::center::Did), what was done, and [`Not`](model::center::Not), why not; its rights; `rules.rs`: thresholds and deadlines as they are shipped | [`model::capability`], [`desk::core::rules::RULES`] |
//! | `desk/<name>/` | `ask.rs`: [`Ask`](desk::center::Ask), what may be asked, with its right; `records.rs`: how its records stand in the office; the rules | [`desk::core::kinds::KINDS`], [`desk::export::EXPORTS`] |
//! | `text/<name>/` | `fields.rs`, `rules.rs`: what records, fields and rules are called; `said.rs`: sentences, lines of history, refusals | |
//! | `ui/<name>/` | `pane.rs`, `forms.rs`, `actions.rs` with its `ROWS` | `TABLE` in `ui/actions.rs`, [`ui::panes`], `FORMS` in `ui/forms.rs` |
//!
//! The row in `model/capability.rs` makes requests, notes, refusals, rights, retention and words of it; what a capability's
//! folders lack for that does not compile, and what stands in none of the other tables a test of `tests/house/` names. `README.md` says step by step how a field, an action, a kind of record and a pane are added.
//!
//! # One booking on its way through the house
//! 1. A key comes to the loop ([`ui::Console`]); the action table ([`ui::actions`]) says that `b` opens the form
//!    `ui/center/forms/booking.rs`, which makes of what was typed a [`desk::center::Ask::Book`].
//! 2. As a [`desk::Request`] it goes to the desk's own thread ([`desk::core::worker`]) and through the one door,
//!    [`desk::Desk::handle`]: may whoever is at the desk do this? Then to the one rule that answers it.
//! 3. [`desk::Desk::book`] looks at the office in memory ([`desk::core::office`]) and holds the wish against the rules of
//!    `desk/center/rules.rs`. What does not fit is a [`model::Refusal`]: the fact, the rule, ways out behind digits.
//! 4. What fits becomes one [`desk::core::change::Change`]: slot, booking and the visitor's line, with the revisions
//!    that it was judged by and the [`model::Note`] of what was done, in ids and numbers.
//! 5. [`store::port::Store`] sees that nothing has moved since (else it is judged again), writes one block to the
//!    journal, waits for the disk, and answers. sled follows; nothing waits for it.
//! 6. The office follows the commit, the answer goes back to whoever asked, and [`text::sentences::sentence`] makes of
//!    the note the sentence to be read aloud. Whoever reads it may rely on the disk.
//!
//! What of all this survives what, and where each copy of personal data rests: `src/SAFETY.md`.
pub mod cli;
pub mod desk;
pub mod exchange;
pub mod lookup;
pub mod model;
pub mod platform;
pub mod store;
pub mod text;
pub mod ui;

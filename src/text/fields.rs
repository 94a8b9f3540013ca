//! What a kind of record and its fields are called: one table a capability, gathered here.
//!
//! The Chinese label of a field that spreadsheets carry is one of its column headings, so that what was exported can
//! be imported again.

use std::sync::LazyLock;

use super::{Msg, msg, registers};
use crate::model::Kind;
use crate::model::capability::capabilities;

/// A field's key and its label.
pub type Row = (&'static str, Msg);

/// What a kind of record is called within a sentence, and its fields, sorted by key.
#[derive(Debug, Clone, Copy)]
pub struct KindText {
    pub kind: Kind,
    pub name: Msg,
    /// Its fields' labels.
    pub fields: &'static [Row],
}

/// The words of records, of the capabilities' own.
macro_rules! words {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// A row a capability.
        static CAPABILITIES: &[&[KindText]] = &[
            registers::fields::KINDS,
            $(super::$folder::fields::KINDS,)*
            #[cfg(test)]
            super::tests::KINDS,
        ];
    };
}

capabilities!(words);

/// By the kind's number: asked hundreds of times a frame.
static BY_NUMBER: LazyLock<[Option<&'static KindText>; 256]> = LazyLock::new(|| {
    let mut rows = [None; 256];
    for row in all() {
        rows[usize::from(row.kind.0)] = Some(row);
    }
    rows
});

/// Every kind's words, capability by capability.
pub fn all() -> impl Iterator<Item = &'static KindText> {
    CAPABILITIES.iter().flat_map(|kinds| kinds.iter())
}

/// The words of a kind; `None` for a kind of a newer program.
pub fn of(kind: Kind) -> Option<&'static KindText> {
    BY_NUMBER[usize::from(kind.0)]
}

pub(super) const AT: Msg = msg("时间", "Time");
pub(super) const CLERK: Msg = msg("经办人", "Clerk");
pub(super) const DATE: Msg = msg("日期", "Date");
pub(super) const END: Msg = msg("结束", "Until");
pub(super) const FROM: Msg = msg("开始", "From");
pub(super) const NOTE: Msg = msg("备注", "Note");
pub(super) const RESIDENT: Msg = msg("居民", "Resident");
pub(super) const STATE: Msg = msg("状态", "State");
pub(super) const WEEKDAYS: Msg = msg("每周哪几天", "Days of the week");

//! Chosen records as rows: a batch is fetched with everything that it refers to, written, and forgotten.

use crate::model::Operator;
use std::collections::{HashMap, HashSet};

use crate::exchange::export::party::Party;
use crate::exchange::export::{Columns, Sink};
use crate::model::export::EXPORTED;
use crate::model::{Id, Resident};
use crate::store::port::StoreError;
use crate::text::labels;

use super::row::{Chosen, ExportError, OpenSink, Written};
use crate::desk::core::ledger::{each, fetch};

/// Records that are fetched together.
pub(in crate::desk) const BATCH: usize = 50_000;

impl Chosen<'_> {
    /// The short names of everybody who works, or worked, at a desk.
    pub(in crate::desk) fn operators(&self) -> Result<HashMap<Id, String>, StoreError> {
        let mut operators = HashMap::new();
        each::<Operator>(&self.store, |one, _| drop(operators.insert(one.id, one.name)))?;
        Ok(operators)
    }

    /// Writes every row.
    pub fn write(self, open: OpenSink<'_>) -> Result<Written, ExportError> {
        (self.wanted.what.write)(self, open)
    }

    /// Writes them with these columns.
    pub(in crate::desk) fn to<R: 'static>(
        self,
        columns: &Columns<R>,
        open: OpenSink<'_>,
        write: fn(&Self, &mut Out<'_, '_, R>) -> Result<(), ExportError>,
    ) -> Result<Written, ExportError> {
        let what = self.wanted.what;
        let name = labels::code_number(self.wanted.lang, EXPORTED, what.number).to_owned();
        let mut out = Out { columns, sink: open(columns.sheet(what.one, name))?, rows: 0 };
        write(&self, &mut out)?;
        let Out { sink, rows, .. } = out;
        sink.finish()?;
        Ok(Written { rows, unread: self.store.unread() })
    }

    /// The chosen ids in order, a batch at a time, with the same as a set.
    pub(in crate::desk) fn batches(&self) -> impl Iterator<Item = (&[Id], HashSet<Id>)> {
        self.ids.chunks(BATCH).map(|ids| (ids, ids.iter().copied().collect()))
    }

    /// The residents that records refer to.
    pub(in crate::desk) fn people(&self, ids: impl Iterator<Item = Id>) -> Result<HashMap<Id, Resident>, StoreError> {
        fetch::<Resident>(&self.store, &ids.filter(|id| !id.is_none()).collect())
    }
}

/// Whom a record is for, as far as they are known.
pub(in crate::desk) fn party(people: &HashMap<Id, Resident>, id: Id) -> Party {
    Party { person: people.get(&id).cloned().unwrap_or_default() }
}

/// The file, as far as it is written.
pub(in crate::desk) struct Out<'c, 's, R> {
    columns: &'c Columns<R>,
    /// Where rows go.
    pub(in crate::desk) sink: Box<dyn Sink + 's>,
    rows: u64,
}

impl<R: 'static> Out<'_, '_, R> {
    /// Writes a row.
    pub(in crate::desk) fn row(&mut self, row: &R) -> Result<(), ExportError> {
        self.sink.row(&self.columns.cells(row))?;
        self.rows += 1;
        Ok(())
    }
}

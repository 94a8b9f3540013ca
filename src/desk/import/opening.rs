//! A desk that holds no office, for a roster larger than any.

use std::ops::ControlFlow;

use crate::desk::core::clock::{Clock, IdSource};
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::office::Office;
use crate::desk::import::fresh::Fresh;
use crate::desk::import::lean::{Index, unpacked};
use crate::desk::{Desk, Settings, refused};
use crate::model::operators::{Pin, RoleRights};
use crate::model::register::Secret;
use crate::model::{Id, Key, Operator, Record, Refusal, Resident};
use crate::store::port::{Entry, Store};

impl Desk {
    /// Opens the desk to import into, and nothing else: no record is held in memory, so that the base may be larger
    /// than any desk's.
    pub fn open_to_import(
        store: Box<dyn Store>,
        clock: Box<dyn Clock>,
        ids: Box<dyn IdSource>,
        settings: Settings,
    ) -> Result<Self, Refusal> {
        let mut office = Office::default().opened_by(&settings.safe);
        office.remember_commands(store.head(), store.as_ref());
        for kind in [Secret::KIND, Operator::KIND, Pin::KIND, RoleRights::KIND] {
            office.scan_kind(kind.0, store.as_ref(), &mut || {}).map_err(refused)?;
        }
        let mut desk = Self::with(store, office, clock, ids, settings)?;
        let mut unread = std::mem::take(&mut desk.office.write().unread);
        desk.index = Some(Index::of(desk.store.as_ref(), &desk.settings.safe, &mut unread).map_err(refused)?);
        desk.office.write().unread = unread;
        // From here on nothing is followed: what is written is in the index.
        desk.feed = None;
        Ok(desk)
    }

    /// Looks at the records that are to be written over, so that each is guarded by its own revision.
    pub(in crate::desk) fn meet(&mut self, fresh: &Fresh) -> Result<(), Refusal> {
        if self.index.is_none() {
            return Ok(());
        }
        let mut office = self.office.write();
        office.forget_people();
        for (kind, id) in fresh.known() {
            let key = Key { community: COMMUNITY, kind, id }.bytes();
            if let Some(entry) = self.store.get(&key).map_err(refused)? {
                office.enter(&key, &entry.value, entry.rev);
            }
        }
        Ok(())
    }

    /// Any resident.
    pub(in crate::desk) fn anybody(&self) -> Result<Option<(Id, Resident)>, Refusal> {
        if self.index.is_none() {
            return Ok(self.office().of::<Resident>().all().next().map(|any| (any.id, any.clone())));
        }
        let mut anybody = None;
        let visit = &mut |key: &[u8], entry: Entry| {
            anybody = unpacked::<Resident>(&self.settings.safe, key, &entry.value);
            if anybody.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        self.store.scan(&Key::prefix_of(COMMUNITY, Resident::KIND), visit).map_err(refused)?;
        Ok(anybody.map(|any| (any.id, any)))
    }
}

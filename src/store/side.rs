//! Where the engine reads: the image while sled is opening, sled afterwards, and a fresh image once sled has failed.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use super::bring_up::{BroughtUp, Refusal};
use super::home::Home;
use super::image::Image;
use super::intake::Intake;
use super::plan::See;
use super::port::{Entry, Read, StoreError, Visit};
use super::reader::Reader;
use super::sled_side::{Changes, Fault, Mark};
use crate::model::cause::Cause;

/// What answers reads.
#[derive(Debug)]
pub(super) struct Side {
    home: Home,
    state: State,
    /// Set by the first read that sled failed, or a block of the image's snapshot, together with what reads from then
    /// on.
    spare: OnceLock<(Fault, Result<Reader, StoreError>)>,
}

#[derive(Debug)]
enum State {
    /// Until the first commit nothing changes, so the image is the state.
    Opening(Arc<Image>, JoinHandle<Result<BroughtUp, Refusal>>),
    /// sled was refused: the image still is the state.
    Image(Arc<Image>),
    Sled(Intake),
    /// sled was let go; the spare reads.
    Down,
}

impl Side {
    /// Reads from the image while `thread` brings sled up.
    pub(super) fn opening(home: Home, image: Arc<Image>, thread: JoinHandle<Result<BroughtUp, Refusal>>) -> Self {
        Self { home, state: State::Opening(image, thread), spare: OnceLock::new() }
    }

    /// Waits for sled the first time; `None` afterwards.
    pub(super) fn join(&mut self) -> Option<Result<BroughtUp, StoreError>> {
        let State::Opening(image, _) = &self.state else {
            return None;
        };
        let image = State::Image(image.clone());
        let State::Opening(_, thread) = std::mem::replace(&mut self.state, image) else {
            return None;
        };
        let refusal = match thread.join() {
            Ok(Ok(up)) => return Some(Ok(up)),
            Ok(Err(refusal)) => refusal,
            Err(_) => Fault::new("its thread panicked").into(),
        };
        Some(Err(match refusal {
            Refusal::Ahead(damage) => damage.into(),
            // To whoever writes: the journal takes nothing now, whatever can still be read.
            Refusal::Store(StoreError::Io(why)) => StoreError::ReadOnly(why),
            Refusal::Store(error) => error,
            Refusal::Fault(fault) => StoreError::ReadOnly(fault.0),
        }))
    }

    /// Reads from sled from now on.
    pub(super) fn use_sled(&mut self, sled: Intake) {
        self.state = State::Sled(sled);
        // It reads what stood here before the first commit.
        self.spare = OnceLock::new();
    }

    /// What a read found wrong with sled, if it has not been dealt with.
    pub(super) fn fault(&self) -> Option<Fault> {
        match &self.state {
            State::Sled(sled) => {
                let by_a_read = self.spare.get().map(|(fault, _)| fault.clone());
                by_a_read.or_else(|| sled.fault())
            }
            _ => None,
        }
    }

    /// Lets sled go and reads from snapshot and journal.
    pub(super) fn fall(&mut self, fault: Fault) {
        let down = std::mem::replace(&mut self.state, State::Down);
        if let State::Sled(sled) = down {
            sled.abandon(&fault);
        }
        // A spare that an earlier read opened may be older than the last commit.
        self.spare = OnceLock::new();
        // Whether it could be opened is told to each read.
        let _ = self.spare(fault);
    }

    fn spare(&self, fault: Fault) -> Result<&Reader, StoreError> {
        let open = || Reader::again(&self.home).map_err(StoreError::from);
        let (_, reader) = self.spare.get_or_init(|| (fault, open()));
        reader.as_ref().map_err(Clone::clone)
    }

    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        if let Some((_, reader)) = self.spare.get() {
            let reader = reader.as_ref().map_err(Clone::clone)?;
            return reader.get(key);
        }
        let found = match &self.state {
            State::Opening(image, _) | State::Image(image) => image.get(key).map_err(Fault::from),
            State::Sled(sled) => sled.get(key),
            State::Down => return Err(closed()),
        };
        found.or_else(|fault| self.spare(fault)?.get(key))
    }

    pub(super) fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<(), StoreError> {
        if let Some((_, reader)) = self.spare.get() {
            let reader = reader.as_ref().map_err(Clone::clone)?;
            return reader.scan(prefix, visit).map(drop);
        }
        let mut shown = Vec::new();
        let mut show = |key: &[u8], rev, value: &[u8]| {
            key.clone_into(&mut shown);
            let value = value.to_vec();
            visit(key, Entry { rev, value })
        };
        let scanned = match &self.state {
            State::Opening(image, _) | State::Image(image) => image.scan_raw(prefix, &mut show).map_err(Fault::from),
            State::Sled(sled) => sled.scan(prefix, &mut show),
            State::Down => return Err(closed()),
        };
        let Err(fault) = scanned else { return Ok(()) };
        // Snapshot and journal hold the same entries at the same revision: the scan goes on behind the last one that
        // was shown.
        let reader = self.spare(fault)?;
        let mut rest =
            |key: &[u8], entry| if key > shown.as_slice() { visit(key, entry) } else { ControlFlow::Continue(()) };
        reader.scan(prefix, &mut rest).map(drop)
    }

    /// Shows what stands under a key, without copying it.
    pub(super) fn before(&self, key: &[u8], see: See<'_>) -> Result<(), Fault> {
        match &self.state {
            State::Sled(sled) => sled.before(key, see),
            _ => Err(Fault::new("not open")),
        }
    }

    /// Takes over what was just made durable.
    pub(super) fn push(&self, changes: Changes, mark: Mark) {
        if let State::Sled(sled) = &self.state {
            sled.push(changes, mark);
        }
    }

    /// Brings sled to the disk and closes it.
    pub(super) fn close(&mut self) -> Result<(), Fault> {
        match std::mem::replace(&mut self.state, State::Down) {
            State::Sled(sled) => sled.close(),
            _ => Ok(()),
        }
    }
}

fn closed() -> StoreError {
    StoreError::Io(Cause::Closed)
}

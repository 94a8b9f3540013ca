//! Who says how far a journal reached where `CURRENT` does not, and whether a journal that seems never to have begun may
//! be wiped: sled, which follows within a second, and the snapshots. Where nobody says so, nothing is opened for writing.

use super::block;
use super::error::{At, Damage, OpenError, Wrong};
use super::home::Home;
use super::manifest;
use super::port::Rev;
use super::segment;
use super::sled_side::Handle;

/// The newest revision that sled has heard of; `None` where it cannot be asked.
fn newest(home: &Home, cache: u64) -> Result<Option<Rev>, OpenError> {
    if !home.disk.is_there(&home.sled()).at(&home.sled())? {
        return Ok(None);
    }
    let Ok(sled) = Handle::open(home, cache, None) else { return Ok(None) };
    let (Ok(mark), Ok((sum, newest))) = (sled.mark(), sled.survey(&home.seal, |_| {})) else {
        sled.abandon();
        return Ok(None);
    };
    // It was only read; what it does while closing changes nothing that counts.
    let _ = sled.close();
    // A mark behind its entries lost its place; entries that are fewer than it says are no witness.
    let mark = mark.filter(|mark| mark.store == home.store && (sum == mark.sum || newest > mark.rev));
    Ok(mark.map(|mark| newest.max(mark.rev)))
}

/// Where `CURRENT` cannot be read, sled has to say how far the journal reached. Where it cannot be asked either, the last
/// segments may be missing and nobody would know.
pub(super) fn for_the_end(home: &Home, cache: u64) -> Result<(), OpenError> {
    if home.is_new() || newest(home, cache)?.is_some() {
        return Ok(());
    }
    let there = home.disk.is_there(&home.current()).at(&home.current())?;
    let wrong = if there { Wrong::Checksum } else { Wrong::Missing };
    Err(Damage::to_file(&home.current(), wrong).into())
}

/// Where no block of the journal is good and something stands in it all the same: that is a first write that was cut off,
/// unless a snapshot, sled or a whole block, wherever it stands and whose ever it is, says otherwise.
pub(super) fn for_the_beginning(home: &Home, cache: u64, last: u64) -> Result<(), OpenError> {
    let first = home.segment(1);
    let stop = |to: Rev| Err(Damage::to_range(&first, Wrong::Block, 1, to.max(1)).into());
    if let Some(rev) = manifest::numbers(home, &home.snapshots(), ".snap")?.last() {
        return stop(*rev);
    }
    for number in 1..=last {
        if block::any_whole(&segment::read(home, number)?) {
            return stop(1);
        }
    }
    let sled = home.disk.is_there(&home.sled()).at(&home.sled())?;
    match newest(home, cache)? {
        Some(0) => Ok(()),
        None if !sled => Ok(()),
        Some(rev) => stop(rev),
        None => stop(1),
    }
}

//! When the journal lost what was acknowledged: going on from what is left, because a person said so.
//! No part of the journal is touched: a new snapshot and a new segment begin behind the damage, and the damaged files
//! stay for the history they still hold and for whoever wants to look.

use std::path::Path;

use super::condense::{self, Contents};
use super::engine::Engine;
use super::error::{At, OpenError};
use super::home::Home;
use super::load::{self, Care};
use super::lock::{self, Held};
use super::manifest::{Generation, Manifest};
use super::open::Options;
use super::port::Rev;
use super::quarantine::{self, Doubt};
use super::reader;
use super::segment;
use super::sled_side::{Handle, Mark};

/// What was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salvaged {
    /// The revision of the state that the store goes on from.
    pub head: Rev,
    /// The last revision that the journal could still be read to.
    pub journal: Rev,
    /// Whether the state comes from sled, which reached further than the journal.
    pub from_sled: bool,
    /// The last revision known to have been acknowledged; behind `head` lies what is lost.
    pub acknowledged: Rev,
}

impl Engine {
    /// Makes a damaged store usable again from the longer side: sled where it is whole and came further, else the
    /// good part of the journal. Only ever on a person's word; afterwards the store opens as usual.
    pub fn salvage(dir: &Path, options: &Options) -> Result<Salvaged, OpenError> {
        let home = Home::find(&options.disk, dir)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
        let lock = lock::take(&options.disk, dir)?;
        let unclean = lock::is_left(&home)?;
        let _held = Held::sign(lock, &home, &options.who, unclean)?;
        let (manifest, start) = reader::present(&home)?;
        let last = manifest.last_segment;
        let (loaded, _) = load::good_part(&home, start, last, Care::Checksums)?;
        let journal = loaded.image.head;
        let sled = whole_sled(&home, options.cache_bytes)?.filter(|(_, mark)| mark.rev > journal);
        let seen = sled.as_ref().map_or(journal, |(_, mark)| mark.rev);

        let fresh = manifest.last_segment + 1;
        let path = home.segment(fresh);
        segment::prepare(&home.disk, &path, options.segment_bytes).at(&path)?;
        let from_sled = sled.is_some();
        let mut head = journal;
        if let Some((sled, mark)) = sled {
            head = mark.rev;
            let contents = Contents {
                rev: mark.rev,
                segment: fresh,
                sum: mark.sum,
                entries: &|visit| {
                    let scanned = sled.scan(&[], visit).map_err(std::io::Error::other);
                    scanned.at(&home.sled())
                },
            };
            condense::write(&home, &contents)?;
            // It is only read here; what it does while closing changes nothing that counts.
            let _ = sled.close();
        } else {
            condense::write_image(&home, &loaded.image, fresh)?;
            // It may hold pieces of what is lost, and would be taken for ahead again.
            quarantine::set_aside(&home, Doubt::Some).at(&home.sled())?;
        }
        let salvaged =
            Manifest { head, last_segment: fresh, snapshots: vec![Generation { rev: head, segment: fresh }] };
        salvaged.write(&home)?;
        Ok(Salvaged { head, journal, from_sled, acknowledged: seen.max(manifest.head) })
    }
}

/// sled, if it opens, belongs to this store and holds exactly what its mark says.
fn whole_sled(home: &Home, cache: u64) -> Result<Option<(Handle, Mark)>, OpenError> {
    if !home.disk.is_there(&home.sled()).at(&home.sled())? {
        return Ok(None);
    }
    let Ok(sled) = Handle::open(home, cache) else { return Ok(None) };
    let mark = sled.mark().ok().flatten().filter(|mark| mark.store == home.store);
    let found = sled.survey(|_| {}).ok();
    match mark.zip(found) {
        Some((mark, (sum, newest))) if sum == mark.sum && newest <= mark.rev => Ok(Some((sled, mark))),
        _ => {
            sled.abandon();
            Ok(None)
        }
    }
}

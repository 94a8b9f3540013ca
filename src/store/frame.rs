//! A commit as the journal spells it. The layout is stable: golden bytes in the tests hold it for ever.
//! Decoding takes any bytes and never panics, and never allocates more than the bytes it was given can hold.
//!
//! `[len u32][id u64][command u64][undoes u64][operator u64][desk u64][desk_time i64][wall_time i64][part u32][last u8]`
//! `[what u32+][ops u16]`, then for each operation `[1 put, 2 delete][prev_rev u64][key u16+][value u32+]`,
//! a delete without a value. All numbers little-endian. In a sealed store the note `what` is sealed, as values are.

use super::bytes::Bytes;
use super::port::{Applied, Committed, MAX_OPS, Op, Rev, Stamp};
use super::safe::FolderSeal;

const PUT: u8 = 1;
const DELETE: u8 = 2;

/// Appends a commit to `out`. Its parts are within the limits of the port, so every length fits its field.
/// `what` is its note as the journal has it.
pub(super) fn encode(out: &mut Vec<u8>, id: u64, (stamp, what): (&Stamp, &[u8]), ops: &[(&Op, Rev)]) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    for number in [id, stamp.command, stamp.undoes, stamp.operator, stamp.desk] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend_from_slice(&stamp.desk_time.to_le_bytes());
    out.extend_from_slice(&stamp.wall_time.to_le_bytes());
    out.extend_from_slice(&stamp.part.to_le_bytes());
    out.push(u8::from(stamp.last));
    long(out, what);
    out.extend_from_slice(&(ops.len() as u16).to_le_bytes());
    for (op, prev_rev) in ops {
        out.push(match op {
            Op::Put { .. } => PUT,
            Op::Delete { .. } => DELETE,
        });
        out.extend_from_slice(&prev_rev.to_le_bytes());
        short(out, op.key());
        if let Op::Put { value, .. } = op {
            long(out, value);
        }
    }
    let len = (out.len() - start - 4) as u32;
    if let Some(field) = out.get_mut(start..start + 4) {
        field.copy_from_slice(&len.to_le_bytes());
    }
}

/// A commit as its bytes spell it, nothing copied.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub(super) id: u64,
    /// Numbers only; the clerk and the note stand beside it.
    stamp: Stamp,
    what: &'a [u8],
    pub(super) ops: Vec<Change<'a>>,
}

/// An operation as its bytes spell it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) key: &'a [u8],
    /// `None` where it deletes.
    pub(super) value: Option<&'a [u8]>,
    prev_rev: Rev,
}

/// Reads the next commit of a block; `None` if the bytes are no frame.
pub(super) fn read<'a>(bytes: &mut Bytes<'a>) -> Option<Frame<'a>> {
    let mut body = Bytes(bytes.long()?);
    let id = body.u64()?;
    let stamp = Stamp {
        command: body.u64()?,
        undoes: body.u64()?,
        operator: body.u64()?,
        desk: body.u64()?,
        desk_time: body.i64()?,
        wall_time: body.i64()?,
        part: body.u32()?,
        last: flag(body.u8()?)?,
        ..Stamp::default()
    };
    let what = body.long()?;
    let count = usize::from(body.u16()?);
    if count > MAX_OPS {
        return None;
    }
    let mut ops = Vec::with_capacity(count);
    for _ in 0..count {
        let tag = body.u8()?;
        let prev_rev = body.u64()?;
        let key = body.short()?;
        let value = match tag {
            PUT => Some(body.long()?),
            DELETE => None,
            _ => return None,
        };
        ops.push(Change { key, value, prev_rev });
    }
    body.is_empty().then_some(Frame { id, stamp, what, ops })
}

impl Frame<'_> {
    /// The desk's time, as the stamp has it.
    pub(super) fn desk_time(&self) -> i64 {
        self.stamp.desk_time
    }

    /// The commit, at its revision, in bytes of its own; `None` where its note does not open.
    pub(super) fn to_commit(&self, rev: Rev, folder: &FolderSeal) -> Option<Committed> {
        let what = folder.open_note((self.id, rev), &self.stamp, self.what)?;
        let stamp = Stamp { what, ..self.stamp.clone() };
        let applied = |change: &Change<'_>| {
            let key = change.key.to_vec();
            let op = match change.value {
                Some(value) => Op::Put { key, value: value.to_vec() },
                None => Op::Delete { key },
            };
            Applied { op, prev_rev: change.prev_rev }
        };
        Some(Committed { rev, id: self.id, stamp, ops: self.ops.iter().map(applied).collect() })
    }
}

fn flag(byte: u8) -> Option<bool> {
    match byte {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn short(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u16).to_le_bytes());
    out.extend_from_slice(bytes);
}

fn long(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

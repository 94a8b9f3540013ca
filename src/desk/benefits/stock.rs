//! Stocks: what came in, what was counted, what was lost; what is low, and what must be used up soon.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::benefits::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::benefits::rules::EXPIRING;
use crate::model::benefits::{StockMove, Supply, what};
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Unit, Way};

/// The receipts, counts and losses of a stock, the latest first.
pub fn moves(office: &Office, supply: Id) -> Vec<&StockMove> {
    let of = office.naming::<StockMove, Supply>(supply).filter_map(|id| office.of::<StockMove>().get(id));
    let mut moves: Vec<&StockMove> = of.collect();
    moves.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
    moves
}

/// The earliest day by which something that is still there is to be used up. What goes first is what must.
pub fn expires(office: &Office, supply: &Supply) -> Option<Date> {
    let mut lots: Vec<(Date, i64)> = moves(office, supply.id)
        .into_iter()
        .filter(|one| one.what == what::RECEIVED)
        .map(|one| (one.expiry.unwrap_or(Date::MAX), one.change))
        .collect();
    lots.sort_unstable();
    let all: i64 = lots.iter().map(|(_, pieces)| pieces).sum();
    let mut gone = all - supply.left;
    let first = lots.into_iter().find(|(_, pieces)| {
        gone -= pieces;
        gone < 0
    });
    first.map(|(day, _)| day).filter(|day| *day != Date::MAX)
}

/// What is to be told of the stocks on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StockToday {
    /// Those of which little is left.
    pub low: Vec<Id>,
    /// Those that must be used up soon, with the day.
    pub expiring: Vec<(Id, Date)>,
}

impl StockToday {
    /// Counts a day.
    pub fn of(office: &Office, day: Date) -> Self {
        let until = day.saturating_add(office.rule(&EXPIRING, day).value.days());
        let there = || office.of::<Supply>().all().filter(|supply| supply.stopped.is_none_or(|end| day < end));
        let mut low: Vec<Id> = there().filter(|supply| supply.is_low()).map(|supply| supply.id).collect();
        let soon = |supply: &Supply| expires(office, supply).filter(|day| *day <= until);
        let mut expiring: Vec<(Id, Date)> =
            there().filter(|supply| supply.left > 0).filter_map(|supply| Some((supply.id, soon(supply)?))).collect();
        low.sort_unstable();
        expiring.sort_unstable_by_key(|(id, day)| (*day, *id));
        Self { low, expiring }
    }
}

impl Desk {
    /// Enters something of which there is a stock (id none), or changes its name and when it is low.
    pub(in crate::desk) fn set_supply(&mut self, supply: Supply) -> Result<Done, Refusal> {
        let name = supply.name.trim().to_owned();
        if name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        let (id, left) = match supply.id.some() {
            Some(id) => (id, self.known::<Supply>(id)?.left),
            None => (self.fresh(), 0),
        };
        let supply = Supply { id, name, left, ..supply };
        let twin = |other: &&Supply| other.id != id && other.name == supply.name && other.stopped.is_none();
        let known = self.office().of::<Supply>().all().find(twin).map(|other| other.id);
        if let Some(known) = known.filter(|_| supply.stopped.is_none()) {
            let ways = vec![Way::Open { kind: Supply::KIND, id: known }];
            return Err(Refusal::from(Not::SupplyKnown { supply: known }).with_ways(ways));
        }
        let mut change = Change::default();
        change.put(&self.office(), &supply)?;
        self.commit(change, Note::Benefits(Did::SupplySet { supply: id })).map(|done| done.at(Supply::KIND, id))
    }

    /// A stock came in.
    pub(in crate::desk) fn receive(
        &mut self,
        supply: Id,
        pieces: u32,
        source: Id,
        (expiry, note): (Option<Date>, String),
    ) -> Result<Done, Refusal> {
        let (known, at) = (self.known::<Supply>(supply)?, self.when());
        if !source.is_none() {
            self.known::<Unit>(source)?;
        }
        let left = known.left + i64::from(some(pieces)?);
        let moved = StockMove { source, expiry, note, ..blank(supply, what::RECEIVED, at, pieces.into()) };
        self.stock_moves(known, moved, Did::Received { supply, pieces, left })
    }

    /// A stock was counted: what was found is what is there. A difference needs a reason.
    pub(in crate::desk) fn count_stock(&mut self, supply: Id, found: u32, note: String) -> Result<Done, Refusal> {
        let (known, at) = (self.known::<Supply>(supply)?, self.when());
        let (before, change) = (known.left, i64::from(found) - known.left);
        if change != 0 && note.trim().is_empty() {
            return Err(Refusal::field("note", FieldError::Required));
        }
        let moved = StockMove { note, ..blank(supply, what::COUNTED, at, change) };
        self.stock_moves(known, moved, Did::StockCounted { supply, found, before })
    }

    /// Some of a stock is spoiled or gone, and why.
    pub(in crate::desk) fn lose_stock(&mut self, supply: Id, pieces: u32, note: String) -> Result<Done, Refusal> {
        let (known, at) = (self.known::<Supply>(supply)?, self.when());
        if note.trim().is_empty() {
            return Err(Refusal::field("note", FieldError::Required));
        }
        let left = known.left - i64::from(some(pieces)?);
        if left < 0 {
            return Err(Refusal::from(Not::TooLittle { supply, left: known.left, asked: pieces }));
        }
        let moved = StockMove { note, ..blank(supply, what::LOST, at, -i64::from(pieces)) };
        self.stock_moves(known, moved, Did::StockLost { supply, pieces, left })
    }

    /// Writes a move and what is there after it in one commit.
    fn stock_moves(&mut self, supply: Supply, moved: StockMove, did: Did) -> Result<Done, Refusal> {
        let supply = Supply { left: supply.left + moved.change, ..supply };
        let moved = StockMove { id: self.fresh(), ..moved };
        let mut change = Change::default();
        change.put(&self.office(), &supply)?;
        change.put(&self.office(), &moved)?;
        self.commit(change, Note::Benefits(did)).map(|done| done.at(Supply::KIND, supply.id))
    }
}

fn some(pieces: u32) -> Result<u32, Refusal> {
    if pieces == 0 { Err(Refusal::field("pieces", FieldError::Required)) } else { Ok(pieces) }
}

fn blank(supply: Id, what: u8, at: DateTime, change: i64) -> StockMove {
    StockMove { id: Id::NONE, supply, what, at, change, source: Id::NONE, expiry: None, note: String::new() }
}

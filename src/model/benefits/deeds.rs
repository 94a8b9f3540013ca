//! What was done of benefits, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A benefit was entered or changed.
    BenefitSet { benefit: Id },
    /// Its terms were set from a day on.
    TermsSet {
        benefit: Id,
        /// The first day.
        from: Date,
    },
    /// Something was given.
    Given {
        resident: Id,
        benefit: Id,
        /// The day.
        on: Date,
        /// From which day on they may have it again; `None` where never again.
        again: Option<Date>,
    },
    /// Something given does not stand.
    GrantVoided { resident: Id, benefit: Id },
    /// What is known of something given was corrected.
    GrantCorrected { resident: Id, benefit: Id },
    /// Something of which there is a stock was entered or changed.
    SupplySet { supply: Id },
    /// A stock came in.
    Received {
        supply: Id,
        pieces: u32,
        /// How many are there now.
        left: i64,
    },
    /// A stock was counted.
    StockCounted {
        supply: Id,
        /// How many were found.
        found: u32,
        /// How many were there by the books.
        before: i64,
    },
    /// Some of a stock was lost.
    StockLost {
        supply: Id,
        pieces: u32,
        /// How many are there now.
        left: i64,
    },
    /// A benefit was given to several at once.
    GivenToSeveral { benefit: Id, people: u32 },
    /// The old-age allowance was applied for, proved, declined, or its end was reported.
    AllowanceSet { resident: Id },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Given { resident, .. }
            | Self::AllowanceSet { resident }
            | Self::GrantVoided { resident, .. }
            | Self::GrantCorrected { resident, .. } => resident.some(),
            Self::BenefitSet { .. }
            | Self::TermsSet { .. }
            | Self::SupplySet { .. }
            | Self::GivenToSeveral { .. }
            | Self::Received { .. }
            | Self::StockCounted { .. }
            | Self::StockLost { .. } => None,
        }
    }
}

/// Why somebody may not have a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotEntitled {
    /// They do not live here on the day.
    NotHere,
    /// They are registered elsewhere.
    RegisteredElsewhere,
    /// Their day of birth is not known.
    AgeUnknown {
        /// The age from which one may.
        age: u8,
    },
    TooYoung {
        age: u8,
        /// The day on which they reach it.
        on: Date,
    },
    /// Of none of the groups, of [`crate::model::people::group::OPEN`].
    OtherGroup { groups: u32 },
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// A benefit of this name is there already.
    BenefitKnown { benefit: Id },
    /// Something of this name has a stock already.
    SupplyKnown { supply: Id },
    /// No terms hold on the day, or it is given no more.
    NoTerms { benefit: Id, day: Date },
    /// Terms begin on this day already.
    TermsKnown { benefit: Id, from: Date },
    /// They may not have it.
    NotEntitled { benefit: Id, resident: Id, why: NotEntitled },
    /// It was given in this round.
    Taken {
        benefit: Id,
        /// To whom: the one who asks, or somebody of their household.
        by: Id,
        on: Date,
        /// Of [`crate::model::benefits::PER`].
        per: u8,
        /// Of [`crate::model::benefits::round::EVERY`].
        every: u8,
        /// From which day on they may have it again.
        again: Option<Date>,
    },
    /// No round runs on the day.
    NoRound {
        benefit: Id,
        every: u8,
        /// When the next begins.
        next: Option<Date>,
    },
    /// As many as there are were given in this round.
    QuotaUsed { benefit: Id, quota: u32, next: Option<Date> },
    /// Less is there than was asked for.
    TooLittle { supply: Id, left: i64, asked: u32 },
    /// It was voided already.
    VoidAlready,
    /// A proof or a report of what was not applied for.
    NotApplied { resident: Id },
    /// More are marked than one command gives.
    TooMany { most: usize },
}

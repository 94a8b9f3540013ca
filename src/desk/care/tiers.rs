//! How often an elder is to be visited, by which rule, and when the next visit is due. Whoever asks, asks here.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::care::pairing::{first_pair, needs_pair};
use crate::desk::care::rounds::round_of;
use crate::desk::core::office::Office;
use crate::model::care::rules::{
    DAILY_DAYS, ELDER_AGE, GENERAL_MONTHS, HIGH_AGE, HIGH_DAYS, HIGH_GROUPS, HIGH_HEALTH, KEY_GROUPS, KEY_MONTHS,
    MISSES, MISSES_HIGH,
};
use crate::model::care::{CarePlan, CareRound};
use crate::model::register::rule::RuleRow;
use crate::model::{Care, Id, Resident};

/// How often an elder is visited, the most pressing first; numbered as in [`crate::model::care::codes::TIER`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tier {
    /// 每日
    Daily = 1,
    /// 高风险
    High = 2,
    /// 重点
    Key = 3,
    /// 一般
    General = 4,
}

impl Tier {
    /// The tier of a code; `None` where none was chosen.
    pub fn of_code(code: u8) -> Option<Self> {
        match code {
            1 => Some(Self::Daily),
            2 => Some(Self::High),
            3 => Some(Self::Key),
            4 => Some(Self::General),
            _ => None,
        }
    }

    /// The rule that says how far apart its visits are.
    pub fn interval(self) -> &'static RuleRow {
        match self {
            Self::Daily => &DAILY_DAYS,
            Self::High => &HIGH_DAYS,
            Self::Key => &KEY_MONTHS,
            Self::General => &GENERAL_MONTHS,
        }
    }
}

/// Why somebody is of their tier.
#[derive(Debug, Clone, Copy)]
pub enum Spoke {
    /// Somebody set it by hand.
    Hand,
    Rule {
        row: &'static RuleRow,
        /// Whether it rests on what is closed: health and aid.
        closed: bool,
    },
    /// No rule names them: they are visited as all others are.
    Nothing,
}

/// A tier, and why.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub tier: Tier,
    pub why: Spoke,
}

/// The tier that the rules give somebody on a day; `None` where they name them in none.
pub fn by_rule(office: &Office, resident: &Resident, day: Date) -> Option<Standing> {
    let age = i64::from(resident.age(day)?);
    let value = |row: &'static RuleRow| office.rule(row, day).value;
    if age < value(&ELDER_AGE) {
        return None;
    }
    let open = i64::from(resident.groups.0);
    let closed = i64::from(office.get::<Care>(resident.id).map_or(0, |care| care.groups.0));
    let standing = |tier, row, closed| Some(Standing { tier, why: Spoke::Rule { row, closed } });
    if age >= value(&HIGH_AGE) && open & value(&HIGH_GROUPS) != 0 {
        return standing(Tier::High, &HIGH_AGE, false);
    }
    if closed & value(&HIGH_HEALTH) != 0 {
        return standing(Tier::High, &HIGH_HEALTH, true);
    }
    if closed & value(&KEY_GROUPS) != 0 {
        return standing(Tier::Key, &KEY_GROUPS, true);
    }
    if open & value(&HIGH_GROUPS) != 0 {
        return standing(Tier::General, &HIGH_GROUPS, false);
    }
    None
}

/// The tier of an elder with a plan: what was set by hand up to the day to look again, else what the rules say.
pub fn standing(office: &Office, plan: &CarePlan, day: Date) -> Standing {
    let by_hand = Tier::of_code(plan.tier).filter(|_| plan.again.is_none_or(|again| day < again));
    if let Some(tier) = by_hand {
        return Standing { tier, why: Spoke::Hand };
    }
    let resident = office.of::<Resident>().get(plan.id);
    let spoke = resident.and_then(|resident| by_rule(office, resident, day));
    spoke.unwrap_or(Standing { tier: Tier::General, why: Spoke::Nothing })
}

/// Whether a tier that was set by hand is to be looked at again.
pub fn look_again(plan: &CarePlan, day: Date) -> bool {
    plan.tier != 0 && plan.again.is_some_and(|again| again <= day)
}

/// The day that lies one interval of a tier behind another, by the rules of `today`. The 31st of a month is its last
/// day where the month is shorter.
pub fn next(office: &Office, tier: Tier, from: Date, today: Date) -> Date {
    let apart = office.rule(tier.interval(), today).value;
    match tier {
        Tier::Daily | Tier::High => from.saturating_add(apart.days()),
        Tier::Key | Tier::General => from.saturating_add(apart.months()),
    }
}

/// When the next visit is due, by the plan as it stands on a day: one interval after they were reached last, or after
/// the plan began where that is later; before that where a round asks for them. Nobody with a plan is without such a day.
pub fn due(office: &Office, plan: &CarePlan, today: Date) -> Date {
    let by_tier = due_by_tier(office, plan, today);
    round_of(office, plan).map_or(by_tier, |round| round.until.date().min(by_tier))
}

/// The same by the tier alone, whatever rounds are called.
fn due_by_tier(office: &Office, plan: &CarePlan, today: Date) -> Date {
    let reached = plan.last_reached().map(|contact| contact.day);
    let from = reached.map_or(plan.since, |day| day.max(plan.since));
    next(office, standing(office, plan, today).tier, from, today)
}

/// The round that makes somebody due before their tier would; none where the tier's own day is not later.
pub fn by_round<'a>(office: &'a Office, plan: &CarePlan, today: Date) -> Option<&'a CareRound> {
    round_of(office, plan).filter(|round| round.until.date() < due_by_tier(office, plan, today))
}

/// Whether nobody reached them so often that an emergency is offered.
pub fn alarming(office: &Office, plan: &CarePlan, today: Date) -> bool {
    let row = match standing(office, plan, today).tier {
        Tier::Daily | Tier::High => &MISSES_HIGH,
        Tier::Key | Tier::General => &MISSES,
    };
    i64::try_from(plan.missed()).unwrap_or(i64::MAX) >= office.rule(row, today).value
}

/// An elder with a plan, as the list of visits has them.
#[derive(Debug, Clone, Copy)]
pub struct DueVisit {
    pub elder: Id,
    pub standing: Standing,
    /// The day.
    pub due: Date,
    /// The volunteer who looks after them, or none.
    pub volunteer: Id,
    /// Whether nobody who serves looks after them.
    pub to_pair: bool,
    /// What they decline, of [`crate::model::care::codes::DECLINED`].
    pub declined: u8,
    /// Whether an emergency is to be offered.
    pub alarming: bool,
    /// The round that asks for them before their tier would, of [`crate::model::care::codes::ROUND`]; 0 for none.
    pub round: u8,
}

impl DueVisit {
    /// How many days it is late; 0 where it is not.
    pub fn late(&self, today: Date) -> i32 {
        self.due.until(today).map_or(0, |span| span.get_days()).max(0)
    }
}

/// Everybody with a plan who lives here: what is due first, the more pressing tier before the other.
pub fn due_visits(office: &Office, today: Date) -> Vec<DueVisit> {
    let here = |plan: &&CarePlan| office.of::<Resident>().get(plan.id).is_some_and(Resident::lives_here);
    let row = |plan: &CarePlan| DueVisit {
        elder: plan.id,
        standing: standing(office, plan, today),
        due: due(office, plan, today),
        volunteer: first_pair(office, plan.id, today).map_or(Id::NONE, |pairing| pairing.volunteer),
        to_pair: needs_pair(office, plan.id, today),
        declined: plan.declines(today),
        alarming: alarming(office, plan, today),
        round: by_round(office, plan, today).map_or(0, |round| round.reason),
    };
    let mut rows: Vec<DueVisit> = office.of::<CarePlan>().all().filter(here).map(row).collect();
    rows.sort_by_key(|row| {
        (row.due > today, if row.due > today { Tier::Daily } else { row.standing.tier }, row.due, row.elder)
    });
    rows
}

/// Those whom a rule names and who have no plan, the most pressing and the oldest first.
pub fn without_plan(office: &Office, today: Date) -> Vec<(Id, Standing)> {
    let missing = |resident: &&Resident| resident.lives_here() && office.of::<CarePlan>().get(resident.id).is_none();
    let found = office.of::<Resident>().all().filter(missing);
    let mut rows: Vec<(Id, Standing, Reverse<i16>)> = found
        .filter_map(|resident| {
            let standing = by_rule(office, resident, today)?;
            Some((resident.id, standing, Reverse(resident.age(today).unwrap_or(0))))
        })
        .collect();
    rows.sort_by_key(|(id, standing, age)| (standing.tier, *age, *id));
    rows.into_iter().map(|(id, standing, _)| (id, standing)).collect()
}

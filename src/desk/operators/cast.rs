//! Who works at the synthetic desk: somebody of each role. Roles hold there once somebody asks to see them.

use jiff::civil::Date;

use crate::model::operators::Role;
use crate::model::{Id, Operator};

/// Short name, whole name and role of each; the first two sit at the desk by turns.
const CAST: [(&str, Role); 5] = [
    ("周敏", Role::Clerk),
    ("陈浩", Role::Clerk),
    ("何静", Role::Nurse),
    ("罗斌", Role::Coordinator),
    ("郑国栋", Role::Secretary),
];

/// Whoever keeps operators and rights, once roles are to be seen.
const ADMINISTRATOR: &str = "方芸";

/// Somebody of each role, with these ids, since this day.
pub(in crate::desk) fn cast(mut fresh: impl FnMut() -> Id, since: Date) -> Vec<Operator> {
    let one = |(name, role): (&str, Role)| Operator { roles: role.bit(), ..Operator::named(fresh(), name, since) };
    CAST.into_iter().map(one).collect()
}

/// The administrator of the synthetic desk, still to be entered.
pub fn administrator(since: Date) -> Operator {
    Operator { roles: Role::Administrator.bit(), ..Operator::named(Id::NONE, ADMINISTRATOR, since) }
}

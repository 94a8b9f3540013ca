//! What the rules of benefits are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("benefits.ahead", msg("优待到龄提前提示", "Told ahead of an age")),
    ("benefits.allowance_age", msg("高龄津贴起始年龄", "Allowance from age")),
    ("benefits.expiring", msg("物品临期提前提示", "Told ahead of expiry")),
    ("benefits.festival_after", msg("节日优待节后还发", "Festival round after")),
    ("benefits.festival_before", msg("节日优待节前开始", "Festival round before")),
    ("benefits.keep_years", msg("优待发放留存", "Benefits kept for")),
    ("benefits.proof_months", msg("高龄津贴认证间隔", "Allowance proved every")),
];

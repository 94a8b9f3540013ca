//! What the rules of volunteers and care visits are called, sorted by key.

use crate::text::fields::Row;
use crate::text::msg;

/// Their labels.
pub static LABELS: &[Row] = &[
    ("care.change_hours", msg("重大变故后探访", "Visit after a change")),
    ("care.daily_days", msg("每日级间隔", "Daily tier every")),
    ("care.elder_age", msg("算老人的年龄", "Elders from age")),
    ("care.general_months", msg("一般级间隔", "General tier every")),
    ("care.high_age", msg("高风险年龄", "High tier from age")),
    ("care.high_days", msg("高风险级间隔", "High tier every")),
    ("care.high_groups", msg("独居空巢类别", "Alone by group")),
    ("care.high_health", msg("高风险健康类别", "High tier by health")),
    ("care.insurance_days", msg("保险到期提醒", "Insurance told ahead")),
    ("care.keep_years", msg("志愿探访留存", "Care visits kept for")),
    ("care.key_groups", msg("重点级类别", "Key tier by group")),
    ("care.key_months", msg("重点级间隔", "Key tier every")),
    ("care.misses", msg("几次未见到报警", "Missed before alarm")),
    ("care.misses_high", msg("高风险未见到报警", "Missed (high tier)")),
    ("care.round_days", msg("加访几天内走完", "Extra round within")),
    ("care.rung_1_volunteer", msg("紧急顺序 志愿者", "Ladder: volunteer")),
    ("care.rung_2_stand_in", msg("紧急顺序 替补", "Ladder: stand-in")),
    ("care.rung_3_neighbour", msg("紧急顺序 邻居", "Ladder: neighbour")),
    ("care.rung_4_key_holder", msg("紧急顺序 钥匙", "Ladder: key holder")),
    ("care.rung_5_family", msg("紧急顺序 家属", "Ladder: family")),
    ("care.rung_6_duty", msg("紧急顺序 值班", "Ladder: on duty")),
    ("care.rung_7_grid", msg("紧急顺序 网格员", "Ladder: of the grid")),
    ("care.star_1", msg("一星志愿者时长", "One star from")),
    ("care.star_2", msg("二星志愿者时长", "Two stars from")),
    ("care.star_3", msg("三星志愿者时长", "Three stars from")),
    ("care.star_4", msg("四星志愿者时长", "Four stars from")),
    ("care.star_5", msg("五星志愿者时长", "Five stars from")),
];

//! Words of what is still open of somebody who moved away or died.

use super::{Lang, Msg, msg};

pub const TITLE: Msg = msg("还有没了结的", "Still open");
pub const ACTION: Msg = msg("了结未完事项", "End what is open");
pub const TIP: Msg = msg("已迁走或去世的人，还有预约、订餐等没了结的", "Bookings, meals and so on of who left");
/// Nothing of theirs is open.
pub const NOTHING: Msg = msg("没有未了结的", "Nothing is open");
pub const LIVES_HERE: Msg = msg("还住在本社区", "They live here");
pub const BOOKINGS: Msg = msg("取消以后的预约", "Cancel bookings to come");
pub const WAITING: Msg = msg("退出候补", "Leave waitlists");
pub const MEALS: Msg = msg("取消已订的餐", "Cancel meals");
pub const PLANS: Msg = msg("停长期订餐", "End standing orders");
pub const STAYS: Msg = msg("取消日间照料", "Cancel day care");
pub const TEAMS: Msg = msg("退出队伍", "Leave teams");
pub const PAIRS: Msg = msg("解除结对", "End pairings");
pub const VOLUNTEERS: Msg = msg("退出志愿者", "Leave the volunteers");
pub const ACTIVITIES: Msg = msg("退出报名的活动", "Withdraw from activities");
pub const TICKETS: Msg = msg("作废等候的号", "Void tickets");
pub const ALL: Msg = msg("以上全部了结", "All of these");
pub const KEEP: Msg = msg("先留着", "Leave it for now");

/// A row: what it is called, of whom where several left, and how many: `取消以后的预约  王桂芳  3`.
pub fn row(lang: Lang, name: Msg, who: &str, count: usize) -> String {
    let parts = [name.say(lang), who, &count.to_string()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::check_line;

    #[test]
    fn what_is_still_open_is_said_in_both_languages() {
        for lang in Lang::ALL {
            check_line(lang, &row(lang, BOOKINGS, "", 3));
        }
        assert_eq!(row(Lang::Zh, TEAMS, "王桂芳", 1), "退出队伍  王桂芳  1");
    }
}

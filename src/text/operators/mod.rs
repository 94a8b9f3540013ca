//! Whoever works at a desk, what they may do, and how they sit down.

pub mod fields;
pub mod rules;
pub mod said;

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::DateTime;

use crate::model::operators::role::TABLE;
use crate::model::right::{RIGHTS, Right};
use crate::text::{Lang, Msg, labels, msg, when};

pub const OPERATORS: Msg = msg("经办人", "Operators");
pub const OPERATORS_TIP: Msg =
    msg("谁在这里上班、什么角色、有没有密码", "Who works here, in which role, with a PIN or not");
pub const NEW: Msg = msg("新增经办人", "New operator");
pub const NEW_TIP: Msg = msg("登记一位经办人：简称、角色、在岗日期", "Enter an operator: short name, roles, days");
pub const EDIT: Msg = msg("改经办人", "Change operator");
pub const EDIT_TIP: Msg = msg("改角色，或写上离岗日期", "Change roles, or enter the last day");
pub const SET_PIN: Msg = msg("设密码", "Set PIN");
pub const SET_PIN_TIP: Msg = msg("给这位经办人设上班用的数字密码", "Give this operator a PIN to sit down by");
pub const REMOVE_PIN: Msg = msg("取消密码", "Remove PIN");
pub const REMOVE_PIN_TIP: Msg = msg("以后只按数字就上岗", "They sit down by a digit alone");
pub const OWN_PIN: Msg = msg("改我的密码", "Change my PIN");
pub const OWN_PIN_TIP: Msg = msg("先输旧密码，再输两遍新密码", "The old PIN first, then the new one twice");
pub const RIGHTS_TABLE: Msg = msg("角色和权限", "Roles and rights");
pub const RIGHTS_TABLE_TIP: Msg = msg("每项权限哪个角色有，空格键改", "Which role has which right; Space changes it");
pub const HISTORY_TIP: Msg = msg("这位经办人的记录怎么改过", "How this record was changed");
pub const NONE_YET: Msg = msg("还没有经办人，按 n 登记", "No operators yet: n enters one");
pub const HAS_PIN: Msg = msg("有密码", "PIN");
pub const NO_PIN: Msg = msg("无密码", "no PIN");
pub const NO_ROLE: Msg = msg("没有角色", "no role");
pub const ROLES: Msg = msg("角色", "Roles");
pub const MAY: Msg = msg("能办", "May");
pub const NOBODY_SELECTED: Msg = msg("先选一位经办人", "Select an operator first");
pub const NOT_SET_UP: Msg = msg(
    "还没有管理员：现在人人都能办。登记了管理员，就按角色来。",
    "No administrator yet: everybody may do everything until one is entered.",
);
pub const LAWFUL: Msg =
    msg("权限管的是同事之间，管不住拿着口令的人", "Rights guard between colleagues, not against the passphrase");
pub const TABLE_KEYS: Msg = msg("x 有  - 可以给  . 不能给", "x has it  - may be given  . never");
pub const GIVEN: Msg = msg("空格给或收回", "Space gives or takes");
pub const FIXED: Msg = msg("这一格不能改", "This one cannot be changed");

pub const PIN_OF: Msg = msg("密码", "PIN");
pub const PIN_HINT: Msg = msg("输入数字密码，按 Enter", "Type the PIN, then Enter");
pub const PIN_OLD: Msg = msg("输入旧密码，按 Enter", "Type the old PIN, then Enter");
pub const PIN_NEW: Msg = msg("输入新密码，至少六位数字", "Type the new PIN, six digits or more");
pub const PIN_AGAIN: Msg = msg("再输一遍新密码", "Type the new PIN again");
pub const PIN_DIFFERS: Msg = msg("两遍不一样，请重新输入", "They differ; type it anew");
pub const BY_PASSPHRASE: Msg = msg("管理员用口令进", "Administrator: by passphrase");
pub const EMERGENCY_WORKS: Msg = msg("F12 遮屏  ! 紧急联系 照常可用", "F12 covers, ! calls in an emergency, always");
pub const COVERED_IDLE: Msg = msg("没人用，屏幕已遮上", "Nobody was here: the screen is covered");
pub const LOCKED: Msg = msg("已锁屏", "Locked");
pub const ENTER_UNCOVERS: Msg =
    msg("按 Enter 输密码回到原处，C-l 换人", "Enter and the PIN lead back, C-l changes the clerk");
pub const PRACTISE: Msg = msg("演练角色权限", "Practise roles");
pub const PRACTISE_TIP: Msg =
    msg("登记演练管理员，从此按角色来；u 撤销", "Enter a training administrator: roles hold until u takes it back");
pub const ROLES_HOLD: Msg = msg("已经按角色来了", "Roles hold already");
pub const IN_TRAINING_ALONE: Msg = msg("只在演练文件夹里", "In a training folder alone");
pub const CHANGE_CLERK: Msg = msg("换人", "Change clerk");
pub const CHANGE_CLERK_TIP: Msg = msg("换一位经办人上岗", "Another operator sits down");

pub const CALL_LIST: Msg = msg("打电话名单", "Call list");
pub const CALL_LIST_TIP: Msg =
    msg("说一次原因，光标在谁的行上就显示谁的电话", "One reason; the number in the row under the cursor is shown");
pub const CALL_HINT: Msg =
    msg("上下键换人，Enter 记结果，Esc 收起", "Arrows: next, Enter: what came of it, Esc: leave");
pub const CALL_CLOSED: Msg = msg("电话已收起，Esc 后重新打开", "Numbers are closed: Esc, then open it again");
pub const NOBODY_TO_CALL: Msg = msg("名单里没有人", "Nobody stands in the list");
pub const NO_NUMBER: Msg = msg("没有电话", "no number");
pub const STANDS_OUT: Msg = msg("显示太多或没办事", "Reveals that stand out");
pub const STANDS_OUT_TITLE: Msg = msg("今天显示里要看一眼的", "Reveals of today to look at");
pub const NO_RIGHT_TO_OPEN: Msg = msg("没有权限看", "closed to your role");

/// So many reveals of one operator.
pub fn many(lang: Lang, who: &str, times: usize) -> String {
    match lang {
        Lang::Zh => format!("{who}  今天单项显示 {times} 次"),
        Lang::En => format!("{who}  {times} single reveals today"),
    }
}

/// Somebody was looked at who was not served.
pub fn unserved(lang: Lang, who: &str, resident: &str, at: DateTime) -> String {
    match lang {
        Lang::Zh => format!("{} {who} 看了 {resident}，一小时内没给本人办事", when::clock(at.time())),
        Lang::En => {
            format!("{} {who} looked at {resident}, who was not served within the hour", when::clock(at.time()))
        }
    }
}

/// Who may, for whoever may not: `没有「预约」权限`, named once a right.
static LACKS: LazyLock<HashMap<u8, Msg>> = LazyLock::new(|| {
    let told = |right: &Right| {
        let (zh, en) = [Lang::Zh, Lang::En].map(|lang| labels::code_key(lang, right.key)).into();
        let zh: &'static str = Box::leak(format!("没有「{zh}」权限").into_boxed_str());
        let en: &'static str = Box::leak(format!("needs the right \"{en}\"").into_boxed_str());
        (right.number, Msg { zh, en })
    };
    RIGHTS.iter().map(told).collect()
});

/// That somebody lacks a right, in a few words.
pub fn lacks(right: Right) -> Msg {
    LACKS.get(&right.number).copied().unwrap_or(LOCKED)
}

/// Asks for somebody's PIN in a terminal.
pub fn pin_of(lang: Lang, clerk: &str) -> String {
    match lang {
        Lang::Zh => format!("{clerk}的密码："),
        Lang::En => format!("PIN of {clerk}: "),
    }
}

/// How many operators are listed, and whether roles hold.
pub fn heading(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("经办人 {count} 位"),
        Lang::En => format!("{count} operators"),
    }
}

/// How many rights there are.
pub fn tally(lang: Lang, held: usize) -> String {
    match lang {
        Lang::Zh => format!("{held} 项，共 {} 项", TABLE.len()),
        Lang::En => format!("{held} of {} rights", TABLE.len()),
    }
}

/// Until when no PIN is looked at.
pub fn wait(lang: Lang, until: DateTime) -> String {
    match lang {
        Lang::Zh => format!("输错太多，{} 以后再试", when::clock(until.time())),
        Lang::En => format!("Too many wrong ones: try again after {}", when::clock(until.time())),
    }
}

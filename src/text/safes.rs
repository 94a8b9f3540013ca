//! What is said about sealed folders: asking for a passphrase, key slots, sealing, unlocking.

use std::fmt::Display;

use super::{Lang, Msg, msg};

pub const OPTION_KEY_FILE: Msg = msg("用这个密钥文件打开加密的数据夹", "open a sealed data folder with this key file");
pub const OPTION_KEY_FD: Msg = msg(
    "从这个已打开的文件描述符读口令或密钥文件的内容",
    "read the passphrase, or what a key file holds, from this open file descriptor",
);

pub const WRONG: Msg = msg("口令不对：没有哪个钥匙槽用它打得开。", "No slot opens with this.");
pub const NONE_OF_KIND: Msg = msg(
    "这个数据夹没有这一种钥匙槽。运行 linli safe list 看有哪些。",
    "There is no slot of this kind; see linli safe list.",
);
pub const LAST: Msg = msg(
    "这是最后一个钥匙槽，撤了就再也打不开，没有撤。先用 linli safe add 加一个。",
    "This is the last slot: without it nobody gets in, so it stays. Add one first: linli safe add.",
);
pub const NOT_MADE: Msg = msg("系统没有随机数，做不成钥匙槽。", "The system has no random bytes; no slot was made.");
pub const INPUT_METHOD: Msg =
    msg("输入法好像开着：有全角字或中文标点。", "An input method seems to be on: there are full-width characters.");
pub const CAPS_LOCK: Msg =
    msg("大写锁定好像开着：全是大写字母。", "Caps Lock seems to be on: all letters are capitals.");
pub const KEY_FILE_DAMAGED: Msg = msg("不是密钥文件，或已损坏。", "is no key file, or damaged.");
pub const KEY_FILE_EXISTS: Msg = msg("已有这个名字的文件，没有动它。", "exists already and was left alone.");

/// Asks for the passphrase of a folder.
pub fn passphrase_of(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 的口令："),
        Lang::En => format!("Passphrase of {folder}: "),
    }
}

/// Says how long to wait before the next try.
pub fn wait(lang: Lang, seconds: u64) -> String {
    match lang {
        Lang::Zh => format!("请等 {seconds} 秒再试。"),
        Lang::En => format!("Wait {seconds} seconds before the next try."),
    }
}

/// There is no slot of this number.
pub fn no_such_slot(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("没有 {number} 号钥匙槽。运行 linli safe list 看有哪些。"),
        Lang::En => format!("There is no slot {number}; see linli safe list."),
    }
}

/// The secret is right and the slot was changed.
pub fn forged(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("{number} 号钥匙槽被没有密钥的人改动过，没有打开。请用另一个钥匙槽，或恢复备份。"),
        Lang::En => format!("Slot {number} was changed by somebody who had no key. Use another slot or a backup."),
    }
}

/// The slot asks for more, or for less, than a slot may.
pub fn outside(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("{number} 号钥匙槽的参数超出允许范围，没有打开。请用另一个钥匙槽，或恢复备份。"),
        Lang::En => format!("Slot {number} asks for what no slot may. Use another slot or a backup."),
    }
}

/// What is wrong with a key file.
pub fn key_file(lang: Lang, path: &dyn Display, wrong: Msg) -> String {
    format!("{path} {}", wrong.say(lang))
}

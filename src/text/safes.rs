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

/// What is wrong with a recovery code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeWrong {
    /// So many digits.
    Length(usize),
    /// Something that is no digit.
    NoDigit,
    /// This group, from 1.
    Group(usize),
}

pub const ABOUT: Msg = msg(
    "加密数据夹：seal 加密，list add change remove 管钥匙槽，recover 用恢复码，renew 换密钥",
    "sealed folders: seal; list, add, change, remove key slots; recover by the code; renew the key",
);
pub const WHAT: Msg = msg("做什么：list add remove change recover renew seal", "what to do");
pub const SLOT: Msg = msg("钥匙槽的号，见 linli safe list", "the number of a slot, as linli safe list says");
pub const NEW_KEY_FILE: Msg =
    msg("做一个新的密钥文件放在这里，不用口令", "make a new key file here instead of a passphrase");
pub const CODE: Msg = msg("做一个恢复码，抄在纸上", "make a recovery code, to be copied by hand");
pub const NO_CODE: Msg = msg("不做恢复码", "make no recovery code");
pub const SEALED_DEMO: Msg = msg("演练夹也加密", "seal the training folder too");
pub const KIND_PASSPHRASE: Msg = msg("口令", "passphrase");
pub const KIND_CODE: Msg = msg("恢复码", "recovery code");
pub const KIND_FILE: Msg = msg("密钥文件", "key file");
pub const WHICH_SLOT: Msg = msg("请写钥匙槽的号，见 linli safe list。", "Name a slot; see linli safe list.");
pub const NEW_PASSPHRASE: Msg =
    msg("新口令（至少 10 个字，不显示）：", "New passphrase (10 characters or more, not shown): ");
pub const PASSPHRASE_AGAIN: Msg = msg("再打一遍：", "Once more: ");
pub const TOO_PLAIN: Msg = msg("全是同一个字，不行。", "One character again and again does not do.");
pub const NOT_THE_SAME: Msg = msg("两次不一样，请重来。", "These differ. Once more.");
pub const GAVE_UP: Msg = msg("没有做，什么也没改。", "Nothing was done and nothing was changed.");
pub const COPY_CODE: Msg = msg(
    "这是恢复码。请抄在纸上锁好：它只显示这一次，忘了口令时只有它打得开。不要拍照，不要存进电脑。",
    "This is the recovery code. Copy it by hand and lock it up: it is shown once, and it alone opens the office when the\r\npassphrase is forgotten. Take no picture of it and keep it in no file.",
);
pub const COPIED: Msg = msg("抄好了按回车（Esc 不做了）。", "Enter when you have copied it (Esc gives up).");
pub const TYPE_CODE: Msg = msg("请打恢复码（不显示）：", "Type the recovery code (not shown): ");
pub const CODE_NEEDS_A_TERMINAL: Msg =
    msg("恢复码只在终端里显示，请在终端里运行。", "A recovery code is shown in a terminal only. Run this in one.");
pub const LOSES_EVERYTHING: Msg = msg(
    "注意：忘了口令，又没有恢复码和密钥文件，资料就全部丢失，谁也帮不了。以前的备份仍是明文，请自行处置。",
    "A forgotten passphrase without code and key file loses everything. Earlier backups stay plain: see to them.",
);
pub const TRAINING_STAYS_PLAIN: Msg = msg(
    "这是演练夹，不用加密；要练习加密，请用 linli demo --sealed。",
    "This is a training folder and stays plain. To practise, use linli demo --sealed.",
);
pub const WAS_SEALED: Msg = msg(
    "这里上次是加密的，现在却不是加密的，或是空的：可能被人换过。1 我知道，照开；其他键不开",
    "What was here was sealed, and what is here now is plain or gone: somebody may have put it here. 1 open it all the same; anything else leaves it",
);
pub const OTHER_MODE: Msg = msg(
    "这里上次的用途（正式或演练）和现在不同：可能被人改过。1 我知道，照开；其他键不开",
    "What is here was for another use, office or training, last time. 1 open it all the same; anything else leaves it",
);
pub const DAMAGE_ONLY: Msg = msg(
    "没有口令，只查了有没有损坏；有没有被人改动，要用口令打开再查。",
    "Without the passphrase this looked for damage only; whether somebody changed anything takes the passphrase.",
);
pub const NOT_OPENED: Msg = msg("没有打开。", "It was not opened.");

/// The folder is shorter than it was.
pub fn shorter(lang: Lang, was: u64, is: u64) -> String {
    match lang {
        Lang::Zh => {
            format!("这里上次到第 {was} 版，现在只到第 {is} 版：可能被人换成了旧的。1 我知道，照开；其他键不开")
        }
        Lang::En => format!(
            "What is here reached revision {was} last time and {is} now: it may be an older copy. 1 open it all the same; anything else leaves it"
        ),
    }
}

/// The folder is not sealed.
pub fn not_sealed(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 没有加密。要加密，请运行 linli safe seal。"),
        Lang::En => format!("{folder} is not sealed. To seal it, run linli safe seal."),
    }
}

/// The folder is sealed already.
pub fn sealed_already(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 已经加密了。要换密钥，请运行 linli safe renew。"),
        Lang::En => format!("{folder} is sealed already. For another key, run linli safe renew."),
    }
}

/// A slot was added.
pub fn added(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("加了 {number} 号钥匙槽。"),
        Lang::En => format!("Slot {number} was added."),
    }
}

/// A slot was made anew.
pub fn changed(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => format!("换了 {number} 号钥匙槽。以前的备份仍用旧的打得开。"),
        Lang::En => format!("Slot {number} was changed. Earlier backups still open with the old one."),
    }
}

/// A slot was removed.
pub fn removed(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Zh => {
            format!("撤了 {number} 号钥匙槽。以前的备份和副本仍用它打得开；要全部换掉，请运行 linli safe renew。")
        }
        Lang::En => {
            format!("Slot {number} was removed. Earlier backups and copies still open with it; see linli safe renew.")
        }
    }
}

/// The folder was sealed.
pub fn sealed(lang: Lang, entries: u64, commits: u64, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("已加密：{entries} 条资料、{commits} 次改动，逐条核对过。{folder}"),
        Lang::En => format!("Sealed: {entries} entries and {commits} commits, each compared. {folder}"),
    }
}

/// A passphrase is too short.
pub fn too_short(lang: Lang, least: usize) -> String {
    match lang {
        Lang::Zh => format!("太短，至少 {least} 个字。几个不相干的词连起来就好记。"),
        Lang::En => format!("Too short: {least} characters or more. A few unrelated words are easy to keep in mind."),
    }
}

/// What is wrong with a code.
pub fn code(lang: Lang, wrong: CodeWrong) -> String {
    match (lang, wrong) {
        (Lang::Zh, CodeWrong::Length(found)) => format!("恢复码是 60 位数字，打了 {found} 位。"),
        (Lang::En, CodeWrong::Length(found)) => format!("A recovery code has 60 digits; {found} were typed."),
        (Lang::Zh, CodeWrong::NoDigit) => "恢复码里只有数字。".to_owned(),
        (Lang::En, CodeWrong::NoDigit) => "A recovery code has digits only.".to_owned(),
        (Lang::Zh, CodeWrong::Group(group)) => format!("第 {group} 组打错了。"),
        (Lang::En, CodeWrong::Group(group)) => format!("Group {group} is wrong."),
    }
}

/// A slot as it is listed.
pub fn slot_line(lang: Lang, number: u32, kind: Msg, (memory, passes): (u32, u32), whole: bool) -> String {
    let cost = if passes == 0 { String::new() } else { format!("  Argon2id {memory} MiB × {passes}") };
    let half = if whole {
        ""
    } else {
        lang.of("  （一份坏了，另一份还好）", "  (one copy is damaged, the other is whole)")
    };
    format!("{number}  {}{cost}{half}", kind.say(lang))
}

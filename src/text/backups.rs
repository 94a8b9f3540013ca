//! Words of backups: taken, restored, refused, and the one line on Today.

use std::fmt::Display;

use jiff::civil::{Date, DateTime};

use super::{Lang, Msg, causes, msg, when};
use crate::model::cause::Cause;

/// A backup stands there, proved.
pub fn taken(lang: Lang, entries: u64, head: u64, path: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("已备份，试恢复核对无误：{entries} 条记录，版本 {head}，{path}"),
        Lang::En => format!("Backed up, and proved by restoring it: {entries} records, revision {head}, {path}"),
    }
}

/// A backup was restored.
pub fn restored(lang: Lang, entries: u64, taken: DateTime, folder: &dyn Display) -> String {
    let at = format!("{} {}", taken.date(), when::clock(taken.time()));
    match lang {
        Lang::Zh => format!("已从 {at} 的备份恢复到 {folder}：{entries} 条记录。旧的数据文件夹请不要再用。"),
        Lang::En => format!("Restored to {folder} from {at}: {entries} records. Use the old data folder no longer."),
    }
}

/// The file is no backup.
pub fn not_a_backup(lang: Lang, path: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{path} 不是备份文件。请换一个 .backup 文件。"),
        Lang::En => format!("{path} is no backup. Choose a .backup file."),
    }
}

/// A newer version wrote it.
pub fn newer(lang: Lang, found: u32, known: u32) -> String {
    match lang {
        Lang::Zh => format!("备份是新版程序写的（格式 {found}，本版只认到 {known}），什么都没有写，请升级。"),
        Lang::En => {
            format!("A newer linli wrote this backup (format {found}, known {known}). Nothing written; upgrade.")
        }
    }
}

/// It was written before the first release.
pub fn older(lang: Lang, found: u32, known: u32) -> String {
    match lang {
        Lang::Zh => format!("备份是正式发布前的格式（{found}，本版只读 {known}），什么都没有写。请换一份备份。"),
        Lang::En => {
            format!("This backup is from before the first release (format {found}, read: {known}). Use another one.")
        }
    }
}

/// The file ends too early.
pub fn cut(lang: Lang, path: &dyn Display, at: u64) -> String {
    match lang {
        Lang::Zh => format!("{path} 不完整，只到第 {at} 字节。什么都没有写，请换一份备份。"),
        Lang::En => format!("{path} ends at byte {at}. Nothing was written; use another backup."),
    }
}

/// Bytes were changed.
pub fn damaged(lang: Lang, path: &dyn Display, at: u64) -> String {
    match lang {
        Lang::Zh => format!("{path} 从第 {at} 字节起有损坏。什么都没有写，请换一份备份。"),
        Lang::En => format!("{path} is damaged behind byte {at}. Nothing was written; use another backup."),
    }
}

/// The folder is not empty.
pub fn occupied(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 里已有东西，不会动它。请用 --data 指定一个空文件夹。"),
        Lang::En => format!("{folder} is not empty and was left alone. Name an empty folder with --data."),
    }
}

/// What was restored for proof is not what was taken.
pub const DIFFERS: Msg = msg(
    "试恢复的结果与数据不一致，这份备份没有保留。请运行 linli check。",
    "What was restored for proof differs; this backup was not kept. Run linli check.",
);

/// What was restored for proof cannot be opened.
pub fn does_not_open(lang: Lang, cause: &Cause) -> String {
    let (head, tail) = match lang {
        Lang::Zh => ("试恢复的数据打不开，这份备份没有保留", "再运行 linli check"),
        Lang::En => ("What was restored for proof does not open; this backup was not kept", "then run linli check"),
    };
    causes::then(lang, head, cause, tail)
}

/// The settings in a backup bring a command that every print would run.
pub fn brings_command(lang: Lang, command: &dyn Display) -> String {
    match lang {
        Lang::Zh => {
            format!("备份里的设置会在打印时运行这条命令：\n  {command}\n1 不要这条命令  2 是我们自己设的，照用")
        }
        Lang::En => format!(
            "The settings in this backup run a command whenever something is printed:\n  {command}\n1 leave it out  2 it is ours, keep it"
        ),
    }
}

/// The command was left out.
pub const COMMAND_LEFT_OUT: Msg = msg("没有带来打印命令。", "The print command was left out.");

// The line on Today.

/// What the line is about.
pub const BACKUP: Msg = msg("备份", "Backup");
pub const NOT_SET: Msg = msg("还没有设自动备份：linli.toml 的 [backup]", "no daily backup yet: [backup] in linli.toml");
pub const RUNNING: Msg = msg("正在备份", "being taken");
pub const NEVER: Msg = msg("还没有过", "never yet");

/// When the last one was proved: `今天 09:05`, `3 天前`.
pub fn age(lang: Lang, at: DateTime, today: Date) -> String {
    let days = at.date().until(today).map_or(0, |span| span.get_days());
    match (lang, days) {
        (Lang::Zh, ..=0) => format!("今天 {}", when::clock(at.time())),
        (Lang::En, ..=0) => format!("today {}", when::clock(at.time())),
        (Lang::Zh, 1) => "昨天".to_owned(),
        (Lang::En, 1) => "yesterday".to_owned(),
        (Lang::Zh, _) => format!("{days} 天前"),
        (Lang::En, _) => format!("{days} days ago"),
    }
}

/// The last good one, behind what went wrong.
pub fn last_good(lang: Lang, age: &str) -> String {
    match lang {
        Lang::Zh => format!("上次 {age}"),
        Lang::En => format!("last {age}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn every_sentence_is_there_in_both_languages() {
        let at = date(2026, 11, 20).at(9, 5, 0, 0);
        for lang in Lang::ALL {
            for line in [
                taken(lang, 1, 2, &"/x"),
                restored(lang, 1, at, &"/x"),
                not_a_backup(lang, &"/x"),
                newer(lang, 2, 1),
                cut(lang, &"/x", 7),
                damaged(lang, &"/x", 7),
                occupied(lang, &"/x"),
                does_not_open(lang, &Cause::Closed),
                age(lang, at, date(2026, 11, 20)),
                age(lang, at, date(2026, 11, 21)),
                last_good(lang, &age(lang, at, date(2026, 11, 23))),
            ] {
                check_line(lang, &line);
            }
            for text in [DIFFERS, COMMAND_LEFT_OUT, BACKUP, NOT_SET, RUNNING, NEVER] {
                check_line(lang, text.say(lang));
            }
        }
    }
}

//! How `linli` is used: words of its help by the name of a subcommand or option, wrong usage, and the settings' example.

use super::{Lang, Msg, cli, msg, safes};

/// What stands below the list of subcommands.
pub const AFTER: Msg = msg(
    "数据文件夹：--data，其次环境变量 LINLI_DATA，再次系统的数据文件夹。\n没存的表：环境变量 LINLI_STATE，其次系统的状态文件夹。\n退出码：0 完成，1 被拒绝或失败，2 用法不对。",
    "Data folder: --data, else LINLI_DATA, else the platform's.\nForms not saved: LINLI_STATE, else the platform's state folder.\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.",
);
/// Heading of the usage line.
pub const USAGE: Msg = msg("用法：", "Usage:");
pub const COMMANDS: Msg = msg("子命令", "Subcommands");
/// Heading of what follows a subcommand.
pub const ARGUMENTS: Msg = msg("参数", "Arguments");
pub const OPTIONS: Msg = msg("选项", "Options");
/// There is no place for data.
pub const NO_HOME: Msg =
    msg("找不到系统的数据文件夹，请用 --data 指定。", "The platform has no data folder. Name one with --data.");
/// What an import of a command that was cut off does.
pub const RESUMED: Msg =
    msg("上次导入没有做完，这次接着做。", "The last import was cut off; this one goes on with it.");
/// Over the reasons in a file of rows that were not taken.
pub const REASON: Msg = msg("原因", "Reason");
/// Rows that are not taken would overwrite the roster.
pub const SAME_PLACE: Msg =
    msg("--rejects 就是名册自己，请换一个文件。", "--rejects is the roster itself. Name another file.");
/// The settings with their defaults, commented.
pub const EXAMPLE: Msg = msg(include_str!("config.zh.toml"), include_str!("config.en.toml"));

/// What a subcommand does, by its name.
pub fn about(name: &str) -> Option<Msg> {
    Some(match name {
        "linli" => cli::ABOUT,
        "demo" => cli::DEMO,
        "import" => cli::IMPORT,
        "find" => cli::FIND,
        "export" => cli::EXPORT,
        "backup" => cli::BACKUP,
        "restore" => cli::RESTORE,
        "check" => cli::CHECK,
        "repair" => cli::REPAIR,
        "config" => cli::CONFIG,
        "where" => cli::WHERE,
        "doctor" => cli::DOCTOR,
        "completions" => cli::COMPLETIONS,
        "man" => cli::MAN,
        "help" => cli::HELP,
        "keys" => cli::KEYS,
        "retention" => cli::RETENTION,
        "safe" => safes::ABOUT,
        "incident" => cli::INCIDENT,
        _ => return None,
    })
}

/// What an option or argument means, by its name.
pub fn option(name: &str) -> Option<Msg> {
    Some(match name {
        "data" => cli::OPTION_DATA,
        "lang" => cli::OPTION_LANG,
        "today" => cli::OPTION_TODAY,
        "clerk" => cli::OPTION_CLERK,
        "key_file" => safes::OPTION_KEY_FILE,
        "slot" => safes::SLOT,
        "new_key_file" => safes::NEW_KEY_FILE,
        "code" => safes::CODE,
        "no_code" => safes::NO_CODE,
        "sealed" => safes::SEALED_DEMO,
        "key_fd" => safes::OPTION_KEY_FD,
        "help" => cli::OPTION_HELP,
        "version" => cli::OPTION_VERSION,
        "residents" => cli::DEMO_RESIDENTS,
        "seed" => cli::DEMO_SEED,
        "no_console" => cli::DEMO_NO_CONSOLE,
        "file" => cli::IMPORT_FILE,
        "sheet" => cli::IMPORT_SHEET,
        "register" => cli::IMPORT_REGISTER,
        "map" => cli::IMPORT_MAP,
        "set" => cli::IMPORT_SET,
        "dates" => cli::IMPORT_DATES,
        "dry_run" => cli::IMPORT_DRY_RUN,
        "rejects" => cli::IMPORT_REJECTS,
        "resume" => cli::IMPORT_RESUME,
        "due_only" => cli::RETENTION_DRY_RUN,
        "take_away" => cli::RETENTION_RUN,
        "first_day" => cli::INCIDENT_SINCE,
        "last_day" => cli::INCIDENT_UNTIL,
        "as_json" => cli::INCIDENT_JSON,
        "query" => cli::FIND_QUERY,
        "limit" => cli::FIND_LIMIT,
        "json" => cli::FIND_JSON,
        "explain" => cli::FIND_EXPLAIN,
        "format" => cli::EXPORT_FORMAT,
        "what" => cli::EXPORT_WHAT,
        "from" => cli::REPAIR_FROM,
        "path" => cli::CONFIG_PATH,
        "check" => cli::CONFIG_CHECK,
        "init" => cli::CONFIG_INIT,
        "shell" => cli::COMPLETIONS_SHELL,
        "sub" => cli::HELP_SUB,
        "duplicates" => cli::CHECK_DUPLICATES,
        "backup" => cli::BACKUP_FILE,
        "out" => cli::EXPORT_OUT,
        "since" => cli::EXPORT_SINCE,
        "full" => cli::EXPORT_FULL,
        "reason" => cli::EXPORT_REASON,
        _ => return None,
    })
}

/// What is wrong with a line typed to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// An option or subcommand that there is not.
    Unknown,
    /// An option with a value that it does not take.
    Value,
    /// Something must be given.
    Missing,
}

/// Wrong usage of `what`, and where to look.
pub fn wrong(lang: Lang, wrong: Wrong, what: &str) -> String {
    match (lang, wrong) {
        (Lang::Zh, Wrong::Unknown) => format!("没有 {what}，用法见 linli --help。"),
        (Lang::En, Wrong::Unknown) => format!("There is no {what}; see linli --help."),
        (Lang::Zh, Wrong::Value) => format!("{what} 的值不对，用法见 linli --help。"),
        (Lang::En, Wrong::Value) => format!("{what} does not take that value; see linli --help."),
        (Lang::Zh, Wrong::Missing) => format!("缺少 {what}，用法见 linli --help。"),
        (Lang::En, Wrong::Missing) => format!("{what} is missing; see linli --help."),
    }
}

/// Something that there is not, and what is near it.
pub fn meant(lang: Lang, what: &str, meant: &str) -> String {
    match lang {
        Lang::Zh => format!("没有 {what}。是不是想写 {meant}？用法见 linli --help。"),
        Lang::En => format!("There is no {what}. Did you mean {meant}? See linli --help."),
    }
}

/// Nobody of that name works here; who does.
pub fn nobody_called(lang: Lang, name: &str, known: &[String]) -> String {
    let all = known.join(lang.of("、", ", "));
    match (lang, name.is_empty()) {
        (Lang::Zh, true) => format!("不知道是谁在办：加 --clerk 简称。前台人员有：{all}"),
        (Lang::En, true) => format!("Nobody signs this: add --clerk NAME. At the desk are: {all}"),
        (Lang::Zh, false) => format!("前台人员里没有「{name}」：加 --clerk 简称。前台人员有：{all}"),
        (Lang::En, false) => format!("Nobody at the desk is called {name}: add --clerk NAME. There are: {all}"),
    }
}

/// Usage that is wrong in some other way.
pub const MISUSED: Msg = msg("这样写不对，用法见 linli --help。", "That cannot be read; see linli --help.");

/// How far an import is: rows so far, rows a second, seconds left where that is known.
pub fn importing(lang: Lang, rows: u64, rate: u64, left: Option<u64>) -> String {
    match (lang, left) {
        (Lang::Zh, Some(left)) => format!("已读 {rows} 行，每秒 {rate} 行，还要 {left} 秒"),
        (Lang::Zh, None) => format!("已读 {rows} 行，每秒 {rate} 行"),
        (Lang::En, Some(left)) => format!("{rows} rows, {rate} a second, {left} s left"),
        (Lang::En, None) => format!("{rows} rows, {rate} a second"),
    }
}

/// How many of those who were found are shown.
pub fn more_found(lang: Lang, shown: usize, found: usize) -> String {
    match lang {
        Lang::Zh => format!("共 {found} 位，列出 {shown} 位；多写几个字或加 --limit"),
        Lang::En => format!("{found} found, {shown} shown; type more, or use --limit"),
    }
}

/// What `check` finds wrong with the desk's own records.
pub mod fault {
    use super::{Msg, msg};

    /// A reference to a record that is not there.
    pub const REFERS: Msg = msg("指向的记录不在", "refers to a record that is not there");
    /// A slot and its bookings differ.
    pub const SLOT: Msg = msg("时段里的人数与预约不符", "a slot differs from its bookings");
    /// A slot holds more than its room.
    pub const CAPACITY: Msg = msg("时段超过房间人数", "a slot holds more than its room");
    /// A household is headed by somebody who does not live in it.
    pub const HEAD: Msg = msg("户主不在这一户", "headed by somebody who does not live there");
    /// An identity number without its guard, or the other way round.
    pub const UNIQUE: Msg = msg("身份证号的登记不符", "an id number and its guard differ");
    /// A number above its counter, or given twice.
    pub const NUMBER: Msg = msg("编号不符", "a number was given twice or never");
    /// Birth or sex against the identity number.
    pub const CONTRADICTS: Msg = msg("与身份证号不符", "contradicts the id number");
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn usage_is_said_in_both_languages() {
        for lang in Lang::ALL {
            for text in [USAGE, COMMANDS, ARGUMENTS, OPTIONS, NO_HOME, RESUMED, REASON, MISUSED, SAME_PLACE] {
                check_line(lang, text.say(lang));
            }
            for text in [fault::REFERS, fault::SLOT, fault::CAPACITY, fault::HEAD, fault::UNIQUE, fault::NUMBER] {
                check_line(lang, text.say(lang));
            }
            for line in [
                wrong(lang, Wrong::Unknown, "--x"),
                wrong(lang, Wrong::Value, "--x"),
                wrong(lang, Wrong::Missing, "FILE"),
                meant(lang, "exprot", "export"),
                importing(lang, 1, 2, Some(3)),
                importing(lang, 1, 2, None),
                more_found(lang, 20, 31),
            ] {
                check_line(lang, &line);
            }
        }
    }
}

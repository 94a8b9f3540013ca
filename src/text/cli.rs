//! What the command line says. Filled with facts by `cli`; exit codes are no business of this room.

use super::{Lang, Msg, msg};

/// The program in one line.
pub const ABOUT: Msg = msg("邻里：社区前台", "linli: the front desk of a neighbourhood community office");
/// What stands below the list of subcommands.
pub const AFTER: Msg = msg(
    "不带命令时打开控制台。数据目录：--data，其次环境变量 LINLI_DATA，再次系统的数据目录。\n退出码：0 完成，1 被拒绝或失败，2 用法不对。",
    "Without a command the console opens. Data folder: --data, else LINLI_DATA, else the platform's data folder.\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.",
);
/// Heading of the usage line.
pub const USAGE: Msg = msg("用法：", "Usage:");
/// Heading of the subcommands.
pub const COMMANDS: Msg = msg("命令", "Commands");
/// Heading of what follows a subcommand.
pub const ARGUMENTS: Msg = msg("参数", "Arguments");
/// Heading of the options.
pub const OPTIONS: Msg = msg("选项", "Options");

/// What a subcommand does, by its name.
pub fn about(name: &str) -> Option<Msg> {
    Some(match name {
        "linli" => ABOUT,
        "demo" => msg(
            "打开演练社区：人物事项全是虚构的，另存在演练目录里",
            "Open a training community: all of it made up, in a folder of its own",
        ),
        "import" => msg(
            "导入居民名册（csv、xlsx、xls、ods），可撤销，可重做",
            "Import a roster of residents (csv, xlsx, xls, ods); can be undone and repeated",
        ),
        "find" => msg(
            "查居民：姓名、拼音首字母、电话尾号、身份证尾号、地址",
            "Find residents by name, pinyin, initials, digits or address",
        ),
        "export" => msg("导出资料，号码只留末四位", "Export data, numbers masked to the last four"),
        "residents" => msg("每位居民一行 JSON", "One line of JSON a resident"),
        "check" => msg("核对全部数据，每个问题一行", "Check every record; one line a finding"),
        "config" => msg("打印一份带说明的配置文件", "Print a commented configuration file"),
        _ => return None,
    })
}

/// What an option or argument means, by its name.
pub fn option(name: &str) -> Option<Msg> {
    Some(match name {
        "data" => msg("数据目录", "Data folder"),
        "lang" => msg("语言：zh 或 en（不写时按系统）", "Language: zh or en (else the locale's)"),
        "today" => msg(
            "把日期设为 YYYY-MM-DD[THH:MM]；演练目录之外只能看不能写",
            "Set the desk's clock to YYYY-MM-DD[THH:MM]; writing then needs a training folder",
        ),
        "help" => msg("显示说明", "Show this help"),
        "version" => msg("显示版本", "Show the version"),
        "residents" => msg("居民人数（不写时 5140）", "How many residents (else 5140)"),
        "seed" => msg(
            "随机种子：同一种子同一天，社区相同（不写时 1）",
            "Seed: the same seed and day give the same community (else 1)",
        ),
        "no_console" => msg("只准备好，不打开控制台", "Only get it ready; do not open the console"),
        "file" => msg("名册文件", "The roster"),
        "sheet" => msg("工作表名（不写时第一张）", "Name of the sheet (else the first)"),
        "dry_run" => msg("只检查，什么也不写", "Only check; write nothing"),
        "query" => msg("要查的内容，如 xxy、8829、红光巷", "What to look for: xxy, 8829, 红光巷"),
        "limit" => msg("最多几位（不写时 20）", "At most so many (else 20)"),
        "json" => msg("输出 JSON", "Answer in JSON"),
        "format" => msg("格式：jsonl", "Format: jsonl"),
        _ => return None,
    })
}

/// Wrong usage: what it was about, in one of a few ways, and where to look.
pub fn wrong_usage(lang: Lang, wrong: WrongUsage, what: &str) -> String {
    let text = match (lang, wrong) {
        (Lang::Zh, WrongUsage::Unknown) => format!("没有「{what}」这个选项或命令"),
        (Lang::En, WrongUsage::Unknown) => format!("there is no option or command \"{what}\""),
        (Lang::Zh, WrongUsage::BadValue) => format!("{what} 的值不对"),
        (Lang::En, WrongUsage::BadValue) => format!("{what} does not take this value"),
        (Lang::Zh, WrongUsage::Missing) => format!("缺少 {what}"),
        (Lang::En, WrongUsage::Missing) => format!("{what} is missing"),
        (Lang::Zh, WrongUsage::Other) => "这样写不对".to_owned(),
        (Lang::En, WrongUsage::Other) => "this cannot be read".to_owned(),
    };
    match lang {
        Lang::Zh => format!("{text}；看用法：linli --help"),
        Lang::En => format!("{text}; see linli --help"),
    }
}

/// What is wrong with a line typed to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongUsage {
    /// An option or subcommand that there is not.
    Unknown,
    /// An option with a value that it does not take.
    BadValue,
    /// Something must be given.
    Missing,
    /// Anything else.
    Other,
}

/// Another process writes to the folder. `since` is a civil time or empty.
pub fn held(lang: Lang, who: &str, since: &str) -> String {
    let who = if who.is_empty() { lang.of("另一个窗口", "another window") } else { who };
    match lang {
        Lang::Zh => format!("数据正由「{who}」使用（{since} 起）；请先退出那一边再试"),
        Lang::En => format!("the data are in use by {who} since {since}; leave it there first, then try again"),
    }
}

/// There is no store.
pub fn missing(lang: Lang, folder: &str) -> String {
    match lang {
        Lang::Zh => format!("{folder} 里还没有数据；先运行 linli import 名册文件，或 linli demo 看演练"),
        Lang::En => format!("there are no data in {folder} yet; run linli import FILE, or linli demo to try it out"),
    }
}

/// The store was written by a newer version.
pub fn newer(lang: Lang) -> &'static str {
    lang.of(
        "数据由更新版本的 linli 写成，本版本没有改动它；请换用新版本",
        "the data were written by a newer linli and were not touched; use that version",
    )
}

/// The store contradicts itself; `what` names file and range.
pub fn damaged(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("数据损坏，没有改动：{what}；请运行 linli check 并联系维护人员"),
        Lang::En => format!("the data are damaged and were not touched: {what}; run linli check and call for help"),
    }
}

/// The system refused; `what` names the file and the system's reason.
pub fn system(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("系统不允许：{what}；请检查路径和权限"),
        Lang::En => format!("the system refused: {what}; check the path and its permissions"),
    }
}

/// A folder is no training folder.
pub fn not_training(lang: Lang, folder: &str) -> String {
    match lang {
        Lang::Zh => format!("{folder} 不是演练目录，没有动它；请用 --data 指定一个空目录"),
        Lang::En => format!("{folder} is not a training folder and was not touched; name an empty one with --data"),
    }
}

/// The demo is ready.
pub fn demo_ready(lang: Lang, made: bool, residents: u32, day: &str, folder: &str) -> String {
    match (lang, made) {
        (Lang::Zh, true) => format!("演练社区已建好：{residents} 位居民，日期 {day}，目录 {folder}"),
        (Lang::Zh, false) => format!("演练社区已在：{residents} 位居民，日期 {day}，目录 {folder}"),
        (Lang::En, true) => format!("training community made: {residents} residents, day {day}, folder {folder}"),
        (Lang::En, false) => format!("training community found: {residents} residents, day {day}, folder {folder}"),
    }
}

/// There is no place for data.
pub const NO_HOME: Msg =
    msg("找不到系统的数据目录；请用 --data 指定", "the platform has no data folder; name one with --data");

/// The console is not part of this program.
pub const NO_CONSOLE: Msg = msg(
    "这个版本没有控制台；可用的命令见 linli --help",
    "the console is not built into this version; see linli --help",
);

/// A line of the configuration file means nothing here.
pub fn config_line(lang: Lang, file: &str, line: usize, reason: &str) -> String {
    match lang {
        Lang::Zh => format!("配置文件 {file} 第 {line} 行读不懂（{reason}）；样例见 linli config"),
        Lang::En => format!("{file}, line {line} cannot be read ({reason}); see linli config"),
    }
}

/// The configuration file with its defaults, commented.
pub const CONFIG: Msg = msg(include_str!("config.zh.toml"), include_str!("config.en.toml"));

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

/// `demo`
pub const DEMO: Msg =
    msg("在演练文件夹里建一个虚拟社区并打开", "Lay out a synthetic community in a training folder and open it");

/// `demo --residents`
pub const DEMO_RESIDENTS: Msg = msg("居民人数", "How many residents");

/// `demo --seed`
pub const DEMO_SEED: Msg =
    msg("种子：同一种子、同一日期，得到同样的社区", "Seed: the same seed and date lay out the same community");

/// `demo --no-console`
pub const DEMO_NO_CONSOLE: Msg = msg("建好后不打开控制台", "Do not open the console afterwards");

/// `import`
pub const IMPORT: Msg = msg("导入居民名册（csv、xlsx）", "Import a roster of residents (csv, xlsx)");

/// `import FILE`
pub const IMPORT_FILE: Msg = msg("名册文件", "The roster");

/// `import --sheet`
pub const IMPORT_SHEET: Msg = msg("读哪一张工作表", "Which sheet to read");

/// `import --dry-run`
pub const IMPORT_DRY_RUN: Msg = msg("只检查，不写入", "Check only, write nothing");

/// `find`
pub const FIND: Msg = msg("按姓名、拼音、电话、证号或住址查人", "Find people by name, pinyin, phone, id or address");

/// `find QUERY`
pub const FIND_QUERY: Msg = msg("查找词", "What to look for");

/// `find --limit`
pub const FIND_LIMIT: Msg = msg("最多列出几条", "Most results");

/// `find --json`
pub const FIND_JSON: Msg = msg("输出 JSON，号码只留后四位", "Print JSON, numbers masked to the last four");

/// `export`
pub const EXPORT: Msg = msg("导出记录，号码只留后四位", "Export records, numbers masked to the last four");

/// `export --format`
pub const EXPORT_FORMAT: Msg = msg("导出格式", "The format");

/// `check`
pub const CHECK: Msg = msg("检查数据是否完好，每个问题一行", "Check that the data are sound, a line a finding");

/// `--data`
pub const OPTION_DATA: Msg = msg("数据文件夹", "The data folder");

/// `--lang`
pub const OPTION_LANG: Msg = msg("语言：zh 或 en", "Language: zh or en");

/// `--today`
pub const OPTION_TODAY: Msg =
    msg("设定时钟；控制台只在演练文件夹里可登记", "Set the clock; the console then writes in a training folder only");

/// `--help`
pub const OPTION_HELP: Msg = msg("显示帮助", "Print help");

/// `--version`
pub const OPTION_VERSION: Msg = msg("显示版本", "Print the version");

/// Without a terminal.
pub const NO_TERMINAL: Msg = msg(
    "这里没有终端，打不开控制台。查人可用 linli find。",
    "There is no terminal here for the console. To find people use linli find.",
);

/// `--lang` is neither.
pub const NO_SUCH_LANGUAGE: Msg = msg("语言只有 zh 和 en。", "The languages are zh and en.");

/// `--today` is no date.
pub const NO_SUCH_DAY: Msg =
    msg("日期要写成 2026-11-23 或 2026-11-23T09:30。", "Write the day as 2026-11-23 or 2026-11-23T09:30.");

/// `find` found nobody.
pub const NONE_FOUND: Msg = msg("没有找到。", "Nothing found.");

/// A dry run wrote nothing.
pub const NOTHING_WRITTEN: Msg = msg("只是检查，什么都没有写入。", "Checked only; nothing was written.");

/// `check` found nothing.
pub const SOUND: Msg = msg("数据完好。", "The data are sound.");

/// Stopped by the user half way.
pub const STOPPED: Msg = msg("已停下。再运行一次可接着做，或撤销。", "Stopped. Run it again to resume, or undo it.");

/// The screen was closed by a defect.
pub const DEFECT: Msg = msg(
    "程序出错退出了。已保存的都在，草稿也留着。",
    "A defect closed the program. What was saved is there, and so are drafts.",
);

/// Not a byte in it.
pub const FILE_EMPTY: Msg = msg("文件是空的。", "The file is empty.");

/// No spreadsheet, no text.
pub const FILE_NO_TABLE: Msg =
    msg("这不是表格文件，请另存为 xlsx 或 csv。", "That is no table. Save it as xlsx or csv.");

/// A kind that is not read.
pub const FILE_NOT_READ: Msg =
    msg("不读这种文件，请另存为 xlsx。", "That kind of file is not read here. Save it as xlsx.");

/// Protected.
pub const FILE_LOCKED: Msg = msg("文件有密码，请去掉密码再导入。", "The file has a password. Remove it and try again.");

/// No such sheet.
pub const FILE_NO_SHEET: Msg = msg("没有这张工作表。", "There is no such sheet.");

/// No row looks like headings.
pub const FILE_NO_HEADINGS: Msg =
    msg("找不到表头，至少要有「姓名」一列。", "No headings found: there must be at least a column for names.");

/// Too large once unpacked.
pub const FILE_TOO_LARGE: Msg = msg("文件太大，请另存为 csv。", "The file is too large. Save it as csv.");

/// The identity number ends in 000.
pub const ID_ENDS_IN_ZEROS: Msg =
    msg("身份证号以 000 结尾，可能丢了位数，请核对", "id number ends in 000 and may have lost digits; compare it");

/// 15 digits became 18.
pub const ID_UPGRADED: Msg = msg("15 位旧号已升为 18 位", "an id number of 15 was upgraded to 18");

/// Good blocks follow a bad one.
pub const BLOCK_DAMAGED: Msg = msg("有一段损坏", "a damaged block");

/// The journal is shorter than what was acknowledged.
pub const END_MISSING: Msg = msg("结尾缺失", "the end is missing");

/// A block is out of its order.
pub const OUT_OF_ORDER: Msg = msg("次序不对", "out of order");

/// The chain of hashes is broken.
pub const CHAIN_BROKEN: Msg = msg("前后不衔接", "a broken chain");

/// A block's commits do not decode.
pub const NOT_DECODED: Msg = msg("解不开", "does not decode");

/// A file is missing.
pub const FILE_MISSING: Msg = msg("文件缺失", "missing");

/// A checksum does not fit.
pub const CHECKSUM_WRONG: Msg = msg("校验和不符", "its checksum does not match");

/// Counts or set hashes differ.
pub const SUM_WRONG: Msg = msg("条数或总校验不符", "count or hash of its entries differ");

/// Another store's file.
pub const FOREIGN: Msg = msg("属于另一个数据文件夹", "belongs to another data folder");

//! Words of the command line that have no gaps to fill: what subcommands and options are for, and plain answers.

use super::{Msg, msg};

// What `--help` says.

/// The program in one line.
pub const ABOUT: Msg =
    msg("邻里：社区前台。不带子命令即打开控制台", "The front desk of a community office; opens its console");
pub const DEMO: Msg =
    msg("在演练文件夹里建一个虚拟社区并打开", "Lay out a synthetic community in a training folder and open it");
pub const DEMO_RESIDENTS: Msg = msg("居民人数", "How many residents");
pub const DEMO_SEED: Msg =
    msg("种子：同一种子、同一日期，得到同样的社区", "Seed: the same seed and date lay out the same community");
pub const DEMO_NO_CONSOLE: Msg = msg("建好后不打开控制台", "Do not open the console afterwards");
pub const IMPORT: Msg = msg("导入居民名册（csv、xlsx）", "Import a roster of residents (csv, xlsx)");
pub const IMPORT_FILE: Msg = msg("名册文件（xlsx、csv、ods 等）；- 从管道读", "The roster; - reads a pipe");
pub const IMPORT_SHEET: Msg = msg("读哪一张工作表", "Which sheet to read");
pub const IMPORT_DRY_RUN: Msg = msg("只检查，不写入", "Check only, write nothing");
pub const IMPORT_MAP: Msg = msg(
    "某栏按某项读，可多次：网格员=备注、C=姓名、血型=-（不读）",
    "Read a column as a field, any number of times: Grid=note, C=name, Blood=- (left out)",
);
pub const OPTION_CLERK: Msg = msg(
    "谁在办，写前台人员的简称；不写就是和系统用户同名的那一位",
    "who does it: a short name of the settings; else whoever is called as the system's user",
);
pub const IMPORT_REGISTER: Msg = msg(
    "文件是什么：residents 居民名册，issues 诉求，teams 团队等；不说就看栏名",
    "what the file is: residents, issues, teams, ...; else its headings tell",
);
/// A constant for every row.
pub const IMPORT_SET: Msg = msg(
    "每个人都一样的一项，如 志愿者=是；可以写多次",
    "what holds for everybody in the file, as in volunteer=yes; may be given several times",
);
pub const IMPORT_DATES: Msg = msg(
    "05/01/2024 这类日期：日在前 dmy，月在前 mdy；同栏有一格大于 12 便不必说",
    "Dates like 05/01/2024: day first dmy, month first mdy; a number above 12 in the column tells it too",
);
pub const IMPORT_REJECTS: Msg =
    msg("没收的行写到哪里，原因在末栏", "Where rows go that were not taken, the reason in the last column");
pub const IMPORT_RESUME: Msg = msg("接着做上次没做完的", "Go on with an import that was cut off");
pub const FIND: Msg = msg("按姓名、拼音、电话、证号或住址查人", "Find people by name, pinyin, phone, id or address");
pub const FIND_QUERY: Msg = msg("查找词", "What to look for");
pub const FIND_LIMIT: Msg = msg("最多列出几条", "Most results");
pub const FIND_JSON: Msg = msg(
    "输出 JSON，号码只留后四位，人的项名同 export residents",
    "Print JSON, masked; people as export residents has them",
);
pub const FIND_EXPLAIN: Msg = msg("逐人说明为什么排在这里", "Say of each why it stands where it does");
pub const EXPORT: Msg = msg("导出记录，号码只留后四位", "Export records, numbers masked to the last four");
pub const EXPORT_FORMAT: Msg =
    msg("格式，缺省看文件名，再缺省为 jsonl", "The format; else the file's ending, else jsonl");
pub const EXPORT_WHAT: Msg = msg("导出什么", "What to export");
pub const EXPORT_OUT: Msg =
    msg("写到这个文件，已有的不覆盖；缺省写到标准输出", "Write this file, never over another; else standard output");
pub const EXPORT_SINCE: Msg = msg("只要这一天起登记或改过的", "Only what was registered or changed since that day");
pub const EXPORT_FULL: Msg = msg("完整号码和健康信息，会留痕", "Whole numbers and health; this is logged");
pub const EXPORT_REASON: Msg = msg("为什么要完整的", "Why in full");
pub const BACKUP: Msg =
    msg("备份全部数据到一个文件，试恢复核对后才算数", "Back all data up as one file, proved by restoring it");
pub const RESTORE: Msg = msg("把备份恢复到一个空的数据文件夹", "Restore a backup into an empty data folder");
pub const BACKUP_FILE: Msg = msg("备份文件；给文件夹则用当天的名字", "The backup; in a folder it is named by the day");
pub const CHECK: Msg = msg("检查数据是否完好，每个问题一行", "Check that the data are sound, a line a finding");
pub const CHECK_DUPLICATES: Msg =
    msg("只列出可能登记了两次的人，号码只留后四位", "Only who may be registered twice, numbers masked");
pub const REPAIR: Msg = msg(
    "修复损坏的数据：先说会丢什么，问过才动，损坏的文件夹原样留着",
    "Repair damaged data: says first what would be lost, asks, and keeps the damaged folder",
);
pub const REPAIR_FROM: Msg =
    msg("再用上这份备份，和日志里其后的内容", "Use this backup too, and what the journal has after it");
pub const CONFIG: Msg = msg("打印带说明的配置样例", "Print a commented example of the settings");
pub const CONFIG_PATH: Msg = msg("配置文件在哪里找，用的是哪一份", "Where settings are looked for, and which count");
pub const CONFIG_CHECK: Msg =
    msg("逐行检查配置，有不算的行就退出 1", "Check every line; exit 1 where one does not count");
pub const CONFIG_INIT: Msg = msg(
    "在数据文件夹里写一份带说明的配置，已有的不动",
    "Write explained settings into the data folder, never over another",
);
pub const WHERE: Msg = msg("数据、配置、备份各在哪里", "Where data, settings and backups lie");
pub const DOCTOR: Msg = msg(
    "体检：终端、字体、磁盘、时钟、备份等，每样一行，不好的给一个办法",
    "Look the desk over: terminal, fonts, disk, clock, backup and more, a line each, with a remedy",
);
pub const COMPLETIONS: Msg = msg("打印命令行补全脚本", "Print a completion script for a shell");
pub const COMPLETIONS_SHELL: Msg = msg("哪种 shell", "Which shell");
pub const MAN: Msg = msg("打印手册页", "Print the man page");
pub const HELP: Msg = msg("显示帮助，可以跟一个子命令", "Print help, of a subcommand too");
pub const HELP_SUB: Msg = msg("子命令", "The subcommand");
pub const KEYS: Msg = msg("列出全部按键", "List every key");
pub const INCIDENT: Msg =
    msg("列出一段时间里谁的信息被打开、打印、导出", "List whose data were opened, printed or exported in a period");
pub const INCIDENT_SINCE: Msg = msg("从哪天", "From this day");
pub const INCIDENT_UNTIL: Msg = msg("到哪天，不写是今天", "To this day; today where none is named");
pub const INCIDENT_JSON: Msg = msg("每行一个 JSON", "A JSON object a line");
pub const RETENTION_DRY_RUN: Msg = msg("只看什么到期，不删除", "Only say what is due");
pub const RETENTION_RUN: Msg = msg(
    "删除到期的，不能恢复；Ctrl-C 在两批之间停下",
    "Take away what is due, for good; Ctrl-C stops it between two pieces",
);
pub const RETENTION: Msg = msg("各类记录保管几年、依据什么", "How long each class of records is kept, and why");
pub const OPTION_DATA: Msg = msg("数据文件夹", "The data folder");
pub const OPTION_LANG: Msg = msg("语言：zh 或 en", "Language: zh or en");
pub const OPTION_TODAY: Msg =
    msg("设定时钟；控制台只在演练文件夹里可登记", "Set the clock; the console then writes in a training folder only");
pub const OPTION_HELP: Msg = msg("显示帮助", "Print help");
pub const OPTION_VERSION: Msg = msg("显示版本", "Print the version");

// Answers.

pub const NO_TERMINAL: Msg = msg(
    "这里没有终端，打不开控制台。查人可用 linli find。",
    "There is no terminal here for the console. To find people use linli find.",
);
pub const NO_SUCH_LANGUAGE: Msg = msg("语言只有 zh 和 en。", "The languages are zh and en.");
pub const NO_SUCH_DAY: Msg =
    msg("日期要写成 2026-11-23 或 2026-11-23T09:30。", "Write the day as 2026-11-23 or 2026-11-23T09:30.");
pub const NONE_FOUND: Msg = msg("没有找到。", "Nothing found.");
/// A dry run wrote nothing.
pub const NOTHING_WRITTEN: Msg = msg("只是检查，什么都没有写入。", "Checked only; nothing was written.");
pub const SOUND: Msg = msg("数据完好。", "The data are sound.");
/// Stopped by the user half way.
pub const STOPPED: Msg = msg("已停下。再运行一次可接着做，或撤销。", "Stopped. Run it again to resume, or undo it.");
pub const STANDARD_OUTPUT: Msg = msg("标准输出", "standard output");
/// The screen was closed by a defect.
pub const DEFECT: Msg = msg(
    "程序出错退出了。已保存的都在，暂存的也留着。",
    "A defect closed the program. What was saved is there, and so are parked forms.",
);

// Why a roster cannot be read, and what to do.

/// Not a byte in it.
pub const FILE_EMPTY: Msg = msg("文件是空的，请换一个文件。", "The file is empty. Choose another one.");
pub const FILE_NO_TABLE: Msg =
    msg("这不是表格文件，请另存为 xlsx 或 csv。", "That is no table. Save it as xlsx or csv.");
/// A kind that is not read.
pub const FILE_NOT_READ: Msg =
    msg("不读这种文件，请另存为 xlsx。", "That kind of file is not read here. Save it as xlsx.");
pub const FILE_LOCKED: Msg = msg("文件有密码，请去掉密码再导入。", "The file has a password. Remove it and try again.");
pub const FILE_NO_SHEET: Msg =
    msg("没有这张工作表，请用 --sheet 写对名字。", "There is no such sheet. Name one of the file with --sheet.");
/// No row looks like headings.
pub const FILE_NO_HEADINGS: Msg = msg(
    "找不到表头，请加一行列名，至少有「姓名」。",
    "No headings found. Add a row that names the columns, with one for names.",
);
pub const FILE_TOO_LARGE: Msg = msg("文件太大，请另存为 csv。", "The file is too large. Save it as csv.");

// What is doubtful about a row that was read all the same.

/// The identity number ends in 000.
pub const ID_ENDS_IN_ZEROS: Msg =
    msg("身份证号以 000 结尾，可能丢了位数，请核对", "id number ends in 000 and may have lost digits; compare it");
pub const ID_UPGRADED: Msg = msg("15 位旧号已升为 18 位", "an id number of 15 was upgraded to 18");

// What `check` finds.

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
pub const FILE_MISSING: Msg = msg("文件缺失", "missing");
/// A checksum does not fit.
pub const CHECKSUM_WRONG: Msg = msg("校验和不符", "its checksum does not match");
/// Counts or set hashes differ.
pub const SUM_WRONG: Msg = msg("条数或总校验不符", "count or hash of its entries differ");
/// A restore, or a repair, was cut off.
pub const NOT_LAID_OUT: Msg =
    msg("恢复没有做完，请再运行一次同样的 linli restore", "a restore was cut off; run the same linli restore again");
pub const FOREIGN: Msg = msg("属于另一个数据文件夹", "belongs to another data folder");
/// What is wrong: a cipher suite of a newer program.
pub const SEALED_OTHERWISE: Msg = msg("封存方式是本程序不认识的", "is sealed in a way that this program does not know");
/// Somebody changed it who had no key.
pub const FORGED: Msg = msg("被没有密钥的人改动过", "was changed by somebody who had no key");
/// It calls itself plain though the folder was sealed.
pub const UNSEALED: Msg = msg("自称未加密，可数据夹是加密的", "says that it is plain though the folder is sealed");

/// The settings hold norms, which count no more.
pub const NORMS_MOVED: Msg = msg(
    "linli.toml 的 [norms] 已不用：这些值在控制台「规定表」里核对和修改；其余照常。",
    "[norms] in linli.toml is not used: see Rules in the console. The rest counts.",
);

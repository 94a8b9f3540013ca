//! Why something was not read or written, and what to do about it: each kind of error of the system, each limit, each
//! kind of damage. What a library said in its own language stands behind 「技术信息」 and never alone.

use std::io::ErrorKind;

use super::{Lang, Msg, cli, labels, msg, reports};
use crate::model::cause::{Cause, Damage, Limit, Part, Shut, System, Wrong};

/// Most characters of what a library said that are shown.
const SAID: usize = 120;

/// The fact, and what to do about it: no sentence goes without either.
struct Told {
    fact: String,
    next: Msg,
}

/// What happened, why, what to do about that, and what to do `then`: one line.
pub fn then(lang: Lang, head: &str, cause: &Cause, tail: &str) -> String {
    let Told { fact, next } = told(lang, cause);
    let next = next.say(lang);
    match lang {
        Lang::Zh => format!("{head}：{fact}。{next}，{tail}。"),
        Lang::En => format!("{head}: {fact}. {next}, {tail}."),
    }
}

/// What is wrong with `about`, and what to do: one line.
pub fn about(lang: Lang, about: &str, cause: &Cause) -> String {
    then(lang, about, cause, lang.of("再试一次", "then try again"))
}

/// What happened, without what to do about it.
pub fn fact(lang: Lang, cause: &Cause) -> String {
    told(lang, cause).fact
}

/// What a library said, for whoever helps; nothing where it said nothing.
pub fn technical(lang: Lang, said: &str) -> String {
    let said: String = said.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SAID).collect();
    match (lang, said.is_empty()) {
        (_, true) => String::new(),
        (Lang::Zh, false) => format!("（技术信息：{said}）"),
        (Lang::En, false) => format!(" (technical: {said})"),
    }
}

/// What is damaged, and what that costs, without what to do.
pub fn damage(lang: Lang, damage: &Damage) -> String {
    let lost = (damage.from > 0).then_some((damage.from, damage.to));
    reports::finding(lang, &damage.file.display(), wrong(damage.wrong).say(lang), lost)
}

/// Why a record does not open.
pub fn shut(lang: Lang, why: Shut) -> &'static str {
    let text = match why {
        Shut::Changed => msg("字节被改动过", "its bytes were changed"),
        Shut::OtherVersion => msg("是别的版本写的", "another version wrote it"),
        Shut::OtherShape => msg("内容的样子不对", "its contents have another shape"),
        Shut::TooLong => msg("太长，存不下", "longer than can be kept"),
        Shut::Sealed => msg("封存着，打不开", "it is sealed"),
    };
    text.say(lang)
}

fn wrong(wrong: Wrong) -> Msg {
    match wrong {
        Wrong::Block => cli::BLOCK_DAMAGED,
        Wrong::End => cli::END_MISSING,
        Wrong::Order => cli::OUT_OF_ORDER,
        Wrong::Chain => cli::CHAIN_BROKEN,
        Wrong::Frames => cli::NOT_DECODED,
        Wrong::Missing => cli::FILE_MISSING,
        Wrong::Checksum => cli::CHECKSUM_WRONG,
        Wrong::Sum => cli::SUM_WRONG,
        Wrong::Incomplete => cli::NOT_LAID_OUT,
        Wrong::Foreign => cli::FOREIGN,
        Wrong::Suite => cli::SEALED_OTHERWISE,
        Wrong::Forged => cli::FORGED,
        Wrong::Unsealed => cli::UNSEALED,
    }
}

fn told(lang: Lang, cause: &Cause) -> Told {
    let of = |fact: Msg, next: Msg| Told { fact: fact.say(lang).to_owned(), next };
    let check = msg("请运行 linli check", "Run linli check");
    let mut told = match cause {
        Cause::System(system) => self::system(lang, system),
        Cause::NearlyFull { free } => {
            let free = free / (1 << 20);
            let fact = match lang {
                Lang::Zh => format!("磁盘快满了，只剩 {free} MB"),
                Lang::En => format!("the disk is nearly full, {free} MB left"),
            };
            Told { fact, next: msg("请清出空间", "Make room on it") }
        }
        Cause::Limit(limit) => Told {
            fact: self::limit(lang, limit),
            next: msg("请写短些或分几次办", "Shorten it or do it in parts"),
        },
        Cause::Damaged(damage) => Told { fact: self::damage(lang, damage), next: check },
        Cause::Held => of(
            msg("别的程序正用着数据文件夹", "another program holds the data folder"),
            msg("请先在那边退出", "Leave it there first"),
        ),
        Cause::NoStore(folder) => {
            let folder = folder.display();
            let fact = match lang {
                Lang::Zh => format!("{folder} 里没有数据"),
                Lang::En => format!("there is no data in {folder}"),
            };
            Told { fact, next: msg("请用 --data 指定文件夹", "Name the folder with --data") }
        }
        Cause::Locked(folder) => {
            let folder = folder.display();
            let fact = match lang {
                Lang::Zh => format!("{folder} 是加密的，没有给口令"),
                Lang::En => format!("{folder} is sealed, and no passphrase was given"),
            };
            Told { fact, next: msg("请用口令打开", "Open it with the passphrase") }
        }
        Cause::Format { found, known } => {
            let fact = match lang {
                Lang::Zh => format!("数据格式是 {found}，本版只认 {known}"),
                Lang::En => format!("the data have format {found}, this version reads {known}"),
            };
            Told { fact, next: msg("请用写它的那个版本", "Use the version that wrote it") }
        }
        Cause::Sled { .. } => of(
            msg("记录库 sled 出错，日志里的都在", "sled failed; the journal holds everything"),
            msg("重开时会自动重建，请退出", "It is rebuilt at the next start: leave"),
        ),
        Cause::InDoubt => of(
            msg("有一次写入不知成没成", "an earlier write may have failed"),
            msg("请退出重开", "Leave and open again"),
        ),
        Cause::Closed => of(msg("数据已经关上", "the data were closed"), msg("请退出重开", "Leave and open again")),
        Cause::Defect => of(
            msg("后台线程出错停止了", "the desk's thread stopped"),
            msg("请把屏幕拍给维护的人看", "Show this screen to whoever maintains it"),
        ),
        Cause::Record { record, why } => {
            let why = shut(lang, *why);
            let record = labels::record(lang, *record, None);
            let fact = match lang {
                Lang::Zh => format!("{record}{why}"),
                Lang::En => format!("{record}: {why}"),
            };
            Told { fact, next: check }
        }
        Cause::NoPrinter => of(
            msg("没有设打印", "no printing is set up"),
            msg("请写好 linli.toml 的 [print]", "Set [print] in linli.toml"),
        ),
        Cause::Command { code, .. } => {
            let fact = match (lang, code) {
                (Lang::Zh, Some(code)) => format!("打印命令没有成功，退出码 {code}"),
                (Lang::Zh, None) => "打印命令被中断".to_owned(),
                (Lang::En, Some(code)) => format!("the print command failed with {code}"),
                (Lang::En, None) => "the print command was killed".to_owned(),
            };
            Told {
                fact,
                next: msg("请看打印机、纸和 linli.toml 的 [print]", "See to printer, paper and [print] in linli.toml"),
            }
        }
    };
    told.fact.push_str(&technical(lang, cause.said()));
    told
}

/// What the system said: of which file, which kind of error, its number for whoever helps.
fn system(lang: Lang, System { path, kind, number, .. }: &System) -> Told {
    let (what, next) = kind_of(*kind, *number);
    let what = what.say(lang);
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let of = file.map(|file| format!("{file}{}", lang.of("：", ": "))).unwrap_or_default();
    let number = match (lang, number) {
        (_, None) => String::new(),
        (Lang::Zh, Some(number)) => format!("（系统错误 {number}）"),
        (Lang::En, Some(number)) => format!(" (system error {number})"),
    };
    Told { fact: format!("{of}{what}{number}"), next }
}

/// A kind of error of the system, and what to do about it. Some have no kind and are known by their number alone.
fn kind_of(kind: ErrorKind, number: Option<i32>) -> (Msg, Msg) {
    match kind {
        ErrorKind::StorageFull => (msg("磁盘满了", "the disk is full"), msg("请清出空间", "Make room on it")),
        ErrorKind::QuotaExceeded => (
            msg("这个账号的空间用完了", "this account's space is used up"),
            msg("请清出空间，或请管理员加大", "Make room or have the quota raised"),
        ),
        ErrorKind::PermissionDenied => (
            msg("没有权限", "permission denied"),
            msg("请管理员给这个账号开放权限", "Have the administrator grant this account access"),
        ),
        ErrorKind::ReadOnlyFilesystem => (
            msg("那个磁盘只能读，写不进", "that disk is read-only"),
            msg("请换一个能写的地方", "Use a place that can be written"),
        ),
        ErrorKind::NotFound => (
            msg("找不到", "not found"),
            msg("请核对路径，看磁盘插好没有", "Check the path, and that the disk is plugged in"),
        ),
        ErrorKind::AlreadyExists => (msg("已有同名的", "that name is taken"), msg("请换个名字", "Choose another name")),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock | ErrorKind::Deadlock => {
            (msg("别的程序正用着", "in use by another program"), msg("请先在那边关掉", "Close it there first"))
        }
        ErrorKind::NotADirectory => (msg("不是文件夹", "is no folder"), msg("请指定一个文件夹", "Name a folder")),
        ErrorKind::IsADirectory => (msg("是文件夹，不是文件", "is a folder"), msg("请指定一个文件", "Name a file")),
        ErrorKind::DirectoryNotEmpty => {
            (msg("文件夹不是空的", "the folder is not empty"), msg("请换一个空文件夹", "Use an empty folder"))
        }
        ErrorKind::FileTooLarge => (
            msg("那个磁盘放不下这么大的文件", "too large a file for that disk"),
            msg("请换一个磁盘", "Use another disk"),
        ),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
            (msg("名字不能用", "the name cannot be used"), msg("请换个名字", "Choose another name"))
        }
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionRefused => {
            (msg("网络盘连不上", "the network disk does not answer"), msg("请看网络接好没有", "See to the network"))
        }
        ErrorKind::UnexpectedEof => {
            (msg("文件不完整", "the file ends too early"), msg("请换一份完整的", "Use a whole copy"))
        }
        ErrorKind::InvalidData => {
            (msg("内容不对", "its contents make no sense"), msg("请换一份好的", "Use a good copy"))
        }
        ErrorKind::OutOfMemory => (msg("内存不够", "memory is short"), msg("请关掉别的程序", "Close other programs")),
        ErrorKind::BrokenPipe => (
            msg("接着读的程序已经关了", "whoever was to read it has gone"),
            msg("请看那个程序为什么停", "See why that program stopped"),
        ),
        ErrorKind::Unsupported => {
            (msg("那个磁盘不支持", "that disk cannot do this"), msg("请换一个磁盘", "Use another disk"))
        }
        _ => by_number(number),
    }
}

fn by_number(number: Option<i32>) -> (Msg, Msg) {
    match number {
        Some(5) => (
            msg("磁盘读写出错，可能要坏了", "the disk fails and may be dying"),
            msg("请先备份到别的磁盘，请人检修", "Back up to another disk and have this one looked at"),
        ),
        Some(6 | 19) => (msg("磁盘被拔掉了", "the disk was unplugged"), msg("请插好", "Plug it in")),
        Some(23 | 24) => {
            (msg("打开的文件太多", "too many files are open"), msg("请关掉别的程序", "Close other programs"))
        }
        Some(_) | None => (
            msg("系统不让做", "the system refuses"),
            msg("请把这一行告诉维护的人", "Show this line to whoever maintains this machine"),
        ),
    }
}

fn limit(lang: Lang, limit: &Limit) -> String {
    match (lang, limit) {
        (_, Limit::Most { of, is, most }) => {
            let of = match of {
                Part::Note => msg("说明", "the note"),
                Part::Operations => msg("一次改的记录", "what changes at once"),
                Part::Key => msg("键", "a key"),
                Part::Value => msg("一条记录", "a record"),
                Part::Commit => msg("一次提交", "a commit"),
                Part::Slice => msg("一次写入", "a write"),
            };
            match lang {
                Lang::Zh => format!("{}太大：{is}，最多 {most}", of.say(lang)),
                Lang::En => format!("{} is too large: {is} of at most {most}", of.say(lang)),
            }
        }
        (Lang::Zh, Limit::EmptyKey) => "有一个键是空的".to_owned(),
        (Lang::En, Limit::EmptyKey) => "a key is empty".to_owned(),
        (Lang::Zh, Limit::Twice { key }) => format!("同一条记录 {key} 一次改了两回"),
        (Lang::En, Limit::Twice { key }) => format!("record {key} is changed twice at once"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;
    use std::io;
    use std::path::{Path, PathBuf};

    use super::super::tests::check_error;
    use super::*;

    /// Errors of the system by their number, and those that a library makes by their kind alone.
    fn every_error() -> Vec<io::Error> {
        let numbers = [1, 2, 5, 6, 11, 12, 13, 16, 17, 20, 21, 22, 24, 27, 28, 30, 32, 36, 39, 95, 110, 113, 116, 122];
        let kinds = [ErrorKind::UnexpectedEof, ErrorKind::InvalidData, ErrorKind::Other];
        let mut all: Vec<io::Error> = numbers.map(io::Error::from_raw_os_error).into();
        all.extend(kinds.map(io::Error::from));
        all.push(io::Error::other("could not acquire lock\non \"db\""));
        all
    }

    fn every_limit() -> Vec<Limit> {
        let parts = [Part::Note, Part::Operations, Part::Key, Part::Value, Part::Commit, Part::Slice];
        let mut all: Vec<Limit> = parts.map(|of| Limit::Most { of, is: 70_000, most: 65_536 }).into();
        all.extend([Limit::EmptyKey, Limit::Twice { key: "r/7".into() }]);
        all
    }

    fn every_wrong() -> [Wrong; 13] {
        use Wrong::*;
        [Block, End, Order, Chain, Frames, Missing, Checksum, Sum, Incomplete, Foreign, Suite, Forged, Unsealed]
    }

    pub(in crate::text) fn every_cause() -> Vec<Cause> {
        let file = Path::new("/data/journal/000001.seg");
        let said = || "IO error: \u{7}no such\nthing".to_owned();
        let shut = [Shut::Changed, Shut::OtherVersion, Shut::OtherShape, Shut::TooLong, Shut::Sealed];
        let mut all: Vec<Cause> = every_error()
            .iter()
            .flat_map(|error| [Cause::from(error), Cause::System(System::at(file, error))])
            .collect();
        all.extend(every_limit().into_iter().map(Cause::Limit));
        all.extend(every_wrong().map(|wrong| Cause::Damaged(Damage::to_range(file, wrong, 7, 9))));
        all.extend(shut.map(|why| Cause::Record { record: None, why }));
        all.extend([
            Cause::NearlyFull { free: 1 << 21 },
            Cause::Held,
            Cause::NoStore(PathBuf::from("/data")),
            Cause::Locked(PathBuf::from("/data")),
            Cause::Format { found: 1, known: 2 },
            Cause::Sled { said: said() },
            Cause::InDoubt,
            Cause::Closed,
            Cause::Defect,
            Cause::NoPrinter,
            Cause::Command { code: Some(3), said: said() },
            Cause::Command { code: None, said: String::new() },
        ]);
        all
    }

    /// A number for each variant: one that is added does not compile before it stands here, and is missed before it
    /// stands among the samples.
    fn place(cause: &Cause) -> usize {
        match cause {
            Cause::System(_) => 0,
            Cause::NearlyFull { .. } => 1,
            Cause::Limit(_) => 2,
            Cause::Damaged(_) => 3,
            Cause::Held => 4,
            Cause::NoStore(_) => 5,
            Cause::Format { .. } => 6,
            Cause::Sled { .. } => 7,
            Cause::InDoubt => 8,
            Cause::Closed => 9,
            Cause::Defect => 10,
            Cause::Record { .. } => 11,
            Cause::NoPrinter => 12,
            Cause::Command { .. } => 13,
            Cause::Locked(_) => 14,
        }
    }

    #[test]
    fn every_cause_is_one_line_in_both_languages_that_ends_with_what_to_do() {
        let all = every_cause();
        let places: BTreeSet<usize> = all.iter().map(place).collect();
        assert!(places.into_iter().eq(0..15), "a cause is missing among the samples");
        for lang in Lang::ALL {
            for cause in &all {
                check_error(lang, &about(lang, "/data", cause));
            }
        }
    }

    #[test]
    fn an_error_of_the_system_is_told_by_its_kind_and_its_number() {
        let told = |number| about(Lang::Zh, "U", &(&io::Error::from_raw_os_error(number)).into());
        assert_eq!(told(28), "U：磁盘满了（系统错误 28）。请清出空间，再试一次。");
        assert!(told(13).contains("没有权限") && told(30).contains("只能读") && told(2).contains("找不到"));
        assert!(told(16).contains("别的程序正用着") && told(5).contains("磁盘读写出错"));
        let sayings: BTreeSet<String> = every_error().iter().map(|error| about(Lang::En, "U", &error.into())).collect();
        assert!(sayings.len() >= 24, "{sayings:#?}");
    }

    #[test]
    fn what_a_library_said_never_stands_alone() {
        assert_eq!(technical(Lang::Zh, " a\nb "), "（技术信息：a b）");
        assert_eq!(technical(Lang::Zh, "\n"), "");
        assert!(technical(Lang::En, &"x".repeat(9_999)).len() < 200);
    }
}

//! What `linli doctor` and `linli where` say: a line a thing looked at, with one remedy where it is not well.

use super::{Lang, Msg, msg};

/// A thing that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Terminal,
    Encoding,
    Size,
    Colours,
    Fonts,
    InputMethod,
    Data,
    Disk,
    Lock,
    Clock,
    Backup,
    Settings,
}

impl Topic {
    /// In the order in which they are said.
    pub const ALL: [Self; 12] = [
        Self::Terminal,
        Self::Encoding,
        Self::Size,
        Self::Colours,
        Self::Fonts,
        Self::InputMethod,
        Self::Data,
        Self::Disk,
        Self::Lock,
        Self::Clock,
        Self::Backup,
        Self::Settings,
    ];

    /// What it is called.
    pub fn name(self) -> Msg {
        match self {
            Self::Terminal => msg("终端", "terminal"),
            Self::Encoding => msg("编码", "encoding"),
            Self::Size => msg("窗口大小", "window size"),
            Self::Colours => msg("颜色", "colours"),
            Self::Fonts => msg("汉字字体", "Han fonts"),
            Self::InputMethod => msg("输入法", "input method"),
            Self::Data => msg("数据文件夹", "data folder"),
            Self::Disk => msg("磁盘空间", "disk space"),
            Self::Lock => msg("谁开着", "held by"),
            Self::Clock => msg("时钟", "clock"),
            Self::Backup => msg("备份", "backup"),
            Self::Settings => msg("配置", "settings"),
        }
    }

    /// What to do where it is not well.
    pub fn remedy(self) -> Msg {
        match self {
            Self::Terminal => msg(
                "请在图形界面的终端里用（Windows Terminal、深度终端、GNOME 终端、xterm 都可以）",
                "use a terminal of the desktop (Windows Terminal, GNOME's, Deepin's, xterm)",
            ),
            Self::Encoding => {
                msg("汉字会乱：先执行 export LANG=zh_CN.UTF-8", "Han would be garbled: first export LANG=zh_CN.UTF-8")
            }
            Self::Size => msg(
                "小于 60x16 放不下：把窗口拉大，或把字号调小一档",
                "below 60x16 nothing fits: enlarge the window or take a smaller font",
            ),
            Self::Colours => msg(
                "只有黑白：照样能用；想要颜色，换一个终端或设 TERM=xterm-256color",
                "black and white only, which works; for colours use another terminal or TERM=xterm-256color",
            ),
            Self::Fonts => msg(
                "装一款中文等宽字体，例如 fonts-noto-cjk 或 fonts-wqy-zenhei",
                "install a Chinese font, as fonts-noto-cjk or fonts-wqy-zenhei",
            ),
            Self::InputMethod => msg(
                "查人用拼音首字母，不需要；要写汉字，请先装好 fcitx5 或 ibus",
                "finding people needs none; to write Han install fcitx5 or ibus",
            ),
            Self::Data => msg(
                "这里还没有办公数据：运行 linli 新建，或用 --data 指到原来的文件夹",
                "no office lies here: start linli to make one, or name its folder with --data",
            ),
            Self::Disk => msg(
                "不到 500 MB：清理磁盘，或把数据文件夹搬到大一些的盘",
                "less than 500 MB: free some, or move the data folder to a larger disk",
            ),
            Self::Lock => msg(
                "上次没有正常关闭：下次打开时会自己接上，不用管；若有窗口开着，先去那里退出",
                "it was not closed in order, or a window is open: the next start mends the first, leave the second",
            ),
            Self::Clock => msg(
                "与最后一条记录的时间对不上：请把电脑的日期时间校准",
                "far from the last record's time: set the computer's date and time",
            ),
            Self::Backup => msg(
                "两天内没有备份：在配置里写 [backup] path，或执行 linli backup 文件",
                "none within two days: set [backup] path, or run linli backup FILE",
            ),
            Self::Settings => {
                msg("有几行不算：看 linli config --check", "lines do not count: see linli config --check")
            }
        }
    }
}

/// Something well, and something that is not.
pub const WELL: Msg = msg("好", "ok");
pub const NOT_WELL: Msg = msg("看", "see");
/// Nobody can tell from here.
pub const UNKNOWN: Msg = msg("看不出来", "cannot be told from here");
pub const NOTHING: Msg = msg("没有", "none");
/// A sample whose two ends stand under each other where Han is two cells wide.
pub const RULER: Msg = msg(
    "下面两行的竖线应当对齐；对不齐就换字体：",
    "The bars of these two lines should align; else take another font:",
);
/// The sample: Han and letters of one width.
pub const SAMPLE: &str = "|邻里社区|\n|abcdefgh|";

/// Bytes as megabytes.
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}

/// What the folder is.
pub fn folder(lang: Lang, training: Option<bool>) -> &'static str {
    match training {
        None => msg("没有数据", "no data").say(lang),
        Some(true) => msg("演练，数据不作数", "training, nothing counts").say(lang),
        Some(false) => msg("办公数据", "an office's data").say(lang),
    }
}

/// What `linli where` lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    Data,
    Settings,
    Drafts,
    Prints,
    Backups,
    Training,
}

impl Where {
    /// What it is called.
    pub fn name(self) -> Msg {
        match self {
            Self::Data => msg("数据", "data"),
            Self::Settings => msg("配置", "settings"),
            Self::Drafts => msg("没存的表", "forms not saved"),
            Self::Prints => msg("打印出的页", "printed pages"),
            Self::Backups => msg("备份", "backups"),
            Self::Training => msg("演练数据", "training data"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn each_thing_has_a_name_and_a_remedy() {
        for lang in Lang::ALL {
            for topic in Topic::ALL {
                check_line(lang, topic.remedy().say(lang));
                assert!(!topic.name().say(lang).is_empty());
            }
            for text in [WELL, NOT_WELL, UNKNOWN, NOTHING] {
                assert!(!text.say(lang).is_empty());
            }
        }
    }
}

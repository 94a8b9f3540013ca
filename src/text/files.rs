//! Words of the file picker and of the export dialogue.

use super::{Lang, Msg, msg};

/// Its title where a file is opened.
pub const WHICH_ROSTER: Msg = msg("导入哪个文件", "Import which file");
/// Its title where a file is written.
pub const WHERE_TO: Msg = msg("存到哪个文件夹", "Into which folder");
pub const HOW: Msg =
    msg("打字筛选或写路径，Enter 进入，退格回上级", "Type to filter or write a path; Enter opens, Backspace goes up");
pub const UP: Msg = msg(".. 上级", ".. up");
/// Save it here; the name follows.
pub const SAVE_HERE: Msg = msg("存在这里", "Save here");
pub const HOME: Msg = msg("个人文件夹", "Home");
pub const DESKTOP: Msg = msg("桌面", "Desktop");
pub const DOWNLOADS: Msg = msg("下载", "Downloads");
/// A disk that was plugged in.
pub const DISK: Msg = msg("U 盘", "Disk");
/// Where the last file was.
pub const RECENT: Msg = msg("上次", "Last time");
/// Nothing in it can be picked.
pub const NOTHING_HERE: Msg = msg("没有能选的", "nothing to pick here");
/// Nothing fits what was typed.
pub const NONE_FITS: Msg = msg("没有符合的", "nothing fits");
pub const NOT_THERE: Msg = msg("没有这个文件或文件夹", "There is no such file or folder");

/// The action, and its dialogue.
pub const EXPORT: Msg = msg("导出", "Export");
pub const EXPORT_TIP: Msg = msg("这张表或整个登记存成文件", "This list, or a whole register, as a file");
/// How the file is to be.
pub const WHICH_FORM: Msg = msg("什么样的文件", "What kind of file");
pub const BOOK: Msg = msg("xlsx 表格，号码只留后四位", "xlsx, numbers masked to the last four");
pub const SEPARATED: Msg = msg("csv，号码只留后四位", "csv, numbers masked to the last four");
pub const LINES: Msg = msg("JSON 行，号码只留后四位", "JSON lines, numbers masked to the last four");
pub const BOOK_IN_FULL: Msg = msg("xlsx 表格，完整号码和健康信息，会留痕", "xlsx in full, health too; this is logged");
pub const SEPARATED_IN_FULL: Msg = msg("csv，完整号码和健康信息，会留痕", "csv in full, health too; this is logged");
pub const WHY: Msg = msg("为什么要完整导出？会留痕", "Why in full? This is logged");
/// A reason must be given.
pub const REASON_FIRST: Msg = msg("请先写原因", "Please give a reason first");
/// The file is being written.
pub const WRITING: Msg = msg("正在导出", "exporting");

/// The list as it is filtered now, so many rows.
pub fn this_list(lang: Lang, what: &str, rows: usize) -> String {
    match lang {
        Lang::Zh => format!("现在这张表：{what} {rows} 行"),
        Lang::En => format!("this list: {rows} {what}"),
    }
}

/// A whole register.
pub fn all_of(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("全部{what}"),
        Lang::En => format!("all {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn words_of_files_are_there_in_both_languages() {
        for lang in Lang::ALL {
            for text in [
                WHICH_ROSTER,
                WHERE_TO,
                HOW,
                UP,
                SAVE_HERE,
                HOME,
                DESKTOP,
                DOWNLOADS,
                DISK,
                RECENT,
                NOTHING_HERE,
                NONE_FITS,
                NOT_THERE,
                EXPORT,
                EXPORT_TIP,
                WHICH_FORM,
                BOOK,
                SEPARATED,
                LINES,
                BOOK_IN_FULL,
                SEPARATED_IN_FULL,
                WHY,
                REASON_FIRST,
                WRITING,
            ] {
                check_line(lang, text.say(lang));
            }
            check_line(lang, &this_list(lang, "x", 3));
            check_line(lang, &all_of(lang, "x"));
        }
    }
}

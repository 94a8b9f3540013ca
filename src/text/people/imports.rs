//! Words of imports that are looked at again: the people of one as a list, and taking it back.

use crate::text::{Msg, msg};

/// The action: imports, the newest first.
pub const IMPORTS: Msg = msg("导入批次", "Imports");
pub const IMPORTS_TIP: Msg = msg("找回某次导入的人：列出、导出、撤销", "The people of an import: list, export, undo");
pub const NONE: Msg = msg("没有导入记录", "No import is remembered");
pub const LIST: Msg = msg("列出这批人（可导出、打印）", "List its people (to export or print)");
pub const UNDO: Msg = msg("撤销这批人", "Take its people back");
/// Takes back what an earlier undo left.
pub const UNDO_LEFT: Msg = msg("撤销留下的人", "Take back those who stayed");
pub const LISTED: Msg = msg("同一次导入的", "of one import");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::text::tests::check_line;

    #[test]
    fn words_of_imports_are_there_in_both_languages() {
        for lang in Lang::ALL {
            for text in [IMPORTS, IMPORTS_TIP, NONE, LIST, UNDO, UNDO_LEFT, LISTED] {
                check_line(lang, text.say(lang));
            }
        }
    }
}

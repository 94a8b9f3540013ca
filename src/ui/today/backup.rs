//! How backups stand, at the foot of the board.

use jiff::ToSpan;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::backup::Standing;
use crate::text::backups;
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;

/// How backups stand, in one line at the foot; answers how many lines that took. Nothing where nobody keeps them.
pub(in crate::ui) fn draw(paint: &mut Paint, body: Rect, view: &View) -> u16 {
    let (lang, today) = (view.lang(), view.today());
    let (dim, warn) = (paint.theme.dim, paint.theme.warn);
    let standing = &view.seat.backup;
    let age = standing.last().map(|at| backups::age(lang, at, today));
    let last = age.as_deref().map(|age| backups::last_good(lang, age));
    // A day may pass before the desk is opened again; two are one too many.
    let overdue = standing.last().is_none_or(|at| at.date().saturating_add(2.days()) <= today);
    let (said, style) = match standing {
        Standing::NotKept => return 0,
        Standing::NotSet(_) => (view.say(backups::NOT_SET).to_owned(), if overdue { warn } else { dim }),
        Standing::Running(_) => (view.say(backups::RUNNING).to_owned(), dim),
        Standing::Good(at) => {
            let last = backups::age(lang, *at, today);
            paint_backup(paint, body, view, (&last, None), if overdue { warn } else { dim });
            return 1;
        }
        Standing::Failed(reason, _) => (format!("! {reason}"), warn),
    };
    let last = last.unwrap_or_else(|| view.say(backups::NEVER).to_owned());
    paint_backup(paint, body, view, (&said, Some(&last)), style);
    1
}

/// The line: what is so on the left, the last good one on the right.
fn paint_backup(paint: &mut Paint, body: Rect, view: &View, (said, last): (&str, Option<&str>), style: Style) {
    let y = body.bottom() - 1;
    let strong = paint.theme.strong;
    let right = last.map_or(0, |last| {
        let cells = width(last);
        paint.right(body.x, y, body.width - 1, last, style);
        cells + 2
    });
    let x = body.x + 1;
    let used = paint.text(x, y, 10, view.say(backups::BACKUP), strong) + 2;
    paint.text(x + used, y, body.width.saturating_sub(used + right + 2), said, style);
}

//! The list of call-outs, and beside it who is rung and what each said.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::care::export::CALL_OUTS;
use crate::desk::export::ExportRow;
use crate::model::care::codes::{ANSWER, CALL_OUT, COMES};
use crate::model::care::{CallOut, Called};
use crate::model::{Id, Record};
use crate::text::{Msg, care as words, labels, when};
use crate::ui::care::ring::open_ring;
use crate::ui::effect::Effect;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

/// Cells of the columns: day, reason, counts; the matter has the rest.
const COLUMNS: [u16; 3] = [12, 10, 22];
/// Cells of the card's headings.
const HEADS: u16 = 10;

/// Call-outs, the latest first.
#[derive(Default)]
pub struct CallOuts;

impl Listing for CallOuts {
    type Record = CallOut;
    const SCROLLS: bool = true;

    fn list(&mut self, _filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let mut all: Vec<&CallOut> = view.office.of::<CallOut>().all().collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.day, one.time, one.id)));
        all.into_iter().map(|one| one.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        0
    }

    fn open(&self, id: Id, _view: &View) -> Effect {
        open_ring(id)
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&CALL_OUTS)
    }

    fn empty(&self, _filter: u8, _view: &View) -> Msg {
        words::NO_CALL_OUT
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        paint.text(area.x + 1, area.y, area.width.saturating_sub(2), &words::call_outs(view.lang(), shown.count), dim);
        1
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(one) = view.office.of::<CallOut>().get(id) else { return };
        let (lang, theme) = (view.lang(), paint.theme);
        let style = |style: Style| if here { theme.selected } else { style };
        if here {
            paint.tint(at, theme.selected);
            paint.text(at.x, at.y, 1, ">", theme.selected);
        }
        let mut x = at.x + 2;
        let counts = words::call_out_counts(lang, one.coming(), one.uncalled(), one.called.len());
        let cells = [
            when::day_of_year(lang, one.day, view.today()),
            labels::code_number(lang, CALL_OUT, one.reason).to_owned(),
            counts,
        ];
        let looks = [theme.plain, theme.plain, if one.uncalled() > 0 { theme.warn } else { theme.plain }];
        for ((text, cells), look) in cells.iter().zip(COLUMNS).zip(looks) {
            paint.text(x, at.y, cells - 1, text, style(look));
            x += cells;
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &one.title, style(theme.strong));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, scrolled: usize, view: &View) -> usize {
        let Some(one) = view.office.of::<CallOut>().get(id) else { return 0 };
        let (lang, plain, strong, dim, good) =
            (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.dim, paint.theme.good);
        paint.text(area.x, area.y, area.width, &one.title, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let time = one.time.map(when::clock).unwrap_or_default();
        let day = format!("{} {time}", when::day_of_year(lang, one.day, view.today()));
        pen.fact(paint, labels::field(lang, CallOut::KIND, "day"), day.trim_end(), plain);
        pen.fact(paint, labels::field(lang, CallOut::KIND, "place"), &one.place, plain);
        let counts = words::call_out_counts(lang, one.coming(), one.uncalled(), one.called.len());
        pen.fact(paint, view.say(words::COMING), &counts, plain);
        if one.minutes() > 0 {
            pen.fact(paint, view.say(words::HOURS), &words::hours(lang, one.minutes()), plain);
        }
        pen.gap();
        // Who comes stands first, then who was asked, then those whom nobody rang.
        let mut order: Vec<&Called> = one.called.iter().collect();
        order.sort_by_key(|called| if called.answer == 0 { u8::MAX } else { called.answer });
        let most = order.len().saturating_sub(1);
        for called in order.into_iter().skip(scrolled.min(most)) {
            if pen.left() == 0 {
                break;
            }
            pen.text(paint, 0, &line(called, view), if called.answer == COMES { good } else { dim });
        }
        most
    }
}

/// A volunteer on the list: name, what they said, how long they served.
fn line(called: &Called, view: &View) -> String {
    let answer = if called.answer == 0 { "" } else { labels::code_number(view.lang(), ANSWER, called.answer) };
    let minutes = if called.minutes == 0 { String::new() } else { words::minutes(view.lang(), called.minutes) };
    format!("{}  {answer}  {minutes}", view.office.volunteer_name(called.volunteer)).trim_end().to_owned()
}

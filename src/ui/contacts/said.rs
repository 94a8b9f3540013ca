//! What was said: a line an entry, the last first; promises by their day. Beside it the whole of it with its chases.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::contacts::export::COMMUNICATIONS;
use crate::desk::export::ExportRow;
use crate::model::contacts::{CHANNEL, Communication, KEPT, OPEN, PROMISER};
use crate::model::{Id, Record, Resident};
use crate::text::{Msg, contacts as words, labels, when};
use crate::ui::contacts::actions::said_label;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Everything, the last first.
    pub const ALL: u8 = 0;
    /// What is promised and open, the first due day first.
    pub const PROMISES: u8 = 1;
    /// Of that what is late.
    pub const OVERDUE: u8 = 2;
    /// What the office promised.
    pub const OURS: u8 = 3;
    /// What others promised.
    pub const THEIRS: u8 = 4;
    /// One way of talking: its code is added.
    pub const CHANNEL: u8 = 10;
}

/// Cells of the columns: when, with whom.
const COLUMNS: [u16; 2] = [13, 20];
/// Cells of the card's headings.
const HEADS: u16 = 12;
/// Of [`PROMISER`]: the office.
const WE: u8 = 1;

/// What was said.
#[derive(Default)]
pub struct Said;

fn is_chase_list(filter: u8) -> bool {
    (filter::PROMISES..filter::CHANNEL).contains(&filter)
}

fn fits(filter: u8, said: &Communication, view: &View) -> bool {
    match filter {
        filter::ALL | filter::PROMISES => true,
        filter::OVERDUE => view.office.promise_due(said) < view.today(),
        filter::OURS => said.promiser == WE,
        filter::THEIRS => said.promiser != WE,
        channel => said.channel + filter::CHANNEL == channel,
    }
}

impl Listing for Said {
    type Record = Communication;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        if is_chase_list(filter) {
            let open = view.office.promises().into_iter().filter(|said| fits(filter, said, view));
            return open.map(|said| said.id).collect();
        }
        let all = view.office.of::<Communication>().all().filter(|said| fits(filter, said, view));
        let mut all: Vec<&Communication> = all.collect();
        all.sort_by_key(|said| std::cmp::Reverse((said.at, said.id)));
        all.into_iter().map(|said| said.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&COMMUNICATIONS)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Communication>().is_empty() { words::NO_SAID_YET } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let label = format!("{marked}  {}", said_label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, label.trim_start(), dim);
        let promises = view.office.promises();
        let late = promises.iter().filter(|said| view.office.promise_due(said) < view.today()).count();
        let heading = words::said_heading(view.lang(), shown.count, promises.len(), late);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let chase = is_chase_list(shown.filter);
            let heads = [if chase { words::UNTIL } else { words::WHEN }, words::WITH].into_iter().zip(COLUMNS);
            let mut x = area.x + 2;
            for (head, cells) in heads {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            let last = if chase { words::PROMISED } else { words::WHAT };
            paint.text(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(last), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(said) = view.office.of::<Communication>().get(id) else { return };
        let (plain, bad, warn, selected) = (paint.theme.plain, paint.theme.bad, paint.theme.warn, paint.theme.selected);
        let style = |style: Style| if here { selected } else { style };
        if here {
            paint.tint(at, selected);
            paint.text(at.x, at.y, 1, ">", selected);
        }
        let (today, lang) = (view.today(), view.lang());
        let promised = said.is_promised();
        let due = view.office.promise_due(said);
        let late = match due.cmp(&today) {
            Ordering::Less => bad,
            Ordering::Equal => warn,
            Ordering::Greater => plain,
        };
        let x = at.x + 2;
        if promised {
            // A sign beside the colour: late, or due today.
            let sign = match due.cmp(&today) {
                Ordering::Less => "! ",
                Ordering::Equal => "* ",
                Ordering::Greater => "",
            };
            let said = format!("{sign}{}", words::due(lang, due, today));
            paint.text(x, at.y, COLUMNS[0] - 1, &said, style(late));
        } else {
            let when = when::day_of_year(lang, said.at.date(), today);
            paint.text(x, at.y, COLUMNS[0] - 1, &when, style(plain));
        }
        let x = x + COLUMNS[0];
        paint.text(x, at.y, COLUMNS[1] - 1, &view.office.said_with(said), style(plain));
        let x = x + COLUMNS[1];
        let what = if promised { &said.promise } else { &said.content };
        paint.text(x, at.y, at.right().saturating_sub(x + 1), what, style(plain));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(said) = view.office.of::<Communication>().get(id) else { return 0 };
        let (lang, plain, strong, bad) = (view.lang(), paint.theme.plain, paint.theme.strong, paint.theme.bad);
        let at = when::moment(lang, said.at.date(), said.at.time(), view.today());
        let title = format!("{at}  {}", labels::code_number(lang, CHANNEL, said.channel));
        paint.text(area.x, area.y, area.width, &title, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Communication::KIND, key);
        pen.fact(paint, label("unit"), view.office.unit_name(said.unit), plain);
        let contact = view.office.of::<crate::model::contacts::WorkContact>().get(said.contact);
        let contact = contact.map_or_else(String::new, |one| format!("{}  {}", one.name, one.phone));
        pen.fact(paint, label("contact"), contact.trim_end(), plain);
        pen.fact(paint, label("person"), &said.person, plain);
        let whom = view.office.of::<Resident>().get(said.resident).map_or("", |resident| resident.name.as_str());
        pen.fact(paint, label("resident"), whom, plain);
        pen.fact(paint, label("content"), &said.content, plain);
        pen.gap();
        if !said.promise.is_empty() {
            let by = if said.promiser == 0 { "" } else { labels::code_number(lang, PROMISER, said.promiser) };
            pen.fact(paint, label("promise"), &format!("{by}  {}", said.promise), plain);
            let due = view.office.promise_due(said);
            let late = said.is_promised() && due < view.today();
            let day = when::day_of_year(lang, due, view.today());
            pen.fact(paint, label("due"), &day, if late { bad } else { plain });
            let style = if said.kept == OPEN { strong } else { plain };
            pen.fact(paint, label("kept"), labels::code_number(lang, KEPT, said.kept), style);
        }
        let mut head = label("chases");
        for chase in &said.chases {
            let at = when::moment(lang, chase.at.date(), chase.at.time(), view.today());
            let who = view.office.name_of_operator(chase.who);
            pen.fact(paint, head, format!("{at}  {who}  {}", chase.note).trim_end(), plain);
            head = "";
        }
        pen.fact(paint, label("result"), &said.result, plain);
        let back = said.called_back.map(|day| when::day_of_year(lang, day, view.today())).unwrap_or_default();
        pen.fact(paint, label("called_back"), &back, plain);
        pen.fact(paint, label("who"), view.office.name_of_operator(said.who), plain);
        0
    }
}

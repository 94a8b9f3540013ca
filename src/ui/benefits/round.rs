//! Who may have a benefit in this round and has not had it, in walking order: `Enter` gives it, and the list grows
//! shorter. Beside it the person's card.

use ratatui::layout::Rect;

use crate::desk::activities;
use crate::desk::benefits::entitled::{RoundList, TableOn};
use crate::desk::benefits::{Ask, Giving};
use crate::desk::care;
use crate::model::activities::codes::{MET, MET_THEM};
use crate::model::benefits::Benefit;
use crate::model::care::codes::{AT_DOOR, YES};
use crate::model::care::{CarePlan, CareVisit};
use crate::model::{Id, Resident};
use crate::text::{Msg, benefits as words};
use crate::ui::benefits::actions::{from_stock, from_stock_then};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::people::card;
use crate::ui::view::View;

/// Cells of the columns: name, age.
const COLUMNS: [u16; 2] = [14, 6];

/// The list of one benefit's round.
#[derive(Default)]
pub struct Round {
    filter: u8,
    benefit: Id,
    given: usize,
}

impl Round {
    /// Gives it at the door; who has a plan of care may be noted as seen in the same breath.
    fn deliver(&self, elder: Id, view: &View) -> Effect {
        if view.office.of::<CarePlan>().get(elder).is_none() {
            return self.open(elder, view);
        }
        let (benefit, face) = (self.benefit, view.face);
        let give = move |view: &View, seen: bool| {
            let ask = move |supply| {
                Ask::Give(Box::new(Giving { benefit, resident: elder, supply, ..Giving::default() })).into()
            };
            let visit = CareVisit { elder, how: AT_DOOR, reached: YES, ..CareVisit::default() };
            from_stock_then(view, benefit, ask, move || {
                let stays = Effect::Face(face);
                if !seen {
                    return stays;
                }
                let record = care::Ask::Record { visit: Box::new(visit.clone()), words: Box::default(), sure: false };
                Effect::send_then(record.into(), move |_| Effect::Face(face))
            })
        };
        let person = view.office.of::<Resident>().get(elder);
        let offers = vec![
            Offer::new(view.say(words::MARK_SEEN), move |view: &View| give(view, true)),
            Offer::new(view.say(words::SEEN_NO), move |view: &View| give(view, false)),
        ];
        Choice::new(view.say(words::SEEN_TOO), offers).about(person).open()
    }

    /// They were not met: why, by digit. They stay on the list.
    fn miss(&self, resident: Id, view: &View) -> Effect {
        let (benefit, face) = (self.benefit, view.face);
        let why = MET.iter().filter(|code| code.code != MET_THEM).map(|code| {
            let ask = activities::Ask::MissRound { benefit, resident, met: code.code, note: String::new() };
            let label = crate::text::labels::code(view.lang(), code);
            Offer::new(label, move |_: &View| Effect::send_then(ask.into(), move |_| Effect::Face(face)))
        });
        let person = view.office.of::<Resident>().get(resident);
        Choice::new(view.say(words::WHY_MISSED), why.collect()).about(person).open()
    }
}

impl Listing for Round {
    type Record = Resident;
    const SHARE: u16 = 5;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let table = TableOn::of(view.office, view.today());
        let row = table.rows.get(usize::from(filter));
        (self.filter, self.benefit) = (filter, row.map_or(Id::NONE, |row| row.benefit.id));
        let list = RoundList::of(view.office, self.benefit, view.today());
        self.given = list.given;
        list.open
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        self.filter
    }

    fn open(&self, resident: Id, view: &View) -> Effect {
        let benefit = self.benefit;
        from_stock(view, benefit, move |supply| {
            Ask::Give(Box::new(Giving { benefit, resident, supply, ..Giving::default() })).into()
        })
    }

    fn does(&self, verb: Verb, resident: Id, view: &View) -> Effect {
        if verb == Verb::Edit { self.deliver(resident, view) } else { self.miss(resident, view) }
    }

    fn together(&self, ids: Vec<Id>, view: &View) -> Effect {
        let benefit = self.benefit;
        from_stock(view, benefit, move |supply| Ask::GiveToSeveral { benefit, residents: ids.clone(), supply }.into())
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Benefit>().is_empty() { words::NO_BENEFITS } else { words::ALL_HAVE_IT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let name = view.office.of::<Benefit>().get(self.benefit).map_or("", |benefit| benefit.name.as_str());
        let counts = words::round_counts(view.lang(), self.given, shown.count);
        let marked = crate::ui::words::marked(view.lang(), shown.marked);
        let heading = format!("{name}  {counts}  {marked}");
        paint.text(area.x + 1, area.y, area.width.saturating_sub(2), heading.trim_end(), dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::WHO, words::AGE].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::ADDRESS), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return };
        let style = if here { paint.theme.selected } else { paint.theme.plain };
        if here {
            paint.tint(at, style);
            paint.text(at.x, at.y, 1, ">", style);
        }
        let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
        let mut x = at.x + 2;
        for (text, cells) in [resident.name.as_str(), &age].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, cells - 1, text, style);
            x += cells;
        }
        let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &address, style);
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        card::draw(paint, area, id, view);
        0
    }
}

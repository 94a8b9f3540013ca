//! Which room: those of a page by digit, any of them by arrows; those that are not used any more stand last.

use ratatui::layout::Rect;

use crate::model::{Id, Record, Room};
use crate::text::{center, labels};
use crate::ui::actions::{Scope, scope};
use crate::ui::center::forms::room::SetRoom;
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::body_of;
use crate::ui::input::Key;
use crate::ui::paint::{Paint, centered, width};
use crate::ui::panes::{Face, faces};
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};
use crate::ui::words;

use crate::ui::center::TAB;
use crate::ui::layers::form::Form;
use crate::ui::layers::{Layer, Reply};

/// What is picked.
#[derive(Clone, Copy)]
enum Choose {
    /// A room, wherever it is shown.
    Room(Id),
    /// What is no room's.
    Face(&'static Face),
}

/// The rooms, and behind them what the tab shows without a room.
pub struct Rooms {
    /// Each one's name, and whether it is not used any more.
    rooms: Vec<(Choose, String, bool)>,
    cursor: Cursor,
}

impl Rooms {
    /// Asks for a room.
    pub fn open(view: &View) -> Effect {
        let mut rooms: Vec<(Choose, String, bool)> = view
            .office
            .rooms_in_order()
            .into_iter()
            .map(|room| (Choose::Room(room.id), room.name.clone(), room.is_retired()))
            .collect();
        rooms.sort_by_key(|(_, _, retired)| *retired);
        let shows_rooms = |face: &Face| face.shows.iter().any(|shown| shown.kind == Room::KIND);
        let others = faces(&TAB).iter().filter(|face| !shows_rooms(face));
        rooms.extend(others.map(|face| (Choose::Face(face), view.say(face.name).to_owned(), false)));
        Effect::push(Self { rooms, cursor: Cursor::default() })
    }

    /// The rooms under their digits; the teams stand apart from them.
    fn numbered(&self, view: &View) -> Numbered {
        let room = usize::from(body_of(view.seat.size).height).saturating_sub(2);
        let first = self.rooms.iter().position(|(what, ..)| matches!(what, Choose::Face(_)));
        let stand = |place| if Some(place) == first { Stand::Zero } else { Stand::InOrder };
        let stands: Vec<Stand> = (0..self.rooms.len()).map(stand).collect();
        Numbered::of(&stands, |_, paged| room.saturating_sub(usize::from(paged)))
    }

    fn pick(&self, place: usize) -> Effect {
        match self.rooms.get(place) {
            Some((Choose::Face(face), ..)) => Effect::Pop.then(Effect::Face(face)),
            Some((Choose::Room(id), ..)) => Effect::Pop.then(Effect::Show(Selected::of::<Room>(*id))),
            None => Effect::hint(words::PICK_A_DIGIT),
        }
    }
}

impl Layer for Rooms {
    fn scope(&self) -> Scope {
        scope::LIST
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let numbered = self.numbered(view);
        let mut page = numbered.page_of(self.cursor.at);
        match numbered.press(&mut page, digit) {
            Pressed::Row(place) => Reply::Do(self.pick(place)),
            Pressed::Turned => {
                self.cursor.at = numbered.on(page).first().map_or(0, |(_, place)| *place);
                Reply::taken()
            }
            Pressed::Nothing => Reply::Do(Effect::hint(words::PICK_A_DIGIT)),
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.rooms.len()),
            Verb::Open => return self.pick(self.cursor.at),
            Verb::Back => return Effect::Pop,
            Verb::New => return Form::open(SetRoom { room: Id::NONE }, view),
            Verb::Edit => {
                let room = match self.rooms.get(self.cursor.at) {
                    Some((Choose::Room(id), ..)) => *id,
                    Some((Choose::Face(_), ..)) | None => Id::NONE,
                };
                return Form::open(SetRoom { room }, view);
            }
            _ => return Effect::hint(words::PICK_A_DIGIT),
        }
        Effect::None
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let retired = labels::code_key(view.lang(), "room.retired");
        let widest = self.rooms.iter().map(|(_, name, _)| width(name)).max().unwrap_or(0).max(20);
        let numbered = self.numbered(view);
        let rows = numbered.on(0).len() + usize::from(numbered.turns());
        let area = centered(body, widest + width(retired) + 10, rows as u16 + 2);
        let inner = paint.popup(area, view.say(center::WHICH_ROOM));
        let (accent, plain, dim, selected) =
            (paint.theme.accent, paint.theme.plain, paint.theme.dim, paint.theme.selected);
        let page = numbered.page_of(self.cursor.at);
        for (y, (digit, place)) in (inner.y..).zip(numbered.on(page)) {
            let (_, name, is_retired) = &self.rooms[*place];
            let here = *place == self.cursor.at;
            if here {
                paint.tint(Rect { y, height: 1, ..inner }, selected);
            }
            let on = |style| if here { selected } else { style };
            paint.text(inner.x, y, 1, &digit.to_string(), on(accent));
            let used = paint.text(inner.x + 3, y, inner.width - 3, name, on(if *is_retired { dim } else { plain }));
            if *is_retired {
                let x = inner.x + 3 + used + 2;
                paint.text(x, y, inner.right().saturating_sub(x), retired, on(dim));
            }
        }
        if numbered.turns() {
            let text = words::page(view.lang(), page + 1, numbered.pages());
            paint.text(inner.x, inner.bottom() - 1, inner.width, &text, dim);
        }
    }
}

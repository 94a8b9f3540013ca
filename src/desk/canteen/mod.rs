//! The canteen: order, serve, call off a meal; set sittings, menus and prices.
//!
//! One meal a person a sitting: the meal's key says whose it is, and it is written where nothing stands or over what
//! was seen.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod figures;
pub mod gap;
pub mod kitchen;
pub mod leaving;
pub mod plans;
pub mod records;
pub mod register;
pub mod served;
pub mod sheets;

pub use crate::model::canteen::{Did, Not};
pub use ask::Ask;

use crate::desk::center;
use crate::desk::core;
use crate::model::Why;
use jiff::civil::DateTime;

use crate::model::canteen::meal::MEAL_STATE;
use crate::model::canteen::price::Price;
use crate::model::center::booking::Place;
use crate::model::field::FieldError;
use crate::model::{
    Canteen, Meal, MealAt, MealState, Menu, Note, PriceTable, Record, Refusal, Resident, Room, Sitting, Way,
};

use crate::desk::canteen::kitchen::{cooked, eater, is_open, menu_of, price_of, sittings_ahead, unsuited_to};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// Sittings that a refusal offers.
const OFFERED: usize = 2;

/// A meal to be ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Whose, when.
    pub at: MealAt,
    /// Of [`crate::model::canteen::meal::SERVED`].
    pub served: u8,
    /// Of [`crate::model::canteen::meal::PLATE`]; 0 asks where something on the menu does not suit the person.
    pub plate: u8,
    /// Though the kitchen has begun.
    pub late: bool,
    /// For the kitchen or the bearer.
    pub note: String,
}

impl Desk {
    /// Sets a canteen's sittings.
    pub(in crate::desk) fn set_canteen(&mut self, canteen: &Canteen) -> Result<Done, Refusal> {
        self.known::<Room>(canteen.id)?;
        let mut change = Change::default();
        change.put(&self.office(), canteen)?;
        self.commit(change, Note::Canteen(Did::CanteenSet)).map(|done| done.at(Canteen::KIND, canteen.id))
    }

    /// Sets what is cooked for a sitting of a day.
    pub(in crate::desk) fn set_menu(&mut self, menu: Menu) -> Result<Done, Refusal> {
        let (date, sitting) = (menu.date, menu.sitting);
        self.office().needs(date, date)?;
        let menu = Menu { id: crate::model::canteen::menu::menu_id(date, sitting), ..menu };
        let mut change = Change::default();
        change.put(&self.office(), &menu)?;
        self.commit(change, Note::Canteen(Did::MenuSet { date, sitting })).map(|done| done.at(Menu::KIND, menu.id))
    }

    /// Sets what meals cost from a day on; a table of the same day is replaced.
    pub(in crate::desk) fn set_prices(&mut self, mut table: PriceTable) -> Result<Done, Refusal> {
        if table.rows.is_empty() {
            return Err(Refusal::field("rows", FieldError::Required));
        }
        let same_day =
            self.office().of::<PriceTable>().all().find(|other| other.from == table.from).map(|other| other.id);
        table.id = same_day.unwrap_or_else(|| self.fresh());
        let mut change = Change::default();
        change.put(&self.office(), &table)?;
        let note = Note::Canteen(Did::PricesSet { from: table.from });
        self.commit(change, note).map(|done| done.at(PriceTable::KIND, table.id))
    }

    /// Orders a meal.
    pub(in crate::desk) fn order_meal(&mut self, order: &Order, visitor: &Visitor) -> Result<Done, Refusal> {
        let resident = self.living(order.at.resident)?;
        self.office().needs(order.at.date, order.at.date)?;
        let price = check(&self.office(), order, &resident, self.when())?;
        let MealAt { date, sitting, .. } = order.at;
        let meal = Meal {
            id: order.at.id(),
            resident: resident.id,
            date,
            sitting,
            served: order.served,
            plate: order.plate.max(crate::model::canteen::meal::BY_DIET),
            state: MealState::Ordered,
            since: None,
            price: price.price,
            subsidy: price.subsidy,
            plan: crate::model::Id::NONE,
            reason: 0,
            note: order.note.clone(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &meal)?;
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, meal.id)?;
        let (resident, served, own) = (resident.id, order.served, meal.own());
        let note = Note::Canteen(Did::MealOrdered { resident, date, sitting, served, own });
        self.commit(change, note).map(|done| done.at(Meal::KIND, meal.id))
    }

    /// A meal is served and paid. A meal of an earlier day may still be written down, one of a later day not.
    pub(in crate::desk) fn serve_meal(&mut self, at: MealAt) -> Result<Done, Refusal> {
        let meal = self.meal(at, &[MealState::Ordered, MealState::NotTaken])?;
        if at.date > self.today() {
            return Err(Refusal::from(core::Not::NotToday { date: at.date }));
        }
        let MealAt { date, sitting, resident } = at;
        let note = Note::Canteen(Did::MealServed { resident, date, sitting, own: meal.own() });
        self.move_on(&Meal { state: MealState::Served, since: Some(self.when()), ..meal }, note)
    }

    /// Nobody came for a meal; only once its sitting has begun.
    pub(in crate::desk) fn meal_not_taken(&mut self, at: MealAt) -> Result<Done, Refusal> {
        let meal = self.meal(at, &[MealState::Ordered])?;
        let starts = self.sitting(at.sitting)?.start;
        if at.date.to_datetime(starts) > self.when() {
            return Err(Refusal::from(core::Not::NotYet { at: at.date.to_datetime(starts) }));
        }
        let MealAt { date, sitting, resident } = at;
        let note = Note::Canteen(Did::MealNotTaken { resident, date, sitting });
        self.move_on(&Meal { state: MealState::NotTaken, since: Some(self.when()), ..meal }, note)
    }

    /// Calls a meal off, before the kitchen begins.
    pub(in crate::desk) fn cancel_meal(&mut self, at: MealAt, reason: u8) -> Result<Done, Refusal> {
        let meal = self.meal(at, &[MealState::Ordered])?;
        self.before_the_kitchen(at)?;
        let MealAt { date, sitting, resident } = at;
        let note = Note::Canteen(Did::MealCancelled { resident, date, sitting });
        self.move_on(&Meal { state: MealState::Cancelled, since: Some(self.when()), reason, ..meal }, note)
    }

    /// To the table instead of home, or the other way.
    pub(in crate::desk) fn move_meal(&mut self, at: MealAt, served: u8) -> Result<Done, Refusal> {
        let meal = self.meal(at, &[MealState::Ordered])?;
        let MealAt { date, sitting, resident } = at;
        self.move_on(&Meal { served, ..meal }, Note::Canteen(Did::MealMoved { resident, date, sitting, served }))
    }

    fn move_on(&mut self, meal: &Meal, note: Note) -> Result<Done, Refusal> {
        let mut change = Change::default();
        change.put(&self.office(), meal)?;
        self.commit(change, note).map(|done| done.at(Meal::KIND, meal.id))
    }

    /// A meal, ordered or planned, that must stand in one of these states.
    fn meal(&self, at: MealAt, states: &[MealState]) -> Result<Meal, Refusal> {
        self.office().needs(at.date, at.date)?;
        let found = eater(&self.office(), at).ok_or_else(|| Refusal::from(Not::NoMeal))?;
        if states.contains(&found.meal.state) {
            return Ok(found.meal);
        }
        let state = crate::model::code::by_number(MEAL_STATE, found.meal.state as u8);
        Err(Refusal::from(core::Not::WrongState { kind: Meal::KIND, state: state.map_or("", |code| code.key) }))
    }

    /// The sitting of this number.
    pub(in crate::desk) fn sitting(&self, no_: u8) -> Result<Sitting, Refusal> {
        let office = self.office();
        let found = kitchen::canteen(&office).and_then(|canteen| canteen.sitting(no_).cloned());
        found.ok_or_else(|| Refusal::from(Not::NoSitting))
    }

    fn before_the_kitchen(&self, at: MealAt) -> Result<(), Refusal> {
        let until = at.date.to_datetime(self.sitting(at.sitting)?.order_by);
        if self.when() < until {
            return Ok(());
        }
        Err(Refusal::from(Not::KitchenBegan { at: until, sitting: at.sitting }))
    }
}

/// Every rule that an order must meet, in the order in which a clerk would name them.
fn check(office: &Office, order: &Order, resident: &Resident, now: DateTime) -> Result<Price, Refusal> {
    let MealAt { date, sitting: number, .. } = order.at;
    let canteen = kitchen::canteen(office).ok_or_else(|| Refusal::from(Not::NoSitting))?;
    let sitting = canteen.sitting(number).ok_or_else(|| Refusal::from(Not::NoSitting))?;
    let ahead = || sittings_ahead(office, resident.id, (date, number), now, OFFERED);
    let refuse = |why, ways| Err(Refusal { why, ways });
    let room = office.of::<Room>().get(canteen.id).ok_or(Refusal::gone(Room::KIND))?;
    if resident.age(date).is_some_and(|age| age < i16::from(room.least_age)) {
        return Err(Refusal::from(center::Not::TooYoung { room: room.id, least: room.least_age }));
    }
    if !is_open(office, canteen, date, Some(sitting)) {
        let place = Place { room: room.id, date, start: sitting.start };
        let reason = kitchen::closed(office, canteen, date, Some(sitting)).map_or(0, |closed| closed.reason());
        return Err(Refusal::from(center::Not::RoomClosed { place, reason }).with_ways(ahead()));
    }
    if date.to_datetime(sitting.end) <= now {
        return Err(Refusal::from(center::Not::Past { at: date.to_datetime(sitting.start) }).with_ways(ahead()));
    }
    if eater(office, order.at).is_some_and(|eater| eater.meal.stands()) {
        return refuse(Why::Canteen(Not::HasMeal { date, sitting: number }), ahead());
    }
    // Two random ids that agree in 44 bits: the key is somebody else's.
    if office.of::<Meal>().get(order.at.id()).is_some_and(|meal| meal.resident != resident.id) {
        return Err(Refusal::from(core::Not::Changed { kind: Meal::KIND }));
    }
    let Some(price) = price_of(office, resident, date) else {
        return refuse(Why::Canteen(Not::NoPrice { date }), Vec::new());
    };
    if cooked(office, date, number) >= usize::from(sitting.portions) {
        let why = Why::Canteen(Not::KitchenFull { date, sitting: number, portions: sitting.portions });
        return refuse(why, ahead());
    }
    let began = date.to_datetime(sitting.order_by);
    if now >= began && !order.late {
        let ways = [Way::Anyway].into_iter().chain(ahead()).collect();
        return refuse(Why::Canteen(Not::KitchenBegan { at: began, sitting: number }), ways);
    }
    if order.plate == 0 {
        let contents = unsuited_to(office, resident.id);
        let mut clashes = menu_of(office, date, number).into_iter().flat_map(|menu| menu.unsuited(contents));
        if let Some((dish, contents)) = clashes.next() {
            let why = Why::Canteen(Not::Unsuited { dish: dish.name.clone(), contents, more: clashes.count() });
            return refuse(
                why,
                vec![
                    Way::Plate(crate::model::canteen::meal::BY_DIET),
                    Way::Plate(crate::model::canteen::meal::ORDINARY),
                ],
            );
        }
    }
    Ok(price)
}

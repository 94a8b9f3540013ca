//! What the canteen's day looks like: who eats, what is to be cooked, who is brought a meal, what was taken in.
//!
//! Reads the office and changes nothing. A standing order stands for a meal wherever no record says otherwise.

use crate::desk::canteen::records::CanteenIndex;
use crate::model::{Care, PriceTable, Room};
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::canteen::meal::{BY_DIET, DELIVERY, DINE_IN};
use crate::model::canteen::menu::{DIET, menu_id, unsuited};
use crate::model::canteen::price::Price;
use crate::model::center::booking::SlotTime;
use crate::model::{Address, Canteen, Id, Meal, MealAt, MealPlan, MealState, Menu, Resident, Sitting, Way};

use crate::desk::center::opening::Closed;
use crate::desk::core::office::Office;

/// How many days ahead a sitting is looked for.
const AHEAD: i64 = 10;

/// A meal of a sitting, whether it was ordered by itself or follows from a standing order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eater {
    /// The meal as it is kept, or as it would be.
    pub meal: Meal,
    /// Whether it is a record.
    pub kept: bool,
}

/// The canteen: the first room that is set up as one.
pub fn canteen(office: &Office) -> Option<&Canteen> {
    office.of::<Canteen>().all().min_by_key(|canteen| canteen.id)
}

/// Whether the canteen's room is open on a day; for a sitting, whether it is open then.
pub fn is_open(office: &Office, canteen: &Canteen, date: Date, sitting: Option<&Sitting>) -> bool {
    let Some(room) = office.of::<Room>().get(canteen.id) else { return false };
    office.opens_on(room, date) && closed(office, canteen, date, sitting).is_none()
}

/// Why the canteen's room is closed on a day on which it opens otherwise.
pub fn closed(office: &Office, canteen: &Canteen, date: Date, sitting: Option<&Sitting>) -> Option<Closed> {
    let slot = sitting.map(|sitting| SlotTime { start: sitting.start, end: sitting.end });
    office.closed(office.of::<Room>().get(canteen.id)?, date, slot)
}

/// What a meal costs somebody on a day; `None` where no table says so.
pub fn price_of(office: &Office, resident: &Resident, date: Date) -> Option<Price> {
    let tables = office.of::<PriceTable>().all().filter(|table| table.from <= date);
    tables.max_by_key(|table| (table.from, table.id))?.row(resident.age(date))
}

/// What is cooked for a sitting, as far as it was written down.
pub fn menu_of(office: &Office, date: Date, sitting: u8) -> Option<&Menu> {
    office.of::<Menu>().get(menu_id(date, sitting)).filter(|menu| !menu.dishes.is_empty())
}

/// Bits of [`crate::model::canteen::menu::CONTENTS`] that do not suit somebody.
pub fn unsuited_to(office: &Office, resident: Id) -> u32 {
    office.table::<Care>().get(resident).map_or(0, |care| unsuited(care.diet, &care.allergies))
}

/// The meal of a person at a sitting: the record, or what their standing order stands for.
pub fn eater(office: &Office, at: MealAt) -> Option<Eater> {
    if let Some(meal) = office.of::<Meal>().get(at.id()).filter(|meal| meal.resident == at.resident) {
        return Some(Eater { meal: meal.clone(), kept: true });
    }
    let canteen = canteen(office)?;
    let plans = office.naming::<MealPlan, Resident>(at.resident).filter_map(|id| office.of::<MealPlan>().get(id));
    plans.into_iter().find_map(|plan| planned(office, canteen, plan, at.date, at.sitting))
}

/// The meal that a standing order stands for on a day.
fn planned(office: &Office, canteen: &Canteen, plan: &MealPlan, date: Date, sitting: u8) -> Option<Eater> {
    let resident = office.of::<Resident>().get(plan.resident).filter(|resident| resident.lives_here())?;
    let times = canteen.sitting(sitting)?;
    if plan.sitting != sitting || !plan.covers(date) || !is_open(office, canteen, date, Some(times)) {
        return None;
    }
    let price = price_of(office, resident, date)?;
    let at = MealAt { date, sitting, resident: resident.id };
    let meal = Meal {
        id: at.id(),
        resident: resident.id,
        date,
        sitting,
        served: plan.served,
        plate: plan.plate,
        state: MealState::Ordered,
        since: None,
        price: price.price,
        subsidy: price.subsidy,
        plan: plan.id,
        reason: 0,
        note: plan.note.clone(),
    };
    Some(Eater { meal, kept: false })
}

/// Everybody of a sitting, called-off meals too, in the order of names.
pub fn eaters(office: &Office, date: Date, sitting: u8) -> Vec<Eater> {
    let records = office.by::<CanteenIndex>().on.get(&(date, sitting)).filter_map(|id| office.of::<Meal>().get(id));
    let mut found: Vec<Eater> = records.map(|meal| Eater { meal: meal.clone(), kept: true }).collect();
    if let Some(canteen) = canteen(office) {
        let plans = office.of::<MealPlan>().all().filter_map(|plan| planned(office, canteen, plan, date, sitting));
        found.extend(plans.filter(|eater| office.of::<Meal>().get(eater.meal.id).is_none()));
    }
    let name = |eater: &Eater| office.of::<Resident>().get(eater.meal.resident).map(|resident| resident.name.clone());
    found.sort_by_cached_key(|eater| (name(eater), eater.meal.resident));
    found
}

/// How many meals the kitchen cooks for a sitting.
pub fn cooked(office: &Office, date: Date, sitting: u8) -> usize {
    eaters(office, date, sitting).iter().filter(|eater| eater.meal.stands()).count()
}

/// The next sittings after a moment for which this person could still order: at most `most` of them.
pub fn sittings_ahead(office: &Office, resident: Id, after: (Date, u8), now: DateTime, most: usize) -> Vec<Way> {
    let Some(canteen) = canteen(office) else { return Vec::new() };
    let mut ways = Vec::new();
    for ahead in 0..=AHEAD {
        let Ok(date) = now.date().checked_add(ahead.days()) else { break };
        for sitting in &canteen.sittings {
            let at = MealAt { date, sitting: sitting.no, resident };
            let ahead = date.to_datetime(sitting.order_by) > now && (date, sitting.no) != after;
            let open = ahead && is_open(office, canteen, date, Some(sitting));
            let has_one = eater(office, at).is_some_and(|eater| eater.meal.stands());
            if open && !has_one && cooked(office, date, sitting.no) < usize::from(sitting.portions) {
                ways.push(Way::Sitting { date, sitting: sitting.no });
            }
            if ways.len() >= most {
                return ways;
            }
        }
    }
    ways
}

/// What the kitchen must know of a sitting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KitchenSheet {
    /// Meals in all.
    pub meals: usize,
    /// At the table.
    pub dine_in: usize,
    /// Brought home.
    pub delivery: usize,
    /// Meals that suit everybody.
    pub ordinary: usize,
    /// Meals of each diet of [`DIET`], by its code; a meal of two diets counts in both.
    pub diets: Vec<(u8, usize)>,
    /// Whose meal must be cooked apart: who, their diets, contents to leave out, where it is eaten, note.
    pub apart: Vec<Apart>,
}

/// A meal that is cooked apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Who eats.
    pub resident: Id,
    /// Bits of [`DIET`].
    pub diet: u32,
    /// Bits of [`crate::model::canteen::menu::CONTENTS`] to leave out.
    pub without: u32,
    /// Of [`crate::model::canteen::meal::SERVED`].
    pub served: u8,
    /// For the kitchen.
    pub note: String,
}

/// The number of somebody's box among those that are cooked apart, from 1; `None` where theirs is not. Sheets and screen
/// read it here, so that all of them call a box by one number.
pub fn box_number(apart: &[Apart], resident: Id) -> Option<usize> {
    apart.iter().position(|apart| apart.resident == resident).map(|nth| nth + 1)
}

/// The kitchen sheet of a sitting.
pub fn kitchen_sheet(office: &Office, date: Date, sitting: u8) -> KitchenSheet {
    let mut sheet = KitchenSheet::default();
    let mut diets: BTreeMap<u8, usize> = BTreeMap::new();
    for Eater { meal, .. } in eaters(office, date, sitting).into_iter().filter(|eater| eater.meal.stands()) {
        sheet.meals += 1;
        *(if meal.served == DELIVERY { &mut sheet.delivery } else { &mut sheet.dine_in }) += 1;
        let diet = office.table::<Care>().get(meal.resident).map_or(0, |care| care.diet);
        let without = unsuited_to(office, meal.resident);
        if meal.plate != BY_DIET || without == 0 {
            sheet.ordinary += 1;
            continue;
        }
        for row in DIET.iter().filter(|row| diet & 1 << row.code != 0) {
            *diets.entry(row.code).or_default() += 1;
        }
        let (resident, served) = (meal.resident, meal.served);
        sheet.apart.push(Apart { resident, diet, without, served, note: meal.note });
    }
    sheet.diets = diets.into_iter().collect();
    sheet
}

/// One stop of the bearer's round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Where.
    pub address: Address,
    /// For whom.
    pub resident: Id,
    pub state: MealState,
    /// Whether it was cooked apart, so that nobody gets another's meal.
    pub apart: bool,
    /// For the bearer.
    pub note: String,
}

/// Who is brought a meal, in walking order: lane, building, unit, floor, door.
pub fn delivery_round(office: &Office, date: Date, sitting: u8) -> Vec<Stop> {
    let mut round: Vec<Stop> = eaters(office, date, sitting)
        .into_iter()
        .filter(|eater| eater.meal.stands() && eater.meal.served == DELIVERY)
        .map(|Eater { meal, .. }| {
            let resident = office.of::<Resident>().get(meal.resident);
            let address = resident.and_then(|resident| office.address_of(resident)).cloned().unwrap_or_default();
            let apart = meal.plate == BY_DIET && unsuited_to(office, meal.resident) != 0;
            Stop { address, resident: meal.resident, state: meal.state, apart, note: meal.note }
        })
        .collect();
    round.sort_by_cached_key(|stop| (walking_order(&stop.address), stop.resident));
    round
}

/// A key that sorts addresses as one walks them: numbers count as numbers, `2号` before `12号`.
fn walking_order(address: &Address) -> Vec<(String, u32)> {
    let mut key = Vec::new();
    for part in [&address.lane, &address.building, &address.unit, &address.room] {
        let (mut word, mut number) = (String::new(), None::<u32>);
        for c in part.chars() {
            if let Some(digit) = c.to_digit(10) {
                number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                continue;
            }
            if let Some(number) = number.take() {
                key.push((std::mem::take(&mut word), number));
            }
            word.push(c);
        }
        key.push((word, number.unwrap_or(0)));
    }
    key
}

/// What a sitting took in: meals that were served, and their money to the fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Takings {
    /// Meals served.
    pub served: u64,
    pub price: u64,
    /// The part that was paid for people.
    pub subsidy: u64,
    /// What people paid.
    pub own: u64,
    /// Meals for which nobody came.
    pub not_taken: u64,
    /// Meals that are still to be served.
    pub open: u64,
}

impl Takings {
    fn add(&mut self, other: Self) {
        self.served += other.served;
        self.price += other.price;
        self.subsidy += other.subsidy;
        self.own += other.own;
        self.not_taken += other.not_taken;
        self.open += other.open;
    }
}

/// The takings of a day: each sitting, and all of them.
pub fn takings(office: &Office, date: Date) -> (Vec<(u8, Takings)>, Takings) {
    let sittings: Vec<u8> = canteen(office).map_or_else(Vec::new, |c| c.sittings.iter().map(|s| s.no).collect());
    let mut all = Takings::default();
    let mut rows = Vec::with_capacity(sittings.len());
    for sitting in sittings {
        let mut row = Takings::default();
        for Eater { meal, .. } in eaters(office, date, sitting) {
            match meal.state {
                MealState::Served => row.add(Takings {
                    served: 1,
                    price: meal.price.into(),
                    subsidy: meal.subsidy.into(),
                    own: meal.own().into(),
                    ..Takings::default()
                }),
                MealState::NotTaken => row.not_taken += 1,
                MealState::Ordered => row.open += 1,
                MealState::Cancelled => {}
            }
        }
        all.add(row);
        rows.push((sitting, row));
    }
    (rows, all)
}

/// A sitting at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingToday {
    pub sitting: Sitting,
    /// Meals that are cooked.
    pub meals: u16,
    /// Of them served.
    pub served: u16,
    /// Meals of the diet that most need, with its code of [`DIET`].
    pub diet: Option<(u8, usize)>,
}

impl SittingToday {
    /// Meals that can still be ordered.
    pub fn left(&self) -> u16 {
        self.sitting.portions.saturating_sub(self.meals)
    }
}

/// The canteen's sittings of a day; none where it is not open.
pub fn sittings_of(office: &Office, date: Date) -> Vec<SittingToday> {
    let Some(canteen) = canteen(office).filter(|canteen| is_open(office, canteen, date, None)) else {
        return Vec::new();
    };
    let one = |sitting: &Sitting| {
        let all = eaters(office, date, sitting.no);
        let served = all.iter().filter(|eater| eater.meal.state == MealState::Served).count() as u16;
        let sheet = kitchen_sheet(office, date, sitting.no);
        let diet = sheet.diets.into_iter().max_by_key(|(code, count)| (*count, std::cmp::Reverse(*code)));
        SittingToday { sitting: sitting.clone(), meals: sheet.meals as u16, served, diet }
    };
    canteen.sittings.iter().filter(|sitting| is_open(office, canteen, date, Some(sitting))).map(one).collect()
}

/// How a meal is eaten where nobody said: as the person's last order was.
pub fn usual_way(office: &Office, resident: Id) -> u8 {
    let meals = office.naming::<Meal, Resident>(resident).filter_map(|id| office.of::<Meal>().get(id));
    meals.filter(|meal| meal.stands()).max_by_key(|meal| (meal.date, meal.sitting)).map_or(DINE_IN, |meal| meal.served)
}

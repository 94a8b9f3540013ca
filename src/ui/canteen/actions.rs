//! What can be done in the canteen: serve, call off, order, standing orders, sheets, prices.

use crate::desk::canteen::{Ask, Order};
use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::desk::canteen::kitchen::{canteen, eater, sittings_ahead, usual_way};
use crate::desk::canteen::sheets::{of_bearer, of_kitchen, of_takings};
use crate::desk::teams::teams_in_order;
use crate::model::canteen::meal::{DELIVERY, DINE_IN, SERVED};
use crate::model::center::booking::CANCEL_REASON;
use crate::model::{Id, MealAt, MealPlan, Resident, Way};
use crate::text::{canteen as text, labels};
use crate::ui::canteen::forms::{SetCanteen, SetMenu, SetPlan, SetPrices, SetRest};
use crate::ui::day_care::forms::BookStay;
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl, key};
use crate::ui::layers::choice::{Choice, Offer, confirm, of_codes};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{Selected, View, Why};
use crate::ui::words;

use crate::ui::actions::Action;
use crate::ui::canteen::SCOPE;
use crate::ui::canteen::sitting;
use crate::ui::center::SCOPE as CENTER;
use crate::ui::center::actions::BOOK;
use crate::ui::people::SCOPE as RESIDENTS;

/// The action that sets up a standing order.
const PLAN: &str = "meal_plan";

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("serve_meal", &[ch('k'), ctrl('k'), ch(' ')], SCOPE, text::SERVE, text::SERVE_TIP, |view| {
        meal(view).map_or(Effect::None, |at| ask(Ask::ServeMeal(at)))
    })
    .needs(crate::model::canteen::SERVE)
    .when(has_meal)
    .in_footer(),
    Action::new("cancel_meal", &[ch('x'), key(KeyCode::Delete)], SCOPE, text::CALL_OFF, text::CALL_OFF_TIP, |view| {
        let Some(at) = meal(view) else { return Effect::None };
        let reasons = of_codes(view, CANCEL_REASON, move |reason, _| ask(Ask::CancelMeal(at, reason)));
        Choice::new(view.say(words::WHY_CANCEL), reasons).with_facts(vec![name(view, at.resident)]).open()
    })
    .needs(crate::model::canteen::SERVE)
    .when(has_meal)
    .in_footer(),
    Action::new("set_menu", &[ch('e'), ctrl('e')], SCOPE, text::SET_MENU, text::SET_MENU_TIP, |view| {
        let Some(at) = sitting(view) else { return Effect::None };
        Form::open(SetMenu { date: at.date, sitting: at.sitting }, view)
    })
    .needs(crate::model::canteen::SERVE)
    .when(has_canteen)
    .in_footer(),
    Action::new(PLAN, &[ch('n'), ctrl('n')], SCOPE, text::PLAN, text::PLAN_TIP, |view| {
        match view.subject().or_else(|| view.under_cursor()) {
            Some(resident) => {
                Effect::Serve(resident.id).then(Form::open(SetPlan { resident: resident.id, plan: Id::NONE }, view))
            }
            None => Find::before(PLAN, view),
        }
    })
    .needs(crate::model::canteen::SERVE)
    .when(has_canteen)
    .in_footer(),
    Action::new("kitchen_sheet", &[], SCOPE, text::KITCHEN, text::KITCHEN_TIP, |view| {
        sitting(view).map_or(Effect::None, |at| Sheet::open(of_kitchen(at.date, at.sitting)))
    })
    .when(has_canteen)
    .numbered(),
    Action::new("delivery_list", &[], SCOPE, text::DELIVERY, text::DELIVERY_TIP, |view| {
        sitting(view).map_or(Effect::None, |at| Sheet::open(of_bearer(at.date, at.sitting)))
    })
    .when(has_canteen)
    .numbered(),
    Action::new("takings", &[], SCOPE, text::TAKINGS, text::TAKINGS_TIP, |view| {
        sitting(view).map_or(Effect::None, |at| Sheet::open(of_takings(at.date)))
    })
    .when(has_canteen)
    .numbered(),
    Action::new("move_meal", &[], SCOPE, text::MOVE, text::MOVE_TIP, |view| {
        let Some(at) = meal(view) else { return Effect::None };
        let served = eater(view.office, at).map_or(DINE_IN, |eater| eater.meal.served);
        ask(Ask::MoveMeal(at, if served == DELIVERY { DINE_IN } else { DELIVERY }))
    })
    .needs(crate::model::canteen::SERVE)
    .when(has_meal)
    .numbered(),
    Action::new("served_and_seen", &[], SCOPE, text::SERVE_SEEN, text::SERVE_SEEN_TIP, |view| {
        let Some(at) = meal(view) else { return Effect::None };
        let seen = (at.resident, crate::model::care::codes::WITH_MEAL);
        Effect::SendSeeing(Box::new(Ask::ServeMeal(at).into()), seen, Box::new(|_| Effect::None))
    })
    .when(|view| {
        let eats = meal(view).and_then(|at| eater(view.office, at)).ok_or(Why(text::NO_MEAL))?;
        if eats.meal.served == DELIVERY { Ok(()) } else { Err(Why(text::NOT_DELIVERED)) }
    })
    .on_page(2),
    Action::new("meal_not_taken", &[], SCOPE, text::NOT_TAKEN, text::NOT_TAKEN_TIP, |view| {
        meal(view).map_or(Effect::None, |at| ask(Ask::MealNotTaken(at)))
    })
    .needs(crate::model::canteen::SERVE)
    .when(has_meal)
    .numbered(),
    Action::new("pause_meals", &[], SCOPE, text::PAUSE, text::PAUSE_TIP, |view| one_of(view, whose(view), pause))
        .needs(crate::model::canteen::SERVE)
        .when(|view| has_plan(view, whose(view)))
        .numbered(),
    Action::new("end_meals", &[], SCOPE, text::END_PLAN, text::END_PLAN_TIP, |view| {
        one_of(view, whose(view), |plan, view| {
            let question = view.office.of::<MealPlan>().get(plan).map_or_else(String::new, |plan| describe(plan, view));
            let on = view.today();
            confirm(view, question, view.say(text::END_PLAN), move |_| ask(Ask::EndPlan { plan, on }))
        })
    })
    .needs(crate::model::canteen::SERVE)
    .when(|view| has_plan(view, whose(view)))
    .numbered(),
    Action::new("set_prices", &[], SCOPE, text::PRICES, text::PRICES_TIP, |view| Form::open(SetPrices, view))
        .needs(crate::model::canteen::SET_UP)
        .numbered(),
    Action::new("set_sittings", &[], SCOPE, text::SITTINGS, text::SITTINGS_TIP, |view| {
        Form::open(SetCanteen { room: canteen(view.office).map_or(Id::NONE, |canteen| canteen.id) }, view)
    })
    .needs(crate::model::canteen::SET_UP)
    .when(has_canteen)
    .numbered(),
    Action::new(
        "center_services",
        &[ch('o'), ctrl('o')],
        RESIDENTS,
        crate::text::center::CENTER_SERVICES,
        text::SERVICES_TIP,
        services,
    )
    .when(|view| view.client().map(|_| ()).ok_or(Why(words::NOBODY_SELECTED))),
    Action::new("make_canteen", &[], CENTER, text::MAKE_CANTEEN, text::MAKE_CANTEEN_TIP, |view| {
        let Selected::Place(place) = view.selected else { return Effect::None };
        Form::open(SetCanteen { room: place.room }, view)
    })
    .needs(crate::model::canteen::SET_UP)
    .when(|view| match view.selected {
        Selected::Place(_) => Ok(()),
        _ => Err(Why(crate::text::center::NO_ROOM)),
    }),
];

fn ask(ask: impl Into<Request>) -> Effect {
    Effect::send(ask.into())
}

/// The meal under the cursor.
fn meal(view: &View) -> Option<MealAt> {
    sitting(view).filter(|at| !at.resident.is_none())
}

fn has_meal(view: &View) -> Result<(), Why> {
    meal(view).map(|_| ()).ok_or(Why(text::NO_MEAL))
}

fn has_canteen(view: &View) -> Result<(), Why> {
    canteen(view.office).map(|_| ()).ok_or(Why(text::NO_CANTEEN))
}

fn name(view: &View, id: Id) -> String {
    view.office.of::<Resident>().get(id).map_or_else(String::new, |resident| resident.name.clone())
}

/// Whose standing orders are meant: of whoever is under the cursor, else of the person being served.
fn whose(view: &View) -> Id {
    view.person().map_or(Id::NONE, |person| person.id)
}

/// Somebody's standing orders that still go on.
fn plans<'a>(view: &View<'a>, resident: Id) -> Vec<&'a MealPlan> {
    let plans =
        view.office.naming::<MealPlan, Resident>(resident).filter_map(|id| view.office.of::<MealPlan>().get(id));
    plans.filter(|plan| !plan.ended(view.today())).collect()
}

fn has_plan(view: &View, resident: Id) -> Result<(), Why> {
    if plans(view, resident).is_empty() { Err(Why(text::NO_PLAN)) } else { Ok(()) }
}

/// A standing order without the person's name: `周一至周五 午餐 送餐  停餐 11-25 至 11-26`.
pub(in crate::ui) fn in_short(plan: &MealPlan, view: &View) -> String {
    let lang = view.lang();
    let sitting = canteen(view.office).and_then(|canteen| canteen.sitting(plan.sitting));
    let sitting = sitting.map_or("", |sitting| sitting.name.as_str());
    let line = text::plan(lang, plan.weekdays, sitting, labels::code_number(lang, SERVED, plan.served));
    let rests = plan.pauses.iter().find(|pause| pause.to >= view.today());
    let rests = rests.map_or_else(String::new, |pause| format!("  {}", text::rests(lang, pause.from, pause.to)));
    format!("{line}{rests}")
}

/// A standing order in one line, the person first.
pub(in crate::ui) fn describe(plan: &MealPlan, view: &View) -> String {
    format!("{}  {}", name(view, plan.resident), in_short(plan, view))
}

/// The form that pauses a standing order.
fn pause(plan: Id, view: &View) -> Effect {
    let resident = view.office.of::<MealPlan>().get(plan).map_or(Id::NONE, |plan| plan.resident);
    Form::open(SetRest { plan, resident }, view)
}

fn one_of(view: &View, resident: Id, then: impl Fn(Id, &View) -> Effect + Clone + 'static) -> Effect {
    let plans = plans(view, resident);
    if let [only] = plans.as_slice() {
        return then(only.id, view);
    }
    let offers = plans.iter().map(|plan| {
        let (id, then) = (plan.id, then.clone());
        Offer::new(describe(plan, view), move |view| then(id, view))
    });
    Choice::new(view.say(text::WHICH_PLAN), offers.collect()).open()
}

/// What the center does for the person being served: the next meals, standing orders, day care, teams.
fn services(view: &View) -> Effect {
    let Some(person) = view.client() else { return Effect::None };
    let (id, lang) = (person.id, view.lang());
    let served = usual_way(view.office, id);
    let ahead = sittings_ahead(view.office, id, (view.today(), 0), view.seat.now, 3);
    let mut offers: Vec<Offer> = Vec::new();
    for way in ahead {
        let Way::Sitting { date, sitting } = way else { continue };
        let at = MealAt { date, sitting, resident: id };
        let label = format!("{}  {}", view.say(text::ORDER), crate::text::refusals::way(lang, &way, &view.names()));
        let order = Order { at, served, plate: 0, late: false, note: String::new() };
        offers.push(Offer::new(label, move |_| ask(Ask::OrderMeal(order))));
    }
    offers
        .push(Offer::new(view.say(text::PLAN), move |view| Form::open(SetPlan { resident: id, plan: Id::NONE }, view)));
    let rest = Offer::new(view.say(text::PAUSE), move |view| one_of(view, id, pause));
    offers.push(rest.unless(has_plan(view, id).err()));
    offers.push(Offer::new(view.say(crate::text::day_care::BOOK), move |view| {
        Form::open(BookStay { resident: id, day: view.today() }, view)
    }));
    for team in teams_in_order(view.office) {
        let (team, label) = (team.id, format!("{}  {}", view.say(crate::text::teams::JOIN), team.name));
        offers.push(Offer::new(label, move |_| ask(crate::desk::teams::Ask::Join { team, resident: id })));
    }
    Effect::Serve(id).then(
        Choice::new(view.say(crate::text::center::CENTER_SERVICES), offers).with_facts(vec![name(view, id)]).open(),
    )
}

/// `b` on the canteen's day: a meal for the person being served; where nobody is, they are found first.
pub(in crate::ui) fn order(view: &View) -> Effect {
    let Some(at) = sitting(view) else { return Effect::None };
    let Some(person) = view.subject() else { return Find::before(BOOK, view) };
    let order = Order {
        at: MealAt { resident: person.id, ..at },
        served: usual_way(view.office, person.id),
        plate: 0,
        late: false,
        note: String::new(),
    };
    ask(Ask::OrderMeal(order))
}

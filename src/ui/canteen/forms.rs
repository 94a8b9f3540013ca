//! The canteen's forms: sittings, a menu, prices, a standing order, its rest.

use crate::desk::canteen::Ask;
use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::canteen::kitchen::{canteen, menu_of};
use crate::desk::core::drafts::Draft;
use crate::model::canteen::meal::{BY_DIET, DINE_IN};
use crate::model::canteen::menu::Menu;
use crate::model::{Canteen, FieldError, FieldKind, Id, MealPlan, PriceTable, Record, Value};
use crate::text::{canteen as words, when};
use crate::ui::forms::{Entry, Fault, FormRow, Pick, Purpose, Slot, Typed, fill, typed};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<SetCanteen>(SetCanteen::NAME),
    FormRow::of::<SetMenu>(SetMenu::NAME),
    FormRow::of::<SetPrices>(SetPrices::NAME),
    FormRow::of::<SetPlan>(SetPlan::NAME),
    FormRow::of::<SetRest>(SetRest::NAME),
];

/// Monday to Friday.
const WORKING_DAYS: u32 = 0b1_1111;

/// Sittings of a canteen.
#[derive(Debug, Clone)]
pub struct SetCanteen {
    pub room: Id,
}

impl SetCanteen {
    pub(in crate::ui) const NAME: &'static str = "canteen";

    fn before(&self, view: &View) -> Canteen {
        view.office.of::<Canteen>().get(self.room).cloned().unwrap_or(Canteen { id: self.room, sittings: Vec::new() })
    }
}

/// What is typed is read again where it is sent, beside the sittings that have numbers already.
fn sittings_typed(text: &str, _today: Date) -> Result<Value, FieldError> {
    Canteen::default().read(text).map(|_| Value::text(text.trim())).ok_or(FieldError::NotATime)
}

impl Purpose for SetCanteen {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { room: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::SITTINGS).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let before = self.before(view).write();
        vec![Slot::new(Canteen::KIND, "sittings", Entry::Read(sittings_typed)).required().filled(&before)]
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let before = self.before(view);
        let wrong = Fault { key: "sittings", error: FieldError::NotATime };
        let Value::Text(text) = typed(all, "sittings") else { return Err(wrong) };
        let sittings = before.read(text).ok_or(wrong)?;
        Ok(Ask::SetCanteen(Canteen { sittings, ..before }).into())
    }

    fn record(&self) -> Id {
        self.room
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::SITTINGS_HINT).to_owned())
    }
}

/// What is cooked for a sitting of a day.
#[derive(Debug, Clone)]
pub struct SetMenu {
    /// The day.
    pub date: Date,
    pub sitting: u8,
}

impl SetMenu {
    pub(in crate::ui) const NAME: &'static str = "menu";
}

fn dishes_typed(text: &str, _today: Date) -> Result<Value, FieldError> {
    match Menu::read(text) {
        Ok(dishes) => Ok(Value::opaque(&dishes)),
        // The word that nobody knows is pointed at by its first character.
        Err(word) => Err(word.chars().next().map_or(FieldError::Required, FieldError::BadCharacter)),
    }
}

impl Purpose for SetMenu {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { date: draft.kept("date")?.parse().ok()?, sitting: draft.kept("sitting")?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        let sitting = canteen(view.office).and_then(|canteen| canteen.sitting(self.sitting));
        let sitting = sitting.map_or("", |sitting| sitting.name.as_str());
        let day = when::day_of_year(view.lang(), self.date, view.today());
        format!("{}  {day} {sitting}", view.say(words::SET_MENU))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let before = menu_of(view.office, self.date, self.sitting).map(|menu| Menu::write(&menu.dishes));
        vec![Slot::new(Menu::KIND, "dishes", Entry::Read(dishes_typed)).required().filled(&before.unwrap_or_default())]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let dishes = typed(all, "dishes").read_opaque().map_err(|error| Fault { key: "dishes", error })?;
        Ok(Ask::SetMenu(Menu { id: Id::NONE, date: self.date, sitting: self.sitting, dishes }).into())
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("date".into(), self.date.to_string()), ("sitting".into(), self.sitting.to_string())]
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::MENU_HINT).to_owned())
    }
}

/// What meals cost from a day on.
#[derive(Debug, Clone)]
pub struct SetPrices;

impl SetPrices {
    pub(in crate::ui) const NAME: &'static str = "prices";
}

fn rows_typed(text: &str, _today: Date) -> Result<Value, FieldError> {
    PriceTable::read(text).map(|rows| Value::opaque(&rows)).ok_or(FieldError::NotANumber)
}

impl Purpose for SetPrices {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self).filter(|_| draft.form == Self::NAME)
    }

    fn title(&self, view: &View) -> String {
        view.say(words::PRICES).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let now = view
            .office
            .of::<PriceTable>()
            .all()
            .filter(|table| table.from <= view.today())
            .max_by_key(|table| table.from);
        let table = now.cloned().unwrap_or_else(|| empty(view.today()));
        let mut slots = Slot::of_record(&PriceTable { from: view.today(), ..table.clone() }, |_| true, view);
        let rows = Slot::new(PriceTable::KIND, "rows", Entry::Read(rows_typed)).required();
        slots.insert(1, rows.filled(&PriceTable::write(&table.rows)));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut table = empty(view.today());
        for field in all.iter().filter(|typed| typed.key != "rows") {
            fill(&mut table, &[Typed { touched: true, ..field.clone() }])?;
        }
        table.rows = typed(all, "rows").read_opaque().map_err(|error| Fault { key: "rows", error })?;
        Ok(Ask::SetPrices(table).into())
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("rows")
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::PRICES_HINT).to_owned())
    }
}

fn empty(today: Date) -> PriceTable {
    PriceTable { id: Id::NONE, from: today, rows: Vec::new(), source: String::new(), confirmed: false }
}

/// A standing order.
#[derive(Debug, Clone)]
pub struct SetPlan {
    /// For whom.
    pub resident: Id,
    /// Which; none for a new one.
    pub plan: Id,
}

impl SetPlan {
    pub(in crate::ui) const NAME: &'static str = "meal_plan";

    fn before(&self, view: &View) -> MealPlan {
        view.office.of::<MealPlan>().get(self.plan).cloned().unwrap_or_else(|| MealPlan {
            id: Id::NONE,
            resident: self.resident,
            sitting: 0,
            weekdays: WORKING_DAYS,
            served: DINE_IN,
            plate: BY_DIET,
            from: view.today().tomorrow().unwrap_or(view.today()),
            until: None,
            pauses: Vec::new(),
            note: String::new(),
        })
    }
}

impl Purpose for SetPlan {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, plan: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::PLAN).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let plan = self.before(view);
        let sittings = canteen(view.office).map_or(&[][..], |canteen| &canteen.sittings).iter();
        let rows = sittings
            .map(|sitting| Pick { value: Id(sitting.no.into()), label: words::sitting(&sitting.name, sitting.start) })
            .collect();
        let before = if plan.sitting == 0 { String::new() } else { plan.sitting.to_string() };
        let mut slots = vec![Slot::new(MealPlan::KIND, "sitting", Entry::Pick(rows)).required().filled(&before)];
        slots.extend(Slot::of_record(&plan, |_| true, view));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut plan = self.before(view);
        let plain: Vec<Typed> = all.iter().filter(|typed| typed.key != "sitting").cloned().collect();
        fill(&mut plan, &plain)?;
        if let Value::Ref(no) = typed(all, "sitting") {
            plan.sitting = no.0 as u8;
        }
        Ok(Ask::SetPlan(plan).into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.plan
    }

    fn leads_on(&self) -> bool {
        true
    }
}

/// Days on which a standing order rests.
#[derive(Debug, Clone)]
pub struct SetRest {
    pub plan: Id,
    pub resident: Id,
}

impl SetRest {
    pub(in crate::ui) const NAME: &'static str = "meal_rest";
}

impl Purpose for SetRest {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { plan: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::PAUSE).to_owned()
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        let day = |key, label| Slot::new(MealPlan::KIND, key, Entry::Field(FieldKind::Date)).required().called(label);
        vec![day("from", words::FROM), day("until", words::UNTIL)]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let day = |key| match typed(all, key) {
            Value::Date(day) => Ok(*day),
            _ => Err(Fault { key, error: FieldError::Required }),
        };
        Ok(Ask::PausePlan { plan: self.plan, from: day("from")?, to: day("until")? }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.plan
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        let plan = view.office.of::<MealPlan>().get(self.plan)?;
        Some(crate::ui::canteen::actions::describe(plan, view))
    }
}

//! The forms of benefits: a benefit and its terms, something given through others, a stock and what becomes of it.

use crate::desk::Request;
use crate::desk::benefits::entitled::{row_on, terms_on};
use crate::desk::benefits::{Ask, Giving};
use crate::desk::core::drafts::Draft;
use crate::model::benefits::{Allowance, Benefit, Grant, StockMove, Supply, Terms};
use crate::model::contacts::Unit;
use crate::model::{FieldError, FieldKind, Id, Record, Resident, Value};
use crate::text::benefits as words;
use crate::ui::forms::{Entry, Fault, FormRow, Pick, Purpose, Slot, Typed, fill, touched, typed};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<NewBenefit>("benefit"),
    FormRow::of::<SetTerms>("benefit_terms"),
    FormRow::of::<ChangeBenefit>("benefit_change"),
    FormRow::of::<GiveThrough>("give"),
    FormRow::of::<CorrectGrant>("grant"),
    FormRow::of::<SetSupply>("supply"),
    FormRow::of::<Receive>("receive"),
    FormRow::of::<CountStock>("count_stock"),
    FormRow::of::<LoseStock>("lose_stock"),
    FormRow::of::<SetAllowance>("allowance"),
];

/// Most pieces that are typed at once.
const MOST: i64 = 1_000_000;

/// A benefit that there is not yet, with its terms.
#[derive(Debug, Clone)]
pub struct NewBenefit;

impl Purpose for NewBenefit {
    fn name(&self) -> &'static str {
        "benefit"
    }

    fn restore(_draft: &Draft) -> Option<Self> {
        Some(Self)
    }

    fn title(&self, view: &View) -> String {
        view.say(words::NEW).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let name = Slot::new(Benefit::KIND, "name", Entry::Field(FieldKind::Text(20))).required();
        let terms = Terms::blank(Id::NONE, view.today());
        [name].into_iter().chain(Slot::of_record(&terms, |_| true, view)).collect()
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut benefit = Benefit::default();
        let mut terms = Terms::blank(Id::NONE, view.today());
        fill(&mut benefit, all)?;
        fill(&mut terms, all)?;
        Ok(Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) }.into())
    }
}

/// The terms of a benefit from a day on.
#[derive(Debug, Clone)]
pub struct SetTerms {
    pub benefit: Id,
}

impl SetTerms {
    /// Those of today, from today on.
    fn before(&self, view: &View) -> Terms {
        let known = terms_on(view.office, self.benefit, view.today()).cloned();
        let terms = known.unwrap_or_else(|| Terms::blank(self.benefit, view.today()));
        Terms { from: view.today(), confirmed: false, ..terms }
    }
}

impl Purpose for SetTerms {
    fn name(&self) -> &'static str {
        "benefit_terms"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { benefit: draft.record })
    }

    fn title(&self, view: &View) -> String {
        let name = view.office.of::<Benefit>().get(self.benefit).map_or("", |benefit| benefit.name.as_str());
        format!("{}  {name}", view.say(words::TERMS))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut terms = self.before(view);
        fill(&mut terms, all)?;
        let known = view.office.naming::<Terms, Benefit>(self.benefit);
        let mut known = known.filter_map(|id| view.office.of::<Terms>().get(id));
        terms.id = known.find(|known| known.from == terms.from).map_or(Id::NONE, |known| known.id);
        Ok(Ask::SetTerms(Box::new(terms)).into())
    }

    fn record(&self) -> Id {
        self.benefit
    }
}

/// What a benefit is called, and from when on it is given no more.
#[derive(Debug, Clone)]
pub struct ChangeBenefit {
    pub benefit: Id,
}

impl Purpose for ChangeBenefit {
    fn name(&self) -> &'static str {
        "benefit_change"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { benefit: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CHANGE).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let benefit = view.office.of::<Benefit>().get(self.benefit).cloned().unwrap_or_default();
        Slot::of_record(&benefit, |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut benefit = view.office.of::<Benefit>().get(self.benefit).cloned().unwrap_or_default();
        fill(&mut benefit, all)?;
        Ok(Ask::SetBenefit { benefit: Box::new(benefit), terms: None }.into())
    }

    fn record(&self) -> Id {
        self.benefit
    }
}

/// Something that somebody else took, or that was given earlier.
#[derive(Debug, Clone)]
pub struct GiveThrough {
    pub benefit: Id,
    pub resident: Id,
}

impl Purpose for GiveThrough {
    fn name(&self) -> &'static str {
        "give"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { benefit: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let benefit = view.office.of::<Benefit>().get(self.benefit).map_or("", |benefit| benefit.name.as_str());
        let name = view.office.of::<Resident>().get(self.resident).map_or("", |resident| resident.name.as_str());
        format!("{}  {benefit}  {name}", view.say(words::GIVE_FORM))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let field = |key| crate::model::field::field::<Grant>(key).map(|field| field.kind);
        let of = |key| field(key).map(|kind| Slot::new(Grant::KIND, key, Entry::Field(kind)));
        let row = row_on(view.office, self.benefit, view.today());
        let supplies = row.map(|row| row.terms.supplies.clone()).unwrap_or_default();
        let picks: Vec<Pick> = supplies
            .iter()
            .filter_map(|id| view.office.of::<Supply>().get(*id))
            .map(|supply| Pick { value: supply.id, label: supply.name.clone() })
            .collect();
        let supply = (picks.len() > 1).then(|| Slot::new(Grant::KIND, "supply", Entry::Pick(picks)).required());
        let slots = [of("role").map(Slot::required), of("taker"), of("checked"), of("giver"), of("note")];
        supply.into_iter().chain(slots.into_iter().flatten()).collect()
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let giving = Giving {
            benefit: self.benefit,
            resident: self.resident,
            supply: picked(all, "supply"),
            giver: picked(all, "giver"),
            role: choice(all, "role"),
            taker: text(all, "taker"),
            checked: choice(all, "checked"),
            note: text(all, "note"),
        };
        Ok(Ask::Give(Box::new(giving)).into())
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.benefit
    }
}

/// Who took something that was given, who gave it, and the note.
#[derive(Debug, Clone)]
pub struct CorrectGrant {
    pub grant: Id,
}

impl Purpose for CorrectGrant {
    fn name(&self) -> &'static str {
        "grant"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { grant: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CORRECT).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let grant = view.office.of::<Grant>().get(self.grant);
        grant.map(|grant| Slot::of_record(grant, |_| true, view)).unwrap_or_default()
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let gone = Fault { key: "role", error: FieldError::WrongKind };
        let mut grant = view.office.of::<Grant>().get(self.grant).cloned().ok_or(gone)?;
        fill(&mut grant, all)?;
        Ok(Ask::CorrectGrant { grant: Box::new(grant), only: touched::<Grant>(all) }.into())
    }

    fn record(&self) -> Id {
        self.grant
    }
}

/// Something of which there is a stock.
#[derive(Debug, Clone)]
pub struct SetSupply {
    /// Which; none for a new one.
    pub supply: Id,
}

impl SetSupply {
    fn before(&self, view: &View) -> Supply {
        view.office.of::<Supply>().get(self.supply).cloned().unwrap_or_default()
    }
}

impl Purpose for SetSupply {
    fn name(&self) -> &'static str {
        "supply"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { supply: draft.record })
    }

    fn title(&self, view: &View) -> String {
        let title = if self.supply.is_none() { words::NEW_SUPPLY } else { words::CHANGE_SUPPLY };
        view.say(title).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut supply = self.before(view);
        fill(&mut supply, all)?;
        Ok(Ask::SetSupply(Box::new(supply)).into())
    }

    fn record(&self) -> Id {
        self.supply
    }
}

/// A stock came in.
#[derive(Debug, Clone)]
pub struct Receive {
    pub supply: Id,
}

impl Purpose for Receive {
    fn name(&self) -> &'static str {
        "receive"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { supply: draft.record })
    }

    fn title(&self, view: &View) -> String {
        about(words::RECEIVE, self.supply, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![
            Slot::new(StockMove::KIND, "change", Entry::Field(FieldKind::Number(1, MOST)))
                .required()
                .called(words::PIECES),
            Slot::new(StockMove::KIND, "source", Entry::Field(FieldKind::Ref(Unit::KIND))),
            Slot::new(StockMove::KIND, "expiry", Entry::Field(FieldKind::Date)),
            Slot::new(StockMove::KIND, "note", Entry::Field(FieldKind::Text(60))),
        ]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let expiry = match *typed(all, "expiry") {
            Value::Date(day) => Some(day),
            _ => None,
        };
        let (supply, pieces) = (self.supply, number(all, "change")?);
        Ok(Ask::Receive { supply, pieces, source: picked(all, "source"), expiry, note: text(all, "note") }.into())
    }

    fn record(&self) -> Id {
        self.supply
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        there(self.supply, view)
    }
}

/// A stock was counted.
#[derive(Debug, Clone)]
pub struct CountStock {
    pub supply: Id,
}

impl Purpose for CountStock {
    fn name(&self) -> &'static str {
        "count_stock"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { supply: draft.record })
    }

    fn title(&self, view: &View) -> String {
        about(words::COUNT, self.supply, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![
            Slot::new(StockMove::KIND, "change", Entry::Field(FieldKind::Number(0, MOST)))
                .required()
                .called(words::FOUND),
            Slot::new(StockMove::KIND, "note", Entry::Field(FieldKind::Text(60))),
        ]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        Ok(Ask::CountStock { supply: self.supply, found: number(all, "change")?, note: text(all, "note") }.into())
    }

    fn record(&self) -> Id {
        self.supply
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        there(self.supply, view)
    }
}

/// Some of a stock is spoiled or gone.
#[derive(Debug, Clone)]
pub struct LoseStock {
    pub supply: Id,
}

impl Purpose for LoseStock {
    fn name(&self) -> &'static str {
        "lose_stock"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { supply: draft.record })
    }

    fn title(&self, view: &View) -> String {
        about(words::LOSE, self.supply, view)
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![
            Slot::new(StockMove::KIND, "change", Entry::Field(FieldKind::Number(1, MOST)))
                .required()
                .called(words::PIECES),
            Slot::new(StockMove::KIND, "note", Entry::Field(FieldKind::Text(60))).required(),
        ]
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        Ok(Ask::LoseStock { supply: self.supply, pieces: number(all, "change")?, note: text(all, "note") }.into())
    }

    fn record(&self) -> Id {
        self.supply
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        there(self.supply, view)
    }
}

/// How somebody stands to the old-age allowance.
#[derive(Debug, Clone)]
pub struct SetAllowance {
    pub resident: Id,
}

impl SetAllowance {
    fn before(&self, view: &View) -> Allowance {
        let known = view.office.of::<Allowance>().get(self.resident).cloned();
        known.unwrap_or_else(|| Allowance::of(self.resident))
    }
}

impl Purpose for SetAllowance {
    fn name(&self) -> &'static str {
        "allowance"
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        let name = view.office.of::<Resident>().get(self.resident).map_or("", |resident| resident.name.as_str());
        format!("{}  {name}", view.say(words::ALLOWANCE))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut allowance = self.before(view);
        fill(&mut allowance, all)?;
        Ok(Ask::SetAllowance(Box::new(allowance)).into())
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

fn about(title: crate::text::Msg, supply: Id, view: &View) -> String {
    let name = view.office.of::<Supply>().get(supply).map_or("", |supply| supply.name.as_str());
    format!("{}  {name}", view.say(title))
}

/// What is there by the books.
fn there(supply: Id, view: &View) -> Option<String> {
    let supply = view.office.of::<Supply>().get(supply)?;
    Some(format!("{} {}", view.say(words::LEFT), words::left(view.lang(), supply)))
}

fn picked(all: &[Typed], key: &str) -> Id {
    match *typed(all, key) {
        Value::Ref(id) => id,
        _ => Id::NONE,
    }
}

fn choice(all: &[Typed], key: &str) -> u8 {
    match *typed(all, key) {
        Value::Choice(code) => code,
        _ => 0,
    }
}

fn text(all: &[Typed], key: &str) -> String {
    match typed(all, key) {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn number(all: &[Typed], key: &'static str) -> Result<u32, Fault> {
    match *typed(all, key) {
        Value::Number(number) => u32::try_from(number).map_err(|_| Fault { key, error: FieldError::NotANumber }),
        _ => Err(Fault { key, error: FieldError::Required }),
    }
}

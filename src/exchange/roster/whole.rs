//! What only a row as a whole can tell: identity against birth and sex, living, household.

use super::heading::{Meaning, Plan};
use super::person::{Above, Draft};
use super::value::{Day, is_nothing, read, read_citizen_id, text_of};
use super::{Question, Warning};
use crate::exchange::cell::Cell;
use crate::model::code::{Living, Relation, Sex};
use crate::model::field::{FieldError, FieldKind, field};
use crate::model::fold::fold_width;
use crate::model::people::household::Household;
use crate::model::{Address, Care, Record, Resident};

/// A name or a key that is only spaces is none.
fn some(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

impl Draft<'_> {
    /// Draws the row together.
    pub(super) fn finish(&mut self, plan: &Plan, above: &mut Above) {
        self.identity(plan);
        self.living();
        self.address = self.place.address();
        self.check_address();
        self.check_conditions(plan);
        self.household(plan, above);
        if self.person.name.is_empty() && !self.problems.iter().any(|problem| problem.key == "name") {
            self.refuse_person(plan, "name", FieldError::Required);
        }
    }

    fn refuse_person(&mut self, plan: &Plan, key: &str, error: FieldError) {
        if let Some(field) = field::<Resident>(key) {
            self.refuse(plan.person(key), field, error);
        }
    }

    /// The identity number, and whether birth and sex agree with it; where they are silent it fills them in.
    fn identity(&mut self, plan: &Plan) {
        let cell = self.id_column.map_or(&Cell::Empty, |column| self.row.cell(column.place));
        let other_document = !self.document_kind.is_empty() && !self.document_kind.contains("身份证");
        let id = if is_nothing(cell) {
            None
        } else if other_document && !matches!(cell, Cell::Number(_)) {
            self.other_document(plan, cell);
            None
        } else {
            match read_citizen_id(cell) {
                Ok(id) => Some(id),
                Err(error) => return self.refuse_person(plan, "id_number", error),
            }
        };
        let Some(id) = id else {
            match self.birth {
                Some(Day::Whole(day)) => self.person.birth = Some(day),
                Some(day @ Day::Short(..)) => self.questions.push(Question::Century(day.centuries(self.today))),
                // Without an identity number a month is no day of birth.
                Some(_) => self.refuse_person(plan, "birth", FieldError::NotADate),
                None => {}
            }
            return;
        };
        let written: String = text_of(cell).chars().map(fold_width).filter(|c| !c.is_whitespace()).collect();
        if written.ends_with("000") {
            self.warnings.push(Warning::IdEndsInZeros);
        }
        if written.chars().count() == 15 {
            self.warnings.push(Warning::IdUpgraded);
        }
        if let Some(day) = self.birth.filter(|day| !day.agrees(id.birth())) {
            self.questions.push(Question::BirthAgainstId(day.whole()));
        }
        let told = self.person.sex;
        if !matches!(told, Sex::Unknown | Sex::Unstated) && told != id.sex() {
            self.questions.push(Question::SexAgainstId(told));
        }
        id.as_str().clone_into(&mut self.person.id_number);
        self.person.birth = Some(id.birth());
        if told != Sex::Unstated {
            self.person.sex = id.sex();
        }
    }

    /// Living here, moved out or dead, from up to five columns.
    fn living(&mut self) {
        let moved = self.moved_out.unwrap_or(self.person.living_since.is_some() && self.died != Some(true));
        if self.died == Some(true) || self.died_on.is_some() {
            self.person.living = Living::Died;
            self.person.living_since = self.died_on;
        } else if moved && self.person.living == Living::Here {
            self.person.living = Living::MovedOut;
        }
        if self.person.living == Living::Here
            && let Some(day) = self.person.living_since.take()
        {
            // 是否已迁出 says no and 迁出日期 gives a day.
            let text = day.to_string();
            self.warnings.push(Warning::NotUnderstood { record: Resident::KIND, key: "living_since", text });
        }
    }

    /// A passport or a permit: kept with its kind, unchecked.
    fn other_document(&mut self, plan: &Plan, cell: &Cell) {
        let Some(field) = field::<Resident>("other_document") else { return };
        let text = Cell::Text(format!("{} {}", self.document_kind, text_of(cell)));
        let told = read(&field.kind, &text, self.today).and_then(|value| (field.set)(&mut self.person, value));
        if let Err(error) = told {
            self.refuse(plan.person("id_number"), field, error);
        }
    }

    /// Parts that came out of one text may be longer than their own fields.
    fn check_address(&mut self) {
        let Address { lane, building, unit, room } = &self.address;
        let parts =
            [("address.lane", lane), ("address.building", building), ("address.unit", unit), ("address.room", room)];
        let long = parts.map(|(key, text)| {
            let field = field::<Household>(key)?;
            let FieldKind::Text(max) = field.kind else { return None };
            (text.chars().count() > max).then_some((field, max))
        });
        for (field, max) in long.into_iter().flatten() {
            self.refuse(None, field, FieldError::TooLong { max });
        }
    }

    /// What several columns say together may be longer than the field that holds it.
    fn check_conditions(&mut self, plan: &Plan) {
        if let Some(field) = field::<Care>("conditions")
            && let FieldKind::Text(max) = field.kind
            && self.care.conditions.chars().count() > max
        {
            let column = plan.columns.iter().find(|column| matches!(column.means, Meaning::Care(_) | Meaning::Tags));
            self.refuse(column, field, FieldError::TooLong { max });
        }
    }

    /// The head and the household's key. A member without any stands under the household of the row above, as in
    /// files that were once merged cells.
    fn household(&mut self, plan: &Plan, above: &mut Above) {
        self.household_key = some(self.household_key.take());
        self.head_name = some(self.head_name.take());
        let is_member = self.relation.is_some_and(|relation| relation != Relation::Head);
        let silent = self.household_key.is_none() && self.head_name.is_none() && self.address.is_empty();
        let asked = plan
            .columns
            .iter()
            .any(|column| matches!(column.means, Meaning::HouseholdKey | Meaning::HeadName | Meaning::Place(_)));
        if silent && asked && is_member && above.row > 0 {
            self.household_key.clone_from(&above.key);
            self.head_name.clone_from(&above.head);
            self.address = above.address.clone();
            self.warnings.push(Warning::HouseholdOfRow(above.row));
        }
        let own_name = self.head_name.as_ref().is_some_and(|head| *head == self.person.name);
        let head = self.is_head == Some(true) || self.relation == Some(Relation::Head);
        if self.relation.is_none() && (head || own_name && self.is_head.is_none()) {
            self.relation = Some(Relation::Head);
        }
        if self.relation == Some(Relation::Head) && self.head_name.is_none() {
            self.head_name = some(Some(self.person.name.clone()));
        }
        self.person.relation = self.relation.unwrap_or_default();
        if !silent || self.relation == Some(Relation::Head) {
            *above = Above {
                row: self.row.number,
                key: self.household_key.clone(),
                head: self.head_name.clone(),
                address: self.address.clone(),
            };
        }
    }
}

//! What only a row as a whole can tell: identity against birth and sex, living, household.

use super::heading::{Column, Meaning};
use super::papers::{self, Paper};
use super::person::{Above, Draft};
use super::plan::Plan;
use super::value::{Day, is_nothing, masked, read, read_citizen_id, text_of};
use super::{Question, Warning};
use crate::exchange::cell::Cell;
use crate::model::code::{Living, Relation, Sex};
use crate::model::field::{Class, FieldError, field};
use crate::model::fold::{fold_width, name_key};
use crate::model::people::citizen_id::{CitizenId, IdError};
use crate::model::people::phone::{Taken, take_phones};
use crate::model::{Record, Resident};

/// A name or a key that is only spaces is none.
fn some(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

impl Draft<'_> {
    /// Draws the row together.
    pub(super) fn finish(&mut self, plan: &Plan, above: &mut Above) {
        if plan.of_heads {
            self.is_head = Some(true);
        }
        self.layout(plan);
        self.identity(plan);
        self.living();
        self.address = self.place.address();
        self.check_address();
        self.household(plan, above);
        self.head_phone();
        if self.person.name.is_empty()
            && !self.problems.iter().any(|problem| problem.key == "name")
            && let Some(field) = field::<Resident>("name")
        {
            self.refuse(plan.person("name"), field, FieldError::Required);
        }
    }

    /// Whether the row's own cells stand under their headings, and in the file's encoding.
    fn layout(&mut self, plan: &Plan) {
        let covered = |place: usize| plan.columns.iter().any(|column| column.place == place);
        let filled = self
            .row
            .cells
            .iter()
            .enumerate()
            .filter(|(place, cell)| !cell.is_empty() && !covered(*place) && !is_nothing(cell));
        let beyond: Vec<String> = filled.map(|(_, cell)| masked(Class::Masked, cell)).collect();
        if !beyond.is_empty() {
            self.questions.push(Question::Beyond(beyond.join(" ")));
        }
        if self.row.odd {
            self.questions.push(Question::Encoding);
        }
    }

    /// The identity number, and whether birth and sex agree with it; where they are silent it fills them in.
    fn identity(&mut self, plan: &Plan) {
        let Some(id) = self.citizen_id() else {
            match self.birth {
                Some(Day::Whole(day)) => self.person.birth = Some(day),
                Some(day @ Day::Short(..)) => self.questions.push(Question::Century(day.centuries(self.today))),
                // Without an identity number a month or a year is no day of birth.
                Some(_) => {
                    if let (Some(field), Some(column)) = (field::<Resident>("birth"), plan.person("birth")) {
                        let cell = self.row.cell(column.place).clone();
                        self.keep(column, field, &cell);
                    }
                }
                None => {}
            }
            return;
        };
        let cell = self.id_column.map_or(&Cell::Empty, |column| self.row.cell(column.place));
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

    /// The citizen's number of the row. Eighteen characters with a right check are one, whatever the file calls them;
    /// what another document's number is, is kept as that; what is neither is asked about.
    fn citizen_id(&mut self) -> Option<CitizenId> {
        let column = self.id_column?;
        let cell = self.row.cell(column.place);
        if is_nothing(cell) {
            return None;
        }
        let kind = std::mem::take(&mut self.document_kind);
        let told = papers::told(&kind);
        let number: String = text_of(cell).chars().map(fold_width).filter(|c| !c.is_whitespace()).collect();
        let read = read_citizen_id(cell);
        let other = match (&read, told) {
            // Fifteen digits carry no check: the file's word for them counts.
            (Ok(_), Paper::Other(name)) if number.len() == 15 => Some(name),
            (Ok(_) | Err(FieldError::CitizenId(IdError::Destroyed | IdError::Masked)), _) => None,
            (Err(_), Paper::Other(name)) => Some(name),
            (Err(_), Paper::Citizen) => papers::shown(&number),
        };
        if let Some(name) = other {
            self.other_document(column, name, &number.to_uppercase());
            return None;
        }
        match read {
            Ok(id) => Some(id),
            Err(error) => {
                if let Some(field) = field::<Resident>("id_number") {
                    self.ask(Some(column), field, cell, error);
                }
                None
            }
        }
    }

    /// The head's telephone: the person's own, where they are the head; else a word in the note.
    fn head_phone(&mut self) {
        let Some(column) = self.head_phone else { return };
        let cell = self.row.cell(column.place);
        if is_nothing(cell) {
            return;
        }
        let Taken { numbers, rest } = take_phones(&text_of(cell));
        if self.person.relation == Relation::Head && rest.is_empty() {
            for phone in numbers {
                if !self.person.phones.contains(&phone) {
                    self.person.phones.push(phone);
                }
            }
        } else {
            self.note_column(column, &text_of(cell));
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
    fn other_document(&mut self, column: &Column, kind: &str, number: &str) {
        let Some(field) = field::<Resident>("other_document") else { return };
        let cell = Cell::Text(format!("{kind} {number}"));
        let told = read(&field.kind, &cell, self.today).and_then(|value| (field.set)(&mut self.person, value));
        if let Err(error) = told {
            self.ask(Some(column), field, &cell, error);
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
            .any(|column| matches!(column.means, Meaning::HouseholdKey | Meaning::HeadName) || column.means.is_place());
        if silent && asked && is_member && above.row > 0 {
            self.household_key.clone_from(&above.key);
            self.head_name.clone_from(&above.head);
            self.address = above.address.clone();
            self.warnings.push(Warning::HouseholdOfRow(above.row));
            if above.moved && above.row == above.last {
                self.questions.push(Question::Beyond("同上".to_owned()));
            }
        }
        let own_name = self.head_name.as_ref().is_some_and(|head| name_key(head) == name_key(&self.person.name));
        let head = self.is_head == Some(true) || self.relation == Some(Relation::Head);
        if self.relation.is_none() && (head || own_name && self.is_head.is_none()) {
            self.relation = Some(Relation::Head);
        }
        if self.relation == Some(Relation::Head) && self.head_name.is_none() {
            self.head_name = some(Some(self.person.name.clone()));
        }
        self.person.relation = self.relation.unwrap_or_default();
        if !silent || self.relation == Some(Relation::Head) {
            above.row = self.row.number;
            above.key.clone_from(&self.household_key);
            above.head.clone_from(&self.head_name);
            above.address = self.address.clone();
        }
    }
}

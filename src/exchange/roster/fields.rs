//! One cell of a row as its column's field: what is sure is taken, what is not becomes words of the note or a question.

use super::Warning;
use super::dates;
use super::heading::Column;
use super::person::{Draft, joined, set};
use super::tags::Tags;
use super::value::{Day, is_nothing, masked, read, read_day, read_tick, text_of};
use crate::exchange::cell::{Cell, EXACT};
use crate::model::code::{Code, Registration, Relation};
use crate::model::field::{Class, Field, FieldError, FieldKind, Value, field};
use crate::model::fold::{fold_name, fold_text};
use crate::model::people::group::{Group, SENSITIVE};
use crate::model::people::kin;
use crate::model::people::phone::{Taken, take_phones};
use crate::model::{Care, Record, Resident};

/// Other ethnic groups than the desk has a code for.
const OTHER_ETHNIC: u8 = 97;

impl Draft<'_> {
    pub(super) fn person_field(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        match (field.key, &field.kind) {
            ("birth", _) => match read_day(cell) {
                Some(Day::Whole(day)) if day > self.today => self.keep(column, field, cell),
                Some(day) => self.birth = Some(day),
                None if is_nothing(cell) => {}
                None if dates::wrong(cell) == FieldError::DayOrMonth => {
                    self.ask(Some(column), field, cell, FieldError::DayOrMonth);
                }
                None => self.keep(column, field, cell),
            },
            ("phones" | "emergency.phone" | "key_holder.phone" | "relation" | "note", _) if is_nothing(cell) => {}
            ("phones", _) => self.phones(column, field, cell),
            ("emergency.phone" | "key_holder.phone", _) => self.one_phone(column, field, cell),
            ("living_since", _) => {
                let day = self.day_of_leaving(column, cell);
                self.moved_out = self.moved_out.or(day.map(|_| true));
                self.person.living_since = day.and_then(Day::whole);
            }
            ("relation", _) => self.relation(column, field, cell),
            ("registration", _) => {
                // Two columns speak of it, 人员类型 and 是否人户分离: the one that says more wins.
                let told = match (read_tick(cell), read(&field.kind, cell, self.today)) {
                    (Some(true), _) => Registration::Apart,
                    (_, Ok(Value::Choice(code))) => Registration::from_code(code),
                    (Some(false), _) | (_, Ok(_)) => Registration::Here,
                    (None, Err(_)) => return self.keep(column, field, cell),
                };
                if told as u8 > self.person.registration as u8 {
                    self.person.registration = told;
                }
            }
            ("note", _) => {
                if !self.add_note(&text_of(cell)) {
                    let FieldKind::Text(max) = field.kind else { return };
                    self.ask(Some(column), field, cell, FieldError::TooLong { max });
                }
            }
            ("registered_at" | "work", _) if !matches!((field.get)(&self.person), Value::Empty) => {
                let before = (field.get)(&self.person);
                let Value::Text(before) = before else { return };
                let both = Cell::Text(joined(&before, &text_of(cell)));
                if is_nothing(cell) || set(field, &mut self.person, &both, self.today).is_ok() {
                    return;
                }
                self.keep(column, field, cell);
            }
            ("name", _) => {
                if let Err(error) = set(field, &mut self.person, cell, self.today) {
                    self.refuse(Some(column), field, error);
                }
            }
            (key, _) => match set(field, &mut self.person, cell, self.today) {
                Ok(()) => {}
                Err(FieldError::BadCharacter(char::REPLACEMENT_CHARACTER)) => {
                    self.ask(Some(column), field, cell, FieldError::BadCharacter(char::REPLACEMENT_CHARACTER));
                }
                // A word that only this desk's table lacks does not keep a person out.
                Err(_) => {
                    if key == "ethnic" {
                        self.person.ethnic = OTHER_ETHNIC;
                    }
                    self.keep(column, field, cell);
                }
            },
        }
    }

    fn phones(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        let Taken { numbers, rest } = take_phones(&text_of(cell));
        for phone in numbers {
            if !self.person.phones.contains(&phone) {
                self.person.phones.push(phone);
            }
        }
        if !rest.is_empty() && !is_nothing(&Cell::from_text(&rest)) {
            self.keep_words(column, field, &rest);
        }
    }

    /// A field that holds one number: the first that is sure; what else stands there is kept.
    fn one_phone(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        let Taken { mut numbers, rest } = take_phones(&text_of(cell));
        if !numbers.is_empty() {
            let first = numbers.remove(0);
            if (field.set)(&mut self.person, Value::List(vec![first])).is_err() {
                return self.keep(column, field, cell);
            }
        }
        let rest: Vec<String> = numbers.into_iter().chain((!rest.is_empty()).then_some(rest)).collect();
        if !rest.is_empty() {
            self.keep_words(column, field, &rest.join("；"));
        }
    }

    /// Whom to call and the number in one cell: 李某13900001111.
    pub(super) fn emergency(&mut self, column: &Column, cell: &Cell) {
        let (Some(field), false) = (field::<Resident>("emergency.phone"), is_nothing(cell)) else { return };
        let Taken { numbers, rest } = take_phones(&text_of(cell));
        let mut words = rest;
        for number in &numbers {
            let tail: String = number.chars().skip(number.len().saturating_sub(4)).collect();
            words = words.replace(&format!("…{tail}"), " ");
        }
        let words: Vec<&str> =
            words.split([' ', '(', ')', ':', '：', '；', ',', '/']).filter(|word| !word.is_empty()).collect();
        let fits = |word: &str| word.chars().count() <= 10 && !word.chars().any(|sign| sign.is_ascii_digit());
        match (words.as_slice(), numbers.as_slice()) {
            ([name], [number]) if fits(name) => {
                (self.person.emergency.name, self.person.emergency.phone) = (fold_name(name), number.clone());
            }
            ([name, relation], [number]) if fits(name) && fits(relation) => {
                let (name, relation) = if kin::by_word(name).is_some() { (relation, name) } else { (name, relation) };
                (self.person.emergency.name, self.person.emergency.phone) = (fold_name(name), number.clone());
                (*relation).clone_into(&mut self.person.emergency.relation);
            }
            ([name], []) if fits(name) => self.person.emergency.name = fold_name(name),
            ([], [number]) => self.person.emergency.phone.clone_from(number),
            _ => self.keep(column, field, cell),
        }
    }

    /// A degree of disability: 二级, 肢体四级, 3.
    pub(super) fn disability(&mut self, column: &Column, cell: &Cell) {
        if is_nothing(cell) || read_tick(cell) == Some(false) {
            return;
        }
        self.care.groups = self.care.groups.with(Group::Disabled);
        let text = text_of(cell);
        if read_tick(cell) == Some(true) && !matches!(text.as_ref(), "1") {
            return;
        }
        let told = match text.as_ref() {
            "1" | "2" | "3" | "4" => format!("残疾{text}级"),
            other if other.contains("残") => other.to_owned(),
            other => format!("残疾{other}"),
        };
        if !self.add_condition(&told)
            && let Some(field) = field::<Care>("conditions")
        {
            self.keep(column, field, cell);
        }
    }

    fn relation(&mut self, column: &Column, field: &'static Field<Resident>, cell: &Cell) {
        let text = text_of(cell);
        let code = text.parse::<u8>().ok().filter(|_| text.len() <= 2);
        let meant = match code {
            Some(code) if column.wide => kin::by_code(code),
            Some(_) => None,
            None => kin::by_word(&text),
        };
        match (meant, code) {
            (Some(meant), _) => {
                self.relation = Some(meant.relation);
                // 儿媳 is more than this desk's table tells apart.
                if meant.says_more {
                    let word = code.and_then(kin::word_of).unwrap_or(&text).to_owned();
                    self.note_column(column, &word);
                }
            }
            (None, Some(code @ 0..=8)) if !column.wide => self.relation = Some(Relation::from_code(code)),
            (None, _) => {
                let told = read(&field.kind, cell, self.today);
                if let (Ok(Value::Choice(told)), None) = (told, code) {
                    self.relation = Some(Relation::from_code(told));
                } else {
                    self.relation = Some(Relation::Other);
                    self.keep(column, field, cell);
                }
            }
        }
    }

    pub(super) fn tags(&mut self, column: &Column, cell: &Cell) {
        if is_nothing(cell) {
            return;
        }
        let tags = Tags::read(&text_of(cell));
        self.person.groups.0 |= tags.open.0;
        self.care.groups.0 |= tags.sensitive.0;
        for detail in tags.details {
            self.add_condition(&detail);
        }
        if let Some(field) = field::<Care>("groups").filter(|_| !tags.unknown.is_empty()) {
            // What it says may be about health: it is not for the note.
            self.keep_words(column, field, &tags.unknown.join("、"));
        }
    }

    /// Health and aid may stand in several columns, and tags say some of it too: nothing takes another's place.
    pub(super) fn care_field(&mut self, column: &Column, field: &'static Field<Care>, cell: &Cell) {
        if field.key == "conditions" && says_health(&text_of(cell)) {
            return;
        }
        let before = (field.get)(&self.care);
        let told = set(field, &mut self.care, cell, self.today).and_then(|()| {
            match (before.clone(), (field.get)(&self.care)) {
                (Value::Text(before), Value::Text(after)) => {
                    set(field, &mut self.care, &Cell::Text(joined(&before, &after)), self.today)
                }
                (before, Value::Empty) => (field.set)(&mut self.care, before),
                _ => Ok(()),
            }
        });
        match told {
            Ok(()) => {}
            Err(FieldError::NotAChoice) => self.keep(column, field, cell),
            Err(error) => {
                // What was told before stays.
                if (field.set)(&mut self.care, before).is_ok() {
                    self.ask(Some(column), field, cell, error);
                }
            }
        }
    }

    /// What the members of a household share; a number that lost its digits would throw households together.
    pub(super) fn household_key(&mut self, column: &Column, cell: &Cell) {
        match cell {
            Cell::Number(number) if number.abs() >= EXACT => {
                self.miss(Some(column));
                let text = masked(Class::Open, cell);
                self.warnings.push(Warning::NotUnderstood { record: Resident::KIND, key: "household", text });
            }
            _ if is_nothing(cell) => {}
            _ => {
                let key = fold_text(&text_of(cell)).trim().to_owned();
                // 0, 待补, 空挂户: no household has that.
                let none = key.chars().all(|sign| sign == '0')
                    || ["挂户", "待补", "集体户", "无户", "未分", "新增", "待定", "空户"]
                        .iter()
                        .any(|word| key.contains(word));
                self.household_key = (!none).then_some(key);
            }
        }
    }

    /// The day on which somebody moved out or died; one of which only the month or year is told is kept in the note.
    pub(super) fn day_of_leaving(&mut self, column: &Column, cell: &Cell) -> Option<Day> {
        let field = field::<Resident>("living_since")?;
        let day = read_day(cell);
        match day {
            Some(Day::Whole(_)) => {}
            None if is_nothing(cell) => {}
            None if dates::wrong(cell) == FieldError::DayOrMonth => {
                self.ask(Some(column), field, cell, FieldError::DayOrMonth);
            }
            Some(_) | None => self.keep(column, field, cell),
        }
        day
    }

    pub(super) fn tick(&mut self, column: &Column, code: &'static Code, cell: &Cell) {
        let sensitive = SENSITIVE.contains(code);
        let own_word = code.aliases.contains(&&*text_of(cell));
        match read_tick(cell) {
            Some(true) if sensitive => self.care.groups.0 |= 1 << code.code,
            Some(true) => self.person.groups.0 |= 1 << code.code,
            Some(false) => {}
            None if own_word && sensitive => self.care.groups.0 |= 1 << code.code,
            None if own_word => self.person.groups.0 |= 1 << code.code,
            None if sensitive => {
                if let Some(field) = field::<Care>("groups") {
                    self.keep(column, field, cell);
                }
            }
            None => {
                if let Some(field) = field::<Resident>("groups") {
                    self.keep(column, field, cell);
                }
            }
        }
    }

    /// A question of the living: yes, no, or words for the note.
    pub(super) fn answer(&mut self, column: &Column, cell: &Cell) -> Option<bool> {
        let answer = read_tick(cell);
        if answer.is_none()
            && let Some(field) = field::<Resident>("living")
        {
            self.keep(column, field, cell);
        }
        answer
    }
}

/// Whether words about health say that there is nothing.
fn says_health(text: &str) -> bool {
    matches!(text, "健康" | "良好" | "一般" | "正常" | "健康良好" | "健康或良好" | "无疾病" | "身体健康" | "尚可")
}

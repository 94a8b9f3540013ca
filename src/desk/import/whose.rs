//! Whom a row of a register means: looked up among the residents, asked about wherever it is not certain, and never
//! registered.

use crate::desk::core::office::Office;
use crate::desk::people::guards::unique_id;
use crate::desk::people::records::PeopleIndex;
use crate::exchange::RosterRow;
use crate::lookup::sound_print;
use crate::model::fold::name_key;
use crate::model::people::doubt::{Choice, Matter, Question, Side};
use crate::model::{Id, Resident, Unique};

use super::taking::{Open, Taking};

/// Most who are offered.
const MOST: usize = 6;

/// What a lookup came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) enum Found {
    /// The number, or the name with something beside it, says so.
    Certain(Id),
    /// Somebody must tell; the likeliest first, and nobody where nobody is called so.
    Perhaps(Vec<Id>),
}

/// Looks somebody up: by identity number, else by name with telephone, birth or door beside it.
pub(in crate::desk) fn look_up(office: &Office, row: &RosterRow) -> Found {
    let told = &row.person;
    let key = name_key(&told.name);
    if !told.id_number.is_empty() {
        let owner = office.of::<Unique>().get(unique_id(office, &told.id_number)).map(|unique| unique.owner);
        if let Some(known) = owner.and_then(|owner| office.of::<Resident>().get(owner)) {
            let is_called_so = told.name.is_empty() || name_key(&known.name) == key;
            return if is_called_so { Found::Certain(known.id) } else { Found::Perhaps(vec![known.id]) };
        }
    }
    let alike = office.by::<PeopleIndex>().names.get(&sound_print(&told.name));
    let mut found: Vec<(u8, Id, bool)> = alike
        .filter_map(|id| office.of::<Resident>().get(id))
        .map(|known| {
            let same_name = name_key(&known.name) == key;
            let (fits, against) = beside(office, known, row);
            (
                fits * 4 + u8::from(same_name) * 2 + u8::from(known.lives_here()),
                known.id,
                same_name && fits > 0 && !against,
            )
        })
        .collect();
    found.sort_by_key(|(fits, id, _)| (std::cmp::Reverse(*fits), *id));
    let mut sure = found.iter().filter(|(.., sure)| *sure);
    if let (Some((_, id, _)), None) = (sure.next(), sure.next()) {
        return Found::Certain(*id);
    }
    Found::Perhaps(found.into_iter().map(|(_, id, _)| id).take(MOST).collect())
}

/// How much beside the name says that somebody is meant, and whether anything speaks against it.
fn beside(office: &Office, known: &Resident, row: &RosterRow) -> (u8, bool) {
    let told = &row.person;
    let mut fits = 0;
    let mut against = !told.id_number.is_empty() && !known.id_number.is_empty() && told.id_number != known.id_number;
    if !told.phones.is_empty() {
        fits += u8::from(told.phones.iter().any(|phone| known.phones.contains(phone)));
    }
    if let Some((told, known)) = told.birth.zip(known.birth) {
        fits += u8::from(told == known);
        against |= told != known;
    }
    if !row.address.is_empty()
        && let Some(at) = office.address_of(known).filter(|at| !at.is_empty())
    {
        fits += u8::from(at.is_one_with(&row.address));
    }
    (fits, against)
}

impl Taking<'_> {
    /// Whom the row means. `None` where it names nobody, or where somebody said that it is taken without a person, which
    /// only `may_be_nobody` offers.
    pub(in crate::desk) fn whom(&self, may_be_nobody: bool) -> Result<Option<Id>, Open> {
        if !self.line.names_somebody() {
            return Ok(None);
        }
        self.look_up("", &self.line.who, may_be_nobody)
    }

    /// The same for somebody of whom a column tells no more than a name; the row may be taken without them.
    pub(in crate::desk) fn called(&self, key: &'static str, name: &str) -> Result<Option<Id>, Open> {
        if name.is_empty() {
            return Ok(None);
        }
        let person = Resident { name: name.to_owned(), ..Resident::default() };
        let who = RosterRow { person, address: crate::model::Address::default(), door: None, ..self.line.who.clone() };
        self.look_up(key, &who, true)
    }

    fn look_up(&self, key: &'static str, row: &RosterRow, may_be_nobody: bool) -> Result<Option<Id>, Open> {
        let found = match look_up(self.office, row) {
            Found::Certain(id) => return Ok(Some(id)),
            Found::Perhaps(found) => found,
        };
        match (self.answers.get(row.row, Matter::Whose(key)), found.as_slice()) {
            (Some(Choice::Same), [only]) => return Ok(Some(*only)),
            (Some(Choice::This(id)), found) if found.contains(&id) => return Ok(Some(id)),
            (Some(Choice::Without), _) if may_be_nobody => return Ok(None),
            (Some(Choice::LeaveOut), _) => return Err(Open::LeftOut),
            _ => {}
        }
        let side = |id: &Id| {
            let person = self.office.of::<Resident>().get(*id).cloned().unwrap_or_default();
            let address = self.office.address_of(&person).cloned().unwrap_or_default();
            Side { person, address }
        };
        let told = Box::new(Side { person: row.person.clone(), address: row.address.clone() });
        let known = found.iter().map(side).collect();
        Err(Open::Asks(Box::new(Question::Whose { key, known, told, may_be_nobody })))
    }
}

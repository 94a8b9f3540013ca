//! What a field has picked: as a draft keeps it, and as it is told apart on the screen.

use crate::model::code::LIVING;
use crate::model::{FieldKind, Id, Kind, Record, Resident};
use crate::text::{Names, labels, picking as words, when};
use crate::ui::panes::of_kind;
use crate::ui::view::View;

/// What parts what was picked from what is being typed.
const TYPED: char = '?';

/// What is picked and what is being typed, in one text: `12,34?xxy`.
pub(super) fn written(picked: &[Id], typed: &str) -> String {
    let mut text = picked.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",");
    if !typed.is_empty() {
        text.push(TYPED);
        text.push_str(typed);
    }
    text
}

/// The same text read back. A field of one record holds the last one.
pub(super) fn read(kind: &FieldKind, text: &str) -> (Vec<Id>, String) {
    let (ids, typed) = text.split_once(TYPED).unwrap_or((text, ""));
    let mut picked: Vec<Id> = Vec::new();
    for id in ids.split(',').filter_map(|id| id.trim().parse().ok()).map(Id) {
        if !id.is_none() && !picked.contains(&id) {
            picked.push(id);
        }
    }
    if matches!(kind, FieldKind::Ref(_)) {
        picked.drain(..picked.len().saturating_sub(1));
    }
    (picked, typed.to_owned())
}

/// A record that is picked, so that it is told apart from others of its name: a person with age and address.
pub(in crate::ui) fn told_apart(kind: Kind, id: Id, view: &View) -> String {
    if kind == Resident::KIND {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return view.say(words::GONE).to_owned() };
        let age = resident.age(view.today()).map(|age| when::age(view.lang(), age));
        let address = view.office.address_of(resident).map(crate::model::Address::short);
        // Who moved away or died is found too, and said to be so.
        let gone = labels::code_number(view.lang(), LIVING, resident.living as u8);
        let gone = Some(gone.to_owned()).filter(|_| !resident.lives_here());
        let parts = [Some(resident.name.clone()), age, address, gone];
        return parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let name = of_kind(kind, |shown| shown.found.and_then(|found| found(&view.names(), view.lang(), id)));
    let name = name.unwrap_or_else(|| view.names().called(view.lang(), kind, id).into_owned());
    if name.is_empty() { view.say(words::GONE).to_owned() } else { name }
}

//! What a certificate says: the office's wording with the facts of the resident and of the certificate in it.

use crate::desk::core::office::Office;
use crate::model::code::SEX;
use crate::model::guide::{Certificate, Entry};
use crate::model::{Address, Resident};
use crate::text::{Lang, guide as words, labels};

/// The wording with its facts filled in; else the first that is not known, as it stands between the braces.
pub fn worded(office: &Office, entry: &Entry, certificate: &Certificate) -> Result<String, String> {
    let mut said = String::new();
    let mut rest = entry.wording.as_str();
    while let Some((before, from)) = rest.split_once(['{', '｛']) {
        said.push_str(before);
        let Some((fact, behind)) = from.split_once(['}', '｝']) else { return Err(from.to_owned()) };
        let known = fact_of(fact.trim(), office, certificate).filter(|known| !known.is_empty());
        said.push_str(&known.ok_or_else(|| fact.trim().to_owned())?);
        rest = behind;
    }
    said.push_str(rest);
    Ok(said)
}

/// A fact by the word for it; `None` where there is none of that name.
fn fact_of(fact: &str, office: &Office, certificate: &Certificate) -> Option<String> {
    let resident = office.of::<Resident>().get(certificate.resident)?;
    let at = words::FACTS.iter().position(|msg| msg.zh == fact || msg.en == fact)?;
    Some(match at {
        words::PERSON => resident.name.clone(),
        words::ID_NUMBER => resident.id_number.clone(),
        words::SEX => labels::code_number(Lang::Zh, SEX, resident.sex as u8).to_owned(),
        words::BIRTH => resident.birth.map(words::full_day).unwrap_or_default(),
        words::ADDRESS => office.address_of(resident).map(Address::short).unwrap_or_default(),
        words::PURPOSE => certificate.purpose.clone(),
        _ => words::full_day(certificate.at.date()),
    })
}

//! `linli export`: residents as a file, masked. In full they leave the desk only by the console, with a reason.

use std::process::ExitCode;

use crate::exchange::export::{Shown, residents_csv, residents_jsonl};
use crate::model::{Address, Resident};

use super::args::{Export, Exported, Format};
use super::fail::Fail;
use super::out;
use super::place::Place;

pub(super) fn run(place: &Place, wanted: &Export) -> Result<ExitCode, Fail> {
    let Exported::Residents(residents) = &wanted.what;
    let (office, today) = place.read()?;
    let mut people: Vec<&Resident> = office.residents.all().collect();
    people.sort_by_key(|resident| resident.id);
    let nowhere = Address::default();
    let rows = people.into_iter().map(|resident| (resident, office.address_of(resident).unwrap_or(&nowhere)));
    match residents.format.unwrap_or(Format::Jsonl) {
        Format::Jsonl => residents_jsonl(out::answers(), rows, Shown::Masked(today))?,
        Format::Csv => residents_csv(out::answers(), rows, Shown::Masked(today))?,
    };
    Ok(ExitCode::SUCCESS)
}

//! How somebody said that columns are to be read, kept by their headings: next quarter's file has the same ones.
//!
//! A small file of headings and field keys in the data folder; no value of any row stands in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::desk::import::register::TakenFor;
use crate::exchange::Mapping;
use crate::platform;

/// Its name in the data folder.
const NAME: &str = "columns.json";

/// What was said of one set of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    /// What a file with these headings is, where that was asked: the word of a register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) register: Option<String>,
    /// A column's heading or letters, and the key of what it holds.
    pub(super) map: Vec<(String, String)>,
    /// The key of a field, and its value for every row.
    pub(super) constants: Vec<(String, String)>,
}

impl Said {
    /// What a mapping says.
    pub(super) fn of(taken: TakenFor, mapping: &Mapping) -> Self {
        let register = taken.register().map(|register| register.word.to_owned());
        let map = mapping.told().iter().map(|(column, means)| (column.clone(), means.key()));
        let constants = mapping.constants().iter().map(|(means, cell)| (means.key(), cell.text().into_owned()));
        Self { register, map: map.collect(), constants: constants.collect() }
    }

    /// The mapping again; what no field is called any more is left out.
    pub(super) fn mapping(&self) -> Mapping {
        let mut mapping = self.taken().unwrap_or(TakenFor::Residents).mapping();
        for (column, key) in &self.map {
            drop(mapping.tell(column, key));
        }
        for (key, value) in &self.constants {
            drop(mapping.set(key, value));
        }
        mapping
    }

    /// What such a file is, where that was said.
    fn taken(&self) -> Option<TakenFor> {
        self.register.as_deref().and_then(TakenFor::by_word)
    }

    /// Whether it was said of a file that is taken for this.
    pub(super) fn is_of(&self, taken: TakenFor) -> bool {
        self.taken().unwrap_or(TakenFor::Residents) == taken
    }

    /// Whether nothing was said of its columns.
    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty() && self.constants.is_empty()
    }
}

/// What was said of these headings before; nothing where nothing can be read.
pub(super) fn recall(folder: &Path, headings: &str) -> Option<Said> {
    let all = read(folder);
    all.get(headings).filter(|said| !said.is_empty()).cloned()
}

/// What a file with these headings was said to be.
pub(super) fn register(folder: &Path, headings: &str) -> Option<TakenFor> {
    read(folder).get(headings).and_then(Said::taken)
}

/// Keeps what was said of these headings.
pub(super) fn keep(folder: &Path, headings: &str, said: Said) -> io::Result<()> {
    let mut all = read(folder);
    if all.get(headings) == Some(&said) || said.is_empty() && said.register.is_none() && !all.contains_key(headings) {
        return Ok(());
    }
    all.insert(headings.to_owned(), said);
    let text = serde_json::to_string_pretty(&all).map_err(io::Error::from)?;
    let new = folder.join(format!("{NAME}.new"));
    let mut file = platform::private_file().write(true).create(true).truncate(true).open(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    fs::rename(new, folder.join(NAME))
}

fn read(folder: &Path) -> BTreeMap<String, Said> {
    let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_known_again_by_the_headings() {
        let folder = tempfile::tempdir().unwrap();
        let mut mapping = Mapping::default();
        mapping.tell("血型", "note").unwrap();
        mapping.set("志愿者", "是").unwrap();
        let said = Said::of(TakenFor::Residents, &mapping);
        keep(folder.path(), "a", said.clone()).unwrap();
        assert_eq!(recall(folder.path(), "a"), Some(said.clone()));
        assert_eq!((recall(folder.path(), "b"), said.mapping()), (None, mapping));
        keep(folder.path(), "a", Said::default()).unwrap();
        assert_eq!(recall(folder.path(), "a"), None);
    }
}

//! Who may sit at a desk.

use crate::desk::core::config::Config;
use crate::desk::demo;
use crate::platform;
use crate::text::usage as words;

use super::fail::Fail;
use super::place::Place;

/// Who signs what is done on the command line: as `--clerk` says, else whoever is called as the system's user is. Never
/// somebody else, whoever stands first in the settings.
///
/// # Errors
/// Where nobody who works here is called so.
pub(super) fn signs(place: &Place, config: &Config, training: bool) -> Result<String, Fail> {
    let known = clerks(config, training);
    let login = || platform::login_name().map(|name| name.to_string_lossy().trim().to_owned()).unwrap_or_default();
    let name = place.clerk.as_deref().map_or_else(login, |clerk| clerk.trim().to_owned());
    // Where the settings name nobody and the system neither, there is nobody to be mistaken for.
    if known.contains(&name) || known.is_empty() && place.clerk.is_none() {
        return Ok(if known.is_empty() { String::new() } else { name });
    }
    Err(Fail::Usage(words::nobody_called(place.lang, &name, &known)))
}

/// Who may sit at the desk: as set; else the demo's clerks, or the system's user.
pub(super) fn clerks(config: &Config, training: bool) -> Vec<String> {
    if !config.clerks.is_empty() {
        return config.clerks.clone();
    }
    if training {
        return demo::CLERKS.map(str::to_owned).to_vec();
    }
    let user = platform::login_name().map(|name| name.to_string_lossy().trim().to_owned());
    user.filter(|user| !user.is_empty()).into_iter().collect()
}

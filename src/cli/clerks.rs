//! Who may sit at a desk.

use crate::desk::core::Ask;
use crate::desk::core::config::Config;
use crate::desk::{Desk, Visitor, demo};
use crate::model::operators::Proof;
use crate::platform;
use crate::text::Lang;
use crate::text::operators::pin_of;
use crate::text::usage as words;

use super::fail::Fail;
use super::opening::secret;
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

/// Whoever signs shows that it is them, where they have a PIN: typed in the terminal and not shown.
///
/// # Errors
/// Where it is not their PIN, or nobody of that name works here today.
pub(super) fn sits_down(lang: Lang, clerk: &str, desk: &mut Desk) -> Result<(), Fail> {
    if !desk.office().is_locked() {
        return Ok(());
    }
    let typed = secret(&pin_of(lang, clerk))?;
    let proof = typed.map_or(Proof::None, |typed| Proof::Pin(typed.to_string()));
    let ask = Ask::SetClerk { clerk: clerk.to_owned(), proof };
    Ok(desk.handle(ask.into(), &Visitor::default()).map(drop)?)
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

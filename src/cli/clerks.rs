//! Who may sit at a desk.

use crate::desk::core::config::Config;
use crate::desk::demo;
use crate::platform;

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

//! `linli config`: the settings with their defaults, explained; where they lie, whether each line counts, a first file.

use std::fs::OpenOptions;
use std::io::Write;
use std::process::ExitCode;

use crate::desk::core::config::{self, Found};
use crate::desk::core::settings::Skipped;
use crate::platform;
use crate::text::{cli, settings as said, usage as words};

use super::args::ConfigFlags;
use super::fail::Fail;
use super::out;
use super::place::Place;

pub(super) fn run(place: &Place, wanted: &ConfigFlags) -> Result<ExitCode, Fail> {
    match wanted {
        ConfigFlags { path: true, .. } => path(place),
        ConfigFlags { check: true, .. } => check(place),
        ConfigFlags { init: true, .. } => init(place),
        ConfigFlags { path: false, check: false, init: false } => out::say(words::EXAMPLE.say(place.lang)),
    }
}

/// Where a file is looked for, the one that counts marked.
fn path(place: &Place) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let fallback = platform::settings_folder();
    let mut counted = false;
    let mut lines = Vec::new();
    for path in config::places(&folder, fallback.as_deref()) {
        let there = path.is_file();
        lines.push(said::looked_for(place.lang, &path.display(), there, there && !counted));
        counted |= there;
    }
    out::say(&lines.join("\n"))
}

/// Every line that does not count; exit code 1 where there is one.
fn check(place: &Place) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let Found { config, file, skipped } = Place::config(&folder)?;
    let lang = place.lang(&config);
    let shown = file.as_deref().map(std::path::Path::display);
    let mut lines: Vec<String> = Vec::new();
    if let Some(path) = &shown {
        lines.extend(skipped.iter().map(|Skipped { line, why }| said::line(lang, path, *line, why)));
    }
    if config.has_norms {
        lines.push(cli::NORMS_MOVED.say(lang).to_owned());
    }
    if lines.is_empty() {
        return out::say(&said::all_read(lang, shown.as_ref().map(|path| path as &dyn std::fmt::Display)));
    }
    out::say(&lines.join("\n"))?;
    Ok(ExitCode::FAILURE)
}

/// Writes the explained defaults as the data folder's file; one that is there stays as it is.
fn init(place: &Place) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let path = folder.join(config::FILE);
    let failed = |source| Fail::Config(config::ConfigError { path: path.clone(), source });
    platform::private_folder().recursive(true).create(&folder).map_err(failed)?;
    let mut file = private(platform::private_file()).open(&path).map_err(failed)?;
    file.write_all(words::EXAMPLE.say(place.lang).as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    out::say(&said::written(place.lang, &path.display()))
}

fn private(mut options: OpenOptions) -> OpenOptions {
    options.write(true).create_new(true);
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::core::config::Config;
    use crate::desk::core::settings::read;
    use crate::text::Lang;

    #[test]
    fn the_example_says_the_defaults_and_leaves_none_out() {
        let whole = toml::Table::try_from(Config { lang: Some(Lang::Zh), ..Config::default() }).unwrap();
        for lang in Lang::ALL {
            let text = words::EXAMPLE.say(lang);
            assert_eq!(read(text), (Config::default(), vec![]));
            let example: toml::Table = toml::from_str(&text.replace("# lang", "lang")).unwrap();
            assert_eq!(example.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
        }
    }
}

//! `linli config`: the settings with their defaults, explained.

use std::process::ExitCode;

use crate::text::Lang;
use crate::text::usage as words;

use super::fail::Fail;
use super::out;

pub(super) fn run(lang: Lang) -> Result<ExitCode, Fail> {
    out::say(words::EXAMPLE.say(lang))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::desk::core::config::Config;

    #[test]
    fn the_example_says_the_defaults_and_leaves_none_out() {
        let whole = toml::Table::try_from(Config { lang: Some(Lang::Zh), ..Config::default() }).unwrap();
        for lang in Lang::ALL {
            let text = words::EXAMPLE.say(lang);
            assert_eq!(Config::read(text, Path::new("example")).unwrap(), Config::default());
            let example: toml::Table = toml::from_str(&text.replace("# lang", "lang")).unwrap();
            assert_eq!(example.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
        }
    }
}

//! The console on a data folder, and on the demo where an empty desk asks for it.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::desk::clock::RandomIds;
use crate::desk::config::{Borders, Config, Theme};
use crate::desk::drafts::DraftFolder;
use crate::desk::import::{Order, Tally, Told};
use crate::desk::worker::Report;
use crate::desk::{Desk, Settings, demo};
use crate::exchange::Mapping;
use crate::model::doubt::Answers;
use crate::store::drafts::Drafts;
use crate::store::{Engine, Options};
use crate::text::{Lang, cli as words};
use crate::ui::{self, Exit};

use super::fail::{self, Fail};
use super::place::{Place, Ticking};

pub(super) fn run(place: &Place) -> Result<ExitCode, Fail> {
    match open(place, &place.folder()?)? {
        Exit::Demo => {
            let elsewhere = Place { data: None, ..place.clone() };
            let folder = elsewhere.training_folder()?;
            let ready = super::demo::ready(&elsewhere, &folder, None, None)?;
            ended(open(&elsewhere.at(&ready), &folder)?, place.lang)
        }
        exit => ended(exit, place.lang),
    }
}

/// Runs the console on a data folder until somebody leaves it.
pub(super) fn open(place: &Place, folder: &Path) -> Result<Exit, Fail> {
    let config = Place::config(folder)?;
    let training = Engine::is_training(folder)? == Some(true);
    let lang = place.lang(&config);
    let clock = place.clock(folder)?;
    let clerks = clerks(&config, training);
    let settings = Settings { clerk: clerks.first().cloned().unwrap_or_default(), training, norms: config.norms };
    let data = folder.to_owned();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Ok(ui::run(ui::Options {
        open: Box::new(move |tell| open_desk(&data, settings, clock, lang, tell)),
        import: Some(Arc::new(move |desk, file, tell| import(lang, desk, file, tell))),
        clock: Box::new(clock),
        lang,
        community: config.community,
        clerks,
        theme: match config.theme {
            _ if no_color => ui::ThemeName::Mono,
            Theme::Dark => ui::ThemeName::Dark,
            Theme::Light => ui::ThemeName::Light,
            Theme::Mono => ui::ThemeName::Mono,
        },
        borders: match config.borders {
            Borders::Line => ui::Borders::Unicode,
            Borders::Ascii => ui::Borders::Ascii,
        },
        training,
    }))
}

fn open_desk(
    data: &Path,
    settings: Settings,
    clock: Ticking,
    lang: Lang,
    tell: &mut dyn FnMut(Report),
) -> Result<Desk, String> {
    let options = Options { who: settings.clerk.clone(), on_progress: Arc::new(|_| {}), ..Options::default() };
    let engine = Engine::open(data, options).map_err(|error| fail::open(lang, &error))?;
    let mut progress = |done| tell(Report::Progress { done, of: None });
    let desk = Desk::open(Box::new(engine), Box::new(clock), Box::new(RandomIds), settings, &mut progress);
    let desk = desk.map_err(|error| fail::store(lang, &error))?;
    Ok(desk.with_drafts(DraftFolder::of(Drafts::of(data))).searchable())
}

/// A roster named in the console: its columns are found as from the shell, and what is refused is counted.
fn import(lang: Lang, desk: &mut Desk, file: &Path, tell: &mut dyn FnMut(u64, f32)) -> Result<Tally, String> {
    let opened = super::import::open(lang, file, None, desk.today(), &Mapping::default());
    let (mut roster, print) = opened.map_err(|fail| fail.sentence(lang))?;
    let order = Order { file: print, answers: &Answers::default(), stop: &AtomicBool::new(false) };
    let done = desk.import(&mut roster, &order, &mut |told| {
        if let Told::Read(rows, share) = told {
            tell(rows, share);
        }
    });
    done.map(|done| done.tally).map_err(|error| super::import::failed(lang, file, error).sentence(lang))
}

/// Who may sit at the desk: as set; else the demo's clerks, or the system's user.
pub(super) fn clerks(config: &Config, training: bool) -> Vec<String> {
    if !config.clerks.is_empty() {
        return config.clerks.clone();
    }
    if training {
        return demo::CLERKS.map(str::to_owned).to_vec();
    }
    let named = |name: &str| std::env::var(name).ok().filter(|user| !user.trim().is_empty());
    ["LOGNAME", "USER", "USERNAME"].into_iter().find_map(named).into_iter().collect()
}

/// How the console ended, as an exit code.
pub(super) fn ended(exit: Exit, lang: Lang) -> Result<ExitCode, Fail> {
    match exit {
        Exit::Left | Exit::Demo => Ok(ExitCode::SUCCESS),
        Exit::NoTerminal => Err(Fail::Said(words::NO_TERMINAL.say(lang).to_owned())),
        Exit::TerminalGone => Ok(ExitCode::FAILURE),
        // As a shell says of a program that a signal ended.
        Exit::Signal(number) => Ok(ExitCode::from(128_u8.saturating_add(u8::try_from(number).unwrap_or(0)))),
        Exit::Failed(reason) => Err(Fail::Said(reason)),
    }
}

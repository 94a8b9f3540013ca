//! The console on a data folder, and on the demo where an empty desk asks for it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::desk::core::backup;
use crate::desk::core::backup::{Daily, Standing};
use crate::desk::core::clock::RandomIds;
use crate::desk::core::config::{Backup, Borders, Config, Found, PageFormat, Theme};
use crate::desk::core::drafts::DraftFolder;
use crate::desk::core::settings::Skipped;
use crate::desk::core::worker::{LongWork, Report, Tell};
use crate::desk::find::beside;
use crate::desk::import::Came;
use crate::desk::{Desk, Settings, Visitor, demo, guide};
use crate::exchange::printer::Printer;
use crate::store::drafts::Drafts;
use crate::store::{self, Opened, Options, Progress, Safe};
use crate::text::{Lang, cli as words, settings as said};
use crate::ui::{self, Exit, Keeper};

use super::clerks::clerks;
use super::fail::{self, Fail};
use super::layout::Layout;
use super::opening::by_passphrase;
use super::place::{Place, Ticking};

pub(super) fn run(place: &Place) -> Result<ExitCode, Fail> {
    match open(place, &place.folder()?, None)? {
        Exit::Demo => {
            let elsewhere = Place { data: None, ..place.clone() };
            let layout = Layout::asked(&elsewhere, None, None);
            ended(open(&elsewhere, &elsewhere.training_folder()?, Some(layout))?, place.lang)
        }
        exit => ended(exit, place.lang),
    }
}

/// Runs the console on a data folder until somebody leaves it; a training folder that is not there is laid out first.
///
/// Whatever takes its time is done behind the first frame.
pub(super) fn open(place: &Place, folder: &Path, layout: Option<Layout>) -> Result<Exit, Fail> {
    let Found { config, skipped, .. } = Place::config(folder)?;
    let training = layout.is_some() || store::about(folder)?.is_some_and(|about| about.training);
    let lang = place.lang(&config);
    let has_norms = config.has_norms;
    let clock = place.late_clock(training);
    let clerks = clerks(&config, training);
    let printer = printer(&config, folder);
    // Before the first board, and before a key of it can be taken for one of the passphrase.
    let safe = place.safe(folder)?;
    let settings = Settings {
        clerk: clerks.first().cloned().unwrap_or_default(),
        training,
        safe: safe.clone(),
        desk: 0,
        rights: place.rights,
    };
    let opening =
        Opening { data: folder.to_owned(), layout, named: place.named(), clock: clock.clone(), lang, printer };
    let after_import = Daily::of(folder, &config.backup).filter(|_| !training).map(|daily| daily.opened_by(&safe));
    let (backup, keeper) = backups(lang, (folder, &safe), &config.backup, training);
    let rosters = folder.to_owned();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let exit = ui::run(ui::Options {
        open: Box::new(move |tell| opening.desk(settings, tell)),
        export: Some(Arc::new(move |desk, order| super::export::deliver(lang, desk, order))),
        backup,
        keeper,
        import: Some(Arc::new(move |desk, wanted, stop, tell| {
            let came = super::import::in_console(&rosters, lang, desk, wanted, stop, tell)
                .map_err(|fail| fail.undone(lang))?;
            if matches!(came, Came::Done(..)) {
                // Behind whatever is asked next; what goes wrong is said when the desk is left.
                let daily = after_import.clone();
                std::thread::spawn(move || daily.map(|daily| daily.run_again(Place::wall().date())));
            }
            Ok(came)
        })),
        clock: Box::new(clock),
        lang,
        community: config.community,
        clerks,
        theme: match config.theme {
            _ if no_color => Some(ui::ThemeName::Mono),
            Theme::Auto => None,
            Theme::Dark => Some(ui::ThemeName::Dark),
            Theme::Light => Some(ui::ThemeName::Light),
            Theme::Mono => Some(ui::ThemeName::Mono),
        },
        borders: match config.borders {
            Borders::Auto => None,
            Borders::Line => Some(ui::Borders::Unicode),
            Borders::Ascii => Some(ui::Borders::Ascii),
        },
        training,
        notice: notice(lang, &skipped, has_norms),
    });
    if !matches!(exit, Exit::NoTerminal | Exit::Failed(_)) {
        super::backup::again(place, folder);
    }
    Ok(exit)
}

/// What is said of the settings at the start: the first line that does not count, else that norms count no more.
fn notice(lang: Lang, skipped: &[Skipped], has_norms: bool) -> Option<String> {
    let first = skipped.first().map(|first| said::first_of(lang, first.line, &first.why, skipped.len()));
    first.or_else(|| has_norms.then(|| words::NORMS_MOVED.say(lang).to_owned()))
}

/// How backups stand, and who takes the day's. What is in a training folder is worth none.
fn backups(lang: Lang, (data, safe): (&Path, &Safe), settings: &Backup, training: bool) -> (Standing, Option<Keeper>) {
    if training {
        return (Standing::NotKept, None);
    }
    let last = backup::last(data);
    let Some(daily) = Daily::of(data, settings) else { return (Standing::NotSet(last), None) };
    let daily = daily.opened_by(safe);
    let data = data.to_owned();
    let keeper: Keeper = Arc::new(move |day| match (daily.run(day), backup::last(&data)) {
        (Ok(_), Some(last)) => Standing::Good(last),
        (Ok(_), None) => Standing::Running(None),
        (Err(error), last) => Standing::Failed(fail::backup(lang, &error), last),
    });
    (Standing::Running(last), Some(keeper))
}

/// What is to be opened behind the first frame.
struct Opening {
    data: PathBuf,
    layout: Option<Layout>,
    /// What `--today` says.
    named: Option<DateTime>,
    clock: Ticking,
    lang: Lang,
    printer: Printer,
}

/// Where the console prints: as set, else into the data folder.
fn printer(config: &Config, data: &Path) -> Printer {
    let print = &config.print;
    let folder = if print.folder.trim().is_empty() { data.join("prints") } else { PathBuf::from(&print.folder) };
    Printer {
        command: print.command.clone(),
        html: print.format == PageFormat::Html,
        columns: print.columns.into(),
        issuer: config.community.clone(),
        phone: config.phone.clone(),
        address: config.address.clone(),
        shows: true,
        ..Printer::into_folder(folder)
    }
}

impl Opening {
    fn desk(self, settings: Settings, tell: &Tell) -> Result<Desk, String> {
        let lang = self.lang;
        self.open(settings, tell).map_err(|fail| fail.sentence(lang))
    }

    fn open(self, settings: Settings, tell: &Tell) -> Result<Desk, Fail> {
        let work = |work, done, of| tell(Report::Progress { work, done, of });
        let mut begins = self.named;
        if let Some(layout) = self.layout {
            let made = layout.prepare(&self.data, &mut |done, of| work(LongWork::LayOut, done as u64, of as u64))?;
            begins = made.begins.or(begins);
        }
        let heard = Arc::clone(tell);
        let on_progress = Arc::new(move |Progress { stage, done, total }| {
            heard(Report::Progress { work: LongWork::Store(stage), done, of: total });
        });
        let safe = settings.safe.clone();
        let options = Options { who: settings.clerk.clone(), on_progress, safe: safe.clone(), ..Options::default() };
        let opened = match store::open(&self.data, options) {
            // Nothing can be written there: what is there can still be looked at, and whoever looks is told.
            Err(error) if error.is_read_only() => store::look(&self.data, &safe).map_err(|_| error)?,
            opened => opened?,
        };
        let Opened { port, about, entries } = opened;
        if let Ticking::Late(clock) = &self.clock {
            let left = demo::left_at(&self.data, port.past(port.head())?.as_deref())?;
            clock.set(begins.or(left).unwrap_or_else(Place::wall));
        }
        let settings = Settings { desk: Place::desk(&self.data, about), ..settings };
        let kept = beside::kept(&self.data, about.id, &safe);
        let mut progress = |done| work(LongWork::Read, done as u64, entries);
        let sealed = safe.is_sealed();
        let mut desk = Desk::open(port, Box::new(self.clock), Box::new(RandomIds), settings, &mut progress)?;
        if desk.office().lacks_its_guide() {
            // What cannot be written on the first day can be brought in on any other.
            let _ = desk.handle(guide::Ask::BringList.into(), &Visitor::default());
        }
        let desk = if sealed { desk.with_passphrase(by_passphrase(self.data.clone())) } else { desk };
        let heard = Arc::clone(tell);
        let grown = move |done: usize, of: usize| {
            heard(Report::Progress { work: LongWork::Index, done: done as u64, of: of as u64 });
        };
        let heard = Arc::clone(tell);
        let on_failure = Arc::new(move |cause| heard(Report::NotPrinted { cause }));
        let printer = Printer { on_failure, ..self.printer };
        Ok(desk
            .with_drafts(DraftFolder::of(Drafts::of(&Place::state(&self.data, about), safe)))
            .with_printer(printer)
            .searchable_from(kept, grown))
    }
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

//! `linli doctor`: what the desk stands on, a line a thing, with one remedy where it is not well.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use jiff::SignedDuration;
use jiff::civil::DateTime;

use crate::desk::core::backup;
use crate::desk::core::clock::Doubt;
use crate::model::when::from_civil_seconds;
use crate::platform;
use crate::store;
use crate::text::Lang;
use crate::text::doctor::{self as words, Topic};
use crate::ui::terminal::{LEAST, TerminalSeen, seen};

use super::fail::Fail;
use super::place::Place;
use super::{out, table};

/// Room below which an office should look after its disk.
const LEAST_FREE: u64 = 500_000_000;
/// How old the last backup may be.
const OLDEST_BACKUP: SignedDuration = SignedDuration::from_hours(48);

/// All that was looked at; judged apart from how it was found out.
#[derive(Debug, Clone)]
struct Looked {
    terminal: TerminalSeen,
    locale: String,
    /// How many fonts have Han; none where nothing can tell.
    fonts: Option<usize>,
    input_method: String,
    folder: String,
    /// Whether a training folder, or an office's; none where there is no store.
    training: Option<bool>,
    free: Option<u64>,
    holder: Option<String>,
    now: DateTime,
    last_record: Option<DateTime>,
    last_backup: Option<DateTime>,
    skipped: usize,
}

/// What came of one look.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    topic: Topic,
    well: bool,
    found: String,
}

/// Says all of it; exit code 1 where something is not well.
pub(super) fn run(place: &Place) -> Result<ExitCode, Fail> {
    let findings = judge(place.lang, &look(place)?);
    out::say(&said(place.lang, &findings))?;
    Ok(if findings.iter().all(|finding| finding.well) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn look(place: &Place) -> Result<Looked, Fail> {
    let folder = place.folder()?;
    let about = store::about(&folder)?;
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let first = |names: &[&str]| names.iter().find_map(|name| variable(name)).unwrap_or_default();
    // A sealed folder keeps its last record to itself: the clock is then not judged.
    let opened = if about.is_some() { store::read_lightly(&folder).ok() } else { None };
    let last = opened.map(|opened| opened.port.past(opened.port.head())).transpose()?.flatten();
    let there = folder.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    Ok(Looked {
        terminal: seen(),
        locale: first(&["LC_ALL", "LC_CTYPE", "LANG"]),
        fonts: han_fonts(),
        input_method: first(&["XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"]),
        training: about.map(|about| about.training),
        free: platform::free_bytes(there).ok(),
        holder: store::holder(&folder).map(|holder| holder.who),
        now: place.named().unwrap_or_else(Place::wall),
        last_record: last.map(|commit| from_civil_seconds(commit.stamp.desk_time)),
        last_backup: backup::last(&folder),
        skipped: Place::config(&folder)?.skipped.len(),
        folder: folder.display().to_string(),
    })
}

/// How many fonts hold Han, by what fontconfig lists; none where it is not installed.
fn han_fonts() -> Option<usize> {
    let mut command = Command::new("fc-list");
    let listed = command.args([":lang=zh", "family"]).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    listed.status.success().then(|| String::from_utf8_lossy(&listed.stdout).lines().count())
}

fn judge(lang: Lang, looked: &Looked) -> Vec<Finding> {
    Topic::ALL.into_iter().map(|topic| one(lang, topic, looked)).collect()
}

fn one(lang: Lang, topic: Topic, looked: &Looked) -> Finding {
    let Looked { terminal, now, .. } = looked;
    let or_none = |text: &str| if text.is_empty() { words::NOTHING.say(lang).to_owned() } else { text.to_owned() };
    let unknown = || words::UNKNOWN.say(lang).to_owned();
    let date = |at: DateTime| at.strftime("%Y-%m-%d %H:%M").to_string();
    // A training folder has no backup, and its clock is its own.
    let counts = looked.training == Some(false);
    let (well, found) = match topic {
        Topic::Terminal => (terminal.fit && !terminal.name.is_empty(), or_none(&terminal.name)),
        Topic::Encoding => {
            let locale = looked.locale.to_ascii_lowercase();
            (cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8"), or_none(&looked.locale))
        }
        Topic::Size => terminal.size.map_or_else(
            || (true, unknown()),
            |(columns, rows)| (columns >= LEAST.0 && rows >= LEAST.1, format!("{columns}x{rows}")),
        ),
        Topic::Colours => (terminal.colours, (if terminal.colours { "✓" } else { "—" }).to_owned()),
        Topic::Fonts => looked.fonts.map_or_else(|| (true, unknown()), |fonts| (fonts > 0, fonts.to_string())),
        Topic::InputMethod => (!looked.input_method.is_empty(), or_none(&looked.input_method)),
        Topic::Data => {
            (looked.training.is_some(), format!("{}（{}）", looked.folder, words::folder(lang, looked.training)))
        }
        Topic::Disk => {
            looked.free.map_or_else(|| (true, unknown()), |free| (free >= LEAST_FREE, words::megabytes(free)))
        }
        Topic::Lock => (looked.holder.is_none(), looked.holder.clone().unwrap_or_else(|| or_none(""))),
        Topic::Clock => {
            let doubt = looked.last_record.filter(|_| counts).and_then(|last| Doubt::of(*now, last));
            (doubt.is_none(), date(*now))
        }
        Topic::Backup => {
            let well = !counts || looked.last_backup.is_some_and(|at| now.duration_since(at) <= OLDEST_BACKUP);
            (well, looked.last_backup.map_or_else(|| or_none(""), date))
        }
        Topic::Settings => (looked.skipped == 0, looked.skipped.to_string()),
    };
    Finding { topic, well, found }
}

fn said(lang: Lang, findings: &[Finding]) -> String {
    let row = |finding: &Finding| {
        let mark = if finding.well { words::WELL } else { words::NOT_WELL };
        let remedy = if finding.well { "" } else { finding.topic.remedy().say(lang) };
        [mark.say(lang), finding.topic.name().say(lang), &finding.found, remedy].map(str::to_owned).to_vec()
    };
    let rows: Vec<Vec<String>> = findings.iter().map(row).collect();
    let lines = table::aligned(&rows);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    format!("{}\n{}\n{}", lines.join("\n"), words::RULER.say(lang), words::SAMPLE)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn well() -> Looked {
        let now = date(2026, 11, 26).at(9, 0, 0, 0);
        Looked {
            terminal: TerminalSeen { name: "xterm-256color".into(), fit: true, size: Some((80, 24)), colours: true },
            locale: "zh_CN.UTF-8".into(),
            fonts: Some(3),
            input_method: "@im=fcitx".into(),
            folder: "desk".into(),
            training: Some(false),
            free: Some(5_000_000_000),
            holder: None,
            now,
            last_record: Some(now),
            last_backup: Some(now),
            skipped: 0,
        }
    }

    #[test]
    fn each_thing_is_seen_failing_and_has_a_remedy() {
        type Spoils = fn(&mut Looked);
        assert!(judge(Lang::Zh, &well()).iter().all(|finding| finding.well));
        let fail: [(Topic, Spoils); 12] = [
            (Topic::Terminal, |l| l.terminal.fit = false),
            (Topic::Encoding, |l| l.locale = "zh_CN.GBK".into()),
            (Topic::Size, |l| l.terminal.size = Some((80, 15))),
            (Topic::Colours, |l| l.terminal.colours = false),
            (Topic::Fonts, |l| l.fonts = Some(0)),
            (Topic::InputMethod, |l| l.input_method.clear()),
            (Topic::Data, |l| l.training = None),
            (Topic::Disk, |l| l.free = Some(LEAST_FREE - 1)),
            (Topic::Lock, |l| l.holder = Some("前台甲".into())),
            (Topic::Clock, |l| l.last_record = Some(date(2027, 1, 1).at(0, 0, 0, 0))),
            (Topic::Backup, |l| l.last_backup = Some(date(2026, 11, 23).at(8, 0, 0, 0))),
            (Topic::Settings, |l| l.skipped = 2),
        ];
        assert!(fail.iter().map(|(topic, _)| *topic).eq(Topic::ALL), "each is played");
        for (topic, spoil) in fail {
            let mut looked = well();
            spoil(&mut looked);
            for lang in Lang::ALL {
                let findings = judge(lang, &looked);
                let bad: Vec<Topic> = findings.iter().filter(|finding| !finding.well).map(|f| f.topic).collect();
                assert_eq!(bad, [topic]);
                assert!(said(lang, &findings).contains(topic.remedy().say(lang)));
            }
        }
    }

    #[test]
    fn what_nobody_can_tell_is_no_fault_and_says_so() {
        let looked = Looked { fonts: None, free: None, ..well() };
        let looked = Looked { terminal: TerminalSeen { size: None, ..looked.terminal.clone() }, ..looked };
        let findings = judge(Lang::Zh, &looked);
        assert!(findings.iter().all(|finding| finding.well));
        assert_eq!(findings.iter().filter(|f| f.found == words::UNKNOWN.say(Lang::Zh)).count(), 3);
        let training = Looked { training: Some(true), last_backup: None, last_record: None, ..well() };
        assert!(judge(Lang::Zh, &training).iter().all(|finding| finding.well), "a training folder needs no backup");
    }
}

//! What there is room for is read whole: no line of a pane is cut while twenty of its columns stand empty.

use std::path::Path;

use linli::desk::core::clock::FixedClock;
use linli::text::Lang;
use unicode_width::UnicodeWidthStr;

use crate::anything::{copy, lived_in, open};
use crate::support::{MONDAY, Office, Stage};

/// Columns that may stand empty beside something that is cut.
const EMPTY: usize = 20;

/// A training community with everything in it, in a folder of its own.
fn community(folder: &Path) -> Office {
    let data = folder.join("desk");
    copy(lived_in(), &data);
    let clock = FixedClock::at(MONDAY);
    let desk = open(&data, &clock, 7).searchable();
    Office::around(desk, clock)
}

/// Lines that are cut though there is room in them.
fn wasted(screen: &str, columns: usize) -> Vec<String> {
    let empty = " ".repeat(EMPTY);
    let whole = |line: &str| format!("{line}{}", " ".repeat(columns.saturating_sub(line.width())));
    screen.lines().map(whole).filter(|line| line.contains(['…', '~']) && line.contains(&empty)).collect()
}

#[test]
fn no_line_of_a_pane_is_cut_while_twenty_columns_of_it_stand_empty() {
    let panes = ["", "1", "2", "2a7", "2r1", "2r3", "2r0", "3", "4", "4<Enter>", "/xiexiuying<Enter>", "0a1"];
    let mut bad = Vec::new();
    for lang in Lang::ALL {
        for size in [(120, 40), (160, 45), (200, 60)] {
            let folder = tempfile::tempdir().unwrap();
            let mut stage = Stage::new(community(folder.path()), size, lang);
            for keys in panes {
                stage.keys("<Esc><Esc>0").keys(keys);
                let screen = stage.screen();
                bad.extend(
                    wasted(&screen, size.0.into())
                        .iter()
                        .map(|line| format!("{} {size:?} {keys}: {line}", lang.code())),
                );
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

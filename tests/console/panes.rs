//! Every pane in the smallest window and in a large one; those of 80 and 120 columns stand with the pane's own stories.

use linli::text::Lang;

use crate::support::{Office, Stage};

/// The least window that the console takes, and a large one.
const SIZES: [(u16, u16); 2] = [(60, 16), (200, 60)];

/// What is pictured: its name, the office, and the keys that lead there.
type Pictured = (&'static str, fn() -> Office, &'static str);

const PANES: &[Pictured] = &[
    ("today", crate::services::center, ""),
    ("residents", Office::of_the_lane, "1"),
    ("card", Office::of_the_lane, "/xxy<Enter>"),
    ("week", crate::center::center, "2"),
    ("day", crate::center::center, "2<Enter>"),
    ("canteen", crate::services::center, "2r1"),
    ("day_care", crate::services::center, "2r3"),
    ("team", crate::services::center, "2r0"),
    ("clinic", clinic, "3"),
    ("issues", issues, "4"),
    ("issue", issues, "4<Enter>"),
    ("rules", Office::of_the_lane, "0a1"),
];

fn clinic() -> Office {
    crate::clinic::clinic_on(0)
}

fn issues() -> Office {
    crate::issues::issues(8)
}

#[test]
fn every_pane_in_the_least_window_and_in_a_large_one() {
    for (columns, rows) in SIZES {
        for lang in Lang::ALL {
            for (name, office, keys) in PANES {
                let mut stage = Stage::new(office(), (columns, rows), lang);
                stage.keys(keys);
                insta::assert_snapshot!(format!("{name}_{columns}x{rows}_{}", lang.code()), stage.picture());
            }
        }
    }
}

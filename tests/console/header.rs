//! Pictures of the header: the only ones that a new tab changes.

use std::fmt::Write as _;

use linli::text::Lang;

use crate::support::{NARROW, Office, Stage, WIDE};

/// The least window, the usual one and the one with a card beside the list.
const SIZES: [(u16, u16); 3] = [(60, 16), NARROW, WIDE];

#[test]
fn every_state_of_the_header() {
    for lang in Lang::ALL {
        let mut album = String::new();
        for size in SIZES {
            let mut take = |name: &str, stage: &Stage| {
                write!(album, "{}x{} {name}\n{}\n\n", size.0, size.1, stage.header()).unwrap();
            };
            let mut stage = Stage::new(Office::of_the_lane(), size, lang);
            take("nobody served", &stage);
            take("somebody served", stage.keys("/xiexiuying<Enter>"));
            take("another tab", stage.keys("2"));
            take("a neighbour came", stage.keys("1w310"));
            take("a draft is parked", stage.keys("n王<Esc>"));
            take("a layer is open", stage.keys("?"));
            let mut training = Stage::in_training(Office::of_the_lane(), size, lang);
            take("a training folder", &training);
            take("a training folder, somebody served", training.keys("/xiexiuying<Enter>"));
        }
        insta::assert_snapshot!(format!("header_{}", lang.code()), album);
    }
}

//! Tab 1, told as a clerk's own stories.

use linli::text::Lang;

use crate::support::{Office, Stage};

#[test]
fn look_around() {
    let mut stage = Stage::new(Office::of_the_lane(), (80, 24), Lang::Zh);
    for keys in [
        "",
        "/xxy",
        "<Enter>",
        "<Tab>",
        "a",
        "<Esc>m1",
        "1",
        "<Esc>w21",
        "1",
        "n",
        "孙大圣<Enter>红光巷<Enter>",
        "<Esc>",
        "e",
        "<Esc>",
        "?",
        "<Esc>:",
        "<Esc>u",
        "1",
        "h",
        "<Esc>f",
        "<Esc>/zzz",
        "1",
        "<Tab><Tab>",
    ] {
        stage.keys(keys);
        println!("=== {keys}\n{}", stage.screen());
    }
}

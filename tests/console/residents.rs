//! Tab 1, told as a clerk's own stories.

use linli::text::Lang;

use crate::support::{Office, Stage};

#[test]
fn look_around() {
    let mut stage = Stage::new(Office::of_the_lane(), (120, 40), Lang::Zh);
    println!("{}", stage.screen());
    for keys in ["/xxy", "<Enter>", "a", "<Esc>", "m1", "<Esc>w", "2", "3", "1", "n", "<Esc>", "e", "<Esc>", "?", "<Esc>:", "<Esc>u", "<Esc>h","<Esc>f"] {
        stage.keys(keys);
        println!("=== {keys}\n{}", stage.screen());
    }
}

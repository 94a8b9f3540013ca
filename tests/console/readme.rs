//! The README's key list is the action table's own.

use std::fs;

use linli::text::Lang;
use linli::ui::actions::keys_markdown;

const BEGIN: &str = "<!-- keys:begin -->\n";
const END: &str = "<!-- keys:end -->";

#[test]
fn the_readme_lists_every_key() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (block, after) = rest.split_once(END).unwrap();
    let keys = keys_markdown(Lang::En);
    if block != keys && std::env::var_os("WRITE_README").is_some() {
        fs::write(path, format!("{before}{BEGIN}{keys}{END}{after}")).unwrap();
        return;
    }
    assert!(block == keys, "the key list is old: run this test once with WRITE_README=1. It should be:\n{keys}");
}

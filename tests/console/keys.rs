//! The list of keys that stands in the house is the action table's own.
//!
//! `LINLI_KEYS=write cargo test --test console the_list_of_keys` writes it anew.

use std::fs;

use linli::text::Lang;
use linli::ui::actions::keys_markdown;

#[test]
fn the_list_of_keys_is_the_tables_own() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/KEYS.md");
    let (zh, en) = (keys_markdown(Lang::Zh), keys_markdown(Lang::En));
    let wanted = format!(
        "# 按键 Keys\n`linli keys` 列出同样的表。操作表写成，请勿手改。Written from the action table (`src/ui/actions.rs`); \
         `linli keys` prints the same.\n\n## 中文\n{zh}\n## English\n{en}"
    );
    if std::env::var("LINLI_KEYS").is_ok_and(|mode| mode == "write") {
        fs::write(path, &wanted).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "src/KEYS.md is old: run this test once with LINLI_KEYS=write. It should be:\n{wanted}");
}

//! One box with a line of input: whoever has one uses it, and repeats neither its keys nor its cursor.

use std::fs;
use std::path::PathBuf;

use super::arrows::sources;

/// The box itself, and a form, whose fields and cells are many lines.
const MAY: [&str; 5] = [
    "ui/widgets/line_box.rs",
    "ui/widgets/field.rs",
    "ui/layers/form.rs",
    "ui/layers/form/draw.rs",
    "ui/layers/form/table.rs",
];

#[test]
fn a_line_of_input_is_drawn_and_typed_in_one_place() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&house.join("ui"));
    let repeats =
        |source: &str| ["field::edit(", "field::draw(", "field::insert("].iter().any(|call| source.contains(call));
    let who: Vec<_> = files.iter().filter(|file| repeats(&fs::read_to_string(file).unwrap())).collect();
    let wrong: Vec<_> = who.iter().filter(|file| !MAY.iter().any(|may| file.ends_with(may))).collect();
    assert!(wrong.is_empty(), "use widgets::line_box instead: {wrong:?}");
    assert!(who.len() >= 2, "the calls are called otherwise now: this test looks for nothing");
}

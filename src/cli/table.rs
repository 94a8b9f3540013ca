//! Columns that stand under each other, whatever the width of their characters.

use unicode_width::UnicodeWidthStr;

/// Lines of equal columns, two cells apart; the last column is not filled up.
pub(super) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0))
        .collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        line.push_str(cell);
        line.push_str(&" ".repeat(width + 2 - cell.width()));
    }
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_cells() {
        let rows = [["解秀英", "女", "x"], ["Al", "男男", "y"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(aligned(&rows), ["解秀英  女    x", "Al      男男  y"]);
    }
}

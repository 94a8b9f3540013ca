//! Merged cells: the file keeps their value at the top only, the office means every row that they cover.

use calamine::Dimensions;

use super::super::cell::{Cell, Row};
use super::MOST_COLUMNS;

/// The merged regions of a sheet that reach over several rows.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// First row, last row, column: all from 0, the topmost last.
    regions: Vec<(u32, u32, usize)>,
    /// For each column the last row, from 1, that a value still speaks for.
    open: Vec<Option<(u32, Cell)>>,
}

impl Merged {
    pub(super) fn new(regions: &[Dimensions]) -> Self {
        let mut tall: Vec<(u32, u32, usize)> = regions
            .iter()
            .filter(|region| region.end.0 > region.start.0 && (region.start.1 as usize) < MOST_COLUMNS)
            .map(|region| (region.start.0, region.end.0, region.start.1 as usize))
            .collect();
        tall.sort_unstable_by(|a, b| b.cmp(a));
        Self { regions: tall, open: Vec::new() }
    }

    /// Says that a column's value speaks for the rows down to `last`, from 1.
    pub(super) fn begin(&mut self, column: usize, last: u32, value: Cell) {
        if self.open.len() <= column {
            self.open.resize(column + 1, None);
        }
        self.open[column] = Some((last, value));
    }

    /// Fills a row from the regions that began above it. Rows come in order; one that is blank stays blank.
    pub(super) fn fill(&mut self, row: &mut Row) {
        if (self.open.is_empty() && self.regions.is_empty()) || row.is_blank() {
            return;
        }
        for (column, open) in self.open.iter().enumerate() {
            if let Some((last, value)) = open
                && *last >= row.number
                && row.cell(column).is_empty()
            {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::Empty);
                }
                row.cells[column] = value.clone();
            }
        }
        while let Some((first, last, column)) = self.regions.pop_if(|(first, ..)| *first < row.number) {
            if first + 1 == row.number {
                self.begin(column, last.saturating_add(1), row.cell(column).clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_speaks_for_the_rows_of_its_region_only() {
        let region = |top, bottom, left, right| Dimensions { start: (top, left), end: (bottom, right) };
        let mut merged = Merged::new(&[region(1, 3, 1, 1), region(0, 0, 0, 4), region(4, 5, 1, 1)]);
        let mut filled = |number, cells: &[&str]| {
            let mut row = Row { number, cells: cells.iter().map(|text| Cell::from_text(text)).collect(), odd: false };
            merged.fill(&mut row);
            row.cells.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(filled(1, &["title"]), ["title"]);
        assert_eq!(filled(2, &["a", "H1"]), ["a", "H1"]);
        assert_eq!(filled(3, &["b"]), ["b", "H1"]);
        assert_eq!(filled(4, &["", ""]), ["", ""]);
        assert_eq!(filled(5, &["c", ""]), ["c", ""], "the next region's own top is empty");
        assert_eq!(filled(6, &["d", ""]), ["d", ""]);
    }
}

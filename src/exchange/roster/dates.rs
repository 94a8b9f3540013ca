//! Days with the year behind: `05/01/2024` may be the fifth of January or the first of May. Which of the two numbers is
//! the day is told by somebody, or by the whole column: one `13/01/2024` in it settles all of its cells.

use crate::exchange::cell::{Cell, Row};
use crate::model::field::FieldError;
use crate::model::fold::fold_typed;

use super::plan::Plan;

/// What stands first in a day whose year stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// `31/12/2024`.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

impl DayOrder {
    /// By the word that the command line has for it.
    pub const ALL: [(Self, &'static str); 2] = [(Self::DayFirst, "dmy"), (Self::MonthFirst, "mdy")];
}

/// The two numbers before a year of four digits.
fn parts(cell: &Cell) -> Option<(u8, u8, u16)> {
    let Cell::Text(text) = cell else { return None };
    let folded = fold_typed(text);
    // A time of day after the date says nothing here.
    let date = folded.split_whitespace().next()?;
    let mut parts = date.split(['/', '-', '.']);
    let (one, other, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = parts.next().is_none() && year.len() == 4 && [one, other, year].into_iter().all(digits);
    let (one, other) = (one.parse().ok()?, other.parse().ok()?);
    let year = year.parse().ok()?;
    (fits && (1..=31).contains(&one) && (1..=31).contains(&other)).then_some((one, other, year))
}

/// What a cell tells by itself of the order in its column: a number above 12 is no month.
fn tells(cell: &Cell) -> Option<DayOrder> {
    match parts(cell)? {
        (13.., 1..=12, _) => Some(DayOrder::DayFirst),
        (1..=12, 13.., _) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// What is wrong with a cell that is no day.
pub(super) fn wrong(cell: &Cell) -> FieldError {
    if is_open(cell) { FieldError::DayOrMonth } else { FieldError::NotADate }
}

/// Whether only the order of its column tells which day a cell means.
fn is_open(cell: &Cell) -> bool {
    parts(cell).is_some_and(|(one, other, _)| one <= 12 && other <= 12 && one != other)
}

/// The same day with the year first; `None` where the cell is none of these, or leaves open which day it means.
pub(super) fn year_first(cell: &Cell, order: Option<DayOrder>) -> Option<Cell> {
    let (one, other, year) = parts(cell)?;
    let (month, day) = match tells(cell).or(order) {
        Some(DayOrder::DayFirst) => (other, one),
        Some(DayOrder::MonthFirst) => (one, other),
        None if one == other => (one, other),
        None => return None,
    };
    (month <= 12).then(|| Cell::Text(format!("{year}-{month:02}-{day:02}")))
}

/// What the cells of each column of days tell, as far as they were seen.
#[derive(Debug)]
pub(super) struct Orders(Vec<Seen>);

#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    open: bool,
    day_first: bool,
    month_first: bool,
}

impl Orders {
    pub(super) fn new(plan: &Plan) -> Self {
        Self(vec![Seen::default(); plan.columns.len()])
    }

    pub(super) fn see(&mut self, plan: &Plan, row: &Row) {
        for (column, seen) in plan.columns.iter().zip(&mut self.0).filter(|(column, _)| column.means.tells_days()) {
            let cell = row.cell(column.place);
            seen.open |= is_open(cell);
            match tells(cell) {
                Some(DayOrder::DayFirst) => seen.day_first = true,
                Some(DayOrder::MonthFirst) => seen.month_first = true,
                None => {}
            }
        }
    }

    /// Whether a column has days that its other cells must settle.
    pub(super) fn is_open(&self) -> bool {
        self.0.iter().any(|seen| seen.open)
    }

    /// Settles the columns whose cells all agree; one that has both orders tells none.
    pub(super) fn settle(&self, plan: &mut Plan) {
        for (column, seen) in plan.columns.iter_mut().zip(&self.0) {
            column.order = match (seen.day_first, seen.month_first) {
                (true, false) => Some(DayOrder::DayFirst),
                (false, true) => Some(DayOrder::MonthFirst),
                _ => None,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Option<DayOrder>) -> Option<String> {
        year_first(&Cell::Text(text.to_owned()), order).map(|cell| cell.text().into_owned())
    }

    #[test]
    fn a_number_above_twelve_tells_by_itself() {
        assert_eq!(read("13/01/2024", None).as_deref(), Some("2024-01-13"));
        assert_eq!(read("01/13/2024 08:30", None).as_deref(), Some("2024-01-13"));
        assert_eq!(read("０５．０５．１９５２", None).as_deref(), Some("1952-05-05"));
    }

    #[test]
    fn else_its_column_must() {
        let cell = Cell::Text("05/01/2024".to_owned());
        assert_eq!((read("05/01/2024", None), wrong(&cell)), (None, FieldError::DayOrMonth));
        assert_eq!(read("05/01/2024", Some(DayOrder::DayFirst)).as_deref(), Some("2024-01-05"));
        assert_eq!(read("05/01/2024", Some(DayOrder::MonthFirst)).as_deref(), Some("2024-05-01"));
    }

    #[test]
    fn what_has_its_year_elsewhere_is_left_alone() {
        for text in ["2024/01/05", "52.3.12", "31/31/2024", "1/2/3/2024", "5/1/24", ""] {
            assert_eq!(read(text, Some(DayOrder::DayFirst)), None, "{text}");
        }
    }
}

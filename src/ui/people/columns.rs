//! The columns of a roster before it is written: what each is taken for, and by digits anything else.

use ratatui::layout::Rect;

use crate::desk::import::{ColumnRead, Planned, Wanted};
use crate::exchange::Meaning;
use crate::text::import as said;
use crate::ui::effect::Step;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed};

/// Fields on one page.
const FIELDS: usize = 8;

/// The page of columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    cursor: Cursor,
    /// The page of fields to choose from, for the column under the cursor.
    choosing: Option<usize>,
}

/// What a digit came to.
pub(super) enum Picked {
    /// The column is read so from now on.
    Done,
    /// Another page, or a list of fields was opened.
    Moved,
    /// The digit means nothing here.
    Nothing,
}

impl Columns {
    /// Moves among the columns, or among the pages of fields.
    pub(super) fn step(&mut self, step: Step, planned: &Planned) {
        match self.choosing {
            None => self.cursor.step(step, planned.columns.len() + 1),
            Some(mut page) => {
                numbered(self.fields(planned).len()).step(&mut page, step);
                self.choosing = Some(page);
            }
        }
    }

    /// Opens the fields of the column under the cursor.
    pub(super) fn open(&mut self) {
        self.choosing = Some(0);
    }

    /// One step back; `false` where there is none.
    pub(super) fn back(&mut self) -> bool {
        self.choosing.take().is_some()
    }

    fn column<'a>(&self, planned: &'a Planned) -> Option<&'a ColumnRead> {
        planned.columns.get(self.cursor.at)
    }

    /// What may be chosen: of a column anything, of everybody what can be ticked.
    fn fields(&self, planned: &Planned) -> Vec<Meaning> {
        let ticks = |means: &Meaning| matches!(means, Meaning::Tick(_));
        match self.column(planned) {
            Some(_) => planned.fields.clone(),
            None => planned.fields.iter().copied().filter(ticks).collect(),
        }
    }

    /// Picks a field by its digit.
    pub(super) fn pick(&mut self, digit: char, planned: &Planned, wanted: &mut Wanted) -> Picked {
        let Some(mut page) = self.choosing else { return Picked::Nothing };
        let fields = self.fields(planned);
        match numbered(fields.len()).press(&mut page, digit) {
            Pressed::Row(place) => {
                let Some(key) = fields.get(place).map(Meaning::key) else { return Picked::Nothing };
                if let Some(column) = self.column(planned) {
                    wanted.map.retain(|(told, _)| *told != column.name);
                    wanted.map.push((column.name.clone(), key));
                } else {
                    wanted.constants.retain(|(told, _)| *told != key);
                    wanted.constants.push((key, said::YES.to_owned()));
                }
                self.choosing = None;
                Picked::Done
            }
            Pressed::Turned => {
                self.choosing = Some(page);
                Picked::Moved
            }
            Pressed::Nothing => Picked::Nothing,
        }
    }

    pub(super) fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View, planned: &Planned, wanted: &Wanted) {
        let lang = view.lang();
        let (dim, plain, accent, warn) = (paint.theme.dim, paint.theme.plain, paint.theme.accent, paint.theme.warn);
        let cells = body.width - 2;
        if let Some(page) = self.choosing {
            let name =
                self.column(planned).map_or_else(|| view.say(said::EVERYBODY).to_owned(), |column| column.name.clone());
            paint.text(1, body.y + 2, cells, &said::take_for(lang, &name), paint.theme.strong);
            let fields = self.fields(planned);
            for (y, (digit, place)) in (body.y + 4..).zip(numbered(fields.len()).on(page)) {
                paint.text(1, y, 1, &digit.to_string(), accent);
                if let Some(means) = fields.get(*place) {
                    paint.text(4, y, cells.saturating_sub(4), &means.label(lang), plain);
                }
            }
            return;
        }
        // Heading, what it is taken for, how many cells are not understood, three values.
        let part = (cells / 4).max(10);
        let list = Rect { y: body.y + 2, height: body.height.saturating_sub(3), ..body };
        let rows = planned.columns.len() + 1;
        paint.right(1, body.y, cells, &format!("{}/{rows}", self.cursor.at + 1), paint.theme.strong);
        for (y, place) in (list.y..).zip(self.cursor.window(list.height, rows)) {
            let here = place == self.cursor.at;
            let style = if here { paint.theme.selected } else { plain };
            if here {
                paint.tint(Rect { y, height: 1, ..list }, style);
                paint.text(0, y, 1, ">", style);
            }
            let Some(column) = planned.columns.get(place) else {
                let told: Vec<&str> = wanted.constants.iter().map(|(key, _)| said::column(lang, key)).collect();
                let line = format!("{}  {}", view.say(said::EVERYBODY), told.join(lang.of("、", ", ")));
                paint.text(1, y, cells, line.trim_end(), style);
                continue;
            };
            let unknown = !column.means.is_known();
            paint.text(1, y, part - 1, &column.name, style);
            let means = if here || !unknown { style } else { warn };
            paint.text(1 + part, y, part - 1, &column.means.label(lang), means);
            if column.missed > 0 {
                paint.text(1 + 2 * part, y, 12, &said::missed(lang, column.missed), if here { style } else { warn });
            }
            let x = 14 + 2 * part;
            let samples = column.samples.join(" | ");
            paint.text(x, y, (cells + 1).saturating_sub(x), &samples, if here { style } else { dim });
        }
    }
}

fn numbered(rows: usize) -> Numbered {
    Numbered::in_order(rows, |_, _| FIELDS)
}

//! Comma separated text: UTF-8 with the mark by which a spreadsheet knows it, lines ended as Windows does.
//!
//! What a spreadsheet would change is shielded as in a file of rejects: a long number of text stands as `="610199…"`,
//! and what would be taken for a formula has an apostrophe before it. An import takes both away again.

use std::io::{self, Write};

use super::super::rejects::{MARK, io_of, separated, shielded_text};
use super::{Datum, Sheet, Sink};
use crate::text::{Lang, exports, labels, when};

/// A file of comma separated text.
pub struct Separated<W: Write> {
    out: csv::Writer<W>,
    lang: Lang,
}

impl<W: Write> Separated<W> {
    /// Begins with the headings.
    pub fn begin(mut out: W, sheet: &Sheet) -> io::Result<Self> {
        out.write_all(MARK)?;
        let mut out = separated(out);
        out.write_record(sheet.headings.iter().map(|heading| heading.label.as_str())).map_err(io_of)?;
        Ok(Self { out, lang: sheet.lang })
    }
}

impl<W: Write> Sink for Separated<W> {
    fn row(&mut self, cells: &[Datum]) -> io::Result<()> {
        for cell in cells {
            let text = written(cell, self.lang);
            let is_text = matches!(cell, Datum::Text(_) | Datum::List(_));
            self.out.write_field(if is_text { shielded_text(&text) } else { text }).map_err(io_of)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(io_of)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// A value as a cell of text has it.
pub(super) fn written(datum: &Datum, lang: Lang) -> String {
    match datum {
        Datum::Nothing => String::new(),
        Datum::Text(text) => text.clone(),
        Datum::Number(number) => number.to_string(),
        Datum::Percent(share) => share.to_string(),
        Datum::Day(day) => day.to_string(),
        Datum::Clock(time) => when::clock(*time),
        Datum::Moment(at) => format!("{} {}", at.date(), when::clock(at.time())),
        Datum::Code(code) => labels::code(lang, code).to_owned(),
        Datum::Codes(codes) => {
            let words: Vec<&str> = codes.iter().map(|code| labels::code(lang, code)).collect();
            words.join(lang.of("、", ", "))
        }
        Datum::List(list) => list.join(";"),
        Datum::Flag(yes) => exports::yes_or_no(lang, *yes).to_owned(),
    }
}

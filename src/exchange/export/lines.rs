//! One JSON object a line: empty values are left out, codes stand by their key.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::{Datum, Heading, Sheet, Sink};
use crate::model::Code;

/// A file of lines.
pub struct Lines<W: Write> {
    out: W,
    sheet: Sheet,
}

impl<W: Write> Lines<W> {
    /// Begins; there is nothing before the first line.
    pub fn begin(out: W, sheet: Sheet) -> Self {
        Self { out, sheet }
    }
}

impl<W: Write> Sink for Lines<W> {
    fn row(&mut self, cells: &[Datum]) -> io::Result<()> {
        let Sheet { word, headings, .. } = &self.sheet;
        serde_json::to_writer(&mut self.out, &Object { word, headings, cells })?;
        self.out.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// A JSON object whose members keep their order.
struct Object<'a> {
    word: &'static str,
    headings: &'a [Heading],
    cells: &'a [Datum],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.word)?;
        for (heading, cell) in self.headings.iter().zip(self.cells) {
            match cell {
                Datum::Nothing => {}
                Datum::Text(text) => map.serialize_entry(heading.key, text)?,
                Datum::List(list) => map.serialize_entry(heading.key, list)?,
                other => map.serialize_entry(heading.key, &json(other))?,
            }
        }
        map.end()
    }
}

fn json(datum: &Datum) -> Json {
    match datum {
        Datum::Nothing | Datum::Text(_) | Datum::List(_) => Json::Null,
        Datum::Number(number) if number.fract() == 0.0 => Json::from(*number as i64),
        Datum::Number(number) => Json::from(*number),
        Datum::Percent(share) => Json::from(*share),
        Datum::Day(day) => Json::from(day.to_string()),
        Datum::Clock(time) => Json::from(crate::text::when::clock(*time)),
        Datum::Moment(at) => Json::from(at.to_string()),
        Datum::Code(code) => Json::from(bare_key(code)),
        Datum::Codes(codes) => codes.iter().map(|code| bare_key(code)).collect(),
        Datum::Flag(yes) => Json::from(*yes),
    }
}

/// `female` of `sex.female`.
fn bare_key(code: &Code) -> &'static str {
    code.key.split_once('.').map_or(code.key, |(_, bare)| bare)
}

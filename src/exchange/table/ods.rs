//! OpenDocument spreadsheets, streamed from `content.xml`.
//!
//! A file of this kind says "and so a million times more" about rows, cells and spaces; only what has a value is
//! repeated here, and never beyond a spreadsheet's own size.

use std::fs::File;
use std::io::{BufRead, BufReader};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::super::cell::{Cell, Row};
use super::outbox::{Outbox, Stop, choose, iso};
use super::{FileError, MOST_COLUMNS};

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";
/// Most rows of a sheet.
const MOST_ROWS: u32 = 1 << 20;
/// Most spaces that one element stands for.
const MOST_SPACES: u32 = 1000;

type Xml<'a> = Reader<&'a mut dyn BufRead>;

/// Reads one sheet; goes through the file twice, first for the sheets' names.
pub(super) fn read(file: File, wanted: Option<String>, out: &mut Outbox<'_>) -> Result<(), Stop> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
        let mut manifest = BufReader::new(manifest);
        with(&mut manifest, |xml| {
            each(xml, |event| match event {
                Event::Start(e) if e.local_name().as_ref() == "encryption-data" => Err(FileError::Locked),
                _ => Ok(()),
            })
        })?;
    }
    let names = {
        let mut content = BufReader::new(archive.by_name(CONTENT).map_err(damaged)?);
        with(&mut content, sheets)?
    };
    let (sheets, sheet) = choose(names, wanted)?;
    let place = sheets.all.iter().position(|name| *name == sheet).unwrap_or(0);
    out.opened(sheets, sheet, 0)?;
    let mut content = BufReader::new(archive.by_name(CONTENT).map_err(damaged)?);
    with(&mut content, |xml| rows(xml, place, out))
}

fn with<T, E>(input: &mut dyn BufRead, read: impl FnOnce(&mut Xml<'_>) -> Result<T, E>) -> Result<T, E> {
    let mut xml = Reader::from_reader(input);
    let config = xml.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.check_comments = false;
    read(&mut xml)
}

/// Shows every event to `see` until the end.
fn each<E: From<FileError>>(xml: &mut Xml<'_>, mut see: impl FnMut(&Event<'_>) -> Result<(), E>) -> Result<(), E> {
    let mut buffer = Vec::with_capacity(1024);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| E::from(damaged(error)))? {
            Event::Eof => return Ok(()),
            event => see(&event)?,
        }
    }
}

/// The names of all sheets, and whether each is shown.
fn sheets(xml: &mut Xml<'_>) -> Result<Vec<(String, bool)>, FileError> {
    let (mut names, mut hidden, mut style, mut depth) = (Vec::new(), Vec::new(), String::new(), 0_u32);
    each(xml, |event| {
        match event {
            Event::Start(e) => match e.name().as_ref() {
                "style:style" => style = attribute(e, "style:name")?.unwrap_or_default(),
                "style:table-properties" if attribute(e, "table:display")?.as_deref() == Some("false") => {
                    hidden.push(std::mem::take(&mut style));
                }
                "table:table" => {
                    if depth == 0 {
                        let shown = attribute(e, "table:style-name")?.is_none_or(|style| !hidden.contains(&style));
                        names.push((attribute(e, "table:name")?.unwrap_or_default(), shown));
                    }
                    depth += 1;
                }
                _ => {}
            },
            Event::End(e) if e.name().as_ref() == "table:table" => depth = depth.saturating_sub(1),
            _ => {}
        }
        Ok::<_, FileError>(())
    })?;
    Ok(names)
}

/// A sheet while it is read.
#[derive(Default)]
struct Sheet {
    row: Row,
    /// Rows that this one stands for.
    repeated: u32,
    column: usize,
    cell: Option<Open>,
    /// Depth inside a note, whose text is not the cell's.
    note: u32,
}

/// A cell while it is read.
struct Open {
    value: Cell,
    /// Whether the paragraphs are the value.
    is_text: bool,
    text: String,
    paragraphs: u32,
    /// Columns that it stands for, and the rows that it covers.
    repeated: usize,
    covers: u32,
}

fn rows(xml: &mut Xml<'_>, place: usize, out: &mut Outbox<'_>) -> Result<(), Stop> {
    let (mut seen, mut depth) = (0, 0_u32);
    let mut sheet = Sheet::default();
    let mut next = 1_u32;
    each(xml, |event| {
        match event {
            Event::Start(e) if e.name().as_ref() == "table:table" => {
                seen += usize::from(depth == 0);
                depth += 1;
            }
            Event::End(e) if e.name().as_ref() == "table:table" => depth = depth.saturating_sub(1),
            _ if depth != 1 || seen != place + 1 => {}
            Event::End(e) if e.name().as_ref() == "table:table-row" => {
                let row = std::mem::take(&mut sheet.row);
                let last = next.saturating_add(sheet.repeated);
                if !row.is_blank() {
                    if last > MOST_ROWS {
                        let limit = u64::from(MOST_ROWS);
                        return Err(FileError::TooLarge { part: CONTENT.to_owned(), limit }.into());
                    }
                    for number in next..last {
                        out.push(Row { number, ..row.clone() })?;
                    }
                }
                next = last.min(MOST_ROWS + 1);
            }
            Event::Start(e) => sheet.start(e, next)?,
            Event::End(e) => sheet.end(e.name().as_ref(), out)?,
            Event::Text(text) => sheet.text(&text.xml10_content()),
            Event::CData(text) => sheet.text(&text.xml10_content()),
            Event::GeneralRef(entity) => sheet.text(&character(entity)),
            _ => {}
        }
        Ok(())
    })
}

impl Sheet {
    fn start(&mut self, e: &BytesStart<'_>, number: u32) -> Result<(), FileError> {
        match e.name().as_ref() {
            "table:table-row" => {
                self.repeated = count(e, "table:number-rows-repeated")?;
                self.row = Row { number, ..Row::default() };
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(Open::read(e)?),
            "office:annotation" => self.note += 1,
            "text:p" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.note == 0) {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "text:s" => {
                let spaces = count(e, "text:c")?.min(MOST_SPACES);
                self.text(&" ".repeat(spaces as usize));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0 && self.note == 0) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str, out: &mut Outbox<'_>) -> Result<(), FileError> {
        match name {
            "office:annotation" => self.note = self.note.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let value = if cell.is_text { Cell::from_text(&cell.text) } else { cell.value };
                let end = self.column.saturating_add(cell.repeated);
                if !value.is_empty() {
                    // Beyond the widest table the first one too many is refused.
                    for column in self.column..end.min(MOST_COLUMNS + 1) {
                        self.row.set(column, value.clone())?;
                    }
                    if cell.covers > 1 {
                        let last = self.row.number.saturating_add(cell.covers - 1);
                        out.merged.begin(self.column, last, value);
                    }
                }
                self.column = end;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Open {
    fn read(e: &BytesStart<'_>) -> Result<Self, FileError> {
        let kind = attribute(e, "office:value-type")?.unwrap_or_default();
        let is_error = attribute(e, "calcext:value-type")?.as_deref() == Some("error");
        let number = || Ok::<_, FileError>(attribute(e, "office:value")?.and_then(|text| text.parse::<f64>().ok()));
        let value = match kind.as_str() {
            _ if is_error => Cell::Error("#N/A".to_owned()),
            "float" | "currency" | "percentage" => number()?.map_or(Cell::Empty, Cell::Number),
            "date" => attribute(e, "office:date-value")?.map_or(Cell::Empty, |text| iso(&text)),
            "boolean" => Cell::Bool(attribute(e, "office:boolean-value")?.as_deref() == Some("true")),
            "string" => attribute(e, "office:string-value")?.map_or(Cell::Empty, |text| Cell::from_text(&text)),
            _ => Cell::Empty,
        };
        Ok(Self {
            is_text: value.is_empty(),
            value,
            text: String::new(),
            paragraphs: 0,
            repeated: count(e, "table:number-columns-repeated")? as usize,
            covers: count(e, "table:number-rows-spanned")?,
        })
    }
}

/// How often something is repeated: once where nothing is said.
fn count(e: &BytesStart<'_>, name: &str) -> Result<u32, FileError> {
    Ok(attribute(e, name)?.and_then(|text| text.parse().ok()).unwrap_or(1))
}

fn attribute(e: &BytesStart<'_>, name: &str) -> Result<Option<String>, FileError> {
    let Some(attribute) = e.try_get_attribute(name).map_err(damaged)? else { return Ok(None) };
    Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?.into_owned()))
}

/// The character of `&amp;` and `&#20320;`; nothing where it is none.
fn character(entity: &BytesRef<'_>) -> String {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => quick_xml::escape::resolve_xml_entity(entity).unwrap_or_default().to_owned(),
    }
}

fn damaged(error: impl std::fmt::Display) -> FileError {
    FileError::Damaged(error.to_string())
}

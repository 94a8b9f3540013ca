//! Readings as a nurse types them, in one line: `182/104 72 7.4空 体重62`.
//!
//! Numbers are told by their shape, or by a word before or behind them; what is not understood is named, never dropped.

use crate::model::clinic::measure::{HEIGHT, Measure, OXYGEN, PULSE, TEMPERATURE, WAIST, WEIGHT};
use crate::model::clinic::readings::{AFTER_MEAL, FASTING, GLUCOSE_HI, GLUCOSE_LO, MOST_PRESSURES, RANDOM, Readings};
use crate::model::field::FieldError;
use crate::model::fold::fold_typed;

/// A line as far as it is understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What was understood.
    pub readings: Readings,
    /// What was not, as it was typed.
    pub unread: Vec<String>,
    /// The first number that no instrument shows, or that stands there twice.
    pub wrong: Option<FieldError>,
}

/// What a word of a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// What the number behind it is.
    Names(What),
    /// What the number before it is.
    Unit(What),
    /// When glucose was taken: before or behind it.
    Kind(u8),
    Arm(u8),
    /// What a glucose meter shows instead of a number.
    Meter(u16),
    /// Says nothing more.
    Plain,
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Pressure,
    Pulse,
    Glucose,
    Temperature,
    Oxygen,
    Weight,
    Height,
    Waist,
}

/// Words as they are typed, in lower case; of two that fit, the longer one is meant.
const WORDS: &[(&str, Word)] = &[
    ("血压", Word::Names(What::Pressure)),
    ("bp", Word::Names(What::Pressure)),
    ("脉搏", Word::Names(What::Pulse)),
    ("心率", Word::Names(What::Pulse)),
    ("脉", Word::Names(What::Pulse)),
    ("p", Word::Names(What::Pulse)),
    ("血糖", Word::Names(What::Glucose)),
    ("糖", Word::Names(What::Glucose)),
    ("体温", Word::Names(What::Temperature)),
    ("温", Word::Names(What::Temperature)),
    ("t", Word::Names(What::Temperature)),
    ("血氧", Word::Names(What::Oxygen)),
    ("氧", Word::Names(What::Oxygen)),
    ("o", Word::Names(What::Oxygen)),
    ("体重", Word::Names(What::Weight)),
    ("重", Word::Names(What::Weight)),
    ("w", Word::Names(What::Weight)),
    ("身高", Word::Names(What::Height)),
    ("高", Word::Names(What::Height)),
    ("h", Word::Names(What::Height)),
    ("腰围", Word::Names(What::Waist)),
    ("腰", Word::Names(What::Waist)),
    ("y", Word::Names(What::Waist)),
    ("mmhg", Word::Unit(What::Pressure)),
    ("次/分", Word::Unit(What::Pulse)),
    ("次", Word::Unit(What::Pulse)),
    ("mmol/l", Word::Unit(What::Glucose)),
    ("mmol", Word::Unit(What::Glucose)),
    ("度", Word::Unit(What::Temperature)),
    ("%", Word::Unit(What::Oxygen)),
    ("kg", Word::Unit(What::Weight)),
    ("公斤", Word::Unit(What::Weight)),
    ("cm", Word::Plain),
    ("厘米", Word::Plain),
    ("空腹", Word::Kind(FASTING)),
    ("空", Word::Kind(FASTING)),
    ("f", Word::Kind(FASTING)),
    ("随机", Word::Kind(RANDOM)),
    ("随", Word::Kind(RANDOM)),
    ("r", Word::Kind(RANDOM)),
    ("餐后", Word::Kind(AFTER_MEAL)),
    ("饭后", Word::Kind(AFTER_MEAL)),
    ("餐", Word::Kind(AFTER_MEAL)),
    ("a", Word::Kind(AFTER_MEAL)),
    ("左臂", Word::Arm(1)),
    ("左", Word::Arm(1)),
    ("右臂", Word::Arm(2)),
    ("右", Word::Arm(2)),
    ("lo", Word::Meter(GLUCOSE_LO)),
    ("hi", Word::Meter(GLUCOSE_HI)),
];

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Number(String),
    Word(Word, String),
    Strange(String),
    Gap,
}

/// A number with what was said of it.
#[derive(Debug, Default)]
struct Number {
    text: String,
    /// What the meter showed instead of digits.
    meter: Option<u16>,
    what: Option<What>,
    kind: Option<u8>,
}

impl Number {
    fn what(&self) -> What {
        match self.what {
            Some(what) => what,
            None if self.meter.is_some() || self.kind.is_some() => What::Glucose,
            None if self.text.contains('/') => What::Pressure,
            None if self.text.contains('.') => What::Glucose,
            None => What::Pulse,
        }
    }
}

/// The parts of a line, folded already.
fn parts(line: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let taken = if c.is_whitespace() || matches!(c, ',' | ';' | ':') {
            parts.push(Part::Gap);
            c.len_utf8()
        } else if c.is_ascii_digit() {
            let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '/')).collect();
            let taken = number.len();
            parts.push(Part::Number(number));
            taken
        } else {
            let fits = WORDS.iter().filter(|(word, _)| rest.starts_with(word));
            if let Some((word, meant)) = fits.max_by_key(|(word, _)| word.len()) {
                parts.push(Part::Word(*meant, (*word).to_owned()));
                word.len()
            } else {
                match parts.last_mut() {
                    Some(Part::Strange(strange)) => strange.push(c),
                    _ => parts.push(Part::Strange(c.to_string())),
                }
                c.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or("");
    }
    parts
}

impl Line {
    /// Reads a line as it is typed so far.
    pub fn read(text: &str) -> Self {
        let mut line = Self::default();
        let mut numbers: Vec<Number> = Vec::new();
        let mut named: Option<(What, String)> = None;
        let mut kind: Option<(u8, String)> = None;
        let folded = fold_typed(text).to_lowercase();
        let parts = parts(&folded);
        let number_at = |place: usize| {
            let next = parts.iter().skip(place).find(|part| **part != Part::Gap);
            matches!(next, Some(Part::Number(_) | Part::Word(Word::Meter(_), _)))
        };
        for (place, part) in parts.iter().enumerate() {
            let behind_number = place.checked_sub(1).is_some_and(|before| {
                matches!(parts.get(before), Some(Part::Number(_) | Part::Word(Word::Meter(_) | Word::Unit(_), _)))
            });
            match part {
                Part::Gap | Part::Word(Word::Plain, _) => {}
                Part::Strange(strange) => line.unread.push(strange.clone()),
                Part::Number(text) => numbers.push(Number {
                    text: text.clone(),
                    what: named.take().map(|(what, _)| what),
                    kind: kind.take().map(|(kind, _)| kind),
                    ..Number::default()
                }),
                Part::Word(Word::Meter(shown), _) => {
                    let kind = kind.take().map(|(kind, _)| kind);
                    named = None;
                    numbers.push(Number { meter: Some(*shown), kind, ..Number::default() });
                }
                Part::Word(Word::Names(what), word) => {
                    let before = named.replace((*what, word.clone()));
                    line.unread.extend(before.map(|(_, word)| word));
                }
                Part::Word(Word::Arm(arm), _) => line.readings.arm = Some(*arm),
                Part::Word(Word::Unit(what), word) => match numbers.last_mut() {
                    Some(number) if number.what.is_none() || number.what == Some(*what) => number.what = Some(*what),
                    _ => line.unread.push(word.clone()),
                },
                Part::Word(Word::Kind(said), word) => {
                    let takes = numbers.last_mut().filter(|last| last.what() == What::Glucose && last.kind.is_none());
                    match takes {
                        Some(last) if behind_number || !number_at(place + 1) => last.kind = Some(*said),
                        _ => {
                            let before = kind.replace((*said, word.clone()));
                            line.unread.extend(before.map(|(_, word)| word));
                        }
                    }
                }
            }
        }
        line.unread.extend(named.map(|(_, word)| word).into_iter().chain(kind.map(|(_, word)| word)));
        for number in numbers {
            if let Err(error) = line.readings.take(&number) {
                line.wrong.get_or_insert(error);
            }
        }
        line
    }
}

impl Readings {
    /// Reads a line that is understood to its end. Each measure stands at most once, pressure up to three times; bounds
    /// are those of the instruments in use.
    pub fn read(text: &str) -> Result<Self, FieldError> {
        let line = Line::read(text);
        match (line.wrong, line.unread.is_empty()) {
            (Some(error), _) => Err(error),
            (None, false) => Err(FieldError::NotAReading),
            (None, true) => Ok(line.readings),
        }
    }

    fn take(&mut self, number: &Number) -> Result<(), FieldError> {
        let fresh = match number.what() {
            What::Pressure => {
                let (systolic, diastolic) = number.text.split_once('/').ok_or(FieldError::NotAReading)?;
                let pressure = (whole(systolic, 40, 300)?, whole(diastolic, 20, 200)?);
                if pressure.1 >= pressure.0 {
                    return Err(FieldError::NotAReading);
                }
                self.pressures.push(pressure);
                self.pressures.len() <= MOST_PRESSURES
            }
            What::Glucose => {
                let tenths = number.meter.map_or_else(|| glucose(&number.text), Ok)?;
                self.glucose.replace((tenths, number.kind)).is_none()
            }
            What::Pulse => put(&mut self.pulse, &PULSE, &number.text)?,
            What::Temperature => put(&mut self.temperature, &TEMPERATURE, &number.text)?,
            What::Oxygen => put(&mut self.oxygen, &OXYGEN, &number.text)?,
            What::Weight => put(&mut self.weight, &WEIGHT, &number.text)?,
            What::Height => put(&mut self.height, &HEIGHT, &number.text)?,
            What::Waist => put(&mut self.waist, &WAIST, &number.text)?,
        };
        if fresh { Ok(()) } else { Err(FieldError::NotAReading) }
    }
}

fn put(place: &mut Option<u16>, measure: &Measure, text: &str) -> Result<bool, FieldError> {
    Ok(place.replace(measure.read(text)?).is_none())
}

fn whole(text: &str, least: u16, most: u16) -> Result<u16, FieldError> {
    let number: u16 = text.parse().map_err(|_| FieldError::NotAReading)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(FieldError::NotWithin { least: least.into(), most: most.into(), places: 0 })
    }
}

fn glucose(text: &str) -> Result<u16, FieldError> {
    let (whole_part, tenth) = text.split_once('.').unwrap_or((text, "0"));
    if tenth.len() != 1 {
        return Err(FieldError::NotAReading);
    }
    let number: u16 = whole_part.parse().map_err(|_| FieldError::NotAReading)?;
    let tenth: u16 = tenth.parse().map_err(|_| FieldError::NotAReading)?;
    let tenths = number.saturating_mul(10).saturating_add(tenth);
    // What a meter does not measure it does not show: there it says LO or HI.
    if tenths <= GLUCOSE_LO || tenths >= GLUCOSE_HI {
        return Err(FieldError::NotWithin {
            least: i64::from(GLUCOSE_LO) + 1,
            most: i64::from(GLUCOSE_HI) - 1,
            places: 1,
        });
    }
    Ok(tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_named() {
        let line = Line::read("182/104 血色很好 7.4f");
        assert_eq!(line.unread, ["血色很好"]);
        assert_eq!(line.readings.pressure(), Some((182, 104)));
        assert_eq!(Line::read("182/104 体重").unread, ["体重"]);
        assert_eq!(Readings::read("182/104 头晕"), Err(FieldError::NotAReading));
    }

    #[test]
    fn a_line_is_read_in_one_breath_as_an_input_method_writes_it() {
        let read = |text: &str| Readings::read(text).unwrap();
        let one = read("１８２、１０４ 7。4ｆ");
        assert_eq!((one.pressure(), one.glucose), (Some((182, 104)), Some((74, Some(FASTING)))));
        assert_eq!(read("130/85 p72 6.1").pulse, Some(72));
        // A plain number beside a pressure is the pulse; words stand before or behind what they name.
        let whole = read("血压182/104 脉72 空腹7.4 体重62 身高160 腰围85 体温36。5 血氧98%");
        assert_eq!(
            (whole.pressure(), whole.pulse, whole.glucose),
            (Some((182, 104)), Some(72), Some((74, Some(FASTING))))
        );
        assert_eq!((whole.weight, whole.height, whole.waist), (Some(620), Some(160), Some(85)));
        assert_eq!((whole.temperature, whole.oxygen), (Some(365), Some(98)));
        assert_eq!(read("182/104 72 7.4空 体重62"), read("182/104,72,空腹7.4,62kg"));
        assert_eq!(read("餐后8.1").glucose, Some((81, Some(AFTER_MEAL))));
        assert_eq!(read("8.1 餐后 左臂182/104").glucose, Some((81, Some(AFTER_MEAL))));
        assert_eq!(read("左臂182/104").arm, Some(1));
        assert_eq!(read("HIf").glucose, Some((GLUCOSE_HI, Some(FASTING))));
        assert_eq!(read("空腹7").glucose, Some((70, Some(FASTING))));
        assert!(read("").is_empty() && !read("w62").is_empty());
    }

    #[test]
    fn the_mean_of_several_pressures_counts() {
        let read = Readings::read("182/104 178/100 177/101").unwrap();
        assert_eq!(read.pressure(), Some((179, 102)));
        assert_eq!(crate::model::clinic::readings::mean(&[(181, 90), (180, 91)]), Some((181, 91)));
        assert!(Readings::read("182/104 178/100 177/101 176/100").is_err());
    }

    #[test]
    fn slips_of_the_finger_are_refused() {
        for text in
            ["0.0", "1.0", "33.4", "104/182", "1820/104", "182/", "7.44", "abc", "p72 p73", "7.4 6.1", "t20", "w5"]
        {
            assert!(Readings::read(text).is_err(), "{text}");
        }
    }
}

//! What instruments show: what they can show at all, and what is so seldom right that it is looked at again.

use crate::model::field::FieldError;
use crate::model::fold::fold_typed;
use crate::model::register::rule::decimal;

/// A measure with one number.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its key, as its field's.
    pub key: &'static str,
    /// Its unit, as it stands behind a number.
    pub unit: &'static str,
    /// How many digits stand behind the point.
    pub places: u8,
    /// The least and the most that an instrument shows; anything else is a slip and is refused.
    pub possible: (u16, u16),
    /// What is usual; anything else is asked about.
    pub usual: (u16, u16),
}

/// Beats a minute.
pub static PULSE: Measure = Measure { key: "pulse", unit: "/min", places: 0, possible: (20, 250), usual: (40, 130) };
/// Body temperature, tenths of a degree.
pub static TEMPERATURE: Measure =
    Measure { key: "temperature", unit: "C", places: 1, possible: (300, 440), usual: (350, 400) };
/// Oxygen saturation, percent.
pub static OXYGEN: Measure = Measure { key: "oxygen", unit: "%", places: 0, possible: (50, 100), usual: (88, 100) };
/// Weight, tenths of a kilogram.
pub static WEIGHT: Measure =
    Measure { key: "weight", unit: "kg", places: 1, possible: (100, 3000), usual: (300, 1500) };
/// Height, centimetres.
pub static HEIGHT: Measure = Measure { key: "height", unit: "cm", places: 0, possible: (50, 250), usual: (120, 200) };
/// Waist, centimetres.
pub static WAIST: Measure = Measure { key: "waist", unit: "cm", places: 0, possible: (30, 200), usual: (50, 150) };

impl Measure {
    /// Reads a number as it is typed: `62`, `62.5`, `36。5`.
    pub fn read(&self, typed: &str) -> Result<u16, FieldError> {
        let text = fold_typed(typed.trim());
        let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let places = usize::from(self.places);
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let (least, most) = self.possible;
        let wrong = FieldError::NotWithin { least: least.into(), most: most.into(), places: self.places };
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > places {
            return Err(wrong);
        }
        let value: u16 = format!("{whole}{part:0<places$}").parse().map_err(|_| wrong.clone())?;
        if (least..=most).contains(&value) { Ok(value) } else { Err(wrong) }
    }

    /// A number of it, without its unit: `62.0`.
    pub fn shown(&self, value: u16) -> String {
        decimal(value.into(), self.places)
    }

    /// The same with its unit: `62.0 kg`.
    pub fn told(&self, value: u16) -> String {
        format!("{} {}", self.shown(value), self.unit)
    }

    /// Whether a number is seldom right.
    pub fn is_unusual(&self, value: u16) -> bool {
        !(self.usual.0..=self.usual.1).contains(&value)
    }
}

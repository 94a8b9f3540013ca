//! What was read off instruments, and what of it can be at all. How a nurse types it: [`super::line`].

use crate::model::code::Code;

/// When glucose was taken.
pub static GLUCOSE_KIND: &[Code] = &[
    Code { code: 1, key: "glucose.fasting", aliases: &["空腹"] },
    Code { code: 2, key: "glucose.random", aliases: &["随机"] },
    Code { code: 3, key: "glucose.after_meal", aliases: &["餐后"] },
];

/// Fasting.
pub const FASTING: u8 = 1;
/// At any time.
pub const RANDOM: u8 = 2;
/// After a meal.
pub const AFTER_MEAL: u8 = 3;

/// On which arm pressure was taken.
pub static ARM: &[Code] =
    &[Code { code: 1, key: "arm.left", aliases: &["左臂"] }, Code { code: 2, key: "arm.right", aliases: &["右臂"] }];

/// A glucose meter shows `LO` below what it measures: one tenth less than its least, tenths of mmol/L.
pub const GLUCOSE_LO: u16 = 10;
/// A glucose meter shows `HI` above what it measures: one tenth more than its most, tenths of mmol/L.
pub const GLUCOSE_HI: u16 = 334;
/// Most pressures of one visit.
pub const MOST_PRESSURES: usize = 3;

/// A glucose value as the meter shows it.
pub fn glucose_shown(tenths: u16) -> String {
    match tenths {
        GLUCOSE_LO => "LO".to_owned(),
        GLUCOSE_HI => "HI".to_owned(),
        tenths => format!("{}.{}", tenths / 10, tenths % 10),
    }
}

/// The letter behind a glucose that says when it was taken, as [`Readings::read`] reads it.
pub fn kind_letter(kind: u8) -> &'static str {
    match kind {
        FASTING => "f",
        RANDOM => "r",
        AFTER_MEAL => "a",
        _ => "",
    }
}

/// What was read off instruments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings {
    /// Systolic and diastolic pressures, mmHg, as they were taken: up to [`MOST_PRESSURES`].
    pub pressures: Vec<(u16, u16)>,
    /// On which arm, of [`ARM`].
    pub arm: Option<u8>,
    /// Beats a minute.
    pub pulse: Option<u16>,
    /// Glucose in tenths of mmol/L, and when it was taken, of [`GLUCOSE_KIND`], where that was said.
    pub glucose: Option<(u16, Option<u8>)>,
    /// Tenths of a degree.
    pub temperature: Option<u16>,
    /// Percent.
    pub oxygen: Option<u16>,
    /// Tenths of a kilogram.
    pub weight: Option<u16>,
    /// Centimetres.
    pub height: Option<u16>,
    /// Centimetres.
    pub waist: Option<u16>,
}

impl Readings {
    /// Whether nothing was measured.
    pub fn is_empty(&self) -> bool {
        *self == Self { arm: self.arm, ..Self::default() }
    }

    /// The pressure that counts: the mean of what was taken, halves rounded up.
    pub fn pressure(&self) -> Option<(u16, u16)> {
        mean(&self.pressures)
    }
}

/// The mean of several pressures, halves rounded up.
pub fn mean(pressures: &[(u16, u16)]) -> Option<(u16, u16)> {
    let count = u32::try_from(pressures.len()).ok().filter(|count| *count > 0)?;
    let of = |part: fn(&(u16, u16)) -> u16| {
        let sum: u32 = pressures.iter().map(|pressure| u32::from(part(pressure))).sum();
        u16::try_from((2 * sum + count) / (2 * count)).unwrap_or(u16::MAX)
    };
    Some((of(|pressure| pressure.0), of(|pressure| pressure.1)))
}

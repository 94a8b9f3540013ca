//! What was measured and advised at a visit: closed on every screen until it is opened.

use serde::{Deserialize, Serialize};

use crate::model::Resident;
use crate::model::clinic::Visit;
use crate::model::clinic::measure::{HEIGHT, Measure, OXYGEN, PULSE, TEMPERATURE, WAIST, WEIGHT};
use crate::model::clinic::readings::{
    ARM, FASTING, GLUCOSE_HI, GLUCOSE_KIND, GLUCOSE_LO, Readings, glucose_shown, kind_letter,
};
use crate::model::field::{
    Class, Field, FieldError, FieldKind, Record, Value, as_choice, as_ref, as_text, chosen, put, reference,
};
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// What was measured and advised. It has the visit's own id and the resident as subject.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vitals {
    /// The visit's id.
    pub id: Id,
    pub resident: Id,
    /// Systolic pressure, mmHg: the mean where several were taken.
    pub systolic: Option<u16>,
    /// Diastolic pressure, mmHg: the mean where several were taken.
    pub diastolic: Option<u16>,
    /// Every pressure as it was taken, where there were several.
    pub pressures: Vec<(u16, u16)>,
    /// On which arm, of [`ARM`]; 0 where nobody said.
    pub arm: u8,
    /// Pulse, a minute.
    pub pulse: Option<u16>,
    /// Glucose, tenths of mmol/L.
    pub glucose: Option<u16>,
    /// When the glucose was taken, of [`GLUCOSE_KIND`]; 0 where nobody said.
    pub glucose_kind: u8,
    /// Tenths of a degree.
    pub temperature: Option<u16>,
    /// Oxygen saturation, percent.
    pub oxygen: Option<u16>,
    /// Tenths of a kilogram.
    pub weight: Option<u16>,
    /// Centimetres.
    pub height: Option<u16>,
    /// Centimetres.
    pub waist: Option<u16>,
    /// What they complain of.
    pub complaint: String,
    /// What was advised.
    pub advice: String,
    /// What the visiting hospital gave.
    pub given: String,
    /// Who saw them; empty for whoever holds the session.
    pub seen_by: String,
}

impl Vitals {
    /// What a line of readings says, of a resident.
    pub fn of(resident: Id, readings: &Readings) -> Self {
        let mut vitals = Self { resident, ..Self::default() };
        vitals.take(readings);
        vitals
    }

    /// Takes what was measured from a line of readings.
    pub fn take(&mut self, readings: &Readings) {
        let pressure = readings.pressure();
        self.systolic = pressure.map(|pressure| pressure.0);
        self.diastolic = pressure.map(|pressure| pressure.1);
        self.pressures = if readings.pressures.len() > 1 { readings.pressures.clone() } else { Vec::new() };
        self.arm = readings.arm.unwrap_or(0);
        self.pulse = readings.pulse;
        self.glucose = readings.glucose.map(|glucose| glucose.0);
        self.glucose_kind = readings.glucose.and_then(|glucose| glucose.1).unwrap_or(0);
        self.temperature = readings.temperature;
        self.oxygen = readings.oxygen;
        self.weight = readings.weight;
        self.height = readings.height;
        self.waist = readings.waist;
    }

    /// Whether the glucose was taken fasting.
    pub fn is_fasting(&self) -> bool {
        self.glucose_kind == FASTING
    }

    /// Every measure with one number, and its value where it was taken.
    pub fn measures(&self) -> [(&'static Measure, Option<u16>); 6] {
        [
            (&PULSE, self.pulse),
            (&TEMPERATURE, self.temperature),
            (&OXYGEN, self.oxygen),
            (&WEIGHT, self.weight),
            (&HEIGHT, self.height),
            (&WAIST, self.waist),
        ]
    }

    /// The readings, as [`Readings::read`] reads them back.
    pub fn readings(&self) -> String {
        let mut words = Vec::new();
        match (self.pressures.as_slice(), self.systolic.zip(self.diastolic)) {
            ([], Some((systolic, diastolic))) => words.push(format!("{systolic}/{diastolic}")),
            (several, _) => words.extend(several.iter().map(|(systolic, diastolic)| format!("{systolic}/{diastolic}"))),
        }
        let number = |letter: &str, (measure, value): (&Measure, Option<u16>)| {
            value.map(|value| format!("{letter}{}", measure.shown(value)))
        };
        let [pulse, temperature, oxygen, weight, height, waist] = self.measures();
        words.extend(number("p", pulse));
        let kind = kind_letter(self.glucose_kind);
        words.extend(self.glucose.map(|glucose| format!("{}{kind}", glucose_shown(glucose))));
        let others = [("t", temperature), ("o", oxygen), ("w", weight), ("h", height), ("y", waist)];
        words.extend(others.into_iter().filter_map(|(letter, of)| number(letter, of)));
        words.join(" ")
    }

    /// Weight by the square of height, tenths of kg/m2, where both are known.
    pub fn bmi(&self) -> Option<u16> {
        let (weight, height) = (u64::from(self.weight?), u64::from(self.height?));
        let tenths = (weight * 10_000 + height * height / 2).checked_div(height * height)?;
        u16::try_from(tenths).ok()
    }

    /// Readings so seldom right that the instrument is looked at again before they are kept, each with its unit: it is
    /// asked, never refused. What an instrument can show at all is another bound: [`Readings::read`].
    pub fn unlikely(&self) -> Vec<String> {
        let mut asked = Vec::new();
        if let Some((systolic, diastolic)) = self.systolic.zip(self.diastolic) {
            let usual = (70..=260).contains(&systolic) && (40..=150).contains(&diastolic);
            if !usual || !(15..=130).contains(&systolic.saturating_sub(diastolic)) {
                asked.push(format!("{systolic}/{diastolic} mmHg"));
            }
        }
        let by_word = |glucose: &u16| [GLUCOSE_LO, GLUCOSE_HI].contains(glucose);
        let glucose = self.glucose.filter(|glucose| !by_word(glucose) && !(28..=300).contains(glucose));
        asked.extend(glucose.map(|glucose| format!("{} mmol/L", glucose_shown(glucose))));
        let unusual = self.measures().into_iter().filter_map(|(measure, value)| Some((measure, value?)));
        asked.extend(unusual.filter(|(of, value)| of.is_unusual(*value)).map(|(of, value)| of.told(value)));
        asked
    }
}

/// A field of a measure with one number.
macro_rules! number {
    ($member:ident, $measure:ident) => {
        Field::<Self>::shown(
            stringify!($member),
            FieldKind::Text(8),
            |x| x.$member.map_or(Value::Empty, |value| Value::Text($measure.shown(value))),
            |x, v| {
                let text = as_text(v)?;
                x.$member = if text.is_empty() { None } else { Some($measure.read(&text)?) };
                Ok(())
            },
        )
        .class(Class::Sensitive)
    };
}

/// A field of words.
macro_rules! words {
    ($member:ident, $most:literal) => {
        Field::<Self>::shown(
            stringify!($member),
            FieldKind::Text($most),
            |x| Value::text(&x.$member),
            |x, v| put(&mut x.$member, as_text(v)),
        )
        .class(Class::Sensitive)
    };
}

/// A field of a code that need not be said.
macro_rules! code {
    ($member:ident, $table:ident) => {
        Field::<Self>::shown(
            stringify!($member),
            FieldKind::Choice($table),
            |x| chosen(x.$member),
            |x, v| put(&mut x.$member, as_choice(&v)),
        )
        .class(Class::Sensitive)
    };
}

impl Record for Vitals {
    const KIND: Kind = Kind(22);
    const NAME: &'static str = "vitals";
    const CLASS: u8 = class::CLINIC;
    const PART_OF: Option<Kind> = Some(Visit::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        // One typed field for all that is measured: a nurse reads it out in one breath. The fields below say the same one
        // by one.
        Field::<Self>::shown(
            "systolic",
            FieldKind::Text(80),
            |x| Value::text(&x.readings()),
            |x, v| {
                let readings = Readings::read(&as_text(v)?)?;
                x.take(&readings);
                Ok(())
            },
        )
        .class(Class::Sensitive),
        words!(advice, 200),
        words!(complaint, 200),
        words!(given, 100),
        words!(seen_by, 20),
        code!(arm, ARM),
        code!(glucose_kind, GLUCOSE_KIND),
        number!(pulse, PULSE),
        number!(temperature, TEMPERATURE),
        number!(oxygen, OXYGEN),
        number!(weight, WEIGHT),
        number!(height, HEIGHT),
        number!(waist, WAIST),
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::system(
            "diastolic",
            |x| Value::opaque(&x.diastolic),
            |x, v| put(&mut x.diastolic, v.read_opaque()),
        ),
        Field::<Self>::system(
            "pressures",
            |x| Value::opaque(&x.pressures),
            |x, v| put(&mut x.pressures, v.read_opaque()),
        ),
        Field::<Self>::system("glucose", |x| Value::opaque(&x.glucose), |x, v| put(&mut x.glucose, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// What is wrong with a line, as its field says it.
pub fn check_line(text: &str) -> Result<Value, FieldError> {
    Readings::read(text).map(|_| Value::text(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vitals {
        Vitals::of(Id(1), &Readings::read(text).unwrap())
    }

    #[test]
    fn a_record_says_its_readings_as_they_are_typed() {
        for text in ["120/80 HIf", "182/104 p72 7.4f", "182/104 178/100 p72 7.4a t36.5 o98 w62.0 h160 y85", "8.1", "LO"]
        {
            assert_eq!(of(text).readings(), text);
            let again = of(&of(text).readings());
            assert_eq!(again, of(text));
        }
        assert_eq!(of("w62 h160").bmi(), Some(242));
        assert_eq!(of("w62").bmi(), None);
    }

    #[test]
    fn what_is_seldom_right_is_asked_with_its_unit() {
        for (text, asked) in [
            ("300/20", "300/20 mmHg"),
            ("41/40", "41/40 mmHg"),
            ("120/110", "120/110 mmHg"),
            ("120/80 p150", "150 /min"),
            ("120/80 p39", "39 /min"),
            ("2.7", "2.7 mmol/L"),
            ("30.1f", "30.1 mmol/L"),
            ("t41.0", "41.0 C"),
            ("o87", "87 %"),
            ("w160", "160.0 kg"),
        ] {
            assert_eq!(of(text).unlikely(), [asked], "{text}");
        }
        for text in ["182/104 7.4f", "120/80 p72", "95/60", "LO", "HI", "16.9", "240/130", "w62 h160 y85 t36.6 o97"] {
            assert!(of(text).unlikely().is_empty(), "{text}");
        }
    }
}

//! Free clinics, health checks and home visits: sessions, their queue, and what was measured.
//!
//! A desk shows the norm and says "refer"; it never diagnoses.

mod deeds;
pub mod norm;
pub mod rules;

use crate::model::right::Right;
use crate::model::{Resident, Unit};
pub use deeds::{Did, Not};
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{
    Class, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_day, as_flags, as_int, as_ref, as_text,
    as_time, put, reference,
};
use crate::model::id::{Id, Kind};

/// Call tickets.
pub const QUEUE: Right = Right { number: 11, key: "right.queue" };
/// Record readings.
pub const RECORD: Right = Right { number: 12, key: "right.record" };
/// Plan sessions.
pub const SET_UP: Right = Right { number: 13, key: "right.set_up_clinic" };

/// All of them.
pub const RIGHTS: &[Right] = &[QUEUE, RECORD, SET_UP];

/// What can be exported of the clinic.
pub const EXPORTED: &[Code] = &[Code { code: 4, key: "export.visits", aliases: &["看诊"] }];

/// What can be printed of the clinic.
pub const SHEETS: &[Code] = &[
    Code { code: 2, key: "sheet.ticket", aliases: &["叫号单"] },
    Code { code: 3, key: "sheet.visit", aliases: &["测量单"] },
];

/// What kind of session it is.
pub static SESSION_KIND: &[Code] = &[
    Code { code: 1, key: "session.free_clinic", aliases: &["义诊"] },
    Code { code: 2, key: "session.health_check", aliases: &["健康体检", "体检"] },
    Code { code: 3, key: "session.home_visits", aliases: &["家访"] },
];

/// A clinic, health check or round of home visits on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub id: Id,
    /// What kind it is, of [`SESSION_KIND`].
    pub kind: u8,
    /// The unit that holds it.
    pub institution: Id,
    /// The day.
    pub date: Date,
    /// From.
    pub start: Time,
    /// Until.
    pub end: Time,
    /// The last ticket number given out.
    pub last_ticket: u16,
    /// Anything else.
    pub note: String,
}

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum VisitState {
    /// 等候
    #[default]
    Waiting = 0,
    /// 叫到
    Called = 1,
    /// 已看
    Done = 2,
    /// 作废
    Void = 3,
}

/// Visit states.
pub static VISIT_STATE: &[Code] = &[
    Code { code: 0, key: "visit.waiting", aliases: &["等候"] },
    Code { code: 1, key: "visit.called", aliases: &["叫到"] },
    Code { code: 2, key: "visit.done", aliases: &["已看"] },
    Code { code: 3, key: "visit.void", aliases: &["作废"] },
];

/// What a resident agrees to at the desk, asked each time and never preset.
pub static CONSENT: &[Code] = &[Code { code: 0, key: "consent.given", aliases: &["同意记录"] }];

/// One resident at one session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    pub id: Id,
    pub resident: Id,
    /// The session; none for a measurement at the desk.
    pub session: Id,
    /// The number called out, from 1; 0 where there is none.
    pub ticket: u16,
    pub state: VisitState,
    /// When it was queued or measured.
    pub at: DateTime,
    /// When to measure again.
    pub recall: Option<Date>,
}

/// What was measured and advised. It has the visit's own id and the resident as subject.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vitals {
    /// The visit's id.
    pub id: Id,
    pub resident: Id,
    /// Systolic pressure, mmHg.
    pub systolic: Option<u16>,
    /// Diastolic pressure, mmHg.
    pub diastolic: Option<u16>,
    /// Pulse, a minute.
    pub pulse: Option<u16>,
    /// Glucose, tenths of mmol/L.
    pub glucose: Option<u16>,
    /// Whether the glucose was taken fasting.
    pub fasting: bool,
    /// What was advised.
    pub advice: String,
    /// Whether the resident agreed to the record, by word at the desk.
    pub consent: bool,
}

/// A glucose meter shows `LO` below what it measures: one tenth less than its least, tenths of mmol/L.
pub const GLUCOSE_LO: u16 = 10;
/// A glucose meter shows `HI` above what it measures: one tenth more than its most, tenths of mmol/L.
pub const GLUCOSE_HI: u16 = 334;

/// A glucose value as the meter shows it.
pub fn glucose_shown(tenths: u16) -> String {
    match tenths {
        GLUCOSE_LO => "LO".to_owned(),
        GLUCOSE_HI => "HI".to_owned(),
        tenths => format!("{}.{}", tenths / 10, tenths % 10),
    }
}

/// Readings as a nurse types them in one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Readings {
    /// Systolic and diastolic pressure, mmHg.
    pub pressure: Option<(u16, u16)>,
    /// Pulse, a minute.
    pub pulse: Option<u16>,
    /// Glucose in tenths of mmol/L, and whether fasting.
    pub glucose: Option<(u16, bool)>,
}

impl Readings {
    /// Reads `182/104`, `182/104 7.4f`, `182/104 p72 7.4`, `7.4f`: pressure with a slash, pulse after `p`, glucose with
    /// a point or as `LO` and `HI` of the meter, `f` or 空 for fasting. Each at most once; bounds are those of the instruments in use.
    pub fn read(text: &str) -> Result<Self, FieldError> {
        let mut readings = Self::default();
        for word in super::fold::fold_typed(text).to_lowercase().split_whitespace() {
            let fresh = if let Some((systolic, diastolic)) = word.split_once('/') {
                let pressure = (number(systolic, 40, 300)?, number(diastolic, 20, 200)?);
                if pressure.1 >= pressure.0 {
                    return Err(FieldError::NotAReading);
                }
                readings.pressure.replace(pressure).is_none()
            } else if let Some(pulse) = word.strip_prefix('p') {
                readings.pulse.replace(number(pulse, 20, 250)?).is_none()
            } else {
                readings.glucose.replace(glucose(word)?).is_none()
            };
            if !fresh {
                return Err(FieldError::NotAReading);
            }
        }
        Ok(readings)
    }

    /// Whether nothing was measured.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

fn number(text: &str, min: u16, max: u16) -> Result<u16, FieldError> {
    let number: u16 = text.parse().map_err(|_| FieldError::NotAReading)?;
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        Err(FieldError::OutOfRange { min: min.into(), max: max.into() })
    }
}

fn glucose(word: &str) -> Result<(u16, bool), FieldError> {
    let digits = word.trim_end_matches(['f', '空']);
    let fasting = digits.len() < word.len();
    match digits {
        "lo" => return Ok((GLUCOSE_LO, fasting)),
        "hi" => return Ok((GLUCOSE_HI, fasting)),
        _ => {}
    }
    let (whole, tenth) = digits.split_once('.').ok_or(FieldError::NotAReading)?;
    if tenth.len() != 1 {
        return Err(FieldError::NotAReading);
    }
    let whole = number(whole, 0, 99)?;
    let tenth: u16 = tenth.parse().map_err(|_| FieldError::NotAReading)?;
    let tenths = whole * 10 + tenth;
    // What a meter does not measure it does not show: there it says LO or HI.
    if tenths <= GLUCOSE_LO || tenths >= GLUCOSE_HI {
        return Err(FieldError::OutOfRange { min: 1, max: 33 });
    }
    Ok((tenths, fasting))
}

impl Record for Session {
    const KIND: Kind = Kind(20);
    const NAME: &'static str = "session";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "kind",
            FieldKind::Choice(SESSION_KIND),
            |s| Value::Choice(s.kind),
            |s, v| put(&mut s.kind, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "institution",
            FieldKind::Ref(Unit::KIND),
            |s| reference(s.institution),
            |s, v| put(&mut s.institution, as_ref(&v)),
        )
        .required(),
        Field::<Self>::shown("date", FieldKind::Date, |s| Value::Date(s.date), |s, v| put(&mut s.date, as_day(&v)))
            .required(),
        Field::<Self>::shown("start", FieldKind::Time, |s| Value::Time(s.start), |s, v| put(&mut s.start, as_time(&v)))
            .required(),
        Field::<Self>::shown("end", FieldKind::Time, |s| Value::Time(s.end), |s, v| put(&mut s.end, as_time(&v)))
            .required(),
        Field::<Self>::system(
            "last_ticket",
            |s| Value::Number(s.last_ticket.into()),
            |s, v| put(&mut s.last_ticket, as_int(&v)),
        ),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(200),
            |s| Value::text(&s.note),
            |s, v| put(&mut s.note, as_text(v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

impl Record for Visit {
    const KIND: Kind = Kind(21);
    const NAME: &'static str = "visit";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |x| reference(x.resident),
            |x, v| put(&mut x.resident, as_ref(&v)),
        ),
        Field::<Self>::refers(
            "session",
            Session::KIND,
            |x| reference(x.session),
            |x, v| put(&mut x.session, as_ref(&v)),
        ),
        Field::<Self>::system("ticket", |x| Value::Number(x.ticket.into()), |x, v| put(&mut x.ticket, as_int(&v))),
        Field::<Self>::system("state", |x| Value::opaque(&x.state), |x, v| put(&mut x.state, v.read_opaque())),
        Field::<Self>::system("at", |x| Value::opaque(&x.at), |x, v| put(&mut x.at, v.read_opaque())),
        Field::<Self>::shown(
            "recall",
            FieldKind::Date,
            |x| Value::date(x.recall),
            |x, v| put(&mut x.recall, as_date(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// The text that [`Readings::read`] reads back.
fn readings_text(v: &Vitals) -> String {
    let mut words = Vec::new();
    if let (Some(systolic), Some(diastolic)) = (v.systolic, v.diastolic) {
        words.push(format!("{systolic}/{diastolic}"));
    }
    if let Some(pulse) = v.pulse {
        words.push(format!("p{pulse}"));
    }
    if let Some(glucose) = v.glucose {
        words.push(format!("{}{}", glucose_shown(glucose), if v.fasting { "f" } else { "" }));
    }
    words.join(" ")
}

impl Vitals {
    /// The readings, as typed.
    pub fn readings(&self) -> String {
        readings_text(self)
    }

    /// Whether a reading is so seldom right that the meter is looked at again before it is kept: it is asked, never
    /// refused. What a meter can show at all is another bound: [`Readings::read`].
    pub fn unlikely(&self) -> bool {
        let pressure = self.systolic.zip(self.diastolic).is_some_and(|(systolic, diastolic)| {
            let usual = (70..=260).contains(&systolic) && (40..=150).contains(&diastolic);
            !usual || !(15..=130).contains(&systolic.saturating_sub(diastolic))
        });
        let pulse = self.pulse.is_some_and(|pulse| !(40..=130).contains(&pulse));
        let by_word = |glucose: &u16| [GLUCOSE_LO, GLUCOSE_HI].contains(glucose);
        let glucose = self.glucose.filter(|glucose| !by_word(glucose)).is_some_and(|g| !(28..=300).contains(&g));
        pressure || pulse || glucose
    }
}

impl Record for Vitals {
    const KIND: Kind = Kind(22);
    const NAME: &'static str = "vitals";
    const PART_OF: Option<Kind> = Some(Visit::KIND);
    const SENSITIVE: bool = true;
    const FIELDS: &'static [Field<Self>] = &[
        // One typed field for four members: a nurse reads them out in one breath.
        Field::<Self>::shown(
            "systolic",
            FieldKind::Text(40),
            |x| Value::text(&readings_text(x)),
            |x, v| {
                let readings = Readings::read(&as_text(v)?)?;
                x.systolic = readings.pressure.map(|p| p.0);
                x.diastolic = readings.pressure.map(|p| p.1);
                x.pulse = readings.pulse;
                x.glucose = readings.glucose.map(|g| g.0);
                x.fasting = readings.glucose.is_some_and(|g| g.1);
                Ok(())
            },
        )
        .class(Class::Sensitive)
        .required(),
        Field::<Self>::shown(
            "consent",
            FieldKind::Flags(CONSENT),
            |x| if x.consent { Value::Flags(1) } else { Value::Empty },
            |x, v| {
                x.consent = as_flags(&v)? != 0;
                Ok(())
            },
        )
        .required(),
        Field::<Self>::shown(
            "advice",
            FieldKind::Text(200),
            |x| Value::text(&x.advice),
            |x, v| put(&mut x.advice, as_text(v)),
        )
        .class(Class::Sensitive),
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
        Field::<Self>::system("pulse", |x| Value::opaque(&x.pulse), |x, v| put(&mut x.pulse, v.read_opaque())),
        Field::<Self>::system("glucose", |x| Value::opaque(&x.glucose), |x, v| put(&mut x.glucose, v.read_opaque())),
        Field::<Self>::system("fasting", |x| Value::opaque(&x.fasting), |x, v| put(&mut x.fasting, v.read_opaque())),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_in_one_breath() {
        assert_eq!(
            Readings::read("１８２、１０４ 7。4ｆ"),
            Ok(Readings { pressure: Some((182, 104)), pulse: None, glucose: Some((74, true)) })
        );
        assert_eq!(Readings::read("130/85 p72 6.1").map(|r| (r.pulse, r.glucose)), Ok((Some(72), Some((61, false)))));
        assert!(Readings::read("").is_ok_and(Readings::is_empty));
    }

    #[test]
    fn what_a_meter_shows_in_letters_is_a_reading_and_what_is_seldom_right_is_asked() {
        assert_eq!(Readings::read("LO").map(|r| r.glucose), Ok(Some((GLUCOSE_LO, false))));
        assert_eq!(Readings::read("120/80 HIf").map(|r| r.glucose), Ok(Some((GLUCOSE_HI, true))));
        let of = |text: &str| {
            let mut vitals = Vitals::default();
            let systolic = Vitals::FIELDS.iter().find(|field| field.key == "systolic").unwrap();
            (systolic.set)(&mut vitals, Value::text(text)).unwrap();
            vitals
        };
        assert_eq!(of("120/80 HIf").readings(), "120/80 HIf");
        for text in ["300/20", "41/40", "120/110", "120/80 p150", "120/80 p39", "2.7", "30.1f"] {
            assert!(of(text).unlikely(), "{text}");
        }
        for text in ["182/104 7.4f", "120/80 p72", "95/60", "LO", "HI", "16.9", "240/130"] {
            assert!(!of(text).unlikely(), "{text}");
        }
    }

    #[test]
    fn slips_of_the_finger_are_refused() {
        for text in ["0.0", "1.0", "33.4", "104/182", "1820/104", "182/", "7.44", "182/104 130/80", "abc", "182"] {
            assert!(Readings::read(text).is_err(), "{text}");
        }
    }
}

//! What is read aloud to whoever was measured: each reading with what it comes to, what to do now, when to come again.
//!
//! Numbers are said in words where the line holds them. No word here names an illness.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::model::clinic::glucose_shown;
use crate::model::clinic::norm::{Advice, Found};
use crate::model::clinic::readings::{ARM, GLUCOSE_HI, GLUCOSE_KIND, GLUCOSE_LO};
use crate::model::{Assessment, Flag, Vitals};
use crate::text::{Lang, Msg, labels, msg, numerals, when};

/// Cells of the line on which it stands.
const LINE: usize = 76;

/// The sentence, in words where the line of a small screen holds them.
pub fn told(lang: Lang, vitals: &Vitals, found: &Assessment, again: Option<Date>, today: Date) -> String {
    let said = said(lang, vitals, found, again, today);
    if said.width() <= LINE { said } else { sentence(lang, vitals, found, again, today, false) }
}

/// The sentence, however long it is.
pub fn said(lang: Lang, vitals: &Vitals, found: &Assessment, again: Option<Date>, today: Date) -> String {
    sentence(lang, vitals, found, again, today, true)
}

/// What is said to somebody of whom nothing is kept.
pub fn not_kept(lang: Lang, told: &str) -> String {
    format!("{told}{}", lang.of("（没有留记录）", " (nothing is kept)"))
}

fn sentence(
    lang: Lang,
    vitals: &Vitals,
    found: &Assessment,
    again: Option<Date>,
    today: Date,
    in_words: bool,
) -> String {
    let pressure = vitals.systolic.zip(vitals.diastolic).map(|(systolic, diastolic)| {
        let word = comes_to(lang, found.pressure, false);
        match (lang, in_words) {
            (Lang::Zh, true) => {
                let (high, low) = (numerals::ordinal(systolic.into()), numerals::ordinal(diastolic.into()));
                format!("高压{high}，低压{low}，{word}")
            }
            (Lang::Zh, false) => format!("血压{systolic}/{diastolic}{word}"),
            (Lang::En, _) => format!("BP {systolic}/{diastolic} {word}"),
        }
    });
    let glucose = vitals.glucose.map(|tenths| {
        let word = comes_to(lang, found.glucose, tenths < 50);
        let kind = match vitals.glucose_kind {
            0 => "",
            kind => labels::code_number(lang, GLUCOSE_KIND, kind),
        };
        match (lang, in_words) {
            (Lang::Zh, true) => format!("{kind}血糖{}{word}", tenths_said(tenths)),
            (Lang::Zh, false) => format!("{kind}血糖{}{word}", glucose_shown(tenths)),
            (Lang::En, _) => format!("{kind} glucose {} {word}", glucose_shown(tenths)).trim_start().to_owned(),
        }
    });
    let alone = pressure.is_none() && glucose.is_none();
    let others = vitals.measures().into_iter().filter_map(|(measure, value)| Some((measure.key, measure.told(value?))));
    let others = others.filter(|_| alone).map(|(key, value)| format!("{} {value}", measure_name(lang, key)));
    let read: Vec<String> = pressure.into_iter().chain(glucose).chain(others).collect();
    let read =
        if read.is_empty() { lang.of("已记好", "Recorded").to_owned() } else { read.join(lang.of("，", ", ")) };
    let go = match found.advice {
        Advice::ReferNow => Some(lang.of("请今天去医院看", "see a doctor now")),
        Advice::Refer => Some(lang.of("连着几次偏高，请去医院看", "high again: see a doctor")),
        Advice::Suspected => Some(lang.of("几天都偏高，请去医院查", "high on several days: see a doctor")),
        Advice::Again | Advice::FollowUp | Advice::Well => None,
    };
    let come = again.map(|day| match lang {
        Lang::Zh => format!("{}再来量", when::day_said(lang, day, today)),
        Lang::En => format!("again {}", day.strftime("%-d %b")),
    });
    let then: Vec<String> = go.map(ToOwned::to_owned).into_iter().chain(come).collect();
    let then = if then.is_empty() {
        lang.of("请多保重", "take good care").to_owned()
    } else {
        then.join(lang.of("，", "; "))
    };
    format!("{read}{}{then}", lang.of("：", "; "))
}

/// What a value comes to, in a word.
fn comes_to(lang: Lang, found: Option<Found>, low: bool) -> &'static str {
    match (found.map_or(Flag::Within, |found| found.flag), low) {
        (Flag::Within, _) => lang.of("不超标", "within the norm"),
        (Flag::Low, _) => lang.of("偏低", "low"),
        (Flag::High, _) => lang.of("偏高", "high"),
        (Flag::Emergency, false) => lang.of("偏高很多", "very high"),
        (Flag::Emergency, true) => lang.of("偏低很多", "very low"),
    }
}

/// Tenths as they are said: 七点四; what a meter shows in letters stays.
fn tenths_said(tenths: u16) -> String {
    match tenths {
        GLUCOSE_LO | GLUCOSE_HI => glucose_shown(tenths),
        tenths => {
            let (whole, part) = (u32::from(tenths / 10), u32::from(tenths % 10));
            format!("{}点{}", numerals::ordinal(whole), numerals::ordinal(part))
        }
    }
}

/// Measures by their key: their names beside a value that carries its unit.
const MEASURES: &[(&str, Msg)] = &[
    ("pulse", msg("脉搏", "Pulse")),
    ("temperature", msg("体温", "Temperature")),
    ("oxygen", msg("血氧", "Oxygen")),
    ("weight", msg("体重", "Weight")),
    ("height", msg("身高", "Height")),
    ("waist", msg("腰围", "Waist")),
];

fn measure_name(lang: Lang, key: &str) -> &'static str {
    MEASURES.iter().find(|(of, _)| *of == key).map_or("", |(_, name)| name.say(lang))
}

/// Everything that was measured, a name and a value with its unit each.
pub fn measures(lang: Lang, vitals: &Vitals) -> Vec<(String, String)> {
    let of = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    let mut facts: Vec<(String, String)> = Vec::new();
    if let Some((systolic, diastolic)) = vitals.systolic.zip(vitals.diastolic) {
        let arm = match vitals.arm {
            0 => "",
            arm => labels::code_number(lang, ARM, arm),
        };
        let several: Vec<String> = vitals.pressures.iter().map(|(high, low)| format!("{high}/{low}")).collect();
        let several = match several.len() {
            0 => String::new(),
            _ => format!(" ({} {})", lang.of("平均自", "mean of"), several.join(" ")),
        };
        facts.push((
            of("血压", "Blood pressure"),
            format!("{systolic}/{diastolic} mmHg {arm}{several}").trim_end().to_owned(),
        ));
    }
    if let Some(tenths) = vitals.glucose {
        let kind = match vitals.glucose_kind {
            0 => String::new(),
            kind => format!("  {}", labels::code_number(lang, GLUCOSE_KIND, kind)),
        };
        facts.push((of("血糖", "Glucose"), format!("{} mmol/L{kind}", glucose_shown(tenths))));
    }
    let others = vitals.measures().into_iter().filter_map(|(measure, value)| Some((measure, value?)));
    facts.extend(others.map(|(measure, value)| (measure_name(lang, measure.key).to_owned(), measure.told(value))));
    if let Some(bmi) = vitals.bmi() {
        facts.push(("BMI".to_owned(), format!("{}.{}", bmi / 10, bmi % 10)));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::clinic::readings::{FASTING, RANDOM};
    use crate::model::clinic::rules::{EMERGENCY_SYSTOLIC, HIGH_FASTING};

    const TODAY: Date = Date::constant(2026, 11, 26);

    fn found(flag: Flag) -> Found {
        Found { flag, by: &EMERGENCY_SYSTOLIC }
    }

    #[test]
    fn a_reading_is_told_in_words_to_whom_it_belongs_and_fits_a_small_screen() {
        let again = Some(Date::constant(2026, 12, 10));
        let vitals = Vitals { systolic: Some(182), diastolic: Some(104), ..Vitals::default() };
        let alone = Assessment { pressure: Some(found(Flag::Emergency)), glucose: None, advice: Advice::ReferNow };
        let said = told(Lang::Zh, &vitals, &alone, again, TODAY);
        assert_eq!(said, "高压一百八十二，低压一百零四，偏高很多：请今天去医院看，12月10日周四再来量");
        let glucose = Some(Found { flag: Flag::High, by: &HIGH_FASTING });
        let both = Assessment { glucose, ..alone };
        let vitals = Vitals { glucose: Some(74), glucose_kind: FASTING, ..vitals };
        // Two readings in words are longer than the line: then in digits, and nothing is cut.
        let zh = told(Lang::Zh, &vitals, &both, again, TODAY);
        assert_eq!(zh, "血压182/104偏高很多，空腹血糖7.4偏高：请今天去医院看，12月10日周四再来量");
        let en = told(Lang::En, &vitals, &both, again, TODAY);
        assert_eq!(en, "BP 182/104 very high, fasting glucose 7.4 high; see a doctor now; again 10 Dec");
        for line in [said, zh, en] {
            assert!(line.width() <= 78, "{line} takes {}", line.width());
        }
        let low = Vitals { glucose: Some(GLUCOSE_LO), glucose_kind: RANDOM, ..Vitals::default() };
        let by = Assessment { pressure: None, glucose: Some(found(Flag::Emergency)), advice: Advice::ReferNow };
        assert_eq!(told(Lang::Zh, &low, &by, None, TODAY), "随机血糖LO偏低很多：请今天去医院看");
        let well = Vitals { systolic: Some(120), diastolic: Some(80), ..Vitals::default() };
        let within = told(Lang::Zh, &well, &Assessment::default(), None, TODAY);
        assert_eq!(within, "高压一百二十，低压八十，不超标：请多保重");
    }

    #[test]
    fn everything_that_was_measured_is_told_with_its_unit() {
        let vitals = Vitals {
            systolic: Some(180),
            diastolic: Some(102),
            pressures: vec![(182, 104), (178, 100)],
            arm: 1,
            weight: Some(620),
            height: Some(160),
            ..Vitals::default()
        };
        let told: Vec<String> =
            measures(Lang::En, &vitals).into_iter().map(|(name, value)| format!("{name} {value}")).collect();
        assert_eq!(
            told,
            [
                "Blood pressure 180/102 mmHg left arm (mean of 182/104 178/100)",
                "Weight 62.0 kg",
                "Height 160 cm",
                "BMI 24.2"
            ]
        );
    }
}

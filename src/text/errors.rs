//! What is wrong with a field and what to do about it, short enough to stand beside the field.

use std::borrow::Cow;

use super::{Lang, Msg, msg};
use crate::model::people::citizen_id::IdError;
use crate::model::register::rule::decimal;
use crate::model::{FieldError, FieldKind, Record, Resident};

/// Most characters of what was typed that an error quotes.
const QUOTED: usize = 10;

/// What is wrong, for a field of any kind.
pub fn field_error(lang: Lang, error: &FieldError) -> Cow<'static, str> {
    let fixed = match error {
        FieldError::Required => msg("这一项要填", "please fill this in"),
        FieldError::NotAChoice => msg("没有这一项，请按数字选", "not in the list; pick by its digit"),
        FieldError::DayOrMonth => msg("日月先后不明，用 --dates 说明", "day or month first? --dates dmy or mdy"),
        FieldError::NotADate => msg("日期不对，可写 1223、周四", "not a valid date; type 1223 or thu"),
        FieldError::NotAMoment => msg("时间不对，可写 930、昨天 14:00", "type a past time: 930, yesterday 14:00"),
        FieldError::NotATime => msg("时间不对，可写 930、14:00", "not a valid time; type 930 or 14:00"),
        FieldError::NotANumber => msg("这里要填整数", "whole numbers only"),
        FieldError::ContradictsId => msg("与身份证号不符，请核对", "contradicts the id number; compare them"),
        FieldError::NotAReading => msg("看不懂，可写 182/104 7.4f", "not a reading; type 182/104 7.4f"),
        FieldError::Taken => msg("已经是别的记录的了", "it is another record's already"),
        FieldError::NotPicked => msg("没选定：Enter 选，或删空", "Enter picks; or empty it"),
        FieldError::InRow { row } => {
            return Cow::Owned(match lang {
                Lang::Zh => format!("第 {row} 行有一格要改"),
                Lang::En => format!("row {row} has a cell to put right"),
            });
        }
        FieldError::WrongKind => msg("内容不合此项，请重填", "does not fit here; type it again"),
        FieldError::CitizenId(id) => return id_error(lang, *id),
        FieldError::TooLong { max } => {
            return Cow::Owned(match lang {
                Lang::Zh => format!("最多 {max} 个字，请删短"),
                Lang::En => format!("at most {max} characters; shorten it"),
            });
        }
        FieldError::OutOfRange { min, max } => {
            return Cow::Owned(match lang {
                Lang::Zh => format!("要在 {min} 到 {max} 之间"),
                Lang::En => format!("must be {min} to {max}"),
            });
        }
        FieldError::NotWithin { least, most, places } => {
            let (least, most) = (decimal(*least, *places), decimal(*most, *places));
            return Cow::Owned(match lang {
                Lang::Zh => format!("要填数，在 {least} 到 {most} 之间"),
                Lang::En => format!("must be a number, {least} to {most}"),
            });
        }
        // Where what stands there may not be shown, it comes empty.
        FieldError::NotAPhone(typed) if typed.is_empty() => msg("不是电话号码，请核对", "no phone number; check it"),
        FieldError::NotAPhone(typed) => {
            let typed = quote(typed);
            return Cow::Owned(match lang {
                Lang::Zh => format!("「{typed}」不是电话号码"),
                Lang::En => format!("\"{typed}\" is no phone number"),
            });
        }
        FieldError::BadCharacter(c) => {
            let c = visible(*c);
            return Cow::Owned(match lang {
                Lang::Zh => format!("不能有「{c}」，请删去"),
                Lang::En => format!("\"{c}\" cannot stand here; delete it"),
            });
        }
    };
    Cow::Borrowed(fixed.say(lang))
}

/// What is wrong, for a field that holds this: a day of birth is typed otherwise than a day to come.
pub fn field_error_in(lang: Lang, kind: &FieldKind, error: &FieldError) -> Cow<'static, str> {
    match (kind, error) {
        (FieldKind::Birth, FieldError::NotADate) => {
            Cow::Borrowed(lang.of("要写全且不晚于今天 19520312", "a whole past date, as 19520312"))
        }
        _ => field_error(lang, error),
    }
}

/// What a field of this kind takes, to stand beside it while it is empty.
pub fn hint(lang: Lang, kind: &FieldKind) -> Option<&'static str> {
    let hint: Msg = match kind {
        FieldKind::CitizenId => msg("18 位，旧号 15 位也可", "18 characters, or an old one of 15"),
        FieldKind::Phones => msg("多个用分号隔开", "several parted by ;"),
        FieldKind::Date => msg("如 1223、+3、周四", "as 1223, +3, thu"),
        FieldKind::Birth => msg("如 19520312", "as 19520312"),
        FieldKind::Time => msg("如 930、14:00", "as 930, 14:00"),
        FieldKind::Choice(_) => msg("按数字选", "pick by digit"),
        FieldKind::Flags(_) => msg("按数字勾选，可多选", "tick by digit"),
        FieldKind::Ref(Resident::KIND) | FieldKind::Refs(Resident::KIND) => {
            msg("打姓名首字母、手机尾号、门牌", "initials, phone end or door")
        }
        FieldKind::Ref(_) | FieldKind::Refs(_) => msg("打名称里的字或首字母", "type a part of its name"),
        FieldKind::Rows(_) => msg("一行一行地填", "row by row"),
        FieldKind::Name | FieldKind::Text(_) | FieldKind::Number(..) | FieldKind::System => {
            return None;
        }
    };
    Some(hint.say(lang))
}

fn id_error(lang: Lang, error: IdError) -> Cow<'static, str> {
    let fixed = match error {
        IdError::Birth => msg("号里的出生日期不对，请核对", "its birth date is no date; compare digits"),
        IdError::Destroyed => msg("表格已丢末几位，请看证件重录", "digits lost by a spreadsheet; retype it"),
        IdError::Masked => msg("号码带星号，请录完整号码", "masked with *; type the whole number"),
        IdError::Length(length) => {
            return Cow::Owned(match lang {
                Lang::Zh => format!("现有 {length} 位，应为 18 位"),
                Lang::En => format!("{length} characters; an id number has 18"),
            });
        }
        IdError::Character(c) => {
            let c = visible(c);
            return Cow::Owned(match lang {
                Lang::Zh => format!("身份证号不能有「{c}」"),
                Lang::En => format!("\"{c}\" cannot stand in an id number"),
            });
        }
        IdError::Check { expected } => {
            return Cow::Owned(match lang {
                Lang::Zh => format!("末位应为 {expected}，请逐位核对"),
                Lang::En => format!("last should be {expected}; compare every digit"),
            });
        }
    };
    Cow::Borrowed(fixed.say(lang))
}

/// A character that can be seen, or its number.
fn visible(c: char) -> String {
    if c.is_control() || c.is_whitespace() { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
}

/// The beginning of what was typed.
fn quote(typed: &str) -> String {
    let mut short: String = typed.chars().filter(|c| !c.is_control()).take(QUOTED).collect();
    if typed.chars().count() > QUOTED {
        short.push('~');
    }
    short
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn every_error() -> Vec<FieldError> {
        let ids = [
            IdError::Length(17),
            IdError::Character('A'),
            IdError::Birth,
            IdError::Check { expected: 'X' },
            IdError::Destroyed,
            IdError::Masked,
        ];
        let mut all = vec![
            FieldError::Required,
            FieldError::TooLong { max: 500 },
            FieldError::NotAChoice,
            FieldError::NotADate,
            FieldError::DayOrMonth,
            FieldError::NotATime,
            FieldError::NotAMoment,
            FieldError::NotANumber,
            FieldError::OutOfRange { min: 1, max: 999 },
            FieldError::NotWithin { least: 30, most: 300, places: 1 },
            FieldError::NotAPhone("电话号码不详".into()),
            FieldError::ContradictsId,
            FieldError::BadCharacter('\t'),
            FieldError::NotAReading,
            FieldError::NotPicked,
            FieldError::Taken,
            FieldError::InRow { row: 200 },
            FieldError::WrongKind,
        ];
        all.extend(ids.map(FieldError::CitizenId));
        all
    }

    #[test]
    fn an_error_stands_beside_its_field() {
        for error in every_error() {
            for (lang, cells) in [(Lang::Zh, 30), (Lang::En, 45)] {
                let said = field_error(lang, &error);
                assert!(!said.is_empty() && said.width() <= cells, "{} cells: {said}", said.width());
            }
        }
        let birth = field_error_in(Lang::Zh, &FieldKind::Birth, &FieldError::NotADate);
        assert!(birth.width() <= 30 && birth.contains("19520312"), "{birth}");
    }

    #[test]
    fn what_was_typed_is_quoted_briefly() {
        assert_eq!(field_error(Lang::Zh, &FieldError::NotAPhone("无".into())), "「无」不是电话号码");
        assert_eq!(quote("一二三四五六七八九十一"), "一二三四五六七八九十~");
        assert_eq!(field_error(Lang::Zh, &FieldError::BadCharacter('\u{7}')), "不能有「U+0007」，请删去");
    }
}

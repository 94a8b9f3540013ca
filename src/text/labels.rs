//! What a field, a code and a kind of record are called. Called hundreds of times a frame: nothing is allocated.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Lang, Msg, codes, fields, msg};
use crate::model::{Code, Flag, Kind, code};

/// Codes by key: a list asks for several in every row, and this halves what a search of the sorted rows costs.
static CODES: LazyLock<HashMap<&'static str, Msg>> = LazyLock::new(|| codes::ALL.iter().copied().collect());

/// The label of a field of this kind of record.
///
/// Every field has one (a test walks the field tables); a key that nobody knows stands for itself.
pub fn field(lang: Lang, kind: Kind, key: &'static str) -> &'static str {
    find_field(kind, key).map_or(key, |label| label.say(lang))
}

/// The label of a field by a key that may come from an older journal.
pub fn find_field(kind: Kind, key: &str) -> Option<Msg> {
    find(fields::of(kind), key)
}

/// The label of a key whose record is not known, as in [`crate::model::Refusal::Field`]: kinds in their own order.
pub fn find_key(key: &str) -> Option<Msg> {
    Kind::ALL.into_iter().find_map(|kind| find_field(kind, key))
}

/// The label of a code table's row.
pub fn code(lang: Lang, row: &Code) -> &'static str {
    code_key(lang, row.key)
}

/// The label of a code by its key, such as `issue.resolved`; a key that nobody knows stands for itself.
pub fn code_key(lang: Lang, key: &'static str) -> &'static str {
    CODES.get(key).map_or(key, |label| label.say(lang))
}

/// The label of a number in a table; `?` for a number that the table does not have.
pub fn code_number(lang: Lang, table: &'static [Code], number: u8) -> &'static str {
    code::by_number(table, number).map_or("?", |row| code(lang, row))
}

/// What a kind of record is called within a sentence.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    let label = match kind {
        Kind::Resident => msg("居民", "resident"),
        Kind::Care => msg("健康与救助信息", "health and aid"),
        Kind::Household => msg("家庭", "household"),
        Kind::Room => msg("房间", "room"),
        Kind::Slot => msg("时段", "slot"),
        Kind::Booking => msg("预约", "booking"),
        Kind::Closure => msg("停用", "closure"),
        Kind::Series => msg("连续预约", "series"),
        Kind::Waiting => msg("候补", "waitlist"),
        Kind::Holiday => msg("节假日", "holiday"),
        Kind::Session => msg("场次", "session"),
        Kind::Visit => msg("看诊", "clinic visit"),
        Kind::Vitals => msg("测量", "reading"),
        Kind::Issue => msg("诉求", "issue"),
        Kind::Words => msg("诉求原话", "issue's words"),
        Kind::VisitorLine => msg("来访登记", "visitor log"),
        Kind::Reveal => msg("显示留痕", "reveal"),
        Kind::Counter => msg("编号", "counter"),
        Kind::Unique => msg("唯一值", "unique value"),
        Kind::Secret => msg("密钥", "secret key"),
        Kind::Menu => msg("菜单", "menu"),
        Kind::Meal => msg("订餐", "meal"),
        Kind::MealPlan => msg("长期订餐", "standing order"),
        Kind::DayStay => msg("日间照料", "day-care stay"),
        Kind::DayCareProfile => msg("日间照料资料", "day-care profile"),
        Kind::Team => msg("团队", "team"),
        Kind::Meeting => msg("活动", "meeting"),
        Kind::PriceTable => msg("餐价表", "price table"),
        Kind::Canteen => msg("餐厅", "canteen"),
        Kind::DayCare => msg("日间照料室", "day-care room"),
        Kind::Operator => msg("经办人", "operator"),
        Kind::Export => msg("导出留痕", "export"),
    };
    label.say(lang)
}

/// How a value stands to its norm: what to do, never a diagnosis.
pub fn flag(lang: Lang, flag: Flag) -> &'static str {
    let label = match flag {
        Flag::Within => msg("在参考范围内", "within the norm"),
        Flag::High => msg("高于参考值，需复测", "above the norm, measure again"),
        Flag::Emergency => msg("请尽快转诊", "refer now"),
    };
    label.say(lang)
}

fn find(rows: &[fields::Row], key: &str) -> Option<Msg> {
    rows.binary_search_by(|row| row.0.cmp(key)).ok().and_then(|place| rows.get(place)).map(|row| row.1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::center::booking;
    use crate::model::field::{Class, FieldKind, Record};
    use crate::model::people::group;
    use crate::model::register::{CHECKED_BY, MATTER, REVEAL_REASON, SHEET, Secret, VISITOR_ROLE};
    use crate::model::{clinic, export, issues, *};

    /// A field as the tests compare it: kind, key, class, what it holds, its column headings.
    type Seen = (Kind, &'static str, Class, FieldKind, &'static [&'static str]);

    fn seen<R: Record>(all: &mut Vec<Seen>) {
        all.extend(R::FIELDS.iter().map(|f| (R::KIND, f.key, f.class, f.kind, f.aliases)));
    }

    fn all_fields() -> Vec<Seen> {
        let mut all = Vec::new();
        seen::<Resident>(&mut all);
        seen::<Care>(&mut all);
        seen::<Household>(&mut all);
        seen::<Room>(&mut all);
        seen::<Slot>(&mut all);
        seen::<Booking>(&mut all);
        seen::<Closure>(&mut all);
        seen::<Series>(&mut all);
        seen::<Waiting>(&mut all);
        seen::<Holiday>(&mut all);
        seen::<Session>(&mut all);
        seen::<Visit>(&mut all);
        seen::<Vitals>(&mut all);
        seen::<Issue>(&mut all);
        seen::<Words>(&mut all);
        seen::<VisitorLine>(&mut all);
        seen::<Reveal>(&mut all);
        seen::<Counter>(&mut all);
        seen::<Unique>(&mut all);
        seen::<Secret>(&mut all);
        seen::<Menu>(&mut all);
        seen::<Meal>(&mut all);
        seen::<MealPlan>(&mut all);
        seen::<DayStay>(&mut all);
        seen::<DayCareProfile>(&mut all);
        seen::<Team>(&mut all);
        seen::<Meeting>(&mut all);
        seen::<PriceTable>(&mut all);
        seen::<Canteen>(&mut all);
        seen::<DayCare>(&mut all);
        seen::<Operator>(&mut all);
        seen::<Export>(&mut all);
        let kinds: BTreeSet<Kind> = all.iter().map(|field| field.0).collect();
        let unwalked: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
        assert!(unwalked.is_empty(), "this walk leaves out {unwalked:?}");
        all
    }

    fn all_codes() -> Vec<&'static Code> {
        let mut tables: Vec<&'static [Code]> = vec![
            booking::BOOKING_STATE,
            booking::CANCEL_REASON,
            booking::CLOSURE_REASON,
            center::slots::WEEKDAY,
            canteen::menu::CONTENTS,
            canteen::menu::DIET,
            canteen::meal::MEAL_STATE,
            canteen::meal::PLATE,
            day_care::STAY_STATE,
            center::series::EVERY,
            center::series::REACH,
            center::waiting::WAIT_STATE,
            center::waiting::CALL_RESULT,
            clinic::VISIT_STATE,
            issues::ISSUE_STATE,
            issues::SATISFACTION,
            group::OPEN,
            group::SENSITIVE,
            VISITOR_ROLE,
            CHECKED_BY,
            MATTER,
            REVEAL_REASON,
            SHEET,
            export::EXPORTED,
        ];
        // Tables that a field names need no mention here.
        tables.extend(all_fields().into_iter().filter_map(|field| match field.3 {
            FieldKind::Choice(table) | FieldKind::Flags(table) => Some(table),
            _ => None,
        }));
        tables.into_iter().flatten().collect()
    }

    #[test]
    fn tables_are_sorted() {
        for rows in Kind::ALL.map(fields::of).into_iter().chain([codes::ALL]) {
            for pair in rows.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} must stand before {}", pair[1].0, pair[0].0);
            }
        }
    }

    #[test]
    fn every_field_has_a_label_and_every_label_a_field() {
        let fields: BTreeSet<(Kind, &str)> = all_fields().iter().map(|field| (field.0, field.1)).collect();
        let labels: BTreeSet<(Kind, &str)> =
            Kind::ALL.into_iter().flat_map(|kind| fields::of(kind).iter().map(move |row| (kind, row.0))).collect();
        assert_eq!(fields.difference(&labels).collect::<Vec<_>>(), Vec::<&(Kind, &str)>::new(), "missing labels");
        assert_eq!(labels.difference(&fields).collect::<Vec<_>>(), Vec::<&(Kind, &str)>::new(), "unused labels");
    }

    #[test]
    fn every_code_has_a_label_and_every_label_a_code() {
        let keys: BTreeSet<&str> = all_codes().iter().map(|row| row.key).collect();
        let labels: BTreeSet<&str> = codes::ALL.iter().map(|row| row.0).collect();
        assert_eq!(keys.difference(&labels).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing labels");
        assert_eq!(labels.difference(&keys).collect::<Vec<_>>(), Vec::<&&str>::new(), "unused labels");
    }

    #[test]
    fn what_was_exported_is_read_again() {
        for (kind, key, class, _, headings) in all_fields() {
            let label = field(Lang::Zh, kind, key);
            if class != Class::System && !headings.is_empty() {
                assert!(headings.contains(&label), "{kind:?} {key}: no heading {label}");
            }
        }
        for row in all_codes() {
            let label = code(Lang::Zh, row);
            assert!(row.aliases.contains(&label), "{}: no alias {label}", row.key);
        }
    }

    #[test]
    fn labels_are_found_by_kind_by_key_and_by_number() {
        assert_eq!(field(Lang::Zh, Kind::Resident, "groups"), "重点类别");
        assert_eq!(field(Lang::Zh, Kind::Care, "groups"), "救助类别");
        assert_eq!(find_key("address.lane").map(|label| label.en), Some("Lane"));
        assert_eq!(find_key("no such key"), None);
        assert_eq!(code_number(Lang::En, issues::ISSUE_STATE, IssueState::Resolved as u8), "resolved, to call back");
        assert_eq!(code_number(Lang::Zh, issues::ISSUE_STATE, 99), "?");
    }

    #[test]
    fn labels_fit_beside_their_fields() {
        for (kind, key, ..) in all_fields() {
            for lang in Lang::ALL {
                let label = field(lang, kind, key);
                assert!(unicode_width::UnicodeWidthStr::width(label) <= 19, "{label} is too wide");
            }
        }
    }
}

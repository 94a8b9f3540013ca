//! Every code table has words in both languages, and every word a code.

use std::collections::BTreeSet;

use linli::desk::core::kinds::KINDS;
use linli::model::activities;
use linli::model::center::booking;
use linli::model::people::{consent, group};
use linli::model::register::{CHECKED_BY, MATTER, REVEAL_REASON, REVEAL_WAY, SHEET, VISITOR_ROLE};
use linli::model::{Care, Resident};
use linli::model::{
    Code, FieldKind, IssueState, Record, benefits, canteen, care, center, clinic, day_care, export, issues, operators,
};
use linli::text::{Lang, labels};

/// Every row of every table: those that a field names, and those that rules name.
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
        clinic::visit::PRIORITY,
        clinic::referral::REFERRAL_STATE,
        consent::ASKED,
        benefits::MOVE,
        benefits::VOID,
        benefits::PROVED_BY,
        activities::codes::ACTIVITY_STATE,
        activities::codes::PLACE_STATE,
        activities::codes::WHY_CANCELLED,
        activities::codes::NOTHING,
        activities::codes::TASK_DONE,
        issues::ISSUE_STATE,
        linli::model::handover::CASE,
        linli::model::contacts::CONFIRMATION,
        linli::model::contacts::report::CALENDAR,
        issues::SATISFACTION,
        group::OPEN,
        group::SENSITIVE,
        VISITOR_ROLE,
        CHECKED_BY,
        MATTER,
        REVEAL_REASON,
        SHEET,
        export::EXPORTED,
        care::codes::VOLUNTEER_STATE,
        care::codes::RUNG,
        care::codes::RESULT,
        operators::look::HOW,
        operators::look::LIST,
        REVEAL_WAY,
        linli::model::privacy::ERASE_REASON,
        linli::model::privacy::HANDED,
    ];
    tables.extend(KINDS.iter().flat_map(|row| (row.fields)()).filter_map(|field| match field.kind {
        FieldKind::Choice(table) | FieldKind::Flags(table) => Some(table),
        _ => None,
    }));
    tables.into_iter().flatten().collect()
}

#[test]
fn every_code_has_a_label_and_every_label_a_code() {
    let rights = linli::model::right::RIGHTS.iter().map(|right| right.key);
    let keys: BTreeSet<&str> = all_codes().iter().map(|row| row.key).chain(rights).collect();
    let labels: BTreeSet<&str> = labels::codes().iter().map(|row| row.0).collect();
    assert_eq!(keys.difference(&labels).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing labels");
    assert_eq!(labels.difference(&keys).collect::<Vec<_>>(), Vec::<&&str>::new(), "unused labels");
    for pair in labels::codes().windows(2) {
        assert!(pair[0].0 < pair[1].0, "{} must stand before {}", pair[1].0, pair[0].0);
    }
}

#[test]
fn a_code_is_read_again_by_its_label() {
    for row in all_codes() {
        let label = labels::code(Lang::Zh, row);
        assert!(row.aliases.contains(&label), "{}: no alias {label}", row.key);
    }
}

#[test]
fn labels_are_found_by_kind_by_key_and_by_number() {
    assert_eq!(labels::field(Lang::Zh, Resident::KIND, "groups"), "重点类别");
    assert_eq!(labels::field(Lang::Zh, Care::KIND, "groups"), "救助类别");
    assert_eq!(labels::find_key("address.lane").map(|label| label.en), Some("Lane"));
    assert_eq!(labels::find_key("no such key"), None);
    assert_eq!(
        labels::code_number(Lang::En, issues::ISSUE_STATE, IssueState::Resolved as u8),
        "resolved, to call back"
    );
    assert_eq!(labels::code_number(Lang::Zh, issues::ISSUE_STATE, 99), "?");
}

//! Each of them is one line that fits, in both languages.

use jiff::civil::{date, time};
use unicode_width::UnicodeWidthStr;

use super::activities::{every_note_of_activities, every_refusal_of_activities};
use super::benefits::{every_note_of_benefits, every_refusal_of_benefits};
use super::care::every_note_of_care;
use super::failures::every_failure;
use super::services::every_service_note;
use super::ways::every_way;
use super::{every_note, every_refusal};
use crate::model::{FieldError, Id, Note, Record, Refusal, Resident, Way};
use crate::text::causes::tests::every_cause;
use crate::text::refusals::{refusal, way, ways};
use crate::text::sentences::{history, redo_question, sentence, undo_question};
use crate::text::tests::{Paper, check_error, check_line};
use crate::text::{Lang, cli, reports};

/// Cells of a line that stands alone on a screen of 80.
const LINE: usize = 78;

#[test]
fn every_refusal_is_one_line_in_both_languages() {
    for lang in Lang::ALL {
        for what in every_refusal().into_iter().chain(every_refusal_of_benefits()).chain(every_refusal_of_activities())
        {
            let line = refusal(lang, &what, &Paper);
            check_line(lang, &line);
            assert!(line.width() <= LINE, "{} cells: {line}", line.width());
            assert!(line.ends_with(lang.of('。', '.')), "{line}");
        }
    }
}

#[test]
fn every_failure_is_one_line_in_both_languages_that_ends_with_what_to_do() {
    for lang in Lang::ALL {
        for cause in every_cause() {
            for what in every_failure(&cause) {
                check_error(lang, &refusal(lang, &what, &Paper));
            }
        }
    }
}

#[test]
fn every_way_out_is_short() {
    for lang in Lang::ALL {
        for what in every_way() {
            let label = way(lang, &what, &Paper);
            check_line(lang, &label);
            assert!(label.width() <= 36, "{} cells: {label}", label.width());
        }
    }
}

#[test]
fn every_note_is_told_in_both_languages() {
    for lang in Lang::ALL {
        let of_most = every_note().into_iter().chain(every_service_note());
        for note in
            of_most.chain(every_note_of_care()).chain(every_note_of_benefits()).chain(every_note_of_activities())
        {
            for line in [
                sentence(lang, &note, &Paper),
                history(lang, &note, &Paper),
                undo_question(lang, &note, &Paper),
                redo_question(lang, &note, &Paper),
            ] {
                check_line(lang, &line);
            }
        }
    }
}

/// What stands in a sentence and cannot be read aloud: signs of numbers and keys, clocks and days in digits.
fn unspeakable(sentence: &str) -> Option<&'static str> {
    let signs: Vec<char> = sentence.chars().collect();
    let between = |sign: char| {
        signs.windows(3).any(|three| three[1] == sign && three[0].is_ascii_digit() && three[2].is_ascii_digit())
    };
    if sentence.contains('#') {
        Some("#")
    } else if between(':') && !sentence.contains(" am") && !sentence.contains(" pm") {
        Some("a clock in digits")
    } else if between('-') {
        Some("a day in digits")
    } else if sentence.contains("按 ") || sentence.contains("press ") || sentence.contains(" prints") {
        Some("a key")
    } else {
        None
    }
}

/// Every sentence that has words of its own. What only says that it is saved, by its line of history, is the clerk's to
/// read, as are the questions of `u`.
#[test]
fn what_is_read_aloud_can_be_read_aloud() {
    let notes = every_note().into_iter().chain(every_service_note()).chain(every_note_of_care());
    let notes: Vec<Note> = notes.chain(every_note_of_benefits()).chain(every_note_of_activities()).collect();
    let aloud =
        |note: &&Note| !matches!(note, Note::Undid { .. } | Note::Redid { .. } | Note::Late { .. } | Note::Desk(_));
    let mut wrong = Vec::new();
    for (lang, note) in Lang::ALL.into_iter().flat_map(|lang| notes.iter().filter(aloud).map(move |note| (lang, note)))
    {
        let said = sentence(lang, note, &Paper);
        if said.contains(&history(lang, note, &Paper)) {
            continue;
        }
        wrong.extend(unspeakable(&said).map(|why| format!("{why}: {said}")));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), notes.len() * 2, wrong.join("\n"));
}

#[test]
fn a_clerk_reads_the_booking_aloud() {
    let note = Note::Center(crate::model::center::Did::Booked {
        resident: Paper::RESIDENT,
        room: Id::NONE,
        date: date(2026, 11, 26),
        start: time(14, 0, 0, 0),
        heads: 10,
    });
    assert_eq!(sentence(Lang::Zh, &note, &Paper), "11月26日周四下午两点，整个中心，十位，已订好");
    let note = Note::Center(crate::model::center::Did::Booked {
        resident: Paper::RESIDENT,
        room: Paper::ROOM,
        date: date(2026, 11, 26),
        start: time(14, 0, 0, 0),
        heads: 1,
    });
    assert_eq!(sentence(Lang::En, &note, &Paper), "Thu 26 Nov, 2 pm, Calligraphy room, 1 person: booked");
    assert_eq!(
        undo_question(Lang::En, &note, &Paper),
        "Undo? Xie Xiuying: booked Calligraphy room Thu 26 Nov 14:00 1 person"
    );
    let undone = Note::Undid { what: Box::new(note) };
    assert_eq!(
        redo_question(Lang::Zh, &undone, &Paper),
        "重做：Xie Xiuying 预约 Calligraphy room 11-26 周四 14:00 1 位？"
    );
    assert_eq!(sentence(Lang::Zh, &undone, &Paper), "已撤销：Xie Xiuying 预约 Calligraphy room 11-26 周四 14:00 1 位");
}

#[test]
fn a_full_room_says_the_fact_the_rule_and_the_ways() {
    let other = crate::model::center::booking::Place { room: Paper::CHESS, ..Paper::PLACE };
    let full = Refusal::from(crate::model::center::Not::Full { place: Paper::PLACE, left: 5, asked: 10, capacity: 12 })
        .with_ways(vec![Way::Slot { place: Paper::PLACE, left: 10 }, Way::Slot { place: other, left: 12 }]);
    assert_eq!(refusal(Lang::Zh, &full, &Paper), "周四 14:00 Calligraphy room只剩 5 位，不够 10 位。");
    assert_eq!(ways(Lang::Zh, &full, &Paper), ["周四 14:00 剩10", "Chess room 周四 14:00 剩12"]);
    assert_eq!(
        way(Lang::En, &Way::CancelBooking { booking: Paper::BOOKING }, &Paper),
        "cancel Chess room (asks again)"
    );
}

#[test]
fn a_report_on_a_row_shows_no_number() {
    let error = FieldError::NotAPhone("138000088290".into());
    let line = reports::row_refused(Lang::Zh, 12, "电话", (Resident::KIND, "phones"), &error, "........8290");
    assert_eq!(line, "第 12 行 电话：不是电话号码，请核对（........8290）");
}

#[test]
fn reports_are_in_both_languages() {
    let at = date(2026, 11, 23).at(9, 12, 0, 0);
    let phones = (Resident::KIND, "phones");
    for lang in Lang::ALL {
        for line in [
            reports::held(lang, "A", Some(at), 71),
            reports::held(lang, "", None, 0),
            reports::no_store(lang, &"/data"),
            reports::newer(lang, 3, 2),
            reports::not_training(lang, &"/data"),
            reports::demo_ready(lang, &"/data", 5140, at.date()),
            reports::system(lang, &"/data", &std::io::Error::from_raw_os_error(13)),
            reports::file_damaged(lang, "no end"),
            reports::row_too_long(lang, 7),
            reports::too_many_columns(lang, 7, 1024),
            reports::row_refused(lang, 12, "", phones, &FieldError::Required, ""),
            reports::row_refused(lang, 12, "tel", phones, &FieldError::NotAPhone("x".into()), "x"),
            reports::row_warned(lang, 12, cli::ID_UPGRADED.say(lang)),
            reports::left_out(lang, Resident::KIND, "groups", ""),
            reports::left_out(lang, Resident::KIND, "groups", "x"),
            reports::household_of_row(lang, 11),
            reports::column_unknown(lang, "x"),
            reports::rejects_written(lang, &"/data/rejects.csv"),
            reports::finding(lang, &"journal", cli::BLOCK_DAMAGED.say(lang), Some((7, 9))),
            reports::finding(lang, &"journal", cli::FILE_MISSING.say(lang), None),
            reports::record_unread(lang, Resident::KIND, Id(7)),
            reports::checked(lang, 5140, 12, 0),
        ] {
            check_line(lang, &line);
        }
    }
}

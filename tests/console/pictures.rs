//! Pictures of every pane and layer, in both windows and both languages.

use linli::desk::{guide, handover};
use linli::model::Id;
use linli::model::guide::Entry;
use linli::model::handover::HandoverNote;
use linli::text::Lang;

use crate::support::{NARROW, Office, Stage, WIDE};

/// Takes a picture after each row of keys; the name says where, how wide and in which language.
fn pictures(office: fn() -> Office, album: &[(&str, &str)]) {
    for (size, width) in [(NARROW, "80"), (WIDE, "120")] {
        for lang in Lang::ALL {
            for (name, keys) in album {
                let mut stage = Stage::new(office(), size, lang);
                stage.keys(keys);
                insta::assert_snapshot!(format!("{name}_{width}_{}", lang.code()), stage.picture());
            }
        }
    }
}

#[test]
fn residents() {
    pictures(
        Office::of_the_lane,
        &[
            ("list", "1"),
            ("card", "/xxy<Enter>"),
            ("more", "/xxy<Enter>a"),
            ("filter", "1f"),
            ("register", "1n"),
            ("correct", "/xxy<Enter>e<Tab>"),
            ("groups", "/xxy<Enter>e<Tab><Tab><Tab><Tab><Tab><Tab>12"),
            ("reveal", "/xxy<Enter>m"),
            ("history", "/xxy<Enter>h"),
            ("visitor", "/xxy<Enter>w"),
        ],
    );
}

#[test]
fn layers() {
    pictures(
        Office::of_the_lane,
        &[
            ("find", "/xxy"),
            ("nobody", "/qqq"),
            ("help", "1?"),
            ("palette", "1:"),
            ("undo", "1u"),
            ("cover", "<F12>"),
            ("lock", "1<C-l>"),
            ("leave", "1n王<C-q>"),
            ("refusal", "1n王伟<Enter>红光巷<Tab>1<Tab>1<Tab>101<F2>"),
        ],
    );
}

/// The lane's office with the shipped list in its guide, a note for the next shift, and a visit.
fn of_the_desk() -> Office {
    let mut office = Office::of_the_lane();
    office.ask(guide::Ask::BringList.into()).unwrap();
    let xie = office.named("解秀英");
    let note = HandoverNote { kind: 3, text: "书画室投影仪送修，周三取".into(), ..HandoverNote::default() };
    office.ask(handover::Ask::Note { note: Box::new(note) }.into()).unwrap();
    office.ask(handover::Ask::HandOver { taker: String::new() }.into()).unwrap();
    let mut entries: Vec<(String, Id)> =
        office.desk().office().of::<Entry>().all().map(|entry| (entry.name.clone(), entry.id)).collect();
    entries.sort();
    office.ask(guide::Ask::Tell { entry: entries[0].1, resident: xie }.into()).unwrap();
    office
}

#[test]
fn the_desks_own_day() {
    pictures(
        of_the_desk,
        &[
            ("guide", "7r2"),
            ("guide_found", "/?qsgx"),
            ("guide_answer", "/?qsgx<Enter>"),
            ("guide_entry", "7r2n"),
            ("seals", "7r3"),
            ("handover", "7r4"),
            ("shift", "<C-l>9"),
            ("shift_takers", "<C-l>9<Enter>"),
            ("visits", "7r5"),
            ("visit_book", "7r5d"),
        ],
    );
}

#[test]
fn care() {
    pictures(
        || crate::care::care_on(0),
        &[
            ("care_visits", "5"),
            ("care_volunteers", "5r2"),
            ("care_more", "5a"),
            ("care_record", "/李桂兰<Enter>c1"),
            ("care_plan", "5e"),
            ("care_ladder", "/王桂芝<Enter>!2"),
            ("care_today", "/王桂芝<Enter>!2<Esc>0"),
            ("care_volunteers_more", "5r2a"),
            ("care_call_out", "5r3n2<Tab>扫雪"),
            ("care_ring", "5r3n2<Tab>扫雪<F2>1"),
            ("care_call_outs", "5r3n2<Tab>扫雪<F2>1<Esc>"),
            ("care_round", "5a822<F2>"),
            ("care_duty", "5a4"),
        ],
    );
}

#[test]
fn an_empty_desk() {
    pictures(Office::empty, &[("welcome", "")]);
}

#[test]
fn personal_data() {
    pictures(
        Office::of_the_lane,
        &[
            ("retention", ":retention<Enter>"),
            ("due", ":retention<Enter>d"),
            ("forget", "/xxy<Enter>:erase_person<Enter>"),
            ("notice", ":retention<Enter>:privacy_notice<Enter>"),
            ("consent_text", "/xxy<Enter>:consent_text<Enter>1"),
        ],
    );
}

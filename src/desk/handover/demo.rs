//! The handover of the demo: what two clerks left each other in the last week, and what of it is open.

use crate::desk::demo::act::{Act, DemoRow, Script, ask, day};
use crate::desk::demo::scene::Scene;
use crate::desk::handover::Ask;
use crate::desk::{Request, Visitor};
use crate::model::handover::HandoverNote;

const MATTER: u8 = 1;
const CASE: u8 = 2;
const EQUIPMENT: u8 = 3;
const HAZARD: u8 = 4;

/// Days from the demo's day, kind, text, and whether it is done by now.
const NOTES: &[(i64, u8, &str, bool)] = &[
    (-4, MATTER, "药店下午送药来，放柜台下面", true),
    (-3, EQUIPMENT, "书画室投影仪送修，周三取", true),
    (-2, HAZARD, "红光巷路灯坏两盏，已报街道", false),
    (-1, CASE, "街办答复今日 10 点到，请转告来问路面的王师傅", false),
    (-1, MATTER, "张奶奶女儿下午来取药", false),
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

fn write(scene: &Scene, script: &mut Script) {
    if scene.people.is_empty() {
        return;
    }
    for (days, kind, text, done) in NOTES {
        let note = HandoverNote { kind: *kind, text: (*text).to_owned(), ..HandoverNote::default() };
        let at = day(scene.plan.on, *days).at(16, 20, 0, 0);
        script.push((at, ask(Request::Handover(Ask::Note { note: Box::new(note) }))));
        if *done {
            script.push((day(scene.plan.on, *days + 1).at(9, 40, 0, 0), finish(text)));
        }
    }
    for days in [-3, -2, -1] {
        let at = day(scene.plan.on, days).at(17, 30, 0, 0);
        script.push((at, hand_over()));
        if days != -1 {
            let read = day(scene.plan.on, days + 1).at(8, 10, 0, 0);
            script.push((
                read,
                Box::new(|desk| desk.handle(Request::Handover(Ask::Read), &Visitor::default()).map(drop)),
            ));
        }
    }
}

fn hand_over() -> Act {
    Box::new(|desk| {
        desk.handle(Request::Handover(Ask::HandOver { taker: String::new() }), &Visitor::default()).map(drop)
    })
}

fn finish(text: &'static str) -> Act {
    Box::new(move |desk| {
        let note = desk.office().of::<HandoverNote>().all().find(|note| note.text == text).map(|note| note.id);
        let Some(note) = note else { return Ok(()) };
        desk.handle(Request::Handover(Ask::Finish { note }), &Visitor::default()).map(drop)
    })
}

//! Who came through the door in the demo with something that is no booking, no measurement and no issue.

use crate::desk::Request;
use crate::desk::visitors::Ask;
use crate::model::{Id, VisitorLine};

use crate::desk::demo::act::{DemoRow, Script, ask, day};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::names::{name, surname};
use crate::desk::demo::scene::Scene;
use crate::model::Sex;

const QUESTION: u8 = 1;
const CERTIFICATE: u8 = 5;
const FIND_PERSON: u8 = 6;
const OTHER: u8 = 9;

/// What they came for, and what was done.
const MATTERS: &[(u8, &str)] = &[
    (QUESTION, "问高龄补贴，已告知到街道办理"),
    (QUESTION, "问医保缴费，已告知截止日期"),
    (QUESTION, "问老年餐厅订餐，已给菜单"),
    (QUESTION, "问免费理发，已告知永旗理发店时间"),
    (CERTIFICATE, "要开亲属关系证明，已说明由公安办理"),
    (CERTIFICATE, "要开居住证明，已办"),
    (FIND_PERSON, "亲戚来访，核实后告知院落"),
    (FIND_PERSON, "送药上门，核实后告知"),
    (OTHER, "送来锦旗"),
    (OTHER, "借轮椅，已登记归还日期"),
    (OTHER, "交志愿服务记录"),
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the doorway's acts: some visitors a day for a week, and today's first ones.
fn write(scene: &Scene, script: &mut Script) {
    if scene.people.is_empty() {
        return;
    }
    let mut chance = Chance::of(scene.plan.seed, "doorway");
    for days in -7..=0 {
        let date = day(scene.plan.on, days);
        for _ in 0..chance.within(4, 9) {
            let resident = chance.one(&scene.people).id;
            let (matter, note) = *chance.one(MATTERS);
            let role = chance.weighted(&[(1, 62), (2, 22), (3, 7), (4, 4), (5, 5)]);
            let visitor = if role == 1 { String::new() } else { stranger(&mut chance) };
            let line = VisitorLine {
                id: Id::NONE,
                at: date.at(0, 0, 0, 0),
                resident: if matter == QUESTION && chance.percent(30) { Id::NONE } else { resident },
                role,
                visitor,
                checked: chance.weighted(&[(0, 10), (1, 55), (2, 25), (3, 10)]),
                matter,
                about: Id::NONE,
                note: note.into(),
                result: chance.weighted(&[(1, 60), (2, 15), (3, 20), (4, 5)]),
                minutes: chance.weighted(&[(2, 20), (4, 40), (7, 25), (12, 15)]),
                waited: chance.weighted(&[(0, 30), (2, 30), (5, 25), (11, 15)]),
                who: Id::NONE,
            };
            let hour = if days == 0 { 8 } else { chance.within(8, 16) as i8 };
            let at = date.at(hour, chance.below(60) as i8, 0, 0);
            script.push((at, ask(Request::Visitors(Ask::LogVisitor { line: Box::new(line) }))));
        }
    }
}

fn stranger(chance: &mut Chance) -> String {
    let sex = if chance.percent(55) { Sex::Female } else { Sex::Male };
    let surname = surname(chance);
    name(chance, surname, sex, 1978)
}

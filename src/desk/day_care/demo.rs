//! Day care in the demo: nine guests with their guardians, who comes on which days and who fetches them.

use crate::desk::day_care::{Ask, guests};
use jiff::civil::time;

use crate::desk::Desk;
use crate::desk::demo::act::{DemoRow, Script, ask, day, first_morning, in_room};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::ENOUGH_ELDERS as ENOUGH;
use crate::desk::demo::scene::{Cast, Scene};
use crate::model::{Contact, DayCare, DayCareProfile, Id, Refusal, StayState};

/// The room that day care is in.
const DAY_CARE: &str = "日间照料室";

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the acts.
fn write(scene: &Scene, script: &mut Script) {
    let elders = scene.elders();
    if elders.len() < ENOUGH {
        return;
    }
    let mut chance = Chance::of(scene.plan.seed, "day care");
    let (on, first) = (scene.plan.on, first_morning(scene.plan.on));
    let (start, end) = (time(8, 0, 0, 0), time(17, 0, 0, 0));
    let set = in_room(DAY_CARE, move |desk, id| desk.set_day_care(&DayCare { id, places: 10, start, end }).map(drop));
    script.push((first, set));
    let mut old: Vec<&Cast> = elders.iter().copied().filter(|cast| cast.age >= 75).collect();
    chance.shuffle(&mut old);
    for (nth, cast) in old.iter().take(9).enumerate() {
        let guardian = Contact {
            name: ["张敏", "刘建军", "李秀珍", "王建华"][nth % 4].into(),
            relation: ["女儿", "儿子", "儿媳", "侄子"][nth % 4].into(),
            phone: format!("154000{:05}", chance.within(10_000, 99_999)),
        };
        let medication = ["降压药 午饭后一片", "", "二甲双胍 饭中一片", ""][nth % 4].into();
        let note = ["走路要扶", "午睡一小时", ""][nth % 3].into();
        let profile = DayCareProfile {
            id: cast.id,
            answers: Id::NONE,
            guardian,
            may_fetch: "王桂芝、李秀珍".into(),
            medication,
            note,
        };
        script.push((day(on, -12).at(10, 5, 0, 0), ask(Ask::SetProfile { profile, only: None })));
        // Some come every day, some three times a week.
        let days = (-5..=11).map(|ahead| day(on, ahead));
        let weekdays: &[i8] = if nth % 2 == 0 { &[0, 1, 2, 3, 4] } else { &[0, 2, 4] };
        let days = days.filter(|date| weekdays.contains(&date.weekday().to_monday_zero_offset())).collect();
        let stays = Ask::BookStays { resident: cast.id, days, rest: true, note: String::new() };
        script.push((day(on, -6).at(10, 0, 0, 0), ask(stays)));
        for ahead in -5..=0 {
            let date = day(on, ahead);
            let minute = ((nth * 17 + date.day() as usize) % 50) as i8;
            let (hour, minute) = if nth % 3 == 2 { (9, 10 + minute) } else { (8, 10 + minute) };
            let came = date.at(hour, minute.min(59), 0, 0);
            let resident = cast.id;
            script.push((came, Box::new(move |desk: &mut Desk| guest(desk, resident, None))));
            let gone = date.at(16, 10 + minute.min(45), 0, 0);
            let by = ["张敏", "刘建军", "李秀珍", "王建华"][nth % 4];
            script.push((gone, Box::new(move |desk: &mut Desk| guest(desk, resident, Some(by)))));
        }
    }
}

/// A guest of today comes, or is fetched by somebody.
fn guest(desk: &mut Desk, resident: Id, by: Option<&str>) -> Result<(), Refusal> {
    let expected = if by.is_some() { StayState::Here } else { StayState::Booked };
    let stay = {
        let office = desk.office();
        let stays = guests(&office, desk.today()).into_iter();
        stays.filter(|stay| stay.resident == resident && stay.state == expected).map(|stay| stay.id).next()
    };
    let Some(stay) = stay else { return Ok(()) };
    match by {
        Some(by) => desk.fetch(stay, None, by).map(drop),
        None => desk.arrive(stay, None).map(drop),
    }
}

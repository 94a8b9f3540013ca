//! The senior center in the demo: its five rooms, who booked last week, this week and next, and who came.

use crate::desk::center::Ask;
use jiff::civil::{Date, Time, time};

use crate::desk::Desk;
use crate::desk::Request;
use crate::desk::center::recurring::{Choice, Plan as Series, preview};
use crate::desk::core::visitor::Visitor;
use crate::model::center::booking::{Place, SlotTime};
use crate::model::center::series::Until;
use crate::model::{BookingState, Closure, Holiday, Id, Refusal, Room};

use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning, in_room};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::{Cast, Scene};

/// A room of the center.
struct Plan {
    name: &'static str,
    capacity: u16,
    largest_party: u16,
    /// Monday as bit 0.
    weekdays: u8,
    slots: &'static [(Time, Time)],
    least_age: u8,
    note: &'static str,
    /// Bookings a slot, at least and at most, in the demo.
    busy: (u32, u32),
}

/// Closed because something is mended.
const REPAIR: u8 = 2;
const WEEKDAYS: u8 = 0b001_1111;
const TO_SATURDAY: u8 = 0b011_1111;
const DAILY: u8 = 0b111_1111;

const fn slot(from: (i8, i8), until: (i8, i8)) -> (Time, Time) {
    (time(from.0, from.1, 0, 0), time(until.0, until.1, 0, 0))
}

const ROOMS: &[Plan] = &[
    Plan {
        name: "老年餐厅",
        capacity: 60,
        largest_party: 20,
        weekdays: TO_SATURDAY,
        slots: &[slot((11, 30), (12, 30)), slot((17, 30), (18, 30))],
        least_age: 60,
        note: "糖尿病餐、软食请提前一天说",
        busy: (0, 0),
    },
    Plan {
        name: "棋牌室",
        capacity: 10,
        largest_party: 8,
        weekdays: TO_SATURDAY,
        slots: &[slot((9, 0), (11, 30)), slot((14, 0), (15, 30)), slot((15, 30), (17, 0))],
        least_age: 0,
        note: "四张桌",
        busy: (1, 4),
    },
    Plan {
        name: "书画室",
        capacity: 12,
        largest_party: 12,
        weekdays: WEEKDAYS,
        slots: &[slot((8, 30), (10, 0)), slot((10, 0), (11, 30)), slot((14, 0), (15, 30)), slot((15, 30), (17, 0))],
        least_age: 0,
        note: "笔墨自带，有投影仪",
        busy: (0, 3),
    },
    Plan {
        name: "日间照料室",
        capacity: 10,
        largest_party: 2,
        weekdays: WEEKDAYS,
        slots: &[slot((8, 30), (11, 30)), slot((14, 0), (17, 0))],
        least_age: 60,
        note: "八张床位，两张躺椅",
        busy: (0, 0),
    },
    Plan {
        name: "晨练点",
        capacity: 60,
        largest_party: 40,
        weekdays: DAILY,
        slots: &[slot((6, 30), (7, 30)), slot((7, 30), (8, 30))],
        least_age: 0,
        note: "世贸大厦门前",
        busy: (0, 2),
    },
];

/// Groups that come together: who they are, how many, where.
const GROUPS: &[(&str, u16, &str)] =
    &[("阳光老人舞蹈队", 24, "晨练点"), ("合唱队", 9, "书画室"), ("象棋小组", 6, "棋牌室"), ("太极拳班", 18, "晨练点")];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes the center's acts.
fn write(scene: &Scene, script: &mut Script) {
    let on = scene.plan.on;
    for plan in ROOMS {
        let slots = plan.slots.iter().map(|(start, end)| SlotTime { start: *start, end: *end }).collect();
        let room = Room {
            name: plan.name.into(),
            capacity: plan.capacity,
            largest_party: plan.largest_party,
            weekdays: plan.weekdays,
            slots,
            least_age: plan.least_age,
            note: plan.note.into(),
            ..Room::default()
        };
        script.push((first_morning(on), ask(Request::Center(Ask::SetRoom { room: Box::new(room) }))));
    }
    // The projector is away for repair on the next Wednesday that is not today.
    let closed = (1..=7).map(|days| day(on, days)).find(|date| date.weekday().to_monday_zero_offset() == 2);
    if let Some(date) = closed {
        let act = close("书画室", date, None, "投影仪送修，全天停用");
        script.push((day(on, -2).at(8, 40, 0, 0), act));
    }
    // New tables come on the next Friday afternoon that is not today.
    let tables = (1..=7).map(|days| day(on, days)).find(|date| date.weekday().to_monday_zero_offset() == 4);
    if let Some(date) = tables {
        let from = Some(time(14, 0, 0, 0));
        let act = close("棋牌室", date, from, "换新桌椅，下午停用");
        script.push((day(on, -1).at(8, 50, 0, 0), act));
    }
    // The next public holiday was announced; the others stand as the calendar has them.
    if let Some(holiday) = Holiday::all_built_in().find(|holiday| holiday.date > on) {
        let source = format!("街道办通知 {}", day(on, -6));
        let holiday = Box::new(Holiday { state: Holiday::CONFIRMED, source, ..holiday });
        let act = ask(Request::Center(Ask::SetHoliday { holiday }));
        script.push((day(on, -6).at(9, 5, 0, 0), act));
    }
    named(scene, script);
    let mut chance = Chance::of(scene.plan.seed, "centre");
    let elders: Vec<&Cast> = scene.people.iter().filter(|cast| cast.age >= 60).collect();
    if elders.is_empty() {
        return;
    }
    for days in -5..=13 {
        for plan in ROOMS {
            for (start, _) in plan.slots {
                slot_of(scene, &mut chance, &elders, (plan, *start, days), script);
            }
        }
    }
}

/// What the desk's own stories rely on: 解秀英's two bookings, and a Thursday slot that ten do not fit.
fn named(scene: &Scene, script: &mut Script) {
    let on = scene.plan.on;
    let mut book = |name: &str, room, days: i64, start, heads, note| {
        if let Some(cast) = scene.named(name) {
            let visitor = Visitor { checked: 1, ..Visitor::default() };
            let act = book_for(room, (day(on, days), start), cast.id, heads, note, visitor);
            script.push((day(on, -4).at(9, 30, 0, 0), act));
        }
    };
    book("解秀英", "棋牌室", 0, time(14, 0, 0, 0), 1, "");
    let thursdays = (0..=13).filter(|days| day(on, *days).weekday().to_monday_zero_offset() == 3);
    for days in thursdays.clone() {
        book("解秀英", "书画室", days, time(8, 30, 0, 0), 1, "");
    }
    let Some(first) = thursdays.min().map(|days| day(on, days)) else { return };
    // Both groups come every Thursday; two people wait for a place that the painters leave.
    for (name, start, heads, note) in
        [("曾宪文", time(14, 0, 0, 0), 8, "合唱队"), ("翟淑珍", time(10, 0, 0, 0), 12, "老年书画社")]
    {
        if let Some(cast) = scene.named(name) {
            let act = weekly(first, start, cast.id, heads, note);
            script.push((day(on, -4).at(9, 30, 0, 0), act));
        }
    }
    for (name, heads, minute) in [("仇志明", 1, 10), ("查桂芳", 2, 25)] {
        if let Some(cast) = scene.named(name) {
            let (date, start, resident) = (first, time(10, 0, 0, 0), cast.id);
            let act = in_room("书画室", move |desk, room| {
                desk.wait(resident, Place { room, date, start }, heads, "", &Visitor::default()).map(drop)
            });
            script.push((day(on, -2).at(10, minute, 0, 0), act));
        }
    }
}

fn slot_of(
    scene: &Scene,
    chance: &mut Chance,
    elders: &[&Cast],
    (plan, start, days): (&Plan, Time, i64),
    script: &mut Script,
) {
    let on = scene.plan.on;
    let date = day(on, days);
    let (least, most) = plan.busy;
    // The nearer the day, the more is taken.
    let most = if days > 3 { most.div_ceil(2) } else { most };
    for _ in 0..chance.within(least.min(most), most) {
        let cast = *chance.one(elders);
        let heads = if chance.percent(12) { 2 } else { 1 };
        let (resident, note) = (cast.id, "");
        let act = book_for(plan.name, (date, start), resident, heads, note, Visitor::default());
        push(chance, script, scene, date, act);
    }
    let (note, heads, room) = *chance.one(GROUPS);
    if room == plan.name && chance.percent(45) {
        let resident = chance.one(elders).id;
        let act = book_for(room, (date, start), resident, heads, note, Visitor::default());
        push(chance, script, scene, date, act);
    }
    if days <= 0 {
        let but = chance.within(3, 5) as usize;
        script.push((date.to_datetime(start), in_room(plan.name, move |desk, room| arrive(desk, room, start, but))));
    }
}

/// Puts a booking at a time of the desk some days before its own day.
fn push(chance: &mut Chance, script: &mut Script, scene: &Scene, date: Date, act: Act) {
    let latest = date.min(day(scene.plan.on, -1));
    let at = day(latest, -i64::from(chance.below(3)));
    script.push((at.at(chance.within(8, 10) as i8, chance.below(60) as i8, 0, 0), act));
}

fn book_for(
    room: &'static str,
    (date, start): (Date, Time),
    resident: Id,
    heads: u16,
    note: &'static str,
    visitor: Visitor,
) -> Act {
    in_room(room, move |desk, room| {
        desk.book(resident, Place { room, date, start }, heads, note, None, &visitor).map(drop)
    })
}

fn close(room: &'static str, date: Date, from: Option<Time>, note: &'static str) -> Act {
    in_room(room, move |desk, room| {
        desk.close(Closure { from, ..Closure::whole_day(room, date, REPAIR, note) }).map(drop)
    })
}

/// Books every week for two months what nothing stands in the way of.
fn weekly(date: Date, start: Time, resident: Id, heads: u16, note: &'static str) -> Act {
    in_room("书画室", move |desk, room| {
        let first = Place { room, date, start };
        let plan = Series { resident, first, heads, every: 1, until: Until::Months(2), note: note.to_owned() };
        let turns = preview(&desk.office(), &plan, desk.now());
        let chosen = |choice| turns.iter().filter(move |turn| turn.choice == choice);
        let places: Vec<Place> = chosen(Choice::Book).map(|turn| turn.place).collect();
        let skipped = chosen(Choice::Skip).map(|turn| turn.place.date).collect();
        desk.book_series(&plan, &places, &[], skipped, &Visitor::default()).map(drop)
    })
}

/// Those who booked a slot come, but for every so-manyth.
fn arrive(desk: &mut Desk, room: Id, start: Time, but: usize) -> Result<(), Refusal> {
    let today = desk.today();
    let expected: Vec<Id> = desk
        .office()
        .bookings_on(today)
        .filter(|booking| booking.room == room && booking.start == start && booking.state == BookingState::Booked)
        .map(|booking| booking.id)
        .collect();
    for (nth, booking) in expected.into_iter().enumerate() {
        if nth % but == but - 1 {
            desk.no_show(booking)?;
        } else {
            desk.check_in(booking)?;
        }
    }
    Ok(())
}

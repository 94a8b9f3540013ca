//! One record of every kind with every member filled. Synthetic, and frozen: golden bytes are made of them.

use linli::desk::core::kept::Kept;
use linli::model::activities::rows::{self, Came, Need, Press, Task};
use linli::model::activities::{Activity, DoorCall, Participant};
use linli::model::benefits::{Allowance, Benefit, Grant, StockMove, Supply, Terms};
use linli::model::center::booking::{DayPlan, SlotTime, Taken};
use linli::model::center::series::{LeftOut, Skipped};
use linli::model::center::waiting::WaitState;
use linli::model::contacts::own::{OwnColumn, OwnValue, StreetTable, TableHeading};
use linli::model::contacts::{Chase as ContactChase, Communication, Coordination, Share, WorkContact};
use linli::model::guide::{Certificate, Entry};
use linli::model::handover::{Case, Handover, HandoverNote};
use linli::model::issues::{Chase, Escalation, Reply};
use linli::model::operators::{CallList, Looked, Pin, RoleRights};
use linli::model::people::consent::Consent;
use linli::model::people::group::Group;
use linli::model::privacy::{Counted, Erasure, Handed, Purge};
use linli::model::register::{Counter, Secret};
use linli::model::{
    Address, Attempt, Booking, BookingState, Care, Closure, Contact, Export, FollowUp, Groups, Holiday, Household, Id,
    Issue, IssueState, Living, Operator, Referral, ReferralWords, Registration, Relation, Resident, Reveal, Room, Rule,
    Series, Session, Sex, Slot, Step, Unique, Unit, Visit, VisitState, VisitorLine, Vitals, Waiting, Words,
};

fn text(text: &str) -> String {
    text.to_owned()
}

/// Something done with a sample of every kind, and with another record of the same kind and id that has nothing else
/// in common with it.
pub trait WithSample {
    fn sample<R: Kept>(&mut self, sample: &R, other: &R);
}

/// Visits every kind.
pub fn each(visitor: &mut impl WithSample) {
    people(visitor);
    center(visitor);
    contacts(visitor);
    guide_and_handover(visitor);
    benefits(visitor);
    activities(visitor);
    clinic(visitor);
    issues(visitor);
    registers(visitor);
    super::services::each(visitor);
    super::care::each(visitor);
}

fn people(visitor: &mut impl WithSample) {
    let id = Id(0x1_0000_0000_1111);
    let resident = Resident {
        id,
        name: text("尉迟秀英"),
        other_names: text("小英"),
        id_number: text("610199195501150028"),
        other_document: text("H12345678"),
        sex: Sex::Female,
        birth: Some("1955-01-15".parse().unwrap()),
        phones: vec![text("19900008829"), text("02982510001")],
        household: Id(0x1_0000_0000_2222),
        relation: Relation::Spouse,
        groups: Groups::default().with(Group::LivingAlone).with(Group::PartyMember),
        emergency: Contact { name: text("张敏"), relation: text("女儿"), phone: text("19900003311") },
        key_holder: Contact { name: text("王桂芳"), relation: text("邻居"), phone: text("19900000417") },
        registration: Registration::Apart,
        registered_at: text("柿园路8号"),
        ethnic: 3,
        marital: 30,
        education: text("初中"),
        work: text("退休"),
        living: Living::MovedOut,
        living_since: Some("2026-11-20".parse().unwrap()),
        note: text("耳背"),
    };
    visitor.sample(&resident, &Resident { id, ..Resident::default() });
    let care = Care {
        id,
        groups: Groups::default().with(Group::LowIncome).with(Group::Chronic),
        conditions: text("高血压"),
        diseases: 0b11,
        medicines: text("氨氯地平"),
        allergies: text("青霉素"),
        diet: 0b101,
    };
    visitor.sample(&care, &Care { id, ..Care::default() });
    let consent = Consent {
        id: Id(0x1_0000_0000_ac02),
        resident: id,
        purpose: 4,
        giver: 2,
        guardian: true,
        version: 3,
        since: "2026-11-23".parse().unwrap(),
        until: Some("2027-11-22".parse().unwrap()),
        withdrawn: Some("2026-12-01".parse().unwrap()),
    };
    let other = Consent {
        id: consent.id,
        resident: Id::NONE,
        purpose: 1,
        giver: 1,
        guardian: false,
        version: 0,
        since: "2020-01-01".parse().unwrap(),
        until: None,
        withdrawn: None,
    };
    visitor.sample(&consent, &other);
    let id = Id(0x1_0000_0000_2222);
    let household = Household {
        id,
        address: Address { lane: text("红光巷12号"), building: text("3"), unit: text("2"), room: text("501") },
        head: Id(0x1_0000_0000_1111),
        note: text("门铃坏"),
    };
    visitor.sample(&household, &Household { id, ..Household::default() });
}

fn center(visitor: &mut impl WithSample) {
    let (morning, noon, late) = ("09:00", "11:00", "16:30");
    let room = Room {
        id: Id(0x2_0000_0000_0003),
        name: text("书画室"),
        capacity: 12,
        largest_party: 10,
        smallest_party: 2,
        weekdays: 0b1_1111,
        slots: vec![SlotTime { start: morning.parse().unwrap(), end: noon.parse().unwrap() }],
        special: vec![DayPlan { weekdays: 0b10_0000, slots: Vec::new() }],
        least_age: 60,
        groups: Groups::default().with(Group::Entitled),
        team: Id(0x1_0000_0000_7777),
        notice_hours: 24,
        ahead_days: 30,
        most_a_day: 1,
        most_a_week: 3,
        rules: 1,
        order: 2,
        note: text("投影仪"),
    };
    visitor.sample(&room, &Room { id: Id(0x2_0000_0000_0003), ..Room::default() });
    let taken = vec![Taken { booking: Id(0x1_0000_0000_3333), heads: 4 }];
    let slot = Slot { id: Id(0x0003_0000_5121_021c), taken, waiting: vec![Id(0x1_0000_0000_cccc)] };
    visitor.sample(&slot, &Slot { id: slot.id, ..Slot::default() });
    let booking = Booking {
        id: Id(0x1_0000_0000_3333),
        resident: Id(0x1_0000_0000_1111),
        room: Id(0x2_0000_0000_0003),
        date: "2026-11-26".parse().unwrap(),
        start: morning.parse().unwrap(),
        end: noon.parse().unwrap(),
        heads: 4,
        state: BookingState::Cancelled,
        since: Some("2026-11-25T10:30".parse().unwrap()),
        reason: 2,
        series: Id(0x1_0000_0000_dddd),
        note: text("合唱队"),
    };
    let other = Booking {
        id: booking.id,
        resident: Id::NONE,
        room: Id::NONE,
        date: "2020-01-01".parse().unwrap(),
        start: late.parse().unwrap(),
        end: late.parse().unwrap(),
        heads: 1,
        state: BookingState::Booked,
        since: None,
        reason: 0,
        series: Id::NONE,
        note: String::new(),
    };
    visitor.sample(&booking, &other);
    let closure = Closure {
        id: Id(0x1_0000_0000_4444),
        room: Id(0x2_0000_0000_0003),
        date: "2026-11-25".parse().unwrap(),
        from: Some(morning.parse().unwrap()),
        until: Some(noon.parse().unwrap()),
        reason: 2,
        note: text("投影仪送修"),
        hours: 5,
    };
    let other = Closure { id: closure.id, ..Closure::whole_day(Id::NONE, "2020-01-01".parse().unwrap(), 1, "") };
    visitor.sample(&closure, &other);
    again(visitor);
}

/// Series, waitlist and holidays.
fn again(visitor: &mut impl WithSample) {
    let (day, other_day) = ("2026-11-25".parse().unwrap(), "2020-01-01".parse().unwrap());
    let (start, late) = ("09:00".parse().unwrap(), "16:30".parse().unwrap());
    let series = Series {
        id: Id(0x1_0000_0000_dddd),
        resident: Id(0x1_0000_0000_1111),
        room: Id(0x2_0000_0000_0003),
        first: day,
        last: "2027-01-20".parse().unwrap(),
        start,
        heads: 4,
        every: 2,
        skipped: vec![Skipped { date: other_day, why: LeftOut::Closed(2) }],
        note: text("合唱队"),
    };
    let other = Series {
        id: series.id,
        resident: Id::NONE,
        room: Id::NONE,
        first: other_day,
        last: other_day,
        start: late,
        heads: 1,
        every: 1,
        skipped: Vec::new(),
        note: String::new(),
    };
    visitor.sample(&series, &other);
    let waiting = Waiting {
        id: Id(0x1_0000_0000_cccc),
        resident: Id(0x1_0000_0000_1111),
        room: Id(0x2_0000_0000_0003),
        date: day,
        start,
        heads: 4,
        asked: "2026-11-23T09:12".parse().unwrap(),
        state: WaitState::Placed,
        calls: 1,
        since: Some("2026-11-24T09:12".parse().unwrap()),
        booking: Id(0x1_0000_0000_3333),
        note: text("合唱队"),
    };
    let other = Waiting {
        id: waiting.id,
        resident: Id::NONE,
        room: Id::NONE,
        date: other_day,
        start: late,
        heads: 1,
        asked: "2020-01-01T00:00".parse().unwrap(),
        state: WaitState::Waiting,
        calls: 0,
        since: None,
        booking: Id::NONE,
        note: String::new(),
    };
    visitor.sample(&waiting, &other);
    let holiday = Holiday {
        id: Holiday::id_of(day),
        date: day,
        name: text("感恩节"),
        state: Holiday::CONFIRMED,
        source: text("街办通知 2026-11-20"),
        hours: 3,
    };
    let other = Holiday {
        name: String::new(),
        state: Holiday::OPEN,
        source: String::new(),
        hours: 0,
        date: other_day,
        ..holiday.clone()
    };
    visitor.sample(&holiday, &other);
}

fn guide_and_handover(visitor: &mut impl WithSample) {
    let entry = Entry {
        id: Id(0x1_0000_0000_ae01),
        name: text("亲属关系证明"),
        kind: 2,
        what: text("社区不能开"),
        who: text("派出所"),
        place: text("东关南街"),
        hours: text("周一至周五"),
        phone: text("029-00000302"),
        bring: text("身份证"),
        form: text("申请表"),
        wording: text("兹证明{姓名}"),
        source: text("民发〔2020〕20号"),
        dated: Some("2026-11-20".parse().unwrap()),
        again: Some("2027-05-20".parse().unwrap()),
        confirmed: 1,
        closed: Some("2026-12-31".parse().unwrap()),
    };
    visitor.sample(&entry, &Entry { id: entry.id, ..Entry::default() });
    let certificate = Certificate {
        id: Id(0x1_0000_0000_ae02),
        number: 12,
        entry: entry.id,
        resident: Id(0x1_0000_0000_1111),
        purpose: text("入学"),
        copies: 2,
        approved: text("主任"),
        sealed: 2,
        at: "2026-11-23T09:12".parse().unwrap(),
        who: Id(0x1_0000_0000_eeee),
    };
    visitor.sample(&certificate, &Certificate { id: certificate.id, ..Certificate::default() });
    let note = HandoverNote {
        id: Id(0x1_0000_0000_ae03),
        kind: 3,
        text: text("投影仪送修"),
        resident: Id(0x1_0000_0000_1111),
        at: "2026-11-23T16:12".parse().unwrap(),
        who: Id(0x1_0000_0000_eeee),
        handover: Id(0x1_0000_0000_ae04),
        carried: 2,
        read: Some("2026-11-24T08:12".parse().unwrap()),
        reader: Id(0x1_0000_0000_eeee),
        done: Some("2026-11-24T09:12".parse().unwrap()),
        doer: Id(0x1_0000_0000_eeee),
    };
    visitor.sample(&note, &HandoverNote { id: note.id, ..HandoverNote::default() });
    let handover = Handover {
        id: Id(0x1_0000_0000_ae04),
        giver: Id(0x1_0000_0000_eeee),
        given: "2026-11-23T17:30".parse().unwrap(),
        taker: Id(0x1_0000_0000_eeee),
        taken: Some("2026-11-23T17:31".parse().unwrap()),
        notes: vec![note.id],
        cases: vec![Case { kind: 2, count: 3 }],
    };
    visitor.sample(&handover, &Handover { id: handover.id, ..Handover::default() });
}

#[allow(clippy::too_many_lines, reason = "a list that wants one of each")]
fn benefits(visitor: &mut impl WithSample) {
    let (day, other_day): (jiff::civil::Date, jiff::civil::Date) =
        ("2026-12-31".parse().unwrap(), "2020-01-01".parse().unwrap());
    let benefit = Benefit { id: Id(0x1_0000_0000_be01), name: text("理发"), stopped: Some(day) };
    visitor.sample(&benefit, &Benefit { id: benefit.id, ..Benefit::default() });
    let terms = Terms {
        id: Id(0x1_0000_0000_be02),
        benefit: Id(0x1_0000_0000_be01),
        from: day,
        age: 60,
        groups: 0b1000,
        lives: 2,
        per: 2,
        every: 3,
        quota: 100,
        supplies: vec![Id(0x1_0000_0000_be03)],
        pieces: 2,
        givers: vec![Id(0x1_0000_0000_ac01)],
        bring: text("身份证"),
        source: text("社区与永旗理发店约定"),
        confirmed: true,
    };
    visitor.sample(&terms, &Terms { id: terms.id, ..Terms::blank(Id::NONE, other_day) });
    let supply = Supply {
        id: Id(0x1_0000_0000_be03),
        name: text("硝苯地平"),
        measure: text("盒"),
        low: 10,
        left: 112,
        stopped: Some(day),
    };
    visitor.sample(&supply, &Supply { id: supply.id, ..Supply::default() });
    let moved = StockMove {
        id: Id(0x1_0000_0000_be04),
        supply: Id(0x1_0000_0000_be03),
        what: 1,
        at: "2026-11-02T10:00".parse().unwrap(),
        change: 100,
        source: Id(0x1_0000_0000_ac01),
        expiry: Some(day),
        note: text("赠送"),
    };
    let other = StockMove {
        id: moved.id,
        supply: Id::NONE,
        what: 2,
        at: other_day.at(1, 0, 0, 0),
        change: -1,
        source: Id::NONE,
        expiry: None,
        note: String::new(),
    };
    visitor.sample(&moved, &other);
    let grant = Grant {
        id: Id(0x1_0000_0000_be05),
        resident: Id(0x1_0000_0000_1111),
        benefit: Id(0x1_0000_0000_be01),
        terms: Id(0x1_0000_0000_be02),
        occasion: Id(0x1_0000_0000_ac70),
        household: Id(0x1_0000_0000_3333),
        round: "2026-11-01".parse().unwrap(),
        until: "2026-11-30".parse().unwrap(),
        nth: 1,
        at: "2026-11-02T10:00".parse().unwrap(),
        supply: Id(0x1_0000_0000_be03),
        pieces: 2,
        giver: Id(0x1_0000_0000_ac01),
        role: 2,
        taker: text("张敏"),
        checked: 1,
        note: text("代领"),
        voided: 4,
        void_note: text("记重了"),
    };
    let other = Grant {
        id: grant.id,
        resident: Id::NONE,
        benefit: Id::NONE,
        terms: Id::NONE,
        occasion: Id::NONE,
        household: Id::NONE,
        round: other_day,
        until: other_day,
        nth: 0,
        at: other_day.at(1, 0, 0, 0),
        supply: Id::NONE,
        pieces: 1,
        giver: Id::NONE,
        role: 1,
        taker: String::new(),
        checked: 0,
        note: String::new(),
        voided: 0,
        void_note: String::new(),
    };
    visitor.sample(&grant, &other);
    let allowance = Allowance {
        id: Id(0x1_0000_0000_1111),
        applied: Some(day),
        proved: Some(day),
        how: 2,
        reported: Some(day),
        declined: Some(day),
        note: text("在外地领"),
    };
    visitor.sample(&allowance, &Allowance { id: allowance.id, ..Allowance::default() });
}

fn activities(visitor: &mut impl WithSample) {
    let (day, other_day): (jiff::civil::Date, jiff::civil::Date) =
        ("2026-12-05".parse().unwrap(), "2020-01-01".parse().unwrap());
    let activity = Activity {
        id: Id(0x1_0000_0000_ac70),
        kind: 6,
        programme: 2,
        title: text("糖尿病饮食烹饪赛"),
        date: day,
        until: Some("2026-12-06".parse().unwrap()),
        start: jiff::civil::time(9, 30, 0, 0),
        end: Some(jiff::civil::time(11, 0, 0, 0)),
        place: text("老年餐厅"),
        room: Id(0x1_0000_0000_2222),
        booked_by: Id(0x1_0000_0000_1111),
        session: Id(0x1_0000_0000_5555),
        teams: vec![Id(0x1_0000_0000_7777)],
        issue: Id(0x1_0000_0000_6666),
        host: Id(0x1_0000_0000_ac01),
        partners: vec![Id(0x1_0000_0000_ac01)],
        responsible: Id(0x1_0000_0000_eeee),
        safety: text("周敏"),
        expected: 30,
        capacity: 24,
        age: 60,
        groups: 0b1000,
        lane: text("红光巷"),
        gift: Id(0x1_0000_0000_be01),
        needs: vec![Need { what: text("桌椅"), pieces: 10, by: text("社区") }],
        tasks: vec![Task { what: text("布置场地"), who: text("周敏"), by: Some(day), done: 1 }],
        state: 4,
        reason: 1,
        unnamed: 20,
        units: vec![Came { unit: Id(0x1_0000_0000_ac01), heads: 3 }],
        result: text("八道菜评出一二三等"),
        photos: text("2026-12-05-1.jpg"),
        press: vec![Press { medium: Id(0x1_0000_0000_ac01), on: Some(day), title: text("少糖也好吃") }],
        entries: vec![rows::Entry {
            resident: Id(0x1_0000_0000_1111), what: text("清蒸鲈鱼"), prize: text("一等奖")
        }],
        topic: text("少油少糖"),
        decided: text("明年再办"),
        follows: text("把菜谱贴出来"),
        follow_by: Some(day),
        followed: Some(day),
        note: text("自带围裙"),
    };
    visitor.sample(&activity, &Activity { id: activity.id, state: 0, ..Activity::on(other_day) });
    let at: jiff::civil::DateTime = "2026-12-05T09:40".parse().unwrap();
    let one = Participant {
        id: Id(0x1_0000_0000_ac71),
        activity: activity.id,
        resident: Id(0x1_0000_0000_1111),
        volunteer: Id(0x1_0000_0000_9999),
        state: 4,
        since: at,
        part: 2,
        minutes: 90,
        photos: 2,
        note: text("带孙子来"),
    };
    let other = Participant {
        id: one.id,
        activity: Id::NONE,
        resident: Id::NONE,
        volunteer: Id::NONE,
        state: 0,
        since: other_day.at(1, 0, 0, 0),
        part: 0,
        minutes: 0,
        photos: 0,
        note: String::new(),
    };
    visitor.sample(&one, &other);
    let call = DoorCall {
        id: Id(0x1_0000_0000_ac72),
        activity: activity.id,
        benefit: Id(0x1_0000_0000_be01),
        round: day,
        household: Id(0x1_0000_0000_3333),
        resident: Id(0x1_0000_0000_1111),
        met: 2,
        at,
        grant: Id(0x1_0000_0000_be05),
        note: text("明天再来"),
    };
    let other = DoorCall {
        id: call.id,
        activity: Id::NONE,
        benefit: Id::NONE,
        round: other_day,
        household: Id::NONE,
        resident: Id::NONE,
        met: 0,
        at: other_day.at(1, 0, 0, 0),
        grant: Id::NONE,
        note: String::new(),
    };
    visitor.sample(&call, &other);
}

fn contacts(visitor: &mut impl WithSample) {
    let unit = Unit {
        id: Id(0x1_0000_0000_ac01),
        name: text("陕西省糖尿病医院"),
        kind: 3,
        phone: text("029-00000103 转 12"),
        address: text("东关南街"),
        hours: text("8:00-17:00"),
        looks_after: text("红光巷12号、柿园路8号院"),
        keeper: text("陈主任"),
        since: Some("2026-01-05".parse().unwrap()),
        note: text("周三不来"),
        closed: Some("2026-12-31".parse().unwrap()),
    };
    visitor.sample(&unit, &Unit { id: unit.id, ..Unit::default() });
    let contact = WorkContact {
        id: Id(0x1_0000_0000_ac02),
        number: 7,
        unit: unit.id,
        name: text("冯护士长"),
        duty: text("义诊联系"),
        phone: text("029-00000103 转 6"),
        hours: text("工作日上午"),
        place: text("红光巷12号3号楼"),
        note: text("先发微信"),
        issued: Some("2026-01-05".parse().unwrap()),
        closed: Some("2026-12-31".parse().unwrap()),
    };
    visitor.sample(&contact, &WorkContact { id: contact.id, ..WorkContact::default() });
    let said = Communication {
        id: Id(0x1_0000_0000_ac03),
        at: "2026-11-23T10:20".parse().unwrap(),
        channel: 2,
        unit: unit.id,
        contact: contact.id,
        person: text("王师傅"),
        resident: Id(0x1_0000_0000_1111),
        content: text("问路面何时修"),
        promise: text("给答复"),
        promiser: 2,
        due: Some("2026-11-30".parse().unwrap()),
        kept: 2,
        result: text("没修"),
        called_back: Some("2026-12-01".parse().unwrap()),
        chases: vec![ContactChase {
            at: "2026-11-27T10:20".parse().unwrap(),
            note: text("下周"),
            who: Id(0x1_0000_0000_eeee),
        }],
        who: Id(0x1_0000_0000_eeee),
    };
    visitor.sample(&said, &Communication { id: said.id, ..Communication::default() });
    let coordination = Coordination {
        id: Id(0x1_0000_0000_ac04),
        number: 8,
        activity: Id(0x1_0000_0000_a123),
        name: text("重阳敬老联欢"),
        date: Some("2026-10-18".parse().unwrap()),
        start: Some("09:00".parse().unwrap()),
        place: text("广场"),
        host: unit.id,
        partners: vec![Id(0x1_0000_0000_ac05)],
        headcount: 120,
        supplies: text("桌椅"),
        safety: text("陈主任"),
        shares: vec![Share { who: text("药店"), what: text("量血压"), confirmed: 2 }],
        outcome: text("到了二百人"),
        who: Id(0x1_0000_0000_eeee),
    };
    visitor.sample(&coordination, &Coordination { id: coordination.id, ..Coordination::default() });
    let column =
        OwnColumn { id: Id(0x1_0000_0000_ac06), name: text("是否参军"), kind: 4, choices: text("是、否") };
    visitor.sample(&column, &OwnColumn { id: column.id, ..OwnColumn::default() });
    let value =
        OwnValue { id: Id(0x1_0000_0000_ac07), column: column.id, resident: Id(0x1_0000_0000_1111), text: text("是") };
    visitor.sample(&value, &OwnValue { id: value.id, ..OwnValue::default() });
    let table = StreetTable {
        id: Id(0x1_0000_0000_ac08),
        name: text("高龄老人摸底表"),
        from_age: 80,
        groups: 0b1,
        lane: text("红光巷"),
        grid: unit.id,
        headings: vec![TableHeading { heading: text("姓名"), from: text("resident.name") }],
        filled: Some("2026-10-31T10:20".parse().unwrap()),
        marks: vec![(0x1234_5678, 0x9abc_def0)],
    };
    visitor.sample(&table, &StreetTable { id: table.id, ..StreetTable::default() });
}

fn clinic(visitor: &mut impl WithSample) {
    let session = Session {
        id: Id(0x1_0000_0000_5555),
        kind: 2,
        institution: Id(0x1_0000_0000_ac01),
        date: "2026-11-23".parse().unwrap(),
        start: "09:00".parse().unwrap(),
        end: "11:30".parse().unwrap(),
        place: text("一楼大厅"),
        staff: text("两名护士"),
        capacity: 40,
        measured: 0b111,
        glucose: 1,
        last_ticket: 12,
        unnamed: 2,
        closed: Some("2026-11-23T11:40".parse().unwrap()),
        note: text("带病历"),
    };
    let other = Session {
        id: session.id,
        start: "01:00".parse().unwrap(),
        end: "02:00".parse().unwrap(),
        measured: 0,
        ..Session::morning("2020-01-01".parse().unwrap())
    };
    visitor.sample(&session, &other);
    let visit = Visit {
        id: Id(0x1_0000_0000_6666),
        resident: Id(0x1_0000_0000_1111),
        session: Id(0x1_0000_0000_5555),
        ticket: 12,
        state: VisitState::Done,
        priority: 2,
        at: "2026-11-23T09:40".parse().unwrap(),
        called: Some("2026-11-23T09:30".parse().unwrap()),
        recall: Some("2026-12-07".parse().unwrap()),
    };
    let other = Visit {
        id: visit.id,
        resident: Id::NONE,
        session: Id::NONE,
        ticket: 0,
        state: VisitState::Waiting,
        priority: 0,
        at: "2020-01-01T00:00".parse().unwrap(),
        called: None,
        recall: None,
    };
    visitor.sample(&visit, &other);
    let vitals = Vitals {
        id: Id(0x1_0000_0000_6666),
        resident: Id(0x1_0000_0000_1111),
        systolic: Some(180),
        diastolic: Some(102),
        pressures: vec![(182, 104), (178, 100)],
        arm: 2,
        pulse: Some(72),
        glucose: Some(74),
        glucose_kind: 1,
        temperature: Some(365),
        oxygen: Some(97),
        weight: Some(620),
        height: Some(160),
        waist: Some(85),
        complaint: text("头晕"),
        advice: text("两周后复测，建议转诊"),
        given: text("降压药一盒"),
        seen_by: text("李护士"),
    };
    visitor.sample(&vitals, &Vitals { id: vitals.id, ..Vitals::default() });
    follow_ups(visitor);
}

fn follow_ups(visitor: &mut impl WithSample) {
    let resident = Id(0x1_0000_0000_1111);
    let attempt = Attempt {
        id: Id(0x1_0000_0000_ac03),
        resident,
        at: "2026-11-23T10:10".parse().unwrap(),
        outcome: 5,
        visit: Id(0x1_0000_0000_6666),
        due: Some("2026-11-20".parse().unwrap()),
        next: Some("2027-02-22".parse().unwrap()),
        reason: text("住女儿家"),
        who: Id(0x1_0000_0000_eeee),
    };
    let other = Attempt {
        id: attempt.id,
        resident: Id::NONE,
        at: "2020-01-01T00:00".parse().unwrap(),
        outcome: 1,
        visit: Id::NONE,
        due: None,
        next: None,
        reason: String::new(),
        who: Id::NONE,
    };
    visitor.sample(&attempt, &other);
    let answers = FollowUp {
        id: attempt.id,
        resident,
        symptoms: 0b10,
        adherence: 2,
        lifestyle: 0b101,
        classed: 2,
        doctor: text("王医生"),
        findings: text("药快吃完，女儿周末来"),
    };
    visitor.sample(&answers, &FollowUp { id: answers.id, ..FollowUp::default() });
    let referral = Referral {
        id: Id(0x1_0000_0000_ac04),
        resident,
        visit: Id(0x1_0000_0000_6666),
        to: Id(0x1_0000_0000_ac01),
        arranged_by: text("周敏"),
        bears: 3,
        on: "2026-11-23".parse().unwrap(),
        appointment: Some("2026-11-30".parse().unwrap()),
        state: 3,
        chased: Some("2026-12-01T09:00".parse().unwrap()),
    };
    let other = Referral {
        id: referral.id,
        resident: Id::NONE,
        visit: Id::NONE,
        to: Id::NONE,
        arranged_by: String::new(),
        bears: 0,
        on: "2020-01-01".parse().unwrap(),
        appointment: None,
        state: 1,
        chased: None,
    };
    visitor.sample(&referral, &other);
    let words =
        ReferralWords {
            id: referral.id, resident, reason: text("白内障合并青光眼"), outcome: text("手术顺利")
        };
    visitor.sample(&words, &ReferralWords { id: words.id, ..ReferralWords::default() });
}

fn issues(visitor: &mut impl WithSample) {
    let at = "2026-11-23T09:12".parse().unwrap();
    let step =
        Step { at, who: Id(0x1_0000_0000_eeee), state: IssueState::AwaitingHigher, text: text("已报街道办") };
    let who = Id(0x1_0000_0000_eeee);
    let answer = linli::model::issues::Answer { at, who, resident: Id(0x1_0000_0000_1111), round: 0, satisfaction: 3 };
    let issue = Issue {
        id: Id(0x1_0000_0000_7777),
        number: 214,
        kind: 3,
        area: 1,
        title: text("路面破损"),
        location: text("红光巷"),
        source: 4,
        occasion: text("爱心粽子进百家"),
        raised_by_unit: Id(0x1_0000_0000_ac01),
        urgency: 2,
        affected: 213,
        photo: text("红光巷1.jpg"),
        hotline: text("2026112300017"),
        hotline_due: Some("2026-11-30".parse().unwrap()),
        hotline_state: 5,
        hotline_note: text("要等市政立项"),
        raised_by: vec![Id(0x1_0000_0000_1111), Id(0x1_0000_0000_1112)],
        households: vec![Id(0x1_0000_0000_2222)],
        state: IssueState::AwaitingHigher,
        lead: Id(0x1_0000_0000_ac01),
        supporting: vec![Id(0x1_0000_0000_ac01)],
        owner: who,
        due: Some("2026-12-01".parse().unwrap()),
        answer_by: Some("2026-11-26".parse().unwrap()),
        answered: Some(at),
        update_by: Some("2026-11-27".parse().unwrap()),
        frozen: Some("2026-11-24".parse().unwrap()),
        opened: at,
        group: Id(0x1_0000_0000_7778),
        merged_into: Id(0x1_0000_0000_7779),
        split_from: Id(0x1_0000_0000_777a),
        links: vec![Id(0x1_0000_0000_5555)],
        answers: vec![answer],
        steps: vec![step],
    };
    let other = Issue { id: issue.id, kind: 1, area: 9, ..Issue::default() };
    visitor.sample(&issue, &other);
    let words = Words {
        id: Id(0x1_0000_0000_8888),
        issue: Id(0x1_0000_0000_7777),
        resident: Id(0x1_0000_0000_1111),
        text: text("老人摔了一跤"),
        said_by: 3,
        reach: text("晚上打女儿电话"),
        at,
        told: Some(at),
        told_by: 2,
        apart: Some(at),
    };
    visitor.sample(&words, &Words { id: words.id, ..Words::default() });
    let escalation = Escalation {
        id: Id(0x1_0000_0000_8889),
        issue: Id(0x1_0000_0000_7777),
        unit: Id(0x1_0000_0000_ac01),
        letter: text("东关社函〔2026〕31号"),
        sent: "2026-11-24".parse().unwrap(),
        promised: Some("2026-12-01".parse().unwrap()),
        next: Some("2026-12-02".parse().unwrap()),
        request: text("列入明年改造"),
        chases: vec![Chase { at, who, text: text("答复月底前给期限") }],
        answered: Some("2026-12-03".parse().unwrap()),
        answer: text("已列入"),
    };
    visitor.sample(&escalation, &Escalation { id: escalation.id, ..Escalation::default() });
    let reply = Reply {
        id: Id(0x1_0000_0000_888a), name: text("已报上级"), area: 1, text: text("已经书面报给上级")
    };
    visitor.sample(&reply, &Reply { id: reply.id, ..Reply::default() });
}

#[allow(clippy::too_many_lines, reason = "a list that wants one of each")]
fn registers(visitor: &mut impl WithSample) {
    let line = VisitorLine {
        id: Id(0x1_0000_0000_9999),
        at: "2026-11-23T09:12".parse().unwrap(),
        resident: Id(0x1_0000_0000_1111),
        role: 2,
        visitor: text("张敏"),
        checked: 3,
        matter: 6,
        about: Id(0x1_0000_0000_3333),
        note: text("已告知"),
        result: 3,
        minutes: 4,
        waited: 9,
        who: Id(0x1_0000_0000_eeee),
    };
    let other = VisitorLine {
        id: line.id,
        at: "2020-01-01T00:00".parse().unwrap(),
        resident: Id::NONE,
        role: 1,
        visitor: String::new(),
        checked: 0,
        matter: 9,
        about: Id::NONE,
        note: String::new(),
        result: 0,
        minutes: 0,
        waited: 0,
        who: Id::NONE,
    };
    visitor.sample(&line, &other);
    let reveal = Reveal {
        id: Id(0x1_0000_0000_aaaa),
        at: line.at,
        resident: Id(0x1_0000_0000_1111),
        field: text("phones"),
        reason: 3,
        who: Id(0x1_0000_0000_eeee),
        way: 1,
        served: true,
    };
    let long_ago = other.at;
    let other = Reveal {
        id: reveal.id,
        at: long_ago,
        resident: Id::NONE,
        field: String::new(),
        reason: 1,
        who: Id::NONE,
        way: 2,
        served: false,
    };
    visitor.sample(&reveal, &other);
    visitor.sample(&Counter { id: Id(1), last: 214 }, &Counter { id: Id(1), last: 0 });
    visitor.sample(
        &Unique { id: Id(0x1_0000_0000_bbbb), owner: Id(0x1_0000_0000_1111) },
        &Unique { id: Id(0x1_0000_0000_bbbb), owner: Id::NONE },
    );
    visitor.sample(&Secret { id: Id(1), key: [7; 32] }, &Secret { id: Id(1), key: [0; 32] });
    let export = Export {
        id: Id(0x1_0000_0000_cccc),
        at: line.at,
        what: 1,
        rows: 5140,
        reason: text("街道办要名册"),
        who: Id(0x1_0000_0000_eeee),
    };
    let other = Export { id: export.id, at: other.at, what: 2, rows: 0, reason: String::new(), who: Id::NONE };
    visitor.sample(&export, &other);
    let left = Some("2030-06-30".parse().unwrap());
    let operator = Operator {
        id: Id(0x1_0000_0000_eeee),
        name: text("前台甲"),
        full: text("周敏"),
        roles: 0b10_0010,
        since: line.at.date(),
        left,
    };
    let other = Operator::named(operator.id, "前台乙", other.at.date());
    visitor.sample(&operator, &other);
    let pin = Pin { id: operator.id, salt: [3; 16], hash: [5; 32], wrong: 2, last_wrong: Some(line.at) };
    visitor.sample(&pin, &Pin { salt: [0; 16], hash: [0; 32], wrong: 0, last_wrong: None, ..pin.clone() });
    let (first, last) = (line.at, line.at.date().at(9, 40, 0, 0));
    let looked =
        Looked { id: Id(0x1_0000_0000_eee1), resident: line.resident, who: line.who, how: 0b1110, first, last };
    let nobody =
        Looked { resident: Id::NONE, who: Id::NONE, how: 0, first: long_ago, last: long_ago, ..looked.clone() };
    visitor.sample(&looked, &nobody);
    let called = CallList { id: Id(0x1_0000_0000_eee2), at: line.at, list: 1, reason: 1, people: 41, who: line.who };
    let other = CallList { at: long_ago, list: 2, reason: 2, people: 0, who: Id::NONE, ..called.clone() };
    visitor.sample(&called, &other);
    let rights = RoleRights { id: Id(1), given: 0b1_0000, taken: 0b1000 };
    visitor.sample(&rights, &RoleRights { id: Id(1), given: 0, taken: 0 });
    let from = "2026-12-01".parse().unwrap();
    let rule = Rule {
        id: Rule::id_of("clinic.high_fasting", from).unwrap(),
        key: text("clinic.high_fasting"),
        value: 65,
        from,
        source: text("区卫健局通知"),
        read: line.at.date(),
        confirmed: true,
    };
    let other = Rule {
        key: String::new(),
        value: 0,
        from: "2020-01-01".parse().unwrap(),
        source: String::new(),
        read: long_ago.date(),
        confirmed: false,
        ..rule.clone()
    };
    visitor.sample(&rule, &other);
    privacy(visitor, line.at);
}

fn privacy(visitor: &mut impl WithSample, at: jiff::civil::DateTime) {
    let who = Id(0x1_0000_0000_eeee);
    let counts = vec![Counted { kind: linli::model::Kind(5), month: "2026-10-01".parse().unwrap(), count: 3 }];
    let id = Id(0x1_0000_0000_1300);
    let erasure = Erasure { id, what: 2, at, who, reason: 1, band: 7, lane: text("红光巷"), records: 12, counts };
    visitor.sample(&erasure, &Erasure { id, ..Erasure::default() });
    let then = "2020-01-01T00:00:00".parse().unwrap();
    let purge = Purge { id: Id(0x1_0000_0000_1310), class: 6, year: 2010, at, who, records: 214 };
    visitor.sample(&purge, &Purge { class: 0, year: 0, at: then, who: Id::NONE, records: 0, ..purge.clone() });
    let resident = Id(0x1_0000_0000_1111);
    let handed = Handed { id: Id(0x1_0000_0000_1320), resident, what: 1, at, who, records: 40 };
    let other = Handed { resident: Id::NONE, what: 0, at: then, who: Id::NONE, records: 0, ..handed.clone() };
    visitor.sample(&handed, &other);
}

//! One record of every kind of volunteers and care visits with every member filled.

use linli::model::by_day::day_id;
use linli::model::care::{
    Attempt, CallOut, Called, CarePlan, CareRound, CareVisit, CareWords, Contacted, Duty, Emergency, HoursReport,
    Pairing, Reported, Service, ServiceCertificate, Skill, Volunteer, VolunteerGroup,
};
use linli::model::{Contact, Id};

use super::samples::WithSample;

const RESIDENT: Id = Id(0x1_0000_0000_1111);
const VOLUNTEER: Id = Id(0x1_0000_0000_cc01);
const GROUP: Id = Id(0x1_0000_0000_cc02);
const UNIT: Id = Id(0x1_0000_0000_ac01);
const CLERK: Id = Id(0x1_0000_0000_aaaa);

/// Visits every kind of volunteers and care visits.
pub fn each(visitor: &mut impl WithSample) {
    volunteers(visitor);
    plans(visitor);
    visits(visitor);
    emergencies(visitor);
    more(visitor);
}

fn more(visitor: &mut impl WithSample) {
    let day = |text: &str| text.parse().unwrap();
    let at = |text: &str| text.parse().unwrap();
    let skill = Skill { id: Skill::id_of(11), name: "推拿".into(), also: "按摩 理疗".into(), offered: 1 };
    visitor.sample(&skill, &Skill { id: skill.id, ..Skill::default() });
    let round = CareRound {
        id: Id(0x1_0000_0000_cc07),
        reason: 1,
        since: at("2026-11-25T09:00"),
        until: at("2026-11-28T23:59"),
        elders: vec![RESIDENT],
        note: "寒潮蓝色预警".into(),
        who: CLERK,
    };
    let other = CareRound {
        id: round.id,
        reason: 2,
        since: at("2020-01-01T00:00"),
        until: at("2020-01-02T00:00"),
        elders: Vec::new(),
        note: String::new(),
        who: Id::NONE,
    };
    visitor.sample(&round, &other);
    let service = Service {
        id: Id(0x1_0000_0000_cc08),
        what: 1,
        volunteer: VOLUNTEER,
        resident: RESIDENT,
        issue: Id(0x1_0000_0000_3311),
        given: at("2026-11-25T09:00"),
        done: Some(at("2026-11-26T10:30")),
        day: day("2026-11-26"),
        minutes: 40,
        note: "换灯泡".into(),
        who: CLERK,
    };
    let other = Service {
        id: service.id,
        what: 3,
        volunteer: Id::NONE,
        resident: Id::NONE,
        issue: Id::NONE,
        given: at("2020-01-01T00:00"),
        done: None,
        day: day("2020-01-01"),
        minutes: -5,
        note: String::new(),
        who: Id::NONE,
    };
    visitor.sample(&service, &other);
    let called = Called { volunteer: VOLUNTEER, who: CLERK, at: Some(at("2026-11-26T08:10")), answer: 1, minutes: 90 };
    let call_out = CallOut {
        id: Id(0x1_0000_0000_cc09),
        reason: 2,
        title: "扫雪".into(),
        day: day("2026-11-26"),
        time: Some(jiff::civil::time(9, 30, 0, 0)),
        place: "红光巷口".into(),
        called: vec![called],
        who: CLERK,
    };
    let other = CallOut {
        id: call_out.id,
        reason: 1,
        title: String::new(),
        day: day("2020-01-01"),
        time: None,
        place: String::new(),
        called: Vec::new(),
        who: Id::NONE,
    };
    visitor.sample(&call_out, &other);
    let report = HoursReport {
        id: Id(0x1_0000_0000_cc0a),
        from: day("2026-10-01"),
        until: day("2026-10-31"),
        rows: vec![Reported { volunteer: VOLUNTEER, minutes: 420, late: -30 }],
        drawn: at("2026-11-02T09:00"),
        reported: Some(at("2026-11-03T10:00")),
        who: CLERK,
    };
    let other = HoursReport {
        id: report.id,
        from: day("2020-01-01"),
        until: day("2020-01-31"),
        rows: Vec::new(),
        drawn: at("2020-02-01T00:00"),
        reported: None,
        who: Id::NONE,
    };
    visitor.sample(&report, &other);
}

fn volunteers(visitor: &mut impl WithSample) {
    let day = |text: &str| text.parse().unwrap();
    let volunteer = Volunteer {
        id: VOLUNTEER,
        resident: RESIDENT,
        name: "李桂兰".into(),
        phone: "13800001111".into(),
        unit: UNIT,
        number: "610199-0007".into(),
        skills: 0b1_0010,
        other_skills: "剪纸".into(),
        free: 0b101,
        trained: Some(day("2027-05-01")),
        insured: Some(day("2027-06-30")),
        awards: "区优秀志愿者".into(),
        group: GROUP,
        party: 1,
        joined: day("2024-03-05"),
        state: 2,
        since: Some(day("2026-10-01")),
        note: "周三不来".into(),
        served: 750,
    };
    let other = Volunteer { id: VOLUNTEER, ..Volunteer::new(day("2020-01-01")) };
    visitor.sample(&volunteer, &other);
    let group = VolunteerGroup {
        id: GROUP,
        name: "邻里守望队".into(),
        leader: VOLUNTEER,
        phone: "029-00000401".into(),
        note: "每月五日活动".into(),
    };
    visitor.sample(&group, &VolunteerGroup { id: GROUP, ..VolunteerGroup::default() });
}

fn plans(visitor: &mut impl WithSample) {
    let day = |text: &str| text.parse().unwrap();
    let plan = CarePlan {
        id: RESIDENT,
        since: day("2026-01-05"),
        kinds: 0b110,
        wished: "上午".into(),
        reach: 2,
        mind: "耳背，家有狗".into(),
        prefers: 2,
        neighbour: Contact { name: "王姨".into(), relation: "对门".into(), phone: "13800003333".into() },
        tier: 1,
        reason: "刚出院".into(),
        again: Some(day("2026-12-31")),
        declined: 1,
        declined_by: 2,
        declined_until: Some(day("2027-01-31")),
        contacts: vec![Contacted { by: VOLUNTEER, day: day("2026-11-18"), how: 1, reached: 1, minutes: 30 }],
    };
    visitor.sample(&plan, &CarePlan::new(RESIDENT, day("2020-01-01")));
    let pairing = Pairing {
        id: Id(0x1_0000_0000_cc03),
        elder: RESIDENT,
        volunteer: VOLUNTEER,
        role: 2,
        since: day("2026-01-05"),
        until: Some(day("2026-11-01")),
    };
    let other = Pairing {
        id: pairing.id,
        elder: Id::NONE,
        volunteer: Id::NONE,
        role: 1,
        since: day("2020-01-01"),
        until: None,
    };
    visitor.sample(&pairing, &other);
}

fn visits(visitor: &mut impl WithSample) {
    let id = day_id("2026-11-18".parse().unwrap(), 0x0000_0077_cc04);
    let visit = CareVisit {
        id,
        elder: RESIDENT,
        volunteer: VOLUNTEER,
        at: "2026-11-18T09:30".parse().unwrap(),
        how: 1,
        reached: 1,
        minutes: 30,
        follow: 0b100,
        who: CLERK,
    };
    visitor.sample(&visit, &CareVisit { id, how: 2, reached: 2, ..CareVisit::default() });
    let words = CareWords { id, elder: RESIDENT, marks: 0b100, words: "腿脚不便".into() };
    visitor.sample(&words, &CareWords { id, ..CareWords::default() });
}

fn emergencies(visitor: &mut impl WithSample) {
    let at = |text: &str| text.parse().unwrap();
    let emergency = Emergency {
        id: Id(0x1_0000_0000_cc05),
        elder: RESIDENT,
        began: at("2026-11-18T09:13"),
        attempts: vec![Attempt { volunteer: VOLUNTEER, who: CLERK, at: at("2026-11-18T09:14"), rung: 1, result: 2 }],
        ended: Some(at("2026-11-18T10:02")),
        found: 1,
        note: "在邻居家".into(),
    };
    let other = Emergency {
        id: emergency.id,
        elder: Id::NONE,
        began: at("2020-01-01T00:00"),
        attempts: Vec::new(),
        ended: None,
        found: 0,
        note: String::new(),
    };
    visitor.sample(&emergency, &other);
    let day = "2026-11-18".parse().unwrap();
    let duty = Duty { id: day_id(day, 0), day, name: "陈主任".into(), phone: "13800005555".into() };
    let other = Duty { id: duty.id, day: "2020-01-01".parse().unwrap(), name: String::new(), phone: String::new() };
    visitor.sample(&duty, &other);
    let certificate = ServiceCertificate {
        id: Id(0x1_0000_0000_cc06),
        number: 7,
        volunteer: VOLUNTEER,
        resident: RESIDENT,
        from: "2026-01-01".parse().unwrap(),
        until: "2026-11-18".parse().unwrap(),
        minutes: 750,
        content: "探访陪伴老人".into(),
        responsible: "陈主任".into(),
        phone: "029-00000401".into(),
        issued: "2026-11-19".parse().unwrap(),
        who: CLERK,
    };
    let old = "2020-01-01".parse().unwrap();
    let other = ServiceCertificate {
        id: certificate.id,
        number: 1,
        volunteer: Id::NONE,
        resident: Id::NONE,
        from: old,
        until: old,
        minutes: 1,
        content: String::new(),
        responsible: String::new(),
        phone: String::new(),
        issued: old,
        who: Id::NONE,
    };
    visitor.sample(&certificate, &other);
}

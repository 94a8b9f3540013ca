//! The guide of the demo: the shipped list, some answers of the office's own, and a few certificates that it issued.

use crate::desk::Request;
use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::Scene;
use crate::desk::guide::Ask;
use crate::model::Id;
use crate::model::guide::{Certificate, Entry, MATTER, MAY_ISSUE};

/// Name, kind, who, place, hours, phone, bring, wording.
const OWN: &[(&str, u8, [&str; 6])] = &[
    (
        "高龄补贴申请",
        MATTER,
        [
            "街道民政科",
            "东关南街街道办一楼",
            "周一至周五 9:00-17:00",
            "029-00000301 转 12",
            "身份证、户口簿、银行卡",
            "",
        ],
    ),
    ("城乡居民医保缴费", MATTER, ["本人手机或银行", "", "", "12366", "身份证号码", ""]),
    ("老年优待证办理", MATTER, ["社区窗口受理", "社区服务大厅", "周一至周五 9:00-17:00", "", "身份证、一寸照片", ""]),
    ("公租房申请", MATTER, ["街道住房保障窗口", "东关南街街道办", "周一至周五", "", "身份证、户口簿、收入材料", ""]),
    (
        "志愿服务证明",
        MAY_ISSUE,
        [
            "本社区",
            "社区服务大厅",
            "周一至周五 9:00-17:00",
            "",
            "身份证",
            "兹证明 {姓名}（身份证号 {身份证号}）是我社区志愿者，特此证明，用于{用途}。{日期}",
        ],
    ),
    (
        "居住情况说明",
        MAY_ISSUE,
        [
            "本社区",
            "社区服务大厅",
            "周一至周五 9:00-17:00",
            "",
            "身份证、租房合同或房产证",
            "兹说明 {姓名}（身份证号 {身份证号}）现住 {住址}，用于{用途}。{日期}",
        ],
    ),
];

/// Its row among the acts of the demo.
pub(in crate::desk) const DEMO: DemoRow = write;

fn write(scene: &Scene, script: &mut Script) {
    let morning = first_morning(scene.plan.on);
    script.push((morning, ask(Request::Guide(Ask::BringList))));
    for (name, kind, [who, place, hours, phone, bring, wording]) in OWN {
        let own = |text: &str| text.to_owned();
        let entry = Entry {
            id: Id::NONE,
            name: own(name),
            kind: *kind,
            who: own(who),
            place: own(place),
            hours: own(hours),
            phone: own(phone),
            bring: own(bring),
            wording: own(wording),
            source: "街道便民手册".to_owned(),
            confirmed: 1,
            ..Entry::default()
        };
        script.push((morning, ask(Request::Guide(Ask::SetEntry { entry: Box::new(entry), sure: false }))));
    }
    let elders = scene.elders();
    if elders.is_empty() {
        return;
    }
    let mut chance = Chance::of(scene.plan.seed, "guide");
    for days in [-20, -13, -6, -2, 0] {
        let resident = chance.one(&elders).id;
        let name = *chance.one(&["志愿服务证明", "居住情况说明"]);
        let purpose = *chance.one(&["申请保障房", "办理入学", "单位存档"]);
        let at = day(scene.plan.on, days).at(8, chance.below(60) as i8, 0, 0);
        script.push((at, issued(name, resident, purpose)));
        let told = *chance.one(&["亲属关系证明", "健在证明", "高龄补贴申请"]);
        let at = day(scene.plan.on, days).at(8, chance.below(60) as i8, 0, 0);
        script.push((at, tells(told, resident)));
    }
}

fn issued(name: &'static str, resident: Id, purpose: &'static str) -> Act {
    Box::new(move |desk| {
        let Some(entry) = entry(desk, name) else { return Ok(()) };
        let (purpose, approved) = (purpose.to_owned(), "社区主任".to_owned());
        let certificate = Certificate { entry, resident, purpose, approved, ..Certificate::default() };
        let issue = Ask::Issue { certificate: Box::new(certificate) };
        desk.handle(Request::Guide(issue), &crate::desk::Visitor::default()).map(drop)
    })
}

fn tells(name: &'static str, resident: Id) -> Act {
    Box::new(move |desk| {
        let Some(entry) = entry(desk, name) else { return Ok(()) };
        desk.handle(Request::Guide(Ask::Tell { entry, resident }), &crate::desk::Visitor::default()).map(drop)
    })
}

fn entry(desk: &crate::desk::Desk, name: &str) -> Option<Id> {
    desk.office().of::<Entry>().all().find(|entry| entry.name == name).map(|entry| entry.id)
}

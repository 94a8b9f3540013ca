//! The partner units of the demo: the institutions of the community that linli is modelled on, with numbers that nobody
//! has; who is called there, what was said and promised in the last weeks, and who does what for two activities.

use crate::desk::contacts::Ask;
use crate::desk::core::office::Office;
use crate::desk::demo::act::{Act, DemoRow, Script, ask, day, first_morning};
use crate::desk::demo::chance::Chance;
use crate::desk::demo::scene::Scene;
use crate::desk::{Desk, Request, Visitor};
use crate::model::contacts::own::{OwnColumn, StreetTable, TableHeading};
use crate::model::contacts::{Communication, Coordination, Share, Unit, WorkContact};
use crate::model::{Id, Refusal};

const HOSPITAL: u8 = 1;
const HEALTH_CENTER: u8 = 2;
const PHARMACY: u8 = 3;
const PROPERTY: u8 = 4;
const POLICE: u8 = 6;
const STREET_OFFICE: u8 = 7;
const HOTLINE: u8 = 8;
const STATIONED: u8 = 9;
const SHOP: u8 = 10;
const PRESS: u8 = 11;
const OTHER: u8 = 12;
const GRID: u8 = 13;

/// Name, kind, phone, address, note.
const UNITS: &[(&str, u8, &str, &str, &str)] = &[
    ("解放军三二三医院", HOSPITAL, "029-00000323", "建设路", "内科、骨科义诊；眼科可做白内障手术"),
    ("陕西中医学院", HOSPITAL, "029-00000101", "", "针灸、推拿义诊"),
    ("陕西省第二医院", HOSPITAL, "029-00000102", "含光路", "心内科义诊"),
    ("陕西省糖尿病医院", HOSPITAL, "029-00000103", "东关南街", "测血糖、饮食指导"),
    ("西安中大医院", HOSPITAL, "029-00000104", "", "眼科，白内障筛查"),
    ("东关社区卫生服务中心", HEALTH_CENTER, "029-00000120 转 2", "东关南街", "公共卫生随访、65 岁以上体检"),
    ("怡康药店", PHARMACY, "029-00000201", "东关南街", "免费药品"),
    ("藻露堂药店", PHARMACY, "029-00000202", "", "免费药品，代煎中药"),
    ("永旗理发店", SHOP, "029-00000203", "柿园路", "60 岁以上和优抚对象免费理发"),
    ("世贸大厦", STATIONED, "029-00000204", "东关南街", "门前广场是晨练点"),
    ("东关南街街道办", STREET_OFFICE, "029-00000301 转 12", "东关南街", "民政、低保、津贴"),
    ("东关派出所", POLICE, "029-00000302", "", "户籍、亲属关系证明"),
    ("区市政养护所", OTHER, "029-00000304", "", "路面、路灯、下水道"),
    ("区城管局", OTHER, "029-00000305", "", "市容、占道、油烟"),
    ("区民政局", OTHER, "029-00000306", "", "养老用房、救助"),
    ("安居物业公司", PROPERTY, "029-00000307", "东关南街", "有物业的院落"),
    ("市民热线", HOTLINE, "12345", "", ""),
    ("急救", HOTLINE, "120", "", ""),
    ("陕西电视台", PRESS, "", "", ""),
    ("西安电视台", PRESS, "", "", ""),
    ("三秦都市报", PRESS, "", "", ""),
    ("西安日报", PRESS, "", "", ""),
    ("西安晚报", PRESS, "", "", ""),
];

/// Its row among the acts of the demo; before all others, which name its units.
pub(in crate::desk) const DEMO: DemoRow = write;

/// Writes down every unit on the first morning.
fn write(scene: &Scene, script: &mut Script) {
    for (name, kind, phone, address, note) in UNITS {
        let unit = Unit {
            id: Id::NONE,
            name: (*name).to_owned(),
            kind: *kind,
            phone: (*phone).to_owned(),
            address: (*address).to_owned(),
            note: (*note).to_owned(),
            since: Some(first_morning(scene.plan.on).date()),
            ..Unit::default()
        };
        let set = Ask::SetUnit { unit: Box::new(unit), sure: false };
        script.push((first_morning(scene.plan.on), ask(Request::Contacts(set))));
    }
    places(scene, script);
    cards(scene, script);
    talk(scene, script);
    activities(scene, script);
    street(scene, script);
}

/// Two columns of the office's own, filled for some, and a table that the street wants each month.
fn street(scene: &Scene, script: &mut Script) {
    let morning = day(scene.plan.on, -40).at(10, 0, 0, 0);
    for (name, kind, choices) in [("是否用燃气", 4, "是、否"), ("低压电表号", 1, "")] {
        let column = OwnColumn { name: name.to_owned(), kind, choices: choices.to_owned(), ..OwnColumn::default() };
        script.push((morning, ask(Ask::SetColumn { column: Box::new(column) })));
    }
    let mut chance = Chance::of(scene.plan.seed, "street");
    for cast in scene.elders().into_iter().take(40) {
        let (resident, gas) = (cast.id, *chance.one(&["是", "是", "否"]));
        let at = day(scene.plan.on, -30).at(10, chance.below(60) as i8, 0, 0);
        let act: Act = Box::new(move |desk| {
            let column = desk.office().of::<OwnColumn>().all().find(|one| one.name == "是否用燃气").map(|one| one.id);
            column.map_or(Ok(()), |column| done(desk, Ask::SetOwn { column, resident, text: gas.to_owned() }))
        });
        script.push((at, act));
    }
    let heading = |heading: &str, from: &str| TableHeading { heading: heading.to_owned(), from: from.to_owned() };
    let headings = vec![
        heading("序号", "column.not_kept"),
        heading("姓名", "resident.name"),
        heading("身份证号", "resident.id_number"),
        heading("年龄", "column.not_kept"),
        heading("家庭住址", "household.address.lane"),
        heading("联系电话", "resident.phones"),
        heading("健康状况评估", ""),
    ];
    let table =
        StreetTable { name: "高龄老人摸底表".to_owned(), from_age: 80, headings, ..StreetTable::default() };
    script.push((day(scene.plan.on, -25).at(9, 0, 0, 0), ask(Ask::SetTable { table: Box::new(table) })));
    script.push((
        day(scene.plan.on, -24).at(9, 30, 0, 0),
        Box::new(|desk| {
            let table = desk.office().of::<StreetTable>().all().next().map(|table| table.id);
            table.map_or(Ok(()), |table| done(desk, Ask::FillTable { table }))
        }),
    ));
}

/// Grids of a few lanes each, and one property office that looks after the first two compounds.
fn places(scene: &Scene, script: &mut Script) {
    let mut lanes: Vec<&str> = scene.people.iter().map(|cast| cast.lane.as_str()).collect();
    lanes.sort_unstable();
    lanes.dedup();
    let morning = first_morning(scene.plan.on);
    for (nth, lanes) in lanes.chunks(lanes.len().div_ceil(GRIDS.len()).max(1)).enumerate() {
        let Some((name, _)) = GRIDS.get(nth) else { break };
        let unit = Unit {
            name: (*name).to_owned(),
            kind: GRID,
            looks_after: lanes.join("、"),
            keeper: "社区主任".to_owned(),
            ..Unit::default()
        };
        script.push((morning, ask(Ask::SetUnit { unit: Box::new(unit), sure: false })));
    }
    let managed: Vec<String> = lanes.iter().take(2).map(|lane| (*lane).to_owned()).collect();
    script.push((
        morning,
        Box::new(move |desk| {
            let id = unit_named(&desk.office(), "安居物业公司");
            let Some(unit) = desk.office().of::<Unit>().get(id).cloned() else { return Ok(()) };
            let unit = Unit { looks_after: managed.join("、"), hours: "8:30-18:00".to_owned(), ..unit };
            done(desk, Ask::SetUnit { unit: Box::new(unit), sure: true })
        }),
    ));
}

/// Grids, and who answers for each.
const GRIDS: &[(&str, &str)] = &[("第一网格", "贺晓岚"), ("第二网格", "鲁建国"), ("第三网格", "纪文静")];

/// At which unit, name, duty, phone, hours.
const CALLED: &[(&str, &str, &str, &str, &str)] = &[
    ("东关南街街道办", "王科长", "民政科，低保和津贴", "029-00000301 转 12", "周一至周五 9:00-17:00"),
    ("东关南街街道办", "李干事", "公租房窗口", "029-00000301 转 15", "周一至周五"),
    ("东关派出所", "赵警官", "社区民警", "029-00000302 转 3", "周二、周四下午在社区"),
    ("区市政养护所", "孙工", "路面养护", "029-00000304 转 8", "工作日"),
    ("区城管局", "钱队长", "市容中队", "029-00000305", "全天"),
    ("安居物业公司", "周经理", "项目经理", "029-00000307 转 1", "8:30-18:00"),
    ("怡康药店", "吴店长", "免费药品", "029-00000201 转 1", "8:00-21:00"),
    ("永旗理发店", "郑师傅", "免费理发", "029-00000203", "周三上午"),
    ("陕西省糖尿病医院", "冯护士长", "义诊联系", "029-00000103 转 6", "工作日上午"),
    ("东关社区卫生服务中心", "何医生", "公共卫生科", "029-00000120 转 2", "工作日"),
];

fn cards(scene: &Scene, script: &mut Script) {
    let morning = first_morning(scene.plan.on);
    let grids = GRIDS.iter().map(|(unit, name)| (*unit, *name, "网格员", "029-00000401", "工作日"));
    for (unit, name, duty, phone, hours) in CALLED.iter().copied().chain(grids) {
        script.push((
            morning,
            Box::new(move |desk| {
                let unit = unit_named(&desk.office(), unit);
                let own = |text: &str| text.to_owned();
                let contact = WorkContact {
                    unit,
                    name: own(name),
                    duty: own(duty),
                    phone: own(phone),
                    hours: own(hours),
                    ..WorkContact::default()
                };
                done(desk, Ask::SetContact { contact: Box::new(contact), sure: false })
            }),
        ));
    }
}

/// Days from the demo's day, hour, unit, channel, content, promise, promiser (0 none), due in days, kept.
type Talk = (i64, i8, &'static str, u8, &'static str, &'static str, u8, i64, u8);

const TALKS: &[Talk] = &[
    (-24, 10, "区市政养护所", 1, "问红光巷路面何时修", "排进下月计划，给答复", 2, -10, 1),
    (-16, 15, "东关派出所", 2, "院落夜间安全，要装摄像头的先看现场", "周四来看现场", 2, -12, 1),
    (-13, 9, "怡康药店", 1, "本月药品品种", "多备降压药", 2, -8, 1),
    (-9, 11, "区城管局", 1, "巷口占道经营", "每天下午巡一次", 2, -3, 2),
    (-6, 14, "安居物业公司", 2, "单元门坏了", "换门禁", 2, -1, 0),
    (-4, 10, "东关南街街道办", 5, "老年助餐补贴表", "社区月底前报名单", 1, 0, 0),
    (-2, 16, "区市政养护所", 4, "函告红光巷路面", "十个工作日内答复", 2, 9, 0),
    (-1, 9, "陕西省糖尿病医院", 1, "下次义诊时间", "", 0, 0, 0),
    (0, 8, "东关派出所", 1, "反诈宣传进院落", "送二百份宣传单", 2, 3, 0),
];

fn talk(scene: &Scene, script: &mut Script) {
    for (days, hour, unit, channel, content, promise, promiser, due, kept) in TALKS.iter().copied() {
        let due = (!promise.is_empty()).then(|| day(scene.plan.on, due));
        let act: Act = Box::new(move |desk| {
            let unit = unit_named(&desk.office(), unit);
            let contact = desk.office().contacts_of(unit).first().map_or(Id::NONE, |contact| contact.id);
            let said = Communication {
                channel,
                unit,
                contact,
                content: content.to_owned(),
                promise: promise.to_owned(),
                promiser,
                due,
                kept,
                ..Communication::default()
            };
            done(desk, Ask::Communicate { said: Box::new(said) })
        });
        script.push((day(scene.plan.on, days).at(hour, 20, 0, 0), act));
    }
}

/// Days from the demo's day, what, where, host, partner, safety lead, outcome.
const ACTIVITIES: &[(i64, &str, &str, &str, &str, &str, &str)] = &[
    (-39, "重阳敬老联欢", "世贸大厦门前广场", "世贸大厦", "怡康药店", "社区主任", "到了二百余人，三个节目"),
    (-18, "背街小巷小广告清理", "红光巷", "区城管局", "安居物业公司", "钱队长", "清了三条巷子"),
    (6, "冬季义诊周", "社区一楼大厅", "陕西省糖尿病医院", "东关社区卫生服务中心", "何医生", ""),
];

fn activities(scene: &Scene, script: &mut Script) {
    for (days, name, place, host, partner, safety, outcome) in ACTIVITIES.iter().copied() {
        let date = Some(day(scene.plan.on, days));
        let written = day(scene.plan.on, (days - 20).min(-2)).at(11, 0, 0, 0);
        let share = |who: &str, what: &str, confirmed| Share { who: who.to_owned(), what: what.to_owned(), confirmed };
        let shares = vec![
            share(host, "场地和音响", 2),
            share(partner, "人员", if outcome.is_empty() { 1 } else { 2 }),
            share("社区", "通知老人，备茶水", 2),
        ];
        let act: Act = Box::new(move |desk| {
            let (host, partner) = (unit_named(&desk.office(), host), unit_named(&desk.office(), partner));
            let coordination = Coordination {
                name: name.to_owned(),
                date,
                start: Some(jiff::civil::time(9, 0, 0, 0)),
                place: place.to_owned(),
                host,
                partners: vec![partner],
                headcount: 120,
                supplies: "桌椅三十套，横幅一条".to_owned(),
                safety: safety.to_owned(),
                shares,
                outcome: outcome.to_owned(),
                ..Coordination::default()
            };
            done(desk, Ask::Coordinate { coordination: Box::new(coordination) })
        });
        script.push((written, act));
    }
}

fn done(desk: &mut Desk, ask: Ask) -> Result<(), Refusal> {
    desk.handle(Request::Contacts(ask), &Visitor::default()).map(drop)
}

/// The unit of this name, once it was written down; none before that.
pub(in crate::desk) fn unit_named(office: &Office, name: &str) -> Id {
    office.of::<Unit>().all().find(|unit| unit.name == name).map_or(Id::NONE, |unit| unit.id)
}

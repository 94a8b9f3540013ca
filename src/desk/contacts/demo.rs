//! The partner units of the demo: the institutions of the community that linli is modelled on, with numbers that nobody
//! has.

use crate::desk::Request;
use crate::desk::contacts::Ask;
use crate::desk::core::office::Office;
use crate::desk::demo::act::{DemoRow, Script, ask, first_morning};
use crate::desk::demo::scene::Scene;
use crate::model::Id;
use crate::model::contacts::Unit;

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
            closed: None,
        };
        let set = Ask::SetUnit { unit: Box::new(unit), sure: false };
        script.push((first_morning(scene.plan.on), ask(Request::Contacts(set))));
    }
}

/// The unit of this name, once it was written down; none before that.
pub(in crate::desk) fn unit_named(office: &Office, name: &str) -> Id {
    office.of::<Unit>().all().find(|unit| unit.name == name).map_or(Id::NONE, |unit| unit.id)
}

//! The people of the desk's own stories: they are in every demo, whatever its seed, so that a story can be played.
//!
//! Two have the initials `xxy`; the elder of them lives on Hongguang Lane with her husband.

use crate::model::{Address, Contact, Group, Groups, Relation, Sex};

use super::family::{Family, Member};
use super::people::{Home, Maker};

/// Somebody whom the stories name.
struct Regular {
    name: &'static str,
    sex: Sex,
    age: u32,
    phone: &'static str,
}

const fn regular(name: &'static str, sex: Sex, age: u32, phone: &'static str) -> Regular {
    Regular { name, sex, age, phone }
}

/// Each household: where it lives and who is in it, the head first, then the spouse.
const HOUSEHOLDS: &[(&str, &[Regular])] = &[
    (
        "红光巷12号3-2-501",
        &[regular("张建国", Sex::Male, 74, "15400003310"), regular("解秀英", Sex::Female, 71, "15400008829")],
    ),
    ("柿园路8号院1-1-202", &[regular("谢小燕", Sex::Female, 34, "15400000417")]),
    ("柿园路8号院2-3-301", &[regular("单玉兰", Sex::Female, 83, "15400006602")]),
    (
        "红光巷7号1",
        &[regular("仇志明", Sex::Male, 66, "15400005120"), regular("查桂芳", Sex::Female, 64, "15400005120")],
    ),
    ("东关南街46号院1-2-201", &[regular("曾宪文", Sex::Male, 69, "15400009013")]),
    ("东关南街46号院1-2-202", &[regular("翟淑珍", Sex::Female, 79, "15400002277")]),
    ("景龙池9号院3-1-402", &[regular("覃丽华", Sex::Female, 58, "15400003346")]),
    ("古新巷17号院1-2-501", &[regular("区志强", Sex::Male, 47, "15400007781")]),
    ("仁厚庄南路31号院2-1-601", &[regular("尉迟明", Sex::Male, 62, "15400001184")]),
    ("红光巷12号1-1-102", &[regular("王伟", Sex::Male, 52, "15400004451")]),
    ("柿园路25号院2-2-302", &[regular("王玮", Sex::Male, 37, "15400004452")]),
    ("东关南街103号院1-3-402", &[regular("王薇", Sex::Female, 29, "15400004453")]),
];

/// Their homes, as far as there is room for them.
pub(super) fn homes(maker: &mut Maker<'_>, left: &mut usize) -> Vec<Home> {
    let mut homes = Vec::with_capacity(HOUSEHOLDS.len());
    for (address, regulars) in HOUSEHOLDS {
        if regulars.len() > *left {
            break;
        }
        *left -= regulars.len();
        homes.push(home(maker, address, regulars));
    }
    homes
}

fn home(maker: &mut Maker<'_>, address: &str, regulars: &[Regular]) -> Home {
    let married = regulars.len() > 1;
    let members = regulars
        .iter()
        .zip([Relation::Head, Relation::Spouse])
        .map(|(regular, relation)| Member {
            sex: regular.sex,
            age: regular.age,
            relation,
            marital: if married { 20 } else { 30 },
            surname: "王",
        })
        .collect();
    let mut home = maker.home(read(address), &Family { members, tenants: false });
    for (resident, regular) in home.residents.iter_mut().zip(regulars) {
        regular.name.clone_into(&mut resident.name);
        resident.other_names.clear();
        resident.phones = vec![regular.phone.to_owned()];
        resident.living = crate::model::Living::Here;
        resident.living_since = None;
        resident.registration = crate::model::Registration::Here;
        resident.registered_at.clear();
        if regular.name == "解秀英" {
            resident.groups = Groups::default().with(Group::EmptyNest);
            resident.emergency = contact("张敏", "女儿", "15400003311");
            resident.key_holder = contact("王桂芝", "邻居", "15400007026");
        }
        if regular.name == "单玉兰" {
            resident.groups = Groups::default().with(Group::LivingAlone);
            resident.emergency = contact("刘建军", "儿子", "15400006609");
            resident.key_holder = contact("李秀珍", "邻居", "15400006617");
        }
    }
    home
}

/// A door of a small courtyard has a room only.
fn read(address: &str) -> Address {
    match address.strip_suffix("号1") {
        Some(lane) => Address { lane: format!("{lane}号"), room: "1".into(), ..Address::default() },
        None => Address::read(address),
    }
}

fn contact(name: &str, relation: &str, phone: &str) -> Contact {
    Contact { name: name.into(), relation: relation.into(), phone: phone.into() }
}

//! One person in two records: compared side by side, picked by digit, made one, and taken back by one key.

use linli::desk::people;
use linli::model::people::group::Group;
use linli::model::{Address, Contact, Groups, Relation, Resident};
use linli::text::Lang;

use crate::support::{NARROW, Office, Stage, WIDE};

fn twice() -> Office {
    let mut office = Office::of_the_lane();
    let willow = Address { lane: "柿园路".into(), building: "1".into(), unit: "1".into(), room: "303".into() };
    office.register("张建国", "", &["13800001234", "02982510009"], willow, Relation::Head);
    office
}

#[test]
fn two_records_are_compared_and_made_one_by_digits_and_taken_back_by_one_key() {
    let mut stage = Stage::new(twice(), NARROW, Lang::Zh);
    stage.keys("1").shows("6 人").keys("<End>:合并重复<Enter>");
    stage.shows("与哪一条是同一人").shows("同名同电话").keys("1");
    stage.shows("留下").shows("并入左边").shows("身份证号").hides("61019919520101");
    // Enter asks first.
    stage.keys("<Enter>").shows("合成一条").keys("<Esc>").shows("并入左边");
    stage.keys("<Enter>1").shows("两条资料已合成一条").keys("<Esc>").shows("5 人");
    stage.keys("u").shows("合并重复").keys("1").shows("6 人").shows("1-1-303");
}

#[test]
fn all_pairs_stand_in_a_list_with_their_reason() {
    let mut stage = Stage::new(twice(), WIDE, Lang::Zh);
    stage.keys(":查重<Enter>").shows("1 对可能是同一人").shows("同名同电话").hides("13800001234");
    stage.keys("<Enter>").shows("并入左边").keys("<Esc>").shows("1 对").keys("<Esc>");
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys(":查重<Enter>").shows("没有疑似重复的人");
    stage.keys("1<End>:合并重复<Enter>").shows("没有疑似重复的人");
}

/// What belongs together is one choice, and lists are united unless somebody says otherwise.
#[test]
fn a_contact_stays_whole_and_no_telephone_is_dropped() {
    let merged = |keys: &str| {
        let mut office = twice();
        for (mobile, name, relation, phone) in
            [("13800001234", "张敏", "女儿", "13800003333"), ("02982510009", "张强", "儿子", "13800004444")]
        {
            let ids: Vec<_> = office.desk().office().of::<Resident>().all().cloned().collect();
            let found = ids.into_iter().find(|one| one.name == "张建国" && one.phones.last().unwrap() == mobile);
            let mut one = found.unwrap();
            one.emergency = Contact { name: name.into(), relation: relation.into(), phone: phone.into() };
            one.groups =
                Groups::default().with(if mobile.starts_with('0') { Group::EmptyNest } else { Group::LivingAlone });
            let seen = office.desk().office().of::<Resident>().row(one.id).unwrap().rev;
            office.ask(people::Ask::Correct { resident: Box::new(one), seen }.into()).unwrap();
        }
        let mut stage = Stage::new(office, WIDE, Lang::Zh);
        stage
            .keys(":查重<Enter><Enter>")
            .shows("张敏 女儿 .......3333")
            .shows("张强 儿子 .......4444")
            .keys(keys)
            .keys("<Enter>1");
        let office = stage.looks();
        office.of::<Resident>().all().find(|one| one.name == "张建国").unwrap().clone()
    };
    let all = |one: &Resident| {
        let mut phones = one.phones.clone();
        phones.sort();
        phones
    };
    let kept = merged("");
    assert_eq!(all(&kept), ["02982510009", "13800001234"]);
    assert!(kept.has(Group::EmptyNest) && kept.has(Group::LivingAlone));
    assert!([("张敏", "女儿", "13800003333"), ("张强", "儿子", "13800004444")].contains(&(
        kept.emergency.name.as_str(),
        kept.emergency.relation.as_str(),
        kept.emergency.phone.as_str()
    )));
    // Every row answered with the right one: the contact is the other one's, and it is whole too.
    let other = merged("222222222222");
    assert_ne!(other.emergency.name, kept.emergency.name);
    assert!([("张敏", "女儿", "13800003333"), ("张强", "儿子", "13800004444")].contains(&(
        other.emergency.name.as_str(),
        other.emergency.relation.as_str(),
        other.emergency.phone.as_str()
    )));
    // Of what is no list both cannot stay.
    let mut stage = Stage::new(twice(), WIDE, Lang::Zh);
    stage.keys(":查重<Enter><Enter>3").shows("这一项只能留一边");
}

#[test]
fn pictures_of_merging() {
    for (size, name) in [(NARROW, "80"), (WIDE, "120")] {
        for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut stage = Stage::new(twice(), size, lang);
            stage.keys(":duplicates<Enter>");
            insta::assert_snapshot!(format!("pairs_{name}_{code}"), stage.picture());
            stage.keys("<Enter>");
            insta::assert_snapshot!(format!("merge_{name}_{code}"), stage.picture());
        }
    }
}

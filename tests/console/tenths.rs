//! The tenth of everything: digits end at nine, offices do not.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::teams;
use linli::model::center::booking::Place;
use linli::model::{Address, Id, Relation, Team};
use linli::text::Lang;

use crate::center::rooms_only;
use crate::support::{NARROW, Office, Stage};

/// A name for each of twelve.
const NAMES: [&str; 12] =
    ["赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八斤", "冯九", "陈十", "褚十一", "卫十二"];

fn lane(building: usize) -> Address {
    Address { lane: "红光巷".into(), building: building.to_string(), room: "101".into(), ..Address::default() }
}

#[test]
fn the_tenth_clerk_is_at_the_desk() {
    let mut stage = Stage::with(Office::of_the_lane(), NARROW, Lang::Zh, &NAMES);
    stage.shows("9  冯九").hides("陈十").shows("1/2 页，0 翻页").keys("0").shows("2/2 页").hides("冯九");
    // The header names whoever sits here where there is room for it.
    stage.keys("1").hides("谁在前台").resize(120, 40);
    stage.shows("陈十  2026-11-23 周一").keys("<C-l><Down>").shows("2  陈十").keys("<Up>").shows("1  赵一");
    stage.keys("<Right><Left>5").shows("周五  2026-11-23 周一");
}

#[test]
fn the_tenth_team_can_be_joined() {
    let mut office = Office::of_the_lane();
    let leader = office.named("张建国");
    for (nth, name) in NAMES.into_iter().enumerate() {
        let team = Team {
            id: Id::NONE,
            name: format!("{name}队"),
            kind: 1,
            leader,
            members: vec![leader],
            weekdays: 1,
            start: "15:00".parse().unwrap(),
            end: "16:30".parse().unwrap(),
            place: "广场".into(),
            order: nth as u16,
            note: String::new(),
        };
        office.ask(teams::Ask::SetTeam(team).into()).unwrap();
    }
    let mut stage = Stage::new(office, NARROW, Lang::Zh);
    // A standing order, a pause and day care come before the teams.
    stage.keys("/xiexiuying<Enter>o").shows("没有长期订餐").shows("9  加入  吴六队").keys("0").shows("2/2 页");
    stage.shows("4  加入  陈十队").keys("4").shows("解秀英：加入 陈十队");
}

#[test]
fn the_tenth_of_one_name_is_served() {
    let mut office = Office::of_the_lane();
    for building in 1..=12 {
        office.register("李桂兰", "", &[], lane(building), Relation::Head);
    }
    let mut stage = Stage::new(office, NARROW, Lang::Zh);
    stage.keys("/李桂兰<Enter>").shows("1/2 页").keys("0").shows("2/2 页");
    let tenth = stage.screen().lines().find_map(|line| line.split_once("1  李桂兰")).unwrap().1.to_owned();
    let address = tenth.split_whitespace().find(|word| word.contains('-')).unwrap().to_owned();
    stage.keys("1").shows("正在办 李桂兰").shows(&format!("红光巷 {address}"));
}

#[test]
fn the_tenth_in_line_is_called() {
    let mut office = rooms_only();
    let room = office.room("书画室");
    let place = Place { room, date: "2026-11-26".parse().unwrap(), start: "14:00".parse().unwrap() };
    let first = office.named("王伟");
    office
        .ask(Request::Center(center::Ask::Book {
            resident: first,
            place,
            heads: 12,
            note: String::new(),
            instead_of: None,
        }))
        .unwrap();
    for (building, name) in NAMES.into_iter().enumerate() {
        office.register(name, "", &["13800006677"], lane(building + 20), Relation::Head);
        let resident = office.named(name);
        office.ask(Request::Center(center::Ask::Wait { resident, place, heads: 1, note: String::new() })).unwrap();
    }
    let mut stage = Stage::new(office, NARROW, Lang::Zh);
    stage.keys("2r3<Home><Right><Right><Right><Down><Down>a7").shows("9  候补第9位  冯九").hides("陈十");
    stage.keys("<PageDown>").shows("1  候补第10位  陈十").keys("1").shows("有空位，请打电话问").shows("陈十");
}

#[test]
fn the_tenth_draft_is_opened_and_a_long_list_of_them_hides_no_way_to_leave() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(Office::of_the_lane().keeping_drafts(folder.path()), NARROW, Lang::Zh);
    for name in NAMES.into_iter().chain(NAMES) {
        stage.keys(&format!("1n{name}<Esc>"));
    }
    stage.shows("暂存 24").keys("/<Down><Down><Down><Down><Down><Down><Down><Down><Down><Enter>").shows("孙三");
    stage.keys("<Esc><C-q>").shows("还有暂存的表没办完").shows("下面还有").shows("1  退出").keys("1");
    assert!(stage.exit.is_some());
}

#[test]
fn the_tenth_action_is_on_the_second_page() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage
        .keys("/xiexiuying<Enter>a")
        .shows("1/3 页")
        .hides("合并重复")
        .keys("<Down>")
        .shows("4  合并重复")
        .hides("迁出");
    stage.keys("<Esc>a02").shows("现在就住在这里").keys("<Esc>a01").shows("去世  解秀英");
}

//! Records that do not open stay in sight, and a form does not register anybody over them.

use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::{Desk, Settings};
use linli::model::{Address, Record, Relation, Resident};
use linli::store::{Engine, Options};
use linli::text::Lang;

use crate::spoil::with_a_member_more;
use crate::support::{MONDAY, NARROW, Office, Stage};

#[test]
fn an_empty_list_of_people_says_that_they_do_not_open() {
    let folder = tempfile::tempdir().unwrap();
    let open = |seed, training| {
        let engine = Engine::open(folder.path(), Options { training: true, ..Options::default() }).unwrap();
        let settings = Settings { clerk: "前台甲".into(), training, ..Settings::default() };
        let (clock, ids) = (Box::new(FixedClock::at(MONDAY)), Box::new(SeededIds::from(seed)));
        let desk = Desk::open(Box::new(engine), clock, ids, settings, &mut |_| {}).unwrap();
        Office::around(desk, FixedClock::at(MONDAY))
    };
    {
        let mut office = open(7, true);
        let address = Address { lane: "红光巷".into(), ..Address::default() };
        office.register("解秀英", "", &[], address, Relation::Head);
    }
    let mut store = Engine::open(folder.path(), Options::default()).unwrap();
    assert_eq!(with_a_member_more(&mut store, Resident::KIND), 1);
    drop(store);
    let mut stage = Stage::new(open(8, true), NARROW, Lang::Zh);
    stage.keys("1").shows("1 条记录打不开 · 运行 linli check 看是哪些");
    stage.keys("0").shows("1 条记录打不开");
    stage.keys("1n").shows("1 条记录打不开");
    stage.keys("解秀英<Enter>红光巷<Enter>").shows("怕动到它们，没有办");
    assert_eq!(stage.looks().of::<Resident>().len(), 0);
    drop(stage);
    let mut stage = Stage::new(open(9, true), NARROW, Lang::En);
    stage.keys("1").shows("1 record does not open · run linli check to see which");
}

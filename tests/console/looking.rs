//! A data folder that cannot be written opens for looking: what is there is seen, it is said all the time, and whatever
//! would be written is refused with what to do.

use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::{Desk, Settings};
use linli::model::{Address, Relation, Resident};
use linli::store::port::Store;
use linli::store::{Engine, Options, look};
use linli::text::Lang;

use crate::support::{MONDAY, NARROW, Office, Stage};

fn office(store: Box<dyn Store>, seed: u64) -> Office {
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let (clock, ids) = (Box::new(FixedClock::at(MONDAY)), Box::new(SeededIds::from(seed)));
    let desk = Desk::open(store, clock, ids, settings, &mut |_| {}).unwrap();
    Office::around(desk, FixedClock::at(MONDAY))
}

#[test]
fn a_folder_that_cannot_be_written_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    {
        let engine = Engine::open(folder.path(), Options { training: true, ..Options::default() }).unwrap();
        let address = Address { lane: "红光巷".into(), ..Address::default() };
        office(Box::new(engine), 7).register("解秀英", "", &[], address, Relation::Head);
    }
    let looking = |seed| office(look(folder.path(), &linli::store::Safe::plain()).unwrap().port, seed);
    let mut stage = Stage::new(looking(8), NARROW, Lang::Zh);
    stage.shows("只能查看：这个文件夹写不进去");
    stage.keys("1").shows("解秀英").shows("只能查看：这个文件夹写不进去");
    stage.keys("n").keys("王伟<Enter>红光巷<Enter><F2>").shows("要登记，请先让它能写再打开");
    assert_eq!(stage.looks().of::<Resident>().len(), 1);
    drop(stage);
    let mut stage = Stage::new(looking(9), NARROW, Lang::En);
    stage.keys("1").shows("for looking only: this folder cannot be written");
}

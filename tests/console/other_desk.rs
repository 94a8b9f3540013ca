//! What another desk of the same store does, as this console shows it.

use linli::model::{Address, Relation};
use linli::text::Lang;

use crate::hall::Hall;
use crate::support::{NARROW, Office, Stage};

#[test]
fn what_another_desk_does_appears_without_a_key() {
    let hall = Hall::default();
    let mut here = Office::on(Box::new(hall.seat()), 7);
    let home = || Address { lane: "红光巷".into(), ..Address::default() };
    here.register("王伟", "", &[], home(), Relation::Head);
    let mut there = Office::on(Box::new(hall.seat()), 8);
    let mut stage = Stage::new(here, NARROW, Lang::Zh);
    stage.keys("1").shows("王伟");
    there.register("解秀英", "610199195503120020", &[], home(), Relation::Spouse);
    stage.hides("解秀英");
    hall.deliver();
    stage.waits().shows("解秀英");
}

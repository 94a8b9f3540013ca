//! A desk opens with the near days of meals, menus and stays; an older month is read when it is looked at.

use jiff::ToSpan;
use linli::desk::canteen::kitchen::eaters;
use linli::desk::core::clock::FixedClock;
use linli::desk::core::question::{Answer, Question};
use linli::model::Id;
use linli::model::Meal;
use linli::store::Memory;

use super::canteen::{MONDAY, at, canteen, day, order};
use super::held::Held;
use super::story::{Story, open};

#[test]
fn a_year_of_meals_is_not_read_at_the_start_and_an_old_month_when_it_is_asked_for() {
    let store = Held::new(Memory::new());
    let mut story = Story::on(MONDAY);
    story.desk = open(store.clone(), &story.clock);
    let xie: Id = story.resident("解秀英", 71, "红光巷12号3-2-501");
    canteen(&mut story);
    let mut ordered = 0;
    for ahead in 0..364 {
        let date = day(MONDAY).checked_add(ahead.days()).unwrap();
        story.moves_to(date.at(9, 0, 0, 0));
        ordered +=
            usize::from(story.ask(linli::desk::canteen::Ask::OrderMeal(order(at(xie, &date.to_string(), 1)))).is_ok());
    }
    assert_eq!(ordered, 253, "the weekdays of a year but for public holidays");
    let last = day(MONDAY).checked_add(364.days()).unwrap();
    let mut desk = open(store, &FixedClock::at(last.at(9, 0, 0, 0)));
    let (held, old) = (desk.office().of::<Meal>().len(), day("2027-03-10"));
    assert!((5..10).contains(&held), "{held} meals are held");
    assert!(!desk.office().days.has(old) && desk.office().days.has(last));
    assert!(eaters(&desk.office(), old, 1).is_empty());
    assert!(matches!(desk.answer(Question::Recall(old)), Answer::Recalled));
    assert!(desk.office().days.has(old));
    assert_eq!(eaters(&desk.office(), old, 1).len(), 1);
    assert_eq!(desk.office().of::<Meal>().len(), held + 25, "the weekdays of one March, and of its weeks");
    let head = desk.office().head;
    assert!(matches!(desk.answer(Question::Recall(old)), Answer::Recalled));
    assert_eq!((desk.office().head, desk.office().unread.len()), (head, 0));
}

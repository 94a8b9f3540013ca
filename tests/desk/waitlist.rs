//! The waitlist: its order, who is called, what comes of the call, and how it ends by itself.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::center::waitlist::{call, live_at, places_to_offer, to_call};
use linli::desk::core;
use linli::model::Why;
use linli::model::center::booking::Place;
use linli::model::{Id, Note, Refusal};

use super::story::{Answer, Story, place};

/// A full slot, and three who wait for it: one, three and two people.
struct Full {
    story: Story,
    place: Place,
    holder: Id,
    people: Vec<Id>,
}

impl Full {
    fn begin() -> Self {
        let mut story = Story::on("2026-11-23");
        let names = ["解秀英", "王桂芳", "单立", "仇志明"];
        let people: Vec<Id> = names.iter().map(|name| story.resident(name, 71, "红光巷12号")).collect();
        let place = place(story.room("书画室", 4), "2026-11-26", 14);
        let holder = story.books(people[0], place, 4).unwrap().record.unwrap().id;
        let mut full = Self { story, place, holder, people };
        for (who, heads) in [(1, 1), (2, 3), (3, 2)] {
            full.waits(who, heads).unwrap();
        }
        full
    }

    fn waits(&mut self, who: usize, heads: u16) -> Answer {
        let (resident, place) = (self.people[who], self.place);
        self.story.asks(Request::Center(center::Ask::Wait { resident, place, heads, note: String::new() }))
    }

    fn first(&self) -> Option<(usize, Id)> {
        let now = self.story.desk.now();
        self.story.sees(|office| {
            let waiting = to_call(office, self.place, now)?;
            Some((self.people.iter().position(|id| *id == waiting.resident)?, waiting.id))
        })
    }

    fn answers(&mut self, result: u8) -> Answer {
        let (_, waiting) = self.first().unwrap();
        self.story.asks(Request::Center(center::Ask::AnswerCall { waiting, result }))
    }

    fn line(&self) -> Vec<usize> {
        let now = self.story.desk.now();
        self.story.sees(|office| {
            let live = live_at(office, self.place, now);
            live.iter().map(|w| self.people.iter().position(|id| *id == w.resident).unwrap()).collect()
        })
    }
}

#[test]
fn a_refusal_offers_the_next_place_of_the_line() {
    let mut full = Full::begin();
    let li = full.story.resident("李秀珍", 70, "红光巷12号");
    let refusal = full.story.books(li, full.place, 2).unwrap_err();
    let wait = refusal.ways().last().cloned().unwrap();
    assert_eq!(wait, linli::model::Way::Wait { place: full.place, nth: 4 });
    let request = Request::Center(center::Ask::Book {
        resident: li,
        place: full.place,
        heads: 2,
        note: "合唱队".into(),
        instead_of: None,
    });
    let done = full.story.asks(request.by_way(&wait).unwrap()).unwrap();
    assert!(matches!(done.note, Note::Center(center::Did::Waits { nth: 4, .. })));
    let again = full.story.asks(request.by_way(&wait).unwrap()).unwrap_err();
    assert_eq!(again, Refusal::from(center::Not::AlreadyWaiting { nth: 4 }));
    // Who waits already is not offered it again.
    assert!(!full.story.books(li, full.place, 2).unwrap_err().ways().contains(&wait));
}

#[test]
fn on_a_cancellation_the_first_that_fits_is_called_and_comes_or_not() {
    let mut full = Full::begin();
    assert_eq!((full.first(), full.line()), (None, vec![1, 2, 3]));
    full.story.asks(Request::Center(center::Ask::CancelBooking { booking: full.holder, reason: 1 })).unwrap();
    let now = full.story.desk.now();
    assert_eq!(full.story.sees(|office| places_to_offer(office, now)), [full.place]);
    // The first does not answer: the next is called, and the first keeps its place in the line.
    full.answers(call::NO_ANSWER).unwrap();
    assert_eq!((full.first().unwrap().0, full.line()), (2, vec![1, 2, 3]));
    let done = full.answers(call::COMING).unwrap();
    assert!(matches!(done.note, Note::Center(center::Did::Booked { heads: 3, .. })));
    // One place is left: two people do not fit, the first is called again.
    assert_eq!((full.first().unwrap().0, full.line()), (1, vec![1, 3]));
    full.answers(call::NOT_COMING).unwrap();
    assert_eq!((full.first(), full.line()), (None, vec![3]));
    full.story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(full.line(), [1, 3]);
    assert_eq!(full.story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn waiting_ends_when_the_slot_begins() {
    let mut full = Full::begin();
    full.story.moves_to("2026-11-26T13:59".parse().unwrap());
    full.story.asks(Request::Center(center::Ask::CancelBooking { booking: full.holder, reason: 1 })).unwrap();
    let (_, waiting) = full.first().unwrap();
    full.story.moves_to("2026-11-26T14:00".parse().unwrap());
    assert_eq!((full.first(), full.line()), (None, vec![]));
    let late = full.story.asks(Request::Center(center::Ask::AnswerCall { waiting, result: call::COMING })).unwrap_err();
    assert!(matches!(late, Refusal { why: Why::Center(center::Not::Past { .. }), .. }));
    assert!(matches!(full.waits(1, 1), Err(Refusal { why: Why::Center(center::Not::Past { .. }), .. })));
}

#[test]
fn a_place_that_was_taken_meanwhile_is_not_given_twice() {
    let mut full = Full::begin();
    full.story.asks(Request::Center(center::Ask::CancelBooking { booking: full.holder, reason: 1 })).unwrap();
    let (_, waiting) = full.first().unwrap();
    let li = full.story.resident("李秀珍", 70, "红光巷12号");
    full.story.books(li, full.place, 4).unwrap();
    let refusal =
        full.story.asks(Request::Center(center::Ask::AnswerCall { waiting, result: call::COMING })).unwrap_err();
    assert!(matches!(refusal, Refusal { why: Why::Center(center::Not::Full { left: 0, .. }), .. }));
}

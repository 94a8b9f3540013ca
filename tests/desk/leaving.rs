//! What somebody who moves away or dies leaves open is told kind by kind, and ended.

use linli::desk::center;
use linli::desk::core::leaving::still_open;
use linli::desk::people;
use linli::desk::teams;
use linli::model::{Booking, BookingState, Id, Team};
use linli::text::Lang;

use super::story::{Story, place};

fn told(story: &Story, people: &[Id]) -> Vec<(&'static str, usize)> {
    let now = story.desk.now();
    story.sees(|office| {
        let open = still_open(office, people, now);
        open.iter().map(|open| (open.row.name.say(Lang::Zh), open.records.len())).collect()
    })
}

#[test]
fn who_died_leaves_bookings_waits_and_teams_which_are_told_and_ended() {
    let mut story = Story::on("2026-11-23");
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, "红光巷12号"));
    let (room, small) = (story.room("书画室", 12), story.room("棋牌室", 1));
    for date in ["2026-11-24", "2026-11-25"] {
        story.books(xie, place(room, date, 14), 1).unwrap();
    }
    story.books(wang, place(small, "2026-11-26", 14), 1).unwrap();
    let (at, note) = (place(small, "2026-11-26", 14), String::new());
    story.ask(center::Ask::Wait { resident: xie, place: at, heads: 1, note }).unwrap();
    let team = Team {
        id: Id::NONE,
        name: "合唱队".into(),
        kind: 1,
        leader: Id::NONE,
        members: Vec::new(),
        weekdays: 0b1,
        start: at.start,
        end: jiff::civil::time(16, 0, 0, 0),
        place: String::new(),
        order: 0,
        note: String::new(),
    };
    let team = story.ask(teams::Ask::SetTeam(team)).unwrap().record.unwrap().id;
    story.ask(teams::Ask::Join { team, resident: xie }).unwrap();
    let wanted = [("取消以后的预约", 2), ("退出候补", 1), ("退出队伍", 1)];
    story.ask(people::Ask::Died { resident: xie, on: "2026-11-22".parse().unwrap() }).unwrap();
    assert_eq!(told(&story, &[xie]), wanted);
    // Each kind by its own requests; what others have stays.
    let now = story.desk.now();
    loop {
        let requests = story.sees(|office| {
            let open = still_open(office, &[xie], now);
            open.first().map(|one| (one.row.end)(office, xie, &one.records, now))
        });
        let Some(requests) = requests else { break };
        assert!(!requests.is_empty());
        for request in requests {
            story.asks(request).unwrap();
        }
    }
    assert_eq!(told(&story, &[xie, wang]), [("取消以后的预约", 1)]);
    let states = story.sees(|office| {
        let of = office.of::<Booking>().all().filter(|booking| booking.resident == xie);
        of.map(|booking| booking.state).collect::<Vec<_>>()
    });
    assert_eq!(states, [BookingState::Cancelled; 2]);
    assert!(story.sees(|office| !office.of::<Team>().get(team).unwrap().members.contains(&xie)));
}

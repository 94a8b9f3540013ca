//! All ten walk-in tasks by one command: `cargo test --test console the_ten_tasks -- --nocapture`.
//!
//! Each is played where its capability's stories stand, once, and counted there; here they are added up.

use std::sync::OnceLock;

/// A task as it was played on seven weekdays: the most keys that count, as the sum takes it and in its worst variant.
#[derive(Debug, Clone, Copy)]
pub struct Played {
    pub usual: usize,
    pub worst: usize,
}

impl Played {
    /// One that has no variant.
    pub fn alone(most: usize) -> Self {
        Self { usual: most, worst: most }
    }
}

/// Plays a task once, whoever asks first.
pub fn once(cell: &'static OnceLock<Played>, play: impl FnOnce() -> Played) -> Played {
    *cell.get_or_init(play)
}

#[test]
fn the_ten_tasks_stay_within_their_sum() {
    type Task = fn() -> Played;
    // Beside each other: every one of them plays fourteen days of a desk.
    let tasks: [(&str, Task); 10] = [
        ("T1", crate::guide::t1),
        ("T2", crate::center::t2),
        ("T3", crate::series::t3),
        ("T4", crate::clinic::t4),
        ("T5", crate::issues::t5),
        ("T6", crate::issues::t6),
        ("T7", crate::care::t7),
        ("T8", crate::care::t8),
        ("T9", crate::benefits::t9),
        ("T10", crate::guide::t10),
    ];
    let played: Vec<(&str, Played)> = std::thread::scope(|scope| {
        let threads: Vec<_> = tasks.iter().map(|(name, play)| (*name, scope.spawn(play))).collect();
        threads.into_iter().map(|(name, thread)| (name, thread.join().unwrap())).collect()
    });
    let (usual, worst) = played.iter().fold((0, 0), |(usual, worst), (_, one)| (usual + one.usual, worst + one.worst));
    for (name, one) in &played {
        println!("{name}: {} counted keys, {} in the worst variant", one.usual, one.worst);
    }
    println!("the ten tasks: {usual} counted keys, {worst} in the worst variants");
    assert!(usual <= 110, "{usual} keys, 110 at most");
    assert!(worst <= 125, "{worst} keys in the worst variants, 125 at most");
}

//! Today in windows that hold less than stands on it.

use linli::text::Lang;

use crate::support::Stage;

/// More stands on Today than the least windows hold: nothing is drawn over the footer, what is left out is counted, and
/// the cursor reaches it.
#[test]
fn what_today_has_no_room_for_is_counted_and_reached() {
    for size in [(60, 16), (80, 24)] {
        for office in [crate::care::care_on(0), crate::benefits::office(), crate::services::center()] {
            let mut stage = Stage::new(office, size, Lang::Zh);
            let mut lines = Vec::new();
            for _ in 0..40 {
                let screen = stage.screen();
                let rule = screen.lines().nth(usize::from(size.1) - 3).unwrap();
                assert!(rule.chars().all(|sign| sign == '-'), "{screen}");
                assert!(screen.lines().last().unwrap().contains("? 帮助"), "{screen}");
                lines.extend(screen.lines().filter(|line| line.contains('>')).map(str::to_owned));
                stage.keys("<Right><Down>");
            }
            assert!(!lines.is_empty());
        }
    }
}

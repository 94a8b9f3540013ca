//! Everything that happened at the desk, gathered from the capabilities and played.

use crate::desk::Desk;
use crate::desk::core;
use crate::desk::demo::act::{Act, DemoRow, Script};
use crate::desk::demo::scene::Scene;
use crate::model::{Refusal, Why};

/// Who writes what happened; of acts of one minute the earlier writer's are played first.
static DEMO: &[DemoRow] = &[
    crate::desk::contacts::demo::DEMO,
    crate::desk::care::demo::DEMO,
    crate::desk::center::demo::DEMO,
    crate::desk::clinic::demo::DEMO,
    crate::desk::issues::demo::DEMO,
    crate::desk::canteen::demo::DEMO,
    crate::desk::day_care::demo::DEMO,
    crate::desk::teams::demo::DEMO,
    crate::desk::visitors::demo::DEMO,
    crate::desk::guide::demo::DEMO,
    crate::desk::handover::demo::DEMO,
    crate::desk::benefits::demo::DEMO,
    crate::desk::activities::demo::DEMO,
];

/// Everything that happened up to the demo's moment.
pub(super) fn script(scene: &Scene) -> Script {
    let mut script = Script::new();
    for write in DEMO {
        write(scene, &mut script);
    }
    let now = scene.plan.now();
    script.retain(|(at, _)| *at <= now);
    script.sort_by_key(|(at, _)| *at);
    script
}

/// Plays one act. Only what the store says is an error.
pub(super) fn play(desk: &mut Desk, act: Act) -> Result<(), Refusal> {
    match act(desk) {
        Err(
            refusal @ Refusal {
                why:
                    Why::Desk(
                        core::Not::NotWritten { .. }
                        | core::Not::NotRead { .. }
                        | core::Not::PerhapsWritten { .. }
                        | core::Not::ReadOnly { .. }
                        | core::Not::LockGone
                        | core::Not::FolderGone
                        | core::Not::WrittenByOthers
                        | core::Not::Looking
                        | core::Not::Damaged { .. }
                        | core::Not::Changed { .. }
                        | core::Not::ClockSetByHand
                        | core::Not::ClockInDoubt { .. },
                    ),
                ..
            },
        ) => Err(refusal),
        _ => Ok(()),
    }
}

//! Records as a program writes them whose struct has a member more: whole envelopes, payloads of another shape.

use std::ops::ControlFlow;

use linli::desk::core::keys::COMMUNITY;
use linli::model::{Key, Kind, Period};
use linli::store::Safe;
use linli::store::port::{Commit, Op, Outcome, Stamp, Store};
use linli::store::safe::{Belongs, Class};

/// Writes every record of a kind anew with a byte behind it; answers how many there are.
pub fn with_a_member_more(store: &mut dyn Store, kind: Kind) -> usize {
    let mut ops = Vec::new();
    store
        .scan(&Key::prefix_of(COMMUNITY, kind), &mut |key, entry| {
            let opened = Safe::plain().open(key, &entry.value).unwrap().here().unwrap();
            let (label, mut payload) = (opened.label, opened.payload.into_owned());
            payload.push(0);
            let (schema, subject) = (label.schema, label.subject);
            let belongs =
                Belongs { class: Class::Record, key, kind: label.kind, schema, subject, period: Period::NONE };
            ops.push(Op::Put { key: key.to_vec(), value: Safe::plain().wrap(&belongs, payload).unwrap() });
            ControlFlow::Continue(())
        })
        .unwrap();
    let count = ops.len();
    let id = 0x5b01_1ed0 + u64::from(kind.0);
    let outcomes = store.commit_all(&[Commit { id, stamp: Stamp::default(), pre: Vec::new(), ops }]).unwrap();
    assert!(matches!(outcomes.as_slice(), [Outcome::Applied(_)]));
    count
}

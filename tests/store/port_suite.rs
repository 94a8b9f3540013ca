//! What the port promises, asked of every engine. An engine that passes may stand behind the desk.

use std::ops::ControlFlow;

use linli::store::port::{
    Entry, MAX_COMMIT, MAX_KEY, MAX_OPS, MAX_SLICE, MAX_VALUE, MAX_WHAT, Op, Outcome, Store, StoreError,
};
use linli::store::{Engine, Memory, Options};

use crate::support::{absent, apply, commit, delete, open, options, put, rev_is, stamp, state};

/// Runs each test on every engine.
macro_rules! suite {
    ($($name:ident),+ $(,)?) => {
        mod memory {
            $(#[test] fn $name() { super::$name(&mut super::Memory::new()); })+
        }
        mod embedded {
            $(#[test] fn $name() {
                let dir = tempfile::tempdir().expect("a folder");
                super::$name(&mut super::open(dir.path()));
            })+
        }
        mod fenced {
            $(#[test] fn $name() {
                let dir = tempfile::tempdir().expect("a folder");
                let options = super::Options { fence: true, ..super::options() };
                super::$name(&mut super::Engine::open(dir.path(), options).expect("a store"));
            })+
        }
    };
}

suite!(
    an_empty_store_has_nothing,
    a_value_comes_back_with_its_revision,
    a_scan_shows_a_prefix_in_order_and_stops_when_told,
    a_delete_removes_and_of_nothing_is_no_error,
    absent_and_revision_are_checked,
    a_refused_commit_changes_nothing_and_takes_no_revision,
    later_commits_of_a_slice_see_earlier_ones,
    the_same_id_is_applied_once,
    history_walks_back_by_the_replaced_revision,
    a_feed_gives_past_then_new_commits_once,
    a_feed_gives_only_what_touches_its_prefix,
    limits_are_refused_and_just_within_is_taken,
    an_empty_slice_and_an_empty_commit_are_fine,
);

fn an_empty_store_has_nothing(store: &mut dyn Store) {
    assert_eq!(store.head(), 0);
    assert_eq!(store.get(b"c/1").unwrap(), None);
    assert!(state(store).is_empty());
    assert_eq!(store.past(0).unwrap(), None);
    assert_eq!(store.past(1).unwrap(), None);
}

fn a_value_comes_back_with_its_revision(store: &mut dyn Store) {
    assert_eq!(apply(store, commit(7, vec![], vec![put("a", "1"), put("b", "")])), 1);
    assert_eq!(apply(store, commit(8, vec![], vec![put("a", "2")])), 2);
    let value = |text: &str| text.as_bytes().to_vec();
    let a = Entry { rev: 2, value: value("2") };
    let b = Entry { rev: 1, value: value("") };
    assert_eq!(store.get(b"a").unwrap(), Some(a));
    assert_eq!(store.get(b"b").unwrap(), Some(b));
    assert_eq!(store.head(), 2);
}

fn a_scan_shows_a_prefix_in_order_and_stops_when_told(store: &mut dyn Store) {
    let keys = ["b/2", "a/1", "b/1", "b", "c", "b/\u{7f}"];
    let ops = keys.iter().map(|key| put(key, key)).collect();
    apply(store, commit(1, vec![], ops));
    let mut seen = Vec::new();
    store
        .scan(b"b/", &mut |key, _| {
            seen.push(String::from_utf8(key.to_vec()).unwrap());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen, ["b/1", "b/2", "b/\u{7f}"]);
    let mut first = None;
    store
        .scan(b"b", &mut |key, _| {
            assert_eq!(first.replace(key.to_vec()), None, "it goes on after Break");
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(first.as_deref(), Some(&b"b"[..]));
}

fn a_delete_removes_and_of_nothing_is_no_error(store: &mut dyn Store) {
    apply(store, commit(1, vec![], vec![put("a", "1")]));
    apply(store, commit(2, vec![], vec![delete("a"), delete("never")]));
    assert_eq!(store.get(b"a").unwrap(), None);
    let past = store.past(2).unwrap().unwrap();
    let replaced: Vec<_> = past.ops.iter().map(|op| op.prev_rev).collect();
    assert_eq!(replaced, [1, 0]);
    assert_eq!(apply(store, commit(3, vec![absent("a")], vec![put("a", "2")])), 3);
}

fn absent_and_revision_are_checked(store: &mut dyn Store) {
    apply(store, commit(1, vec![absent("a")], vec![put("a", "1")]));
    let refused = |pre| vec![Outcome::Refused(pre)];
    let on = |store: &mut dyn Store, id, pre| store.commit_all(&[commit(id, vec![pre], vec![put("a", "x")])]).unwrap();
    assert_eq!(on(store, 2, absent("a")), refused(absent("a")));
    assert_eq!(on(store, 3, rev_is("a", 2)), refused(rev_is("a", 2)));
    assert_eq!(on(store, 4, rev_is("b", 1)), refused(rev_is("b", 1)));
    assert_eq!(on(store, 5, rev_is("b", 0)), refused(rev_is("b", 0)));
    assert_eq!(on(store, 6, rev_is("a", 1)), [Outcome::Applied(2)]);
    assert_eq!(on(store, 7, rev_is("a", 1)), refused(rev_is("a", 1)));
}

fn a_refused_commit_changes_nothing_and_takes_no_revision(store: &mut dyn Store) {
    apply(store, commit(1, vec![], vec![put("a", "1")]));
    let before = state(store);
    let pre = vec![absent("z"), absent("a")];
    let outcomes = store.commit_all(&[commit(2, pre, vec![put("z", "1"), delete("a")])]).unwrap();
    assert_eq!(outcomes, [Outcome::Refused(absent("a"))]);
    assert_eq!(state(store), before);
    assert_eq!(store.head(), 1);
    // A refused id was never used: the same commit may come again when the way is free.
    apply(store, commit(3, vec![], vec![delete("a")]));
    assert_eq!(apply(store, commit(2, vec![absent("a")], vec![put("z", "1")])), 3);
}

fn later_commits_of_a_slice_see_earlier_ones(store: &mut dyn Store) {
    let slice = [
        commit(1, vec![absent("a")], vec![put("a", "1"), put("b", "1")]),
        commit(2, vec![absent("a")], vec![put("c", "1")]),
        commit(3, vec![rev_is("a", 1)], vec![put("a", "2"), delete("b")]),
        commit(4, vec![absent("b"), rev_is("a", 2)], vec![put("b", "3"), put("a", "3")]),
        commit(1, vec![], vec![put("a", "again")]),
    ];
    let outcomes = store.commit_all(&slice).unwrap();
    let expected = [
        Outcome::Applied(1),
        Outcome::Refused(absent("a")),
        Outcome::Applied(2),
        Outcome::Applied(3),
        Outcome::Applied(1),
    ];
    assert_eq!(outcomes, expected);
    let replaced = |rev| -> Vec<u64> {
        let past = store.past(rev).unwrap().unwrap();
        past.ops.iter().map(|op| op.prev_rev).collect()
    };
    assert_eq!(replaced(1), [0, 0]);
    assert_eq!(replaced(2), [1, 1]);
    assert_eq!(replaced(3), [0, 2]);
    assert_eq!(state(store).len(), 2);
    assert_eq!(store.get(b"a").unwrap().unwrap().value, b"3");
}

fn the_same_id_is_applied_once(store: &mut dyn Store) {
    let once = commit(9, vec![absent("a")], vec![put("a", "1")]);
    assert_eq!(apply(store, once.clone()), 1);
    apply(store, commit(10, vec![], vec![put("a", "2")]));
    assert_eq!(apply(store, once), 1);
    assert_eq!(store.get(b"a").unwrap().unwrap().value, b"2");
    assert_eq!(store.head(), 2);
}

fn history_walks_back_by_the_replaced_revision(store: &mut dyn Store) {
    for id in 1..=300_u64 {
        let key = if id % 3 == 0 { "kept" } else { "other" };
        apply(store, commit(id, vec![], vec![put(key, &id.to_string())]));
    }
    let mut rev = store.get(b"kept").unwrap().unwrap().rev;
    let mut seen = Vec::new();
    while rev != 0 {
        let past = store.past(rev).unwrap().expect("history is kept");
        assert_eq!((past.rev, past.id), (rev, rev));
        assert_eq!(past.stamp, stamp(rev));
        let applied = &past.ops[0];
        assert_eq!(applied.op, put("kept", &rev.to_string()));
        seen.push(rev);
        rev = applied.prev_rev;
    }
    let expected: Vec<u64> = (1..=100).rev().map(|n| n * 3).collect();
    assert_eq!(seen, expected);
    assert_eq!(store.past(301).unwrap(), None);
}

fn a_feed_gives_past_then_new_commits_once(store: &mut dyn Store) {
    for id in 1..=5 {
        apply(store, commit(id, vec![], vec![put("a", &id.to_string())]));
    }
    let feed = store.watch(b"", 2).unwrap();
    let fresh = store.watch(b"", 5).unwrap();
    drop(store.watch(b"", u64::MAX).unwrap());
    apply(store, commit(6, vec![], vec![put("b", "6")]));
    store.commit_all(&[commit(6, vec![], vec![]), commit(7, vec![absent("a")], vec![])]).unwrap();
    apply(store, commit(8, vec![], vec![delete("a")]));
    let revs = |feed: &linli::store::port::Feed| -> Vec<u64> { feed.try_iter().map(|commit| commit.rev).collect() };
    assert_eq!(revs(&feed), [3, 4, 5, 6, 7]);
    assert_eq!(revs(&fresh), [6, 7]);
    assert_eq!(revs(&feed), [0; 0]);
}

fn a_feed_gives_only_what_touches_its_prefix(store: &mut dyn Store) {
    apply(store, commit(1, vec![], vec![put("a/1", "1")]));
    apply(store, commit(2, vec![], vec![put("b/1", "1")]));
    let feed = store.watch(b"a/", 0).unwrap();
    apply(store, commit(3, vec![], vec![put("b/2", "1"), delete("a/1")]));
    apply(store, commit(4, vec![], vec![put("ab", "1")]));
    let seen: Vec<_> = feed.try_iter().collect();
    let revs: Vec<_> = seen.iter().map(|commit| commit.rev).collect();
    assert_eq!(revs, [1, 3]);
    assert_eq!(seen[1].ops.len(), 2, "commits come whole");
}

fn limits_are_refused_and_just_within_is_taken(store: &mut dyn Store) {
    let op = |key: usize, value: usize| Op::Put { key: vec![b'k'; key], value: vec![b'v'; value] };
    let nth = |n: usize, value: usize| put(&format!("{n:04}"), &"v".repeat(value));
    let full: Vec<_> = (0..15).map(|n| nth(n, MAX_VALUE)).collect();
    let rest = MAX_COMMIT - 15 * (MAX_VALUE + 4) - 4;
    let with = |last: usize| {
        let mut ops = full.clone();
        ops.push(nth(15, last));
        ops
    };
    let good = [vec![op(MAX_KEY, 1)], vec![op(1, MAX_VALUE)], (0..MAX_OPS).map(|n| nth(n, 1)).collect(), with(rest)];
    let bad = [
        vec![op(MAX_KEY + 1, 1)],
        vec![op(0, 1)],
        vec![Op::Delete { key: vec![] }],
        vec![op(1, MAX_VALUE + 1)],
        (0..=MAX_OPS).map(|n| nth(n, 1)).collect(),
        with(rest + 1),
        vec![put("twice", "1"), delete("twice")],
    ];
    for (id, ops) in (1..).zip(good) {
        assert_eq!(apply(store, commit(id, vec![], ops)), id);
    }
    let head = store.head();
    let refused = |store: &mut dyn Store, commits: &[_]| {
        let error = store.commit_all(commits).unwrap_err();
        assert!(matches!(error, StoreError::TooLarge(_)), "{error}");
    };
    for ops in bad {
        let before = commit(90, vec![], vec![put("before", "1")]);
        refused(store, &[before, commit(91, vec![], ops)]);
    }
    let mut long_note = commit(93, vec![], vec![]);
    long_note.stamp.what = vec![0; MAX_WHAT + 1];
    refused(store, &[long_note]);
    refused(store, &[commit(94, vec![absent("")], vec![])]);
    let many = MAX_SLICE / MAX_COMMIT + 1;
    let slice: Vec<_> = (0..many).map(|n| commit(95 + n as u64, vec![], with(rest))).collect();
    refused(store, &slice);
    assert_eq!(store.head(), head, "what breaks a limit leaves no trace");
    let (within, _) = slice.split_at(many - 2);
    assert_eq!(store.commit_all(within).unwrap().len(), many - 2);
}

fn an_empty_slice_and_an_empty_commit_are_fine(store: &mut dyn Store) {
    assert_eq!(store.commit_all(&[]).unwrap(), []);
    assert_eq!(apply(store, commit(1, vec![], vec![])), 1);
    assert_eq!(store.past(1).unwrap().unwrap().ops, []);
}

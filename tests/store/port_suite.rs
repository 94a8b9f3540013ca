//! What the port promises, asked of every engine. An engine that passes may stand behind the desk.

use std::ops::ControlFlow;

use linli::store::port::{
    Entry, Feed, MAX_COMMIT, MAX_KEY, MAX_OPS, MAX_SLICE, MAX_VALUE, MAX_WHAT, Op, Outcome, Pre, Read, Rev, Store,
    StoreError,
};
use linli::store::{Engine, Memory, Options};

use crate::hall::Hall;
use crate::support::{absent, apply, commit, delete, head_is, open, options, part, put, rev_is, stamp, state};

/// Has an engine whose feeds are late tell what they lack.
type Deliver<'a> = &'a dyn Fn();

/// Runs each test on every engine.
macro_rules! suite {
    ($($name:ident),+ $(,)?) => {
        mod memory {
            $(#[test] fn $name() { super::$name(&mut super::Memory::new(), &|| {}); })+
        }
        mod embedded {
            $(#[test] fn $name() {
                let dir = tempfile::tempdir().expect("a folder");
                super::$name(&mut super::open(dir.path()), &|| {});
            })+
        }
        mod fenced {
            $(#[test] fn $name() {
                let dir = tempfile::tempdir().expect("a folder");
                let options = super::Options { bloom: true, ..super::options() };
                super::$name(&mut super::Engine::open(dir.path(), options).expect("a store"), &|| {});
            })+
        }
        mod late_with_gaps {
            $(#[test] fn $name() {
                let hall = super::Hall::default();
                super::$name(&mut hall.seat(), &|| hall.deliver());
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
    the_head_is_checked_whatever_moved_it,
    a_refused_commit_changes_nothing_and_takes_no_revision,
    later_commits_of_a_slice_see_earlier_ones,
    a_command_stops_at_its_first_refused_part,
    the_same_id_is_applied_once,
    revisions_rise_and_the_past_is_walked_from_either_end,
    history_walks_back_by_the_replaced_revision,
    ones_own_commit_comes_back_by_the_answer,
    a_feed_gives_past_then_new_commits_once,
    a_feed_gives_only_what_touches_its_prefix,
    limits_are_refused_and_just_within_is_taken,
    an_empty_slice_and_an_empty_commit_are_fine,
);

fn an_empty_store_has_nothing(store: &mut dyn Store, _: Deliver<'_>) {
    assert_eq!(store.head(), 0);
    assert_eq!(store.get(b"c/1").unwrap(), None);
    assert!(state(store).is_empty());
    assert_eq!(store.past(0).unwrap(), None);
    assert_eq!(store.past(1).unwrap(), None);
    assert_eq!(store.pasts(0, Rev::MAX).count(), 0);
}

fn a_value_comes_back_with_its_revision(store: &mut dyn Store, _: Deliver<'_>) {
    let first = apply(store, commit(7, vec![], vec![put("a", "1"), put("b", "")]));
    let second = apply(store, commit(8, vec![], vec![put("a", "2")]));
    assert!(0 < first && first < second);
    let value = |text: &str| text.as_bytes().to_vec();
    let a = Entry { rev: second, value: value("2") };
    let b = Entry { rev: first, value: value("") };
    assert_eq!(store.get(b"a").unwrap(), Some(a));
    assert_eq!(store.get(b"b").unwrap(), Some(b));
    assert_eq!(store.head(), second);
}

fn a_scan_shows_a_prefix_in_order_and_stops_when_told(store: &mut dyn Store, _: Deliver<'_>) {
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

fn a_delete_removes_and_of_nothing_is_no_error(store: &mut dyn Store, _: Deliver<'_>) {
    let put_at = apply(store, commit(1, vec![], vec![put("a", "1")]));
    let deleted_at = apply(store, commit(2, vec![], vec![delete("a"), delete("never")]));
    assert_eq!(store.get(b"a").unwrap(), None);
    assert_eq!(replaced(store, deleted_at), [put_at, 0]);
    apply(store, commit(3, vec![absent("a")], vec![put("a", "2")]));
}

fn absent_and_revision_are_checked(store: &mut dyn Store, _: Deliver<'_>) {
    let first = apply(store, commit(1, vec![absent("a")], vec![put("a", "1")]));
    let refused = |pre| vec![Outcome::Refused(pre)];
    let on = |store: &mut dyn Store, id, pre| store.commit_all(&[commit(id, vec![pre], vec![put("a", "x")])]).unwrap();
    assert_eq!(on(store, 2, absent("a")), refused(absent("a")));
    assert_eq!(on(store, 3, rev_is("a", first + 1)), refused(rev_is("a", first + 1)));
    assert_eq!(on(store, 4, rev_is("b", first)), refused(rev_is("b", first)));
    assert_eq!(on(store, 5, rev_is("b", 0)), refused(rev_is("b", 0)));
    assert!(matches!(on(store, 6, rev_is("a", first))[..], [Outcome::Applied(rev)] if rev > first));
    assert_eq!(on(store, 7, rev_is("a", first)), refused(rev_is("a", first)));
}

fn the_head_is_checked_whatever_moved_it(store: &mut dyn Store, _: Deliver<'_>) {
    let first = apply(store, commit(1, vec![head_is(0)], vec![put("a", "1")]));
    let refused = |pre: &Pre| vec![Outcome::Refused(pre.clone())];
    for pre in [head_is(0), head_is(first - 1), head_is(first + 1), head_is(Rev::MAX)] {
        assert_eq!(store.commit_all(&[commit(2, vec![pre.clone()], vec![put("b", "1")])]).unwrap(), refused(&pre));
    }
    assert_eq!(store.head(), first);
    // What changes nothing moves the head too.
    let empty = apply(store, commit(3, vec![head_is(first)], vec![]));
    let late = commit(4, vec![absent("c"), head_is(first)], vec![put("c", "1")]);
    assert_eq!(store.commit_all(&[late]).unwrap(), refused(&head_is(first)));
    // So does an earlier commit of the slice.
    let slice =
        [commit(5, vec![head_is(empty)], vec![put("d", "1")]), commit(6, vec![head_is(empty)], vec![put("e", "1")])];
    let outcomes = store.commit_all(&slice).unwrap();
    let [Outcome::Applied(last), second] = &outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!(second, &Outcome::Refused(head_is(empty)));
    assert_eq!(store.head(), *last);
}

fn a_refused_commit_changes_nothing_and_takes_no_revision(store: &mut dyn Store, _: Deliver<'_>) {
    let first = apply(store, commit(1, vec![], vec![put("a", "1")]));
    let before = state(store);
    let pre = vec![absent("z"), absent("a")];
    let outcomes = store.commit_all(&[commit(2, pre, vec![put("z", "1"), delete("a")])]).unwrap();
    assert_eq!(outcomes, [Outcome::Refused(absent("a"))]);
    assert_eq!(state(store), before);
    assert_eq!(store.head(), first);
    // A refused id was never used: the same commit may come again when the way is free.
    let freed = apply(store, commit(3, vec![], vec![delete("a")]));
    assert!(apply(store, commit(2, vec![absent("a")], vec![put("z", "1")])) > freed);
}

fn later_commits_of_a_slice_see_earlier_ones(store: &mut dyn Store, _: Deliver<'_>) {
    let slice = [
        commit(1, vec![absent("a")], vec![put("a", "1"), put("b", "1")]),
        commit(2, vec![absent("a")], vec![put("c", "1")]),
        commit(3, vec![absent("c")], vec![put("a", "2"), delete("b")]),
        commit(4, vec![absent("b")], vec![put("b", "3"), put("a", "3")]),
        commit(1, vec![], vec![put("a", "again")]),
    ];
    let outcomes = store.commit_all(&slice).unwrap();
    let [Outcome::Applied(one), refused, Outcome::Applied(three), Outcome::Applied(four), again] = &outcomes[..] else {
        panic!("{outcomes:?}")
    };
    assert!(one < three && three < four);
    assert_eq!((refused, again), (&Outcome::Refused(absent("a")), &Outcome::Applied(*one)));
    assert_eq!(replaced(store, *one), [0, 0]);
    assert_eq!(replaced(store, *three), [*one, *one]);
    assert_eq!(replaced(store, *four), [0, *three]);
    assert_eq!(state(store).len(), 2);
    assert_eq!(store.get(b"a").unwrap().unwrap().value, b"3");
    // A revision that an earlier commit of the slice gave is seen as well: it is known from the next one on.
    let slice = [
        commit(5, vec![rev_is("a", *four)], vec![put("a", "5")]),
        commit(6, vec![rev_is("a", *four)], vec![put("a", "6")]),
    ];
    let outcomes = store.commit_all(&slice).unwrap();
    assert!(matches!(outcomes[0], Outcome::Applied(_)));
    assert_eq!(outcomes[1], Outcome::Refused(rev_is("a", *four)));
}

fn a_command_stops_at_its_first_refused_part(store: &mut dyn Store, _: Deliver<'_>) {
    apply(store, commit(1, vec![], vec![put("taken", "1")]));
    let free = |id, command, nth, key: &str| part(id, (command, nth), vec![absent(key)], vec![put(key, "x")]);
    let slice = [
        free(2, 50, 0, "a"),
        free(3, 50, 1, "taken"),
        free(4, 50, 2, "b"),
        // Another command goes its own way, also between.
        free(5, 60, 0, "c"),
        free(6, 50, 3, "d"),
        free(2, 50, 0, "a"),
        // Command 0 is nobody's: its commits do not belong together.
        free(7, 0, 0, "taken"),
        free(8, 0, 0, "e"),
    ];
    let outcomes = store.commit_all(&slice).unwrap();
    let Outcome::Applied(first) = outcomes[0] else { panic!("{outcomes:?}") };
    assert_eq!(outcomes[1], Outcome::Refused(absent("taken")));
    assert_eq!([&outcomes[2], &outcomes[4]], [&Outcome::Stopped, &Outcome::Stopped]);
    assert!(matches!(outcomes[3], Outcome::Applied(_)), "{outcomes:?}");
    assert_eq!(outcomes[5], Outcome::Applied(first), "what was applied is answered");
    assert_eq!(outcomes[6], Outcome::Refused(absent("taken")));
    assert!(matches!(outcomes[7], Outcome::Applied(_)), "{outcomes:?}");
    let keys: Vec<_> = state(store).into_keys().collect();
    assert_eq!(keys, [&b"a"[..], b"c", b"e", b"taken"]);
    // What was stopped was never tried: the rest of the command may come when the way is free.
    apply(store, commit(9, vec![], vec![delete("taken")]));
    let rest = store.commit_all(&[free(3, 50, 1, "taken"), free(4, 50, 2, "b")]).unwrap();
    assert!(rest.iter().all(|outcome| matches!(outcome, Outcome::Applied(_))), "{rest:?}");
}

fn the_same_id_is_applied_once(store: &mut dyn Store, _: Deliver<'_>) {
    let once = commit(9, vec![absent("a"), head_is(0)], vec![put("a", "1")]);
    let first = apply(store, once.clone());
    let second = apply(store, commit(10, vec![], vec![put("a", "2")]));
    assert_eq!(apply(store, once), first);
    assert_eq!(store.get(b"a").unwrap().unwrap().value, b"2");
    assert_eq!(store.head(), second);
}

fn revisions_rise_and_the_past_is_walked_from_either_end(store: &mut dyn Store, _: Deliver<'_>) {
    let mut revs = Vec::new();
    for slice in 0..8_u64 {
        let commits: Vec<_> = (1..4).map(|n| commit(slice * 3 + n, vec![], vec![put("a", &n.to_string())])).collect();
        for outcome in store.commit_all(&commits).unwrap() {
            let Outcome::Applied(rev) = outcome else { panic!("{outcome:?}") };
            assert!(revs.last().is_none_or(|last| *last < rev), "{rev} after {revs:?}");
            revs.push(rev);
        }
    }
    let walk = |from, to| store.pasts(from, to).map(|past| past.unwrap().rev).collect::<Vec<_>>();
    assert_eq!(walk(0, Rev::MAX), revs);
    assert_eq!(walk(revs[3], revs[20]), revs[3..=20]);
    assert_eq!(walk(revs[3] + 1, revs[20] - 1), revs[4..20]);
    assert_eq!(walk(revs[5], revs[5]), revs[5..6]);
    assert_eq!(walk(store.head() + 1, store.head()), [0; 0]);
    assert_eq!(walk(revs[7], revs[6]), [0; 0]);
    let mut ends = store.pasts(revs[3], revs[20]).map(|past| past.unwrap().rev);
    assert_eq!((ends.next(), ends.next_back(), ends.next_back()), (Some(revs[3]), Some(revs[20]), Some(revs[19])));
    assert_eq!(ends.rev().collect::<Vec<_>>(), revs[4..19].iter().rev().copied().collect::<Vec<_>>());
    for rev in 0..=store.head() {
        assert_eq!(store.past(rev).unwrap().is_some(), revs.contains(&rev), "{rev}");
    }
}

fn history_walks_back_by_the_replaced_revision(store: &mut dyn Store, _: Deliver<'_>) {
    let mut revs = Vec::new();
    for id in 1..=300_u64 {
        let key = if id % 3 == 0 { "kept" } else { "other" };
        revs.push((apply(store, commit(id, vec![], vec![put(key, &id.to_string())])), id));
    }
    let mut rev = store.get(b"kept").unwrap().unwrap().rev;
    let mut seen = Vec::new();
    while rev != 0 {
        let past = store.past(rev).unwrap().expect("history is kept");
        let id = past.id;
        assert!(revs.contains(&(rev, id)) && past.rev == rev);
        assert_eq!(past.stamp, stamp(id));
        let applied = &past.ops[0];
        assert_eq!(applied.op, put("kept", &id.to_string()));
        seen.push(id);
        rev = applied.prev_rev;
    }
    let expected: Vec<u64> = (1..=100).rev().map(|n| n * 3).collect();
    assert_eq!(seen, expected);
    assert_eq!(store.past(store.head() + 1).unwrap(), None);
}

fn ones_own_commit_comes_back_by_the_answer(store: &mut dyn Store, deliver: Deliver<'_>) {
    let feed = store.watch(b"", 0).unwrap();
    let mut revs = Vec::new();
    for id in 1..=3 {
        // Read back at once, whether the feed has shown it or not.
        let judged = head_is(store.head());
        let rev = apply(store, commit(id, vec![judged], vec![put("a", &id.to_string())]));
        assert_eq!(store.head(), rev);
        assert_eq!(store.get(b"a").unwrap().unwrap().rev, rev);
        assert_eq!(store.past(rev).unwrap().unwrap().id, id);
        assert_eq!(state(store).len(), 1);
        revs.push(rev);
    }
    deliver();
    assert_eq!(shown(&feed), revs, "the feed shows it too, sooner or later, once");
}

fn a_feed_gives_past_then_new_commits_once(store: &mut dyn Store, deliver: Deliver<'_>) {
    let mut revs = Vec::new();
    for id in 1..=5 {
        revs.push(apply(store, commit(id, vec![], vec![put("a", &id.to_string())])));
    }
    let feed = store.watch(b"", revs[1]).unwrap();
    let fresh = store.watch(b"", revs[4]).unwrap();
    drop(store.watch(b"", Rev::MAX).unwrap());
    revs.push(apply(store, commit(6, vec![], vec![put("b", "6")])));
    store.commit_all(&[commit(6, vec![], vec![]), commit(7, vec![absent("a")], vec![])]).unwrap();
    revs.push(apply(store, commit(8, vec![], vec![delete("a")])));
    deliver();
    assert_eq!(shown(&feed), revs[2..]);
    assert_eq!(shown(&fresh), revs[5..]);
    deliver();
    assert_eq!(shown(&feed), [0; 0]);
}

fn a_feed_gives_only_what_touches_its_prefix(store: &mut dyn Store, deliver: Deliver<'_>) {
    let first = apply(store, commit(1, vec![], vec![put("a/1", "1")]));
    apply(store, commit(2, vec![], vec![put("b/1", "1")]));
    let feed = store.watch(b"a/", 0).unwrap();
    let both = apply(store, commit(3, vec![], vec![put("b/2", "1"), delete("a/1")]));
    apply(store, commit(4, vec![], vec![put("ab", "1")]));
    deliver();
    let seen: Vec<_> = feed.try_iter().collect();
    let revs: Vec<_> = seen.iter().map(|commit| commit.rev).collect();
    assert_eq!(revs, [first, both]);
    assert_eq!(seen[1].ops.len(), 2, "commits come whole");
}

fn limits_are_refused_and_just_within_is_taken(store: &mut dyn Store, _: Deliver<'_>) {
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
        apply(store, commit(id, vec![], ops));
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

fn an_empty_slice_and_an_empty_commit_are_fine(store: &mut dyn Store, _: Deliver<'_>) {
    assert_eq!(store.commit_all(&[]).unwrap(), []);
    let empty = apply(store, commit(1, vec![], vec![]));
    assert_eq!(store.past(empty).unwrap().unwrap().ops, []);
}

/// What the commit at a revision replaced, operation by operation.
fn replaced(store: &dyn Store, rev: Rev) -> Vec<Rev> {
    let past = store.past(rev).unwrap().unwrap();
    past.ops.iter().map(|op| op.prev_rev).collect()
}

/// The revisions that a feed shows now.
fn shown(feed: &Feed) -> Vec<Rev> {
    feed.try_iter().map(|commit| commit.rev).collect()
}

#[test]
fn a_feed_knocks_for_others_commits_only() {
    let hall = Hall::default();
    let (mut here, mut there) = (hall.seat(), hall.seat());
    let knocks = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let feed = here.watch(b"", 0).unwrap();
    let counted = std::sync::Arc::clone(&knocks);
    feed.on_news(move || {
        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    let own = apply(&mut here, commit(1, vec![], vec![put("a", "1")]));
    hall.deliver();
    assert_eq!(knocks.load(std::sync::atomic::Ordering::Relaxed), 0);
    let others = apply(&mut there, commit(2, vec![], vec![put("a", "2")]));
    hall.deliver();
    assert_eq!(knocks.load(std::sync::atomic::Ordering::Relaxed), 1);
    assert_eq!(shown(&feed), [own, others]);
}

#[test]
fn after_a_refused_head_the_head_and_the_past_show_what_came_between() {
    let hall = Hall::default();
    let (mut here, mut there) = (hall.seat(), hall.seat());
    let judged = apply(&mut here, commit(1, vec![], vec![put("a", "1")]));
    hall.meanwhile(here.number(), move || {
        apply(&mut there, commit(2, vec![], vec![put("b", "1")]));
    });
    let outcomes = here.commit_all(&[commit(3, vec![head_is(judged)], vec![put("c", "1")])]).unwrap();
    assert_eq!(outcomes, [Outcome::Refused(head_is(judged))]);
    assert_eq!(hall.refused(here.number()), [3]);
    assert!(here.head() > judged);
    let between: Vec<_> = here.pasts(judged + 1, here.head()).map(|past| past.unwrap().id).collect();
    assert_eq!(between, [2]);
}

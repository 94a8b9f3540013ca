//! The index as bytes: read back it answers the same, and bytes of any kind never panic.

use std::sync::LazyLock;

use linli::lookup::{Entry, Index, Query};
use proptest::prelude::*;

use crate::people::{Dice, people};
use crate::queries::queries;

const PAGE: usize = 10;

static PARTS: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| Index::build(people(300, 5).into_iter()).merge().run().packed().collect());

fn unpacked(parts: &[Vec<u8>]) -> Option<Index> {
    Index::unpacked(|number| parts.get(number).cloned())
}

fn same_answers(a: &Index, b: &Index, typed: &[String]) {
    for typed in typed {
        let query = Query::parse(typed);
        let (a, b) = (a.find(&query, PAGE), b.find(&query, PAGE));
        assert_eq!((a.hits, a.count), (b.hits, b.count), "{typed}");
    }
}

fn typed(people: &[linli::lookup::Person]) -> Vec<String> {
    queries(people, 3, 17).into_iter().map(|it| it.typed).collect()
}

#[test]
fn what_was_kept_answers_as_what_was_built() {
    let all = people(300, 5);
    assert_eq!(PARTS.len(), Index::PARTS);
    same_answers(&unpacked(&PARTS).unwrap(), &Index::build(all.iter()), &typed(&all));
    assert!(unpacked(&PARTS[..PARTS.len() - 1]).is_none());
    for few in 0..3 {
        let all = &all[..few];
        let built = Index::build(all.iter());
        let parts: Vec<Vec<u8>> = built.merge().run().packed().collect();
        same_answers(&unpacked(&parts).unwrap(), &built, &["w".into(), "x".into()]);
    }
    let nobody: Vec<Vec<u8>> = Index::default().merge().run().packed().collect();
    assert!(unpacked(&nobody).is_some_and(|index| index.is_empty()));
}

/// Twenty thousand people: the way back from people to keys is kept as well.
#[test]
fn many_are_kept_as_they_were_built() {
    let all = people(20_000, 6);
    let built = Index::build(all.iter());
    let parts: Vec<Vec<u8>> = built.merge().run().packed().collect();
    same_answers(&unpacked(&parts).unwrap(), &built, &typed(&all));
}

#[test]
fn an_index_that_grows_lot_by_lot_answers_as_one_that_was_built_at_once() {
    let all = people(900, 8);
    let mut growing = Index::default();
    growing.put([&all[5]]);
    for lot in [0..100, 100..400, 400..900] {
        let merge = growing.begin_merge();
        // Meanwhile somebody new comes, and somebody who was read already goes.
        growing.remove(all[lot.start + 7].id);
        growing.put([&all[lot.start + 8]]);
        growing.end_merge(merge.with(all[lot.clone()].iter().map(Entry::from).collect()).run());
        assert_eq!(growing.len(), lot.end - usize::from(lot.start >= 100) - usize::from(lot.start >= 400) - 1);
    }
    let gone = [all[7].id, all[107].id, all[407].id];
    let stayed = all.iter().filter(|person| !gone.contains(&person.id));
    same_answers(&growing, &Index::build(stayed), &typed(&all));
}

/// A change of the arrays, of the keys or of the readings makes other bytes: then `FORMAT` in `src/lookup/pack.rs` rises, so
/// that no index of an earlier program is believed, and this sum is written anew.
#[test]
fn the_bytes_of_an_index_are_those_of_its_format() {
    let sum = PARTS
        .iter()
        .flatten()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(format!("{sum:016x}"), "e6af77b89b9fd1c8");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn changed_bytes_never_panic(seed in any::<u64>(), changes in 1..40_usize, cut in any::<bool>()) {
        let mut dice = Dice(seed);
        let mut parts = PARTS.clone();
        for _ in 0..changes {
            let number = dice.roll(parts.len());
            let part = &mut parts[number];
            if !part.is_empty() {
                let at = dice.roll(part.len());
                part[at] = part[at].wrapping_add(1 + dice.roll(255) as u8);
                if cut && dice.happens(5) {
                    part.truncate(at);
                }
            }
        }
        if let Some(index) = unpacked(&parts) {
            for typed in ["w", "wang", "wxy", "xie xiu", "zh 501", "王", "英", "138", "8829", "1952", "3-2-501", "#dj", "hgx 12", "wnag"] {
                index.find(&Query::parse(typed), PAGE);
            }
        }
    }
}

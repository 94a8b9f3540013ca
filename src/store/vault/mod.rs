//! The vault: what every record with a person or a period is sealed under, and what can be destroyed of it.
//!
//! A value's key comes from two: its person's, which [`tree`] derives and never stores, and its period's, which stands in
//! a short table. Destroying either is enough. The vault changes with an erasure or a new period only, never with a
//! registration or an import; `file` keeps it twice. What was erased is marked here and nowhere else: a key that is gone
//! without its mark is damage.

mod file;
mod mark;
mod periods;
mod tree;

use std::collections::BTreeMap;

use super::bytes::Bytes;
use super::safe::Standing;
use crate::model::Period;

pub use file::{Files, Sealer, Trouble};
pub use mark::Mark;
pub use periods::{Found, Periods};
pub use tree::{Secret, Tree, share_a_key};

/// What a value's key is derived for.
const CONTEXT: &str = "linli 2026-11-28 vault: a value's key of its person's and its period's";

/// The vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vault {
    /// Rises with each change.
    generation: u64,
    tree: Tree,
    periods: Periods,
    /// People who were erased.
    people: BTreeMap<u64, Mark>,
}

impl Vault {
    /// The vault of a store that begins.
    pub fn of(root: Secret) -> Self {
        Self { generation: 1, tree: Tree::of(root), periods: Periods::default(), people: BTreeMap::new() }
    }

    /// How often it was changed.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The key under which a value of a person, or of nobody (0), and of a period is sealed.
    pub fn value_key(&self, subject: u64, period: Period) -> Standing<Secret> {
        let person = match subject {
            0 => [0; 32],
            subject => match (self.tree.key(subject), self.people.contains_key(&subject)) {
                (Some(key), false) => key,
                (None, true) => return Standing::Erased,
                (None, false) | (Some(_), true) => return Standing::KeyMissing,
            },
        };
        let period = match self.periods.key(period) {
            Found::Key(key) => key,
            Found::Erased(_) => return Standing::Erased,
            Found::Missing => return Standing::KeyMissing,
        };
        let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
        hasher.update(&person).update(&period);
        Standing::Here(*hasher.finalize().as_bytes())
    }

    /// Whether a period has begun, or was erased: nothing more of it can be drawn.
    pub fn knows(&self, period: Period) -> bool {
        self.periods.key(period) != Found::Missing
    }

    /// Begins a period; answers whether it was new.
    pub fn begin(&mut self, period: Period, key: Secret) -> bool {
        let new = self.periods.begin(period, key);
        self.generation += u64::from(new);
        new
    }

    /// Erases a person: their key is gone for good. Answers whether it was there.
    pub fn erase(&mut self, subject: u64, mark: Mark) -> bool {
        let known = self.people.contains_key(&subject);
        if subject == 0 || known {
            return false;
        }
        self.tree.puncture(subject);
        self.people.insert(subject, mark);
        self.generation += 1;
        true
    }

    /// Erases a period: whatever was sealed under it is gone for good. Answers whether it was there.
    pub fn erase_period(&mut self, period: Period, mark: Mark) -> bool {
        if matches!(self.periods.key(period), Found::Erased(_)) {
            return false;
        }
        self.generation += 1;
        self.periods.erase(period, mark)
    }

    /// Whether a person was erased.
    pub fn is_erased(&self, subject: u64) -> bool {
        self.people.contains_key(&subject)
    }

    /// Who was erased, in the order of their ids.
    pub fn erased(&self) -> impl Iterator<Item = (u64, Mark)> {
        self.people.iter().map(|(id, mark)| (*id, *mark))
    }

    /// The periods, begun and erased.
    pub fn periods(&self) -> &Periods {
        &self.periods
    }

    /// Whether another vault is this one later on: it differs by erasures and new periods alone.
    pub fn goes_on_in(&self, later: &Self) -> bool {
        self.generation <= later.generation
            && self.tree.goes_on_in(&later.tree)
            && self.periods.goes_on_in(&later.periods)
            && self.people.iter().all(|(id, mark)| later.people.get(id) == Some(mark))
            && later.people.keys().all(|id| later.tree.lacks(*id))
    }

    /// The vault's bytes, to be sealed: `[generation u64][tree][periods][count u32]` and each `[id u64][mark]`.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = self.generation.to_le_bytes().to_vec();
        self.tree.encode(&mut out);
        self.periods.encode(&mut out);
        out.extend_from_slice(&(self.people.len() as u32).to_le_bytes());
        for (id, mark) in &self.people {
            out.extend_from_slice(&id.to_le_bytes());
            mark.encode(&mut out);
        }
        out
    }

    /// Reads a vault; `None` where the bytes are none.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes);
        let generation = bytes.u64()?;
        let (tree, periods) = (Tree::decode(&mut bytes)?, Periods::decode(&mut bytes)?);
        let mut people: BTreeMap<u64, Mark> = BTreeMap::new();
        for _ in 0..bytes.u32()? {
            let (id, mark) = (bytes.u64()?, Mark::decode(&mut bytes)?);
            let in_order = people.last_key_value().is_none_or(|(last, _)| *last < id);
            // Who is marked and has a key still was not erased.
            if !in_order || !tree.lacks(id) {
                return None;
            }
            people.insert(id, mark);
        }
        bytes.is_empty().then_some(Self { generation, tree, periods, people })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    const MARK: Mark = Mark { at: 1_795_448_700, by: 9 };

    fn period(number: u8) -> Period {
        Period { class: 1 + number % 3, year: 2020 + u16::from(number / 3) }
    }

    #[test]
    fn a_vault_looks_like_this() {
        let mut vault = Vault::of([7; 32]);
        vault.begin(period(0), [1; 32]);
        vault.begin(period(1), [2; 32]);
        vault.erase(0x0123_4567_89ab_0000, MARK);
        vault.erase_period(period(1), MARK);
        let bytes = vault.encode();
        let keys = [(5 << 16, period(0)), (0, period(0))].map(|(subject, period)| {
            vault
                .value_key(subject, period)
                .here()
                .map_or_else(String::new, |key| blake3::Hash::from(key).to_hex().to_string())
        });
        let said = format!("{} {}\n{}", bytes.len(), blake3::hash(&bytes).to_hex(), keys.join("\n"));
        assert_eq!(said, include_str!("golden-vault.txt").trim_end());
        assert_eq!(Vault::decode(&bytes), Some(vault));
    }

    #[test]
    fn only_a_mark_makes_erased() {
        let mut vault = Vault::of([7; 32]);
        let (one, other) = (1 << 16, 2 << 16);
        assert_eq!(vault.value_key(one, period(0)), Standing::KeyMissing, "a period that never began");
        vault.begin(period(0), [1; 32]);
        assert!(matches!(vault.value_key(one, period(0)), Standing::Here(_)));
        vault.erase(one, MARK);
        assert_eq!(vault.value_key(one, period(0)), Standing::Erased);
        vault.tree.puncture(other);
        assert_eq!(vault.value_key(other, period(0)), Standing::KeyMissing);
        assert_eq!(Vault::decode(&vault.encode()), Some(vault.clone()));
        vault.people.insert(3 << 16, MARK);
        assert_eq!(Vault::decode(&vault.encode()), None, "marked, and the key is there");
    }

    /// What may happen to a vault.
    #[derive(Debug, Clone)]
    enum Step {
        Begin(u8),
        Erase(u8),
        Retire(u8),
        /// Closed and opened again.
        Reopen,
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            (0..9_u8).prop_map(Step::Begin),
            (0..12_u8).prop_map(Step::Erase),
            (0..9_u8).prop_map(Step::Retire),
            Just(Step::Reopen),
        ];
        prop::collection::vec(step, 0..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_vault_does_what_a_plain_table_of_keys_would(steps in steps()) {
            let people: Vec<u64> = (1..=12_u64).map(|id| id.wrapping_mul(0x9e37_79b9_7f4a_7c15) & !0xffff).collect();
            let mut vault = Vault::of([7; 32]);
            let (mut begun, mut retired, mut gone) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            let mut first: BTreeMap<(u64, Period), Secret> = BTreeMap::new();
            for step in steps {
                let before = vault.clone();
                match step {
                    Step::Begin(number) => {
                        let new = vault.begin(period(number), [number; 32]);
                        prop_assert_eq!(new, !retired.contains(&period(number)) && begun.insert(period(number)));
                    }
                    Step::Erase(number) => {
                        let id = people[usize::from(number)];
                        prop_assert_eq!(vault.erase(id, MARK), gone.insert(id));
                    }
                    Step::Retire(number) => {
                        let was_there = vault.erase_period(period(number), MARK);
                        prop_assert_eq!(was_there, begun.remove(&period(number)));
                        retired.insert(period(number));
                    }
                    Step::Reopen => vault = Vault::decode(&vault.encode()).unwrap(),
                }
                prop_assert!(before.goes_on_in(&vault));
                prop_assert_eq!(vault.goes_on_in(&before), vault.generation() == before.generation());
                for id in people.iter().copied().chain([0]) {
                    for period in (0..9).map(period) {
                        let found = vault.value_key(id, period);
                        if gone.contains(&id) || retired.contains(&period) {
                            prop_assert_eq!(found, Standing::Erased);
                        } else if begun.contains(&period) {
                            let Standing::Here(key) = found else { panic!("{found:?}") };
                            // What it was the first time, whatever was erased since.
                            prop_assert_eq!(*first.entry((id, period)).or_insert(key), key);
                        } else {
                            prop_assert_eq!(found, Standing::KeyMissing);
                        }
                    }
                }
            }
            let different: BTreeSet<&Secret> = first.values().collect();
            prop_assert_eq!(different.len(), first.len(), "no two values have one key");
        }
    }
}

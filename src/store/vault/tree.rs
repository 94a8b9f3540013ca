//! A puncturable pseudo-random function: from one secret a key for every person, none of them stored, and any of them
//! can be destroyed for good without touching the others.
//!
//! The keys are the leaves of a tree in which each key is the parent of four: `BLAKE3 keyed(parent, [level, digit])`,
//! twenty-four levels over the first 48 bits of the id, two bits a level. While nobody was erased, the tree is its root
//! alone. To erase somebody is to remove every key on the way to their leaf and to keep the siblings beside that way: 72
//! keys of 32 bytes. Which of them were erased first cannot be told from what is left.

use std::fmt;

use super::super::bytes::Bytes;

/// A key, or the secret that keys come from.
pub type Secret = [u8; 32];

/// Levels below the root.
pub(super) const LEVELS: u32 = 24;
/// Bits of an id that the tree goes by, its first ones.
const PATH_BITS: u32 = LEVELS * 2;

/// What the bytes of a tree say at a node.
const GONE: u8 = 0;
const WHOLE: u8 = 1;
const SPLIT: u8 = 2;

/// A part of the tree.
#[derive(Clone, PartialEq, Eq)]
enum Node {
    /// Every key below it was destroyed.
    Gone,
    /// Every key below it comes from this one.
    Whole(Secret),
    /// Some of those below it were destroyed.
    Split(Box<[Node; 4]>),
}

/// The tree.
#[derive(Clone, PartialEq, Eq)]
pub struct Tree(Node);

impl Tree {
    /// A tree of which nothing was destroyed.
    pub fn of(root: Secret) -> Self {
        Self(Node::Whole(root))
    }

    /// The key of a person; `None` where it was destroyed.
    pub fn key(&self, id: u64) -> Option<Secret> {
        let mut node = &self.0;
        let mut level = 0;
        loop {
            match node {
                Node::Gone => return None,
                Node::Whole(key) => {
                    let leaf = (level..LEVELS).fold(*key, |key, level| child(&key, level, digit(id, level)));
                    // All 64 bits have a part in the key: what stands behind the first 48 is nobody else's either.
                    return Some(*blake3::keyed_hash(&leaf, &id.to_be_bytes()).as_bytes());
                }
                Node::Split(below) => node = &below[usize::from(digit(id, level))],
            }
            level += 1;
        }
    }

    /// Whether a person's key was destroyed.
    pub fn lacks(&self, id: u64) -> bool {
        let mut node = &self.0;
        let mut level = 0;
        loop {
            match node {
                Node::Gone => return true,
                Node::Whole(_) => return false,
                Node::Split(below) => node = &below[usize::from(digit(id, level))],
            }
            level += 1;
        }
    }

    /// Destroys a person's key; answers whether it was there.
    pub fn puncture(&mut self, id: u64) -> bool {
        puncture(&mut self.0, id, 0)
    }

    /// Keys that are stored: one while nobody was erased.
    pub fn stored(&self) -> usize {
        fn count(node: &Node) -> usize {
            match node {
                Node::Gone => 0,
                Node::Whole(_) => 1,
                Node::Split(below) => below.iter().map(count).sum(),
            }
        }
        count(&self.0)
    }

    /// Whether a tree holds no key that this one has destroyed, nor a key that comes from another root.
    pub fn goes_on_in(&self, later: &Self) -> bool {
        fn within(before: &Node, after: &Node, level: u32) -> bool {
            match (before, after) {
                (_, Node::Gone) => true,
                (Node::Gone, Node::Whole(_) | Node::Split(_)) | (Node::Split(_), Node::Whole(_)) => false,
                (Node::Whole(one), Node::Whole(other)) => one == other,
                (Node::Whole(key), Node::Split(below)) => {
                    let beneath = |digit| Node::Whole(child(key, level, digit));
                    (0..).zip(below.iter()).all(|(digit, node)| within(&beneath(digit), node, level + 1))
                }
                (Node::Split(one), Node::Split(other)) => {
                    one.iter().zip(other.iter()).all(|(before, after)| within(before, after, level + 1))
                }
            }
        }
        within(&self.0, &later.0, 0)
    }

    /// Appends the tree's bytes: what each node is, from the root down, a key behind each that is whole.
    pub(super) fn encode(&self, out: &mut Vec<u8>) {
        fn write(node: &Node, out: &mut Vec<u8>) {
            match node {
                Node::Gone => out.push(GONE),
                Node::Whole(key) => {
                    out.push(WHOLE);
                    out.extend_from_slice(key);
                }
                Node::Split(below) => {
                    out.push(SPLIT);
                    below.iter().for_each(|node| write(node, out));
                }
            }
        }
        write(&self.0, out);
    }

    /// Reads a tree; `None` where the bytes are none, or spell one in another way than [`Tree::encode`].
    pub(super) fn decode(bytes: &mut Bytes<'_>) -> Option<Self> {
        fn read(bytes: &mut Bytes<'_>, level: u32) -> Option<Node> {
            match bytes.u8()? {
                GONE => Some(Node::Gone),
                WHOLE => Some(Node::Whole(bytes.array()?)),
                SPLIT if level < LEVELS => {
                    let below = [
                        read(bytes, level + 1)?,
                        read(bytes, level + 1)?,
                        read(bytes, level + 1)?,
                        read(bytes, level + 1)?,
                    ];
                    // Four that are gone are one that is, and nothing was split where none is.
                    let spelled_so = below.iter().any(|node| *node != Node::Gone)
                        && below.iter().any(|node| !matches!(node, Node::Whole(_)));
                    spelled_so.then(|| Node::Split(Box::new(below)))
                }
                _ => None,
            }
        }
        read(bytes, 0).map(Self)
    }
}

impl fmt::Debug for Tree {
    /// Says nothing of any key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tree({} keys)", self.stored())
    }
}

/// The two bits of an id that choose among the four below a level.
fn digit(id: u64, level: u32) -> u8 {
    (id >> (u64::BITS - 2 - 2 * level) & 0b11) as u8
}

fn child(parent: &Secret, level: u32, digit: u8) -> Secret {
    *blake3::keyed_hash(parent, &[level as u8, digit]).as_bytes()
}

fn puncture(node: &mut Node, id: u64, level: u32) -> bool {
    if let Node::Whole(key) = node {
        if level == LEVELS {
            *node = Node::Gone;
            return true;
        }
        let key = *key;
        *node = Node::Split(Box::new([0, 1, 2, 3].map(|digit| Node::Whole(child(&key, level, digit)))));
    }
    let Node::Split(below) = node else { return false };
    let was_there = puncture(&mut below[usize::from(digit(id, level))], id, level + 1);
    if below.iter().all(|node| *node == Node::Gone) {
        *node = Node::Gone;
    }
    was_there
}

/// Whether two people would share a key: the first bits of their ids are one.
pub fn share_a_key(one: u64, other: u64) -> bool {
    (one ^ other) >> (u64::BITS - PATH_BITS) == 0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const ROOT: Secret = [7; 32];

    fn bytes(tree: &Tree) -> Vec<u8> {
        let mut out = Vec::new();
        tree.encode(&mut out);
        out
    }

    /// Ids that lie apart and beside each other: what differs in the first bits, the last of the path, and behind it.
    fn ids() -> impl Strategy<Value = u64> {
        prop_oneof![any::<u64>(), (0..16_u64).prop_map(|near| near << 16), (0..4_u64).prop_map(|top| top << 62)]
    }

    #[test]
    fn one_erased_leaves_the_siblings_of_their_path() {
        let mut tree = Tree::of(ROOT);
        assert_eq!((tree.stored(), bytes(&tree).len()), (1, 33));
        assert!(tree.puncture(0x0123_4567_89ab_0000));
        assert_eq!(tree.stored(), 72);
        assert_eq!(bytes(&tree).len(), 24 + 72 * 33 + 1);
        assert!(!tree.puncture(0x0123_4567_89ab_0000), "gone already");
    }

    #[test]
    fn keys_are_these_for_ever() {
        let tree = Tree::of(ROOT);
        let hex = |key: Secret| blake3::Hash::from(key).to_hex().to_string();
        let keys = [0, 1, 0x0123_4567_89ab_0000, u64::MAX].map(|id| tree.key(id).map(hex).unwrap_or_default());
        assert_eq!(keys.join("\n"), include_str!("golden-keys.txt").trim_end());
        let mut tree = tree;
        for id in [0x0123_4567_89ab_0000, 0xfedc_0000_0000_0000] {
            tree.puncture(id);
        }
        let whole = blake3::hash(&bytes(&tree)).to_hex().to_string();
        assert_eq!(whole, include_str!("golden-tree.txt").trim_end());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn punctured_keys_are_gone_and_all_others_are_what_they_were(
            people in prop::collection::vec(ids(), 1..24),
            erased in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        ) {
            let before = Tree::of(ROOT);
            let erased: Vec<u64> = erased.iter().map(|index| *index.get(&people)).collect();
            let (mut tree, mut other_way) = (before.clone(), before.clone());
            let mut gone = BTreeSet::new();
            for id in &erased {
                // Two who share the first bits share what is destroyed: ids are made so that no two do.
                prop_assert_eq!(tree.puncture(*id), gone.insert(*id >> 16));
            }
            for id in erased.iter().rev() {
                other_way.puncture(*id);
            }
            for id in &people {
                let key = if gone.contains(&(*id >> 16)) { None } else { before.key(*id) };
                prop_assert_eq!(tree.key(*id), key);
                prop_assert_eq!(tree.lacks(*id), key.is_none());
            }
            prop_assert_eq!(bytes(&tree), bytes(&other_way), "in any order");
            prop_assert!(before.goes_on_in(&tree));
            prop_assert!(erased.is_empty() || !tree.goes_on_in(&before));
            prop_assert!(!Tree::of([8; 32]).goes_on_in(&before));
        }

        #[test]
        fn a_tree_reads_back_and_no_bytes_make_it_stumble(
            erased in prop::collection::vec(ids(), 0..6),
            any_bytes in prop::collection::vec(0..4_u8, 0..200),
        ) {
            let mut tree = Tree::of(ROOT);
            for id in erased {
                tree.puncture(id);
            }
            let spelled = bytes(&tree);
            let mut rest = Bytes(&spelled);
            prop_assert_eq!(Tree::decode(&mut rest), Some(tree));
            prop_assert!(rest.is_empty());
            let mut any_rest = Bytes(&any_bytes);
            if let Some(read) = Tree::decode(&mut any_rest) {
                let taken = any_bytes.len() - any_rest.0.len();
                prop_assert_eq!(bytes(&read), any_bytes.get(..taken).unwrap_or_default());
            }
        }

        #[test]
        fn no_two_people_have_one_key(one in any::<u64>(), other in any::<u64>()) {
            let tree = Tree::of(ROOT);
            prop_assert_eq!(tree.key(one) == tree.key(other), one == other);
            prop_assert_eq!(share_a_key(one, other), one >> 16 == other >> 16);
        }
    }
}

//! A desk whose safe has keys: what is sealed or erased is no damage and is not here; whose key is missing is.

use linli::desk::core;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use linli::desk::core::keys::key_of;
use linli::desk::{Desk, Request, Settings};
use linli::model::{Id, Key, Note, Record, Refusal, Resident, privacy};
use linli::store::port::Read;
use linli::store::safe::{Belongs, Keys, Seal, SealError, Standing};
use linli::store::{Memory, Safe};

use super::held::Held;
use super::story::Story;

/// Keys that turn every byte round, and what has become of whom.
#[derive(Default)]
struct Turning(Mutex<HashMap<u64, Standing<()>>>);

impl Keys for Turning {
    fn seal(&self, belongs: &Belongs<'_>, plain: Vec<u8>) -> Result<(Seal, Vec<u8>), SealError> {
        let seal = if belongs.subject == 0 { Seal::Office } else { Seal::Vault };
        Ok((seal, plain.iter().map(|byte| !byte).collect()))
    }

    fn open<'a>(
        &self,
        _seal: Seal,
        belongs: &Belongs<'_>,
        stored: &'a [u8],
    ) -> Result<Standing<Cow<'a, [u8]>>, SealError> {
        let standing = self.0.lock().unwrap().get(&belongs.subject).copied().unwrap_or(Standing::Here(()));
        Ok(standing.map(|()| stored.iter().map(|byte| !byte).collect()))
    }
}

fn open(store: &Held, story: &Story, keys: &Arc<Turning>) -> Desk {
    let safe = Safe::with(Arc::<Turning>::clone(keys));
    let settings = Settings { clerk: "前台甲".into(), training: true, safe, ..Settings::default() };
    let ids = linli::desk::core::clock::SeededIds::from(7 + 1_000 * store.head());
    let clock = Box::new(story.clock.clone());
    Desk::open(Box::new(store.clone()), clock, Box::new(ids), settings, &mut |_| {}).unwrap()
}

/// Whether it says that so many records were left out.
fn is_without(what: &Note, records: u32) -> bool {
    matches!(what, Note::Privacy(privacy::Did::Without { records: left, .. }) if *left == records)
}

#[test]
fn four_people_and_what_has_become_of_their_records() {
    let (store, keys) = (Held::new(Memory::new()), Arc::new(Turning::default()));
    let mut story = Story::on("2026-11-23");
    story.desk = open(&store, &story, &keys);
    let [here, sealed, erased, lost] =
        ["解秀英", "王桂芳", "李明", "张建国"].map(|name| story.resident(name, 70, &format!("{name}巷")));
    // Nothing that the desk wrote can be read without the keys.
    let mut plain = 0;
    store
        .scan(b"", &mut |_, entry| {
            plain += usize::from(entry.value.windows(9).any(|part| part == "解秀英".as_bytes()));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(plain, 0);
    let standing = [(sealed, Standing::Sealed), (erased, Standing::Erased), (lost, Standing::KeyMissing)];
    keys.0.lock().unwrap().extend(standing.map(|(id, standing)| (id.0, standing)));
    story.desk = open(&store, &story, &keys);
    story.sees(|office| {
        let known: Vec<Id> = office.of::<Resident>().all().map(|resident| resident.id).collect();
        assert_eq!(known, [here]);
        // Of the one whose key is missing: the person, and the guard of their number.
        let named: Vec<String> = office.unread.all().map(|error| error.to_string()).collect();
        assert_eq!((named.len(), office.unread.of(Resident::KIND)), (2, 1), "{named:?}");
        assert!(named.iter().all(|line| line.contains("the key that sealed it is missing")), "{named:?}");
    });
    // Their histories go on to be told, without a field of what they were.
    for id in [sealed, erased, lost] {
        let versions = story.history(Key { community: 1, kind: Resident::KIND, id });
        assert_eq!((versions.len(), versions[0].fields.len()), (1, 0));
    }
    // None of their registrations is taken back as if nobody had been there.
    for id in [sealed, erased, lost] {
        let rev = store.get(&key_of::<Resident>(id)).unwrap().unwrap().rev;
        let command = store.past(rev).unwrap().unwrap().stamp.command;
        let answer = story.asks(Request::Desk(core::Ask::UndoThis { command, rev }));
        if id == erased {
            // What was erased is skipped and counted: the person and the guard of their number.
            let note = answer.unwrap().note;
            assert!(matches!(&note, Note::Undid { what } if is_without(what, 2)), "{note:?}");
            continue;
        }
        let refused = answer.unwrap_err();
        let expected = if id == lost {
            Refusal::from(core::Not::DoesNotOpen { kind: Resident::KIND, count: 1 }).with_ways(vec![])
        } else {
            Refusal::from(core::Not::HistoryEnds)
        };
        assert_eq!(refused, expected);
    }
    // A right that comes back opens what was sealed.
    keys.0.lock().unwrap().remove(&sealed.0);
    story.desk = open(&store, &story, &keys);
    assert_eq!(story.sees(|office| office.of::<Resident>().len()), 2);
}

//! A folder that an older program wrote, through every reader of records: the desk and what it finds, undoes and shows
//! in history, an export, a search beside the desk, a check, an import that holds no office, a merge.

use crate::desk::people;
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

use crate::desk::core::check::findings;
use crate::desk::core::clock::{FixedClock, SeededIds};
use crate::desk::core::keys::key_of;
use crate::desk::core::ledger::Books;
use crate::desk::core::office::Office;
use crate::desk::export::{OpenSink, Wanted, export_masked};
use crate::desk::find::beside;
use crate::desk::people::export::RESIDENTS;
use crate::desk::people::merge::Both;
use crate::desk::{Desk, Settings};
use crate::exchange::export::{Format, sink};
use crate::lookup::Query;
use crate::model::code::{Relation, Sex};
use crate::model::people::imagined::Resident0;
use crate::model::right::Rights;
use crate::model::{Address, Household, Id, Key, Note, Period, Record, Resident, codec};
use crate::store::port::{Commit, Op, Stamp};
use crate::store::safe::{Belongs, Class};
use crate::store::{self, Options, Safe, envelope};
use crate::text::Lang;

const GOLDEN: &str = include_str!("../../model/people/imagined/resident-0.hex");
const ONE: Id = Id(0x1111);
const OTHER: Id = Id(0x1112);
const NOW: &str = "2026-11-23T09:12";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// A resident as the older program kept them.
fn old(id: Id, phone: &str) -> Op {
    let resident = Resident0 {
        id,
        name: "解秀英".to_owned(),
        sex: Sex::Female,
        birth: Some("1955-01-15".parse().unwrap()),
        phone: phone.to_owned(),
        household: Id(0x2222),
        relation: if id == ONE { Relation::Head } else { Relation::Spouse },
    };
    let key = key_of::<Resident>(id);
    let belongs = Belongs {
        class: Class::Record,
        key: &key,
        kind: Resident::KIND.0,
        schema: 0,
        subject: id.0,
        period: Period::NONE,
    };
    let value = Safe::plain().wrap(&belongs, codec::encode(&resident).unwrap()).unwrap();
    Op::Put { key, value }
}

/// The commands of the older program: two people were registered, and a number was corrected.
fn old_folder(dir: &Path) {
    let lane = Address { lane: "红光巷".to_owned(), ..Address::default() };
    let household = Household { id: Id(0x2222), address: lane, head: ONE, ..Household::default() };
    let key = key_of::<Household>(household.id);
    let value = Safe::plain().pack(&key, &household).unwrap();
    let ops = [vec![old(ONE, "19900008829"), old(OTHER, ""), Op::Put { key, value }], vec![old(ONE, "19900003311")]];
    // What is read is what once was written, byte for byte, and not what this program writes today.
    let written: Vec<String> = ops
        .iter()
        .flatten()
        .filter_map(|op| match op {
            Op::Put { key, value } if Key::read(key)?.kind == Resident::KIND => Some(hex(value)),
            _ => None,
        })
        .collect();
    assert_eq!(written, GOLDEN.lines().collect::<Vec<_>>());
    let notes = [
        Note::People(people::Did::Registered { resident: ONE }),
        Note::People(people::Did::Corrected { resident: ONE, fields: vec!["phones".to_owned()] }),
    ];
    let commits: Vec<Commit> = (1..)
        .zip(ops.into_iter().zip(notes))
        .map(|(id, (ops, note))| {
            let stamp = Stamp { command: id, last: true, what: note.encode(), ..Stamp::default() };
            Commit { id, stamp, pre: Vec::new(), ops }
        })
        .collect();
    store::open(dir, Options::default()).unwrap().port.commit_all(&commits).unwrap();
}

fn desk(dir: &Path, seed: u64) -> Desk {
    let port = store::open(dir, Options::default()).unwrap().port;
    let settings = Settings { clerk: "前台甲".to_owned(), training: true, ..Settings::default() };
    let clock = Box::new(FixedClock::at(NOW.parse().unwrap()));
    Desk::open(port, clock, Box::new(SeededIds::from(seed)), settings, &mut |_| {}).unwrap().searchable()
}

#[test]
fn a_folder_of_an_older_schema_is_read_by_everybody_who_reads() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    old_folder(dir);

    // Beside a desk: an export, a search, a check.
    let reader = store::read(dir).unwrap().port;
    let safe = Safe::plain();
    let wanted = Wanted {
        what: &RESIDENTS,
        full: false,
        since: None,
        only: None,
        format: Format::Csv,
        lang: Lang::Zh,
        today: "2026-11-23".parse().unwrap(),
    };
    let mut file = Cursor::new(Vec::new());
    let out = &mut file;
    let open: OpenSink<'_> = Box::new(move |sheet| sink(Format::Csv, out, sheet));
    let written = export_masked(Books::of(reader.as_ref(), &safe), Rights::ALL, &wanted, open).unwrap();
    assert_eq!((written.rows, written.unread), (2, 0));
    assert!(String::from_utf8_lossy(file.get_ref()).contains("*******3311"));
    let found = |dir: &Path| {
        let query = Query::parse("xiexiuying");
        let opened = store::read_lightly(dir).unwrap();
        let cache = beside::kept(dir, opened.about.id, &safe);
        let office = Office::to_search(opened.port.as_ref(), &cache, wanted.today, &query).unwrap();
        (office.find("xiexiuying", 9).unwrap().hits.len(), office.unread.len())
    };
    assert_eq!((found(dir), found(dir)), ((2, 0), (2, 0)), "read whole, and from what was kept");
    let office = Office::read(reader.as_ref(), &safe).unwrap();
    assert_eq!((findings(&office), office.unread.len()), (vec![], 0));
    drop(reader);

    // The desk: history, undo, and what it writes is of the present schema.
    let mut desk = self::desk(dir, 1);
    assert_eq!(desk.office().of::<Resident>().get(ONE).unwrap().phones, ["19900003311"]);
    assert_eq!(desk.office().find("3311", 9).unwrap().hits.len(), 1);
    let key = Key { community: 1, kind: Resident::KIND, id: ONE };
    let fields: Vec<_> = desk.history(key).unwrap().into_iter().map(|version| version.fields).collect();
    assert_eq!(fields, [vec!["phones"], vec![]]);
    desk.undo_this(2, 2).unwrap();
    assert_eq!(desk.office().of::<Resident>().get(ONE).unwrap().phones, ["19900008829"]);
    assert_eq!(desk.history(key).unwrap()[0].fields, ["phones"]);
    desk.redo().unwrap();
    let mut resident = desk.office().of::<Resident>().get(ONE).unwrap().clone();
    resident.note = "耳背".to_owned();
    let rev = desk.office().of::<Resident>().row(ONE).unwrap().rev;
    desk.correct(resident, rev).unwrap();
    assert_eq!(desk.history(key).unwrap()[0].fields, ["note"]);
    desk.undo().unwrap();
    let schema = |dir: &Path, id| {
        let key = key_of::<Resident>(id);
        envelope::label(&key, &store::read(dir).unwrap().port.get(&key).unwrap().unwrap().value).unwrap().schema
    };
    assert_eq!((schema(dir, ONE), schema(dir, OTHER)), (Resident::SCHEMA, 0), "what is not touched stays as it is");
    drop(desk);

    // An import that holds no office knows them, and a merge moves the one into the other.
    let port = store::open(dir, Options::default()).unwrap().port;
    let settings = Settings { clerk: "前台甲".to_owned(), training: true, ..Settings::default() };
    let (clock, ids) = (Box::new(FixedClock::at(NOW.parse().unwrap())), Box::new(SeededIds::from(2)));
    let lean = Desk::open_to_import(port, clock, ids, settings).unwrap();
    assert!(lean.anybody().unwrap().is_some() && lean.office().unread.is_empty());
    drop(lean);
    let mut desk = self::desk(dir, 3);
    let (both, picked) = {
        let office = desk.office();
        let seen = |id| (id, office.of::<Resident>().row(id).unwrap().rev);
        (Both { kept: seen(ONE), gone: seen(OTHER) }, office.of::<Resident>().get(ONE).unwrap().clone())
    };
    desk.merge(&both, picked).unwrap();
    assert!(desk.office().of::<Resident>().get(OTHER).is_none());
    desk.undo().unwrap();
    assert_eq!(desk.office().of::<Resident>().get(OTHER).unwrap().name, "解秀英");
}

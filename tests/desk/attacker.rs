//! Somebody who has a copy of the folder, of the drafts and of a backup, and no key: planted values are looked for in
//! every spelling that a store might keep them in, also inside what is deflated. In a plain folder all of them must be
//! found first, else the looking proves nothing.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use linli::desk::core::clock::SeededIds;
use linli::desk::core::office::Office;
use linli::desk::find::beside;
use linli::desk::{Desk, Request, Settings, people};
use linli::lookup::Query;
use linli::store::drafts::Drafts;
use linli::store::safe::OfficeKey;
use linli::store::{self, Options, Safe};

use super::story::Story;

const DAY: &str = "2026-11-23";

/// What is planted: what it is called, and every spelling of it.
fn planted() -> Vec<(&'static str, Vec<Vec<u8>>)> {
    let words = [("a name", "欧阳槐序"), ("a lane", "照壁巷"), ("a draft", "膝盖疼了三天")];
    let digits = [("a telephone number", "13900610199")];
    let mut planted: Vec<_> = words.iter().map(|(what, word)| (*what, spelled(word))).collect();
    planted.extend(digits.iter().map(|(what, number)| (*what, numbered(number))));
    planted
}

fn spelled(word: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u16> = word.encode_utf16().collect();
    vec![
        word.as_bytes().to_vec(),
        wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        encoding_rs::GBK.encode(word).0.into_owned(),
    ]
}

fn numbered(digits: &str) -> Vec<Vec<u8>> {
    let number: u64 = digits.parse().unwrap();
    let even = format!("{digits:0>width$}", width = digits.len().next_multiple_of(2));
    let packed = even.as_bytes().chunks(2).map(|pair| (pair[0] - b'0') << 4 | (pair[1] - b'0')).collect();
    let short = |bytes: [u8; 8]| bytes.into_iter().collect::<Vec<_>>();
    let mut spelled = vec![digits.as_bytes().to_vec(), packed];
    spelled.push(short(number.to_le_bytes())[..5].to_vec());
    spelled.push(short(number.to_be_bytes())[3..].to_vec());
    spelled
}

/// Every file under a folder.
fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What is deflated in these bytes, wherever it begins: behind anything that may be a part's lengths.
fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    for at in 0..bytes.len().saturating_sub(13) {
        let long = |from: usize| u32::from_le_bytes(bytes[from..from + 4].try_into().unwrap()) as usize;
        let (raw, stored) = (long(at + 1), long(at + 5));
        let Some(part) = bytes.get(at + 13..at + 13 + stored.min(bytes.len())) else { continue };
        if stored == 0 || raw == 0 || raw > 4 << 20 {
            continue;
        }
        let mut plain = Vec::new();
        if DeflateDecoder::new(part).take(raw as u64).read_to_end(&mut plain).is_ok() && plain.len() == raw {
            all.append(&mut plain);
        }
    }
    all
}

/// Which planted values are found in which part of what somebody has copied.
fn found(root: &Path) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for path in files(root) {
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.truncate(bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        let part = path.strip_prefix(root).unwrap().iter().nth(1).map(|name| name.to_string_lossy().into_owned());
        let inside = if part.as_deref() == Some("b") { inflated(&bytes) } else { Vec::new() };
        for (what, spellings) in planted() {
            let seen = |bytes: &[u8]| spellings.iter().any(|one| bytes.windows(one.len()).any(|part| part == one));
            if seen(&bytes) || seen(&inside) {
                found.insert((what, part.clone().unwrap_or_default()));
            }
        }
    }
    found
}

/// A folder that was used: people, a snapshot, a kept index, a draft, a backup, a second opening.
fn used(root: &Path, safe: &Safe) {
    let data = root.join("office");
    let mut story = Story::on(DAY);
    for opening in 0..2 {
        let options = Options {
            who: "前台甲".into(),
            segment_bytes: 16 * 1024,
            reserve_bytes: 0,
            safe: safe.clone(),
            ..Options::default()
        };
        let opened = store::open(&data, options).unwrap();
        let settings = Settings { clerk: "前台甲".into(), safe: safe.clone(), ..Settings::default() };
        let ids = SeededIds::from(7 + opening * 1_000);
        story.desk =
            Desk::open(opened.port, Box::new(story.clock.clone()), Box::new(ids), settings, &mut |_| {}).unwrap();
        for nth in 0..60 {
            let mut new =
                story.new_resident(if nth == 3 { "欧阳槐序" } else { "解秀英" }, 70, &format!("照壁巷{nth}-{opening}"));
            new.resident.phones = vec!["13900610199".into()];
            story.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).unwrap();
        }
        // The desk is let go, and sled has everything.
        story.desk = super::story::open(linli::store::Memory::new(), &story.clock);
    }
    let opened = store::read_with(&data, safe).unwrap();
    let kept = beside::kept(&data, opened.about.id, safe);
    Office::to_search(opened.port.as_ref(), &kept, DAY.parse().unwrap(), &Query::parse("oyhx")).unwrap();
    Drafts::of(&root.join("state"), safe.clone()).save(7, (1, 1), 0, &"膝盖疼了三天").unwrap();
    std::fs::create_dir(root.join("backups")).unwrap();
    linli::desk::core::backup::take_with(&data, safe, &root.join("backups/b")).unwrap();
}

#[test]
fn every_planted_value_is_found_in_a_plain_folder_and_none_in_a_sealed_one() {
    let (plain, sealed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    used(plain.path(), &Safe::plain());
    let seen = found(plain.path());
    for (what, part) in [
        ("a name", "journal"),
        ("a name", "snapshots"),
        ("a name", "sled"),
        ("a name", "b"),
        ("a lane", "journal"),
        ("a lane", "b"),
        ("a telephone number", "journal"),
        ("a telephone number", "sled"),
        ("a telephone number", "b"),
        ("a draft", "drafts"),
    ] {
        assert!(seen.contains(&(what, part.to_owned())), "{what} in {part} is not found where it must be: {seen:?}");
    }
    used(sealed.path(), &Safe::sealed(OfficeKey::of([9; 32])));
    // What is kept of the search index is packed in a way that hides a word already: that it has any order shows.
    let shorter = |root: &Path| {
        let kept = std::fs::read(root.join("office/lookup.cache")).unwrap();
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
        deflated.write_all(&kept).unwrap();
        deflated.finish().unwrap().len() * 100 / kept.len()
    };
    assert!(shorter(plain.path()) < 80, "{}", shorter(plain.path()));
    assert!(shorter(sealed.path()) > 90, "{}", shorter(sealed.path()));
    assert_eq!(found(sealed.path()), BTreeSet::new());
}

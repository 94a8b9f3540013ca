//! Power cuts, played at every sync of a day, and calls that fail, each of them once. The day is played on a disk that
//! counts; what would be left of its folder is laid out, opened, and held against what was acknowledged.

mod day;
mod failing;
mod judge;
mod laid_out;
mod recorder;
mod sealing;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use day::{Day, Told};
use judge::Moment;
use recorder::{Left, OnSync, Recorder, Step};

use crate::support::{folder, hush_caught_panics};

/// How many moments are looked at beside each other.
const JUDGES: usize = 2;

#[test]
fn whatever_was_acknowledged_is_there_after_a_power_cut_at_any_sync() {
    hush_caught_panics();
    let root = folder();
    let told = Arc::new(Mutex::new(Told::default()));
    let (send, moments) = sync_channel(4);
    let moments = Arc::new(Mutex::new(moments));
    let judges: Vec<_> = (0..JUDGES)
        .map(|_| {
            let (moments, named) = (moments.clone(), root.path().join("other/b"));
            std::thread::spawn(move || judge_all(&moments, &named))
        })
        .collect();
    drop(moments);
    let on_sync = hand_out(told.clone(), root.path().join("office/sled"), send);
    let recorder = Arc::new(Recorder::new(root.path(), "other", on_sync));
    Day::new(root.path(), recorder.clone(), told).play();
    recorder.end();
    let judged: u64 = judges.into_iter().map(|judge| judge.join().unwrap()).sum();
    let known = recorder.known();
    let (steps, syncs) = (&known.steps, known.syncs());
    println!("{syncs} syncs, {judged} moments that differ; {steps:?}");
    assert!(syncs >= 300, "{syncs} syncs");
    for step in Step::ALL {
        assert!(steps.get(&step).is_some_and(|count| *count > 0), "no {step:?} in {steps:?}");
    }
}

/// Hands out what may be left at each sync, unless that is what was left at the one before.
fn hand_out(told: Arc<Mutex<Told>>, sled: PathBuf, send: SyncSender<Moment>) -> OnSync {
    let before = Mutex::new((Told::default(), Vec::new()));
    Box::new(move |sync, known| {
        let told = told.lock().unwrap().clone();
        let (promised, seen) = std::mem::take(&mut *before.lock().unwrap());
        let mut shown = Vec::new();
        for (nth, left) in [Left::Durable, Left::Written, Left::Torn(sync)].into_iter().enumerate() {
            let remains = known.left(left);
            // sled as it stands, now beside the one and now beside the other, else nothing of it.
            let copied = sync % 4 == 2 * nth as u64 && sled.is_dir();
            let was_seen = shown.contains(&remains) || (told.promises_as(&promised) && seen.contains(&remains));
            shown.push(remains.clone());
            if copied || !was_seen {
                let copied = copied.then(|| {
                    let place = folder();
                    copy_at_work(&sled, place.path());
                    place
                });
                // Nobody hears it only where a moment was judged badly.
                let _ = send.send(Moment { sync, left, remains, sled: copied, told: told.clone() });
            }
        }
        *before.lock().unwrap() = (told, shown);
    })
}

/// Copies a folder in which somebody is at work: what goes away meanwhile is left out.
fn copy_at_work(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_at_work(&path, &target);
        } else if let Err(error) = std::fs::copy(&path, &target) {
            assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}");
        }
    }
}

fn judge_all(moments: &Mutex<Receiver<Moment>>, named: &Path) -> u64 {
    let mut judged = 0;
    loop {
        let next = moments.lock().unwrap().recv();
        let Ok(moment) = next else { return judged };
        moment.judge(folder().path(), named);
        judged += 1;
    }
}

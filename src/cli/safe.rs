//! `linli safe`: the key slots of a sealed folder, sealing a plain one, and sealing one anew under another key.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use zeroize::Zeroizing;

use crate::store::backup::BackupError;
use crate::store::disk::Disk;
use crate::store::drafts::{Draft, Drafts};
use crate::store::safe::{
    CodeError, KeyFile, Limits, OfficeKey, Passphrase, RecoveryCode, Secret, Slot, SlotKind, Slots, Weak,
};
use crate::store::{self, About, OpenError, Safe, sealing};
use crate::text::{Lang, safes as words};

use super::args::{SafeWords, SafeWork};
use super::fail::Fail;
use super::opening::{self, secret};
use super::out;
use super::place::Place;

pub(super) fn run(place: &Place, wanted: &SafeWords) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let about = store::about(&folder)?.ok_or_else(|| OpenError::Missing(folder.clone()))?;
    if wanted.what == SafeWork::Seal {
        return seal(place, &folder, about, wanted);
    }
    if !about.sealed {
        return Err(Fail::Said(words::not_sealed(place.lang, &folder.display())));
    }
    let slots = Slots::of(&Disk::default(), &folder, Limits::office());
    match wanted.what {
        SafeWork::List => list(place.lang, &slots.list()?),
        SafeWork::Add => {
            let key = office(place, &folder)?;
            let number = with_new(place.lang, wanted, |secret| slots.add(&key, secret))?;
            out::say(&words::added(place.lang, number))
        }
        SafeWork::Change => {
            let number = numbered(place.lang, wanted)?;
            let key = office(place, &folder)?;
            with_new(place.lang, wanted, |secret| slots.change(&key, secret, number))?;
            out::say(&words::changed(place.lang, number))
        }
        SafeWork::Remove => {
            let number = numbered(place.lang, wanted)?;
            drop(office(place, &folder)?);
            slots.remove(number).map_err(|error| opening::slot(place.lang, error))?;
            out::say(&words::removed(place.lang, number))
        }
        SafeWork::Recover => {
            let typed = secret(words::TYPE_CODE.say(place.lang))?.ok_or_else(|| OpenError::Locked(folder.clone()))?;
            let code = RecoveryCode::typed(&typed).map_err(|error| Fail::Said(words::code(place.lang, of(error))))?;
            let key = slots.open(Secret::Code(&code)).map_err(|error| opening::slot(place.lang, error))?;
            let number = with_new(place.lang, wanted, |secret| slots.add(&key, secret))?;
            out::say(&words::added(place.lang, number))
        }
        SafeWork::Renew => {
            let from = place.safe(&folder)?;
            rewrite(place, &folder, about, &from, wanted)
        }
        SafeWork::Seal => Ok(ExitCode::SUCCESS),
    }
}

/// What is wrong with a typed code, as words have it: the group, or 0.
fn of(error: CodeError) -> words::CodeWrong {
    match error {
        CodeError::Length { found } => words::CodeWrong::Length(found),
        CodeError::NoDigit => words::CodeWrong::NoDigit,
        CodeError::Group(group) => words::CodeWrong::Group(group),
    }
}

fn list(lang: Lang, slots: &[Slot]) -> Result<ExitCode, Fail> {
    let mut out = out::answers();
    for slot in slots {
        let kind = match slot.kind {
            SlotKind::Passphrase => words::KIND_PASSPHRASE,
            SlotKind::Code => words::KIND_CODE,
            SlotKind::File => words::KIND_FILE,
        };
        let (memory, passes) = (slot.stretch.memory / 1024, slot.stretch.passes);
        writeln!(out, "{}", words::slot_line(lang, slot.number, kind, (memory, passes), slot.whole))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn numbered(lang: Lang, wanted: &SafeWords) -> Result<u32, Fail> {
    wanted.slot.ok_or_else(|| Fail::Usage(words::WHICH_SLOT.say(lang).to_owned()))
}

/// The office's key, once somebody has shown that they may have it.
fn office(place: &Place, folder: &Path) -> Result<OfficeKey, Fail> {
    let safe = place.safe(folder)?;
    safe.office().cloned().ok_or_else(|| OpenError::Locked(folder.to_owned()).into())
}

/// Asks for a new secret of the kind that the line names, and does something with it.
fn with_new<T>(
    lang: Lang,
    wanted: &SafeWords,
    make: impl FnOnce(Secret<'_>) -> Result<T, crate::store::safe::SlotError>,
) -> Result<T, Fail> {
    let made = if let Some(path) = &wanted.new_key_file {
        let file = KeyFile::create(path).map_err(|error| opening::key_file(lang, path, error))?;
        make(Secret::File(&file))
    } else if wanted.code {
        let code = RecoveryCode::random().map_err(Fail::Out)?;
        copied_by_hand(lang, &code)?;
        make(Secret::Code(&code))
    } else {
        make(Secret::Passphrase(&new_passphrase(lang)?))
    };
    made.map_err(|error| opening::slot(lang, error))
}

/// A new passphrase, typed twice.
fn new_passphrase(lang: Lang) -> Result<Passphrase, Fail> {
    loop {
        let gave_up = || Fail::Said(words::GAVE_UP.say(lang).to_owned());
        let first = secret(words::NEW_PASSPHRASE.say(lang))?.ok_or_else(gave_up)?;
        if let Some(hint) = Passphrase::hint(&first) {
            out::complain(opening::hint(hint).say(lang));
        }
        let passphrase = Passphrase::typed(&first);
        match passphrase.weak() {
            Some(Weak::Short(least)) => {
                out::complain(&words::too_short(lang, least));
                continue;
            }
            Some(Weak::Same) => {
                out::complain(words::TOO_PLAIN.say(lang));
                continue;
            }
            None => {}
        }
        let again = secret(words::PASSPHRASE_AGAIN.say(lang))?.ok_or_else(gave_up)?;
        if passphrase.is(&Passphrase::typed(&again)) {
            return Ok(passphrase);
        }
        out::complain(words::NOT_THE_SAME.say(lang));
    }
}

/// Shows a code on a screen of its own, which no scrollback keeps, and goes on only when it was typed back.
fn copied_by_hand(lang: Lang, code: &RecoveryCode) -> Result<(), Fail> {
    let mut screen = std::io::stderr();
    if !screen.is_terminal() {
        return Err(Fail::Said(words::CODE_NEEDS_A_TERMINAL.say(lang).to_owned()));
    }
    let mut text = Zeroizing::new(String::from("\u{1b}[?1049h\u{1b}[2J\u{1b}[H"));
    text.push_str(words::COPY_CODE.say(lang));
    text.push_str("\r\n\r\n");
    for (nth, group) in code.groups().iter().enumerate() {
        text.push_str(group);
        text.push_str(if nth % 5 == 4 { "\r\n" } else { "  " });
    }
    text.push_str("\r\n");
    screen.write_all(text.as_bytes())?;
    screen.flush()?;
    let read = secret(words::COPIED.say(lang));
    screen.write_all(b"\x1b[2J\x1b[H")?;
    screen.flush()?;
    let back = loop {
        if !matches!(read, Ok(Some(_))) {
            break Ok(false);
        }
        match secret(words::TYPE_CODE.say(lang)) {
            Ok(Some(typed)) => match RecoveryCode::typed(&typed) {
                Ok(typed) if typed == *code => break Ok(true),
                Ok(_) => out::complain(words::NOT_THE_SAME.say(lang)),
                Err(error) => out::complain(&words::code(lang, of(error))),
            },
            Ok(None) => break Ok(false),
            Err(error) => break Err(error),
        }
    };
    screen.write_all(b"\x1b[2J\x1b[?1049l")?;
    screen.flush()?;
    if back? { Ok(()) } else { Err(Fail::Said(words::GAVE_UP.say(lang).to_owned())) }
}

/// Seals a plain folder: a passphrase or a key file first, and a code beside a passphrase.
fn seal(place: &Place, folder: &Path, about: About, wanted: &SafeWords) -> Result<ExitCode, Fail> {
    if about.training {
        return Err(Fail::Said(words::TRAINING_STAYS_PLAIN.say(place.lang).to_owned()));
    }
    if about.sealed {
        return Err(Fail::Said(words::sealed_already(place.lang, &folder.display())));
    }
    out::complain(words::LOSES_EVERYTHING.say(place.lang));
    rewrite(place, folder, about, &Safe::plain(), wanted)
}

/// Writes the folder anew under a fresh key.
pub(super) fn rewrite(
    place: &Place,
    folder: &Path,
    about: About,
    from: &Safe,
    wanted: &SafeWords,
) -> Result<ExitCode, Fail> {
    let lang = place.lang;
    let key = OfficeKey::random().map_err(Fail::Out)?;
    let to = Safe::sealed(key.clone());
    // Everything is asked before anything is written.
    let file = match &wanted.new_key_file {
        Some(path) => Some(KeyFile::create(path).map_err(|error| opening::key_file(lang, path, error))?),
        None => None,
    };
    let passphrase = if file.is_none() { Some(new_passphrase(lang)?) } else { None };
    let code = if wanted.code || (passphrase.is_some() && !wanted.no_code) {
        let code = RecoveryCode::random().map_err(Fail::Out)?;
        copied_by_hand(lang, &code)?;
        Some(code)
    } else {
        None
    };
    let lay = |dir: &Path| -> Result<(), BackupError> {
        let slots = Slots::of(&Disk::default(), dir, Limits::office());
        let secrets = [
            passphrase.as_ref().map(Secret::Passphrase),
            code.as_ref().map(Secret::Code),
            file.as_ref().map(Secret::File),
        ];
        for secret in secrets.into_iter().flatten() {
            let made = slots.add(&key, secret).map_err(std::io::Error::other);
            made.map_err(|source| BackupError::Io { path: dir.to_owned(), source })?;
        }
        Ok(())
    };
    let folder = &std::path::absolute(folder).map_err(Fail::Out)?;
    let drafts = Drafts::of(&Place::state(folder, about), from.clone());
    // In a training folder they lie in it, and would go with it.
    let begun = drafts.list().map(|(begun, _)| begun).unwrap_or_default();
    let sealed = sealing::seal(folder, (from, &to), &lay)?;
    place.opening.remember(folder, &to);
    drafts_anew(folder, &begun, (&drafts, &to));
    out::say(&words::sealed(lang, sealed.entries, sealed.commits, &folder.display()))
}

/// Forms that were begun lie with this desk, by the store's id, which is another one now: they are sealed as the rest.
fn drafts_anew(folder: &Path, begun: &[Draft], (before, to): (&Drafts, &Safe)) {
    let Ok(Some(now)) = store::about(folder) else { return };
    let state = Place::state(folder, now);
    let drafts = Drafts::of(&state, to.clone());
    for draft in begun {
        // What cannot be moved stays where it was, and is found there by hand.
        if drafts.keep(draft).is_ok() && state != folder {
            let _ = before.remove(draft.id);
        }
    }
}

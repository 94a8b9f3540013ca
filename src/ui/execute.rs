//! Carries effects out, and hears what the worker tells: the only place where seat and stack change.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use jiff::SignedDuration;
use ratatui::backend::Backend;

use crate::desk::core::worker::{LongWork, Report};
use crate::desk::import::{Came, Tally};
use crate::desk::{Done, Request};
use crate::model::{Id, Note, Refusal, Resident};
use crate::store::Stage;
use crate::text::{import, pages, reports};
use crate::ui::words;

use crate::ui::Exit;
use crate::ui::console::{Console, Opening, Pending};
use crate::ui::effect::{Effect, Then};
use crate::ui::layers::refusal::WaysOut;
use crate::ui::layers::{choice, welcome};
use crate::ui::panes::{home, of_kind};
use crate::ui::people::review::Review;
use crate::ui::people::roster;
use crate::ui::view::{Line, Open, Selected, Why};

/// How long a masked value stays open.
const OPEN_FOR: SignedDuration = SignedDuration::from_secs(30);

/// The action that ends the program; it works while the desk is being opened too.
pub(in crate::ui) const LEAVE: &str = "leave";

impl<B: Backend> Console<B> {
    /// Carries out an effect and what follows from it.
    pub(in crate::ui) fn carry(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::All(all) => all.into_iter().for_each(|effect| self.carry(effect)),
            Effect::Push(layer) => self.stack.push(layer),
            Effect::Pop => {
                self.stack.pop();
            }
            Effect::Park => {
                self.keep_drafts();
                self.stack.pop();
            }
            Effect::Close => {
                self.keep_drafts();
                while self.stack.pop().is_some() {}
            }
            Effect::Tell(verb) => {
                let next = self.tell(verb);
                self.carry(next);
            }
            Effect::Run(action) => {
                if action.id == LEAVE {
                    self.keep_drafts();
                }
                let next = self.with(|view, _, _| match (action.enabled)(view) {
                    Ok(()) => (action.run)(view),
                    Err(Why(msg)) => Effect::Say(Line::Warn(msg)),
                });
                self.carry(next.unwrap_or(Effect::None));
            }
            Effect::Send(request) => self.send(*request, None),
            Effect::SendThen(request, then) => self.send(*request, Some(then)),
            Effect::Import(wanted) => {
                if let Some(importer) = self.seat.import.clone() {
                    let stop = Arc::new(AtomicBool::new(false));
                    let ticket = self.worker.import(importer, wanted.clone(), Arc::clone(&stop));
                    self.pending =
                        Some(Pending { ticket, request: None, draft: 0, then: None, import: Some((wanted, stop)) });
                }
            }
            Effect::Export(order) => {
                if let Some(exporter) = self.seat.export.clone() {
                    let ticket = self.worker.export(exporter, *order);
                    self.pending = Some(Pending { ticket, request: None, draft: 0, then: None, import: None });
                }
            }
            Effect::Recent(folder) => self.seat.recent = Some(folder),
            Effect::Begin => {
                let first = self.with(|view, _, _| welcome::first_screen(view));
                self.carry(first.unwrap_or(Effect::None));
            }
            Effect::History(key) => {
                self.worker.ask_history(key);
                self.asked += 1;
            }
            Effect::Recall(day) => {
                self.worker.recall(day);
                self.asked += 1;
            }
            Effect::Count(month) => {
                self.worker.count(month);
                self.asked += 1;
            }
            Effect::Tab(tab) => self.seat.tab = tab,
            Effect::Face(face) => {
                if let Some(tab) = self.panes.turn_to(face) {
                    self.seat.tab = tab;
                }
            }
            Effect::Show(selected) => self.show(selected),
            Effect::Serve(id) => self.serve(id),
            Effect::Release => self.serve(Id::NONE),
            Effect::Visitor(visitor) => {
                self.seat.visitor = visitor;
                self.seat.visitor_known = true;
            }
            Effect::Say(line) => self.say(line),
            Effect::Keep(draft) => {
                self.worker.save_draft((*draft).clone());
                self.saving += 1;
                self.seat.drafts.retain(|kept| kept.id != draft.id);
                self.seat.drafts.insert(0, *draft);
            }
            Effect::Forget(id) => {
                if id != 0 {
                    self.worker.remove_draft(id);
                    self.seat.drafts.retain(|kept| kept.id != id);
                }
            }
            Effect::Speak(lang) => self.seat.lang = lang,
            Effect::Leave(exit) => self.exit = Some(exit),
        }
    }

    fn send(&mut self, request: Request, then: Option<Then>) {
        self.keep_drafts();
        let draft = self.with(|view, stack, _| stack.draft(view).map(|draft| draft.id));
        let ticket = self.worker.send(request.clone(), self.seat.visitor.clone());
        let draft = draft.flatten().unwrap_or(0);
        self.pending = Some(Pending { ticket, request: Some(request), draft, then, import: None });
    }

    /// Serves somebody; whoever was open before is masked again, and the next visitor is a stranger.
    fn serve(&mut self, id: Id) {
        if self.seat.subject != id {
            self.seat.subject = id;
            self.seat.visitor = crate::desk::Visitor::default();
            self.seat.visitor_known = false;
            self.seat.open.clear();
        }
    }

    fn show(&mut self, selected: Selected) {
        let Some(Some(home)) = self.with(|view, _, _| home(selected, view.office)) else { return };
        self.carry(Effect::Face(home.face));
        self.with(|view, _, panes| panes.of(home.tab).1.show(home.selected, view));
    }

    /// Hears the worker.
    pub(in crate::ui) fn hear(&mut self, report: Report) {
        match report {
            Report::Progress { work, done, of } => self.progress(work, done, of),
            Report::Opened { office, norms, drafts, unread_drafts } => {
                self.office = Some(office);
                self.seat.norms = *norms;
                self.seat.drafts = drafts;
                if unread_drafts > 0 {
                    self.say(Line::Fact(words::unread_drafts(self.seat.lang, unread_drafts)));
                }
                let first = self.with(|view, _, _| {
                    let empty = view.office.of::<Resident>().is_empty();
                    let first = if empty { Effect::Begin } else { Effect::None };
                    let first = first.then(roster::cut_off(view, None));
                    if view.seat.clerks.len() > 1 { first.then(choice::clerks(view)) } else { first }
                });
                self.carry(first.unwrap_or(Effect::None));
            }
            Report::Failed { reason } => self.opening = Opening::Failed(reason),
            Report::Answer { ticket, answer } => self.answered(ticket, answer),
            Report::Recalled { answer } => {
                self.asked = self.asked.saturating_sub(1);
                if let Err(refusal) = answer {
                    self.say(Line::Refused(Box::new(refusal)));
                }
            }
            Report::Counted { answer } => {
                self.asked = self.asked.saturating_sub(1);
                match (answer, self.stack.top_mut()) {
                    (Ok(counted), Some(layer)) => layer.counted(*counted),
                    (Ok(_), None) => {}
                    (Err(refusal), _) => self.say(Line::Refused(Box::new(refusal))),
                }
            }
            Report::History { answer, .. } => {
                self.asked = self.asked.saturating_sub(1);
                match (answer, self.stack.top_mut()) {
                    (Ok(versions), Some(layer)) => layer.versions(versions),
                    (Ok(_), None) => {}
                    (Err(refusal), _) => self.say(Line::Refused(Box::new(refusal))),
                }
            }
            Report::DraftNotSaved { reason, .. } => {
                self.saving = self.saving.saturating_sub(1);
                self.say(Line::Fact(words::draft_not_saved(self.seat.lang, &reason)));
            }
            Report::NotPrinted { reason } => self.say(Line::Fact(pages::failed(self.seat.lang, &reason))),
            Report::Importing { rows, share } => {
                if let Some(layer) = self.stack.top_mut() {
                    layer.progress(rows, share);
                }
            }
            Report::Imported { ticket, answer } => self.imported(ticket, answer),
            Report::Exported { ticket, answer } => {
                if self.pending.take_if(|pending| pending.ticket == ticket).is_some() {
                    self.say(Line::Fact(answer.unwrap_or_else(|reason| reason)));
                    self.play_waiting();
                }
            }
            Report::DraftSaved { .. } => self.saving = self.saving.saturating_sub(1),
            Report::Gone => self.desk_gone(),
        }
    }

    fn progress(&mut self, work: LongWork, done: u64, of: u64) {
        if self.office.is_some() {
            // Behind an open desk the store is mended in silence but for its end: nobody has to wait for it.
            if let (LongWork::Store(Stage::Rebuild), true) = (work, done == of) {
                self.say(Line::Fact(words::store_rebuilt(self.seat.lang, of)));
            }
            return;
        }
        if let Opening::Working { work: so_far, since, .. } = &self.opening {
            let since = if *so_far == work { *since } else { Instant::now() };
            self.opening = Opening::Working { work, done, of, since };
        }
    }

    fn answered(&mut self, ticket: u64, answer: Result<Done, Refusal>) {
        if self.sweep.hears(ticket, answer.is_ok(), self.seat.now) {
            if let (Ok(done), Line::Quiet) = (answer, &self.seat.line) {
                self.say(Line::Said(done.note));
            }
            return;
        }
        let Some(pending) = self.pending.take_if(|pending| pending.ticket == ticket) else { return };
        match answer {
            Ok(done) => {
                self.done(pending, done);
                self.play_waiting();
            }
            Err(refusal) => self.refused(pending, refusal),
        }
    }

    fn imported(&mut self, ticket: u64, answer: Result<Came, String>) {
        let Some(pending) = self.pending.take_if(|pending| pending.ticket == ticket) else { return };
        self.drop_waiting();
        let Some((wanted, _)) = pending.import else { return };
        match answer {
            Ok(Came::Planned(planned)) => {
                self.say(Line::Quiet);
                if !self.stack.top_mut().is_some_and(|layer| layer.planned(&wanted, &planned)) {
                    self.stack.pop();
                    self.stack.push(Box::new(Review::of(*wanted, *planned, false)));
                }
            }
            Ok(Came::Done(done, rejects)) => {
                while self.stack.pop().is_some() {}
                let lang = self.seat.lang;
                let Tally { added, updated, unchanged, doubtful, left_out, refused } = done.tally;
                let mut said = import::counts(lang, [added, updated, unchanged, doubtful + left_out, refused]);
                if let Some(path) = rejects {
                    said = format!("{said} {}", reports::rejects_written(lang, &path.display()));
                }
                self.say(Line::Fact(said));
                if done.stopped {
                    self.say(Line::Warn(import::STOPPED));
                    let next = self.with(|view, _, _| roster::cut_off(view, Some(wanted.file)));
                    self.carry(next.unwrap_or(Effect::None));
                }
            }
            Err(reason) => {
                if let Some(layer) = self.stack.top_mut() {
                    layer.stopped();
                }
                self.say(Line::Fact(reason));
            }
        }
    }

    fn done(&mut self, pending: Pending, done: Done) {
        self.carry(Effect::Forget(pending.draft));
        self.draft_due = None;
        while self.stack.pop().is_some() {}
        match (&pending.request, &done.note) {
            (_, Note::Revealed { resident, field }) => {
                if let Ok(until) = self.seat.now.checked_add(OPEN_FOR) {
                    self.seat.open.push(Open { resident: *resident, field: field.clone(), until });
                }
                // Readings and words are shown where they were asked for; everything else stands on the card.
                let stays = self.panes.of(self.seat.tab).0.stays;
                if !stays && pending.then.is_none() {
                    self.show(Selected::of::<Resident>(*resident));
                }
            }
            (Some(Request::SetClerk { clerk }), _) => self.seat.clerk.clone_from(clerk),
            (Some(Request::Register { .. }), Note::Registered { resident }) => self.serve(*resident),
            _ => {}
        }
        if let Some(key) = done.record {
            let selected = Selected::Record(key);
            let here =
                self.with(|view, _, _| home(selected, view.office).is_some_and(|home| home.tab == view.seat.tab));
            if here == Some(true) || matches!(pending.request, Some(Request::Register { .. })) {
                self.show(selected);
            }
        }
        self.seat.slip = match done.note {
            // The same page once more: the first one may have jammed.
            Note::Printed { .. } => self.seat.slip,
            _ => done.record.and_then(|key| of_kind(key.kind, |shown| shown.slip.map(|slip| slip(key.id)))),
        };
        self.say(match done.file {
            Some(path) => Line::Fact(pages::written(self.seat.lang, &short_of(&path).display())),
            None => Line::Said(done.note),
        });
        let Pending { request, then, .. } = pending;
        let next = self.with(|view, _, _| match (then, request) {
            (Some(then), _) => then(view),
            (None, Some(request)) => crate::ui::center::actions::after(&request, view),
            _ => Effect::None,
        });
        self.carry(next.unwrap_or(Effect::None));
    }

    fn refused(&mut self, pending: Pending, refusal: Refusal) {
        self.drop_waiting();
        if self.stack.top_mut().is_some_and(|layer| layer.refused(&refusal)) {
            return;
        }
        match pending.request {
            Some(request) if !refusal.ways().is_empty() => self.stack.push(Box::new(WaysOut::of(request, refusal))),
            _ => self.say(Line::Refused(Box::new(refusal))),
        }
    }

    /// The worker's thread died: nothing can be written any more, and what was typed stays on screen.
    pub(in crate::ui) fn desk_gone(&mut self) {
        (self.asked, self.saving) = (0, 0);
        let lost = self.pending.take().is_some();
        let reason = words::DESK_GONE.say(self.seat.lang).to_owned();
        if self.office.is_none() {
            if matches!(self.opening, Opening::Working { .. }) {
                self.opening = Opening::Failed(reason);
            }
        } else if self.exit.is_none() {
            let refusal = if lost { Refusal::PerhapsWritten { reason } } else { Refusal::ReadOnly { reason } };
            self.say(Line::Refused(Box::new(refusal)));
        }
    }
}

/// A file and its folder: what fits the line, and is found again.
fn short_of(path: &Path) -> PathBuf {
    let folder = path.parent().and_then(Path::file_name);
    folder.into_iter().chain(path.file_name()).collect()
}

/// How the console ended, for whoever starts the program.
impl Exit {
    /// The process's exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Left | Self::Demo => 0,
            Self::NoTerminal | Self::TerminalGone | Self::Failed(_) => 1,
            Self::Signal(number) => 128_u8.wrapping_add(*number as u8),
        }
    }
}

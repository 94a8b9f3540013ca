//! Carries effects out, and hears what the worker tells: the only place where seat and stack change.

use crate::desk::core;
use crate::desk::people;
use crate::model::cause::Cause;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use jiff::civil::DateTime;
use jiff::{SignedDuration, ToSpan};
use ratatui::backend::Backend;

use crate::desk::core::worker::{LongWork, Report};
use crate::desk::export::{ExportOrder, Written};
use crate::desk::{Done, Request, look};
use crate::model::{Id, Note, Refusal, Resident};
use crate::store::Stage;
use crate::text::{Lang, exports, pages};
use crate::ui::words;

use crate::desk::core::question::Answer;
use crate::desk::core::visitor::Visitor;
use crate::model::operators::look::how;
use crate::model::operators::rules::IDLE_MINUTES;
use crate::ui::Exit;
use crate::ui::actions::scope;
use crate::ui::clinic::forms::{goes_on_refused, told};
use crate::ui::console::{Asked, Asker, Console, Opening, Pending};
use crate::ui::effect::{Effect, Then};
use crate::ui::layers::cover::{Cover, GRACE};
use crate::ui::layers::refusal::WaysOut;
use crate::ui::layers::{Layer, choice, clock, welcome};
use crate::ui::operators::lock::{sit_down, who_may_sit};
use crate::ui::panes::{home, of_kind};
use crate::ui::people::roster;
use crate::ui::view::{Line, Selected, Why};

/// What was looked at waits no longer to be written down.
const LOOKS_WAIT: SignedDuration = SignedDuration::from_secs(60);
/// The action that opens the row under the cursor.
pub(in crate::ui) const OPEN: &str = "open";

/// The action that ends the program; it works while the desk is being opened too.
pub(in crate::ui) const LEAVE: &str = "leave";

impl<B: Backend> Console<B> {
    /// Carries out an effect and what follows from it.
    #[allow(clippy::too_many_lines, reason = "an arm an effect")]
    pub(in crate::ui) fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::All(all) => all.into_iter().for_each(|effect| self.perform(effect)),
            Effect::Push(layer) => self.open_layer(layer),
            Effect::Pop => {
                self.close_layer();
            }
            Effect::Park => {
                self.keep_drafts();
                self.close_layer();
            }
            Effect::Close => {
                self.keep_drafts();
                self.close_all();
            }
            Effect::Looked(id, how) => self.looked(id, how),
            Effect::Lock => self.open_layer(Box::new(Cover::locked())),
            Effect::Uncover => self.stack.uncover(),
            Effect::Tell(verb) => {
                let next = self.tell(verb);
                self.perform(next);
            }
            Effect::Run(action) => {
                if action.id == LEAVE {
                    self.keep_drafts();
                }
                let next = self.with(|view, _, _| match action.ready(view) {
                    Ok(()) => (action.run)(view),
                    Err(Why(msg)) => Effect::Say(Line::Warn(msg)),
                });
                self.perform(next.unwrap_or(Effect::None));
                if action.id == OPEN {
                    let opened =
                        self.with(|view, stack, _| view.under_cursor().filter(|_| stack.is_empty()).map(|one| one.id));
                    self.looked(opened.flatten().unwrap_or(Id::NONE), how::OPENED);
                }
            }
            Effect::Send(request) => self.send(*request, (None, None), None),
            Effect::SendThen(request, then) => self.send(*request, (None, None), Some(then)),
            Effect::SendAt(request, at, then) => self.send(*request, (at, None), Some(then)),
            Effect::SendSeeing(request, seen, then) => self.send(*request, (None, Some(seen)), Some(then)),
            Effect::Import(wanted) => {
                if let Some(importer) = self.seat.import.clone() {
                    let stop = Arc::new(AtomicBool::new(false));
                    let ticket = self.worker.import(importer, wanted, Arc::clone(&stop));
                    self.pending = Some(Pending { stop: Some(stop), ..Pending::of(self.asks(ticket)) });
                }
            }
            Effect::Export(order) => {
                if let Some(exporter) = self.seat.export.clone() {
                    let ticket = self.worker.export(exporter, *order);
                    self.pending = Some(Pending::of(self.asks(ticket)));
                }
            }
            Effect::Recent(folder) => self.seat.recent = Some(folder),
            Effect::Begin => {
                let first = self.with(|view, _, _| welcome::first_screen(view));
                self.perform(first.unwrap_or(Effect::None));
            }
            Effect::Ask(question) => {
                let ticket = self.worker.ask(question);
                let asked = self.asks(ticket);
                self.asked.push(asked);
            }
            Effect::Usual(answer) => self.usual(*answer),
            Effect::Tab(tab) => self.seat.tab = tab,
            Effect::Face(face) => {
                if let Some(tab) = self.panes.turn_to(face) {
                    self.seat.tab = tab;
                }
            }
            Effect::Show(selected) => self.show(selected),
            Effect::Serve(id) => self.serve(id),
            Effect::Late(at) => self.seat.late = at,
            Effect::Release => {
                self.seat.late = None;
                // What was said to one is not shown to the next.
                self.seat.said = Line::Quiet;
                self.serve(Id::NONE);
                // What was looked at for nobody in particular is nobody's business either.
                self.let_go(Id::NONE);
            }
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
            Effect::DrawAnew => self.draw_anew(),
        }
    }

    /// Asks the desk for it; without a time, what it records happened when the open form says, or else now.
    fn send(&mut self, request: Request, (at, seen): (Option<DateTime>, Option<(Id, u8)>), then: Option<Then>) {
        self.keep_drafts();
        // A form beneath the cover is not what is sent.
        let covered = self.stack.is_covered();
        let draft = self.with(|view, stack, _| stack.draft(view).filter(|_| !covered).map(|draft| draft.id));
        // What the desk itself does, undoing and opening and printing, is done now.
        let late = self.seat.late.filter(|_| !matches!(request, Request::Desk(_)));
        let at =
            at.or_else(|| self.with(|view, stack, _| stack.happened(view).filter(|_| !covered)).flatten()).or(late);
        let seen = seen.or_else(|| self.with(|_, stack, _| stack.seen().filter(|_| !covered)).flatten());
        let visitor = Visitor { whom: self.seat.subject, at, seen, ..self.seat.visitor.clone() };
        let ticket = self.worker.send(request.clone(), visitor);
        let draft = draft.flatten().unwrap_or(0);
        self.pending = Some(Pending { request: Some(request), draft, then, at, ..Pending::of(self.asks(ticket)) });
    }

    /// Something asked now: by the layer on top, or else by the pane.
    fn asks(&self, ticket: u64) -> Asked {
        Asked { ticket, by: self.stack.top_id().map_or(Asker::Pane(self.seat.tab), Asker::Layer) }
    }

    /// Opens a layer; a form ends what was revealed, and so does a cover, beneath it too.
    fn open_layer(&mut self, layer: Box<dyn Layer>) {
        if layer.scope().meets(scope::FORM) {
            self.seat.open.end();
        }
        if layer.scope().meets(scope::COVER) {
            self.seat.open.end();
            self.with(|view, stack, _| stack.each_mut().for_each(|layer| layer.conceal(view)));
            // What was told to somebody stays with them.
            self.seat.line = Line::Quiet;
            self.lock_due =
                GRACE.checked_add(SignedDuration::from_secs(1)).and_then(|wait| self.seat.now.checked_add(wait).ok());
        }
        if self.beneath { self.stack.push_beneath(layer) } else { self.stack.push(layer) }
    }

    /// Covers the screen and locks the desk at once; whatever is typed is on disk first.
    pub(in crate::ui) fn lock(&mut self, cover: Cover) {
        self.keep_drafts();
        self.open_layer(Box::new(cover));
        self.lock_desk();
    }

    /// Tells the desk that nobody sits there until somebody sat down again; nothing waits for its answer.
    fn lock_desk(&mut self) {
        self.lock_due = None;
        let ticket = self.worker.send(Request::Desk(core::Ask::Lock), Visitor::default());
        let asked = self.asks(ticket);
        self.asked.push(asked);
    }

    /// When the screen covers itself: some minutes after the last key, where anybody sits down by a PIN.
    pub(in crate::ui) fn covers_at(&self) -> Option<DateTime> {
        if self.stack.is_covered() || self.pending.is_some() {
            return None;
        }
        let office = self.office.as_ref().map(look).filter(|office| office.has_pins())?;
        let minutes = office.rule(&IDLE_MINUTES, self.seat.now.date()).value;
        self.idle_since.checked_add(minutes.minutes()).ok()
    }

    /// Covers the screen where nobody was there for long, and locks the desk behind one that was covered by its key.
    pub(in crate::ui) fn cover_when_idle(&mut self, now: DateTime) {
        if self.covers_at().is_some_and(|at| at <= now) {
            self.lock(Cover::idle());
        }
        if !self.stack.is_covered() {
            self.lock_due = None;
        } else if self.lock_due.is_some_and(|at| at <= now) {
            self.lock_desk();
        }
    }

    /// Somebody sat down: the same again finds the screen as it was, somebody else nobody's.
    fn somebody_sits(&mut self, clerk: &str) {
        self.stack.uncover();
        self.lock_due = None;
        if self.seat.clerk != clerk {
            clerk.clone_into(&mut self.seat.clerk);
            self.close_all();
            self.perform(Effect::Release);
        }
    }

    /// Closes what was done with: every layer but a list that goes on.
    fn close_done(&mut self) {
        let goes_on = |stack: &crate::ui::layers::Stack| stack.top().is_some_and(Layer::goes_on);
        if self.beneath {
            return self.close_all();
        }
        while !goes_on(&self.stack)
            && let Some(layer) = self.stack.pop_above()
        {
            if layer.scope().meets(scope::FORM) {
                self.seat.open.end();
            }
        }
    }

    /// Closes every layer, or those on the cover, or beneath it where that was asked for there.
    fn close_all(&mut self) {
        if self.beneath {
            while self.stack.pop_beneath().is_some() {}
            return;
        }
        while let Some(layer) = self.stack.pop_above() {
            if layer.scope().meets(scope::FORM) {
                self.seat.open.end();
            }
        }
    }

    /// Closes the layer on top, and what was revealed where that is a form; `false` where there was none.
    fn close_layer(&mut self) -> bool {
        let closed = if self.beneath { self.stack.pop_beneath() } else { self.stack.pop() };
        if closed.as_ref().is_some_and(|layer| layer.scope().meets(scope::FORM)) {
            self.seat.open.end();
        }
        closed.is_some()
    }

    /// Serves somebody; whatever was open about others is closed, and the next visitor is a stranger.
    fn serve(&mut self, id: Id) {
        // An emergency at a locked desk changes nothing of what lies beneath.
        if self.seat.subject != id && !self.stack.is_covered() {
            self.let_go(id);
            self.seat.subject = id;
            self.seat.served_since = self.seat.now;
            self.seat.visitor = Visitor::default();
            self.seat.visitor_known = false;
            self.looked(id, how::SERVED);
        }
    }

    /// Tells the desk that somebody was looked at; it is written with the next command, or within the minute.
    fn looked(&mut self, id: Id, how: u8) {
        if !id.is_none() {
            self.worker.looked(id, how);
            self.looks_due = self.looks_due.or(self.seat.now.checked_add(LOOKS_WAIT).ok());
        }
    }

    /// Closes what is open about people on every tab, but for the one who is served next.
    fn let_go(&mut self, next: Id) {
        self.seat.open.end();
        self.with(|view, _, panes| panes.let_go(next, view.office));
    }

    fn show(&mut self, selected: Selected) {
        let Some(Some(home)) = self.with(|view, _, _| home(selected, view.office)) else { return };
        self.perform(Effect::Face(home.face));
        self.with(|view, _, panes| panes.of(home.tab).1.show(home.selected, view));
    }

    /// Hears the worker.
    pub(in crate::ui) fn hear(&mut self, report: Report) {
        match report {
            Report::Progress { work, done, of } => self.progress(work, done, of),
            Report::Opened { office, drafts, unread_drafts, doubt } => {
                self.office = Some(office);
                self.seat.drafts = drafts;
                self.seat.doubt = doubt;
                if unread_drafts > 0 {
                    self.say(Line::Fact(words::unread_drafts(self.seat.lang, unread_drafts)));
                }
                let first = self.with(|view, _, _| {
                    let first = if view.office.is_new() { Effect::Begin } else { Effect::None };
                    let first = first.then(roster::cut_off(view, None));
                    let first = first.then(clock::ask(view));
                    match who_may_sit(view).as_slice() {
                        [only] if view.office.is_locked() => {
                            first.then(Effect::Lock).then(sit_down(only.clone(), view))
                        }
                        [_] | [] => first,
                        _ if view.office.is_locked() => first.then(Effect::Lock).then(choice::clerks(view)),
                        _ => first.then(choice::clerks(view)),
                    }
                });
                self.idle_since = self.seat.now;
                self.perform(first.unwrap_or(Effect::None));
                if self.stack.top_id().is_some() {
                    self.drop_waiting();
                }
            }
            Report::Failed { reason } => self.opening = Opening::Failed(reason),
            Report::Answered { ticket, answer } => self.answered(ticket, answer),
            Report::DraftNotSaved { cause, .. } => {
                self.saving = self.saving.saturating_sub(1);
                self.say(Line::Fact(words::draft_not_saved(self.seat.lang, &cause)));
            }
            Report::NotPrinted { cause } => self.say(Line::Fact(pages::failed(self.seat.lang, &cause))),
            Report::DraftSaved { .. } => self.saving = self.saving.saturating_sub(1),
            // Whatever was told, the loop draws behind it.
            Report::Followed => self.forget_erased(),
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

    /// Brings an answer to whoever asked, and carries out what they make of it.
    fn answered(&mut self, ticket: u64, answer: Answer) {
        if self.sweep.hears(ticket, matches!(answer, Answer::Done(_)), self.seat.now) {
            if let (Answer::Done(done), Line::Quiet) = (answer, &self.seat.line) {
                self.say(Line::Said(done.note));
            }
            return;
        }
        let last = answer.is_last();
        let waits = self.pending.as_ref().filter(|pending| pending.asked.ticket == ticket).map(|p| p.asked.by);
        let by = match waits {
            Some(by) => by,
            None => match self.asked.iter().position(|asked| asked.ticket == ticket) {
                Some(place) if last => self.asked.remove(place).by,
                Some(place) => self.asked[place].by,
                None => return,
            },
        };
        let writes = waits.is_some() && last;
        let before = self.stack.top_id();
        let follows = self.pending.as_ref().is_some_and(|pending| pending.then.is_some());
        if writes {
            self.settled = self.pending.take();
            if answer.changes_course() {
                self.drop_waiting();
            }
        }
        self.beneath = self.stack.is_covered()
            && match by {
                Asker::Layer(id) => self.stack.is_beneath(id),
                Asker::Pane(_) => true,
            };
        let next = self.with(|view, stack, panes| match by {
            Asker::Layer(id) => match stack.layer_mut(id) {
                Some(layer) => layer.hear(ticket, answer, view),
                None => Effect::Usual(Box::new(answer)),
            },
            Asker::Pane(tab) => panes.of(tab).1.hear(ticket, answer, view),
        });
        self.perform(next.unwrap_or(Effect::None));
        self.beneath = false;
        if writes {
            // What opens by itself once something is done was not asked for; what the clerk's own key opens then was.
            if !follows && self.stack.top_id().is_some_and(|top| Some(top) != before) {
                self.drop_waiting();
            }
            self.settled = None;
            self.play_waiting();
        }
    }

    /// What is done with an answer where nobody asked for more.
    fn usual(&mut self, answer: Answer) {
        let pending = self.settled.take();
        match answer {
            Answer::Done(done) => {
                if let Some(pending) = pending {
                    self.done(pending, done);
                }
            }
            Answer::Refused(refusal) => {
                let (request, then) = pending.map_or((None, None), |pending| (pending.request, pending.then));
                let without = request.as_ref().is_some_and(goes_on_refused);
                if let Some(then) = then.filter(|_| without) {
                    let next = self.with(|view, _, _| then(view));
                    self.perform(next.unwrap_or(Effect::None));
                }
                self.refused(request, *refusal);
            }
            Answer::Exported { order, written } => self.say(Line::Fact(exported(self.seat.lang, &order, written))),
            Answer::Failed(said) => self.say(Line::Fact(said)),
            // Whoever asked has gone away meanwhile, and what was read shows itself where it is looked for.
            Answer::History(_)
            | Answer::Recalled
            | Answer::Counted(_)
            | Answer::Calendar(_)
            | Answer::Reported(_)
            | Answer::OfImport { .. }
            | Answer::Forgetting(_)
            | Answer::Due(_)
            | Answer::Going { .. }
            | Answer::Which { .. }
            | Answer::Planned { .. }
            | Answer::Imported { .. } => {}
        }
    }

    /// Lets go of forms about whoever was erased, at this desk or at another.
    fn forget_erased(&mut self) {
        let gone = self.with(|view, _, _| {
            let gone = view.seat.drafts.iter().filter(|draft| view.office.is_erased(draft.subject));
            gone.map(|draft| draft.id).collect::<Vec<u64>>()
        });
        let gone = gone.unwrap_or_default();
        self.seat.drafts.retain(|draft| !gone.contains(&draft.id));
    }

    fn done(&mut self, pending: Pending, done: Done) {
        if matches!(done.note, Note::Privacy(_)) {
            self.forget_erased();
        }
        self.perform(Effect::Forget(pending.draft));
        self.draft_due = None;
        self.close_done();
        if let Note::Desk(core::Did::Revealed { resident, .. }) = &done.note {
            if let Some(opening) = done.opened.clone() {
                self.seat.open.add(opening, self.seat.now);
            }
            // Readings and words are shown where they were asked for; everything else stands on the card.
            let stays = self.panes.of(self.seat.tab).0.stays;
            if !stays && pending.then.is_none() {
                self.show(Selected::of::<Resident>(*resident));
            }
        }
        if let Some(Request::Desk(core::Ask::SetClerk { clerk, .. })) = &pending.request {
            self.somebody_sits(clerk);
        }
        if let Note::Desk(core::Did::ClockTrusted { typed }) = &done.note {
            self.seat.doubt = None;
            self.seat.clock_set = *typed;
        }
        let registers = matches!(pending.request, Some(Request::People(people::Ask::Register { .. })));
        if let (true, Note::People(people::Did::Registered { resident })) = (registers, &done.note) {
            self.serve(*resident);
        }
        if let Some(key) = done.record {
            let selected = Selected::Record(key);
            let here =
                self.with(|view, _, _| home(selected, view.office).is_some_and(|home| home.tab == view.seat.tab));
            if here == Some(true) || registers {
                self.show(selected);
            }
        }
        // Of what was printed the same page once more: the first one may have jammed.
        if !matches!(done.note, Note::Desk(core::Did::Printed { .. })) {
            self.seat.slip = done.record.and_then(|key| of_kind(key.kind, |shown| shown.slip.map(|slip| slip(key.id))));
        }
        let Pending { request, then, at, .. } = pending;
        let told = request.as_ref().and_then(|request| self.with(|view, _, _| told(request, view))?);
        self.seat.refer = told.as_ref().and_then(|(_, refer)| *refer);
        let told = told.map(|(told, _)| told);
        self.say(match (done.file, told) {
            (Some(saved), _) => Line::Fact(pages::written(self.seat.lang, &saved.path.display(), saved.shown)),
            (None, Some(told)) => Line::Told(told),
            (None, None) => Line::Said(done.note.happened(at)),
        });
        let next = self.with(|view, _, _| match (then, request) {
            (Some(then), _) => then(view),
            (None, Some(request)) => crate::ui::center::actions::after(&request, view)
                .then(crate::ui::people::leaving::after(&request, view)),
            _ => Effect::None,
        });
        self.perform(next.unwrap_or(Effect::None));
    }

    fn refused(&mut self, request: Option<Request>, refusal: Refusal) {
        match request {
            Some(request) if !refusal.ways().is_empty() => self.open_layer(Box::new(WaysOut::of(request, refusal))),
            _ => self.say(Line::Refused(Box::new(refusal))),
        }
    }

    /// The worker's thread died: nothing can be written any more, and what was typed stays on screen.
    pub(in crate::ui) fn desk_gone(&mut self) {
        self.asked.clear();
        self.saving = 0;
        let lost = self.pending.take().is_some();
        if self.office.is_none() {
            if matches!(self.opening, Opening::Working { .. }) {
                self.opening = Opening::Failed(words::DESK_GONE.say(self.seat.lang).to_owned());
            }
        } else if self.exit.is_none() {
            let refusal = if lost {
                Refusal::from(core::Not::PerhapsWritten { cause: Cause::Defect })
            } else {
                Refusal::from(core::Not::ReadOnly { cause: Cause::Defect })
            };
            self.say(Line::Refused(Box::new(refusal)));
        }
    }
}

/// What is said of a file that was exported: its rows, and how many records do not open and are missing in it.
fn exported(lang: Lang, order: &ExportOrder, written: Written) -> String {
    let said = exports::written(lang, written.rows, order.wanted.full, &order.path.display());
    if written.unread == 0 { said } else { format!("{said} {}", exports::left_out(lang, written.unread)) }
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

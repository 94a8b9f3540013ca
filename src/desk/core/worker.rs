//! The desk's own thread: takes requests in order, answers each, and owns the store until it is told to close.

use crate::model::cause::Cause;
use crate::model::{Id, Resident};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvError, Sender, TryRecvError, channel};
use std::thread::JoinHandle;

use jiff::civil::Date;

use crate::model::center::rules::NO_SHOW_DAYS;
use crate::store::Stage;

use crate::desk::core::clock::Doubt;
use crate::desk::core::drafts::Draft;
use crate::desk::core::question::{Answer, Question, Undone};
use crate::desk::core::request::Request;
use crate::desk::core::visitor::Visitor;
use crate::desk::export::{ExportOrder, Written};
use crate::desk::import::{Came, Wanted};
use crate::desk::{Desk, Shared};

/// What the worker is asked.
enum Job {
    Handle {
        ticket: u64,
        request: Box<Request>,
        visitor: Visitor,
    },
    Ask {
        ticket: u64,
        question: Question,
    },
    SaveDraft(Box<Draft>),
    RemoveDraft(u64),
    /// Somebody was looked at.
    Looked {
        resident: Id,
        how: u8,
    },
    /// Who was looked at is to be written down.
    KeepLooked,
    /// Another desk has written.
    News,
    Export {
        ticket: u64,
        exporter: Exporter,
        order: Box<ExportOrder>,
    },
    Import {
        ticket: u64,
        importer: Importer,
        wanted: Box<Wanted>,
        stop: Arc<AtomicBool>,
    },
    Close,
}

/// Plans or imports a roster on the desk's thread, telling how many rows were read and the share of the file, from 0
/// to 1, until it is told to stop.
pub type Importer =
    Arc<dyn Fn(&mut Desk, &Wanted, &AtomicBool, &mut dyn FnMut(u64, f32)) -> Result<Came, Undone> + Send + Sync>;

/// Exports into a file on the desk's thread.
pub type Exporter = Arc<dyn Fn(&mut Desk, &ExportOrder) -> Result<Written, Undone> + Send + Sync>;

/// Hears every report, on whatever thread it is told.
pub type Tell = Arc<dyn Fn(Report) + Send + Sync>;

/// What takes so long that somebody may be waiting for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongWork {
    /// A training community is being laid out, act by act.
    LayOut,
    /// Records are being read.
    Read,
    /// The store is being brought up to its journal; the desk works meanwhile.
    Store(Stage),
    /// The search index of a large office is being built; whoever is in it is found meanwhile.
    Index,
}

/// What the worker tells.
#[derive(Debug)]
pub enum Report {
    /// Long work goes on.
    Progress {
        work: LongWork,
        /// So much of it is done.
        done: u64,
        /// Of so much.
        of: u64,
    },
    /// The desk is open.
    Opened {
        /// The office, to be looked at.
        office: Shared,
        /// Forms that were begun and not saved, newest first.
        drafts: Vec<Draft>,
        /// Draft files that could not be read; they are kept.
        unread_drafts: usize,
        /// That the clock stands far from the last record.
        doubt: Option<Doubt>,
    },
    /// A draft is on disk.
    DraftSaved { id: u64 },
    /// A draft could not be saved: what is typed lives in memory only.
    DraftNotSaved {
        id: u64,
        /// Why.
        cause: Cause,
    },
    /// The desk could not be opened.
    Failed {
        /// Why, and what to do.
        reason: String,
    },
    /// What was asked is answered.
    Answered {
        /// Which request or question.
        ticket: u64,
        /// How.
        answer: Answer,
    },
    /// The print command failed after it had taken a page.
    NotPrinted {
        /// Why.
        cause: Cause,
    },
    /// The office has followed what another desk wrote: whatever is shown of it is to be drawn anew.
    Followed,
    /// The thread has ended: closed, with everything on disk, or dead.
    Gone,
}

impl std::fmt::Debug for crate::desk::core::office::Office {
    /// Counts only: an office holds people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Office(rev {}, {} residents)", self.head, self.of::<Resident>().len())
    }
}

/// The worker, seen from the thread that draws.
pub struct Worker {
    jobs: Sender<Job>,
    next: u64,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread: `open` opens the desk on it, `tell` hears every report.
    pub fn start(
        open: impl FnOnce(&Tell) -> Result<Desk, String> + Send + 'static,
        tell: Tell,
    ) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let news = jobs.clone();
        let thread = std::thread::Builder::new().name("desk".into()).spawn(move || {
            let LastWord(tell) = &LastWord(tell);
            match open(tell) {
                Ok(desk) => {
                    // A folder of drafts that cannot be listed must not keep the desk closed.
                    let (drafts, unread_drafts) = desk.drafts().list().unwrap_or((Vec::new(), 1));
                    let told = listen(&desk, news);
                    tell(Report::Opened { office: desk.shared(), drafts, unread_drafts, doubt: desk.doubt() });
                    run(desk, &inbox, &told, tell);
                }
                Err(reason) => tell(Report::Failed { reason }),
            }
        })?;
        Ok(Self { jobs, next: 0, thread: Some(thread) })
    }

    /// Sends a request; the ticket comes back with its answer.
    pub fn send(&mut self, request: Request, visitor: Visitor) -> u64 {
        self.next += 1;
        self.post(Job::Handle { ticket: self.next, request: Box::new(request), visitor });
        self.next
    }

    /// Asks a question; the ticket comes back with its answer.
    pub fn ask(&mut self, question: Question) -> u64 {
        self.next += 1;
        self.post(Job::Ask { ticket: self.next, question });
        self.next
    }

    /// Plans or imports a roster, until `stop` is set.
    pub fn import(&mut self, importer: Importer, wanted: Box<Wanted>, stop: Arc<AtomicBool>) -> u64 {
        self.next += 1;
        self.post(Job::Import { ticket: self.next, importer, wanted, stop });
        self.next
    }

    /// Exports records.
    pub fn export(&mut self, exporter: Exporter, order: ExportOrder) -> u64 {
        self.next += 1;
        self.post(Job::Export { ticket: self.next, exporter, order: Box::new(order) });
        self.next
    }

    /// Saves a draft behind whatever is being written now.
    pub fn save_draft(&self, draft: Draft) {
        self.post(Job::SaveDraft(Box::new(draft)));
    }

    /// Somebody was looked at in this way, of [`crate::model::operators::look::how`].
    pub fn looked(&self, resident: Id, how: u8) {
        self.post(Job::Looked { resident, how });
    }

    /// Has it written down who was looked at since the last command.
    pub fn keep_looked(&self) {
        self.post(Job::KeepLooked);
    }

    /// Removes a draft.
    pub fn remove_draft(&self, id: u64) {
        self.post(Job::RemoveDraft(id));
    }

    /// Closes the desk and waits until everything is on disk.
    pub fn close(&mut self) {
        self.post(Job::Close);
        if let Some(thread) = self.thread.take() {
            // A panic of the desk was told where it happened; closing must not panic again.
            drop(thread.join());
        }
    }

    fn post(&self, job: Job) {
        // The worker is gone only after it told why it failed or was closed.
        drop(self.jobs.send(job));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.close();
    }
}

/// Says that the thread has ended, however it did.
struct LastWord(Tell);

impl Drop for LastWord {
    fn drop(&mut self) {
        (self.0)(Report::Gone);
    }
}

/// The next job. While there is none, the desk looks back at the days that it did not read when it was opened.
fn next_job(desk: &mut Desk, inbox: &Receiver<Job>, behind: &mut impl Iterator<Item = Date>) -> Result<Job, RecvError> {
    loop {
        match inbox.try_recv() {
            Ok(job) => return Ok(job),
            Err(TryRecvError::Disconnected) => return Err(RecvError),
            Err(TryRecvError::Empty) => match behind.next() {
                // A day that cannot be read now says so when it is asked for.
                Some(day) => drop(desk.look_back(day)),
                None => return inbox.recv(),
            },
        }
    }
}

/// Puts other desks' news among the jobs: the worker waits for both at once and looks at neither while it is idle.
/// Answers whether news wait there.
fn listen(desk: &Desk, jobs: Sender<Job>) -> Arc<AtomicBool> {
    let told = Arc::new(AtomicBool::new(false));
    let waits = Arc::clone(&told);
    desk.on_news(move || {
        if !waits.swap(true, Ordering::AcqRel) {
            // The worker is gone only after it was closed.
            drop(jobs.send(Job::News));
        }
    });
    told
}

fn run(mut desk: Desk, inbox: &Receiver<Job>, news: &AtomicBool, tell: &Tell) {
    // What came while the desk was opened has knocked at nobody's door.
    if desk.follow() {
        tell(Report::Followed);
    }
    let mut looked = 0;
    let mut behind = Vec::new().into_iter();
    loop {
        // A rule that asks for more of the past was set here or by another desk: the rest of it is looked at too.
        let wanted = desk.rule_today(&NO_SHOW_DAYS);
        if wanted > looked {
            behind = behind.chain(desk.days_to_look_back(looked)).collect::<Vec<Date>>().into_iter();
            looked = wanted;
        }
        let Ok(job) = next_job(&mut desk, inbox, &mut behind) else { break };
        match job {
            Job::Handle { ticket, request, visitor } => {
                let answer = Answer::of(desk.handle(*request, &visitor), Answer::Done);
                tell(Report::Answered { ticket, answer });
            }
            Job::Ask { ticket, question } => tell(Report::Answered { ticket, answer: desk.answer(question) }),
            // A form about somebody who was erased meanwhile is kept no more.
            Job::SaveDraft(draft) if desk.office().is_erased(draft.subject) => {}
            Job::SaveDraft(draft) => match desk.drafts().save(&draft) {
                Ok(()) => tell(Report::DraftSaved { id: draft.id }),
                Err(error) => tell(Report::DraftNotSaved { id: draft.id, cause: error.into() }),
            },
            Job::RemoveDraft(id) => {
                if let Err(error) = desk.drafts().remove(id) {
                    tell(Report::DraftNotSaved { id, cause: Cause::from(&error) });
                }
            }
            Job::Looked { resident, how } => desk.looked(resident, how),
            // What cannot be written now waits for the next command, which says why it cannot.
            Job::KeepLooked => drop(desk.keep_looked()),
            Job::News => {
                news.store(false, Ordering::Release);
                if desk.follow() {
                    tell(Report::Followed);
                }
            }
            Job::Import { ticket, importer, wanted, stop } => {
                let mut progress =
                    |rows, share| tell(Report::Answered { ticket, answer: Answer::Going { rows, share } });
                let came = importer(&mut desk, &wanted, &stop, &mut progress);
                tell(Report::Answered { ticket, answer: Answer::of_import(wanted, came) });
            }
            Job::Export { ticket, exporter, order } => {
                let written = exporter(&mut desk, &order);
                let answer = Answer::of_export(order, written);
                tell(Report::Answered { ticket, answer });
            }
            Job::Close => {
                drop(desk.keep_looked());
                desk.keep_search();
                break;
            }
        }
    }
}

//! What is durable and on its way into sled. A commit is acknowledged once the journal has it; a thread of its own
//! takes it into sled a moment later, or at once when much waits. Until then it is read from here, in front of sled,
//! so nobody ever sees sled without it. With nothing on its way the thread sleeps without a timeout.
//!
//! While much comes, small changes whose keys lie far apart are held until there are many: each touches a page of its
//! own, which sled would fetch from the disk for it alone, and with many in the order of keys several share one.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::image;
use super::plan::See;
use super::port::Entry;
use super::sled_side::{Changes, Fault, Handle, Mark, split};
use super::snapshot::VisitRaw;

/// How long small commits gather before sled takes them in.
const LINGER: Duration = Duration::from_secs(1);
/// With so many bytes on their way sled takes them in at once.
const MUCH: usize = 256 * 1024;
/// With so many the writer waits.
const TOO_MUCH: usize = 2 * 1024 * 1024;
/// How many scattered changes are held at most.
const HELD: usize = 80_000;

/// sled with what is on its way into it.
#[derive(Debug)]
pub(super) struct Intake {
    sled: Handle,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// Told to the thread: there is something to take in, or the end.
    come: Condvar,
    /// Told to the writer: something was taken in, or sled failed.
    taken: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    /// What has come since sled was last given something.
    fresh: Changes,
    /// What sled is taking in just now; it lies behind `fresh`.
    taking: Arc<Changes>,
    /// What is held; it lies behind `taking`.
    held: Changes,
    /// Bytes of `fresh` and `taking`.
    bytes: usize,
    /// How far sled will have come with everything that is here.
    mark: Option<Mark>,
    /// Whether the thread knows that something waits.
    called: bool,
    closing: bool,
    fault: Option<Fault>,
}

impl Intake {
    /// Puts the thread to work.
    pub(super) fn start(sled: Handle) -> Result<Self, Fault> {
        let shared = Arc::new(Shared::default());
        let (theirs, handle) = (shared.clone(), sled.clone());
        let thread = std::thread::Builder::new().name("linli-intake".to_owned()).spawn(move || theirs.run(handle))?;
        Ok(Self { sled, shared, thread: Some(thread) })
    }

    /// Takes over what was just made durable.
    pub(super) fn push(&self, changes: Changes, mark: Mark) {
        let mut waiting = self.shared.lock();
        waiting.bytes += changes.bytes();
        waiting.fresh.extend(changes);
        waiting.mark = Some(mark);
        let much = waiting.bytes >= MUCH;
        if much || !waiting.called {
            waiting.called = true;
            self.shared.come.notify_one();
        }
        while waiting.bytes >= TOO_MUCH && waiting.fault.is_none() {
            waiting = wait(&self.shared.taken, waiting);
        }
    }

    /// What went wrong while nobody looked.
    pub(super) fn fault(&self) -> Option<Fault> {
        self.shared.lock().fault.clone()
    }

    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Entry>, Fault> {
        let mut found = None;
        self.before(key, &mut |entry| {
            found = entry.map(|(rev, value)| Entry { rev, value: value.to_vec() });
        })?;
        Ok(found)
    }

    /// Shows what stands under a key, without copying it.
    pub(super) fn before(&self, key: &[u8], see: See<'_>) -> Result<(), Fault> {
        let on_its_way = {
            let waiting = self.shared.lock();
            waiting.fresh.get(key).or_else(|| waiting.taking.get(key)).or_else(|| waiting.held.get(key))
        };
        let stored = match on_its_way {
            Some(stored) => stored,
            None => self.sled.stored(key)?,
        };
        see(stored.as_deref().and_then(split));
        Ok(())
    }

    /// Visits every entry whose key begins with `prefix`, in key order.
    pub(super) fn scan(&self, prefix: &[u8], visit: VisitRaw<'_>) -> Result<(), Fault> {
        let mut over = Changes::default();
        {
            let waiting = self.shared.lock();
            over.extend_under(prefix, &waiting.held);
            over.extend_under(prefix, &waiting.taking);
            over.extend_under(prefix, &waiting.fresh);
        }
        // Where sled takes something in meanwhile, it is what stands here already.
        let base = |visit: VisitRaw<'_>| self.sled.scan(prefix, visit);
        image::merge(over.entries(), base, visit)
    }

    /// Brings everything to the disk and closes sled.
    pub(super) fn close(mut self) -> Result<(), Fault> {
        self.end();
        if let Some(fault) = self.fault() {
            self.sled.abandon();
            return Err(fault);
        }
        match self.sled.flush() {
            Ok(()) => self.sled.close(),
            Err(fault) => {
                self.sled.abandon();
                Err(fault)
            }
        }
    }

    /// Ends the thread and forgets sled without running any more of its code.
    pub(super) fn abandon(mut self, fault: &Fault) {
        self.shared.lock().fault.get_or_insert(fault.clone());
        self.end();
        self.sled.abandon();
    }

    fn end(&mut self) {
        self.shared.lock().closing = true;
        self.shared.come.notify_one();
        if let Some(thread) = self.thread.take() {
            // The thread catches sled's panics and has none of its own.
            let _ = thread.join();
        }
    }
}

impl Waiting {
    /// What sled is to take in next, with the mark where nothing else is left.
    fn next(&mut self) -> (Arc<Changes>, Option<Mark>) {
        let mut next = std::mem::take(&mut self.fresh);
        let mut mark = None;
        if self.bytes >= MUCH && self.held.len() < HELD && !self.closing {
            let scattered = next.take_scattered();
            self.held.yield_to(&next);
            self.held.extend(scattered);
        } else {
            let later = std::mem::replace(&mut next, std::mem::take(&mut self.held));
            next.extend(later);
            mark = self.mark.take();
        }
        self.taking = Arc::new(next);
        (self.taking.clone(), mark)
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // Under the lock nothing is done that could panic half way.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The thread's work.
    fn run(&self, sled: Handle) {
        let mut waiting = self.lock();
        loop {
            while waiting.mark.is_none() && !waiting.closing {
                waiting = wait(&self.come, waiting);
            }
            if waiting.bytes < MUCH && !waiting.closing {
                let gathering = |w: &mut Waiting| w.bytes < MUCH && !w.closing;
                let outcome = self.come.wait_timeout_while(waiting, LINGER, gathering);
                waiting = outcome.unwrap_or_else(PoisonError::into_inner).0;
            }
            if waiting.mark.is_none() || waiting.fault.is_some() {
                return;
            }
            let bytes = waiting.bytes;
            let (taking, mark) = waiting.next();
            waiting.called = false;
            drop(waiting);
            let applied = match mark {
                Some(mark) => sled.apply(&taking, &mark),
                None => sled.fill(&taking),
            };
            waiting = self.lock();
            if let Err(fault) = applied {
                waiting.fault = Some(fault);
                self.taken.notify_all();
                sled.abandon();
                return;
            }
            waiting.taking = Arc::default();
            waiting.bytes -= bytes;
            self.taken.notify_all();
        }
    }
}

fn wait<'a, T>(told: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    told.wait(guard).unwrap_or_else(PoisonError::into_inner)
}

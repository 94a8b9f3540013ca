//! What a store tells whoever watches it: whole commits in their order, each once, and a knock when there is news.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};

use super::port::Committed;

/// What is called when another desk's commit has come.
type Knock = Box<dyn Fn() + Send + Sync>;

/// The commits that touch a prefix, in the order of revisions, each once: those already made first, then each new one.
///
/// One's own commits are among them, sooner or later; whoever made them has them from the answer.
pub struct Feed {
    commits: Receiver<Arc<Committed>>,
    knock: Arc<OnceLock<Knock>>,
}

/// The end of a feed that the engine holds.
pub struct Teller {
    prefix: Vec<u8>,
    commits: Sender<Arc<Committed>>,
    knock: Arc<OnceLock<Knock>>,
}

impl Feed {
    /// A feed of the commits that change anything under `prefix`, and the end that tells it.
    pub fn of(prefix: &[u8]) -> (Teller, Self) {
        let (sender, commits) = channel();
        let knock = Arc::new(OnceLock::new());
        let teller = Teller { prefix: prefix.to_vec(), commits: sender, knock: Arc::clone(&knock) };
        (teller, Self { commits, knock })
    }

    /// The commits that have come and were not taken yet.
    pub fn try_iter(&self) -> impl Iterator<Item = Arc<Committed>> + '_ {
        self.commits.try_iter()
    }

    /// Has this called, on any thread, whenever a commit of somebody else has come: so nobody need look at an idle feed.
    /// What came before is taken with [`Feed::try_iter`]; the first call for this wins.
    pub fn on_news(&self, knock: impl Fn() + Send + Sync + 'static) {
        // A feed has one owner, who says this once.
        drop(self.knock.set(Box::new(knock)));
    }
}

impl Teller {
    /// Tells of a commit; answers whether anybody still listens.
    pub fn tell(&self, commit: &Arc<Committed>) -> bool {
        !commit.touches(&self.prefix) || self.commits.send(Arc::clone(commit)).is_ok()
    }

    /// Wakes the owner. Called behind commits that the owner did not make itself.
    pub fn knock(&self) {
        if let Some(knock) = self.knock.get() {
            knock();
        }
    }
}

impl std::fmt::Debug for Feed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Feed").finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Teller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Teller").field("prefix", &self.prefix).finish_non_exhaustive()
    }
}

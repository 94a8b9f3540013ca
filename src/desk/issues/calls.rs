//! Who is to be called about an issue: asked whether they are content with its solution, or told how it goes. Reads,
//! changes nothing.

use jiff::civil::Date;

use super::voices::untold;
use crate::desk::core::office::Office;
use crate::model::issues::UNREACHED;
use crate::model::{Id, Issue, IssueState, Words};
use crate::text::value::mask_tail;

/// Why somebody is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CallFor {
    /// Whether they are content was not asked yet.
    Asking,
    /// How it goes was not told yet.
    Telling,
    /// They were asked, and not reached.
    AskingAgain,
}

/// Somebody who is to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// What they said of the issue: the row of the list.
    pub words: Id,
    pub issue: Id,
    pub resident: Id,
    pub why: CallFor,
    /// How often they were called in vain.
    pub tried: usize,
    /// By when.
    pub by: Option<Date>,
}

/// Everybody who is to be called: those who are to be asked first, by their day; those who were not reached last.
pub fn calls(office: &Office) -> Vec<Call> {
    let mut all: Vec<(Call, u32, usize)> = Vec::new();
    for issue in office.of::<Issue>().all().filter(|issue| issue.state != IssueState::Closed) {
        let tell = if issue.is_solved() { Vec::new() } else { untold(office, issue) };
        for (place, resident) in issue.raised_by.iter().enumerate() {
            let why = if issue.is_solved() { to_ask(issue, *resident) } else { None };
            let why = why.or_else(|| tell.contains(resident).then_some(CallFor::Telling));
            if let (Some(why), Some(words)) = (why, words_of(office, issue.id, *resident)) {
                let vain = |answer: &&crate::model::issues::Answer| {
                    answer.resident == *resident && answer.satisfaction == UNREACHED
                };
                let tried = issue.answers.iter().filter(vain).count();
                let call = Call { words, issue: issue.id, resident: *resident, why, tried, by: issue.next_day() };
                all.push((call, issue.number, place));
            }
        }
    }
    all.sort_by_key(|(call, number, place)| (call.why, call.by, *number, *place));
    all.into_iter().map(|(call, ..)| call).collect()
}

/// Whose words these are; what they say stays closed.
pub fn whose(office: &Office, words: Id) -> Id {
    office.get::<Words>(words).map_or(Id::NONE, |words| words.resident)
}

/// The end of how somebody wants to be reached, where that is not their usual phone.
pub fn reached_by(office: &Office, words: Id) -> String {
    office.get::<Words>(words).map_or_else(String::new, |words| mask_tail(&words.reach))
}

/// The call that a row of the list stands for.
pub fn call_of(office: &Office, words: Id) -> Option<Call> {
    calls(office).into_iter().find(|call| call.words == words)
}

fn to_ask(issue: &Issue, resident: Id) -> Option<CallFor> {
    match issue.answer_of(resident) {
        Some((answer, true)) => (answer.satisfaction == UNREACHED).then_some(CallFor::AskingAgain),
        Some((_, false)) | None => Some(CallFor::Asking),
    }
}

/// What somebody said of an issue last.
fn words_of(office: &Office, issue: Id, resident: Id) -> Option<Id> {
    let words = office.naming::<Words, Issue>(issue).filter_map(|id| office.get::<Words>(id));
    let theirs = words.filter(|words| words.resident == resident);
    theirs.max_by_key(|words| (words.at, words.id)).map(|words| words.id)
}

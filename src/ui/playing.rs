//! What becomes of a key: the action that it runs, the layer that takes it, or a hint.
//!
//! Keys behind a write wait for its outcome; keys from before a refusal, a question or an outcome was drawn never pick
//! from it.

use std::time::Instant;

use crossterm::event::Event as TerminalEvent;
use jiff::SignedDuration;
use ratatui::backend::Backend;

use crate::desk::core::clock::IdSource;

use super::console::{Console, UnaskedShown};
use super::effect::Effect;
use super::input::{self, Batch, Key, Pasted};
use super::layers::Reply;
use super::view::Line;
use super::{actions, words};

/// A draft is on disk this long after its first unsaved key: well within the second that is promised.
const DRAFT_AFTER: SignedDuration = SignedDuration::from_millis(700);

/// Characters of a paste that a field takes: more than any field of a record holds, and read within a frame.
const LONGEST_PASTE: usize = 4_000;

/// The beginning of a text that a field takes, and how many characters are left out.
fn cut(text: &str) -> (&str, usize) {
    let end = text.char_indices().nth(LONGEST_PASTE).map_or(text.len(), |(at, _)| at);
    let (kept, rest) = text.split_at(end);
    (kept, rest.chars().count())
}

impl<B: Backend> Console<B> {
    /// Plays the keys that waited for a write, now that it is done.
    pub(super) fn play_waiting(&mut self) {
        while self.pending.is_none() {
            let Some(batch) = self.waiting.pop_front() else { break };
            self.play(batch);
        }
    }

    /// Something came that nobody asked for, a refusal, a question or an outcome: the keys that wait were meant for
    /// something else.
    pub(super) fn drop_waiting(&mut self) {
        self.waiting.clear();
        self.unasked = UnaskedShown::NotYet;
    }

    pub(super) fn play(&mut self, batch: Batch) {
        if let Some(pasted) = batch.pasted() {
            // Keys from before the refusal were meant for something else, however many came at once.
            if self.may_act(batch.at) {
                self.take_pasted(pasted);
            }
            return;
        }
        let Batch { at, events } = batch;
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            match event {
                TerminalEvent::Key(event) if self.may_act(at) => {
                    Key::all_of(&event).for_each(|key| self.press(key));
                }
                TerminalEvent::Paste(text) => self.paste(&text),
                _ => {}
            }
            if self.pending.is_some() {
                let rest = Batch { at, events: events.collect() };
                if !self.stops(&rest) {
                    self.waiting.push_front(rest);
                }
                return;
            }
        }
    }

    /// Whether a key of this moment acts: not before whatever nobody asked for was drawn.
    fn may_act(&mut self, at: Instant) -> bool {
        match self.unasked {
            UnaskedShown::NotYet => return false,
            UnaskedShown::Since(since) if at < since => return false,
            UnaskedShown::Since(_) | UnaskedShown::None => {}
        }
        self.unasked = UnaskedShown::None;
        true
    }

    /// Text that came at once runs nothing: it is written where one writes, looked for where it says so.
    fn take_pasted(&mut self, pasted: Pasted) {
        let Some(scope) = self.with(|view, _, _| view.place) else { return };
        self.seat.line = Line::Quiet;
        if actions::scope::TEXT.meets(scope) {
            return self.paste(&pasted.text);
        }
        let Some(query) = pasted.query else { return self.say(Line::Hint(words::PASTE_IGNORED)) };
        let find = actions::find(scope, input::ch('/'));
        match find {
            Some(action) => {
                self.perform(Effect::Run(action));
                self.paste(&query);
            }
            None => self.say(Line::Hint(words::PASTE_IGNORED)),
        }
    }

    fn press(&mut self, key: Key) {
        if self.office.is_none() {
            if let Some(action) = actions::find(actions::scope::COVER, key.chord) {
                self.run_unopened(action.id);
            }
            return;
        }
        self.seat.line = Line::Quiet;
        let place = self.with(|view, _, _| view.place);
        let scope = place.unwrap_or_else(|| self.panes.of(self.seat.tab).0.scope);
        let typing = actions::scope::TEXT.meets(scope);
        let action = actions::find(scope, key.chord);
        if action.is_none_or(|action| action.id != actions::PRINT) {
            self.seat.slip = None;
        }
        let stays = [actions::PRINT, crate::ui::clinic::actions::REFER_NOW];
        if action.is_none_or(|action| !stays.contains(&action.id)) {
            self.seat.refer = None;
        }
        if let Some(action) = action {
            return self.perform(Effect::Run(action));
        }
        let reply = self.with(|view, stack, panes| match stack.top_mut() {
            Some(layer) => layer.handle(key, view),
            None => panes.of(view.seat.tab).1.handle(key, view),
        });
        match reply {
            Some(Reply::Do(effect)) => {
                self.perform(effect);
                if typing {
                    self.note_typing();
                }
            }
            _ if key.is_composed() => self.say(Line::Hint(words::INPUT_METHOD_ON)),
            _ => self.say(Line::Hint(words::NO_SUCH_KEY)),
        }
    }

    fn paste(&mut self, text: &str) {
        let (text, left_out) = cut(text);
        let reply = self.with(|view, stack, _| match stack.top_mut() {
            Some(layer) => layer.paste(text, view),
            None => Reply::Pass,
        });
        match reply {
            Some(Reply::Do(effect)) => {
                self.perform(effect);
                self.note_typing();
                if left_out > 0 {
                    self.say(Line::Fact(words::paste_cut(self.seat.lang, LONGEST_PASTE, left_out)));
                }
            }
            _ => self.say(Line::Hint(words::PASTE_IGNORED)),
        }
    }

    /// Something was typed: the draft must be on disk soon, whether or not more is typed meanwhile.
    fn note_typing(&mut self) {
        if self.draft_due.is_none()
            && self.with(|view, stack, _| stack.top().and_then(|l| l.draft(view))).flatten().is_some()
        {
            self.draft_due = self.seat.now.checked_add(DRAFT_AFTER).ok();
        }
    }

    /// Saves the drafts of all open forms.
    pub(super) fn keep_drafts(&mut self) {
        self.draft_due = None;
        let mut ids = self.ids;
        let drafts = self.with(|view, stack, _| {
            let mut drafts = Vec::new();
            for layer in stack.each_mut() {
                let Some(mut draft) = layer.draft(view) else { continue };
                if draft.id == 0 {
                    draft.id = ids.fresh().0;
                    layer.name_draft(draft.id);
                }
                drafts.push(draft);
            }
            drafts
        });
        for draft in drafts.into_iter().flatten() {
            self.perform(Effect::Keep(Box::new(draft)));
        }
    }
}

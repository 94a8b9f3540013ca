//! What becomes of a key: the action that it runs, the layer that takes it, or a hint.
//!
//! Keys behind a write wait for its outcome; keys from before a refusal was drawn never pick from it.

use crossterm::event::Event as TerminalEvent;
use jiff::SignedDuration;
use ratatui::backend::Backend;

use crate::desk::core::clock::IdSource;

use super::console::{Console, RefusalShown};
use super::effect::Effect;
use super::input::{self, Batch, Key};
use super::layers::Reply;
use super::view::Line;
use super::{actions, words};

/// A draft is on disk this long after its first unsaved key: well within the second that is promised.
const DRAFT_AFTER: SignedDuration = SignedDuration::from_millis(700);

impl<B: Backend> Console<B> {
    /// Plays the keys that waited for a write, now that it is done.
    pub(super) fn play_waiting(&mut self) {
        while self.pending.is_none() {
            let Some(batch) = self.waiting.pop_front() else { break };
            self.play(batch);
        }
    }

    /// A refusal came: the keys behind it were meant for something else.
    pub(super) fn drop_waiting(&mut self) {
        self.waiting.clear();
        self.refusal = RefusalShown::NotYet;
    }

    pub(super) fn play(&mut self, batch: Batch) {
        let burst = batch.is_burst();
        let Batch { at, events } = batch;
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            match event {
                TerminalEvent::Key(event) => {
                    match self.refusal {
                        RefusalShown::NotYet => continue,
                        RefusalShown::Since(since) if at < since => continue,
                        _ => self.refusal = RefusalShown::None,
                    }
                    Key::all_of(&event).for_each(|key| self.press(key, burst));
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

    fn press(&mut self, key: Key, burst: bool) {
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
        if !typing && burst && key.chord.is_plain() && input::is_burst_letter(&key) {
            return self.say(Line::Hint(words::PASTE_IGNORED));
        }
        let action = actions::find(scope, key.chord);
        if action.is_none_or(|action| action.id != actions::PRINT) {
            self.seat.slip = None;
        }
        if let Some(action) = action {
            return self.carry(Effect::Run(action));
        }
        let reply = self.with(|view, stack, panes| match stack.top_mut() {
            Some(layer) => layer.handle(key, view),
            None => panes.of(view.seat.tab).1.handle(key, view),
        });
        match reply {
            Some(Reply::Do(effect)) => {
                self.carry(effect);
                if typing {
                    self.note_typing();
                }
            }
            _ if key.is_composed() => self.say(Line::Hint(words::INPUT_METHOD_ON)),
            _ => self.say(Line::Hint(words::NO_SUCH_KEY)),
        }
    }

    fn paste(&mut self, text: &str) {
        let reply = self.with(|view, stack, _| match stack.top_mut() {
            Some(layer) => layer.paste(text, view),
            None => Reply::Pass,
        });
        match reply {
            Some(Reply::Do(effect)) => {
                self.carry(effect);
                self.note_typing();
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
            self.carry(Effect::Keep(Box::new(draft)));
        }
    }
}

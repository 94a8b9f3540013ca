//! Keys counted as at a real counter: everything but the name query, readings and the visitor's own words.

use linli::text::Lang;

use crate::support::{Office, Stage};

/// The keys of one walk-in task.
pub struct Counted {
    pub stage: Stage,
    pub pressed: usize,
    with_input_method: bool,
}

impl Counted {
    /// From Today, nobody being served; `with_input_method` plays the keys that work while one is on.
    pub fn new(office: Office, with_input_method: bool) -> Self {
        Self { stage: Stage::new(office, (80, 24), Lang::Zh), pressed: 0, with_input_method }
    }

    /// The same, from a stage that stands there already.
    pub fn of(stage: Stage, with_input_method: bool) -> Self {
        Self { stage, pressed: 0, with_input_method }
    }

    /// Plays keys that count.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        let before = self.stage.pressed;
        for key in split(script) {
            let key = if self.with_input_method { by_function_key(&key) } else { &key };
            self.stage.keys(key);
        }
        self.pressed += self.stage.pressed - before;
        self
    }

    /// Types what does not count: a query, readings, the visitor's words.
    pub fn free(&mut self, text: &str) -> &mut Self {
        self.stage.keys(text);
        self
    }

    /// Fails where a text is not on the screen.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.stage.shows(text);
        self
    }

    /// Back on Today with nobody held and no layer open; answers the keys counted.
    #[track_caller]
    pub fn ends(&mut self) -> usize {
        self.stage.shows("[0 今日]").shows("正在办 无人");
        self.pressed
    }
}

fn split(script: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut rest = script.chars();
    while let Some(c) = rest.next() {
        let name: String = if c == '<' { rest.by_ref().take_while(|c| *c != '>').collect() } else { String::new() };
        keys.push(if c == '<' { format!("<{name}>") } else { c.to_string() });
    }
    keys
}

/// The key that works with an input method on.
fn by_function_key(key: &str) -> &str {
    match key {
        "/" => "<F3>",
        "c" => "<F4>",
        "v" => "<F7>",
        "i" => "<F8>",
        "a" => "<F6>",
        "k" => "<C-k>",
        "n" => "<C-n>",
        other => other,
    }
}

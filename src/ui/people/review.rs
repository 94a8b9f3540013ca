//! An import before it is written: what would become of the file, and every doubtful row, answered by digits.
//!
//! Owns the plan and the answers; each answer is only noted here, and the desk plans anew before anything is written.

mod draw;

use ratatui::layout::Rect;

use crate::desk::core::question::Answer;
use crate::desk::import::{Planned, Wanted};
use crate::model::people::doubt::Doubt;
use crate::text::import as said;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};
use crate::ui::words;

use crate::ui::layers::{Layer, Reply};
use crate::ui::people::columns::{Columns, Picked};
use crate::ui::people::roster::{self, Running};

/// Most sheets that are offered one by one.
const MOST_SHEETS: usize = 5;

/// The review of one plan.
pub struct Review {
    wanted: Wanted,
    planned: Planned,
    /// The doubt that is shown; none on the plan itself.
    at: Option<usize>,
    /// The page of columns, where that is open.
    columns: Option<Columns>,
    /// Whether the next answer is given to all alike.
    alike: bool,
    /// Whether something was answered since it was planned.
    answered: bool,
    running: Option<Running>,
}

impl Review {
    /// Shows a plan; with `walk`, the first of its doubts.
    pub fn of(wanted: Wanted, planned: Planned, walk: bool) -> Self {
        let wanted = Wanted { taken: planned.taken.or(wanted.taken), ..wanted };
        let at = (walk && !planned.survey.doubts.is_empty()).then_some(0);
        Self { wanted, planned, at, columns: None, alike: false, answered: false, running: None }
    }

    /// Asks the desk to plan anew, or to write.
    fn ask(&mut self, write: bool) -> Effect {
        self.running = Some(Running::now());
        self.wanted.write = write;
        Effect::Import(Box::new(self.wanted.clone()))
    }

    /// Plans anew with what was said of the columns; doubts that were answered by row stay answered.
    fn replan(&mut self) -> Effect {
        self.ask(false)
    }

    fn doubts(&self) -> &[Doubt] {
        &self.planned.survey.doubts
    }

    /// What can be done with the plan, in the order of its digits.
    fn offers(&self) -> Vec<Next> {
        let doubts = (!self.doubts().is_empty()).then_some(Next::Review);
        let rest = (!self.planned.unknown.is_empty()).then_some(Next::RestIntoNote);
        let mut offers: Vec<Next> =
            [Some(Next::Write), doubts, rest, Some(Next::Columns)].into_iter().flatten().collect();
        let others: Vec<String> = self.other_rosters().map(str::to_owned).collect();
        if !others.is_empty() {
            offers.push(Next::AllSheets);
        }
        // Ten fit on the page; that there are more is said, and the command line names one.
        offers.extend(others.into_iter().take(MOST_SHEETS).map(Next::Sheet));
        offers
    }

    fn pick(&mut self, digit: char) -> Effect {
        let offers = self.offers();
        let Pressed::Row(place) = all_of(&vec![Stand::InOrder; offers.len()]).press(&mut 0, digit) else {
            return Effect::hint(words::PICK_A_DIGIT);
        };
        match offers[place].clone() {
            Next::Write => self.ask(true),
            Next::AllSheets => {
                self.wanted.then = self.other_rosters().map(str::to_owned).collect();
                self.ask(true)
            }
            Next::Sheet(name) => {
                self.wanted.sheet = Some(name);
                (self.wanted.map, self.wanted.answers, self.wanted.taken) = Default::default();
                self.ask(false)
            }
            Next::Columns => {
                self.columns = Some(Columns::default());
                Effect::None
            }
            Next::Review => {
                self.at = Some(0);
                Effect::None
            }
            Next::RestIntoNote => {
                self.wanted.rest_into_note = true;
                self.ask(false)
            }
        }
    }

    /// The sheets that look like rosters and are shown, but for this one.
    fn other_rosters(&self) -> impl Iterator<Item = &str> {
        self.planned.others.iter().filter(|sheet| sheet.shown && sheet.is_roster).map(|sheet| sheet.name.as_str())
    }

    /// The choices of a doubt under their digits; that an answer is for all alike stands last.
    fn answers(doubt: &Doubt) -> Numbered {
        let choices = doubt.question.choices().len();
        let stands: Vec<Stand> = std::iter::repeat_n(Stand::InOrder, choices).chain([Stand::Last]).collect();
        all_of(&stands)
    }

    /// Notes an answer, for one row or for all alike, and goes on to the next question.
    fn answer(&mut self, at: usize, digit: char) -> Effect {
        let Some(doubt) = self.planned.survey.doubts.get(at) else { return Effect::None };
        let Pressed::Row(place) = Self::answers(doubt).press(&mut 0, digit) else {
            return Effect::hint(words::PICK_A_DIGIT);
        };
        let Some(choice) = doubt.question.choices().get(place).copied() else {
            self.alike = !self.alike;
            return Effect::None;
        };
        let matter = doubt.question.matter();
        let alike = |other: &&Doubt| other.question.matter().is_like(matter) && self.is_open(other);
        let others: Vec<&Doubt> = self.doubts().iter().filter(|_| self.alike).filter(alike).collect();
        let mut answers = self.wanted.answers.clone();
        for other in std::iter::once(doubt).chain(others) {
            // The same digit may be another year: what does not fit stays open.
            if other.question.choices().contains(&choice) {
                answers.give(other.row, other.question.matter(), choice);
            }
        }
        self.wanted.answers = answers;
        (self.alike, self.answered) = (false, true);
        let rest = self.doubts().iter().enumerate();
        let next = rest.filter(|(_, doubt)| self.is_open(doubt)).map(|(place, _)| place);
        let places: Vec<usize> = next.collect();
        match places.iter().find(|place| **place > at).or_else(|| places.first()) {
            Some(next) => {
                self.at = Some(*next);
                Effect::None
            }
            None => self.ask(false),
        }
    }

    /// Whether nobody answered it yet.
    fn is_open(&self, doubt: &Doubt) -> bool {
        self.wanted.answers.get(doubt.row, doubt.question.matter()).is_none()
    }

    fn step(&mut self, step: Step) {
        let last = self.doubts().len().saturating_sub(1);
        if let Some(at) = &mut self.at {
            *at = match step {
                Step::Up | Step::Left | Step::PageUp => at.saturating_sub(1),
                Step::Down | Step::Right | Step::PageDown => (*at + 1).min(last),
                Step::Home => 0,
                Step::End => last,
            };
            self.alike = false;
        }
    }
}

/// What can be done with a plan.
#[derive(Debug, Clone)]
enum Next {
    /// Carry it out.
    Write,
    /// Carry it out, and go on with the other sheets.
    AllSheets,
    /// Look at another sheet.
    Sheet(String),
    /// Look at the columns, and change what they are taken for.
    Columns,
    /// Walk through its doubts.
    Review,
    /// Plan anew, with the columns that are not understood in the note.
    RestIntoNote,
}

/// Rows on one page: a question of an import has a handful of answers.
fn all_of(stands: &[Stand]) -> Numbered {
    Numbered::of(stands, |_, _| stands.len())
}

impl Layer for Review {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        let Some(digit) = key.digit().filter(|_| self.running.is_none()) else { return Reply::Pass };
        if let Some(columns) = &mut self.columns {
            return Reply::Do(match columns.pick(digit, &self.planned, &mut self.wanted) {
                Picked::Done => self.replan(),
                Picked::Moved => Effect::None,
                Picked::Nothing => Effect::hint(words::PICK_A_DIGIT),
            });
        }
        Reply::Do(match self.at {
            Some(at) => self.answer(at, digit),
            None => self.pick(digit),
        })
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        if let Some(columns) = &mut self.columns {
            match verb {
                Verb::Step(step) => columns.step(step, &self.planned),
                Verb::Open => columns.open(),
                Verb::Back if columns.back() => {}
                Verb::Back => self.columns = None,
                _ => return Effect::hint(words::PICK_A_DIGIT),
            }
            return Effect::None;
        }
        match (verb, self.at) {
            (Verb::Step(step), _) => self.step(step),
            (Verb::Back, None) => return Effect::Pop,
            (Verb::Back, Some(_)) => {
                self.at = None;
                if self.answered {
                    return self.ask(false);
                }
            }
            _ => return Effect::hint(words::PICK_A_DIGIT),
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, view: &View) -> Effect {
        match answer {
            Answer::Planned { wanted, planned } => {
                let columns = self.columns.take();
                *self = Self { columns, ..Self::of(*wanted, *planned, self.at.is_some()) };
                Effect::None
            }
            answer => roster::hear(&mut self.running, answer, view),
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim) = (paint.theme.strong, paint.theme.dim);
        let file = self.wanted.file.file_name().unwrap_or_default().to_string_lossy();
        let title = match (&self.columns, self.at) {
            (Some(_), _) => said::COLUMNS,
            (None, Some(_)) => said::REVIEW,
            (None, None) => said::PLAN,
        };
        let used = paint.text(1, body.y, body.width - 2, view.say(title), strong);
        let name = format!("{file}  {}", self.planned.sheet);
        paint.text(used + 3, body.y, body.width.saturating_sub(used + 14), name.trim_end(), dim);
        if let Some(at) = self.at {
            let place = format!("{}/{}", at + 1, self.doubts().len());
            paint.right(1, body.y, body.width - 2, &place, strong);
        }
        match (&mut self.columns, self.at) {
            (Some(columns), _) => columns.draw(paint, body, view, &self.planned, &self.wanted),
            (None, Some(at)) => self.draw_doubt(paint, body, at, view),
            (None, None) => self.draw_plan(paint, body, view),
        }
        let bottom = Rect { x: 1, y: body.bottom() - 1, width: body.width - 2, height: 1 };
        match &self.running {
            Some(running) => running.draw(paint, bottom, view),
            None if self.columns.is_some() => {
                paint.text(bottom.x, bottom.y, bottom.width, view.say(said::HOW_TO_CHANGE), dim);
            }
            None if self.at.is_some() => {
                paint.text(bottom.x, bottom.y, bottom.width, view.say(said::HOW_TO_WALK), dim);
            }
            None => {}
        }
    }
}

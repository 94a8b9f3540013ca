//! An import before it is written: what would become of the file, and every doubtful row, answered by digits.
//!
//! Owns the plan and the answers; each answer is only noted here, and the desk plans anew before anything is written.

use ratatui::layout::Rect;

use crate::desk::core::question::Answer;
use crate::desk::import::register::TakenFor;
use crate::desk::import::{Planned, Wanted};
use crate::exchange::Meaning;
use crate::model::field::Class;
use crate::model::people::doubt::{Doubt, Question, Side, Whom};
use crate::model::{Record, Resident, Value};
use crate::text::{import as said, labels, refusals};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::frame::wrapped;
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};
use crate::ui::words;

use crate::ui::layers::{Layer, Reply};
use crate::ui::people::columns::{Columns, Picked};
use crate::ui::people::roster::{self, Running};

/// Cells of the labels at the left.
const LABEL: u16 = 14;

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
        // Ten fit on the page; whoever has more sheets names one on the command line.
        offers.extend(others.into_iter().take(5).map(Next::Sheet));
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

    fn draw_plan(&self, paint: &mut Paint, body: Rect, view: &View) {
        let lang = view.lang();
        let (dim, plain, warn) = (paint.theme.dim, paint.theme.plain, paint.theme.warn);
        let Planned { survey, understood, unknown, goes_on, .. } = &self.planned;
        let (cells, mut y) = (body.width - 2, body.y + 2);
        if let Some(same) = goes_on {
            let (line, style) = if *same { (said::SAME_FILE, plain) } else { (said::ANOTHER_FILE, warn) };
            paint.text(1, y, cells, view.say(line), style);
            y += 2;
        }
        let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
        paint.text(1, y, cells, &said::columns(lang, *understood, &unknown), plain);
        y += 1;
        let hidden: Vec<&str> =
            self.planned.others.iter().filter(|sheet| !sheet.shown).map(|sheet| sheet.name.as_str()).collect();
        let register = self.planned.taken.and_then(TakenFor::register);
        let notes = [
            register.map(|register| said::taken_for(lang, register.label)),
            self.planned.remembered.then(|| view.say(said::REMEMBERED).to_owned()),
            (register.is_none() && !self.planned.has_place).then(|| view.say(said::NO_PLACE).to_owned()),
            (!hidden.is_empty()).then(|| said::hidden_sheets(lang, &hidden)),
        ];
        let asked = self.planned.columns.iter().filter(|column| matches!(column.means, Meaning::Either(_)));
        let asked: Vec<String> =
            asked.map(|column| said::asked(lang, &column.name, &column.means.label(lang))).collect();
        for note in asked.into_iter().map(Some).chain(notes).flatten() {
            paint.text(1, y, cells, &note, warn);
            y += 1;
        }
        y += 1;
        let gains = survey.gains.iter().map(|((kind, key), count)| (*kind, *key, *count));
        let tally = &survey.tally;
        let rows = [
            (said::ADDED, tally.added, String::new()),
            (said::UPDATED, tally.updated, if tally.updated > 0 { said::gained(lang, gains) } else { String::new() }),
            (said::UNCHANGED, tally.unchanged, String::new()),
            (said::DOUBTFUL, tally.doubtful, view.say(said::DOUBTFUL_STAY_OUT).to_owned()),
            (said::LEFT_OUT, tally.left_out, String::new()),
            (said::REFUSED, tally.refused, view.say(said::REFUSED_GO_TO).to_owned()),
        ];
        for (label, count, more) in rows {
            let style = if count == 0 { dim } else { plain };
            paint.text(1, y, LABEL, view.say(label), style);
            paint.right(LABEL, y, 8, &count.to_string(), style);
            if count > 0 {
                paint.text(LABEL + 11, y, cells.saturating_sub(LABEL + 10), &more, dim);
            }
            y += 1;
        }
        let offers = self.offers();
        for (digit, place) in all_of(&vec![Stand::InOrder; offers.len()]).on(0) {
            y += 1;
            let label = match &offers[*place] {
                Next::AllSheets => said::all_sheets(lang, self.other_rosters().count() + 1),
                Next::Sheet(name) => said::that_sheet(lang, name),
                Next::Columns => view.say(said::CHANGE_COLUMNS).to_owned(),
                Next::Write => view.say(said::WRITE_IT).to_owned(),
                Next::Review => said::review(lang, self.doubts().len()),
                Next::RestIntoNote => view.say(said::REST_INTO_NOTE).to_owned(),
            };
            digit_row(paint, (1, y), cells, *digit, &label);
        }
    }

    fn draw_doubt(&self, paint: &mut Paint, body: Rect, at: usize, view: &View) {
        let Some(doubt) = self.doubts().get(at) else { return };
        let lang = view.lang();
        let (strong, dim, accent) = (paint.theme.strong, paint.theme.dim, paint.theme.accent);
        let cells = body.width - 2;
        let head = said::row_of(lang, doubt.row, &doubt.name);
        paint.text(1, body.y + 2, cells, &head, strong);
        paint.text(1, body.y + 3, cells, &said::question(lang, &doubt.question), strong);
        let mut y = body.y + 5;
        let room = body.bottom().saturating_sub(y + 7);
        if let Question::Same { whom, known, told, .. } = &doubt.question {
            let half = (cells - LABEL) / 2;
            let known_as = match whom {
                Whom::Known(_) => view.say(said::KNOWN).to_owned(),
                Whom::Row(row) => said::row_of(lang, *row, ""),
            };
            paint.text(1 + LABEL, y, half, known_as.trim_end(), dim);
            paint.text(1 + LABEL + half, y, half, view.say(said::IN_FILE), dim);
            for (label, known, told) in beside(known, told, view).into_iter().take(usize::from(room)) {
                y += 1;
                let differs = known != told && !known.is_empty() && !told.is_empty();
                let style = if differs { accent } else { paint.theme.plain };
                paint.text(1, y, LABEL - 1, &label, dim);
                paint.text(LABEL - 1, y, 1, if differs { "*" } else { "" }, accent);
                paint.text(1 + LABEL, y, half - 1, &known, style);
                paint.text(1 + LABEL + half, y, half, &told, style);
            }
            y += 2;
        }
        if let Question::Against(refusal) = &doubt.question {
            let (sentence, plain) = (refusals::refusal(lang, refusal, &view.names()), paint.theme.plain);
            for line in wrapped(&sentence, cells).into_iter().take(usize::from(room)) {
                paint.text(1, y, cells, &line, plain);
                y += 1;
            }
            y += 1;
        }
        let given = self.wanted.answers.get(doubt.row, doubt.question.matter());
        let (numbered, choices) = (Self::answers(doubt), doubt.question.choices());
        let mut alike_at = None;
        for (digit, place) in numbered.on(0) {
            let Some(choice) = choices.get(*place).copied() else {
                alike_at = Some(*digit);
                continue;
            };
            let label = said::choice(lang, choice, &doubt.question, &view.names());
            let used = digit_row(paint, (1, y), cells, *digit, &label);
            if given == Some(choice) {
                paint.text(used + 2, y, cells.saturating_sub(used + 2), "<", accent);
            }
            y += 1;
        }
        let matter = doubt.question.matter();
        let others =
            self.doubts().iter().filter(|other| other.question.matter().is_like(matter) && self.is_open(other));
        let others = others.count().saturating_sub(usize::from(self.is_open(doubt)));
        if let Some(digit) = alike_at.filter(|_| others > 0) {
            let mark = if self.alike { "[x]" } else { "[ ]" };
            digit_row(paint, (1, y + 1), cells, digit, &format!("{mark} {} ({others})", view.say(said::ALIKE)));
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

/// A digit and what it does; answers the column behind it.
fn digit_row(paint: &mut Paint, (x, y): (u16, u16), cells: u16, digit: char, label: &str) -> u16 {
    let (accent, plain) = (paint.theme.accent, paint.theme.plain);
    paint.text(x, y, 1, &digit.to_string(), accent);
    x + 3 + paint.text(x + 3, y, cells.saturating_sub(3), label, plain)
}

/// Two people side by side: what either tells, as anyone at the desk may see it.
fn beside(known: &Side, told: &Side, view: &View) -> Vec<(String, String, String)> {
    let (lang, names) = (view.lang(), view.names());
    let mut rows: Vec<(String, String, String)> = Resident::FIELDS
        .iter()
        .filter(|field| field.class != Class::System && field.key != "relation")
        .filter_map(|field| {
            let [known, told] = [&known.person, &told.person].map(|person| (field.get)(person));
            let quiet = |value: &Value| matches!(value, Value::Empty | Value::Choice(0) | Value::Flags(0));
            let shown = |of: &Value| said::shown(lang, Resident::KIND, field.key, of, &names);
            let [one, other] = [&known, &told].map(|of| if quiet(of) { String::new() } else { shown(of) });
            let told = !(one.is_empty() && other.is_empty());
            told.then(|| (labels::field(lang, Resident::KIND, field.key).to_owned(), one, other))
        })
        .collect();
    let address = (view.say(said::ADDRESS).to_owned(), known.address.short(), told.address.short());
    rows.insert(rows.len().min(3), address);
    rows
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

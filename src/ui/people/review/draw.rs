//! How a plan and its doubts look: in a low window without the lines that part it, so that every answer is seen; what has
//! no room is counted.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::import::Planned;
use crate::desk::import::register::TakenFor;
use crate::exchange::Meaning;
use crate::model::field::Class;
use crate::model::people::doubt::{Question, Side, Whom};
use crate::model::{Record, Resident, Value};
use crate::text::{import as said, labels, refusals};
use crate::ui::frame::wrapped;
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::numbered::Stand;
use crate::ui::words;

use super::{MOST_SHEETS, Next, Review, all_of};

/// Cells of the labels at the left.
const LABEL: u16 = 14;

impl Review {
    pub(super) fn draw_plan(&self, paint: &mut Paint, body: Rect, view: &View) {
        let (dim, plain) = (paint.theme.dim, paint.theme.plain);
        let cells = body.width - 2;
        // The title stands above, what runs stands below.
        let room = usize::from(body.height.saturating_sub(2));
        let (notes, counts, offers) = (self.notes(paint, view), self.counts(view), self.labels(view));
        if notes.len() + counts.len() + offers.len() + 3 <= room {
            let mut y = lines(paint, Rect { y: body.y + 2, ..body }, &notes) + 1;
            for (label, count, more) in counts {
                let style = if count == 0 { dim } else { plain };
                paint.text(1, y, LABEL, &label, style);
                paint.right(LABEL, y, 8, &count.to_string(), style);
                paint.text(LABEL + 11, y, cells.saturating_sub(LABEL + 10), &more, dim);
                y += 1;
            }
            for (digit, label) in offers {
                y += 1;
                digit_row(paint, (1, y), cells, digit, &label);
            }
            return;
        }
        let told = counts.into_iter().filter(|(_, count, _)| *count > 0);
        let told = told.map(|(label, count, more)| format!("{label} {count} {more}").trim_end().to_owned());
        let told = told.collect::<Vec<_>>().join("  ");
        let counted = wrapped(&told, cells).into_iter().map(|line| (line, plain));
        // Offers that fill the page stand side by side.
        let across = if offers.len() + 2 > room { 2 } else { 1 };
        let rows = offers.len().div_ceil(across);
        let mut above: Vec<(String, Style)> = counted.chain(notes).collect();
        let left = room.saturating_sub(rows);
        if above.len() > left {
            let hidden = above.len() + 1 - left;
            above.truncate(left.saturating_sub(1));
            above.push((words::more_below(view.lang(), hidden), dim));
        }
        let top = lines(paint, Rect { y: body.y + 1, ..body }, &above);
        let half = cells / across as u16;
        for (nth, (digit, label)) in offers.into_iter().enumerate() {
            let at = (1 + (nth / rows) as u16 * half, top + (nth % rows) as u16);
            digit_row(paint, at, half, digit, &label);
        }
    }

    /// What is to be known of the file before it is written.
    fn notes(&self, paint: &Paint, view: &View) -> Vec<(String, Style)> {
        let lang = view.lang();
        let (plain, warn) = (paint.theme.plain, paint.theme.warn);
        let Planned { understood, unknown, goes_on, .. } = &self.planned;
        let same = goes_on.map(|same| if same { (said::SAME_FILE, plain) } else { (said::ANOTHER_FILE, warn) });
        let mut notes: Vec<(String, Style)> =
            same.into_iter().map(|(line, style)| (view.say(line).to_owned(), style)).collect();
        let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
        notes.push((said::columns(lang, *understood, &unknown), plain));
        let hidden: Vec<&str> =
            self.planned.others.iter().filter(|sheet| !sheet.shown).map(|sheet| sheet.name.as_str()).collect();
        let register = self.planned.taken.and_then(TakenFor::register);
        let not_offered = self.other_rosters().count().saturating_sub(MOST_SHEETS);
        let asked = self.planned.columns.iter().filter(|column| matches!(column.means, Meaning::Either(_)));
        let asked = asked.map(|column| Some(said::asked(lang, &column.name, &column.means.label(lang))));
        let others = [
            register.map(|register| said::taken_for(lang, register.label)),
            self.planned.remembered.then(|| view.say(said::REMEMBERED).to_owned()),
            (register.is_none() && !self.planned.has_place).then(|| view.say(said::NO_PLACE).to_owned()),
            (!hidden.is_empty()).then(|| said::hidden_sheets(lang, &hidden)),
            (not_offered > 0).then(|| said::sheets_not_offered(lang, not_offered)),
        ];
        let warned = asked.chain(others).flatten();
        notes.extend(warned.map(|note| (note, warn)));
        notes
    }

    /// What would become of the rows, each with a number and what that means.
    fn counts(&self, view: &View) -> [(String, u32, String); 6] {
        let lang = view.lang();
        let survey = &self.planned.survey;
        let tally = &survey.tally;
        let gains = survey.gains.iter().map(|((kind, key), count)| (*kind, *key, *count));
        let gained = if tally.updated > 0 { said::gained(lang, gains) } else { String::new() };
        let more = |count: u32, text: &str| if count > 0 { text.to_owned() } else { String::new() };
        [
            (said::ADDED, tally.added, String::new()),
            (said::UPDATED, tally.updated, gained),
            (said::UNCHANGED, tally.unchanged, String::new()),
            (said::DOUBTFUL, tally.doubtful, more(tally.doubtful, view.say(said::DOUBTFUL_STAY_OUT))),
            (said::LEFT_OUT, tally.left_out, String::new()),
            (said::REFUSED, tally.refused, more(tally.refused, view.say(said::REFUSED_GO_TO))),
        ]
        .map(|(label, count, more)| (view.say(label).to_owned(), count, more))
    }

    /// What can be done, each under its digit.
    fn labels(&self, view: &View) -> Vec<(char, String)> {
        let lang = view.lang();
        let offers = self.offers();
        let label = |next: &Next| match next {
            Next::AllSheets => said::all_sheets(lang, self.other_rosters().count() + 1),
            Next::Sheet(name) => said::that_sheet(lang, name),
            Next::Columns => view.say(said::CHANGE_COLUMNS).to_owned(),
            Next::Write => view.say(said::WRITE_IT).to_owned(),
            Next::Review => said::review(lang, self.doubts().len()),
            Next::RestIntoNote => view.say(said::REST_INTO_NOTE).to_owned(),
        };
        let numbered = all_of(&vec![Stand::InOrder; offers.len()]);
        numbered.on(0).iter().map(|(digit, place)| (*digit, label(&offers[*place]))).collect()
    }

    pub(super) fn draw_doubt(&self, paint: &mut Paint, body: Rect, at: usize, view: &View) {
        let Some(doubt) = self.doubts().get(at) else { return };
        let lang = view.lang();
        let (strong, plain, dim, accent) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.accent);
        let cells = body.width - 2;
        let choices = doubt.question.choices();
        let matter = doubt.question.matter();
        let alike = self.doubts().iter().filter(|other| other.question.matter().is_like(matter) && self.is_open(other));
        let others = alike.count().saturating_sub(usize::from(self.is_open(doubt)));
        // Title and hint, who and what; then what is compared, and the answers.
        let answers = choices.len() + usize::from(others > 0);
        let room = usize::from(body.height).saturating_sub(4 + answers);
        let (mut compared, mut reason) = (Vec::new(), Vec::new());
        if let Question::Same { known, told, .. } = &doubt.question {
            compared = beside(known, told, view);
        }
        if let Question::Against(refusal) = &doubt.question {
            reason = wrapped(&refusals::refusal(lang, refusal, &view.names()), cells);
        }
        let heads = usize::from(!compared.is_empty());
        let parted = compared.len() + reason.len() + heads + 3 + usize::from(others > 0) <= room;
        let mut y = body.y + if parted { 2 } else { 1 };
        paint.text(1, y, cells, &said::row_of(lang, doubt.row, &doubt.name), strong);
        paint.text(1, y + 1, cells, &said::question(lang, &doubt.question), strong);
        y += if parted { 3 } else { 2 };
        if let Question::Same { whom, .. } = &doubt.question {
            let half = (cells - LABEL) / 2;
            let known_as = match whom {
                Whom::Known(_) => view.say(said::KNOWN).to_owned(),
                Whom::Row(row) => said::row_of(lang, *row, ""),
            };
            paint.text(1 + LABEL, y, half, known_as.trim_end(), dim);
            paint.text(1 + LABEL + half, y, half, view.say(said::IN_FILE), dim);
            y += 1;
            let (seen, hidden) = most_telling(compared, room.saturating_sub(1));
            for (label, known, told) in seen {
                let differs = differ(&known, &told);
                let style = if differs { accent } else { plain };
                paint.text(1, y, LABEL - 1, &label, dim);
                paint.text(LABEL - 1, y, 1, if differs { "*" } else { "" }, accent);
                paint.text(1 + LABEL, y, half - 1, &known, style);
                paint.text(1 + LABEL + half, y, half, &told, style);
                y += 1;
            }
            if hidden > 0 {
                paint.text(1, y, cells, &words::more_below(lang, hidden), dim);
                y += 1;
            }
        }
        for line in reason.into_iter().take(room.max(1)) {
            paint.text(1, y, cells, &line, plain);
            y += 1;
        }
        if parted && (heads > 0 || matches!(doubt.question, Question::Against(_))) {
            y += 1;
        }
        let given = self.wanted.answers.get(doubt.row, doubt.question.matter());
        let mut alike_at = None;
        for (digit, place) in Self::answers(doubt).on(0) {
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
        if let Some(digit) = alike_at.filter(|_| others > 0) {
            let mark = if self.alike { "[x]" } else { "[ ]" };
            let y = if parted { y + 1 } else { y };
            digit_row(paint, (1, y), cells, digit, &format!("{mark} {} ({others})", view.say(said::ALIKE)));
        }
    }
}

/// Lines one below the other; answers the row below them.
fn lines(paint: &mut Paint, area: Rect, lines: &[(String, Style)]) -> u16 {
    let mut y = area.y;
    for (line, style) in lines {
        paint.text(1, y, area.width - 2, line, *style);
        y += 1;
    }
    y
}

/// A digit and what it does; answers the column behind it.
fn digit_row(paint: &mut Paint, (x, y): (u16, u16), cells: u16, digit: char, label: &str) -> u16 {
    let (accent, plain) = (paint.theme.accent, paint.theme.plain);
    paint.text(x, y, 1, &digit.to_string(), accent);
    x + 3 + paint.text(x + 3, y, cells.saturating_sub(3), label, plain)
}

/// A line of two people side by side: what it is, and what either tells.
type Beside = (String, String, String);

/// Whether both tell it, and not the same.
fn differ(known: &str, told: &str) -> bool {
    known != told && !known.is_empty() && !told.is_empty()
}

/// As many lines as there is room for, those that differ before the others where that is not all; and how many are not
/// shown.
fn most_telling(mut compared: Vec<Beside>, room: usize) -> (Vec<Beside>, usize) {
    if compared.len() <= room {
        return (compared, 0);
    }
    compared.sort_by_key(|(_, known, told)| !differ(known, told));
    let hidden = compared.len() + 1 - room.max(1);
    compared.truncate(room.saturating_sub(1));
    (compared, hidden)
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

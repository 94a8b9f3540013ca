//! The figures of all systems on one screen: a line a figure, beside the time before and that of a year ago; `Enter` opens
//! the list behind a figure.

use ratatui::layout::Rect;

use crate::desk::contacts::report::{Report, sheet};
use crate::desk::core::question::{Answer, Question};
use crate::model::contacts::report::{FIGURES, Figure, Span};
use crate::text::center::figures;
use crate::text::contacts::report as words;
use crate::ui::actions::{Scope, scope};
use crate::ui::contacts::{CARD_FACE, FACE, SAID_FACE};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::layers::Layer;
use crate::ui::paint::{Paint, width};
use crate::ui::panes::Face;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;

/// Cells of the system, of a figure's name, of a number.
const COLUMNS: [u16; 3] = [24, 22, 11];

/// A report.
pub struct Reports {
    span: Span,
    report: Option<Report>,
    cursor: Cursor,
}

impl Reports {
    /// The month of today.
    pub fn open(view: &View) -> Effect {
        let span = Span::Month(view.today());
        Effect::push(Self { span, report: None, cursor: Cursor::default() }).then(Effect::Ask(Question::Report(span)))
    }

    fn go(&mut self, span: Span) -> Effect {
        (self.span, self.report) = (span, None);
        Effect::Ask(Question::Report(span))
    }
}

/// The list that stands behind a figure.
fn behind(figure: Figure) -> &'static Face {
    match figure {
        Figure::Living | Figure::MovedOut | Figure::Died => &crate::ui::people::FACE,
        Figure::Kept | Figure::Heads | Figure::Missed => &crate::ui::center::FACE,
        Figure::Meals => &crate::ui::canteen::FACE,
        Figure::Stays => &crate::ui::day_care::FACE,
        Figure::Rehearsals | Figure::Performances | Figure::Attendance => &crate::ui::teams::FACE,
        Figure::Sessions | Figure::Measured | Figure::Programmes => &crate::ui::clinic::FACE,
        Figure::FollowedUp => &crate::ui::clinic::FOLLOW_UPS,
        Figure::Referred | Figure::OutcomeKnown => &crate::ui::clinic::REFERRALS,
        Figure::Granted => &crate::ui::benefits::GRANTS,
        Figure::Raised | Figure::ByDelegates | Figure::Closed | Figure::Open | Figure::Late => &crate::ui::issues::FACE,
        Figure::Volunteers | Figure::Groups => &crate::ui::care::VOLUNTEERS,
        Figure::CareVisits | Figure::Reached | Figure::Emergencies => &crate::ui::care::FACE,
        Figure::WorkParties | Figure::Arranged => &CARD_FACE,
        Figure::Units => &FACE,
        Figure::Communications | Figure::Councils => &SAID_FACE,
        Figure::Visitors => &crate::ui::visitors::FACE,
        Figure::Certificates => &crate::ui::guide::SEAL_FACE,
    }
}

impl Layer for Reports {
    fn scope(&self) -> Scope {
        scope::BOARD
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) => self.go(self.span.before()),
            Verb::Step(Step::Right) => self.go(self.span.moved(1)),
            Verb::Step(step) => {
                self.cursor.step(step, FIGURES.len());
                Effect::None
            }
            Verb::Day(day) => self.go(self.span.at(day)),
            Verb::Next => {
                let span = self.span.next_length();
                // From a year back to a day: today's, where it lies in it.
                let today = view.today();
                self.go(if self.span.has(today) { span.at(today) } else { span })
            }
            Verb::Open => FIGURES.get(self.cursor.at).map_or(Effect::None, |(_, figure)| {
                let coordination = matches!(figure, Figure::WorkParties | Figure::Arranged);
                let shown = Effect::Close.then(Effect::Face(behind(*figure)));
                if coordination {
                    shown.then(Effect::Tell(Verb::Filter(crate::ui::contacts::cards::COORDINATIONS)))
                } else {
                    shown
                }
            }),
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        match answer {
            Answer::Reported(report) if report.span == self.span => {
                self.report = Some(*report);
                Effect::None
            }
            Answer::Reported(_) => Effect::None,
            answer => Effect::Usual(Box::new(answer)),
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        Some(Selected::Sheet(sheet(self.span)))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, selected) =
            (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.selected);
        let lang = view.lang();
        let title = format!("{}  {}", view.say(words::REPORTS), words::span(lang, self.span));
        paint.text(1, body.y, body.width - 2, &title, strong);
        let how = view.say(words::HOW_TO);
        if width(&title) + width(how) + 6 < body.width {
            paint.right(1, body.y, body.width - 2, how, dim);
        }
        let Some(report) = &self.report else {
            paint.text(1, body.y + 2, body.width - 2, view.say(figures::COUNTING), dim);
            return;
        };
        let [system, figure, number] = COLUMNS;
        let from = 2 + system + figure;
        paint.text(2, body.y + 1, system - 1, view.say(words::SYSTEM), dim);
        paint.text(2 + system, body.y + 1, figure - 1, view.say(words::FIGURE), dim);
        for (nth, span) in [self.span, self.span.before(), self.span.long_before()].into_iter().enumerate() {
            let head = heading(span);
            paint.right(from + number * nth as u16, body.y + 1, number, &head, dim);
        }
        let window = self.cursor.window(body.height.saturating_sub(2), report.rows.len());
        let first = window.start;
        for (y, place) in (body.y + 2..).zip(window) {
            let Some((of, what, numbers)) = report.rows.get(place) else { continue };
            let here = place == self.cursor.at;
            let style = if here { selected } else { plain };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let begins = place == first || report.rows.get(place - 1).is_none_or(|(before, ..)| before != of);
            if begins {
                paint.text(2, y, system - 1, &words::system(lang, *of), style);
            }
            paint.text(2 + system, y, figure - 1, words::figure(*what).say(lang), style);
            for (nth, count) in numbers.iter().enumerate() {
                let text = count.map_or_else(|| "-".to_owned(), |count| count.to_string());
                paint.right(from + number * nth as u16, y, number, &text, style);
            }
        }
    }
}

/// A span above its column: `11-23`, `2026-11`, `2026`.
fn heading(span: Span) -> String {
    let day = span.days().0;
    match span {
        Span::Day(_) => format!("{:02}-{:02}", day.month(), day.day()),
        Span::Month(_) => format!("{}-{:02}", day.year(), day.month()),
        Span::Year(_) => day.year().to_string(),
    }
}

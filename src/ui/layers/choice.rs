//! A numbered choice: what is offered, on digits, and why something is not possible now.

use ratatui::layout::Rect;

use crate::desk::core::request::{Request, Visitor};
use crate::model::Code;
use crate::model::register::{CHECKED_BY, MATTER, VISITOR_ROLE, VisitorLine};
use crate::model::{Id, Resident};
use crate::text::{labels, when};
use crate::ui::actions::{self, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, centered, width};
use crate::ui::view::{Line, View, Why};
use crate::ui::words;

use super::{Layer, Reply};

/// What a pick leads to, made when it is picked.
type Pick = Box<dyn FnOnce(&View) -> Effect>;

/// One thing to pick.
pub struct Offer {
    digit: char,
    label: String,
    why_not: Option<Why>,
    pick: Pick,
}

impl Offer {
    /// Something to pick.
    pub fn new(digit: char, label: impl Into<String>, pick: impl FnOnce(&View) -> Effect + 'static) -> Self {
        Self { digit, label: label.into(), why_not: None, pick: Box::new(pick) }
    }

    /// Whether it stands at this digit.
    pub fn is_at(&self, digit: char) -> bool {
        self.digit == digit
    }

    /// What picking it leads to.
    pub fn take(self, view: &View) -> Effect {
        (self.pick)(view)
    }
}

/// A numbered choice.
pub struct Choice {
    title: String,
    facts: Vec<String>,
    offers: Vec<Offer>,
    /// Whether the pane beneath is hidden.
    alone: bool,
}

impl Choice {
    /// A choice between these.
    pub fn new(title: impl Into<String>, offers: Vec<Offer>) -> Self {
        Self { title: title.into(), facts: Vec::new(), offers, alone: false }
    }

    /// The same, with lines to read first.
    #[must_use]
    pub fn with_facts(self, facts: Vec<String>) -> Self {
        Self { facts, ..self }
    }

    /// The same, with nothing seen beneath it.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Opens it.
    pub fn open(self) -> Effect {
        Effect::push(self)
    }
}

impl Layer for Choice {
    fn scope(&self) -> Scope {
        scope::CHOICE
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let Some(place) = self.offers.iter().position(|offer| offer.digit == digit) else {
            return Reply::Do(Effect::hint(words::PICK_A_DIGIT));
        };
        if let Some(Why(msg)) = self.offers[place].why_not {
            return Reply::Do(Effect::Say(Line::Warn(msg)));
        }
        let offer = self.offers.swap_remove(place);
        Reply::Do(Effect::Pop.then(offer.take(view)))
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Back => Effect::Pop,
            _ => Effect::hint(words::PICK_A_DIGIT),
        }
    }

    fn covers(&self) -> bool {
        self.alone
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let rows = self.facts.len() + usize::from(!self.facts.is_empty()) + self.offers.len();
        let widest = self
            .offers
            .iter()
            .map(|offer| width(&offer.label) + 4 + offer.why_not.map_or(0, |why| width(view.say(why.0)) + 3))
            .chain(self.facts.iter().map(|fact| width(fact)))
            .chain([width(&self.title) + 4])
            .max()
            .unwrap_or(0);
        let inner = paint.popup(centered(body, widest + 6, rows as u16 + 2), &self.title);
        let mut y = inner.y;
        let (accent, dim, plain) = (paint.theme.accent, paint.theme.dim, paint.theme.plain);
        for fact in &self.facts {
            paint.text(inner.x, y, inner.width, fact, plain);
            y += 1;
        }
        y += u16::from(!self.facts.is_empty());
        for offer in &self.offers {
            if y >= inner.bottom() {
                break;
            }
            let ready = offer.why_not.is_none();
            paint.text(inner.x, y, 1, &offer.digit.to_string(), if ready { accent } else { dim });
            let used = paint.text(inner.x + 3, y, inner.width - 3, &offer.label, if ready { plain } else { dim });
            if let Some(Why(msg)) = offer.why_not {
                let x = inner.x + 3 + used + 2;
                paint.text(x, y, inner.right().saturating_sub(x), view.say(msg), dim);
            }
            y += 1;
        }
    }
}

/// The numbered actions on what is selected, digits fixed a kind; what cannot be done now says why.
pub fn more(view: &View) -> Effect {
    let mut rows: Vec<&'static actions::Action> =
        actions::of(view.place).filter(|action| action.digit.is_some()).collect();
    rows.sort_by_key(|action| action.digit);
    let offers = rows
        .into_iter()
        .filter_map(|action| {
            let why_not = (action.enabled)(view).err();
            let label = view.say(action.label);
            Some(Offer { why_not, ..Offer::new(action.digit?, label, move |_| Effect::Run(action)) })
        })
        .collect();
    Choice::new(view.say(words::MORE), offers).open()
}

/// Who is at the desk.
pub fn clerks(view: &View) -> Effect {
    let offers = view
        .seat
        .clerks
        .iter()
        .zip('1'..='9')
        .map(|(name, digit)| {
            let clerk = name.clone();
            Offer::new(digit, name.clone(), move |_| Effect::send(Request::SetClerk { clerk }))
        })
        .collect();
    Choice::new(view.say(words::WHICH_CLERK), offers).open()
}

/// Offers the rows of a code table by their codes, or by their place where a code is no digit.
pub fn of_codes(
    view: &View,
    table: &'static [Code],
    pick: impl Fn(u8, &View) -> Effect + Clone + 'static,
) -> Vec<Offer> {
    digits_of(table)
        .map(|(digit, row)| {
            let pick = pick.clone();
            let code = row.code;
            Offer::new(digit, labels::code(view.lang(), row), move |view| pick(code, view))
        })
        .collect()
}

/// The digit of each row: its code where all codes are digits, else its place from 1.
pub fn digits_of(table: &'static [Code]) -> impl Iterator<Item = (char, &'static Code)> {
    let by_code = table.iter().all(|row| row.code <= 9);
    table.iter().enumerate().filter_map(move |(place, row)| {
        let number = if by_code { u32::from(row.code) } else { place as u32 + 1 };
        Some((char::from_digit(number, 10)?, row))
    })
}

/// Who came, how that was checked, and what about: three digits and the visit is logged.
pub fn who_came(view: &View) -> Effect {
    let resident = view.person().map_or(Id::NONE, |resident| resident.id);
    Choice::new(
        view.say(words::WHO_CAME),
        of_codes(view, VISITOR_ROLE, move |role, view| {
            if role == 1 { matter(view, resident, Visitor::default()) } else { checked(view, resident, role) }
        }),
    )
    .open()
}

fn checked(view: &View, resident: Id, role: u8) -> Effect {
    Choice::new(
        view.say(words::HOW_CHECKED),
        of_codes(view, CHECKED_BY, move |checked, view| {
            matter(view, resident, Visitor { role, checked, name: String::new() })
        }),
    )
    .open()
}

fn matter(view: &View, resident: Id, visitor: Visitor) -> Effect {
    let only = visitor.clone();
    let mut offers = of_codes(view, MATTER, move |matter, _| {
        let visitor = visitor.clone();
        let line = VisitorLine {
            id: Id::NONE,
            at: jiff::civil::DateTime::ZERO,
            resident,
            role: visitor.role,
            visitor: visitor.name.clone(),
            checked: visitor.checked,
            matter,
            about: Id::NONE,
            note: String::new(),
            who: Id::NONE,
        };
        Effect::Serve(resident)
            .then(Effect::Visitor(visitor))
            .then(Effect::send(Request::LogVisitor { line: Box::new(line) }))
    });
    offers.insert(
        0,
        Offer::new('0', view.say(words::LOG_LATER), move |_| Effect::Serve(resident).then(Effect::Visitor(only))),
    );
    Choice::new(view.say(words::WHAT_ABOUT), offers).open()
}

/// Several people of one name: which one?
pub fn same_name(view: &View, people: &[&Resident], then: impl Fn(Id) -> Effect + Clone + 'static) -> Effect {
    let offers = people
        .iter()
        .zip('1'..='9')
        .map(|(resident, digit)| {
            let (id, then) = (resident.id, then.clone());
            let age = resident.age(view.today()).map_or_else(String::new, |age| when::age(view.lang(), age));
            let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
            Offer::new(digit, format!("{}  {age}  {address}", resident.name), move |_| then(id))
        })
        .collect();
    Choice::new(view.say(words::WHICH_OF_THEM), offers).open()
}

/// Asks before something that is not easily set right: only a digit goes on.
pub fn confirm(
    view: &View,
    question: String,
    go_on: &'static str,
    then: impl FnOnce(&View) -> Effect + 'static,
) -> Effect {
    Choice::new(view.say(words::SURE), vec![Offer::new('1', go_on, then)]).with_facts(vec![question]).open()
}

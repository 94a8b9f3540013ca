//! A numbered choice: what is offered, on digits, page by page, and why something is not possible now.

use ratatui::layout::Rect;

use crate::desk::core::request::Request;
use crate::desk::core::visitor::Visitor;
use crate::model::Code;
use crate::model::register::{CHECKED_BY, MATTER, REVEAL_REASON, VISITOR_ROLE, VisitorLine};
use crate::model::{Id, Resident};
use crate::text::operators::LOCKED;
use crate::text::{labels, visitors, when};
use crate::ui::actions::{self, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::frame::body_of;
use crate::ui::handover::shift::Shift;
use crate::ui::input::Key;
use crate::ui::operators::lock::{sit_down, who_may_sit};
use crate::ui::paint::{Paint, centered, width};
use crate::ui::view::{Line, View, Why};
use crate::ui::visitors::forms::{LogVisit, blank};
use crate::ui::widgets::numbered::{Numbered, Pressed, Stand};
use crate::ui::words;

use super::form::Form;
use super::{Layer, Reply};

/// The digit of a visit with name and words; no code of [`VISITOR_ROLE`].
const WITH_NAME: u8 = 8;
/// Rows that a page has at most, and the line that says which page it is.
const MOST_ROWS: usize = 10;

/// What a pick leads to, made when it is picked.
type Pick = Box<dyn FnOnce(&View) -> Effect>;

/// One thing to pick.
pub struct Offer {
    label: String,
    stand: Stand,
    why_not: Option<Why>,
    pick: Pick,
}

impl Offer {
    /// Something to pick; its digit comes from its place among the others.
    pub fn new(label: impl Into<String>, pick: impl FnOnce(&View) -> Effect + 'static) -> Self {
        Self { label: label.into(), stand: Stand::InOrder, why_not: None, pick: Box::new(pick) }
    }

    /// The same, standing so among the others.
    #[must_use]
    pub fn at(self, stand: Stand) -> Self {
        Self { stand, ..self }
    }

    /// The same, said to be impossible now where there is a reason.
    #[must_use]
    pub fn unless(self, why_not: Option<Why>) -> Self {
        Self { why_not, ..self }
    }

    /// What it is called.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What picking it leads to.
    pub fn take(self, view: &View) -> Effect {
        match self.why_not {
            Some(Why(msg)) => Effect::Say(Line::Warn(msg)),
            None => (self.pick)(view),
        }
    }
}

/// A numbered choice.
pub struct Choice {
    title: String,
    facts: Vec<String>,
    /// The lines to read once the screen was covered.
    concealed: Option<Vec<String>>,
    offers: Vec<Offer>,
    page: usize,
    /// Whether the pane beneath is hidden.
    alone: bool,
}

impl Choice {
    /// A choice between these.
    pub fn new(title: impl Into<String>, offers: Vec<Offer>) -> Self {
        Self { title: title.into(), facts: Vec::new(), concealed: None, offers, page: 0, alone: false }
    }

    /// The same, with lines to read first.
    #[must_use]
    pub fn with_facts(self, facts: Vec<String>) -> Self {
        Self { facts, ..self }
    }

    /// The same, naming in its title the person whom it is about.
    #[must_use]
    pub fn about(self, person: Option<&Resident>) -> Self {
        let named = person.map(|person| format!("{}  {}", self.title, person.name));
        Self { title: named.unwrap_or(self.title), ..self }
    }

    /// The same, with other lines to read once the screen was covered: what was revealed in them is closed then.
    #[must_use]
    pub fn concealed(self, facts: Vec<String>) -> Self {
        Self { concealed: Some(facts), ..self }
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

    /// How many facts are read in a window, and what of the rows stands under which digit.
    fn laid_out(&self, view: &View) -> (usize, Numbered) {
        let rows = usize::from(body_of(view.seat.size).height).saturating_sub(2);
        // What is to be picked goes before what is to be read.
        let needed = self.offers.len().min(MOST_ROWS);
        let facts = self.facts.len().min(rows.saturating_sub(needed + 1));
        let room = rows.saturating_sub(facts + usize::from(facts > 0));
        let stands: Vec<Stand> = self.offers.iter().map(|offer| offer.stand).collect();
        (facts, Numbered::of(&stands, |_, paged| room.saturating_sub(usize::from(paged))))
    }
}

impl Layer for Choice {
    fn scope(&self) -> Scope {
        scope::CHOICE
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        match self.laid_out(view).1.press(&mut self.page, digit) {
            Pressed::Turned => Reply::taken(),
            Pressed::Nothing => Reply::Do(Effect::hint(words::PICK_A_DIGIT)),
            Pressed::Row(place) => match self.offers[place].why_not {
                Some(Why(msg)) => Reply::Do(Effect::Say(Line::Warn(msg))),
                None => Reply::Do(Effect::Pop.then(self.offers.swap_remove(place).take(view))),
            },
        }
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Back => Effect::Pop,
            Verb::Step(step) if self.laid_out(view).1.step(&mut self.page, step) => Effect::None,
            _ => Effect::hint(words::PICK_A_DIGIT),
        }
    }

    fn conceal(&mut self, _view: &View) {
        self.facts = self.concealed.take().unwrap_or(std::mem::take(&mut self.facts));
    }

    fn covers(&self) -> bool {
        self.alone
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (facts, numbered) = self.laid_out(view);
        // One box for all pages: turning one moves nothing but the rows.
        let most = (0..numbered.pages()).map(|page| numbered.on(page).len()).max().unwrap_or(0);
        let rows = facts + usize::from(facts > 0) + most + usize::from(numbered.turns());
        let turns = words::page(view.lang(), self.page + 1, numbered.pages());
        let widest = self
            .offers
            .iter()
            .map(|offer| width(&offer.label) + 4 + offer.why_not.map_or(0, |why| width(view.say(why.0)) + 3))
            .chain(self.facts.iter().map(|fact| width(fact)))
            .chain([width(&self.title) + 4, if numbered.turns() { width(&turns) } else { 0 }])
            .max()
            .unwrap_or(0);
        let inner = paint.popup(centered(body, widest + 6, rows as u16 + 2), &self.title);
        let mut y = inner.y;
        let (accent, dim, plain) = (paint.theme.accent, paint.theme.dim, paint.theme.plain);
        for (nth, fact) in self.facts.iter().take(facts).enumerate() {
            let rest = self.facts.len() - nth;
            if nth + 1 == facts && rest > 1 {
                paint.text(inner.x, y, inner.width, &words::more_below(view.lang(), rest), dim);
            } else {
                paint.text(inner.x, y, inner.width, fact, plain);
            }
            y += 1;
        }
        y += u16::from(facts > 0);
        for (digit, place) in numbered.on(self.page) {
            let offer = &self.offers[*place];
            let ready = offer.why_not.is_none();
            paint.text(inner.x, y, 1, &digit.to_string(), if ready { accent } else { dim });
            let used = paint.text(inner.x + 3, y, inner.width - 3, &offer.label, if ready { plain } else { dim });
            if let Some(Why(msg)) = offer.why_not {
                let x = inner.x + 3 + used + 2;
                paint.text(x, y, inner.right().saturating_sub(x), view.say(msg), dim);
            }
            y += 1;
        }
        if numbered.turns() {
            paint.text(inner.x, inner.bottom() - 1, inner.width, &turns, dim);
        }
    }
}

/// The numbered actions on what is selected, in the order of the table; what cannot be done now says why.
pub fn more(view: &View) -> Effect {
    let offers = actions::numbered(view.place).into_iter().map(|(action, stand)| {
        let why_not = action.ready(view).err();
        Offer::new(view.say(action.label), move |_| Effect::Run(action)).at(stand).unless(why_not)
    });
    Choice::new(view.say(words::MORE), offers.collect()).about(view.under_cursor()).open()
}

/// Who is at the desk.
pub fn clerks(view: &View) -> Effect {
    Choice::new(view.say(words::WHICH_CLERK), of_clerks(view)).open()
}

/// The same, where a shift may end too: that stands at the last digit of every page.
pub fn clerks_or_handover(view: &View) -> Effect {
    let mut offers = of_clerks(view);
    // Whoever has just covered the screen hands over: once the desk is locked nobody does.
    let hand_over = |view: &View| {
        if view.office.is_locked() { Effect::hint(LOCKED) } else { Effect::Uncover.then(Shift::open(view)) }
    };
    offers.push(Offer::new(view.say(crate::text::handover::HANDOVER), hand_over).at(Stand::Last));
    Choice::new(view.say(words::WHICH_CLERK), offers).open()
}

fn of_clerks(view: &View) -> Vec<Offer> {
    let sits = |clerk: String| Offer::new(clerk.clone(), move |view| sit_down(clerk, view));
    who_may_sit(view).into_iter().map(sits).collect()
}

/// Offers the rows of a code table by their codes, or in their order where a code is no digit.
pub fn of_codes(
    view: &View,
    table: &'static [Code],
    pick: impl Fn(u8, &View) -> Effect + Clone + 'static,
) -> Vec<Offer> {
    table
        .iter()
        .map(|row| {
            let pick = pick.clone();
            let code = row.code;
            Offer::new(labels::code(view.lang(), row), move |view| pick(code, view)).at(Stand::Code(code))
        })
        .collect()
}

/// Why a closed value is opened, by digit; it is journaled before it is shown.
pub fn reveal(view: &View, resident: Id, field: &'static str) -> Effect {
    let offers = of_codes(view, REVEAL_REASON, move |reason, _| {
        Effect::send(Request::Desk(crate::desk::core::Ask::Reveal { resident, field: field.to_owned(), reason }))
    });
    let about = view.office.of::<Resident>().get(resident);
    let named = about.map(|resident| resident.name.clone()).into_iter().collect();
    Choice::new(view.say(words::WHY_REVEAL), offers).with_facts(named).open()
}

/// What follows once a visit is logged.
type Follows = std::rc::Rc<dyn Fn(&View) -> Effect>;

/// Who came, how that was checked, and what about: three digits and the visit is logged.
pub fn who_came(view: &View) -> Effect {
    asked(view, view.client().map_or(Id::NONE, |resident| resident.id), None)
}

/// The same for somebody, before something of them is told: that follows once the visit is logged.
pub fn who_came_for(view: &View, resident: Id, then: impl Fn(&View) -> Effect + 'static) -> Effect {
    asked(view, resident, Some(std::rc::Rc::new(then)))
}

#[allow(clippy::needless_pass_by_value, reason = "what follows is handed on")]
fn asked(view: &View, resident: Id, then: Option<Follows>) -> Effect {
    let follows = then.clone();
    let mut offers = of_codes(view, VISITOR_ROLE, move |role, view| {
        let then = follows.clone();
        if role == 1 { matter(view, resident, Visitor::default(), then) } else { checked(view, resident, role, then) }
    });
    if then.is_none() {
        let named = Offer::new(view.say(visitors::WITH_NAME), move |view| {
            Effect::Serve(resident).then(Form::open(LogVisit { resident }, view))
        });
        offers.push(named.at(Stand::Code(WITH_NAME)));
    }
    let about = view.office.of::<Resident>().get(resident);
    Choice::new(view.say(words::WHO_CAME), offers).about(about).open()
}

fn checked(view: &View, resident: Id, role: u8, then: Option<Follows>) -> Effect {
    Choice::new(
        view.say(words::HOW_CHECKED),
        of_codes(view, CHECKED_BY, move |checked, view| {
            matter(view, resident, Visitor { role, checked, ..Visitor::default() }, then.clone())
        }),
    )
    .about(view.office.of::<Resident>().get(resident))
    .open()
}

fn matter(view: &View, resident: Id, visitor: Visitor, then: Option<Follows>) -> Effect {
    let mut offers = Vec::new();
    if then.is_none() {
        let only = visitor.clone();
        let later =
            Offer::new(view.say(words::LOG_LATER), move |_| Effect::Serve(resident).then(Effect::Visitor(only)));
        offers.push(later.at(Stand::Zero));
    }
    offers.extend(of_codes(view, MATTER, move |matter, _| {
        let visitor = visitor.clone();
        let (role, checked) = (visitor.role, visitor.checked);
        let line = VisitorLine { resident, role, checked, matter, ..blank() };
        let log = Request::Visitors(crate::desk::visitors::Ask::LogVisitor { line: Box::new(line) });
        let logged = match then.clone() {
            Some(then) => Effect::send_then(log, move |view| then(view)),
            None => Effect::send(log),
        };
        Effect::Serve(resident).then(Effect::Visitor(visitor)).then(logged)
    }));
    Choice::new(view.say(words::WHAT_ABOUT), offers).about(view.office.of::<Resident>().get(resident)).open()
}

/// Several people of one name: which one?
pub fn same_name(view: &View, people: &[&Resident], then: impl Fn(Id) -> Effect + Clone + 'static) -> Effect {
    let offers = people.iter().map(|resident| {
        let (id, then) = (resident.id, then.clone());
        let age = resident.age(view.today()).map_or_else(String::new, |age| when::age(view.lang(), age));
        let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
        Offer::new(format!("{}  {age}  {address}", resident.name), move |_| then(id))
    });
    Choice::new(view.say(words::WHICH_OF_THEM), offers.collect()).open()
}

/// Asks before something that is not easily set right: only a digit goes on.
pub fn confirm(
    view: &View,
    question: String,
    go_on: &'static str,
    then: impl FnOnce(&View) -> Effect + 'static,
) -> Effect {
    Choice::new(view.say(words::SURE), vec![Offer::new(go_on, then)]).with_facts(vec![question]).open()
}

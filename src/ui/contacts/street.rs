//! Columns of the office's own, and the street's tables: brought in, chosen for whom, filled, kept.

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::contacts::Ask;
use crate::desk::contacts::street::export::EXPORT;
use crate::desk::core::drafts::Draft;
use crate::model::contacts::own::{CHOICE, COLUMN_KIND, OwnColumn, StreetTable};
use crate::model::{Id, Resident};
use crate::text::contacts::street as words;
use crate::text::{labels, when};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::forms::{Fault, FormRow, Purpose, Slot, Typed, fill};
use crate::ui::layers::Layer;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::export::whole;
use crate::ui::layers::files::Files;
use crate::ui::layers::form::Form;
use crate::ui::paint::{Paint, centered};
use crate::ui::people::SCOPE as PEOPLE;
use crate::ui::people::card::CardRow;
use crate::ui::view::{View, Why};
use crate::ui::widgets::line_box::LineBox;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("own_values", &[], PEOPLE, words::OWN, words::OWN_TIP, own_values)
        .when(|view| {
            view.under_cursor().map(drop).ok_or(Why(crate::ui::words::NOBODY_SELECTED))?;
            if view.office.of::<OwnColumn>().is_empty() { Err(Why(words::NO_COLUMN)) } else { Ok(()) }
        })
        .on_page(2),
    Action::new("own_columns", &[], scope::PANES, words::COLUMNS, words::COLUMNS_TIP, columns),
    Action::new("street_tables", &[], scope::PANES, words::TABLES, words::TABLES_TIP, tables),
];

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] =
    &[FormRow::of::<SetColumn>(SetColumn::NAME), FormRow::of::<SetTable>(SetTable::NAME)];

/// What stands in the office's own columns, on a resident's card.
pub static CARD: CardRow = CardRow {
    heading: words::OWN_HEAD,
    says: |resident, view| {
        let plain = view.seat.theme.plain;
        let told = sorted(view).into_iter().filter_map(|column| {
            let value = view.office.own_value(column.id, resident.id)?;
            Some((format!("{} {}", column.name, value.text), plain))
        });
        told.collect()
    },
};

fn sorted<'a>(view: &View<'a>) -> Vec<&'a OwnColumn> {
    let mut columns: Vec<&OwnColumn> = view.office.of::<OwnColumn>().all().collect();
    columns.sort_by_key(|column| (&column.name, column.id));
    columns
}

/// The office's own columns: one to change, or a new one.
pub(super) fn columns(view: &View) -> Effect {
    let mut offers =
        vec![Offer::new(view.say(words::NEW_COLUMN), |view| Form::open(SetColumn { column: Id::NONE }, view))];
    offers.extend(sorted(view).into_iter().map(|column| {
        let id = column.id;
        let kind = labels::code_number(view.lang(), COLUMN_KIND, column.kind);
        Offer::new(format!("{}  {kind}  {}", column.name, column.choices), move |view| {
            Form::open(SetColumn { column: id }, view)
        })
    }));
    Choice::new(view.say(words::COLUMNS), offers).open()
}

/// Which column of a resident is filled.
fn own_values(view: &View) -> Effect {
    let Some(resident) = view.under_cursor() else { return Effect::None };
    let who = resident.id;
    let offers = sorted(view).into_iter().map(|column| {
        let id = column.id;
        let value = view.office.own_value(id, who).map_or("", |value| value.text.as_str());
        Offer::new(format!("{}  {value}", column.name), move |view| fill_in(id, who, view))
    });
    let choice = Choice::new(view.say(words::OWN), offers.collect()).about(Some(resident)).open();
    view.serve_first(who).then(choice)
}

/// What stands in it: by digit where it has choices, else typed.
fn fill_in(column: Id, resident: Id, view: &View) -> Effect {
    let Some(of) = view.office.of::<OwnColumn>().get(column) else { return Effect::None };
    let set = move |text: String| Effect::send(Request::Contacts(Ask::SetOwn { column, resident, text }));
    if of.kind == CHOICE {
        let mut offers: Vec<Offer> = of
            .choices()
            .map(|choice| {
                let text = choice.to_owned();
                Offer::new(choice, move |_| set(text))
            })
            .collect();
        offers.push(Offer::new(view.say(words::EMPTY), move |_| set(String::new())));
        return Choice::new(of.name.clone(), offers).open();
    }
    let text = view.office.own_value(column, resident).map(|value| value.text.clone()).unwrap_or_default();
    let mut line = LineBox::default();
    line.paste(&text);
    Effect::push(OwnText { column, resident, name: of.name.clone(), line })
}

/// What stands in a column, typed.
struct OwnText {
    column: Id,
    resident: Id,
    name: String,
    line: LineBox,
}

impl Layer for OwnText {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Open => {
                let (column, resident, text) = (self.column, self.resident, self.line.text().to_owned());
                Effect::Pop.then(Effect::send(Request::Contacts(Ask::SetOwn { column, resident, text })))
            }
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let who = view.office.of::<Resident>().get(self.resident).map_or("", |resident| resident.name.as_str());
        let title = format!("{}  {who}", self.name);
        let inner = paint.popup(centered(body, body.width.saturating_sub(8).min(60), 3), &title);
        let style = paint.theme.field;
        self.line.draw(paint, inner, style, true);
    }
}

/// The street's tables that are kept, and a new one.
pub(super) fn tables(view: &View) -> Effect {
    let mut offers = vec![Offer::new(view.say(words::BRING), |view| {
        Files::roster(view, |path| {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            Effect::send_then(Request::Contacts(Ask::BringTable { path }), move |view| {
                let brought = view.office.of::<StreetTable>().all().filter(|table| stem.starts_with(&table.name));
                let newest = brought.filter(|table| table.filled.is_none()).max_by_key(|table| table.id);
                newest.map_or(Effect::None, |table| Form::open(SetTable { table: table.id }, view))
            })
        })
    })];
    let mut kept: Vec<&StreetTable> = view.office.of::<StreetTable>().all().collect();
    kept.sort_by_key(|table| (&table.name, table.id));
    offers.extend(kept.into_iter().map(|table| {
        let id = table.id;
        let filled = table.filled.map(|at| when::day_of_year(view.lang(), at.date(), view.today()));
        let filled = filled.map_or_else(String::new, |day| format!("  {} {day}", view.say(words::FILLED)));
        Offer::new(format!("{}{filled}", table.name), move |view| of_table(id, view))
    }));
    Choice::new(view.say(words::TABLES), offers).open()
}

/// What can be done with one: filled, or for whom is changed. How its headings were understood is read first.
fn of_table(id: Id, view: &View) -> Effect {
    let Some(table) = view.office.of::<StreetTable>().get(id) else { return Effect::None };
    let offers = vec![
        Offer::new(view.say(words::FILL), move |_| {
            Effect::send_then(Request::Contacts(Ask::FillTable { table: id }), |view| {
                // Whatever was filled last is what goes out.
                whole(view, &EXPORT)
            })
        }),
        Offer::new(view.say(words::FOR_WHOM), move |view| Form::open(SetTable { table: id }, view)),
    ];
    let rows = view.office.of_table(table, view.today()).len();
    let known = |from: &str| !from.is_empty() && from != "column.unknown";
    let mut facts = vec![words::rows(view.lang(), rows)];
    let open: Vec<&str> =
        table.headings.iter().filter(|one| !known(&one.from)).map(|one| one.heading.as_str()).collect();
    facts.push(words::understood(view.lang(), table.headings.len() - open.len(), table.headings.len()));
    if !open.is_empty() {
        facts.push(format!("{} {}", view.say(words::LEFT_EMPTY), open.join(view.lang().of("、", ", "))));
    }
    Choice::new(table.name.clone(), offers).with_facts(facts).open()
}

/// Set up a column of the office's own, or change it.
#[derive(Debug, Clone)]
pub struct SetColumn {
    /// Which; none for a new one.
    pub column: Id,
}

impl SetColumn {
    pub(in crate::ui) const NAME: &'static str = "own_column";

    fn before(&self, view: &View) -> OwnColumn {
        view.office.of::<OwnColumn>().get(self.column).cloned().unwrap_or_default()
    }
}

impl Purpose for SetColumn {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { column: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(if self.column.is_none() { words::NEW_COLUMN } else { words::CHANGE_COLUMN }).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut column = self.before(view);
        fill(&mut column, all)?;
        Ok(Ask::SetColumn { column: Box::new(column) }.into())
    }

    fn record(&self) -> Id {
        self.column
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::CHOICES_HINT).to_owned())
    }
}

/// Choose with whom a table is filled.
#[derive(Debug, Clone)]
pub struct SetTable {
    pub table: Id,
}

impl SetTable {
    pub(in crate::ui) const NAME: &'static str = "street_table";

    fn before(&self, view: &View) -> StreetTable {
        view.office.of::<StreetTable>().get(self.table).cloned().unwrap_or_default()
    }
}

impl Purpose for SetTable {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { table: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::FOR_WHOM).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("from_age")
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut table = self.before(view);
        fill(&mut table, all)?;
        Ok(Ask::SetTable { table: Box::new(table) }.into())
    }

    fn record(&self) -> Id {
        self.table
    }
}

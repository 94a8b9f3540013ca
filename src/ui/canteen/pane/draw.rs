//! How the canteen's day looks: sitting and menu on top, who eats beneath, counts and takings beside or above.

use crate::model::{PriceTable, Resident, Room};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::canteen::kitchen;
use crate::desk::canteen::kitchen::{Apart, Eater, SittingToday, box_number, menu_of};
use crate::model::canteen::meal::{DELIVERY, DINE_IN, MEAL_STATE, SERVED};
use crate::model::canteen::menu::{CONTENTS, DIET};
use crate::model::center::booking::CLOSURE_REASON;
use crate::model::{MealState, Menu};
use crate::text::{canteen as words, labels, when};
use crate::ui::center::pane::share;
use crate::ui::frame::wrapped;
use crate::ui::paint::Paint;
use crate::ui::view::View;

use crate::ui::canteen::pane::Canteen;

/// Cells of the columns: name, age, where, what they pay, state.
const COLUMNS: [u16; 5] = [10, 5, 11, 7, 11];
/// Cells in which menu, diets and takings are read beside the list.
const BESIDE: u16 = 32;
/// Cells of the bar of meals.
const BAR: u16 = 16;

impl Canteen {
    pub(in crate::ui) fn draw_day(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (plain, dim, warn) = (paint.theme.plain, paint.theme.dim, paint.theme.warn);
        let Some(canteen) = kitchen::canteen(view.office) else {
            paint.text(2, body.y + 1, body.width - 4, view.say(words::NO_CANTEEN), plain);
            return;
        };
        self.title(paint, body, view);
        let sitting = canteen.sitting(self.sitting);
        if !kitchen::is_open(view.office, canteen, self.date, sitting) {
            let text = match kitchen::closed(view.office, canteen, self.date, sitting) {
                Some(closed) => {
                    let reason = labels::code_number(view.lang(), CLOSURE_REASON, closed.reason());
                    format!("{}  {reason}  {}", view.say(words::CLOSED), closed.words())
                }
                None => view.say(words::NOT_OPEN).to_owned(),
            };
            paint.text(2, body.y + 2, body.width - 4, &text, warn);
            return;
        }
        if !view.office.days.has(self.date) {
            paint.text(2, body.y + 2, body.width - 4, view.say(words::READING), dim);
            return;
        }
        if view.seat.is_wide() {
            let left = body.width.saturating_sub(BESIDE);
            let y = self.menu_line(paint, Rect { y: body.y + 1, height: 1, width: left, ..body }, view);
            let y = self.counts(paint, Rect { y, height: 1, width: left, ..body }, view);
            self.list(paint, Rect { y, height: body.bottom() - y, width: left, ..body }, view);
            paint.bar(left, body.y + 1, body.height - 1);
            let right = Rect { x: left + 2, y: body.y + 1, width: body.width - left - 3, height: body.height - 1 };
            self.beside(paint, right, view);
        } else {
            let y = self.menu_line(paint, Rect { y: body.y + 1, height: 1, ..body }, view);
            let y = self.counts(paint, Rect { y, height: 1, ..body }, view);
            self.list(paint, Rect { y, height: body.bottom() - y, ..body }, view);
        }
    }

    /// The room, the day, and its sittings with the one that is shown.
    fn title(&self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, plain, dim, tab) = (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.tab);
        let canteen = kitchen::canteen(view.office);
        let room =
            canteen.and_then(|canteen| view.office.of::<Room>().get(canteen.id)).map_or("", |room| room.name.as_str());
        let mut x = 1 + paint.text(1, body.y, 20, room, strong) + 2;
        x += paint.text(x, body.y, 20, &when::day_of_year(view.lang(), self.date, view.today()), plain) + 1;
        if let Some(relative) = when::relative(view.lang(), self.date, view.today()) {
            x += paint.text(x, body.y, 10, relative, dim) + 1;
        }
        x += 2;
        for sitting in canteen.map_or(&[][..], |canteen| &canteen.sittings) {
            let text = words::sitting(&sitting.name, sitting.start);
            let here = sitting.no == self.sitting;
            let shown = if here { format!("[{text}]") } else { format!(" {text} ") };
            x += paint.text(x, body.y, body.width.saturating_sub(x), &shown, if here { tab } else { plain }) + 1;
        }
        if canteen.is_some_and(|canteen| canteen.sittings.len() > 1) {
            paint.text(x + 1, body.y, 4, "Tab", dim);
        }
    }

    fn of_sitting(&self) -> Option<&SittingToday> {
        self.sittings.iter().find(|today| today.sitting.no == self.sitting)
    }

    /// What is cooked; answers the row below.
    fn menu_line(&self, paint: &mut Paint, row: Rect, view: &View) -> u16 {
        let (plain, dim) = (paint.theme.plain, paint.theme.dim);
        let cells = row.width - 2;
        match menu_of(view.office, self.date, self.sitting) {
            Some(menu) => paint.text(1, row.y, cells, &dishes(menu, view), plain),
            None => paint.text(1, row.y, cells, view.say(words::NO_MENU), dim),
        };
        row.y + 1
    }

    /// How many meals, how eaten, how many of each diet, what is left; answers the row below.
    fn counts(&self, paint: &mut Paint, row: Rect, view: &View) -> u16 {
        let theme = paint.theme;
        let Some(today) = self.of_sitting() else { return row.y };
        let lang = view.lang();
        let portions = today.sitting.portions;
        let served = share(today.served, portions, BAR);
        let taken = share(today.meals.min(portions), portions, BAR).max(served);
        paint.fill(1, row.y, served, theme.taken, theme.accent);
        paint.fill(1 + served, row.y, taken - served, theme.awaited, theme.dim);
        paint.fill(1 + taken, row.y, BAR - taken, theme.free, theme.line);
        let mut x = BAR + 3;
        let mut say = |text: &str, style: Style| {
            x += paint.text(x, row.y, row.right().saturating_sub(x + 1), text, style) + 2;
        };
        say(&words::meals(lang, self.sheet.meals), theme.strong);
        let way = |code, count: usize| format!("{} {count}", labels::code_number(lang, SERVED, code));
        say(&way(DINE_IN, self.sheet.dine_in), theme.plain);
        say(&way(DELIVERY, self.sheet.delivery), theme.plain);
        let left = match today.left() {
            0 => view.say(crate::ui::words::FULL).to_owned(),
            left => format!("{} {left}", view.say(crate::ui::words::LEFT)),
        };
        say(&left, if today.left() == 0 { theme.warn } else { theme.plain });
        let at = self.date.to_datetime(today.sitting.order_by);
        say(&words::order_by(lang, at, view.seat.now), theme.dim);
        row.y + 1
    }

    /// Who eats.
    fn list(&mut self, paint: &mut Paint, area: Rect, view: &View) {
        let dim = paint.theme.dim;
        if self.eaters.is_empty() {
            paint.text(2, area.y + 1, area.width - 4, view.say(words::NOBODY), dim);
            return;
        }
        let mut x = area.x + 2;
        for (head, cells) in [words::NAME, words::AGE, words::WHERE, words::PAYS, words::STATE].into_iter().zip(COLUMNS)
        {
            paint.text(x, area.y, cells - 1, view.say(head), dim);
            x += cells;
        }
        paint.text(x, area.y, area.right().saturating_sub(x + 1), view.say(words::NOTE), dim);
        let rows = area.height.saturating_sub(1);
        for (y, place) in (area.y + 1..).zip(self.eaters.window(rows)) {
            let here = place == self.eaters.at();
            if let Some(eater) = self.eaters.get(place) {
                eater_row(paint, Rect { y, height: 1, ..area }, (eater, &self.sheet.apart), here, view);
            }
        }
    }

    /// Beside the list: the menu dish by dish, the diets, the day's takings, where the prices come from.
    fn beside(&self, paint: &mut Paint, area: Rect, view: &View) {
        let (plain, strong, dim) = (paint.theme.plain, paint.theme.strong, paint.theme.dim);
        let lang = view.lang();
        let mut y = area.y;
        let mut line = |paint: &mut Paint, text: &str, style: Style| {
            for part in wrapped(text, area.width) {
                if y < area.bottom() {
                    paint.text(area.x, y, area.width, &part, style);
                }
                y += 1;
            }
        };
        line(paint, view.say(words::MENU), strong);
        for dish in menu_of(view.office, self.date, self.sitting).map_or(&[][..], |menu| &menu.dishes) {
            line(paint, &format!("  {}  {}", dish.name, held(dish.contents, view)), plain);
        }
        line(paint, "", plain);
        line(paint, view.say(words::KITCHEN), strong);
        line(paint, &format!("  {}  {}", view.say(words::ORDINARY), self.sheet.ordinary), plain);
        for (code, count) in &self.sheet.diets {
            line(paint, &format!("  {}  {count}", labels::code_number(lang, DIET, *code)), plain);
        }
        line(paint, "", plain);
        line(paint, view.say(words::TAKINGS), strong);
        for (no, row) in self.takings.0.iter().filter(|(_, row)| row.served > 0) {
            let name = self.sittings.iter().find(|s| s.sitting.no == *no).map_or("", |s| s.sitting.name.as_str());
            let text =
                format!("  {name}  {}  {}", words::meals(lang, row.served as usize), words::money(lang, row.own));
            line(paint, &text, plain);
        }
        line(paint, &format!("  {}", words::money(lang, self.takings.1.own)), plain);
        let table =
            view.office.of::<PriceTable>().all().filter(|table| table.from <= self.date).max_by_key(|table| table.from);
        if let Some(table) = table {
            line(paint, "", plain);
            line(paint, &words::cited(lang, table.from, table.confirmed), dim);
            line(paint, &format!("  {}", table.source), dim);
        }
    }
}

/// A menu in one line.
fn dishes(menu: &Menu, view: &View) -> String {
    let one = |dish: &crate::model::Dish| match dish.contents {
        0 => dish.name.clone(),
        contents => format!("{}({})", dish.name, held(contents, view)),
    };
    menu.dishes.iter().map(one).collect::<Vec<_>>().join("  ")
}

/// What a dish contains.
fn held(contents: u32, view: &View) -> String {
    let rows = CONTENTS.iter().filter(|row| contents & 1 << row.code != 0);
    rows.map(|row| labels::code(view.lang(), row)).collect::<Vec<_>>().join(view.lang().of("、", ", "))
}

fn eater_row(paint: &mut Paint, row: Rect, (eater, boxes): (&Eater, &[Apart]), here: bool, view: &View) {
    let theme = paint.theme;
    let style = |style| if here { theme.selected } else { style };
    let meal = &eater.meal;
    if here {
        paint.tint(row, theme.selected);
        paint.text(row.x, row.y, 1, ">", theme.selected);
    }
    let (lang, y, mut x) = (view.lang(), row.y, row.x + 2);
    let resident = view.office.of::<Resident>().get(meal.resident);
    let gone = meal.state == MealState::Cancelled;
    let name = resident.map_or("", |resident| resident.name.as_str());
    paint.text(x, y, COLUMNS[0] - 1, name, style(if gone { theme.dim } else { theme.strong }));
    x += COLUMNS[0];
    if let Some(age) = resident.and_then(|resident| resident.age(view.today())) {
        paint.right(x, y, 3, &age.to_string(), style(theme.plain));
    }
    x += COLUMNS[1];
    let way = labels::code_number(lang, SERVED, meal.served);
    paint.text(x, y, COLUMNS[2] - 1, way, style(if gone { theme.dim } else { theme.plain }));
    x += COLUMNS[2];
    paint.right(x, y, COLUMNS[3] - 2, &crate::model::canteen::price::yuan(meal.own().into()), style(theme.plain));
    x += COLUMNS[3];
    let colour = match meal.state {
        MealState::Ordered => theme.plain,
        MealState::Served => theme.good,
        MealState::NotTaken => theme.warn,
        MealState::Cancelled => theme.dim,
    };
    paint.text(x, y, COLUMNS[4] - 1, labels::code_number(lang, MEAL_STATE, meal.state as u8), style(colour));
    x += COLUMNS[4];
    let apart = if gone { None } else { box_number(boxes, meal.resident) };
    let mut tail: Vec<String> = Vec::new();
    tail.extend(apart.map(|number| words::boxed(lang, number)));
    if !meal.plan.is_none() {
        tail.push(view.say(words::STANDING).to_owned());
    }
    if meal.served == DELIVERY {
        let address = resident.and_then(|resident| view.office.address_of(resident));
        tail.extend(address.map(crate::model::Address::short));
    }
    tail.push(meal.note.clone());
    let tail = tail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    paint.text(
        x,
        y,
        row.right().saturating_sub(x + 1),
        &tail,
        style(if apart.is_some() { theme.warn } else { theme.dim }),
    );
}

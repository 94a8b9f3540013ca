//! What can be done about personal data: about the resident under the cursor, and about what was kept long enough.

use crate::desk::Request;
use crate::desk::core::question::Question;
use crate::desk::privacy::{Ask, sheets};
use crate::model::Id;
use crate::model::privacy::Purge;
use crate::text::privacy as words;
use crate::ui::actions::{Action, scope};
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::confirm;
use crate::ui::layers::form::Form;
use crate::ui::layers::sheet::Sheet;
use crate::ui::privacy::forget::Forget;
use crate::ui::privacy::list::class;
use crate::ui::privacy::{FACE, SCOPE, asking};
use crate::ui::rules::forms::SetRule;
use crate::ui::view::{View, Why};
use crate::ui::{people, today, words as common};

/// The rows.
pub(in crate::ui) static ROWS: &[Action] =
    &[
        Action::new("all_kept", &[], people::SCOPE, words::KEPT, words::KEPT_TIP, |view| {
            let Some(person) = view.under_cursor() else { return Effect::None };
            let (resident, lang) = (person.id, view.lang());
            let go_on = view.say(words::KEPT_SURE);
            let sure = confirm(view, person.name.clone(), go_on, move |_| {
                Effect::send(Request::Privacy(Ask::Kept { resident, lang }))
            });
            view.serve_first(resident).then(sure)
        })
        .when(somebody)
        .on_page(3),
        Action::new("consent_text", &[], people::SCOPE, words::CONSENT_SHEET, words::CONSENT_SHEET_TIP, |view| {
            view.under_cursor().map_or(Effect::None, |person| asking::texts(person, view))
        })
        .when(somebody)
        .on_page(3),
        Action::new("erase_person", &[], people::SCOPE, words::FORGET, words::FORGET_TIP, |view| {
            let Some(person) = view.under_cursor() else { return Effect::None };
            let resident = person.id;
            Effect::push(Forget { resident }).then(Effect::Ask(Question::Forgetting(resident)))
        })
        .when(somebody)
        .on_page(3),
        Action::new("set_retention", &[ch('e'), ctrl('e')], SCOPE, common::EDIT, words::EDIT_TIP, |view| {
            let years = chosen(view).and_then(|id| class(id)?.1.years);
            years.map_or(Effect::None, |row| Form::open(SetRule { row }, view))
        })
        .when(|view| match chosen(view).and_then(class) {
            None => Err(Why(words::NO_CLASS)),
            Some((_, row)) => row.years.map(drop).ok_or(Why(words::NO_RULE)),
        })
        .in_footer(),
        Action::new("what_is_due", &[ch('d')], SCOPE, words::DUE, words::DUE_TIP, |_| Effect::Ask(Question::Due))
            .in_footer(),
        Action::new("run_retention", &[], SCOPE, words::RUN, words::RUN_TIP, |view| {
            confirm(view, view.say(words::RUN_TIP).to_owned(), view.say(words::SURE_RUN), |_| {
                Effect::send(Request::Privacy(Ask::Retain))
            })
        })
        .numbered(),
        Action::new("retention_sheet", &[], SCOPE, words::SHEET, words::SHEET_TIP, |_| {
            Sheet::open(sheets::retention_table())
        })
        .numbered(),
        Action::new("privacy_notice", &[], SCOPE, words::NOTICE_SHEET, words::NOTICE_TIP, |_| {
            Sheet::open(sheets::notice())
        })
        .numbered(),
        Action::new("retention_from_today", &[], today::SCOPE, words::RETENTION, words::RETENTION_TIP, |_| {
            Effect::Face(&FACE)
        })
        .numbered(),
        Action::new(
            "retention",
            &[],
            scope::PANES.but(today::SCOPE).but(SCOPE),
            words::RETENTION,
            words::RETENTION_TIP,
            |_| Effect::Face(&FACE),
        ),
    ];

fn chosen(view: &View) -> Option<Id> {
    view.selected.id::<Purge>()
}

fn somebody(view: &View) -> Result<(), Why> {
    view.under_cursor().map(|_| ()).ok_or(Why(common::NOBODY_SELECTED))
}

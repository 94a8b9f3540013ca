//! Lists of who signed up for activities, or came, that an office kept: a row a person and an activity. An activity that
//! nobody knows yet is written with its title and day.

use crate::desk::import::row::RegisterRow;
use crate::desk::import::taking::{Became, Open, Taking};
use crate::exchange::{Heading, Line};
use crate::model::activities::codes::{ACTIVITY_KIND, PLACE_STATE, place, state};
use crate::model::activities::{Activity, Participant};
use crate::model::field::{FieldError, FieldKind};
use crate::model::{Id, Record};
use crate::text::activities::register as words;

/// What an activity is where the list does not say: 其他, of [`ACTIVITY_KIND`].
const OTHER: u8 = 13;

/// A list of an activity's people.
pub static REGISTER: RegisterRow = RegisterRow {
    word: "activities",
    label: words::REGISTER,
    kind: Participant::KIND,
    headings: &[
        Heading::of(
            "activities.title",
            words::TITLE,
            FieldKind::Text(24),
            &["活动名称", "活动", "活动主题", "报名活动", "参加活动"],
        )
        .own()
        .must(),
        Heading::of("activities.date", words::DATE, FieldKind::Date, &["活动日期", "活动时间", "举办日期", "开展日期"])
            .own()
            .must(),
        Heading::of("activities.kind", words::KIND, FieldKind::Choice(ACTIVITY_KIND), &["活动类型", "活动类别"])
            .usual(OTHER),
        Heading::of(
            "activities.state",
            words::STATE,
            FieldKind::Choice(PLACE_STATE),
            &["报名状态", "参加情况", "是否到场"],
        )
        .usual(place::CAME),
        Heading::of("activities.note", words::NOTE, FieldKind::Text(40), &["活动备注", "报名备注"]),
    ],
    days: |_: &Line| Vec::new(),
    take,
};

fn take(row: &mut Taking<'_>) -> Result<Became, Open> {
    let title = row.text("activities.title")?;
    let Some(on) = row.day("activities.date")? else {
        return Err(row.refused("activities.date", FieldError::Required));
    };
    let (of_kind, stands) = (row.choice("activities.kind")?, row.choice("activities.state")?);
    let note = row.text("activities.note")?;
    if !row.line.names_somebody() {
        return Err(row.lacks_somebody());
    }
    let Some(resident) = row.whom(false)? else { return Err(row.lacks_somebody()) };
    let known = row.find(|one: &Activity| one.title == title && one.date == on);
    let past = on <= row.now.date();
    let activity = if let Some(activity) = known {
        activity
    } else {
        let state = if past { state::HELD } else { state::PLANNED };
        Activity { id: row.fresh(), kind: of_kind, title, state, ..Activity::on(on) }
    };
    let id = Participant::id_of(activity.id, resident);
    if row.after::<Participant>(id).is_some() {
        return Ok(Became::Unchanged);
    }
    // Nobody came yet to what is still ahead.
    let stands = if !past && stands == place::CAME { place::SIGNED_UP } else { stands };
    let at = if past { on.to_datetime(activity.start) } else { row.now };
    let one = Participant { note, ..Participant::new(activity.id, resident, Id::NONE, stands, at) };
    row.put(&activity)?;
    row.put(&one).map(|()| Became::Added)
}

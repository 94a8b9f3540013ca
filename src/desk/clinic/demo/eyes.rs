//! The community's own story in the demo: an elder who saw badly, sent on, operated on free of charge, and asked after
//! until it was known. And those of whom nobody knows yet.

use jiff::civil::Date;

use crate::desk::clinic::Recording;
use crate::desk::clinic::follow::next_by_rule;
use crate::desk::contacts::demo::unit_named;
use crate::desk::core::visitor::Visitor;
use crate::desk::demo::act::{Act, Script, day};
use crate::desk::demo::scene::{Cast, Scene};
use crate::model::clinic::follow::{NOT_IN, PHONED};
use crate::model::clinic::referral::{TREATED, WENT};
use crate::model::clinic::{Attempt, FollowUp, Readings, Referral, ReferralWords, VisitState};
use crate::model::{Id, Refusal, Resident, Visit, Vitals};

/// The hospital bears the cost.
const FREE_OF_CHARGE: u8 = 3;
/// The insurance bears it.
const INSURED: u8 = 2;

/// Writes the story, and what is still open.
pub(super) fn write(scene: &Scene, script: &mut Script) {
    let on = scene.plan.on;
    let elders: Vec<&Cast> = scene.people.iter().rev().filter(|cast| (68..=82).contains(&cast.age)).collect();
    let others = elders.into_iter().filter(|cast| cast.name != "解秀英");
    let [eyes, waits, soon, phoned, away] = {
        let mut next = others.map(|cast| cast.id);
        let mut five = [Id::NONE; 5];
        for place in &mut five {
            let Some(id) = next.next() else { return };
            *place = id;
        }
        five
    };
    let at = |days: i64, hour: i8, minute: i8| day(on, days).at(hour, minute, 0, 0);
    script.push((at(-40, 10, 0), measured(eyes, "136/82 p76", "看东西模糊，右眼胀痛", "到眼科检查")));
    script.push((
        at(-40, 10, 20),
        referred(eyes, "解放军三二三医院", "白内障合并青光眼，需手术", FREE_OF_CHARGE, Some(day(on, -33))),
    ));
    script.push((at(-32, 16, 0), chased(eyes, WENT, "")));
    script.push((at(-12, 10, 30), chased(eyes, TREATED, "白内障、青光眼联合手术，医院免费做的，能看清报纸了")));
    script.push((at(-19, 9, 30), measured(waits, "178/106 p88", "头晕", "今天去医院")));
    script.push((at(-19, 9, 40), referred(waits, "陕西省第二医院", "血压高，头晕", INSURED, None)));
    script.push((at(-4, 15, 0), measured(soon, "146/92 15.2f", "口渴", "空腹再查")));
    script.push((at(-4, 15, 10), referred(soon, "陕西省糖尿病医院", "血糖高", INSURED, Some(day(on, 3)))));
    script.push((at(-30, 9, 0), measured(phoned, "158/94", "", "少盐，按时服药")));
    script.push((at(-15, 15, 30), attempted(phoned, PHONED)));
    script.push((at(-29, 9, 0), measured(away, "162/90", "", "少盐")));
    script.push((at(-9, 16, 0), attempted(away, NOT_IN)));
}

fn measured(resident: Id, typed: &'static str, complaint: &'static str, advice: &'static str) -> Act {
    Box::new(move |desk| {
        let read = Readings::read(typed).map_err(|error| Refusal::field("systolic", error))?;
        let vitals = Vitals { complaint: complaint.into(), advice: advice.into(), ..Vitals::of(resident, &read) };
        let recall = crate::desk::clinic::assess(&desk.office(), &vitals, desk.today()).again;
        let what = Recording { visit: None, session: Id::NONE, resident, vitals, recall, agrees: Some(true) };
        desk.record_visit(what, &Visitor::default()).map(drop)
    })
}

fn referred(resident: Id, to: &'static str, reason: &'static str, bears: u8, appointment: Option<Date>) -> Act {
    Box::new(move |desk| {
        let (to, visit) = {
            let office = desk.office();
            let visits = office.naming::<Visit, Resident>(resident).filter_map(|id| office.of::<Visit>().get(id));
            let done = visits.filter(|visit| visit.state == VisitState::Done);
            (unit_named(&office, to), done.max_by_key(|visit| visit.at).map_or(Id::NONE, |visit| visit.id))
        };
        let referral = Referral {
            id: Id::NONE,
            resident,
            visit,
            to,
            arranged_by: "周敏".into(),
            bears,
            on: desk.today(),
            appointment,
            state: crate::model::clinic::referral::MADE,
            chased: None,
        };
        let words = ReferralWords { reason: reason.into(), ..ReferralWords::default() };
        desk.refer(referral, words, Some(true), &Visitor::default()).map(drop)
    })
}

fn chased(resident: Id, state: u8, outcome: &'static str) -> Act {
    Box::new(move |desk| {
        let open = {
            let office = desk.office();
            let of = crate::desk::clinic::referral::referrals_of(&office, resident);
            of.into_iter().find(|referral| referral.is_open()).map(|referral| referral.id)
        };
        open.map_or(Ok(()), |referral| desk.chase_referral(referral, state, outcome).map(drop))
    })
}

fn attempted(resident: Id, outcome: u8) -> Act {
    Box::new(move |desk| {
        let (at, next) = (desk.now(), next_by_rule(&desk.office(), resident, outcome, desk.today()));
        let attempt = Attempt {
            id: Id::NONE,
            resident,
            at,
            outcome,
            visit: Id::NONE,
            due: None,
            next,
            reason: String::new(),
            who: Id::NONE,
        };
        let adherence = u8::from(outcome == PHONED);
        let answers = FollowUp { adherence, ..FollowUp::default() };
        desk.follow_up(attempt, answers).map(drop)
    })
}

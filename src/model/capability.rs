//! The capabilities, a row each, and the only list of them: whatever has a part for every one of them is made of it.

/// Hands every capability to a macro: its name in notes, refusals and requests; its folder in each room; the method of
/// the desk that does what is asked of it; what it is. Notes are stored by their place: rows are only ever appended.
macro_rules! capabilities {
    ($then:ident) => {
        $then! {
            People people do_people "the population base",
            Center center do_center "the senior center",
            Canteen canteen do_canteen "the canteen",
            DayCare day_care do_day_care "day care",
            Teams teams do_teams "teams",
            Clinic clinic do_clinic "the clinic",
            Issues issues do_issues "issues",
            Visitors visitors do_visitors "the walk-in register",
            Contacts contacts do_contacts "contacts",
            Care care do_care "volunteers and care visits",
            Guide guide do_guide "the guide",
            Handover handover do_handover "the handover",
            Benefits benefits do_benefits "benefits",
            Privacy privacy do_privacy "personal data",
            Operators operators do_operators "operators",
            Activities activities do_activities "activities",
        }
    };
}

pub(crate) use capabilities;

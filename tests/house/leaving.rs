//! Whatever names a resident is ended by a row of what somebody leaves behind, or stays as it is for a reason.

use linli::desk::core::kept::Kept;
use linli::desk::core::leaving;
use linli::model::activities::{Activity, DoorCall};
use linli::model::benefits::{Allowance, Grant};
use linli::model::care::{CarePlan, CareVisit, CareWords, Emergency, ServiceCertificate};
use linli::model::contacts::Communication;
use linli::model::contacts::own::OwnValue;
use linli::model::field::refs;
use linli::model::guide::Certificate;
use linli::model::handover::HandoverNote;
use linli::model::operators::Looked;
use linli::model::people::consent::Consent;
use linli::model::privacy::Handed;
use linli::model::{
    Attempt, Care, DayCareProfile, FollowUp, Household, Id, Issue, Kind, Meeting, Record, Referral, ReferralWords,
    Resident, Reveal, Unique, VisitorLine, Vitals, Words,
};

use super::samples::{WithSample, each};

/// The resident whom the samples are about.
const RESIDENT: Id = Id(0x1_0000_0000_1111);

/// Kinds that name residents and are not ended when one of them leaves, and why.
const STAY: &[(Kind, &str)] = &[
    (Resident::KIND, "the person's own record says that they left"),
    (Care::KIND, "part of the person's own record"),
    (DayCareProfile::KIND, "part of the person's own record"),
    (Reveal::KIND, "who looked at what is kept"),
    (Looked::KIND, "who looked at whom is kept"),
    (Handed::KIND, "what was handed out, was handed out"),
    (Household::KIND, "who heads it is asked before its head leaves"),
    (Unique::KIND, "the number stays theirs"),
    (Vitals::KIND, "what was measured is kept as long as the norm says"),
    (Attempt::KIND, "who tried to see them is past; nobody who left is due any more"),
    (FollowUp::KIND, "what was asked was asked"),
    (Referral::KIND, "what came of it is asked all the same"),
    (ReferralWords::KIND, "part of the referral"),
    (Issue::KIND, "a problem is not solved by who raised it moving away"),
    (Words::KIND, "what was said was said"),
    (Meeting::KIND, "who came, came; the roster is the team's"),
    (Consent::KIND, "what somebody agreed to is kept as long as what was kept by it"),
    (Certificate::KIND, "what was certified was certified"),
    (OwnValue::KIND, "part of what is known of the person"),
    (Communication::KIND, "what was said was said, and what was promised is still to be kept"),
    (HandoverNote::KIND, "what is to be done for somebody who left is still to be looked at"),
    (Grant::KIND, "what was given was given, and stays with its stock"),
    (Activity::KIND, "who won and in whose name a room was booked is past"),
    (DoorCall::KIND, "where one called, one called"),
    (Allowance::KIND, "that its end is to be reported stands on a list of its own"),
    (VisitorLine::KIND, "a line of the register is past"),
    (CarePlan::KIND, "it stands on a list of its own, so that nobody drops out of it unseen"),
    (CareVisit::KIND, "who was seen, was seen"),
    (CareWords::KIND, "what was seen is kept as long as the visit"),
    (Emergency::KIND, "it is over only when somebody says what was found"),
    (ServiceCertificate::KIND, "a certificate that was issued stays issued"),
];

struct Named(Vec<(Kind, &'static str)>);

impl WithSample for Named {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        let mut names_one = sample.subject() == RESIDENT;
        refs(sample, |kind, id| names_one |= kind == Resident::KIND && id == RESIDENT);
        if names_one {
            self.0.push((R::KIND, R::NAME));
        }
    }
}

#[test]
fn whatever_names_a_resident_is_ended_when_they_leave_or_stays_for_a_reason() {
    let mut named = Named(Vec::new());
    each(&mut named);
    assert!(named.0.len() > 8, "the samples are walked: {:?}", named.0);
    let ended: Vec<Kind> = leaving::rows().flat_map(|row| row.kinds).copied().collect();
    for (kind, name) in &named.0 {
        let stays = STAY.iter().any(|(stays, _)| stays == kind);
        assert!(ended.contains(kind) != stays, "{name}: a row of LEAVING in its folder, or why it stays: one of both");
    }
    for kind in ended {
        assert!(named.0.iter().any(|(named, _)| *named == kind), "{kind:?} names nobody any more");
    }
}

//! Every refusal that tells why disk or store said no.

use crate::model::Refusal;
use crate::model::cause::Cause;

/// Every refusal that tells a cause.
pub(super) fn every_failure(cause: &Cause) -> Vec<Refusal> {
    let cause = || cause.clone();
    let all = [
        crate::model::register::Not::NotWritten { cause: cause() },
        crate::model::register::Not::NotRead { cause: cause() },
        crate::model::register::Not::NotPrinted { cause: cause() },
        crate::model::register::Not::PerhapsWritten { cause: cause() },
        crate::model::register::Not::ReadOnly { cause: cause() },
        crate::model::register::Not::Damaged { cause: cause() },
    ];
    all.map(Refusal::from).into()
}

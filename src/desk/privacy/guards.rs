//! A new secret for the guards of identity numbers, once somebody whose number they guarded is gone.

use crate::desk::Desk;
use crate::desk::core::change::Change;
use crate::desk::core::keys::key_of;
use crate::desk::people::guards::guard_of;
use crate::model::register::Secret;
use crate::model::{Refusal, Resident, Unique};

impl Desk {
    /// Makes the store a new secret and every guard anew by it: whoever has the old one can try no number any more.
    /// Answers the key of the secret, whose older values go.
    pub(in crate::desk) fn renew_guards(&mut self, change: &mut Change) -> Result<Option<Vec<u8>>, Refusal> {
        let mut key = [0; 32];
        for chunk in key.chunks_mut(8) {
            chunk.copy_from_slice(&self.fresh().0.to_le_bytes());
        }
        let office = self.office();
        // One that does not open is not replaced: the numbers that it guards would be guarded no more.
        if office.of::<Secret>().get(Secret::ONLY).is_none() {
            return Ok(None);
        }
        for unique in office.of::<Unique>().all() {
            let stays = office.of::<Resident>().get(unique.owner).filter(|owner| !change.deletes::<Resident>(owner.id));
            change.delete::<Unique>(&office, unique.id);
            if let Some(owner) = stays.filter(|owner| !owner.id_number.is_empty()) {
                let id = guard_of(&key, &owner.id_number);
                change.put(&office, &Unique { id, owner: owner.id })?;
            }
        }
        change.put(&office, &Secret { id: Secret::ONLY, key })?;
        Ok(Some(key_of::<Secret>(Secret::ONLY)))
    }
}

//! The keys that guard identity numbers: one that is taken is taken once, and no key says the number.

use crate::desk::Desk;
use crate::desk::core::change::Change;
use crate::desk::core::keys::key_of;
use crate::desk::core::office::Office;
use crate::model::register::Secret;
use crate::model::{Id, Refusal, Resident, Unique};

/// The id of the key that guards an identity number: 64 bits of a hash keyed with the store's own secret.
pub(in crate::desk) fn unique_id(office: &Office, id_number: &str) -> Id {
    guard_of(&secret_of(office), id_number)
}

/// The store's own key; a store without one has nobody in it.
pub(in crate::desk) fn secret_of(office: &Office) -> [u8; 32] {
    office.of::<Secret>().get(Secret::ONLY).map_or([0; 32], |secret| secret.key)
}

/// [`unique_id`] by the store's own key.
pub(in crate::desk) fn guard_of(key: &[u8; 32], id_number: &str) -> Id {
    let hash = blake3::keyed_hash(key, id_number.as_bytes());
    let (first, _) = hash.as_bytes().split_first_chunk::<8>().unwrap_or((&[0; 8], &[]));
    Id(u64::from_be_bytes(*first))
}

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

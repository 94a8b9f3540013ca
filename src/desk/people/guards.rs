//! The keys that guard identity numbers: one that is taken is taken once, and no key says the number.

use crate::desk::core::office::Office;
use crate::model::Id;
use crate::model::register::Secret;

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

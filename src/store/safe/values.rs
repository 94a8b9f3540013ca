//! How a payload is sealed: XChaCha20-Poly1305 under the key of its class, subject and period, with everything that it
//! belongs to as associated data. What was moved, renamed or put back under another label does not open.
//!
//! A record or a draft is `[nonce 24][ciphertext][tag 16]`. A part of the kept index, which may be long, is
//! `[nonce 19]` and chunks of 64 KiB, each with its tag, by the STREAM construction: none can be left out or exchanged.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::aead::Payload;
use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};

use super::key::{Key, OfficeKey, Purpose};
use super::nonces::{NONCE, Nonces};
use super::vaulted::Vaulted;
use super::{Belongs, Class, Keys, Seal, SealError, Standing};
use crate::model::Period;
use crate::platform::{MemoryLock, lock_memory};
use crate::store::envelope::FORMAT;

/// Bytes of a tag.
const TAG: usize = 16;
/// Bytes of a stream's nonce: the rest of it counts chunks.
const STREAM_NONCE: usize = 19;
/// Bytes of a chunk of what is kept.
const CHUNK: usize = 64 * 1024;

/// The keys of a sealed folder.
pub struct OfficeKeys {
    office: OfficeKey,
    records: Key,
    drafts: Key,
    kept: Key,
    nonces: Nonces,
    vault: Vaulted,
    /// Keeps this out of the swap file, once it lies where it stays.
    lock: OnceLock<MemoryLock>,
}

impl OfficeKeys {
    /// The keys that an office's key comes to.
    pub fn of(office: OfficeKey) -> Self {
        Self::with(office, Nonces::random())
    }

    /// The same with nonces that follow from a seed.
    pub(super) fn by_seed(office: OfficeKey, seed: u64) -> Self {
        let keys = Self::with(office, Nonces::seeded(seed));
        keys.vault.begin_in_memory([seed as u8; 32]);
        keys
    }

    fn with(office: OfficeKey, nonces: Nonces) -> Self {
        let vault = Vaulted::of(&office, Nonces::random());
        let [records, drafts, kept] = [Purpose::Records, Purpose::Drafts, Purpose::KeptIndex].map(|p| office.subkey(p));
        Self { office, records, drafts, kept, nonces, vault, lock: OnceLock::new() }
    }

    /// Keeps the keys out of the swap file: they lie where they stay.
    pub(super) fn settle(self: Arc<Self>) -> Arc<Self> {
        let lock = lock_memory(self.as_ref());
        let _ = self.lock.set(lock);
        self
    }

    /// The one place that says under which key a payload lies, and how its envelope calls that: whatever is about somebody
    /// or of a period lies under the vault's, which can be taken away; everything else under the office's own.
    fn value_key(&self, class: Class, subject: u64, period: Period) -> Standing<(Seal, Key)> {
        let key = match class {
            Class::Record if is_vaulted(subject, period) => {
                return self.vault.key(subject, period).map(|key| (Seal::Vault, Key::new(key)));
            }
            Class::Record => &self.records,
            Class::Draft => &self.drafts,
            Class::Kept => &self.kept,
        };
        Standing::Here((Seal::Office, key.clone()))
    }
}

/// Whether a record's key can be taken away.
fn is_vaulted(subject: u64, period: Period) -> bool {
    subject != 0 || period != Period::NONE
}

impl Keys for OfficeKeys {
    fn seal(&self, belongs: &Belongs<'_>, plain: Vec<u8>) -> Result<(Seal, Vec<u8>), SealError> {
        let (seal, key) =
            self.value_key(belongs.class, belongs.subject, belongs.period).here().ok_or(SealError::Locked)?;
        let nonce = self.nonces.next()?;
        let label = label(seal, belongs);
        let sealed = match belongs.class {
            Class::Record | Class::Draft => seal_whole(&key, nonce, &label, &plain)?,
            Class::Kept => seal_stream(&key, nonce, &label, &plain)?,
        };
        Ok((seal, sealed))
    }

    fn open<'a>(
        &self,
        seal: Seal,
        belongs: &Belongs<'_>,
        stored: &'a [u8],
    ) -> Result<Standing<Cow<'a, [u8]>>, SealError> {
        self.value_key(belongs.class, belongs.subject, belongs.period).and_then(|(wanted, key)| {
            // A plain payload where everything is sealed was put there by somebody who has no key.
            if seal != wanted {
                return Err(SealError::Forged);
            }
            let label = label(seal, belongs);
            let opened = match belongs.class {
                Class::Record | Class::Draft => open_whole(&key, &label, stored),
                Class::Kept => open_stream(&key, &label, stored),
            };
            opened.map(Cow::Owned).ok_or(SealError::Forged)
        })
    }

    fn settled(&self, belongs: &Belongs<'_>) -> Result<Period, SealError> {
        if belongs.class == Class::Record && is_vaulted(belongs.subject, belongs.period) {
            return self.vault.settled(belongs.period);
        }
        Ok(belongs.period)
    }

    fn vault(&self) -> Option<&Vaulted> {
        Some(&self.vault)
    }

    fn office(&self) -> Option<&OfficeKey> {
        Some(&self.office)
    }
}

/// What is authenticated beside a payload.
fn label(seal: Seal, belongs: &Belongs<'_>) -> Vec<u8> {
    let Belongs { class, key, kind, schema, subject, period } = belongs;
    let mut label = Vec::with_capacity(16 + key.len());
    label.extend_from_slice(&[FORMAT, *class as u8, seal as u8, *kind, *schema]);
    label.extend_from_slice(&subject.to_be_bytes());
    label.push(period.class);
    label.extend_from_slice(&period.year.to_be_bytes());
    label.extend_from_slice(key);
    label
}

/// Seals bytes in one piece.
pub(super) fn seal_whole(key: &[u8; 32], nonce: [u8; NONCE], label: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let mut sealed = Vec::with_capacity(NONCE + plain.len() + TAG);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let (_, buffer) = sealed.split_at_mut(NONCE);
    let cipher = XChaCha20Poly1305::new(key.into());
    let tag = cipher.encrypt_inout_detached(&nonce.into(), label, buffer.into()).map_err(|_| SealError::TooLong)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Opens bytes that were sealed in one piece; `None` where they were changed or belong elsewhere.
pub(super) fn open_whole(key: &[u8; 32], label: &[u8], stored: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = stored.split_first_chunk::<NONCE>()?;
    let (sealed, tag) = rest.split_last_chunk::<TAG>()?;
    let mut plain = sealed.to_vec();
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt_inout_detached(nonce.into(), label, plain.as_mut_slice().into(), tag.into()).ok()?;
    Some(plain)
}

fn seal_stream(key: &[u8; 32], nonce: [u8; NONCE], label: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let (nonce, _) = nonce.split_first_chunk::<STREAM_NONCE>().ok_or(SealError::NoRandom)?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let mut stream = EncryptorBE32::from_aead(cipher, nonce.into());
    let mut sealed = Vec::with_capacity(STREAM_NONCE + plain.len() + (plain.len() / CHUNK + 1) * TAG);
    sealed.extend_from_slice(nonce);
    let mut rest = plain;
    while let Some((chunk, behind)) = rest.split_at_checked(CHUNK).filter(|(_, behind)| !behind.is_empty()) {
        let next = stream.encrypt_next(Payload { msg: chunk, aad: label });
        sealed.append(&mut next.map_err(|_| SealError::TooLong)?);
        rest = behind;
    }
    let last = stream.encrypt_last(Payload { msg: rest, aad: label });
    sealed.append(&mut last.map_err(|_| SealError::TooLong)?);
    Ok(sealed)
}

fn open_stream(key: &[u8; 32], label: &[u8], stored: &[u8]) -> Option<Vec<u8>> {
    let (nonce, mut rest) = stored.split_first_chunk::<STREAM_NONCE>()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let mut stream = DecryptorBE32::from_aead(cipher, nonce.into());
    let mut plain = Vec::with_capacity(rest.len());
    while let Some((chunk, behind)) = rest.split_at_checked(CHUNK + TAG).filter(|(_, behind)| !behind.is_empty()) {
        plain.append(&mut stream.decrypt_next(Payload { msg: chunk, aad: label }).ok()?);
        rest = behind;
    }
    plain.append(&mut stream.decrypt_last(Payload { msg: rest, aad: label }).ok()?);
    Some(plain)
}

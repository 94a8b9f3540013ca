//! PINs: set, looked at, and what wrong ones cost. A digit of them stands nowhere but in the asker's own memory.

use argon2::{Algorithm, Argon2, Params, Version};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::operators::{Did, Not};
use crate::desk::{Desk, Done};
use crate::model::operators::pin::{Digits, is_fit};
use crate::model::operators::{Pin, Proof, Role};
use crate::model::{Id, Note, Operator, Refusal};

/// Memory of the hash, KiB, and rounds: some thirty milliseconds, so that a change of the clerk takes no time, and a
/// day's work to try all six digits for whoever has the records open.
const COST: (u32, u32) = (19 * 1024, 2);

/// The slow hash of a PIN; `None` where the machine has no memory for it.
fn hashed(digits: &str, salt: &[u8; 16]) -> Option<[u8; 32]> {
    let (memory, rounds) = COST;
    let params = Params::new(memory, rounds, 1, Some(32)).ok()?;
    let mut hash = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(digits.as_bytes(), salt, &mut hash).ok()?;
    Some(hash)
}

/// Whether two hashes are one, in the same time wherever they differ.
fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    one.iter().zip(other).fold(0, |differs, (a, b)| differs | a ^ b) == 0
}

impl Office {
    /// Whether an operator sits down by a PIN.
    pub fn asks_pin(&self, operator: Id) -> bool {
        self.of::<Pin>().get(operator).is_some()
    }

    /// Whether anybody sits down by a PIN.
    pub fn has_pins(&self) -> bool {
        !self.of::<Pin>().is_empty()
    }
}

impl Desk {
    /// Whether it is them; a wrong PIN is written down, and after three of them nobody is looked at for a while.
    pub(in crate::desk) fn proves(&mut self, operator: Id, proof: &Proof) -> Result<(), Refusal> {
        let Some(kept) = self.office().of::<Pin>().get(operator).cloned() else { return Ok(()) };
        // Where nothing can be written, the tries are remembered as long as the desk is open.
        let tried = self.tries.get(&operator).filter(|tried| tried.hash == kept.hash && tried.wrong > kept.wrong);
        let pin = tried.cloned().unwrap_or(kept);
        let now = self.clock.now();
        match proof {
            Proof::None => Err(Refusal::from(Not::PinAsked { operator })),
            Proof::Passphrase(words) => {
                let administers =
                    self.office().of::<Operator>().get(operator).is_some_and(|one| one.is(Role::Administrator));
                let opens = administers && self.passphrase.as_ref().is_some_and(|opens| opens(words));
                if opens { Ok(()) } else { Err(Refusal::from(Not::PassphraseWrong)) }
            }
            Proof::Pin(digits) => {
                if let Some(until) = pin.waits_until(now) {
                    return Err(Refusal::from(Not::Wait { until }));
                }
                let right = hashed(digits, &pin.salt).is_some_and(|hash| same(&hash, &pin.hash));
                if !right {
                    return Err(self.typed_wrong(pin));
                }
                self.tries.remove(&operator);
                if pin.wrong > 0 && !self.only_looks() {
                    let mut change = Change::default();
                    change.put(&self.office(), &pin.typed_right())?;
                    self.commit_part(change, Note::Desk(crate::desk::core::Did::ClerkChanged), 0, 0, true)?;
                }
                Ok(())
            }
        }
    }

    /// Writes down that a PIN was typed wrong; answers what is said of it.
    fn typed_wrong(&mut self, pin: Pin) -> Refusal {
        let (operator, now) = (pin.id, self.clock.now());
        let pin = pin.typed_wrong(now);
        let mut change = Change::default();
        let put = change.put(&self.office(), &pin);
        let written = put.and_then(|()| self.commit(change, Note::Operators(Did::PinWrong { operator })));
        if written.is_err() {
            self.tries.insert(operator, pin.clone());
        }
        let until = pin.waits_until(now);
        Refusal::from(until.map_or(Not::PinWrong { operator }, |until| Not::Wait { until }))
    }

    /// Gives somebody a PIN.
    pub(in crate::desk) fn set_pin(&mut self, operator: Id, digits: &Digits) -> Result<Done, Refusal> {
        self.known::<Operator>(operator)?;
        if !is_fit(&digits.0) {
            return Err(Refusal::from(Not::PinUnfit));
        }
        let mut salt = [0; 16];
        for chunk in salt.chunks_mut(8) {
            chunk.copy_from_slice(&self.fresh().0.to_le_bytes());
        }
        let hash = hashed(&digits.0, &salt).ok_or(Refusal::from(Not::PinUnfit))?;
        let mut change = Change::default();
        change.put(&self.office(), &Pin { id: operator, salt, hash, wrong: 0, last_wrong: None })?;
        self.tries.remove(&operator);
        self.commit(change, Note::Operators(Did::PinSet { operator }))
    }

    /// Takes somebody's PIN away: they sit down by a digit alone.
    pub(in crate::desk) fn remove_pin(&mut self, operator: Id) -> Result<Done, Refusal> {
        self.known::<Pin>(operator)?;
        let mut change = Change::default();
        change.delete::<Pin>(&self.office(), operator);
        self.commit(change, Note::Operators(Did::PinRemoved { operator }))
    }

    /// Whoever is at the desk takes another PIN, by their old one where they have one.
    pub(in crate::desk) fn change_pin(&mut self, old: &Proof, pin: &Digits) -> Result<Done, Refusal> {
        if self.office().is_locked() {
            return Err(Refusal::from(Not::Locked));
        }
        let operator = self.at_the_desk().some().ok_or(Refusal::from(Not::NotHere))?;
        self.proves(operator, old)?;
        self.set_pin(operator, pin)
    }
}

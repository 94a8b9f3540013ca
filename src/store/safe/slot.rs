//! A key slot: the office's key wrapped under what a passphrase, a recovery code or a key file comes to. A small file
//! of text whose every line is bound to what it wraps:
//!
//! ```text
//! linli slot 1
//! office 0123456789abcdef    which office's key it wraps
//! slot 2                     its number
//! generation 1               rises each time that it is written
//! kind passphrase            or: code, file
//! stretch 131072 4           Argon2id: kibibytes and passes; 0 0 where nothing needs it
//! salt ...                   16 bytes
//! check ...                  16 bytes that tell a wrong secret from damage
//! key ...                    nonce, ciphertext and tag of the office's key
//! crc 1a2b3c4d
//! ```

use zeroize::Zeroizing;

use super::code::RecoveryCode;
use super::key::{Key, OfficeKey};
use super::key_file::KeyFile;
use super::nonces::NONCE;
use super::passphrase::{Limits, Passphrase, Stretch};
use super::values::{open_whole, seal_whole};

const TITLE: &str = "linli slot 1";
const SALT: usize = 16;
const CHECK: usize = 16;
const WRAPPED: usize = NONCE + 32 + 16;

/// What opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// A passphrase that somebody types.
    Passphrase,
    /// A recovery code on paper.
    Code,
    /// A file on a stick.
    File,
}

impl SlotKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Passphrase, Self::Code, Self::File];

    /// Its word in a slot's file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Code => "code",
            Self::File => "file",
        }
    }
}

/// A secret that may open a slot.
#[derive(Debug, Clone, Copy)]
pub enum Secret<'a> {
    Passphrase(&'a Passphrase),
    Code(&'a RecoveryCode),
    File(&'a KeyFile),
}

impl Secret<'_> {
    /// What kind of slot it opens.
    pub fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Code(_) => SlotKind::Code,
            Self::File(_) => SlotKind::File,
        }
    }

    /// What it comes to with the salt of a slot; `None` where the slot's parameters are none.
    fn come_to(&self, stretch: Stretch, salt: &[u8; SALT]) -> Option<Key> {
        let whole = |context: &str, secret: &[u8]| {
            let mut hasher = blake3::Hasher::new_derive_key(context);
            hasher.update(salt).update(secret);
            Zeroizing::new(hasher.finalize().into())
        };
        match self {
            Self::Passphrase(passphrase) => passphrase.stretched(stretch, salt),
            // 160 and 256 random bits need nothing that makes guessing slow.
            Self::Code(code) => Some(whole("linli 2026 suite 1 recovery code", code.bytes())),
            Self::File(file) => Some(whole("linli 2026 suite 1 key file", file.bytes())),
        }
    }
}

/// What a slot's file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrapped {
    pub(super) office: u64,
    pub(super) number: u32,
    pub(super) generation: u64,
    pub(super) kind: SlotKind,
    pub(super) stretch: Stretch,
    salt: [u8; SALT],
    check: [u8; CHECK],
    key: [u8; WRAPPED],
}

/// What a secret did with a slot.
pub(super) enum Tried {
    Opened(OfficeKey),
    /// Another secret made it.
    Wrong,
    /// The secret is right and the key does not come out: somebody changed it.
    Forged,
    /// It asks for more, or for less, than a slot may.
    Outside,
}

impl Wrapped {
    /// Wraps the office's key; salt and nonce must be fresh.
    pub(super) fn make(
        (office, secret): (&OfficeKey, Secret<'_>),
        (number, generation): (u32, u64),
        limits: &Limits,
        (salt, nonce): ([u8; SALT], [u8; NONCE]),
    ) -> Option<Self> {
        let kind = secret.kind();
        let stretch = match kind {
            SlotKind::Passphrase => limits.for_a_new_slot(),
            SlotKind::Code | SlotKind::File => Stretch { memory: 0, passes: 0 },
        };
        let secret = secret.come_to(stretch, &salt)?;
        let (check, wrap) = keys_of(&secret);
        let mut made =
            Self { office: office.name(), number, generation, kind, stretch, salt, check, key: [0; WRAPPED] };
        let sealed = seal_whole(&wrap, nonce, made.bound().as_bytes(), office.bytes()).ok()?;
        made.key = sealed.try_into().ok()?;
        Some(made)
    }

    /// Tries a secret.
    pub(super) fn open(&self, secret: Secret<'_>, limits: &Limits) -> Tried {
        if secret.kind() != self.kind {
            return Tried::Wrong;
        }
        // Before anything is allocated by what a file says.
        if self.kind == SlotKind::Passphrase && !limits.allow(self.stretch) {
            return Tried::Outside;
        }
        let Some(secret) = secret.come_to(self.stretch, &self.salt) else { return Tried::Outside };
        let (check, wrap) = keys_of(&secret);
        if check != self.check {
            return Tried::Wrong;
        }
        let opened = open_whole(&wrap, self.bound().as_bytes(), &self.key).map(Zeroizing::new);
        let key = opened.and_then(|bytes| bytes.as_slice().try_into().ok()).map(OfficeKey::of);
        key.filter(|key| key.name() == self.office).map_or(Tried::Forged, Tried::Opened)
    }

    /// What the wrapped key is bound to.
    fn bound(&self) -> String {
        let Self { office, number, generation, kind, stretch, salt, check, key: _ } = self;
        let Stretch { memory, passes } = stretch;
        let (kind, salt, check) = (kind.word(), hex(salt), hex(check));
        format!(
            "{TITLE}\noffice {office:016x}\nslot {number}\ngeneration {generation}\nkind {kind}\nstretch {memory} \
             {passes}\nsalt {}\ncheck {}\n",
            salt.as_str(),
            check.as_str()
        )
    }

    /// The file.
    pub(super) fn text(&self) -> String {
        let text = format!("{}key {}\n", self.bound(), hex(&self.key).as_str());
        format!("{text}crc {:08x}\n", crc32c::crc32c(text.as_bytes()))
    }

    /// Reads a file; `None` where one byte of it was changed.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        (lines.next()? == TITLE).then_some(())?;
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let office = u64::from_str_radix(field("office")?, 16).ok()?;
        let number = field("slot")?.parse().ok()?;
        let generation = field("generation")?.parse().ok()?;
        let word = field("kind")?;
        let kind = SlotKind::ALL.into_iter().find(|kind| kind.word() == word)?;
        let (memory, passes) = field("stretch")?.split_once(' ')?;
        let stretch = Stretch { memory: memory.parse().ok()?, passes: passes.parse().ok()? };
        let (salt, check, key) = (unhex(field("salt")?)?, unhex(field("check")?)?, unhex(field("key")?)?);
        let read = Self { office, number, generation, kind, stretch, salt, check, key };
        // As it is spelled, its checksum included.
        (read.text() == text).then_some(read)
    }
}

/// What a secret comes to, in two: what tells it from a wrong one, and what the key is wrapped under.
fn keys_of(secret: &Key) -> ([u8; CHECK], Key) {
    let mut check = [0; CHECK];
    let mut hasher = blake3::Hasher::new_derive_key("linli 2026 suite 1 slot check");
    hasher.update(secret.as_slice()).finalize_xof().fill(&mut check);
    (check, Zeroizing::new(blake3::derive_key("linli 2026 suite 1 slot key", secret.as_slice())))
}

pub(super) fn hex(bytes: &[u8]) -> Zeroizing<String> {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    Zeroizing::new(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digit = |c: u8| char::from(c).to_digit(16).map(|digit| digit as u8);
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says no by panicking")]
mod tests {
    use super::*;

    fn made(secret: Secret<'_>) -> Wrapped {
        let office = OfficeKey::of([9; 32]);
        Wrapped::make((&office, secret), (2, 5), &Limits::small(), ([1; SALT], [2; NONCE])).unwrap()
    }

    #[test]
    fn slots_look_like_this() {
        let passphrase = Passphrase::typed("三月槐花开了又落");
        let code = RecoveryCode::of([7; 20]);
        for (secret, golden) in
            [(Secret::Passphrase(&passphrase), "slot-passphrase-1"), (Secret::Code(&code), "slot-code-1")]
        {
            let slot = made(secret);
            let path = format!("{}/src/store/safe/golden/{golden}.txt", env!("CARGO_MANIFEST_DIR"));
            if std::env::var_os("LINLI_GOLDEN").is_some_and(|asked| asked == "write") {
                std::fs::write(&path, slot.text()).unwrap();
            }
            let golden = std::fs::read_to_string(path).unwrap();
            assert_eq!(slot.text(), golden);
            assert_eq!(Wrapped::parse(golden.as_bytes()), Some(slot.clone()));
            let Tried::Opened(key) = slot.open(secret, &Limits::small()) else { unreachable!("it opens") };
            assert!(key == OfficeKey::of([9; 32]));
        }
    }

    #[test]
    fn a_wrong_secret_is_told_from_a_forged_slot_and_from_a_damaged_one() {
        let (right, wrong) = (Passphrase::typed("三月槐花开了又落"), Passphrase::typed("四月槐花开了又落"));
        let slot = made(Secret::Passphrase(&right));
        assert!(matches!(slot.open(Secret::Passphrase(&wrong), &Limits::small()), Tried::Wrong));
        // Every bit of the file.
        let text = slot.text();
        for bit in 0..text.len() * 8 {
            let mut bytes = text.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Wrapped::parse(&bytes), None, "bit {bit}");
        }
        // Whoever can reckon a checksum changes what the slot says, and is found out.
        let try_it = |slot: &Wrapped| slot.open(Secret::Passphrase(&right), &Limits::small());
        for forged in [
            Wrapped { number: 3, ..slot.clone() },
            Wrapped { generation: 6, ..slot.clone() },
            Wrapped { office: 7, ..slot.clone() },
            Wrapped { key: [7; WRAPPED], ..slot.clone() },
        ] {
            assert!(matches!(try_it(&forged), Tried::Forged));
        }
        assert!(matches!(slot.open(Secret::Passphrase(&right), &Limits::office()), Tried::Outside));
        let huge = Wrapped { stretch: Stretch { memory: u32::MAX, passes: 1 }, ..slot };
        assert!(matches!(try_it(&huge), Tried::Outside));
    }
}

//! Conditions on a part of a key, for what no range of keys can say: the second syllable begins with `xi`.

/// One condition on a key: a part of it must lie in a span that begins at `low`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Field {
    /// How far the part is shifted.
    at: u8,
    mask: u16,
    low: u16,
    span: u16,
}

impl Field {
    /// The part under the mask, shifted so far, must lie between two values, both included.
    pub(super) fn between(mask: u16, at: u32, low: u16, high: u16) -> Self {
        Self { at: at as u8, mask, low, span: high - low }
    }

    fn holds(self, key: u64) -> bool {
        ((key >> self.at) as u16 & self.mask).wrapping_sub(self.low) <= self.span
    }
}

/// All conditions on a key.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fields {
    count: u8,
    all: [Field; 5],
}

impl Fields {
    /// One condition more.
    pub(super) fn push(&mut self, field: Field) {
        self.all[usize::from(self.count)] = field;
        self.count += 1;
    }

    /// Whether every key will do.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the key fulfils all of them.
    pub(super) fn hold(&self, key: u64) -> bool {
        self.all[..usize::from(self.count)].iter().all(|field| field.holds(key))
    }
}

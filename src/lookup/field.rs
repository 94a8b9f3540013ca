//! Conditions on a part of a key, for what no range of keys can say: the second syllable begins with `xi`.

/// One condition on a key: the masked part must lie in a span that begins at `low`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Field {
    mask: u64,
    low: u64,
    span: u64,
}

impl Field {
    /// The masked part must lie between two values, both included.
    pub(super) fn between(mask: u64, low: u64, high: u64) -> Self {
        Self { mask, low, span: high - low }
    }

    fn holds(self, key: u64) -> bool {
        (key & self.mask).wrapping_sub(self.low) <= self.span
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

//! How a person is found: pinyin, keys, query, ranking.

/// Where residents are found.
#[derive(Debug, Default)]
pub struct Index;

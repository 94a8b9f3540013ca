//! How a person is found: pinyin, keys, query, ranking.

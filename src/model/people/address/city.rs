//! City, district, street office and community before a street.

use crate::model::fold::same;

/// What city, district, street office and community stand before a street, and the street.
pub(super) fn parted_from_city(lane: &str) -> (&str, &str) {
    const LEVELS: [&[&str]; 5] = [
        &["自治区", "省"],
        &["市"],
        &["区", "县", "旗"],
        &["街道办事处", "街道办", "街道", "镇", "乡"],
        &["社区居民委员会", "社区居委会", "社区"],
    ];
    /// What makes a part of a compound of a 区.
    const NO_DISTRICT: &str = "小社园厂片校住院库活属宅东西南北中";
    /// One of these is in every word of a level, and in few streets: most are done with here.
    const IN_LEVELS: [char; 8] = ['区', '省', '市', '县', '旗', '道', '镇', '乡'];
    if !lane.contains(IN_LEVELS) {
        return ("", lane);
    }
    let (mut rest, mut below) = (lane, false);
    for (level, words) in LEVELS.iter().enumerate() {
        for word in *words {
            let Some(at) = rest.find(word) else { continue };
            let (name, behind) = rest.split_at(at);
            let behind = behind.strip_prefix(word).unwrap_or(behind);
            let long = name.chars().count();
            let own = name.chars().all(same::is_han) && (2..=8).contains(&long);
            let street = behind.chars().take_while(|sign| !sign.is_ascii_digit()).filter(|sign| same::is_han(*sign));
            let compound = *word == "区" && name.ends_with(|sign| NO_DISTRICT.contains(sign));
            let small = matches!(*word, "镇" | "乡") && !below;
            if own && !compound && !small && street.count() >= 2 {
                (rest, below) = (behind, below || level < 3);
                break;
            }
        }
    }
    lane.split_at(lane.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_that_looks_like_no_level_has_none() {
        // Every word of a level alone, before a street that would be parted from it.
        for word in ["自治区", "省", "市", "区", "县", "旗", "街道办事处", "街道办", "街道", "社区居委会", "社区"]
        {
            let lane = format!("东关{word}红光巷12号");
            assert_eq!(parted_from_city(&lane).1, "红光巷12号", "{lane}");
        }
        for word in ["镇", "乡"] {
            let lane = format!("碑林区东关{word}红光巷12号");
            assert_eq!(parted_from_city(&lane).1, "红光巷12号", "{lane}");
        }
        assert_eq!(parted_from_city("红光巷12号"), ("", "红光巷12号"));
    }
}

//! What leaves the desk masked: the last four characters behind stars, by which an import knows a mask again.

/// Characters that stay.
const TAIL: usize = 4;
/// Most characters of a mask.
const MOST: usize = 40;

/// `*******8829`; a text of four characters and less has only stars.
pub fn masked(text: &str) -> String {
    let length = text.chars().count();
    let hidden = if length > TAIL { length - TAIL } else { length };
    "*".repeat(hidden.min(MOST)).chars().chain(text.chars().skip(hidden)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_characters_stay() {
        assert_eq!(masked("13800008829"), "*******8829");
        assert_eq!(masked("8829"), "****");
        assert_eq!(masked(""), "");
    }
}

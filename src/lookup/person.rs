//! What the lookup is told about a person. The desk fills it in; nothing of it is kept but packed keys.

/// Everything about a resident that somebody might type to find them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The resident's id; a second person with the same id replaces the first.
    pub id: u64,
    /// The name as it is written.
    pub name: String,
    /// Former names and nicknames.
    pub former_names: Vec<String>,
    /// The number of the identity document, or empty.
    pub id_number: String,
    /// Year, month, day; where it is missing the identity number is asked.
    pub birth: Option<(i16, i8, i8)>,
    /// Phone numbers in any notation.
    pub phones: Vec<String>,
    /// Where the person lives.
    pub address: Address,
    /// Labels of special groups, such as 独居.
    pub tags: Vec<String>,
    /// The head of the household, or empty when that is the person.
    pub head_name: String,
    /// Whether the person lives here today; who moved away or died comes after those who did not.
    pub here: bool,
    /// How often the person was served in the last year.
    pub visits: u32,
}

/// The parts of an address, each as the office writes it; every number in them can be typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Lane, courtyard or estate, with its number: 红光巷12号院.
    pub lane: String,
    /// Building: `3`, `3号楼`.
    pub building: String,
    /// Unit or entrance.
    pub unit: String,
    /// Room or door.
    pub room: String,
}

/// Why the desk is likely to mean somebody today, the likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Today {
    /// Was served today.
    Served,
    /// Has a booking, a session or a follow-up today.
    Expected,
    /// Has an open matter.
    OpenMatter,
    /// Was seen in the last days.
    Seen,
}

/// How far the reason for which somebody may be meant today is shifted in a standing.
const TODAY_AT: u32 = 27;

impl Today {
    /// The standing of somebody whom nobody means today.
    pub(super) fn none(slow: u32) -> u32 {
        (Self::Seen as u32 + 1) << TODAY_AT | slow
    }

    /// The reason that stands in a standing.
    pub(super) fn of(standing: u32) -> Option<Self> {
        [Self::Served, Self::Expected, Self::OpenMatter, Self::Seen].get((standing >> TODAY_AT) as usize).copied()
    }

    /// A name that texts know it by.
    pub fn key(self) -> &'static str {
        match self {
            Self::Served => "served",
            Self::Expected => "expected",
            Self::OpenMatter => "open_matter",
            Self::Seen => "seen",
        }
    }

    /// The standing of somebody with this slow standing.
    pub(super) fn ahead_of(self, standing: u32) -> u32 {
        standing & ((1 << TODAY_AT) - 1) | (self as u32) << TODAY_AT
    }
}

impl Person {
    /// The standing order among people who fit a query equally well; smaller comes first.
    ///
    /// Whom the desk may mean today (see [`Today::ahead_of`]), then who lives here before who left, the frequent
    /// before the rare, the older before the younger.
    pub(super) fn standing(&self) -> u32 {
        let away = u32::from(!self.here);
        let rarity = 15 - self.visits.saturating_add(1).ilog2().min(15);
        let (year, month, day) = self.born().unwrap_or((9999, 1, 1));
        let days = (i32::from(year) - 1800).clamp(0, 8191) * 416
            + i32::from(month.clamp(1, 12)) * 32
            + i32::from(day.clamp(1, 31));
        Today::none(away << 26 | rarity << 22 | days as u32)
    }

    /// The birth date as it was given, or else as the identity number tells it.
    pub(super) fn born(&self) -> Option<(i16, i8, i8)> {
        let told = || {
            let date: u32 = self.id_number.get(6..14).filter(|_| self.id_number.len() == 18)?.parse().ok()?;
            Some(((date / 10_000) as i16, (date / 100 % 100) as i8, (date % 100) as i8))
        };
        self.birth.or_else(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standing_order_is_today_then_here_then_frequent_then_older() {
        let person = |here, visits, year| Person { here, visits, birth: Some((year, 5, 6)), ..Person::default() };
        let order = [
            person(true, 40, 1990),
            person(true, 0, 1941),
            person(true, 0, 1952),
            Person { here: true, ..Person::default() },
            person(false, 90, 1930),
        ];
        assert!(order.is_sorted_by(|a, b| a.standing() < b.standing()));
        let [last, first] = [order[4].standing(), order[0].standing()];
        assert!(Today::Seen.ahead_of(last) < first);
        assert!(Today::Served.ahead_of(last) < Today::Expected.ahead_of(first));
    }

    #[test]
    fn the_identity_number_tells_the_birth_date() {
        let person = Person { id_number: "610199194103128821".into(), ..Person::default() };
        assert_eq!(person.born(), Some((1941, 3, 12)));
        let person = Person { id_number: "Ⅰ护照一二三四五六七八".into(), ..Person::default() };
        assert_eq!(person.born(), None);
    }
}

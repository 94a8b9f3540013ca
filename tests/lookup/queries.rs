//! A query set made from the people alone, without a look at keys, ranking or answers: for each form in which a
//! visitor may say who they are, what a clerk would type for somebody drawn by lot, and how many others would be
//! typed exactly alike. No ranking can do better than to draw among those.

use std::collections::HashMap;

use linli::lookup::Person;
use pinyin::{ToPinyin, ToPinyinMulti};

use crate::people::Dice;

/// A form in which people say who they are.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Its name in the tables.
    pub name: &'static str,
    /// Everything that would be typed in this form for this person.
    pub of: fn(&Person) -> Vec<String>,
    /// Whether one key goes wrong while it is typed.
    pub typos: bool,
}

/// One query.
#[derive(Debug, Clone)]
pub struct Asked {
    /// In which form.
    pub form: Form,
    /// What is typed, to its end.
    pub typed: String,
    /// What would have been typed without a typo.
    pub meant: String,
    /// The one who is meant, by the place among the people.
    pub who: usize,
    /// How many people would be typed alike, the one who is meant among them.
    pub alike: usize,
}

/// The forms.
pub const FORMS: &[Form] = &[
    form("initials", |it| vec![initials(&syllables(it))]),
    form("full pinyin", |it| vec![syllables(it).concat()]),
    form("surname + initials", |it| vec![syllables(it)[0].to_owned() + &initials(&syllables(it)[1..])]),
    form("initial + given", |it| vec![initials(&syllables(it)[..1]) + &syllables(it)[1..].concat()]),
    form("two syllables", |it| vec![syllables(it).get(..2).unwrap_or_default().join(" ")]),
    form("polyphonic surname", |it| special(it).then(|| syllables(it).concat()).into_iter().collect()),
    form("other reading", other_readings),
    form("characters", |it| vec![it.name.clone()]),
    form("given, characters", |it| given(it).into_iter().collect()),
    form("phone, last four", |it| it.phones.iter().map(|phone| tail(phone, 4)).collect()),
    form("phone, middle four", |it| it.phones.iter().map(|phone| phone.chars().skip(3).take(4).collect()).collect()),
    form("id, last six", |it| vec![tail(&it.id_number, 6).to_lowercase()]),
    form("address", |it| vec![door(it)]),
    form("lane + door", |it| vec![format!("{} {}", lane(it), door(it))]),
    form("initials + year", |it| vec![format!("{} {}", initials(&syllables(it)), it.birth.unwrap().0)]),
    form("surname + phone", |it| {
        it.phones.iter().map(|phone| format!("{} {}", syllables(it)[0], tail(phone, 4))).collect()
    }),
    form("initials + room", |it| vec![format!("{} {}", initials(&syllables(it)), digits(&it.address.room))]),
    Form { name: "one typo", of: |it| vec![syllables(it).concat()], typos: true },
];

const fn form(name: &'static str, of: fn(&Person) -> Vec<String>) -> Form {
    Form { name, of, typos: false }
}

/// So many queries in each form, each for somebody drawn by lot.
pub fn queries(people: &[Person], of_each: usize, seed: u64) -> Vec<Asked> {
    drawn(people, of_each, seed, |dice| dice.roll(people.len()))
}

/// The same for people as they come to a desk: who was there often last year comes again, anybody may come once.
#[allow(dead_code, reason = "not every program that reads this file asks for it")]
pub fn queries_as_they_come(people: &[Person], of_each: usize, seed: u64) -> Vec<Asked> {
    let until = |sum: &mut usize, person: &Person| {
        *sum += person.visits as usize + 1;
        Some(*sum)
    };
    let ends: Vec<usize> = people.iter().scan(0, until).collect();
    let sum = ends.last().copied().unwrap_or(1);
    drawn(people, of_each, seed, |dice| {
        let at = dice.roll(sum);
        ends.partition_point(|end| *end <= at)
    })
}

fn drawn(people: &[Person], of_each: usize, seed: u64, draw: impl Fn(&mut Dice) -> usize) -> Vec<Asked> {
    let mut dice = Dice(seed);
    let mut all = vec![];
    for form in FORMS {
        let mut asked: Vec<Asked> = vec![];
        for _ in 0..of_each * 4_000 {
            if asked.len() == of_each {
                break;
            }
            let who = draw(&mut dice);
            let forms = (form.of)(&people[who]);
            if forms.is_empty() || form.typos && forms[0].len() < 5 {
                continue;
            }
            let meant = dice.pick(&forms).clone();
            let typed = if form.typos { slipped(&meant, &mut dice) } else { meant.clone() };
            asked.push(Asked { form: *form, typed, meant, who, alike: 0 });
        }
        let mut alike: HashMap<String, usize> = asked.iter().map(|it| (it.meant.clone(), 0)).collect();
        for person in people {
            let mut forms = (form.of)(person);
            forms.sort_unstable();
            forms.dedup();
            for form in forms {
                alike.entry(form).and_modify(|count| *count += 1);
            }
        }
        for it in &mut asked {
            it.alike = alike[&it.meant];
        }
        all.append(&mut asked);
    }
    all
}

/// Surnames that are read otherwise than the character usually is, and their readings.
const SPECIAL: [(&str, &[&str]); 13] = [
    ("尉迟", &["yu", "chi"]),
    ("单", &["shan"]),
    ("解", &["xie"]),
    ("仇", &["qiu"]),
    ("查", &["zha"]),
    ("曾", &["zeng"]),
    ("翟", &["zhai"]),
    ("覃", &["qin"]),
    ("区", &["ou"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("乐", &["yue"]),
    ("任", &["ren"]),
];

fn special(person: &Person) -> bool {
    SPECIAL.iter().any(|(surname, _)| person.name.starts_with(surname))
}

fn plain(sign: char) -> &'static str {
    match sign.to_pinyin().unwrap().plain() {
        "lü" => "lv",
        "nü" => "nv",
        reading => reading,
    }
}

/// The syllables of a name, as one reads it aloud.
fn syllables(person: &Person) -> Vec<&'static str> {
    let mut syllables: Vec<_> = person.name.chars().filter(|sign| *sign != '·').map(plain).collect();
    if let Some((_, readings)) = SPECIAL.iter().find(|(surname, _)| person.name.starts_with(surname)) {
        syllables[..readings.len()].copy_from_slice(readings);
    }
    syllables
}

/// What somebody types who does not know how the surname is read.
fn other_readings(person: &Person) -> Vec<String> {
    let mut syllables = syllables(person);
    let surname = syllables[0];
    let sign = person.name.chars().next().unwrap();
    if !special(person) || person.name.starts_with("尉迟") {
        return vec![];
    }
    let mut others: Vec<_> = sign.to_pinyin_multi().unwrap().into_iter().map(pinyin::Pinyin::plain).collect();
    others.retain(|it| *it != surname);
    others.dedup();
    let typed = others.into_iter().map(|other| {
        syllables[0] = other;
        syllables.concat()
    });
    typed.collect()
}

fn initials(syllables: &[&str]) -> String {
    syllables.iter().filter_map(|it| it.chars().next()).collect()
}

fn given(person: &Person) -> Option<String> {
    let signs: Vec<char> = person.name.chars().collect();
    let double = ["欧阳", "上官", "司马", "尉迟", "诸葛"].iter().any(|it| person.name.starts_with(it));
    let given: String = signs[if double { 2 } else { 1 }..].iter().collect();
    (signs.len() < 5 && given.chars().count() == 2).then_some(given)
}

fn tail(text: &str, signs: usize) -> String {
    text.chars().skip(text.chars().count() - signs).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn door(person: &Person) -> String {
    let address = &person.address;
    [&address.building, &address.unit, &address.room].map(|part| digits(part)).join("-")
}

fn lane(person: &Person) -> String {
    person
        .address
        .lane
        .chars()
        .take_while(|it| !it.is_ascii_digit())
        .filter_map(|it| plain(it).chars().next())
        .collect()
}

/// The letters with one of them missing, twice, wrong, or swapped with the next; the first one stays.
fn slipped(letters: &str, dice: &mut Dice) -> String {
    let mut typed: Vec<char> = letters.chars().collect();
    while typed.iter().collect::<String>() == letters {
        let at = 1 + dice.roll(typed.len() - 2);
        match dice.roll(4) {
            0 => drop(typed.remove(at)),
            1 => typed.insert(at, typed[at]),
            2 => typed[at] = *dice.pick(&['a', 'e', 'i', 'o', 'n', 'g', 'h', 's', 'l', 'k', 'd', 'r', 'w']),
            _ => typed.swap(at, at + 1),
        }
    }
    typed.into_iter().collect()
}

/// Who knows everything that may be typed for anybody, each form as likely as any other, and shows after each key the
/// one who is meant most often: nobody can need fewer letters.
#[allow(dead_code, reason = "not every program that reads this file asks for it")]
pub struct Oracle {
    /// What may be typed, in order, with its form and for whom.
    told: Vec<(String, usize, usize)>,
    /// How much one of each form weighs.
    weights: Vec<f64>,
    known: HashMap<String, Option<usize>>,
}

#[allow(dead_code, reason = "not every program that reads this file asks for it")]
impl Oracle {
    pub fn of(people: &[Person]) -> Self {
        let mut told = vec![];
        let mut weights = vec![];
        for (number, form) in FORMS.iter().enumerate() {
            let before = told.len();
            for (who, person) in people.iter().enumerate().filter(|_| !form.typos) {
                told.extend((form.of)(person).into_iter().map(|typed| (typed, number, who)));
            }
            weights.push(1.0 / (told.len() - before).max(1) as f64);
        }
        told.sort_unstable();
        told.dedup();
        Self { told, weights, known: HashMap::new() }
    }

    /// Who is meant most often by whoever has typed this so far.
    pub fn first(&mut self, typed: &str) -> Option<usize> {
        if let Some(known) = self.known.get(typed) {
            return *known;
        }
        let from = self.told.partition_point(|it| it.0.as_str() < typed);
        let begun = self.told[from..].iter().take_while(|it| it.0.starts_with(typed)).count();
        let mut meant: HashMap<usize, f64> = HashMap::new();
        for alike in self.told[from..from + begun].chunk_by(|a, b| (&a.0, a.1) == (&b.0, b.1)) {
            for it in alike {
                *meant.entry(it.2).or_default() += self.weights[it.1] * alike.len() as f64;
            }
        }
        let first = meant.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|it| it.0);
        self.known.insert(typed.to_owned(), first);
        first
    }
}

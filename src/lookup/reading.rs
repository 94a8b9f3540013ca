//! How a name is read: a surname's own reading first, and every other reading of every character after it.
//!
//! Knows nothing of keys or queries; a sign without a known reading is kept, with none.

use std::hash::Hasher;
use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};
use smallvec::SmallVec;

use super::syllable::{self, Syllable};
use crate::model::fold::same;

/// Surnames of two characters, with their readings where a character alone would be read otherwise.
const DOUBLE: &str = "欧阳 上官 司马 诸葛 皇甫 尉迟yu'chi 令狐ling'hu 长孙zhang'sun 万俟mo'qi 澹台tan'tai \
    单于chan'yu 慕容 司徒 司空 夏侯 宇文 公孙 东方 赫连 呼延 端木 西门 南宫 独孤 轩辕 鲜于 闻人 钟离 濮阳 淳于 申屠 \
    太史 公羊 公冶 宗政 仲孙 叔孙 闾丘 东郭 百里 完颜 拓跋tuo'ba 梁丘 左丘 第五 纳兰 耶律";

/// Surnames that are not read as the character usually is, or whose character has other readings as well.
const SINGLE: &str = "单shan 解xie 仇qiu 查zha 曾zeng 翟zhai 覃qin 区ou 朴piao 盖ge 乐yue 种chong 任ren 尉wei \
    缪miao 员yun 贠yun 秘bi 冼xian 洗xian 折she 车che 祭zhai 逄pang 那na 宓fu 晟cheng 隗wei 牟mu 藏zang 盛sheng \
    重chong 柏bai 佴nai 繁po 句gou 郗chi 郇xun 都du 乜nie 谷gu 瞿qu 能nai 莘shen 隽juan 粘nian 召shao 褚chu 宿su \
    於yu 余yu 沈shen 冯feng 郝hao 尹yin 贾jia 石shi 万wan 俟qi 幺yao 宁ning 撒sa 哈ha 卜bu 强qiang 朝chao 行xing \
    长chang 阚kan 适kuo 薄bo 燕yan 殷yin 钭tou 干gan 缴jiao 炔gui 庹tuo 褶xi";

/// The most readings that are kept of one character.
const MOST_READINGS: usize = 6;
/// The most ways to read a whole name that are kept; the main one is always among them.
const MOST_OF_A_NAME: usize = 12;

/// The readings of one character, the likeliest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Readings {
    count: u8,
    /// Whether a surname of two characters may begin with it.
    begins_double: bool,
    all: [Syllable; MOST_READINGS],
    /// How it is read as a surname, where that is told; else 0.
    surname: Syllable,
}

impl Readings {
    /// All of them; empty for a sign that is not read.
    pub(super) fn all(&self) -> &[Syllable] {
        &self.all[..usize::from(self.count)]
    }

    fn push(&mut self, syllable: Option<Syllable>) {
        let Some(syllable) = syllable.filter(|it| !self.all().contains(it)) else { return };
        if let Some(slot) = self.all.get_mut(usize::from(self.count)) {
            *slot = syllable;
            self.count += 1;
        }
    }

    /// The same with this one first.
    fn led_by(self, first: Option<Syllable>) -> Self {
        if first.is_none() {
            return self;
        }
        let mut readings = Self::default();
        readings.push(first);
        self.all().iter().for_each(|it| readings.push(Some(*it)));
        readings
    }

    fn look_up(sign: char) -> Self {
        let (begins_double, surname) = (SURNAMES.begins_double(sign), SURNAMES.single(sign));
        let mut readings = Self { begins_double, surname, ..Self::default() };
        readings.push(sign.to_pinyin().and_then(|it| plain(it.plain())));
        for reading in sign.to_pinyin_multi().into_iter().flatten() {
            readings.push(plain(reading.plain()));
        }
        for at in 0..readings.all().len() {
            readings.push(without_umlaut(readings.all[at]));
        }
        if sign.is_ascii_alphabetic() {
            readings.push(syllable::number(sign.to_ascii_lowercase().encode_utf8(&mut [0; 4])));
        }
        readings
    }
}

/// The characters that nearly all names are written with.
const COMMON: std::ops::Range<char> = '\u{4e00}'..'\u{a000}';

static COMMON_READINGS: LazyLock<Box<[Readings]>> = LazyLock::new(|| COMMON.map(Readings::look_up).collect());

fn plain(reading: &str) -> Option<Syllable> {
    if reading.is_ascii() { syllable::number(reading) } else { syllable::number(&reading.replace('ü', "v")) }
}

/// Tells tables of readings apart: the surnames', and a sample of the characters'.
pub(super) fn print() -> u32 {
    let tables = [SINGLE, DOUBLE].map(str::as_bytes).concat();
    let sample = COMMON.step_by(37).flat_map(|sign| Readings::look_up(sign).all().to_vec());
    let sample: Vec<u8> = sample.flat_map(|syllable| syllable::text(syllable).bytes()).collect();
    crc32c::crc32c_append(crc32c::crc32c(&tables), &sample) ^ same::PRINT
}

/// What people type for ü who know no key for it.
fn without_umlaut(syllable: Syllable) -> Option<Syllable> {
    syllable::number(match syllable::text(syllable) {
        "lv" => "lu",
        "nv" => "nu",
        "lve" => "lue",
        "nve" => "nue",
        _ => return None,
    })
}

/// One sign of a name: where it stands, counted in characters, and how it may be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// The character's place in the name as it is written.
    pub(super) at: usize,
    /// The character as it is compared.
    pub(super) character: char,
    /// Its readings, the likeliest here first.
    pub(super) readings: Readings,
}

/// A name taken apart. Dots and blanks are left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Spelling {
    /// The signs in order.
    pub(super) signs: SmallVec<[Sign; 4]>,
    /// Where the given name begins among `signs`; 0 when nothing is known to stand before it.
    pub(super) given: usize,
    /// Where further words of a name in Latin letters begin.
    pub(super) words: SmallVec<[usize; 4]>,
}

impl Spelling {
    /// The likeliest syllable of each sign.
    fn sound(&self) -> impl Iterator<Item = u16> {
        self.signs.iter().map(|sign| sign.readings.all().first().copied().unwrap_or(u16::MAX))
    }
}

/// Reads a person's name, its surname as a surname.
pub(super) fn of_person(name: &str) -> Spelling {
    let mut spelling = of_text(name);
    let signs = spelling.signs.as_mut_slice();
    if spelling.given > 0 {
        // A dot says where the given name begins.
    } else if let [first, second, _, ..] = signs
        && first.readings.begins_double
        && let Some(readings) = SURNAMES.double([first.character, second.character])
    {
        first.readings = first.readings.led_by(readings[0]);
        second.readings = second.readings.led_by(readings[1]);
        spelling.given = 2;
    } else if let [first, _, ..] = signs {
        first.readings = first.readings.led_by(Some(first.readings.surname).filter(|it| *it != 0));
        spelling.given = 1;
    }
    spelling
}

/// A name's likeliest syllables in order: what a list of people is sorted by.
pub fn sound(name: &str) -> Vec<u16> {
    of_person(name).sound().collect()
}

/// A hash of how a name sounds: names that sound alike have one, whatever they are written with.
pub fn sound_print(name: &str) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    of_person(name).sound().for_each(|syllable| hasher.write_u16(syllable));
    hasher.finish()
}

/// Whether a text begins with what was typed of it: the first letter of each character, letters and digits as they are.
/// What parts the numbers of a door may be left out: `syl8-3`, `syl83` and `syl8hy3` are 柿园路8号院3号楼.
pub fn begins_by_initials(text: &str, typed: &str) -> bool {
    let typed: Vec<char> = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let mut at = 0;
    for sign in text.chars().filter(|sign| !sign.is_whitespace()) {
        let Some(wanted) = typed.get(at) else { return true };
        let said = if sign.is_ascii_alphanumeric() {
            sign.to_ascii_lowercase() == *wanted
        } else {
            let readings = Readings::look_up(sign);
            readings.all().iter().any(|syllable| syllable::text(*syllable).starts_with(*wanted))
        };
        if said {
            at += 1;
        } else if !(wanted.is_ascii_digit() && "号院楼单元-".contains(sign)) {
            return false;
        }
    }
    at == typed.len()
}

/// Reads a lane's name, a label or any other words.
pub(super) fn of_text(text: &str) -> Spelling {
    let mut spelling = Spelling::default();
    let (mut dot, mut parted) = (None, false);
    for (at, written) in text.chars().enumerate() {
        let blank = written.is_whitespace();
        if blank || same::is_dot(written) {
            parted = true;
            // A blank inside a name of characters is a habit; a dot says where the given name begins.
            if !blank || spelling.signs.last().is_some_and(|sign| sign.character.is_ascii_alphabetic()) {
                dot.get_or_insert(spelling.signs.len());
            }
            continue;
        }
        same::letters(written, |character| {
            if parted && character.is_ascii_alphabetic() && !spelling.signs.is_empty() {
                spelling.words.push(spelling.signs.len());
            }
            parted = false;
            // A radical or a private character has no reading but its character's; a traditional one has its own.
            let own = readings_of(written);
            let readings = if own.count == 0 || !same::is_han(written) { readings_of(character) } else { own };
            spelling.signs.push(Sign { at, character, readings });
        });
    }
    spelling.given = dot.filter(|given| (1..spelling.signs.len()).contains(given)).unwrap_or(0);
    spelling
}

fn readings_of(sign: char) -> Readings {
    let place = (sign as usize).wrapping_sub(COMMON.start as usize);
    COMMON_READINGS.get(place).copied().unwrap_or_else(|| Readings::look_up(sign))
}

/// Every way to read these signs, the main one first, with whether it is the main one.
pub(super) fn each_reading(signs: &[Sign], mut each: impl FnMut(&[Syllable], bool)) {
    let mut readings: Vec<Vec<Syllable>> = vec![Vec::with_capacity(signs.len())];
    for sign in signs {
        let Some((main, others)) = sign.readings.all().split_first() else { continue };
        let known = readings.len();
        for other in others {
            for reading in 0..known.min(MOST_OF_A_NAME.saturating_sub(readings.len())) {
                let mut reading = readings[reading].clone();
                reading.push(*other);
                readings.push(reading);
            }
        }
        readings[..known].iter_mut().for_each(|reading| reading.push(*main));
    }
    for (number, reading) in readings.iter().enumerate() {
        each(reading, number == 0);
    }
}

/// Surnames in the order of their characters.
struct Surnames {
    single: Vec<(char, Syllable)>,
    double: Vec<([char; 2], [Option<Syllable>; 2])>,
}

impl Surnames {
    fn single(&self, sign: char) -> Syllable {
        self.single.binary_search_by_key(&sign, |it| it.0).map_or(0, |at| self.single[at].1)
    }

    fn begins_double(&self, sign: char) -> bool {
        self.double.binary_search_by_key(&sign, |it| it.0[0]).is_ok()
    }

    fn double(&self, signs: [char; 2]) -> Option<[Option<Syllable>; 2]> {
        let at = self.double.binary_search_by_key(&signs, |it| it.0).ok()?;
        Some(self.double[at].1)
    }
}

static SURNAMES: LazyLock<Surnames> = LazyLock::new(|| {
    let mut surnames = Surnames { single: vec![], double: vec![] };
    for entry in SINGLE.split_whitespace() {
        let mut rest = entry.chars();
        surnames.single.extend(rest.next().zip(syllable::number(rest.as_str())));
    }
    for entry in DOUBLE.split_whitespace() {
        let mut rest = entry.chars();
        if let (Some(first), Some(second)) = (rest.next(), rest.next()) {
            let readings = rest.as_str().split_once('\'').unwrap_or_default();
            surnames.double.push(([first, second], [readings.0, readings.1].map(syllable::number)));
        }
    }
    surnames.single.sort_unstable();
    surnames.double.sort_unstable();
    surnames
});

#[cfg(test)]
mod tests {
    use super::*;

    fn main_reading(name: &str) -> String {
        let mut main = String::new();
        each_reading(&of_person(name).signs, |reading, first| {
            if first {
                main = reading.iter().map(|it| syllable::text(*it)).collect();
            }
        });
        main
    }

    #[test]
    fn a_surname_is_read_as_a_surname() {
        for (name, reading) in [
            ("解秀英", "xiexiuying"),
            ("单国强", "shanguoqiang"),
            ("仇英", "qiuying"),
            ("查理", "zhali"),
            ("曾解放", "zengjiefang"),
            ("翟单", "zhaidan"),
            ("覃芳", "qinfang"),
            ("区丽", "ouli"),
            ("尉迟敬德", "yuchijingde"),
            ("尉健行", "weijianxing"),
            ("万俟卨", "moqixie"),
            ("吕乐", "lvle"),
            ("欧阳锋", "ouyangfeng"),
        ] {
            assert_eq!(main_reading(name), reading, "{name}");
        }
    }

    #[test]
    fn every_entry_of_the_surname_tables_is_understood() {
        assert_eq!(SURNAMES.single.len(), SINGLE.split_whitespace().count());
        assert_eq!(SURNAMES.double.len(), DOUBLE.split_whitespace().count());
    }

    #[test]
    fn a_dot_parts_the_names_and_is_not_read() {
        let spelling = of_person("阿迪力·买买提");
        assert_eq!((spelling.signs.len(), spelling.given), (6, 3));
        assert_eq!(spelling.signs[3].at, 4);
        assert_eq!(main_reading("阿迪力·买买提"), "adilimaimaiti");
    }
}

//! Which issues are perhaps the one that somebody tells of now: what is told at the same place, in like words or in words
//! that sound alike. Measured on matters that people told twice (`tests/desk/alike`).

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::lookup::sound;
use crate::model::{Issue, IssueState};

use super::lane_of;

/// Words that the desk hears for one thing, a line a thing; what stands behind a line weighs half: it says little alone.
const THINGS: &[(&str, bool)] = &[
    ("路面 坑 洼 难走 没法走 不平 破路 烂路", true),
    ("监控 摄像 探头 技防", true),
    ("堵 不通 淤 冒水 往外冒 返水", true),
    ("下水 排水 污水", true),
    ("噪音 吵 扰民 太响 睡不着 老叫", true),
    ("夜 晚上 凌晨", false),
    ("垃圾 清运 垃圾桶", true),
    ("不亮 灭了 坏 损 失灵 停运 故障 刷不开 修不好", false),
    ("乱停 占道 停得 停车 违停", true),
    ("树 枝 修剪", true),
    ("挡光 采光 遮", true),
    ("漏 渗", true),
    ("屋顶 顶楼 房顶", true),
    ("收费 物业费 收得", true),
    ("厕 茅房", true),
    ("狗 犬", true),
    ("歪 斜 要倒", true),
    ("门卫 看门 保安 值守", true),
    ("供暖 暖气 供热", true),
    ("凉 不热 冰凉", true),
    ("餐厅 食堂 饭堂", true),
    ("宽带 网线 线缆 飞线", true),
    ("水压 压力小", true),
    ("场地 地方 没处", true),
    ("缺失 没了 丢了 不见", true),
    ("开始时间 几号 什么时候 何时 几点 开放时间", true),
    ("脏 打扫 清扫", true),
    ("猫", true),
    ("油烟 烧烤", true),
    ("小广告 贴满", true),
    ("松 翘", true),
    ("邻居 隔壁 楼上 邻里", false),
];

/// Characters that say nothing of a matter.
const EMPTY: &str = "的 了 没 人 有 不 到 太 上 里 老 想 要 给 在 去 来 都 还 就 又 和 是 一 个 这 那 很 往 着 过 家 院 巷 路 口 街 号 楼 小 大 被 怎 么 什 时 候 能 吗 用 天 门 间";

/// What two titles must have in common at least, by weight: less may be chance.
const LEAST: u32 = 12;
/// The share of the shorter title that must be alike, in hundredths: at the very place, elsewhere on its lane, elsewhere.
const SHARES: [u32; 3] = [25, 45, 70];
/// What the same area adds to that share.
const SAME_AREA: u32 = 8;
/// How many are shown.
pub const MOST: usize = 3;
/// So long a closed issue may come back.
const YEAR: i64 = 366;

/// An issue that is perhaps meant, and how much speaks for it.
#[derive(Debug, Clone, Copy)]
pub struct Alike<'a> {
    pub issue: &'a Issue,
    /// Larger for what is more likely.
    pub score: u32,
}

/// The issues that are perhaps meant: open ones first, then those that were closed within a year.
pub fn alike<'a>(office: &'a Office, draft: &Issue, today: Date) -> Vec<Alike<'a>> {
    let since = today.checked_sub(YEAR.days()).unwrap_or(today);
    let in_reach = |issue: &&Issue| {
        issue.merged_into.is_none()
            && (issue.state != IssueState::Closed || issue.closed_on().is_none_or(|day| day >= since))
    };
    let told = Told::of(&draft.title, &draft.location);
    let all = office.of::<Issue>().all().filter(|issue| issue.id != draft.id).filter(in_reach);
    let mut found: Vec<Alike> = all
        .filter_map(|issue| {
            let same_area = issue.area == draft.area;
            let score = if draft.title.is_empty() {
                told.before_a_title(issue, same_area)?
            } else {
                told.score(&Told::of(&issue.title, &issue.location), same_area)?
            };
            Some(Alike { issue, score })
        })
        .collect();
    found.sort_by_key(|one| {
        let closed = one.issue.state == IssueState::Closed;
        (closed, std::cmp::Reverse((one.score, one.issue.number)))
    });
    found.truncate(MOST);
    found
}

/// How near two places are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Near {
    Same = 0,
    Lane = 1,
    Elsewhere = 2,
}

/// A matter as it was told.
#[derive(Debug)]
struct Told<'a> {
    place: &'a str,
    /// Everything in the title that says something, with its weight.
    units: HashMap<Unit, u32>,
    weight: u32,
}

/// A part of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Unit {
    /// One of [`THINGS`].
    Thing(usize),
    Character(char),
    /// Two characters after one another, by their sound.
    Pair(u16, u16),
}

impl<'a> Told<'a> {
    fn of(title: &str, place: &'a str) -> Self {
        let parts = [place, lane_of(place)].into_iter().filter(|part| !part.is_empty());
        let text = parts.fold(title.to_owned(), |text, part| text.replace(part, ""));
        let mut units = HashMap::new();
        for (thing, (words, says_much)) in THINGS.iter().enumerate() {
            if words.split(' ').any(|word| text.contains(word)) {
                units.insert(Unit::Thing(thing), if *says_much { 20 } else { 10 });
            }
        }
        let characters: Vec<char> = text.chars().collect();
        let says = |c: char| c as u32 >= 0x4e00 && !EMPTY.contains(c);
        units.extend(characters.iter().filter(|c| says(**c)).map(|c| (Unit::Character(*c), 6)));
        let is_written = |c: char| c as u32 >= 0x4e00;
        let told = |pair: &&[char]| pair.iter().all(|c| is_written(*c)) && pair.iter().any(|c| says(*c));
        for pair in characters.windows(2).filter(told) {
            let pair: String = pair.iter().collect();
            if let [first, second] = sound(&pair).as_slice() {
                units.insert(Unit::Pair(*first, *second), 12);
            }
        }
        let weight = units.values().sum();
        Self { place, units, weight }
    }

    /// Before a title is typed, what is open at the very place in the very area is shown; most people raised it first.
    fn before_a_title(&self, issue: &Issue, same_area: bool) -> Option<u32> {
        let there = near(self.place, &issue.location) == Near::Same && issue.state != IssueState::Closed;
        let raised = issue.raised_by.len() + issue.households.len();
        (there && same_area).then(|| u32::try_from(raised).unwrap_or(u32::MAX))
    }

    /// How much speaks for it that both are one matter; `None` where too little does.
    fn score(&self, other: &Self, same_area: bool) -> Option<u32> {
        let common: u32 = self.units.iter().filter(|(unit, _)| other.units.contains_key(unit)).map(|(_, w)| w).sum();
        let near = near(self.place, other.place);
        let share = 100 * common / self.weight.min(other.weight).max(10) + if same_area { SAME_AREA } else { 0 };
        let enough = common >= LEAST && share >= SHARES[near as usize];
        enough.then(|| share + 20 * (2 - near as u32))
    }
}

/// How near two places are: one is a part of the other, or both lie on one lane.
fn near(one: &str, other: &str) -> Near {
    let (lane, other_lane) = (lane_of(one), lane_of(other));
    if one.is_empty() || other.is_empty() {
        return Near::Elsewhere;
    }
    if one.starts_with(other) || other.starts_with(one) {
        return Near::Same;
    }
    if lane == other_lane { Near::Lane } else { Near::Elsewhere }
}

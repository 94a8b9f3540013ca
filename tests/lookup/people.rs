//! A synthetic old district: names as they are spread in a Chinese city, households with shared addresses and
//! phones, homophones, surnames of several readings. Identity numbers are of region 610199, which nobody has.

use linli::lookup::{Address, Person};

const SURNAMES: &str = "李794 王741 张707 刘538 陈453 杨308 赵229 黄223 周212 吴205 徐167 孙154 胡131 朱126 高121 林118 \
    何117 郭115 马105 罗86 梁84 宋81 郑78 谢72 韩68 唐65 冯64 于62 董61 肖59 程57 曹57 袁54 邓54 许54 傅51 沈50 曾50 \
    彭49 吕47 苏47 卢47 蒋47 蔡46 贾42 丁42 魏42 薛42 叶42 阎42 余41 潘41 杜39 戴39 夏38 钟37 汪36 田36 任35 姜34 范33 \
    方33 石32 姚31 谭31 廖31 邹30 熊29 金29 陆28 郝28 孔27 白27 崔27 康27 毛26 邱26 秦25 江25 史24 顾24 侯23 邵23 孟22 \
    龙22 万22 段21 雷20 钱20 汤19 尹19 黎19 易18 常18 武18 乔17 贺17 赖17 龚16 文16 覃10 解8 翟7 单5 欧阳7 仇3 查3 朴3 \
    盖2 乐2 区2 上官1 司马1 尉迟1 诸葛1";
const WOMEN: &str = "英秀玉华兰珍芳桂淑梅凤红丽霞琴素枝娟敏静燕艳萍玲桃莲芬翠香云菊彩巧爱月惠春荣美娜莉雪倩婷颖洁莹慧\
    琳雯佳欣怡悦萱梓涵诗语茜蓉璐蕾薇洋晶妮媛露瑶婉黛宁乐如清";
const MEN: &str = "国建文德明志强军伟平华林生金福庆永海勇杰涛斌波辉刚健亮峰鹏飞超龙俊浩宇轩泽博天昊晨旭东方世忠学义家宝\
    贵成才武山春荣祥云长根水火土木发财兴旺康宁安全胜利民卫立新正光宗耀祖朝晟盛传铭瑞翔宏远振";
const FAR_NAMES: [&str; 6] =
    ["阿迪力·买买提", "古丽娜尔·艾合买提", "买买提江·吐尔逊", "迪丽努尔·阿不都", "次仁·卓玛", "扎西·多吉"];
const LANES: &str = "红光巷 长乐坊 东新街 金花路 互助路 兴庆路 韩森寨 建工路 咸宁路 万寿路 幸福路 公园北路 纺织城 黄河街坊 \
    华清小区 胡家庙 更新街 石油巷 仁厚庄 安仁坊";
const PREFIXES: [&str; 15] =
    ["138", "139", "136", "135", "150", "151", "158", "159", "186", "187", "188", "133", "153", "189", "177"];
const TAGS: [&str; 8] = ["独居", "低保", "残疾", "退役军人", "空巢", "高龄", "失能", "党员"];

/// Random numbers that are the same for the same seed on every machine (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(mixed ^ (mixed >> 31)) * sides as u128) >> 64) as usize
    }

    /// Whether a thing happens that happens `percent` times in a hundred.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}

struct Weighted<T> {
    all: Vec<(T, usize)>,
    sum: usize,
}

impl<T: Clone> Weighted<T> {
    fn new(of: impl Iterator<Item = (T, usize)>) -> Self {
        let mut sum = 0;
        let all = of.map(|(it, weight)| {
            sum += weight;
            (it, sum)
        });
        Self { all: all.collect(), sum }
    }

    fn pick(&self, dice: &mut Dice) -> T {
        let at = dice.roll(self.sum);
        self.all[self.all.partition_point(|it| it.1 <= at)].0.clone()
    }
}

/// So many people, the same for the same seed.
pub fn people(count: usize, seed: u64) -> Vec<Person> {
    let mut dice = Dice(seed);
    let surnames = Weighted::new(SURNAMES.split_whitespace().map(|entry| {
        let digits = entry.find(|sign: char| sign.is_ascii_digit()).unwrap();
        let (name, weight) = entry.split_at(digits);
        (name, weight.parse().unwrap())
    }));
    let falling = |signs: &str| {
        let signs: Vec<char> = signs.chars().filter(|sign| !sign.is_whitespace()).collect();
        Weighted::new(signs.into_iter().enumerate().map(|(rank, sign)| (sign, 100_000 / (rank + 12))))
    };
    let (women, men) = (falling(WOMEN), falling(MEN));
    let lanes: Vec<&str> = LANES.split_whitespace().collect();
    let courtyards = (count / 400).max(12);
    let mut all: Vec<Person> = Vec::with_capacity(count);
    let mut household: Option<(Address, String, String)> = None;
    for id in 1..=count as u64 {
        if dice.happens(42) {
            household = None;
        }
        let is_woman = dice.happens(52);
        let given = if is_woman { &women } else { &men };
        let name = if dice.roll(400) == 0 {
            (*dice.pick(&FAR_NAMES)).to_owned()
        } else {
            let mut name = surnames.pick(&mut dice).to_owned();
            (0..if dice.happens(14) { 1 } else { 2 }).for_each(|_| name.push(given.pick(&mut dice)));
            name
        };
        let age = match dice.roll(100) {
            0..12 => dice.roll(18),
            12..40 => 18 + dice.roll(22),
            40..68 => 40 + dice.roll(20),
            68..90 => 60 + dice.roll(15),
            _ => 75 + dice.roll(22),
        };
        let birth = (2026 - age as i16, 1 + dice.roll(12) as i8, 1 + dice.roll(28) as i8);
        let mobile = format!("{}{:08}", dice.pick(&PREFIXES), dice.roll(100_000_000));
        let (address, head_name, shared) = household.get_or_insert_with(|| {
            let courtyard = dice.roll(courtyards);
            let address = Address {
                lane: format!(
                    "{}{}号院",
                    lanes[courtyard % lanes.len()],
                    1 + courtyard / lanes.len() * 2 + courtyard % 7
                ),
                building: format!("{}号楼", 1 + dice.roll(9)),
                unit: format!("{}单元", 1 + dice.roll(4)),
                room: format!("{}{:02}", 1 + dice.roll(7), 1 + dice.roll(4)),
            };
            (address, name.clone(), mobile.clone())
        });
        let mut phones = if age < 14 { vec![] } else { vec![mobile] };
        if age < 14 || dice.happens(12) {
            phones.push(shared.clone());
        }
        phones.dedup();
        let tags =
            TAGS.iter().filter(|_| dice.happens(if age > 60 { 9 } else { 2 })).map(|it| (*it).to_owned()).collect();
        all.push(Person {
            id,
            former_names: if dice.happens(1) { vec![format!("{}娃", given.pick(&mut dice))] } else { vec![] },
            id_number: identity(birth, is_woman, &mut dice),
            birth: Some(birth),
            phones,
            address: address.clone(),
            tags,
            head_name: if *head_name == name { String::new() } else { head_name.clone() },
            here: !dice.happens(4),
            visits: if dice.happens(20) { dice.roll(30) as u32 } else { 0 },
            name,
        });
    }
    all
}

/// An identity number with a true check sign (GB 11643-1999).
fn identity(birth: (i16, i8, i8), is_woman: bool, dice: &mut Dice) -> String {
    let sequence = dice.roll(500) * 2 + usize::from(!is_woman);
    let digits = format!("610199{:04}{:02}{:02}{sequence:03}", birth.0, birth.1, birth.2);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = digits.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{digits}{}", char::from(b"10X98765432"[sum % 11]))
}

//! The syllables that a Chinese character can be read as, and how far typed letters reach into them.
//!
//! Tones are not told apart. A syllable is a number that sorts as its letters do, so that every
//! beginning of a syllable, `zh` or `xi`, is one range of numbers.

use std::sync::LazyLock;

/// A syllable's number: its place in the sorted table, counted from 1; 0 stands for "no syllable".
pub(super) type Syllable = u16;

/// Every reading that the pinyin tables know, `v` for ü, `lue` and `nue` as people type them, and the single
/// letters that stand for themselves in a name written with Latin letters.
static TABLE: &str = "\
a ai an ang ao b ba bai ban bang bao bei ben beng bi bian biang biao bie bin bing bo bong bu c ca \
cai can cang cao ce cei cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua \
chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo d da dai dan dang dao de dei den \
deng di dia dian diao die din ding diu dong dou du duan dui dun duo e ei en eng er f fa fan fang fei \
fen feng fiao fo fou fu g ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui \
gun guo h ha hai han hang hao he hei hen heng hm hng hong hou hu hua huai huan huang hui hun huo i j \
ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun k ka kai kan kang kao ke kei ken keng \
kong kou ku kua kuai kuan kuang kui kun kuo l la lai lan lang lao le lei len leng li lia lian liang \
liao lie lin ling liu lo long lou lu luan lue lun luo lv lve m ma mai man mang mao me mei men meng \
mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ng ni nia nian niang \
niao nie nin ning niu nong nou nu nuan nue nun nuo nv nve o ou p pa pai pan pang pao pei pen peng pi \
pian piao pie pin ping po pou pu q qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun r \
ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo s sa sai san sang sao se sen seng sha \
shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song \
sou su suan sui sun suo t ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui \
tun tuo u v w wa wai wan wang wei wen weng wo wong wu x xi xia xian xiang xiao xie xin xing xiong \
xiu xu xuan xue xun y ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun z za zai zan zang \
zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan \
zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

/// Where a walk along typed letters stands: a beginning that at least one syllable has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    next: [u16; 26],
    /// First syllable with this beginning.
    pub(super) first: Syllable,
    /// Last syllable with this beginning.
    pub(super) last: Syllable,
    /// Whether the beginning is a syllable itself: then it is `first`.
    pub(super) whole: bool,
}

/// The node in which every walk starts.
pub(super) const ROOT: u16 = 0;

struct Syllables {
    texts: Vec<&'static str>,
    /// Of each number, 0 included.
    initials: Vec<u8>,
    nodes: Vec<Node>,
}

static SYLLABLES: LazyLock<Syllables> = LazyLock::new(|| {
    let texts: Vec<_> = TABLE.split_ascii_whitespace().collect();
    let root = Node { next: [0; 26], first: 1, last: texts.len() as Syllable, whole: false };
    let mut nodes = vec![root];
    for (number, text) in (1..).zip(&texts) {
        let mut at = ROOT;
        for letter in text.bytes() {
            let slot = usize::from(letter - b'a');
            if nodes[usize::from(at)].next[slot] == 0 {
                nodes[usize::from(at)].next[slot] = nodes.len() as u16;
                nodes.push(Node { next: [0; 26], first: number, last: number, whole: false });
            }
            at = nodes[usize::from(at)].next[slot];
            nodes[usize::from(at)].last = number;
        }
        nodes[usize::from(at)].whole = true;
    }
    let initials = texts.iter().map(|text| text.as_bytes()[0] - b'a' + 1);
    Syllables { initials: [0].into_iter().chain(initials).collect(), texts, nodes }
});

/// The node behind a number that [`step`] gave.
pub(super) fn node(at: u16) -> &'static Node {
    &SYLLABLES.nodes[usize::from(at)]
}

/// One letter further along; `None` when no syllable goes on that way.
pub(super) fn step(at: u16, letter: u8) -> Option<u16> {
    let slot = usize::from(letter.checked_sub(b'a')?);
    let next = *node(at).next.get(slot)?;
    (next != ROOT).then_some(next)
}

/// The steps that are open from a node, with their letters.
pub(super) fn steps(at: u16) -> impl Iterator<Item = (u8, u16)> {
    (b'a'..=b'z').zip(node(at).next).filter(|step| step.1 != ROOT)
}

/// How many syllables there are.
pub(super) fn count() -> Syllable {
    SYLLABLES.texts.len() as Syllable
}

/// A syllable's letters; empty for 0.
pub(super) fn text(syllable: Syllable) -> &'static str {
    let place = usize::from(syllable).wrapping_sub(1);
    SYLLABLES.texts.get(place).copied().unwrap_or_default()
}

/// The syllable with exactly these letters.
pub(super) fn number(text: &str) -> Option<Syllable> {
    let at = text.bytes().try_fold(ROOT, step)?;
    node(at).whole.then(|| node(at).first)
}

/// The syllable's first letter as 1 to 26; 0 for 0.
pub(super) fn initial(syllable: Syllable) -> u8 {
    SYLLABLES.initials.get(usize::from(syllable)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_a_beginning_is_a_range() {
        assert!(SYLLABLES.texts.is_sorted());
        assert!(SYLLABLES.texts.len() < 1 << 10, "a syllable has ten bits in a key");
        for (number, text) in (1..).zip(&SYLLABLES.texts) {
            assert_eq!(self::number(text), Some(number));
            assert_eq!(self::text(number), *text);
        }
    }

    #[test]
    fn letters_walk_to_the_syllables_that_begin_so() {
        let zh = b"zh".iter().try_fold(ROOT, |at, letter| step(at, *letter)).map(node);
        assert!(zh.is_some_and(|zh| text(zh.first) == "zha" && text(zh.last) == "zhuo" && !zh.whole));
        assert_eq!(number("zhx"), None);
        assert_eq!(number("lve").map(initial), Some(12));
    }
}

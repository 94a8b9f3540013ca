//! What is read out before somebody agrees, by purpose and version, and the notice of how their data are dealt with.
//!
//! Personal Information Protection Law, articles 14, 15, 17, 29, 30, 31 and 44 to 47: the purpose, what is kept, for how
//! long, who sees it, that it is free, and that it can be taken back.

use crate::model::people::consent::{HANDING_ON, HEALTH_RECORD, PHONE, PUBLICITY, VISITS};
use crate::text::{Lang, Msg, msg};

/// What can be ticked.
pub static BOXES: &[Msg] =
    &[msg("我同意", "I agree"), msg("我不同意（照样给您办事）", "I do not agree (we serve you all the same)")];
/// The same where the guardian decides.
pub static BOXES_OF_A_CHILD: &[Msg] = &[
    msg("作为监护人，我同意", "As the guardian, I agree"),
    msg("作为监护人，我不同意（照样给孩子办事）", "As the guardian, I do not agree (the child is served all the same)"),
];

/// The text of a purpose in a version; of one that nobody knows, that it is not here.
pub fn consent(lang: Lang, purpose: u8, version: u16) -> Vec<&'static str> {
    let text: &[Msg] = match (purpose, version) {
        (HEALTH_RECORD, 1) => &HEALTH,
        (VISITS, 1) => &VISITED,
        (PHONE, 1) => &TELEPHONED,
        (PUBLICITY, 1) => &SHOWN,
        (HANDING_ON, 1) => &HANDED_ON,
        _ => &[NOT_HERE],
    };
    text.iter().map(|line| line.say(lang)).collect()
}

const NOT_HERE: Msg = msg("这一版的文本不在本机。", "The text of this version is not on this machine.");

static HEALTH: [Msg; 4] = [
    msg(
        "我们想记下您在这里量的血压、血糖和随访情况，好提醒您再来量。",
        "We would like to keep what is measured here, to remind you.",
    ),
    msg(
        "数值平时收起，有权限的人打开才看得到，并留痕。",
        "Readings stay closed; who may opens them, and that is logged.",
    ),
    msg("按保管期限表保存，期满删除。", "It is kept as the table of retention says, then erased."),
    msg("您随时可以撤回，撤回后不再记录，并可要求删除已记的。", "You can take this back any day, and have it erased."),
];

static VISITED: [Msg; 4] = [
    msg("我们想请志愿者上门或打电话看望您。", "We would like volunteers to visit or call you."),
    msg("志愿者只知道您的姓名、门牌、电话和要注意的事。", "They are told your name, door, telephone and what to mind."),
    msg("来过没有、要不要再帮什么，会记下来。", "That they came, and what you need, is noted."),
    msg("您随时可以说不要了。", "You can say no any day."),
];

static TELEPHONED: [Msg; 3] = [
    msg(
        "我们想在有事时打电话给您：再来量、办好的事、停水停电。",
        "We would like to call you: a re-test, a result, a cut.",
    ),
    msg(
        "电话号码平时只显示末四位，打的时候才显示，并留痕。",
        "The number is hidden until somebody calls; that is logged.",
    ),
    msg("您随时可以撤回，我们就不再打。", "You can take this back any day; we then call no more."),
];

static SHOWN: [Msg; 3] = [
    msg("我们想在活动中拍照，贴在宣传栏和公众号上。", "We would like to take pictures at events and show them."),
    msg("本系统不存照片。不写您的姓名、年龄和住址。", "This program keeps no pictures. No name, age or address."),
    msg("您随时可以撤回，我们就撤下能撤下的。", "You can take this back any day; we take down what we can."),
];

static HANDED_ON: [Msg; 4] = [
    msg(
        "我们想把您这次的测量值和情况转给医院或药店，好给您约诊。",
        "We would like to hand this reading on, to arrange a visit.",
    ),
    msg("转给谁、转什么，当面告诉您，并记下来。", "To whom and what is told to you, and noted."),
    msg("不转的话，您可以自己带单子去。", "Otherwise you can take the slip there yourself."),
    msg("您随时可以撤回；已经转出的，要向对方要求删除。", "You can take this back; what they have is theirs to erase."),
];

/// How the office deals with what it keeps.
pub static NOTICE: &[Msg] = &[
    msg(
        "社区为给您办事存了您的信息：姓名、证件号、电话、住址和办过的事。",
        "To serve you we keep your name, number, phone, address, matters.",
    ),
    msg(
        "健康、探访、拍照、转给医院，要另外问过您才做；不同意照样办事。",
        "Health, visits, pictures, handing on: only if you agree to each.",
    ),
    msg(
        "信息存在本社区的机器上。号码只显示末四位；看全要有理由，并留痕。",
        "Kept on our own machine. Numbers are hidden; opening is logged.",
    ),
    msg(
        "您可以随时来看我们存了您什么、改错、撤回同意、要求删除。",
        "You may see, correct, take back and have erased, any day.",
    ),
    msg(
        "不卖、不给无关的人。法律要求提供的，我们会记下来。",
        "Nothing is sold or given away. What law demands is noted.",
    ),
    msg("有疑问请找窗口，或拨打本页上的电话。", "Please ask at the desk, or call the number above."),
];

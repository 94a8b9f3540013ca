//! What the records of benefits and their fields are called, each table sorted by key.

use crate::model::Record;
use crate::model::benefits::{Allowance, Benefit, Grant, StockMove, Supply, Terms};
use crate::text::fields::{AT, KindText, NOTE, RESIDENT};
use crate::text::{Msg, msg};

const BENEFIT: Msg = msg("优待项目", "Benefit");
const SUPPLY: Msg = msg("物品", "Supply");
const PIECES: Msg = msg("数量", "Pieces");
const GIVER: Msg = msg("提供单位", "Given by");
const STOPPED: Msg = msg("停用日期", "Ended on");

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Benefit::KIND,
        name: msg("优待项目", "benefit"),
        fields: &[("name", msg("优待名称", "Name")), ("stopped", STOPPED)],
    },
    KindText {
        kind: Terms::KIND,
        name: msg("优待规定", "benefit terms"),
        fields: &[
            ("age", msg("满几岁", "From age")),
            ("benefit", BENEFIT),
            ("bring", msg("要带什么", "To bring")),
            ("confirmed", msg("是否确认", "Confirmed")),
            ("every", msg("多久一次", "How often")),
            ("from", msg("从哪天起", "From")),
            ("givers", GIVER),
            ("groups", msg("或属于", "Or of group")),
            ("lives", msg("居住要求", "Lives")),
            ("per", msg("按人或按户", "For each")),
            ("pieces", msg("每次几件", "Pieces each")),
            ("quota", msg("每轮名额", "Most a round")),
            ("source", msg("出处", "Source")),
            ("supplies", msg("发放物品", "Out of stock")),
        ],
    },
    KindText {
        kind: Supply::KIND,
        name: msg("物品", "supply"),
        fields: &[
            ("left", msg("结存", "Left")),
            ("low", msg("低于几件提醒", "Low at")),
            ("measure", msg("计量单位", "Measure")),
            ("name", msg("物品名称", "Name")),
            ("stopped", STOPPED),
        ],
    },
    KindText {
        kind: StockMove::KIND,
        name: msg("物品出入", "stock movement"),
        fields: &[
            ("at", AT),
            ("change", msg("增减", "Change")),
            ("expiry", msg("最早到期", "Use by")),
            ("note", NOTE),
            ("source", msg("来源单位", "Source")),
            ("supply", SUPPLY),
            ("what", msg("出入类型", "What")),
        ],
    },
    KindText {
        kind: Grant::KIND,
        name: msg("优待发放", "benefit given"),
        fields: &[
            ("at", AT),
            ("benefit", BENEFIT),
            ("checked", msg("怎么核实", "Checked by")),
            ("giver", GIVER),
            ("household", msg("领取的户", "Household")),
            ("note", NOTE),
            ("nth", msg("重发次序", "Anew")),
            ("occasion", msg("所在活动", "At activity")),
            ("pieces", PIECES),
            ("resident", RESIDENT),
            ("role", msg("领取人", "Taken by")),
            ("round", msg("本轮开始", "Round from")),
            ("supply", SUPPLY),
            ("taker", msg("代领人姓名", "Their name")),
            ("terms", msg("依据的规定", "By the terms")),
            ("until", msg("本轮结束", "Round until")),
            ("void_note", msg("作废说明", "Why void")),
            ("voided", msg("作废原因", "Void")),
        ],
    },
    KindText {
        kind: Allowance::KIND,
        name: msg("高龄津贴", "old-age allowance"),
        fields: &[
            ("applied", msg("申请日期", "Applied on")),
            ("declined", msg("不领或在别处领", "Not wanted since")),
            ("how", msg("认证方式", "Proved by")),
            ("note", NOTE),
            ("proved", msg("最近认证", "Proved on")),
            ("reported", msg("停发已上报", "End reported on")),
        ],
    },
];

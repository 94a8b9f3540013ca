//! The twenty kinds of certificate that a residents' committee must not issue: the first list of the civil affairs
//! ministry and five others (民发〔2020〕20号).
//!
//! The names are those of the list. Who does it instead stands in no text that was read, but for what police stations
//! and notaries issue: all of it is to be confirmed by the office. What is brought in becomes the office's own record,
//! which it corrects; so it stands in the language of the list.

use jiff::civil::Date;

use crate::model::Id;
use crate::model::guide::{Entry, MUST_NOT_ISSUE};

/// Where the list stands.
pub const SOURCE: &str = "民发〔2020〕20号，第一批20项";
/// When it was read.
const READ: Date = Date::constant(2026, 11, 27);

/// Name, who does it, what to bring.
pub static MUST_NOT: &[(&str, &str, &str)] = &[
    (
        "亲属关系证明",
        "同户的看户口簿，不用开证明；户口底册有记载的由派出所出具；用于国外、继承的由公证处办理",
        "本人身份证、户口簿",
    ),
    ("居民身份信息证明", "身份证、户口簿上有的不用开证明；其余由户籍地派出所办理", "本人身份证、户口簿"),
    ("户口登记项目内容变更申请证明", "户籍地派出所", "本人身份证、户口簿、变更的依据材料"),
    ("居民养犬证明", "公安派出所（犬只登记）", "本人身份证、房产证或租房合同"),
    ("无犯罪记录证明", "户籍地或居住地派出所", "本人身份证；委托的带委托书和双方身份证"),
    ("社区戒毒社区康复人员情况（表现）证明", "公安机关、街道禁毒办", "本人身份证"),
    ("人员失踪证明", "公安派出所；宣告失踪由人民法院", "申请人身份证、户口簿"),
    ("婚姻状况证明", "婚姻登记机关（区民政局）；使用单位可让本人书面声明", "本人身份证、户口簿"),
    ("出生证明", "接生的医疗机构、卫生健康部门", "父母身份证、住院分娩材料"),
    ("健在证明", "由使用单位核实或本人到场；养老待遇用手机认证", "本人身份证"),
    ("死亡证明", "医院；在家正常死亡的找社区卫生服务中心；非正常死亡的找公安", "逝者身份证、户口簿，办理人身份证"),
    ("疾病状况证明", "医疗机构", "本人身份证、病历"),
    ("残疾状况证明", "区残联（残疾人证）", "本人身份证、户口簿、诊断材料"),
    ("婚育状况证明", "卫生健康部门；使用单位可让本人承诺", "本人身份证、户口簿、结婚证"),
    ("居民就业状况证明", "人力资源社会保障部门", "本人身份证、社保记录"),
    ("居民个人档案证明", "档案保管单位、人才服务机构", "本人身份证"),
    ("居民财产证明", "不动产登记机构、银行等有关单位", "本人身份证"),
    ("遗产继承权证明", "公证处；有争议的由人民法院", "本人身份证、户口簿、亲属关系和财产材料"),
    ("市场主体住所证明", "市场监督管理部门（申请人承诺）", "营业执照材料、房产证或租房合同"),
    ("证件遗失证明", "发证机关（声明作废、补办）", "本人身份证"),
];

/// The answers of the list, as an office that has confirmed nothing yet has them.
pub fn entries() -> impl Iterator<Item = Entry> {
    MUST_NOT.iter().map(|(name, who, bring)| Entry {
        id: Id::NONE,
        name: (*name).to_owned(),
        kind: MUST_NOT_ISSUE,
        what: "社区（居委会）不能开这类证明".to_owned(),
        who: (*who).to_owned(),
        bring: (*bring).to_owned(),
        source: SOURCE.to_owned(),
        dated: Some(READ),
        ..Entry::default()
    })
}

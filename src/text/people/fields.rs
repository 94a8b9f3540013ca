//! What the records of the population base and their fields are called, each table sorted by key.

use crate::model::people::consent::Consent;
use crate::model::{Care, Household, Record, Resident};
use crate::text::fields::{KindText, NOTE, RESIDENT};
use crate::text::msg;

/// The kinds of record.
pub static KINDS: &[KindText] = &[
    KindText {
        kind: Resident::KIND,
        name: msg("居民", "resident"),
        fields: &[
            ("birth", msg("出生日期", "Born")),
            ("education", msg("文化程度", "Education")),
            ("emergency.name", msg("紧急联系人", "Emergency contact")),
            ("emergency.phone", msg("紧急联系电话", "Emergency phone")),
            ("emergency.relation", msg("紧急联系人关系", "Contact is their")),
            ("ethnic", msg("民族", "Ethnic group")),
            ("groups", msg("重点类别", "Groups")),
            ("household", msg("家庭", "Household")),
            ("id_number", msg("身份证号", "Id number")),
            ("key_holder.name", msg("钥匙保管人", "Key holder")),
            ("key_holder.phone", msg("钥匙保管人电话", "Key holder phone")),
            ("key_holder.relation", msg("钥匙保管人关系", "Key holder is their")),
            ("living", msg("居住状态", "Living here")),
            ("living_since", msg("迁出或去世日期", "Left or died on")),
            ("marital", msg("婚姻状况", "Marital status")),
            ("name", msg("姓名", "Name")),
            ("note", NOTE),
            ("other_document", msg("其他证件", "Other document")),
            ("other_names", msg("曾用名", "Other names")),
            ("phones", msg("联系电话", "Phones")),
            ("registered_at", msg("户籍地址", "Registered at")),
            ("registration", msg("户籍类型", "Registration")),
            ("relation", msg("与户主关系", "Relation to head")),
            ("sex", msg("性别", "Sex")),
            ("work", msg("工作单位", "Work")),
        ],
    },
    KindText {
        kind: Care::KIND,
        name: msg("健康与救助信息", "health and aid"),
        fields: &[
            ("allergies", msg("过敏史", "Allergies")),
            ("conditions", msg("健康状况", "Conditions")),
            ("diet", msg("饮食标注", "Diet")),
            ("diseases", msg("慢病管理", "Known illnesses")),
            ("groups", msg("救助类别", "Health and aid")),
            ("medicines", msg("用药", "Medicines")),
        ],
    },
    KindText {
        kind: Household::KIND,
        name: msg("家庭", "household"),
        fields: &[
            ("address.building", msg("楼栋", "Building")),
            ("address.lane", msg("街巷", "Lane")),
            ("address.room", msg("室", "Room no.")),
            ("address.unit", msg("单元", "Unit")),
            ("head", msg("户主", "Head")),
            ("note", NOTE),
        ],
    },
    KindText {
        kind: Consent::KIND,
        name: msg("同意", "consent"),
        fields: &[
            ("giver", msg("谁同意的", "Given by")),
            ("guardian", msg("监护人", "Guardian")),
            ("purpose", msg("用途", "Purpose")),
            ("resident", RESIDENT),
            ("since", msg("从哪天起", "Since")),
            ("until", msg("到哪天", "Until")),
            ("version", msg("文本版本", "Text version")),
            ("withdrawn", msg("撤回日期", "Withdrawn on")),
        ],
    },
];

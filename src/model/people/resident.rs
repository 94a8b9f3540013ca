//! A person of the population base. What is sensitive about them stands apart, in [`crate::model::people::care`].

use crate::model::Household;
use crate::model::period::class;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::{ETHNIC, LIVING, Living, MARITAL, REGISTRATION, RELATION, Registration, Relation, SEX, Sex};
use crate::model::field::{
    Class, Field, FieldError, FieldKind, Record, Value, as_choice, as_date, as_flags, as_list, as_ref, as_text, put,
    reference,
};
use crate::model::fold::fold_name;
use crate::model::id::{Id, Kind};
use crate::model::people::citizen_id::CitizenId;
use crate::model::people::group::{Group, Groups, OPEN};
use crate::model::people::phone::read_phones;
use crate::model::when::age_on;

/// Somebody to call or who keeps a key.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    /// What they are to the resident: 女儿, 邻居.
    pub relation: String,
    /// Their number.
    pub phone: String,
}

impl Contact {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.phone.is_empty()
    }
}

/// A resident.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Resident {
    pub id: Id,
    /// Name, up to 50 characters.
    pub name: String,
    /// Nickname or former name, several parted by a space.
    pub other_names: String,
    /// Resident identity number of 18 characters, or empty.
    pub id_number: String,
    /// Another document's kind and number, or empty.
    pub other_document: String,
    pub sex: Sex,
    /// Day of birth.
    pub birth: Option<Date>,
    /// Telephone numbers, the usual one first.
    pub phones: Vec<String>,
    /// The household they live in.
    pub household: Id,
    /// What they are to its head.
    pub relation: Relation,
    /// Groups that a visitor may see.
    pub groups: Groups,
    /// Whom to call.
    pub emergency: Contact,
    /// Who keeps a key.
    pub key_holder: Contact,
    /// Registered here or elsewhere.
    pub registration: Registration,
    /// Where they are registered (户籍地址), if elsewhere.
    pub registered_at: String,
    /// Ethnic group's code, GB/T 3304.
    pub ethnic: u8,
    /// Marital status's code, GB/T 2261.2.
    pub marital: u8,
    /// School leaving, as the office writes it.
    pub education: String,
    /// Place of work.
    pub work: String,
    /// Living here, moved out, died.
    pub living: Living,
    /// Since when moved out or died.
    pub living_since: Option<Date>,
    /// Anything else; no health, no aid.
    pub note: String,
}

impl Resident {
    /// Whole years on a day; `None` where the birth is not known.
    pub fn age(&self, on: Date) -> Option<i16> {
        self.birth.map(|birth| age_on(birth, on))
    }

    /// Whether they live here.
    pub fn lives_here(&self) -> bool {
        self.living == Living::Here
    }

    /// Checks what one field alone cannot: the identity number against birth and sex.
    pub fn check(&self) -> Result<(), (&'static str, FieldError)> {
        if self.name.is_empty() {
            return Err(("name", FieldError::Required));
        }
        let Ok(id) = CitizenId::read(&self.id_number) else { return Ok(()) };
        if self.birth.is_some_and(|birth| birth != id.birth()) {
            return Err(("birth", FieldError::ContradictsId));
        }
        if !matches!(self.sex, Sex::Unknown | Sex::Unstated) && self.sex != id.sex() {
            return Err(("sex", FieldError::ContradictsId));
        }
        Ok(())
    }

    /// Fills birth and sex from the identity number where they are empty.
    pub fn complete(&mut self) {
        if let Ok(id) = CitizenId::read(&self.id_number) {
            self.birth.get_or_insert(id.birth());
            if self.sex == Sex::Unknown {
                self.sex = id.sex();
            }
        }
    }

    /// Whether they belong to an open group.
    pub fn has(&self, group: Group) -> bool {
        self.groups.has(group)
    }
}

/// Sets a member that holds one telephone number, typed or read already.
pub(in crate::model) fn set_phone(place: &mut String, value: Value) -> Result<(), FieldError> {
    let mut numbers = match value {
        Value::List(numbers) => numbers,
        other => read_phones(&as_text(other)?).map_err(FieldError::NotAPhone)?,
    };
    if numbers.len() > 1 {
        return Err(FieldError::NotAPhone(numbers.join(";")));
    }
    *place = numbers.pop().unwrap_or_default();
    Ok(())
}

impl Record for Resident {
    const KIND: Kind = Kind(1);
    const NAME: &'static str = "resident";
    const CLASS: u8 = class::PEOPLE;
    /// No program ever wrote it: the tests of the upgrade do.
    #[cfg(test)]
    const OLDER: &'static [crate::model::codec::Older<Self>] = &[super::imagined::STEP];
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown(
            "name",
            FieldKind::Name,
            |r| Value::text(&r.name),
            |r, v| put(&mut r.name, as_text(v).map(|text| fold_name(&text))),
        )
        .called(&["姓名", "名字", "居民姓名", "name"])
        .required(),
        Field::<Self>::shown(
            "id_number",
            FieldKind::CitizenId,
            |r| Value::text(&r.id_number),
            |r, v| {
                let text = as_text(v)?;
                r.id_number = if text.is_empty() {
                    text
                } else {
                    CitizenId::read(&text).map_err(FieldError::CitizenId)?.as_str().to_owned()
                };
                Ok(())
            },
        )
        .class(Class::Masked)
        .called(&["身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "id number"]),
        Field::<Self>::shown(
            "sex",
            FieldKind::Choice(SEX),
            |r| Value::Choice(r.sex as u8),
            |r, v| put(&mut r.sex, as_choice(&v).map(Sex::from_code)),
        )
        .called(&["性别", "sex"]),
        Field::<Self>::shown(
            "birth",
            FieldKind::Birth,
            |r| Value::date(r.birth),
            |r, v| put(&mut r.birth, as_date(&v)),
        )
        .class(Class::Age)
        .called(&["出生日期", "出生年月", "出生年月日", "生日", "birth"]),
        Field::<Self>::shown(
            "phones",
            FieldKind::Phones,
            |r| Value::List(r.phones.clone()),
            |r, v| {
                r.phones = match v {
                    Value::Text(text) => read_phones(&text).map_err(FieldError::NotAPhone)?,
                    other => as_list(other)?,
                };
                Ok(())
            },
        )
        .class(Class::Masked)
        .called(&["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "phone"]),
        Field::<Self>::shown(
            "household",
            FieldKind::Ref(Household::KIND),
            |r| reference(r.household),
            |r, v| put(&mut r.household, as_ref(&v)),
        )
        .class(Class::System),
        Field::<Self>::shown(
            "relation",
            FieldKind::Choice(RELATION),
            |r| Value::Choice(r.relation as u8),
            |r, v| put(&mut r.relation, as_choice(&v).map(Relation::from_code)),
        )
        .called(&["与户主关系", "户主关系", "关系", "relation"]),
        Field::<Self>::shown(
            "groups",
            FieldKind::Flags(OPEN),
            |r| Value::Flags(r.groups.0),
            |r, v| put(&mut r.groups, as_flags(&v).map(Groups)),
        )
        .called(&["重点类别", "人员类别", "特殊群体", "标签", "tags"]),
        Field::<Self>::shown(
            "emergency.name",
            FieldKind::Name,
            |r| Value::text(&r.emergency.name),
            |r, v| put(&mut r.emergency.name, as_text(v).map(|text| fold_name(&text))),
        )
        .called(&["紧急联系人", "监护人"]),
        Field::<Self>::shown(
            "emergency.relation",
            FieldKind::Text(20),
            |r| Value::text(&r.emergency.relation),
            |r, v| put(&mut r.emergency.relation, as_text(v)),
        )
        .called(&["紧急联系人关系"]),
        Field::<Self>::shown(
            "emergency.phone",
            FieldKind::Phones,
            |r| Value::text(&r.emergency.phone),
            |r, v| set_phone(&mut r.emergency.phone, v),
        )
        .class(Class::Masked)
        .called(&["紧急联系电话", "紧急联系人电话"]),
        Field::<Self>::shown(
            "key_holder.name",
            FieldKind::Name,
            |r| Value::text(&r.key_holder.name),
            |r, v| put(&mut r.key_holder.name, as_text(v).map(|text| fold_name(&text))),
        )
        .called(&["钥匙保管人", "钥匙"]),
        Field::<Self>::shown(
            "key_holder.relation",
            FieldKind::Text(20),
            |r| Value::text(&r.key_holder.relation),
            |r, v| put(&mut r.key_holder.relation, as_text(v)),
        )
        .called(&["钥匙保管人关系"]),
        Field::<Self>::shown(
            "key_holder.phone",
            FieldKind::Phones,
            |r| Value::text(&r.key_holder.phone),
            |r, v| set_phone(&mut r.key_holder.phone, v),
        )
        .class(Class::Masked)
        .called(&["钥匙保管人电话"]),
        Field::<Self>::shown(
            "other_names",
            FieldKind::Text(60),
            |r| Value::text(&r.other_names),
            |r, v| put(&mut r.other_names, as_text(v)),
        )
        .called(&["曾用名", "别名", "小名"]),
        Field::<Self>::shown(
            "other_document",
            FieldKind::Text(60),
            |r| Value::text(&r.other_document),
            |r, v| put(&mut r.other_document, as_text(v)),
        )
        .class(Class::Masked)
        .called(&["其他证件", "护照号"]),
        Field::<Self>::shown(
            "registration",
            FieldKind::Choice(REGISTRATION),
            |r| Value::Choice(r.registration as u8),
            |r, v| put(&mut r.registration, as_choice(&v).map(Registration::from_code)),
        )
        .called(&["人员类型", "是否人户分离", "户籍类型"]),
        Field::<Self>::shown(
            "registered_at",
            FieldKind::Text(100),
            |r| Value::text(&r.registered_at),
            |r, v| put(&mut r.registered_at, as_text(v)),
        )
        .called(&["户籍地址", "户口所在地"]),
        Field::<Self>::shown(
            "ethnic",
            FieldKind::Choice(ETHNIC),
            |r| Value::Choice(r.ethnic),
            |r, v| put(&mut r.ethnic, as_choice(&v)),
        )
        .called(&["民族"]),
        Field::<Self>::shown(
            "marital",
            FieldKind::Choice(MARITAL),
            |r| Value::Choice(r.marital),
            |r, v| put(&mut r.marital, as_choice(&v)),
        )
        .called(&["婚姻状况", "婚姻"]),
        Field::<Self>::shown(
            "education",
            FieldKind::Text(20),
            |r| Value::text(&r.education),
            |r, v| put(&mut r.education, as_text(v)),
        )
        .called(&["文化程度", "学历"]),
        Field::<Self>::shown(
            "work",
            FieldKind::Text(60),
            |r| Value::text(&r.work),
            |r, v| put(&mut r.work, as_text(v)),
        )
        .called(&["工作单位", "职业"]),
        Field::<Self>::shown(
            "living",
            FieldKind::Choice(LIVING),
            |r| Value::Choice(r.living as u8),
            |r, v| put(&mut r.living, as_choice(&v).map(Living::from_code)),
        )
        .class(Class::System)
        .called(&["居住状态"]),
        Field::<Self>::shown(
            "living_since",
            FieldKind::Date,
            |r| Value::date(r.living_since),
            |r, v| put(&mut r.living_since, as_date(&v)),
        )
        .class(Class::System)
        .called(&["迁出日期", "迁出或去世日期"]),
        Field::<Self>::shown(
            "note",
            FieldKind::Text(500),
            |r| Value::text(&r.note),
            |r, v| put(&mut r.note, as_text(v)),
        )
        .class(Class::Sensitive)
        .called(&["备注", "说明", "note"]),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.id
    }

    fn ended(&self) -> Option<Date> {
        self.living_since.filter(|_| !self.lives_here())
    }
}

//! Residents and households as rows. What is written in full reads back as the same people.

use super::column::{Columns, Layout};
use super::{Datum, Format};
use crate::model::{Care, Household, Id, Resident};
use crate::text::exports;
use crate::text::people;

/// A resident with what a file says beside the person.
#[derive(Debug, Clone, Default)]
pub struct ResidentRow {
    pub person: Resident,
    /// Where they live.
    pub household: Household,
    /// The household's number in this file, from 1; 0 where there is none.
    pub number: u32,
    /// The name of the household's head.
    pub head: String,
    /// Health and aid; left empty where the file is masked.
    pub care: Care,
}

/// The columns of residents: every field under a heading that an import knows.
pub fn residents(layout: Layout) -> Columns<ResidentRow> {
    let mut columns = Columns::<ResidentRow>::new(layout);
    columns.id("id", |row| row.person.id);
    let fields = <Resident as crate::model::Record>::FIELDS.iter().filter(|field| !field.aliases.is_empty());
    for field in fields {
        columns.field::<Resident>(field.key, |row| Some(&row.person));
    }
    for key in ["groups", "conditions", "allergies"] {
        // Beside the person's own groups a line for programs needs another name.
        if key == "groups" && layout.format == Format::Jsonl && columns.full() {
            columns.own("aid_groups", people::AID_COLUMN, 18, |row| {
                let bits = row.care.groups.0;
                let codes: Vec<_> = row.care.groups.rows(crate::model::people::group::SENSITIVE).collect();
                if bits == 0 { Datum::Nothing } else { Datum::Codes(codes) }
            });
        } else {
            columns.field::<Care>(key, |row| Some(&row.care));
        }
    }
    if columns.for_people() {
        place(&mut columns);
        columns.own("head", people::HEAD_COLUMN, 12, |row| Datum::text(&row.head));
        columns.own("household", people::HOUSEHOLD_NUMBER_COLUMN, 8, |row| match row.number {
            0 => Datum::Nothing,
            number => Datum::whole(number),
        });
    } else {
        columns.own("address", exports::ADDRESS_COLUMN, 30, |row| Datum::text(&row.household.address.short()));
        columns.id("household", |row| row.person.household);
    }
    columns
}

fn place(columns: &mut Columns<ResidentRow>) {
    for key in ["address.lane", "address.building", "address.unit", "address.room"] {
        columns.field::<Household>(key, |row| Some(&row.household));
    }
}

/// A household with the people who live there.
#[derive(Debug, Clone, Default)]
pub struct HouseholdRow {
    pub household: Household,
    /// The name of its head.
    pub head: String,
    /// Names of those who live there, the head first.
    pub members: Vec<String>,
    /// Their ids, in the same order.
    pub member_ids: Vec<Id>,
}

/// The columns of households.
pub fn households(layout: Layout) -> Columns<HouseholdRow> {
    let mut columns = Columns::<HouseholdRow>::new(layout);
    columns.id("id", |row| row.household.id);
    for key in ["address.lane", "address.building", "address.unit", "address.room"] {
        columns.field::<Household>(key, |row| Some(&row.household));
    }
    columns.own("head", people::HEAD_COLUMN, 12, |row| Datum::text(&row.head));
    columns.own("people", people::PEOPLE_COLUMN, 8, |row| Datum::whole(row.members.len() as u32));
    columns.own("members", people::MEMBERS_COLUMN, 30, |row| match row.members.as_slice() {
        [] => Datum::Nothing,
        names => Datum::List(names.to_vec()),
    });
    columns.field::<Household>("note", |row| Some(&row.household));
    columns
}

#[cfg(test)]
mod tests {
    use super::super::{Datum, Shown, stream};
    use super::*;
    use crate::model::code::Sex;
    use crate::model::people::group::{Group, Groups};
    use crate::model::{Address, Relation};
    use crate::text::Lang;
    use jiff::civil::date;

    fn someone() -> ResidentRow {
        let person = Resident {
            id: Id(0x11),
            household: Id(0x22),
            name: "解秀英".into(),
            id_number: "61019919520312122X".into(),
            sex: Sex::Female,
            birth: Some(date(1952, 3, 12)),
            phones: vec!["13800008829".into(), "02982510001".into()],
            groups: Groups::default().with(Group::LivingAlone).with(Group::PartyMember),
            relation: Relation::Head,
            ..Resident::default()
        };
        let household =
            Household {
                id: Id(0x22), address: Address::read("红光巷12号3号楼2单元501"), ..Household::default()
            };
        let care = Care { id: Id(0x11), conditions: "高血压".into(), ..Care::default() };
        ResidentRow { person, household, number: 1, head: "解秀英".into(), care }
    }

    fn text(format: Format, shown: Shown) -> String {
        let columns = residents(Layout { lang: Lang::Zh, shown, format });
        let mut out = Vec::new();
        let mut sink = stream(format, &mut out, columns.sheet("resident", "居民".into())).unwrap();
        sink.row(&columns.cells(&someone())).unwrap();
        sink.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn masked_lines_show_four_characters_and_an_age() {
        assert_eq!(
            text(Format::Jsonl, Shown::Masked(date(2026, 11, 23))),
            "{\"kind\":\"resident\",\"id\":\"0000000000000011\",\"name\":\"解秀英\",\"id_number\":\"**************122X\",\
             \"sex\":\"female\",\"age\":74,\"phones\":[\"*******8829\",\"*******0001\"],\"relation\":\"head\",\
             \"groups\":[\"living_alone\",\"party_member\"],\"registration\":\"here\",\"ethnic\":\"unknown\",\
             \"marital\":\"unknown\",\"living\":\"here\",\"address\":\"红光巷12号 3-2-501\",\
             \"household\":\"0000000000000022\"}\n"
        );
    }

    #[test]
    fn a_table_in_full_shields_long_numbers_and_has_health() {
        let table = text(Format::Csv, Shown::Full);
        assert!(table.starts_with("\u{feff}姓名,身份证号,性别,出生日期,"));
        assert!(table.contains("\r\n解秀英,\"=\"\"61019919520312122X\"\"\",女,1952-03-12,13800008829;02982510001,"));
        assert!(table.contains("健康状况") && table.contains("高血压"));
        let hidden = text(Format::Csv, Shown::Masked(date(2026, 11, 23)));
        assert!(hidden.contains("性别,年龄,") && hidden.contains("**************122X") && !hidden.contains("1952"));
        assert!(!hidden.contains("健康状况") && !hidden.contains("高血压"));
    }

    #[test]
    fn a_number_that_is_not_known_is_left_empty() {
        let columns = residents(Layout { lang: Lang::Zh, shown: Shown::Full, format: Format::Xlsx });
        let cells = columns.cells(&ResidentRow::default());
        assert_eq!(cells.last(), Some(&Datum::Nothing));
    }
}

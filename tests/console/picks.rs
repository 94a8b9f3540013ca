//! Fields that pick, in the forms that have them: who leads a team, who is on its roster, whose room it is.

use linli::model::{Room, Team};
use linli::text::Lang;

use crate::services::center;
use crate::support::{NARROW, Stage, WIDE};

fn dancers(stage: &Stage) -> Team {
    let office = stage.looks();
    office.of::<Team>().all().find(|team| team.name == "阳光老人舞蹈队").cloned().unwrap()
}

fn names(stage: &Stage, team: &Team) -> Vec<String> {
    let office = stage.looks();
    team.members
        .iter()
        .map(|id| office.of().get(*id).map(|r: &linli::model::Resident| r.name.clone()).unwrap())
        .collect()
}

#[test]
fn a_roster_is_put_right_in_the_team_s_own_form() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    // To the roster from below: one leaves, one joins, another one leads.
    stage.keys("2r0e<S-Tab>").shows("共 3 项").shows("张建国").keys("<Left><Delete>").shows("共 2 项");
    stage.keys("8829").shows("尾号8829").keys("<Esc>").shows("暂存 1").keys("/<Enter>").shows("8829");
    stage.keys("<C-u>zsz<Enter>").shows("共 3 项").keys("<S-Tab>").shows("解秀英 71 岁 红光巷 3-2-501");
    stage.keys("zhai<Enter>").shows("翟淑珍 79 岁 红光巷 12").keys("<F2>").shows("阳光老人舞蹈队");
    let team = dancers(&stage);
    assert_eq!(names(&stage, &team), ["解秀英", "张建国", "翟淑珍"]);
    assert_eq!(stage.looks().of::<linli::model::Resident>().get(team.leader).unwrap().name, "翟淑珍");
    stage.keys("u1");
    assert_eq!(names(&stage, &dancers(&stage)), ["解秀英", "单玉兰", "张建国"]);
}

#[test]
fn whoever_leads_joins_and_the_form_says_so() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2r0n").shows("队长不在队员里的").keys("书法队<Tab>1<Tab>1<Tab><Tab><Tab><Tab><Tab>王伟<Enter>");
    stage.shows("同名，按数字选").keys("1<F2>").shows("书法队");
    let office = stage.looks();
    let team = office.of::<Team>().all().find(|team| team.name == "书法队").unwrap();
    assert_eq!(team.members, [team.leader]);
}

#[test]
fn a_room_is_kept_for_a_team_by_one_digit_and_for_everybody_again() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    let kept_for = |stage: &Stage| {
        let office = stage.looks();
        let room = office.of::<Room>().all().find(|room| room.name == "棋牌室").unwrap();
        office.of::<Team>().get(room.team).map(|team| team.name.clone())
    };
    // The chess room stands second; the field is found as a clerk finds it.
    stage.keys("2r<Down>e").shows("棋牌室");
    for _ in 0..30 {
        if stage.screen().contains("> 队员可用") {
            break;
        }
        stage.keys("<Tab>");
    }
    stage.shows("1   合唱队").keys("1<F2>");
    assert_eq!(kept_for(&stage).as_deref(), Some("合唱队"));
    stage.keys("u1");
    assert_eq!(kept_for(&stage), None);
}

#[test]
fn pictures_of_a_team_s_form() {
    for (size, width) in [(NARROW, "80"), (WIDE, "120")] {
        for lang in Lang::ALL {
            for (name, keys) in [("team_leader", "2r0e<S-Tab><S-Tab>xxy"), ("team_roster", "2r0e<S-Tab>")] {
                let mut stage = Stage::new(center(), size, lang);
                stage.keys(keys);
                insta::assert_snapshot!(format!("{name}_{width}_{}", lang.code()), stage.picture());
            }
        }
    }
}

//! The table of skills as the office keeps it: what each is called here, which are offered, which one a word means.

use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::care::Skill;
use crate::model::care::codes::{SHIPPED_SKILLS, SKILL};
use crate::model::code::{Code, by_number, find};
use crate::model::field::FieldError;
use crate::model::{Note, Record, Refusal};
use crate::text::{Lang, labels};

impl Office {
    /// What the office calls a row of the table of skills, where it has its own name for it.
    pub fn own_skill(&self, code: &Code) -> Option<&Skill> {
        let own = |code: &Code| self.of::<Skill>().get(Skill::id_of(code.code));
        Some(code).filter(|code| SKILL.iter().any(|row| row.key == code.key)).and_then(own)
    }

    /// What a code is called here: a skill may have the office's own name.
    pub fn code_label<'a>(&'a self, lang: Lang, code: &'static Code) -> &'a str {
        self.own_skill(code).map_or_else(|| labels::code(lang, code), |own| own.name.as_str())
    }

    /// Whether a row of a table has no name yet: it is the office's to give, and nobody did.
    pub fn is_unnamed(&self, code: &Code) -> bool {
        let own = SKILL.iter().any(|row| row.key == code.key) && code.code > SHIPPED_SKILLS;
        own && self.own_skill(code).is_none()
    }

    /// Whether a row is offered no more.
    pub fn is_dropped(&self, code: &Code) -> bool {
        self.own_skill(code).is_some_and(|own| own.offered != 0)
    }

    /// Every skill that has a name here, in the order of the table.
    pub fn named_skills(&self) -> impl Iterator<Item = &'static Code> {
        SKILL.iter().filter(|code| !self.is_unnamed(code))
    }

    /// The skills that are offered.
    pub fn offered_skills(&self) -> impl Iterator<Item = &'static Code> {
        self.named_skills().filter(|code| !self.is_dropped(code))
    }

    /// What these bits of the table are called.
    pub fn skills(&self, lang: Lang, bits: u32) -> Vec<&str> {
        let set = SKILL.iter().filter(|code| bits & 1 << code.code != 0);
        set.map(|code| self.code_label(lang, code)).collect()
    }

    /// The skill that a word means: by the office's own names first, then by those of the program.
    pub fn skill_meant(&self, word: &str) -> Option<&'static Code> {
        let own = self.of::<Skill>().all().find(|skill| skill.is_called(word)).map(Skill::code);
        own.and_then(|code| by_number(SKILL, code)).or_else(|| find(SKILL, word)).filter(|code| !self.is_unnamed(code))
    }

    /// The skills that a text speaks of: 陪诊 in 周三陪诊去二院.
    pub fn skills_in(&self, text: &str) -> u32 {
        let speaks = |code: &&Code| {
            let own = self.own_skill(code).is_some_and(|own| {
                text.contains(&own.name) || own.also.split_whitespace().any(|word| text.contains(word))
            });
            own || code.aliases.iter().any(|alias| text.contains(alias))
        };
        self.named_skills().filter(speaks).fold(0, |bits, code| bits | 1 << code.code)
    }
}

impl Desk {
    /// Names a skill (id none for one more), drops it or takes it up again. No two are called the same.
    pub(in crate::desk) fn set_skill(&mut self, mut skill: Skill) -> Result<Done, Refusal> {
        skill.name = skill.name.trim().to_owned();
        if skill.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        {
            let office = self.office();
            if skill.id.is_none() {
                let free = SKILL.iter().find(|code| office.is_unnamed(code)).ok_or(Refusal::from(Not::SkillsFull))?;
                skill.id = Skill::id_of(free.code);
            }
            by_number(SKILL, skill.code()).ok_or(Refusal::gone(Skill::KIND))?;
            let other = office.skill_meant(&skill.name).filter(|code| Skill::id_of(code.code) != skill.id);
            if let Some(code) = other {
                return Err(Refusal::from(Not::SkillNamed { code: code.code }));
            }
        }
        let mut change = Change::default();
        change.put(&self.office(), &skill)?;
        self.commit(change, Note::Care(Did::SkillSet { skill: skill.id }))
    }
}

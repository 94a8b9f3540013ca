//! What a role may do: as the program ships it, and as the office changed it within the table.

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::operators::{Did, Not};
use crate::desk::{Desk, Done};
use crate::model::operators::role::{Stand, TABLE};
use crate::model::operators::{KEEP, Role, RoleRights};
use crate::model::right::{Right, Rights};
use crate::model::{Note, Operator, Refusal};

impl Office {
    /// Whether roles say who may do what: from the day on which an administrator was first entered. Until then everybody
    /// may do everything, or an office could not begin.
    pub fn has_roles(&self) -> bool {
        self.of::<Operator>().all().any(|one| one.is(Role::Administrator))
    }

    /// What the office changed of a role.
    fn changes_of(&self, role: Role) -> RoleRights {
        self.of::<RoleRights>().get(RoleRights::id_of(role)).copied().unwrap_or(RoleRights::none(role))
    }

    /// What a role may do.
    pub fn role_rights(&self, role: Role) -> Rights {
        self.changes_of(role).of(role)
    }

    /// What somebody may do by all of their roles.
    pub fn rights_of(&self, operator: &Operator) -> Rights {
        let roles = Role::ALL.into_iter().filter(|role| operator.is(*role));
        Rights(roles.fold(0, |rights, role| rights | self.role_rights(role).0))
    }
}

impl Desk {
    /// Gives a role a right, or takes it away, as far as the table lets it.
    pub(in crate::desk) fn set_right(&mut self, role: Role, right: Right, has: bool) -> Result<Done, Refusal> {
        let stand = TABLE.iter().find(|row| row.right == right).map_or(Stand::Never, |row| row.of(role));
        // Whoever could take this away could give it back to nobody.
        let keeps = role == Role::Administrator && right == KEEP;
        if stand == Stand::Never || keeps {
            return Err(Refusal::from(Not::NotInTable));
        }
        let changed = self.office().changes_of(role).set(role, right, has);
        let mut change = Change::default();
        change.put(&self.office(), &changed)?;
        let did = Did::RightSet { role: role as u8, right: right.key.to_owned(), has };
        self.commit(change, Note::Operators(did))
    }
}

//! Destruction of a person's key: by an approved record of two people, written down before it is done.

use gongkai_law::actor::Actor;
use jiff::civil::Date;

use super::{KeyRow, KeyTable, Person, PersonId, Register, SealError};

/// When and by which record a key was destroyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destruction {
    /// The day, as the record has it.
    pub on: Date,
    /// Number of the record (销毁记录).
    pub record: String,
}

/// An approved order to destroy the keys of some persons of one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestructionOrder {
    why: Destruction,
    body: String,
    approved_by: String,
    seconded_by: String,
    persons: Vec<PersonId>,
}

/// Why an order may not be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// No number of a record.
    #[error("没有填写销毁记录的编号，没有销毁：请先办理销毁审批")]
    NoRecord,
    /// One approver is missing.
    #[error("销毁须由两人批准，缺少批准人，没有销毁：请补齐两名批准人")]
    NoApprover,
    /// One person in both places.
    #[error("销毁须由两人批准，两名批准人是同一人，没有销毁：请由另一人复核批准")]
    SameApprover,
    /// An approver of another body.
    #[error("两名批准人不属于同一机构，没有销毁：请由本机构的人员批准")]
    OtherBody,
    /// Nobody to forget.
    #[error("没有列出要销毁的人员，没有销毁：请列明人员编号")]
    Nobody,
}

impl DestructionOrder {
    /// An order by a record that two people of the body approved.
    ///
    /// # Errors
    /// The number, an approver or the persons are missing, or the approvers are one, or of two bodies.
    pub fn new(
        record: &str,
        on: Date,
        approved_by: &Actor,
        seconded_by: &Actor,
        persons: Vec<PersonId>,
    ) -> Result<Self, OrderError> {
        let (record, first, second) = (record.trim(), approved_by.account.trim(), seconded_by.account.trim());
        if record.is_empty() {
            return Err(OrderError::NoRecord);
        }
        if first.is_empty() || second.is_empty() {
            return Err(OrderError::NoApprover);
        }
        if first.eq_ignore_ascii_case(second) {
            return Err(OrderError::SameApprover);
        }
        if approved_by.body != seconded_by.body {
            return Err(OrderError::OtherBody);
        }
        if persons.is_empty() {
            return Err(OrderError::Nobody);
        }
        Ok(Self {
            why: Destruction { on, record: record.to_owned() },
            body: approved_by.body.clone(),
            approved_by: first.to_owned(),
            seconded_by: second.to_owned(),
            persons,
        })
    }

    /// When and by which record.
    #[must_use]
    pub const fn why(&self) -> &Destruction {
        &self.why
    }

    /// Accounts of the two who approved.
    #[must_use]
    pub fn approvers(&self) -> [&str; 2] {
        [&self.approved_by, &self.seconded_by]
    }

    /// Whose keys are to go.
    pub fn persons(&self) -> impl Iterator<Item = Person> {
        self.persons.iter().map(|id| Person::new(self.body.as_str(), *id))
    }
}

/// Carries out an order: first the register, on the disk, then the table. A crash between the two is made good by
/// [`reapply`], and an order that was carried out already does nothing.
///
/// # Errors
/// The register or the table cannot be used; run it again.
pub async fn destroy(table: &impl KeyTable, register: &Register, order: &DestructionOrder) -> Result<(), SealError> {
    register.append(order)?;
    for person in order.persons() {
        bury(table, &person, order.why()).await?;
    }
    Ok(())
}

/// Destroys again every key that the register names: after a restore, and at every start. How many had come back, or
/// were not there. That the register itself is whole, [`Register::reaches`] tells, asked with the tip of the newest
/// export of heads.
///
/// # Errors
/// The register or the table cannot be used.
pub async fn reapply(table: &impl KeyTable, register: &Register) -> Result<u64, SealError> {
    let mut buried = 0;
    for entry in register.read()?.0 {
        buried += u64::from(bury(table, &entry.person, &entry.why).await?);
    }
    Ok(buried)
}

/// Puts a tombstone unless there is one; whether it did.
async fn bury(table: &impl KeyTable, person: &Person, why: &super::Destruction) -> Result<bool, SealError> {
    if let Some(KeyRow::Destroyed(_)) = table.get(person).await.map_err(SealError::Table)? {
        return Ok(false);
    }
    table.destroy(person, why).await.map_err(SealError::Table)?;
    Ok(true)
}

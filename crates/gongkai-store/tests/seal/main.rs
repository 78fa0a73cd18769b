//! Personal data: sealed to its place, re-wrapped, destroyed for good, and never told.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod destruction;
mod opening;
mod register;
mod secrecy;
mod stream;

use gongkai_law::actor::{Actor, Capacity};
use gongkai_store::Secret;
use gongkai_store::seal::{
    DestructionOrder, Kek, MemoryTable, Opened, Person, PersonId, Personal, Place, Purpose, SealError, Sealed, Vault,
};
use uuid::Uuid;

/// An invented name that must never be seen outside of a `Personal`.
const CANARY: &str = "金丝雀·虚构·张某某 13800000000";

const STREAM: &str = "request/2025-001";

fn kek(digit: u8) -> Kek {
    Kek::new(Secret::from_hex(&format!("{digit:02x}").repeat(32)).unwrap())
}

fn person(number: u128) -> Person {
    Person::new("shifan", PersonId::new(Uuid::from_u128(number)))
}

fn place(person: &Person) -> Place<'_> {
    Place { person, stream: STREAM, field: "applicant_name" }
}

async fn seal(vault: &Vault, table: &MemoryTable, person: &Person) -> Sealed {
    vault.seal(table, &place(person), &Personal::new(CANARY.to_owned())).await.unwrap()
}

async fn open(vault: &Vault, table: &MemoryTable, person: &Person, sealed: &Sealed) -> Result<Opened, SealError> {
    vault.open(table, &place(person), sealed, Purpose::Handling).await
}

fn actor(account: &str) -> Actor {
    Actor { account: account.to_owned(), capacity: Capacity::SecurityAdmin, body: "shifan".to_owned() }
}

fn order(record: &str, persons: &[&Person]) -> DestructionOrder {
    let ids = persons.iter().map(|person| person.id).collect();
    DestructionOrder::new(record, jiff::civil::date(2026, 3, 2), &actor("anquan01"), &actor("zhuren02"), ids).unwrap()
}

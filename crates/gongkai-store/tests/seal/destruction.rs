//! A destroyed key stays destroyed: after a restore, after a crash, and against a change of the KEK.

use gongkai_law::actor::Actor;
use gongkai_store::seal::{
    Destruction, DestructionOrder, Keks, KeyRow, KeyTable, MemoryTable, OrderError, Person, Register, SealError, Suite,
    TableError, Vault, destroy, reapply,
};
use tempfile::TempDir;

use super::{CANARY, actor, kek, open, order, person, place, seal};

fn register() -> (TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::create(&folder.path().join("destroyed.jsonl")).unwrap();
    (folder, register)
}

#[test]
fn an_order_needs_a_record_two_approvers_of_the_body_and_somebody_to_forget() {
    let order = |record: &str, first: &Actor, second: &Actor, persons: &[u128]| {
        let ids = persons.iter().map(|number| person(*number).id).collect();
        DestructionOrder::new(record, jiff::civil::date(2026, 3, 2), first, second, ids).map(|_| ())
    };
    let (one, two) = (actor("anquan01"), actor("zhuren02"));
    let elsewhere = Actor { body: "bazhou".to_owned(), ..two.clone() };
    assert_eq!(order("销〔2026〕1", &one, &two, &[1]), Ok(()));
    assert_eq!(order(" ", &one, &two, &[1]), Err(OrderError::NoRecord));
    assert_eq!(order("销〔2026〕1", &one, &actor(""), &[1]), Err(OrderError::NoApprover));
    assert_eq!(order("销〔2026〕1", &actor(" "), &two, &[1]), Err(OrderError::NoApprover));
    assert_eq!(order("销〔2026〕1", &one, &one, &[1]), Err(OrderError::SameApprover));
    assert_eq!(order("销〔2026〕1", &one, &actor(" Anquan01 "), &[1]), Err(OrderError::SameApprover));
    assert_eq!(order("销〔2026〕1", &one, &elsewhere, &[1]), Err(OrderError::OtherBody));
    assert_eq!(order("销〔2026〕1", &one, &two, &[]), Err(OrderError::Nobody));
}

#[tokio::test]
async fn after_destruction_opening_tells_day_and_record_and_others_are_as_before() {
    let (vault, table, (_folder, register)) = (Vault::under(kek(1)), MemoryTable::default(), register());
    let (gone, stays) = (person(1), person(2));
    let (lost, kept) = (seal(&vault, &table, &gone).await, seal(&vault, &table, &stays).await);
    destroy(&table, &register, &order("销〔2026〕1", &[&gone])).await.unwrap();
    let told = open(&vault, &table, &gone, &lost).await.unwrap_err().to_string();
    assert!(told.contains("已于 2026-03-02 依销毁记录“销〔2026〕1”销毁"), "{told}");
    let added = vault.seal(&table, &place(&gone), &gongkai_store::seal::Personal::new(CANARY.to_owned())).await;
    assert!(matches!(added, Err(SealError::Destroyed { .. })));
    assert_eq!(open(&vault, &table, &stays, &kept).await.unwrap().value.reveal(), CANARY);
    assert!(matches!(table.get(&gone).await.unwrap(), Some(KeyRow::Destroyed(_))));
}

#[tokio::test]
async fn the_same_person_at_another_body_is_not_forgotten() {
    let (vault, table, (_folder, register)) = (Vault::under(kek(1)), MemoryTable::default(), register());
    let (here, there) = (person(1), Person::new("bazhou", person(1).id));
    let sealed = seal(&vault, &table, &there).await;
    destroy(&table, &register, &order("销〔2026〕1", &[&here])).await.unwrap();
    assert!(open(&vault, &table, &there, &sealed).await.is_ok());
}

#[tokio::test]
async fn a_restore_does_not_bring_a_person_back() {
    let (vault, table, (_folder, register)) = (Vault::under(kek(1)), MemoryTable::default(), register());
    let (gone, stays, later) = (person(1), person(2), person(3));
    let (lost, kept) = (seal(&vault, &table, &gone).await, seal(&vault, &table, &stays).await);
    let backup = table.backup();
    let too_late = seal(&vault, &table, &later).await;
    destroy(&table, &register, &order("销〔2026〕1", &[&gone, &later])).await.unwrap();

    let restored = backup;
    assert!(open(&vault, &restored, &gone, &lost).await.is_ok(), "the backup itself still has the key");
    assert_eq!(reapply(&restored, &register).await.unwrap(), 2);
    for (who, sealed) in [(&gone, &lost), (&later, &too_late)] {
        let refused = open(&vault, &restored, who, sealed).await;
        assert!(matches!(refused, Err(SealError::Destroyed { why, .. }) if why.record == "销〔2026〕1"));
    }
    assert_eq!(open(&vault, &restored, &stays, &kept).await.unwrap().value.reveal(), CANARY);
    assert_eq!(reapply(&restored, &register).await.unwrap(), 0);
}

/// A table that fails to destroy, or that destroys behind the back of who reads its list.
struct Adverse<'a> {
    inner: &'a MemoryTable,
    destroys: Option<&'a Person>,
}

impl KeyTable for Adverse<'_> {
    async fn get(&self, person: &Person) -> Result<Option<KeyRow>, TableError> {
        self.inner.get(person).await
    }

    async fn insert(&self, person: &Person, row: &KeyRow) -> Result<KeyRow, TableError> {
        self.inner.insert(person, row).await
    }

    async fn swap(&self, person: &Person, old: &KeyRow, new: &KeyRow) -> Result<bool, TableError> {
        self.inner.swap(person, old, new).await
    }

    async fn destroy(&self, _: &Person, _: &Destruction) -> Result<(), TableError> {
        Err("连接中断".into())
    }

    async fn list(&self) -> Result<Vec<(Person, KeyRow)>, TableError> {
        let rows = self.inner.list().await?;
        if let Some(person) = self.destroys {
            let why = Destruction { on: jiff::civil::date(2026, 3, 2), record: "销〔2026〕1".to_owned() };
            self.inner.destroy(person, &why).await?;
        }
        Ok(rows)
    }
}

#[tokio::test]
async fn a_destruction_that_broke_off_is_finished_from_the_register() {
    let (vault, table, (_folder, register)) = (Vault::under(kek(1)), MemoryTable::default(), register());
    let gone = person(1);
    let sealed = seal(&vault, &table, &gone).await;
    let adverse = Adverse { inner: &table, destroys: None };
    let order = order("销〔2026〕1", &[&gone]);
    assert!(matches!(destroy(&adverse, &register, &order).await, Err(SealError::Table(_))));
    assert!(open(&vault, &table, &gone, &sealed).await.is_ok());
    assert_eq!(reapply(&table, &register).await.unwrap(), 1);
    assert!(matches!(open(&vault, &table, &gone, &sealed).await, Err(SealError::Destroyed { .. })));
    destroy(&table, &register, &order).await.unwrap();
    assert_eq!(register.read().unwrap().0.len(), 1, "an order carried out twice is one entry");
}

#[tokio::test]
async fn a_key_destroyed_during_a_rotation_does_not_come_back() {
    let table = MemoryTable::default();
    let (gone, stays) = (person(1), person(2));
    let old = Vault::under(kek(1));
    let lost = seal(&old, &table, &gone).await;
    seal(&old, &table, &stays).await;
    let both = Vault::new(Suite::default(), Keks::new(kek(2), [kek(1)]));
    let done = both.rotate(&Adverse { inner: &table, destroys: Some(&gone) }).await.unwrap();
    assert_eq!((done.rewrapped, done.contended), (1, 1));
    assert!(matches!(open(&both, &table, &gone, &lost).await, Err(SealError::Destroyed { .. })));
    assert_eq!(both.rotate(&table).await.unwrap().destroyed, 1);
}

#[tokio::test]
async fn without_the_register_nothing_is_destroyed_or_reapplied() {
    let (vault, table) = (Vault::under(kek(1)), MemoryTable::default());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("destroyed.jsonl");
    let register = Register::create(&path).unwrap();
    let who = person(1);
    let sealed = seal(&vault, &table, &who).await;
    std::fs::remove_file(&path).unwrap();
    assert!(destroy(&table, &register, &order("销〔2026〕1", &[&who])).await.is_err());
    assert!(reapply(&table, &register).await.is_err());
    assert!(open(&vault, &table, &who, &sealed).await.is_ok());
}

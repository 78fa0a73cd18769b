//! What was sealed opens at its place, whole, and nowhere else.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _};
use gongkai_store::Secret;
use gongkai_store::seal::{
    Access, Aead, Keks, KeyRow, KeyTable, MemoryTable, Person, Personal, Place, Purpose, Rotation, SealError, Sealed,
    Suite, Vault, XChaCha20,
};
use proptest::prelude::*;

use super::{CANARY, STREAM, kek, open, person, place, seal};

#[tokio::test]
async fn what_is_sealed_opens_and_its_opening_is_told_for_the_audit() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who).await;
    let opened = open(&vault, &table, &who, &sealed).await.unwrap();
    assert_eq!(opened.value.reveal(), CANARY);
    let (stream, field) = (STREAM.to_owned(), "applicant_name".to_owned());
    assert_eq!(opened.access, Access { person: who, stream, field, purpose: Purpose::Handling });
}

#[tokio::test]
async fn each_flipped_bit_each_cut_and_each_added_byte_is_refused() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who).await;
    let bytes = sealed.as_bytes();
    let flipped = (0..bytes.len() * 8).map(|bit| {
        let mut bad = bytes.to_vec();
        bad[bit / 8] ^= 1 << (bit % 8);
        bad
    });
    let cut = (0..bytes.len()).map(|to| bytes[..to].to_vec());
    for bad in flipped.chain(cut).chain([[bytes, &[0]].concat()]) {
        let refused = open(&vault, &table, &who, &Sealed::from_bytes(bad.clone())).await;
        let version_or_algorithm = bad.len() > 1 && bad[..2] != bytes[..2];
        match refused.unwrap_err() {
            SealError::Version(_) | SealError::Algorithm(_) => assert!(version_or_algorithm),
            SealError::Refused { person, .. } => assert!(person == who && !version_or_algorithm),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn a_value_does_not_open_for_another_body_person_stream_or_field() {
    let (vault, table) = (Vault::under(kek(1)), MemoryTable::default());
    let (who, other, elsewhere) = (person(1), person(2), Person::new("bazhou", person(1).id));
    let sealed = seal(&vault, &table, &who).await;
    for there in [&other, &elsewhere] {
        seal(&vault, &table, there).await;
        assert!(matches!(open(&vault, &table, there, &sealed).await, Err(SealError::Refused { .. })));
    }
    let moved =
        [("request/2025-002", "applicant_name"), (STREAM, "agent_name"), ("", "request/2025-001applicant_name")];
    for (stream, field) in moved {
        let there = Place { person: &who, stream, field };
        let refused = vault.open(&table, &there, &sealed, Purpose::Service).await;
        assert!(matches!(refused, Err(SealError::Refused { .. })));
    }
}

#[tokio::test]
async fn a_wrapped_key_does_not_open_in_the_row_of_another_or_when_a_bit_is_flipped() {
    let (vault, table, other_table) = (Vault::under(kek(1)), MemoryTable::default(), MemoryTable::default());
    let (who, other) = (person(1), person(2));
    let sealed = seal(&vault, &table, &who).await;
    let row = table.get(&who).await.unwrap().unwrap();
    other_table.insert(&other, &row).await.unwrap();
    assert!(matches!(open(&vault, &other_table, &other, &sealed).await, Err(SealError::Wrapped(_))));
    let KeyRow::Held { kek, wrapped } = row else { panic!() };
    for bit in 16..wrapped.as_bytes().len() * 8 {
        let mut bad = wrapped.as_bytes().to_vec();
        bad[bit / 8] ^= 1 << (bit % 8);
        let table = MemoryTable::default();
        table.insert(&who, &KeyRow::Held { kek: kek.clone(), wrapped: Sealed::from_bytes(bad) }).await.unwrap();
        assert!(matches!(open(&vault, &table, &who, &sealed).await, Err(SealError::Wrapped(_))), "bit {bit}");
    }
}

#[tokio::test]
async fn without_the_kek_or_the_row_nothing_opens_and_the_missing_kek_is_named() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who).await;
    let stranger = Vault::under(kek(2));
    assert!(matches!(open(&stranger, &table, &who, &sealed).await, Err(SealError::Kek(id)) if id == *kek(1).id()));
    assert_eq!(stranger.missing_keks(&table).await.unwrap().into_iter().collect::<Vec<_>>(), [kek(1).id().clone()]);
    assert!(vault.missing_keks(&table).await.unwrap().is_empty());
    let empty = MemoryTable::default();
    assert!(matches!(open(&vault, &empty, &who, &sealed).await, Err(SealError::NoKey(_))));
}

#[tokio::test]
async fn rotation_wraps_every_row_anew_and_leaves_every_sealed_value_as_it_is() {
    let table = MemoryTable::default();
    let old = Vault::under(kek(1));
    let mut kept = Vec::new();
    for number in 0..20 {
        kept.push((person(number), seal(&old, &table, &person(number)).await));
    }
    let before = table.list().await.unwrap();
    let both = Vault::new(Suite::default(), Keks::new(kek(2), [kek(1)]));
    let done = both.rotate(&table).await.unwrap();
    assert_eq!(done, Rotation { rewrapped: 20, ..Rotation::default() });
    assert_eq!(both.rotate(&table).await.unwrap(), Rotation { current: 20, ..Rotation::default() });
    assert!(before.iter().zip(table.list().await.unwrap()).all(|(before, after)| *before != after));
    let new = Vault::under(kek(2));
    for (who, sealed) in &kept {
        assert_eq!(open(&new, &table, who, sealed).await.unwrap().value.reveal(), CANARY);
        assert!(open(&old, &table, who, sealed).await.is_err());
    }
}

#[tokio::test]
async fn two_first_writers_of_one_person_use_one_key() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealings = (0..8).map(|_| seal(&vault, &table, &who));
    for sealed in futures_util::future::join_all(sealings).await {
        assert_eq!(open(&vault, &table, &who, &sealed).await.unwrap().value.reveal(), CANARY);
    }
    assert_eq!(table.list().await.unwrap().len(), 1);
}

/// Stands for an algorithm of another profile.
struct Other;

impl Aead for Other {
    fn number(&self) -> u8 {
        200
    }

    fn tag_len(&self) -> usize {
        16
    }

    fn nonce_len(&self) -> usize {
        12
    }

    fn seal(&self, key: &Secret, nonce: &[u8], context: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        let cipher = ChaCha20Poly1305::new(key.expose().into());
        cipher.encrypt(nonce.try_into().ok()?, Payload { msg: plain, aad: context }).ok()
    }

    fn open(&self, key: &Secret, nonce: &[u8], context: &[u8], sealed: &[u8]) -> Option<zeroize::Zeroizing<Vec<u8>>> {
        let cipher = ChaCha20Poly1305::new(key.expose().into());
        let opened = cipher.decrypt(nonce.try_into().ok()?, Payload { msg: sealed, aad: context });
        opened.ok().map(zeroize::Zeroizing::new)
    }
}

#[tokio::test]
async fn another_algorithm_takes_over_and_what_was_sealed_before_still_opens() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let before = seal(&vault, &table, &who).await;
    let both = Vault::new(Suite::new(Other).also_opens(XChaCha20), Keks::new(kek(1), []));
    let after = seal(&both, &table, &who).await;
    assert_eq!((before.as_bytes()[1], after.as_bytes()[1]), (1, 200));
    for sealed in [&before, &after] {
        assert_eq!(open(&both, &table, &who, sealed).await.unwrap().value.reveal(), CANARY);
    }
    assert!(matches!(open(&vault, &table, &who, &after).await, Err(SealError::Algorithm(200))));
}

/// The standard algorithm under another number.
struct Renamed;

impl Aead for Renamed {
    fn number(&self) -> u8 {
        201
    }

    fn tag_len(&self) -> usize {
        XChaCha20.tag_len()
    }

    fn nonce_len(&self) -> usize {
        XChaCha20.nonce_len()
    }

    fn seal(&self, key: &Secret, nonce: &[u8], context: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        XChaCha20.seal(key, nonce, context, plain)
    }

    fn open(&self, key: &Secret, nonce: &[u8], context: &[u8], sealed: &[u8]) -> Option<zeroize::Zeroizing<Vec<u8>>> {
        XChaCha20.open(key, nonce, context, sealed)
    }
}

#[tokio::test]
async fn the_number_of_the_algorithm_is_bound_too() {
    let (table, who) = (MemoryTable::default(), person(1));
    let both = Vault::new(Suite::new(XChaCha20).also_opens(Renamed), Keks::new(kek(1), []));
    let mut bytes = seal(&both, &table, &who).await.into_bytes();
    bytes[1] = 201;
    let refused = open(&both, &table, &who, &Sealed::from_bytes(bytes)).await;
    assert!(matches!(refused, Err(SealError::Refused { .. })));
}

#[tokio::test]
async fn what_is_no_text_is_refused() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = vault.seal(&table, &place(&who), &Personal::new(vec![0xff])).await.unwrap();
    assert!(matches!(open(&vault, &table, &who, &sealed).await, Err(SealError::NotText { .. })));
}

proptest! {
    #[test]
    fn any_text_opens_at_its_place_and_at_no_other(
        text in any::<String>(), mine in any::<[String; 2]>(), theirs in any::<[String; 2]>(), who in any::<u128>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(who));
            let place = |[stream, field]: &'_ [String; 2]| (stream.clone(), field.clone());
            let ((stream, field), (there, other)) = (place(&mine), place(&theirs));
            let here = Place { person: &who, stream: &stream, field: &field };
            let sealed = vault.seal(&table, &here, &Personal::new(text.clone())).await.unwrap();
            let opened = vault.open(&table, &here, &sealed, Purpose::OwnData).await.unwrap();
            assert_eq!(opened.value.reveal(), &text);
            let there = Place { person: &who, stream: &there, field: &other };
            assert_eq!(vault.open(&table, &there, &sealed, Purpose::OwnData).await.is_ok(), mine == theirs);
        });
    }
}

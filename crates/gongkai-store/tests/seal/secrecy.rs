//! Canaries: neither the data nor a key is ever printed.

use gongkai_store::Secret;
use gongkai_store::seal::{
    Kek, Keks, KeyTable, MemoryTable, Personal, Place, Purpose, Register, Sealed, Vault, destroy,
};

use super::{CANARY, kek, open, order, person, seal};

/// Parts of the canary that must not be seen, in any spelling that a `Debug` would use.
fn innocent(text: &str, what: &str) {
    let hex = hex::encode(CANARY);
    let parts = ["金丝雀", "张某某", "13800000000", &hex, "233, 135, 145", "e9 87 91"];
    for part in parts {
        assert!(!text.contains(part), "{what}: {text}");
    }
    let key = "07".repeat(32);
    for part in [key.as_str(), "7, 7, 7, 7", "070707"] {
        assert!(!text.contains(part), "{what}: {text}");
    }
}

#[tokio::test]
async fn no_debug_display_or_error_tells_data_or_key() {
    let (vault, table, who) = (Vault::under(kek(7)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who).await;
    let opened = open(&vault, &table, &who, &sealed).await.unwrap();
    innocent(&format!("{opened:?} {opened:#?} {sealed:?}"), "values");
    innocent(&format!("{:?} {:?}", table, table.list().await.unwrap()), "table");
    innocent(&format!("{:?} {:?}", kek(7), Keks::new(kek(7), [kek(1)])), "keks");
    innocent(&String::from_utf8_lossy(sealed.as_bytes()), "sealed bytes");

    let place = Place { person: &who, stream: "s", field: "f" };
    let mut errors = vec![
        vault.open(&table, &place, &sealed, Purpose::Handling).await.unwrap_err(),
        open(&Vault::under(kek(1)), &table, &who, &sealed).await.unwrap_err(),
        open(&vault, &MemoryTable::default(), &who, &sealed).await.unwrap_err(),
        open(&vault, &table, &who, &Sealed::from_bytes(vec![9, 1])).await.unwrap_err(),
        open(&vault, &table, &who, &Sealed::from_bytes(vec![1, 9])).await.unwrap_err(),
        open(&vault, &table, &who, &Sealed::from_bytes(CANARY.as_bytes().to_vec())).await.unwrap_err(),
    ];
    let mut not_text = CANARY.as_bytes().to_vec();
    not_text.push(0xff);
    let wrong = vault.seal(&table, &super::place(&who), &Personal::new(not_text)).await.unwrap();
    errors.push(open(&vault, &table, &who, &wrong).await.unwrap_err());
    let folder = tempfile::tempdir().unwrap();
    let register = Register::create(&folder.path().join("r")).unwrap();
    destroy(&table, &register, &order("销〔2026〕1", &[&who])).await.unwrap();
    errors.push(open(&vault, &table, &who, &sealed).await.unwrap_err());
    for error in &errors {
        innocent(&format!("{error} {error:?} {error:#?}"), "error");
        assert!(error.to_string().contains(['：', '，']), "says what to do: {error}");
    }
    innocent(&std::fs::read_to_string(folder.path().join("r")).unwrap(), "register");
}

#[test]
fn the_name_of_a_kek_does_not_tell_the_key() {
    let secret = Secret::random().unwrap();
    let text = hex::encode(secret.expose());
    let kek = Kek::new(secret);
    assert_eq!(kek.id().to_string().len(), 16);
    assert!(!text.contains(&kek.id().to_string()));
}

#[test]
fn purposes_have_distinct_ids_and_labels() {
    let ids: std::collections::BTreeSet<_> = Purpose::ALL.iter().map(|purpose| purpose.id()).collect();
    let labels: std::collections::BTreeSet<_> = Purpose::ALL.iter().map(|purpose| purpose.label()).collect();
    assert_eq!((ids.len(), labels.len()), (Purpose::ALL.len(), Purpose::ALL.len()));
}

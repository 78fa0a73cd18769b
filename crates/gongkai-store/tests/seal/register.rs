//! The register of destroyed keys: every change shows, and a power cut does no harm.

use std::fs;
use std::path::PathBuf;

use gongkai_store::seal::{MemoryTable, Register, RegisterError, destroy, reapply};
use tempfile::TempDir;

use super::{order, person};

/// A register of three entries, its file and its bytes.
async fn three() -> (TempDir, PathBuf, Register, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("destroyed.jsonl");
    let register = Register::create(&path).unwrap();
    let table = MemoryTable::default();
    destroy(&table, &register, &order("销〔2026〕1，含\"引号\"", &[&person(1), &person(2), &person(1)])).await.unwrap();
    destroy(&table, &register, &order("销〔2026〕2", &[&person(2), &person(3)])).await.unwrap();
    let bytes = fs::read(&path).unwrap();
    (folder, path, register, bytes)
}

#[tokio::test]
async fn each_person_has_one_line_of_json_with_record_and_approvers() {
    let (_folder, _, register, bytes) = three().await;
    let (entries, tip) = register.read().unwrap();
    let records: Vec<&str> = entries.iter().map(|entry| entry.why.record.as_str()).collect();
    assert_eq!(records, ["销〔2026〕1，含\"引号\"", "销〔2026〕1，含\"引号\"", "销〔2026〕2"]);
    assert_eq!(entries[2].person, person(3));
    assert_eq!(entries[2].approvers, ["anquan01", "zhuren02"]);
    assert_eq!((tip.no, tip.hash), (3, entries[2].hash));
    for line in String::from_utf8(bytes).unwrap().lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["schema"], "gongkai.destroyed/1");
    }
}

#[tokio::test]
async fn every_byte_flipped_in_turn_is_found_and_the_line_named() {
    let (_folder, path, register, bytes) = three().await;
    let mut line = 1;
    for at in 0..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 1 << (at % 8);
        fs::write(&path, &bad).unwrap();
        let found = register.read().unwrap_err();
        assert!(matches!(found, RegisterError::Broken { line: named, .. } if named == line), "byte {at}: {found}");
        line += usize::from(bytes[at] == b'\n');
    }
}

#[tokio::test]
async fn lines_taken_out_moved_or_doubled_are_found() {
    let (_folder, path, register, bytes) = three().await;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for order in [vec![1, 2], vec![0, 2], vec![1, 0, 2], vec![0, 0, 1, 2], vec![2]] {
        fs::write(&path, order.iter().map(|at| lines[*at]).collect::<Vec<_>>().concat()).unwrap();
        assert!(matches!(register.read(), Err(RegisterError::Broken { .. })), "{order:?}");
    }
}

#[tokio::test]
async fn a_line_replaced_by_a_sound_one_breaks_the_next() {
    let (_folder, path, register, bytes) = three().await;
    let other_folder = tempfile::tempdir().unwrap();
    let other_path = other_folder.path().join("other.jsonl");
    let other = Register::create(&other_path).unwrap();
    destroy(&MemoryTable::default(), &other, &order("销〔2026〕7", &[&person(9)])).await.unwrap();
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    fs::write(&path, [fs::read(&other_path).unwrap(), bytes[end..].to_vec()].concat()).unwrap();
    assert!(matches!(register.read(), Err(RegisterError::Broken { line: 2, .. })));
}

#[tokio::test]
async fn a_cut_tail_shows_against_the_tip_told_elsewhere() {
    let (_folder, path, register, bytes) = three().await;
    let (_, tip) = register.read().unwrap();
    assert!(register.reaches(tip).unwrap());
    let second = bytes.iter().take(bytes.len() - 1).rposition(|byte| *byte == b'\n').unwrap() + 1;
    fs::write(&path, &bytes[..second]).unwrap();
    let (entries, shorter) = register.read().unwrap();
    assert_eq!((entries.len(), register.reaches(tip).unwrap(), register.reaches(shorter).unwrap()), (2, false, true));
    fs::write(&path, &bytes).unwrap();
    assert!(register.reaches(shorter).unwrap(), "a register that went on still holds the earlier tip");
}

#[tokio::test]
async fn a_line_left_unfinished_by_a_power_cut_is_passed_over_and_replaced() {
    let (_folder, path, register, bytes) = three().await;
    let third = bytes.iter().take(bytes.len() - 1).rposition(|byte| *byte == b'\n').unwrap() + 1;
    for to in third..bytes.len() {
        fs::write(&path, &bytes[..to]).unwrap();
        assert_eq!(register.read().unwrap().0.len(), 2, "cut at {to}");
        destroy(&MemoryTable::default(), &register, &order("销〔2026〕2", &[&person(3)])).await.unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes, "cut at {to}");
    }
}

#[tokio::test]
async fn a_broken_register_neither_takes_an_order_nor_is_reapplied() {
    let (_folder, path, register, mut bytes) = three().await;
    bytes[10] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let table = MemoryTable::default();
    assert!(destroy(&table, &register, &order("销〔2026〕3", &[&person(4)])).await.is_err());
    assert!(reapply(&table, &register).await.is_err());
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert!(matches!(Register::open(&path), Err(RegisterError::Broken { line: 1, .. })));
}

#[test]
fn a_register_is_made_once_and_a_missing_one_is_not_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("destroyed.jsonl");
    assert!(matches!(Register::open(&path), Err(RegisterError::Missing(_))));
    Register::create(&path).unwrap();
    assert!(matches!(Register::create(&path), Err(RegisterError::Exists(_))));
    assert!(Register::open(&path).unwrap().read().unwrap().0.is_empty());
}

#[tokio::test]
async fn several_writers_of_one_file_keep_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("destroyed.jsonl");
    Register::create(&path).unwrap();
    let writers: Vec<_> = (0..6u128)
        .map(|number| {
            let path = path.clone();
            std::thread::spawn(move || {
                let register = Register::open(&path).unwrap();
                let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                for turn in 0..5 {
                    let who = person(number * 100 + turn);
                    let order = order("销〔2026〕9", &[&who]);
                    runtime.block_on(destroy(&MemoryTable::default(), &register, &order)).unwrap();
                }
            })
        })
        .collect();
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    assert_eq!(Register::open(&path).unwrap().read().unwrap().1.no, 30);
}

//! The year's work typed in, event by event: cases, files, settings, calendars, keys.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use std::fs;
use std::path::Path;

use support::{Answer, gongkai, gongkai_with_input};
use tempfile::TempDir;

/// An installation with one body, and what an applicant handed in.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::write(place.0.path().join("甲.txt"), "虚构·李某，示范路1号，000-1234\n").unwrap();
        fs::write(place.0.path().join("内容.txt"), "请公开示范水库的除险加固方案\n").unwrap();
        assert_eq!(place.run(&["migrate"]).code, 0);
        let kind = ["--own", "本局", "--kind", "department", "--from", "2023-01-01"];
        assert_eq!(
            place.run(&[&["body", "describe", "--body", "shuiwu", "--name", "示范县水务局"], &kind[..]].concat()).code,
            0
        );
        place
    }

    fn file(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn data(&self) -> String {
        self.file("记录")
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let data = self.data();
        gongkai(&[arguments, &["--data", &data]].concat())
    }

    /// Takes in a request that asks for one thing.
    fn request(&self, number: &str) -> Answer {
        let (who, what) = (self.file("甲.txt"), self.file("内容.txt"));
        let filed = "2025-03-03 收到申请 当面提交 自然人 附身份证明".to_owned();
        let registered = format!("2025-03-03 登记 编号{number}");
        self.run(&["case", "record", "申请", &filed, &registered, "--applicant", &who, "--content", &what])
    }

    fn due(&self, number: &str) -> String {
        let shown = self.run(&["case", "show", number, "--format", "json"]).json().remove(0);
        shown["due"].as_str().unwrap().to_owned()
    }

    /// Whether the words stand in clear in any file of the records.
    fn tells(&self, words: &str) -> bool {
        fn walk(folder: &Path, words: &[u8]) -> bool {
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| match path.is_dir() {
                true => walk(&path, words),
                false => fs::read(&path).unwrap().windows(words.len()).any(|window| window == words),
            })
        }
        walk(Path::new(&self.data()), words.as_bytes())
    }
}

#[test]
fn a_case_is_recorded_line_by_line_and_people_stand_sealed() {
    let place = Place::new();
    let answer = place.request("2025-001");
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.starts_with("已登记2条。\n\n2025-001  办理中"), "{}", answer.out);
    // counted by hand: twenty working days after Monday 3 March 2025
    assert_eq!(place.due("2025-001"), "2025-03-31");
    let lines = "2025-03-06 告知补正 限2025-03-20 写明后果\n2025-03-14 收到补正  # 次日重新起算\n";
    let data = place.data();
    let answer = gongkai_with_input(&["case", "record", "2025-001", "--lines", "-", "--data", &data], lines);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(place.due("2025-001"), "2025-04-14");
    for words in ["李某", "000-1234", "除险加固"] {
        assert!(!place.tells(words), "{words}");
    }
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn one_refused_line_refuses_all_and_leaves_nothing_behind() {
    let place = Place::new();
    place.request("2025-001");
    let own = "2025-03-05 审核答复 由 审核人 cli";
    let draft = "2025-03-05 起草答复 予以公开 引用第三十六条第（二）项";
    let answer = place.run(&["case", "record", "2025-001", draft, own]);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert!(answer.err.starts_with("错误：第2行被拒绝：起草人不能审核自己起草的答复"), "{}", answer.err);
    let shown = place.run(&["case", "show", "2025-001", "--format", "json"]).json().remove(0);
    assert_eq!(shown["timeline"].as_array().unwrap().len(), 2);
    // a line that cannot be read, a case that is not there, people who are not named
    for (case, line, wrong) in [
        ("2025-001", "2025-03-05 起草回复", "第1行第12字：不认识“起草回复”"),
        ("2025-009", "2025-03-05 登记 编号1", "没有编号为“2025-009”的申请、争议或者更正"),
        ("2025-001", "2025-03-05 并入 2024-100", "没有编号为“2024-100”的申请"),
        ("申请", "2025-03-05 收到申请 当面提交 自然人", "没有申请人的姓名和联系方式"),
    ] {
        let answer = place.run(&["case", "record", case, line]);
        assert_eq!(answer.code, 2, "{line}");
        assert!(answer.err.contains(wrong), "{}", answer.err);
    }
    let counts = place.run(&["key", "show"]).out;
    assert!(counts.contains("个人密钥 1 把"), "{counts}");
}

#[test]
fn a_dry_run_tells_what_would_be_and_records_nothing() {
    let place = Place::new();
    place.request("2025-001");
    let line = "2025-03-06 告知延长 20个工作日 纸质批准 工作机构负责人";
    let answer = place.run(&["case", "record", "2025-001", line, "--dry-run"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.starts_with("核对无误，没有登记1条。"), "{}", answer.out);
    assert!(answer.out.contains("应于2025年4月28日前答复"), "{}", answer.out);
    assert_eq!(place.due("2025-001"), "2025-03-31");
}

#[test]
fn a_dispute_is_tied_to_its_request_by_the_number_of_the_ledger() {
    let place = Place::new();
    place.request("2025-001");
    let filed = "2025-05-06 立案 行政复议 申请2025-001 机关示范县人民政府 案号示复〔2025〕7号";
    let copy = "2025-05-07 收到副本";
    let answer = place.run(&["case", "record", "争议", filed, copy, "--format", "json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let case = answer.json().remove(0);
    assert_eq!((case["kind"].as_str(), case["number"].as_str()), (Some("reconsideration"), Some("示复〔2025〕7号")));
    assert_eq!(case["due"], "2025-05-21"); // ten working days from the copy (行政复议法 arts. 48, 88)
    let shown = place.run(&["case", "show", "示复〔2025〕7号"]);
    assert!(shown.out.contains("提交答复和证据：2025年5月21日前"), "{}", shown.out);
}

#[test]
fn a_file_is_sealed_found_by_verify_when_altered_and_taken_out_whole() {
    let place = Place::new();
    place.request("2025-001");
    let (form, out) = (place.file("李某的申请表.txt"), place.file("取出.txt"));
    fs::write(&form, "虚构·李某的申请表").unwrap();
    let answer = place.run(&["case", "attach", "2025-001", &form, "--as", "申请表"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let shown = place.run(&["case", "show", "2025-001", "--format", "json"]);
    assert_eq!(shown.json()[0]["attachments"][0]["kind"], "application");
    assert!(!shown.out.contains("李某") && !place.tells("李某"));
    assert_eq!(place.run(&["case", "attachment", "2025-001", "1", "--out", &out]).code, 0);
    assert_eq!(fs::read_to_string(&out).unwrap(), "虚构·李某的申请表");
    assert_eq!(place.run(&["case", "attachment", "2025-001", "2"]).code, 2);
    let blobs = Path::new(&place.data()).join("blobs/shuiwu/sm3");
    let folder = fs::read_dir(blobs).unwrap().next().unwrap().unwrap().path();
    let blob = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&blob).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&blob, bytes).unwrap();
    let answer = place.run(&["verify"]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("已被改动或损坏"), "{}", answer.out);
    fs::remove_file(&out).unwrap();
    assert_eq!(place.run(&["case", "attachment", "2025-001", "1", "--out", &out]).code, 2);
    assert!(!Path::new(&out).exists());
}

#[test]
fn a_setting_holds_from_its_day_and_a_wrong_one_says_what_may_be_chosen() {
    let place = Place::new();
    let answer =
        place.run(&["config", "set", "amendment", "not_at_all", "--why", "市里的口径", "--from", "2025-01-01"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let chosen = |on: &str| {
        let shown = place.run(&["config", "show", "--on", on, "--format", "json"]).json();
        let one = shown.iter().find(|one| one["setting"] == "amendment").unwrap();
        (one["choice"]["id"].as_str().unwrap().to_owned(), one["since"].as_str().map(str::to_owned))
    };
    assert_eq!(chosen("2024-12-31"), ("as_new_and_old".to_owned(), None));
    assert_eq!(chosen("2025-01-01"), ("not_at_all".to_owned(), Some("2025-01-01".to_owned())));
    let answer = place.run(&["config", "set", "amendment", "half", "--why", "市里的口径"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("可以是：as_new_and_old（制发一件、废止一件）、not_at_all（不计）"), "{}", answer.err);
    assert_eq!(place.run(&["config", "set", "amendment", "not_at_all", "--why", " "]).code, 1);
    assert_eq!(place.run(&["config", "check"]).code, 0);
}

#[test]
fn a_calendar_is_kept_moves_due_days_and_a_wrong_one_is_refused() {
    let place = Place::new();
    place.request("2025-001");
    let holidays = place.file("三月三.json");
    fs::write(&holidays, r#"{"year":2025,"days":[{"name":"三月三","date":"2025-03-31","isOffDay":true}]}"#).unwrap();
    let region = ["import", "calendar", &holidays, "--region", "示范自治县"];
    let looked = place.run(&[&region[..], &["--dry-run"]].concat());
    assert_eq!(looked.code, 0, "{}", looked.err);
    assert!(looked.out.contains("2025-001  2025年3月31日 → 2025年4月1日"), "{}", looked.out);
    assert_eq!(place.due("2025-001"), "2025-03-31");
    assert_eq!(place.run(&region).code, 0);
    assert_eq!(place.due("2025-001"), "2025-04-01");
    let wrong = place.file("2028.json");
    fs::write(&wrong, r#"{"year":2028,"days":[{"name":"元旦","date":"2028-01-01","isOffDay":false}]}"#).unwrap();
    let answer = place.run(&["import", "calendar", &wrong]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("这一天依法放假"), "{}", answer.err);
}

#[test]
fn a_new_kek_leaves_every_file_readable() {
    let place = Place::new();
    place.request("2025-001");
    let (form, out) = (place.file("申请表.txt"), place.file("取出.txt"));
    fs::write(&form, "申请表").unwrap();
    place.run(&["case", "attach", "2025-001", &form]);
    let answer = place.run(&["key", "rotate"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("重新包裹个人密钥 1 把"), "{}", answer.out);
    assert_eq!(place.run(&["case", "attachment", "2025-001", "1", "--out", &out]).code, 0);
    assert_eq!(fs::read_to_string(&out).unwrap(), "申请表");
}

//! The report commands from outside: shapes, streams and exit codes of the contract.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use support::{example, gongkai, gongkai_bytes, gongkai_with_input};

#[test]
fn read_prints_one_report_a_line_and_ends_well() {
    let answer = gongkai(&["report", "read", &example("sound.html"), &example("previous.html")]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let lines = answer.json();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line["schema"] == "gongkai.report/1" && line["form"] == "2021"));
    assert_eq!((lines[0]["year"].as_i64(), lines[1]["year"].as_i64()), (Some(2024), Some(2023)));
    assert_eq!(lines[0]["table3"]["newly_received"].as_array().unwrap().len(), 7);
    assert_eq!(lines[0]["counts"]["table3"]["unread"], 0);
}

#[test]
fn a_file_that_is_no_report_is_printed_with_its_problem_and_ends_with_two() {
    let answer = gongkai_with_input(&["report", "read", "-"], "今天天气很好。");
    assert_eq!(answer.code, 2);
    let lines = answer.json();
    assert!(lines[0]["form"].is_null() && lines[0]["table3"].is_null());
    assert!(!lines[0]["problems"][0]["what"].as_str().unwrap().is_empty());
    let checked = gongkai_with_input(&["report", "check", "-"], "今天天气很好。");
    assert_eq!(checked.code, 2);
    assert!(
        checked.out.contains("没有检查") && checked.out.contains("不是政府信息公开工作年度报告"),
        "{}",
        checked.out
    );
    let missing = gongkai(&["report", "read", "没有的文件.html"]);
    assert_eq!(missing.code, 2);
    assert!(missing.json()[0]["problems"][0]["what"].as_str().unwrap().contains("没有这个文件"));
}

#[test]
fn check_is_silent_on_the_sound_example_and_finds_the_faults_of_the_other() {
    let previous = example("previous.html");
    let sound = gongkai(&["report", "check", &example("sound.html"), "--previous", &previous, "--format", "json"]);
    assert_eq!(sound.code, 0, "{}", sound.out);
    let closing = sound.json().pop().unwrap();
    assert_eq!(closing["schema"], "gongkai.check/1");
    assert_eq!((&closing["counts"]["error"], &closing["counts"]["warning"]), (&0.into(), &0.into()), "{}", sound.out);
    assert_eq!(closing["rules"]["T301"]["state"], "held");
    assert_eq!(closing["rules"]["Y101"]["state"], "held");

    let faulty = gongkai(&["report", "check", &example("faulty.html"), "--previous", &previous, "--format", "json"]);
    assert_eq!(faulty.code, 1);
    let lines = faulty.json();
    let errors = lines.iter().filter(|line| line["severity"] == "error").count();
    assert!(errors >= 3, "{}", faulty.out);
    assert_eq!(lines.last().unwrap()["counts"]["error"], errors);
}

#[test]
fn fingerprints_survive_a_re_run_and_a_change_of_format() {
    let prints = |file: &str| -> Vec<String> {
        let lines = gongkai(&["report", "check", file, "--format", "json"]).json();
        let mut prints: Vec<String> = lines
            .iter()
            .filter(|l| l["code"].as_str().is_some_and(|c| c.starts_with("T3")))
            .map(|line| line["fingerprint"].as_str().unwrap().to_owned())
            .collect();
        prints.sort();
        prints
    };
    let first = prints(&example("faulty.html"));
    assert!(!first.is_empty());
    assert_eq!(first, prints(&example("faulty.html")));
    let folder = tempfile::tempdir().unwrap();
    let markdown = folder.path().join("faulty.md").display().to_string();
    assert_eq!(gongkai(&["report", "write", &example("faulty.html"), "--to", "md", "--out", &markdown]).code, 0);
    assert_eq!(first, prints(&markdown));
}

#[test]
fn what_is_written_reads_back_as_the_same_cells() {
    let original = gongkai(&["report", "read", &example("sound.html")]).json().remove(0);
    for format in ["html", "md", "csv", "json"] {
        let written = gongkai(&["report", "write", &example("sound.html"), "--to", format]);
        assert_eq!(written.code, 0, "{format}");
        let back = gongkai_with_input(&["report", "read", "-"], &written.out).json().remove(0);
        same_cells(&back, &original, format);
    }
    let folder = tempfile::tempdir().unwrap();
    for format in ["docx", "xlsx"] {
        let out = folder.path().join(format!("年报.{format}")).display().to_string();
        assert_eq!(gongkai(&["report", "write", &example("sound.html"), "--to", format, "--out", &out]).code, 0);
        same_cells(&gongkai(&["report", "read", &out]).json().remove(0), &original, format);
        let checked = gongkai(&["report", "check", &out]);
        assert!(checked.code == 0 && checked.out.contains("错误 0 条，警告 0 条，提示 0 条"), "{}", checked.out);
    }
}

fn same_cells(back: &serde_json::Value, original: &serde_json::Value, format: &str) {
    for key in ["body", "year", "form", "period", "table2", "table3", "table4", "marks", "remarks"] {
        assert_eq!(back[key], original[key], "{format} {key}");
    }
}

#[test]
fn files_of_office_programs_are_written_whole_and_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["docx", "xlsx"] {
        let written = ["1", "2"].map(|name| {
            let path = folder.path().join(format!("{name}.{format}"));
            let out = path.display().to_string();
            let answer = gongkai(&["report", "write", &example("sound.html"), "--to", format, "--out", &out]);
            assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{}", answer.err);
            std::fs::read(path).unwrap()
        });
        assert!(written[0].starts_with(b"PK\x03\x04") && written[0] == written[1], "{format}");
        let piped = gongkai_bytes(&["report", "write", &example("sound.html"), "--to", format]);
        assert_eq!(piped, written[0], "{format}");
    }
}

#[test]
fn a_blank_form_reads_as_blanks_and_never_as_zeros() {
    let folder = tempfile::tempdir().unwrap();
    for (year, cells) in [("2020", 22), ("2025", 10)] {
        for format in ["html", "md", "csv", "json"] {
            let form = gongkai(&["report", "blank", "--year", year, "--of", "示范县水务局", "--to", format]);
            let back = gongkai_with_input(&["report", "read", "-"], &form.out).json().remove(0);
            assert_eq!((&back["body"], &back["year"].to_string()), (&"示范县水务局".into(), &year.to_owned()));
            assert_eq!(back["counts"]["table2"]["blank"], cells, "{format}");
            for table in ["table2", "table3", "table4"] {
                assert_eq!((&back["counts"][table]["read"], &back["counts"][table]["unread"]), (&0.into(), &0.into()));
            }
        }
        for format in ["docx", "xlsx"] {
            let out = folder.path().join(format!("{year}.{format}")).display().to_string();
            assert_eq!(gongkai(&["report", "blank", "--year", year, "--to", format, "--out", &out]).code, 0);
            let back = gongkai(&["report", "read", &out]).json().remove(0);
            assert_eq!(
                (&back["counts"]["table2"]["blank"], &back["counts"]["table3"]["read"]),
                (&cells.into(), &0.into())
            );
            assert_eq!(back["counts"]["table3"]["unread"], 0, "{format}");
        }
    }
    let refused = gongkai(&["report", "blank", "--year", "2018", "--to", "docx"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("2019 年度起"), "{}", refused.err);
}

#[test]
fn a_folder_is_walked_in_order_and_hidden_files_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.html", "a.html", ".hidden.html", "~$a.docx"] {
        std::fs::copy(example("sound.html"), folder.path().join(name)).unwrap();
    }
    let answer = gongkai(&["report", "read", &folder.path().display().to_string()]);
    let files: Vec<String> = answer.json().iter().map(|line| line["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files.len(), 2);
    assert!(files[0].ends_with("a.html") && files[1].ends_with("b.html"));
}

#[test]
fn published_decides_the_date_rules() {
    let state = |date: &str| {
        let lines =
            gongkai(&["report", "check", &example("sound.html"), "--published", date, "--format", "json"]).json();
        lines.last().unwrap()["rules"]["D101"]["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state("2025-01-31"), "held");
    assert_eq!(state("2025-02-01"), "broken");
}

#[test]
fn rollup_sums_and_says_who_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("名单.txt");
    std::fs::write(&roster, "示范县公共资源交易服务中心\n示范县档案馆\n").unwrap();
    let arguments =
        ["report", "rollup", &example("sound.html"), "--roster", &roster.display().to_string(), "--format", "json"];
    let answer = gongkai(&arguments);
    let lines = answer.json();
    assert_eq!(lines[0]["schema"], "gongkai.rollup/1");
    assert_eq!(lines[0]["missing"], serde_json::json!(["示范县档案馆"]));
    let one = gongkai(&["report", "read", &example("sound.html")]).json().remove(0);
    assert_eq!(lines[0]["report"]["table3"]["newly_received"], one["table3"]["newly_received"]);
    assert!(lines.iter().any(|line| line["code"] == "A102"));
}

#[test]
fn findings_come_as_a_page_too() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("结果.html").display().to_string();
    let answer = gongkai(&["report", "check", &example("faulty.html"), "--format", "html", "--out", &page]);
    assert_eq!(answer.code, 1);
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(text.contains("<html lang=\"zh-CN\"") && text.contains("T301") && !text.contains("<script src"));
}

#[test]
fn a_page_that_cannot_be_written_is_an_error_that_says_where() {
    let answer = gongkai(&["report", "write", &example("sound.html"), "--to", "md", "--out", "/没有/这个/文件夹.md"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("写不了") && answer.err.contains("/没有/这个"), "{}", answer.err);
}

#[test]
fn compare_lays_two_years_side_by_side_and_ends_by_what_was_found() {
    let (old, new) = (example("previous.html"), example("sound.html"));
    let told = gongkai(&["report", "compare", &old, &new]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    assert!(told.out.contains("同一机关，年度相连") && told.out.contains("合计核对"), "{}", told.out);
    assert!(!told.out.contains("不符"), "{}", told.out);

    let json = gongkai(&["report", "compare", &old, &new, "--to", "json"]).json().remove(0);
    assert_eq!((&json["schema"], &json["relation"]), (&"gongkai.comparison/1".into(), &"consecutive".into()));
    assert_eq!(json["between_years"].as_array().unwrap().len(), 9);
    let moved = json["changed_cells"].as_array().unwrap();
    assert!(moved.iter().any(|cell| cell["cell"] == "table3.newly_received.total" && cell["change"] == "5"), "{json}");

    let faulty = gongkai(&["report", "compare", &old, &example("faulty.html"), "--to", "html"]);
    assert_eq!(faulty.code, 1);
    assert!(faulty.out.contains("<ins>") && faulty.out.contains("不符，多 1"));
}

#[test]
fn compare_of_two_files_of_one_year_and_of_what_is_no_report() {
    let sound = example("sound.html");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("附件.md");
    let copy = copy.to_str().unwrap();
    assert_eq!(gongkai(&["report", "write", &sound, "--to", "md", "--out", copy]).code, 0);
    let same = gongkai(&["report", "compare", &sound, copy]);
    assert_eq!(same.code, 0, "{}", same.out);
    assert!(same.out.contains("200 格全部相同"), "{}", same.out);

    let nothing = gongkai_with_input(&["report", "compare", &sound, "-"], "今天天气很好。");
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("不是能读出的年度报告"), "{}", nothing.err);
}

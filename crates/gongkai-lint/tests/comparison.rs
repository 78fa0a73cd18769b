//! Two reports side by side: relation, changes of numbers, sums between two years, what became of the text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use gongkai_lint::{Comparison, Relation};
use gongkai_report::{Cell, Head, Narrative, Report, Section, Value, YearIdentity};
use support::{id, sound};

fn part(comparison: &Comparison<'_>, section: Section) -> gongkai_lint::PartComparison {
    comparison.parts.iter().find(|part| part.section == section).unwrap().clone()
}

#[test]
fn consecutive_years_of_one_body_have_their_sums_written_out() {
    let (old, mut new) = (sound(2023), sound(2024));
    new.set(id("table3.carried_in.total"), Cell::number(99));
    let comparison = Comparison::of(&old, &new);
    assert_eq!(comparison.relation, Relation::Consecutive);
    assert_eq!(comparison.between_years.len(), 9, "seven columns of 上年结转, two rows of 现行有效");
    let broken: Vec<_> = comparison.between_years.iter().filter(|(_, balance)| !balance.holds()).collect();
    assert_eq!(broken.len(), 1);
    assert!(matches!(broken[0].0, YearIdentity::CarriedIn(_)));
    assert_eq!(broken[0].1.left.sum, 99);
    assert!(comparison.carry_over[0].as_ref().unwrap().holds());
    assert!(!comparison.carry_over[1].as_ref().unwrap().holds());
}

#[test]
fn two_forms_of_one_report_and_strangers_have_no_sums_between_them() {
    let report = sound(2024);
    let same = Comparison::of(&report, &report);
    assert_eq!(same.relation, Relation::SameYear);
    assert!(same.between_years.is_empty());
    assert!(same.cells.iter().all(|cell| !cell.differs()));
    assert!(same.parts.iter().flat_map(|part| &part.rows).all(gongkai_lint::Row::is_unchanged));

    let stranger = Report { body: Some("样板市体育局".into()), ..sound(2023) };
    let Relation::Apart(why) = Comparison::of(&stranger, &report).relation else { panic!("a stranger") };
    assert!(why.contains("样板市体育局"), "{why}");
    let Relation::Apart(why) = Comparison::of(&report, &sound(2023)).relation else { panic!("turned round") };
    assert!(why.contains("先后颠倒"), "{why}");
}

#[test]
fn a_cell_tells_its_change_and_growth_and_a_blank_is_no_zero() {
    let (mut old, mut new) = (sound(2023), sound(2024));
    let (received, licences) = (id("table3.newly_received.total"), id("table2.licences"));
    old.set(received, Cell::number(8));
    new.set(received, Cell::number(12));
    old.set(licences, Cell::of(Value::Blank));
    new.set(licences, Cell::number(0));
    let comparison = Comparison::of(&old, &new);
    let find = |wanted| comparison.cells.iter().find(|cell| cell.id == wanted).copied().unwrap();
    assert_eq!(find(received).change().unwrap().to_string(), "4");
    assert_eq!(find(received).growth_percent().unwrap().to_string(), "50");
    assert!(find(licences).differs());
    assert_eq!((find(licences).change(), find(licences).growth_percent()), (None, None));
    assert_eq!(comparison.cells.len(), 200);
}

#[test]
fn the_text_shows_what_changed_and_how_much_recurs() {
    let text = "队伍建设还要加强，专职人员数量不足，业务水平有待提高，轮岗频繁影响工作连续性。下一步将加强统筹协调，健全工作机制，\
        完善考核办法，提升公开质量，强化日常监督检查，把整改要求逐项落到科室和岗位上，并按季度通报进展。";
    let (mut old, mut new) = (sound(2023), sound(2024));
    old.problems_and_improvements = Some(Narrative::of([format!("2023年，{text}")]));
    new.problems_and_improvements = Some(Narrative::of([format!("2024年，{text}"), "新设公开专区一处。".to_owned()]));
    old.overview.remove(&Head::Platform);
    let comparison = Comparison::of(&old, &new);
    let problems = part(&comparison, Section::ProblemsAndImprovements);
    assert!(problems.repeated.unwrap().percent() >= 80);
    assert!(!problems.only_years_changed);
    let changed: Vec<&str> =
        problems.rows[0].new.iter().flatten().filter(|piece| piece.changed).map(|piece| piece.text.as_str()).collect();
    assert_eq!(changed, ["2024"]);
    assert_eq!(problems.rows[1].old, None);
    assert_eq!(part(&comparison, Section::OverviewHead(Head::Platform)).present, [false, true]);

    new.problems_and_improvements = Some(Narrative::of([format!("2024年，{text}")]));
    let comparison = Comparison::of(&old, &new);
    assert!(part(&comparison, Section::ProblemsAndImprovements).only_years_changed);
    assert!(comparison.repeated.unwrap().percent() > 0);
}

#[test]
fn personal_data_is_masked_in_both_texts() {
    let (mut old, mut new) = (sound(2023), sound(2024));
    old.other_matters = Some(Narrative::of(["申请人的电话是13800000001。"]));
    new.other_matters = Some(Narrative::of(["申请人的电话是13800000002。"]));
    let comparison = Comparison::of(&old, &new);
    let rows = part(&comparison, Section::OtherMatters).rows;
    let text: String =
        rows.iter().flat_map(|row| [&row.old, &row.new]).flatten().flatten().map(|p| p.text.as_str()).collect();
    assert!(text.contains("138******") && !text.contains("1380000000"), "{text}");
}

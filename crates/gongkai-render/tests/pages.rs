//! Pages are whole: every reference leads somewhere, nothing is loaded, nothing is left unescaped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;

use gongkai_lint::{Check, Settings, Subject};
use gongkai_render::{Checked, html};
use gongkai_report::{Cell, CellId, FormVersion, Head, Narrative, Report, Value};

fn sample(form: FormVersion) -> Report {
    let mut report = Report {
        body: Some("示范局".into()),
        year: Some(2023),
        form: Some(form),
        title: Some("示范局2023年政府信息公开工作年度报告<b>&\"".into()),
        other_matters: Some(Narrative::of(["<script>alert(1)</script> & 无"])),
        single_other_disposal: form == FormVersion::F2019,
        ..Report::default()
    };
    report.overview.insert(Head::Platform, Narrative::of(["更新栏目。"]));
    for id in form.cells() {
        report.set(id, if id.is_amount() { Cell::of(Value::Amount(3.into())) } else { Cell::number(1) });
    }
    let id: CellId = "table3.granted.total".parse().unwrap();
    report.set(id, Cell { remark: Some("<约>".into()), ..Cell::number(7) });
    report
}

fn check(report: &Report) -> Check {
    gongkai_lint::check(Subject::alone(report, &Settings::default()))
}

fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let open = format!(" {name}=\"");
    page.split(open.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Ids are unique, heads and links lead to ids, and no resource, script or stray markup is in the page.
fn assert_whole(page: &str) {
    let ids = attributes(page, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    for id in attributes(page, "headers").into_iter().flat_map(|ids| ids.split(' ')) {
        assert!(known.contains(id), "headers name {id:?}");
    }
    for link in attributes(page, "href") {
        assert!(link.strip_prefix('#').is_some_and(|id| known.contains(id)), "link to {link}");
    }
    assert!(attributes(page, "src").is_empty() && !page.contains("<script") && !page.contains("@import"));
    assert!(page.contains("<html lang=\"zh-CN\">"));
    for tag in ["table", "tr", "td", "th", "section", "div", "p", "details", "ul", "li", "article"] {
        let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
        let opened =
            page.match_indices(&open).filter(|(at, _)| page[at + open.len()..].starts_with([' ', '>'])).count();
        assert_eq!(opened, page.matches(&close).count(), "{tag}");
    }
}

#[test]
fn a_report_is_a_whole_page_in_both_forms() {
    for form in [FormVersion::F2019, FormVersion::F2021] {
        let report = sample(form);
        let page = html::report(&report);
        assert_whole(&page);
        for id in form.cells().filter(|id| report.cell(*id).is_some()) {
            assert!(page.contains(&format!("<td id=\"{id}\"")), "{id}");
        }
        assert!(page.contains("&#60;script&#62;") && page.contains("（&#60;约&#62;）"));
        assert!(page.contains(r#"<th id="table3-h1" class="corner" rowspan="3" colspan="3">（本列数据的勾稽关系为"#));
        assert!(page.contains(r#"scope="colgroup" colspan="5" headers="table3-h2">法人或其他组织</th>"#));
    }
}

#[test]
fn a_cell_names_its_row_its_groups_and_its_columns() {
    let page = html::report(&sample(FormVersion::F2021));
    let label = |id: &str| {
        let rest = page.split_once(&format!("<th id=\"{id}\"")).unwrap().1;
        rest.split_once('>').unwrap().1.split_once("</th>").unwrap().0.to_owned()
    };
    let heads = |cell: &str| {
        let rest = page.split_once(&format!("<td id=\"{cell}\"")).unwrap().1;
        attributes(rest, "headers")[0].split(' ').map(label).collect::<Vec<_>>()
    };
    assert_eq!(
        heads("table3.withheld.state_secret.enterprise"),
        ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "申请人情况", "法人或其他组织", "商业企业"]
    );
    assert_eq!(heads("table2.penalties"), ["行政处罚", "第二十条第（六）项", "本年处理决定数量"]);
    assert_eq!(heads("table4.direct_suit.pending"), ["行政诉讼", "未经复议直接起诉", "尚未审结"]);
}

#[test]
fn findings_stand_beside_their_cells_on_one_page_or_are_listed() {
    let report = sample(FormVersion::F2021);
    let check = check(&report);
    let it = Checked { file: "示范.html", report: &report, check: &check };
    let count = check.findings().len();
    assert!(count > 3);
    for (copies, cards) in [(1, count), (3, 3 * count), (html::FULL_REPORTS + 1, 0)] {
        let page = html::checks(&vec![it; copies]);
        assert_whole(&page);
        assert_eq!(page.matches("<div class=\"card ").count(), cards);
        assert!(page.contains("按出处排列"));
        assert_eq!(page.matches("示范.html").count(), if copies == 1 { 1 } else { 2 * copies });
    }
    let page = html::checks(&[it]);
    let flagged = page.split_once("<td id=\"table3.newly_received.total\"").unwrap().1.split_once("</td>").unwrap().0;
    assert!(flagged.contains("class=\"flag error\"") && flagged.contains("href=\"#f"), "{flagged}");
}

#[test]
fn what_is_no_report_is_still_a_page() {
    let nothing = Report::default();
    let check = check(&nothing);
    let it = Checked { file: "通知.html", report: &nothing, check: &check };
    assert_whole(&html::checks(&[it]));
    assert_whole(&html::report(&nothing));
}

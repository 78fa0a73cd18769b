//! What is drawn on the pages, seen from within: every text, in its place, nowhere else.

use std::path::PathBuf;

use gongkai_document::squeeze;
use gongkai_report::{Cell, CellId, FormVersion, Narrative, Report, TableId, Value};
use gongkai_testkit::Publication;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;

use crate::{Error, FontSource, Typesetter, report};

fn typesetter() -> Typesetter {
    Typesetter::new(&FontSource::System).unwrap()
}

fn sound() -> Report {
    Publication::any(7).report()
}

/// A report with the widest contents that a body could have to print.
fn wide(form: FormVersion) -> Report {
    // a table has the shape of its form: begin without
    let mut it = Report { form: Some(form), table2: None, ..sound() };
    for table in TableId::ALL {
        for id in it.expected_cells(table).collect::<Vec<_>>() {
            it.set(id, Cell::number(9_876_543));
        }
    }
    let remark = "其中修订16件、联合答复12件，详见https://example.invalid/a/very/long/path".to_owned();
    for place in ["table3.granted.enterprise", "table4.direct_suit.upheld"] {
        let id: CellId = place.parse().unwrap();
        it.set(id, Cell { remark: Some(remark.clone()), ..Cell::number(1_234_567) });
    }
    it.set("table4.reconsideration.total".parse().unwrap(), Cell::number(i64::MIN));
    let body = "示范省某某自治州经济技术开发区（高新技术产业开发区）管理委员会自然资源和规划局、住房和城乡建设局";
    it.title = Some(format!("{body}2024年政府信息公开工作年度报告"));
    it.body = Some(body.into());
    it.signature.as_mut().unwrap().body = Some(body.into());
    it.other_matters = Some(Narrative::of(["W".repeat(300), "一".repeat(3000)]));
    it
}

struct Text {
    page: usize,
    left: Abs,
    right: Abs,
    baseline: Abs,
    text: String,
}

fn texts(pages: &PagedDocument) -> Vec<Text> {
    fn walk(frame: &Frame, at: Point, page: usize, out: &mut Vec<Text>) {
        for (position, item) in frame.items() {
            let here = at + *position;
            match item {
                FrameItem::Group(group) => {
                    assert!(group.transform.is_only_translate(), "nothing is scaled to fit");
                    let shift = Point::new(group.transform.tx, group.transform.ty);
                    walk(&group.frame, here + shift, page, out);
                }
                FrameItem::Text(text) => out.push(Text {
                    page,
                    left: here.x,
                    right: here.x + text.width(),
                    baseline: here.y,
                    text: text.text.to_string(),
                }),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    for (index, page) in pages.pages().iter().enumerate() {
        walk(&page.frame, Point::zero(), index + 1, &mut out);
    }
    out
}

fn drawn(report: &Report) -> (PagedDocument, String) {
    let pages = typesetter().pages(report::document(report)).unwrap();
    let all: String = texts(&pages).iter().map(|text| text.text.as_str()).collect();
    (pages, squeeze(&all))
}

#[test]
fn every_text_is_drawn_and_none_is_read_as_markup() {
    let mut it = sound();
    let markup = "#import \"x.typ\": * 一、*甲*_乙_`丙`$x^2$ = <丁> @戊 // 己 ~ \\ 庚 -- \"辛\"";
    it.other_matters = Some(Narrative::of([markup, "#panic()"]));
    let (_, all) = drawn(&it);
    assert!(all.contains(&squeeze(markup)), "{all}");
    assert!(all.contains("#panic()"));
    for (_, narrative) in it.narratives() {
        for passage in &narrative.passages {
            let line = passage.text.lines().next().unwrap_or_default();
            assert!(all.contains(&squeeze(line)), "{line}");
        }
    }
}

#[test]
fn a_blank_is_drawn_as_nothing_a_dash_as_a_dash_and_a_remark_beside_its_number() {
    let mut it = Report { year: Some(2024), form: Some(FormVersion::F2021), ..Report::default() };
    let cells: Vec<CellId> = it.expected_cells(TableId::Table4).collect();
    for (id, value) in cells.iter().zip([Value::Blank, Value::Dash, Value::Unreadable].into_iter().cycle()) {
        it.set(*id, Cell::of(value));
    }
    it.set(cells[3], Cell { remark: Some("含上年".into()), ..Cell::number(22) });
    let (_, all) = drawn(&it);
    assert!(all.contains("总计-?22(含上年)-?-?-?-?"), "{all}");
}

#[test]
fn nothing_leaves_the_type_area_however_wide_the_contents() {
    // a justified line may end a hair beyond the edge, in the white of its last character
    let tolerance = Abs::pt(1.0);
    for form in [FormVersion::F2019, FormVersion::F2021] {
        let pages = typesetter().pages(report::document(&wide(form))).unwrap();
        for text in texts(&pages) {
            let place = format!("page {}, {:?} to {:?}: {}", text.page, text.left, text.right, text.text);
            assert!(text.left >= Abs::mm(28.0) - tolerance, "{place}");
            assert!(text.right <= Abs::mm(184.0) + tolerance, "{place}");
            let footer = text.text.starts_with('—') || text.text.parse::<usize>() == Ok(text.page);
            assert!(text.baseline <= Abs::mm(262.0) || footer, "{place}");
        }
    }
}

#[test]
fn a_page_holds_twenty_two_lines_of_twenty_eight_characters() {
    let mut it = Report { year: Some(2024), ..Report::default() };
    it.opening = Narrative::of(["一".repeat(28 * 30)]);
    let pages = typesetter().pages(report::document(&it)).unwrap();
    let lines: Vec<Text> =
        texts(&pages).into_iter().filter(|text| text.page == 1 && text.text.contains('一')).collect();
    assert_eq!(lines.len(), 22);
    // the first line is set in by two characters
    let counts: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    assert_eq!(counts[0], 26);
    assert_eq!(counts[1..].iter().max(), counts[1..].iter().min());
    assert_eq!(counts[1], 28);
}

#[test]
fn page_numbers_stand_on_the_outer_side() {
    let pages = typesetter().pages(report::document(&sound())).unwrap();
    let middle = Abs::mm(105.0);
    let numbers: Vec<Text> = texts(&pages).into_iter().filter(|text| text.baseline > Abs::mm(265.0)).collect();
    assert!(numbers.iter().any(|text| text.page == 2));
    for number in numbers {
        assert_eq!(number.left > middle, number.page % 2 == 1, "page {}", number.page);
    }
}

#[test]
fn a_table_over_two_pages_repeats_its_heads() {
    let mut it = sound();
    let remark = "逐件说明，".repeat(60);
    let rows: Vec<CellId> = it.expected_cells(TableId::Table3).step_by(7).collect();
    for id in rows {
        it.set(id, Cell { remark: Some(remark.clone()), ..Cell::number(3) });
    }
    let pages = typesetter().pages(report::document(&it)).unwrap();
    let heads = texts(&pages).iter().filter(|text| text.text == "申请人情况").count();
    assert!(heads >= 2, "{heads}");
}

#[test]
fn a_table_that_fits_on_a_page_is_not_torn_wherever_it_would_begin() {
    let mut it = sound();
    for lines in [0, 8, 16] {
        it.opening = Narrative::of(vec!["一"; lines]);
        let pages = typesetter().pages(report::document(&it)).unwrap();
        let texts = texts(&pages);
        let page = |label: &str| texts.iter().find(|text| text.text.contains(label)).map(|text| text.page);
        assert!(page("申请人情况").is_some());
        assert_eq!(page("申请人情况"), page("四、结转下年度继续办理"), "{lines}");
        let heads = texts.iter().filter(|text| text.text == "申请人情况").count();
        assert_eq!(heads, 1, "{lines}");
    }
}

#[test]
fn an_empty_folder_of_fonts_is_said_with_the_package_to_install() {
    let folder = tempfile::tempdir().unwrap();
    let Err(error) = Typesetter::new(&FontSource::Folder(folder.path().to_owned())) else { panic!("fonts found") };
    let said = error.to_string();
    assert!(said.contains("没有找到能印中文的字体") && said.contains("apt install fonts-noto-cjk"), "{said}");
    let none = Typesetter::new(&FontSource::Folder(PathBuf::from("/没有这个文件夹")));
    assert!(matches!(none, Err(Error::NoChineseFont { .. })));
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_page() {
    let mut it = sound();
    it.opening = Narrative::of(["甲\u{10FFFD}乙"]);
    let error = typesetter().report(&it).unwrap_err().to_string();
    assert!(error.contains("第 1 页的“\u{10FFFD}”（U+10FFFD）"), "{error}");
}

#[test]
fn rare_characters_of_names_are_drawn() {
    let mut it = sound();
    it.opening = Narrative::of(["经办人：㛃、䶮、龢、喆，①②③，Ⅳ，℃，㎡，·—…～"]);
    let (_, all) = drawn(&it);
    assert!(all.contains(&squeeze("㛃、䶮、龢、喆")), "{all}");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let it = sound();
    let first = typesetter().report(&it).unwrap();
    let again = typesetter();
    assert!(first == again.report(&it).unwrap());
    assert!(first != again.report(&Publication::any(8).report()).unwrap());
    assert!(first == again.report(&it).unwrap(), "what was set before leaves no trace");
}

#[test]
fn the_file_is_accessible_and_archivable_and_dated_by_the_report() {
    let mut it = sound();
    it.published = Some(jiff::civil::date(2025, 1, 16));
    let says = |bytes: &[u8], what: &str| bytes.windows(what.len()).any(|window| window == what.as_bytes());
    let pdf = typesetter().report(&it).unwrap();
    let claims = [
        "<pdfuaid:part>1<",
        "<pdfaid:part>2<",
        "<pdfaid:conformance>U<",
        "(zh-CN)",
        "/Marked true",
        "/TH",
        "/Scope/Row",
        "/Scope/Column",
        "D:20250116",
    ];
    for claim in claims {
        assert!(says(&pdf, claim), "{claim}");
    }
    // without any date there is nothing to date an archived file by
    let undated = Report { title: it.title.clone(), ..Report::default() };
    let pdf = typesetter().report(&undated).unwrap();
    assert!(says(&pdf, "<pdfuaid:part>1<") && !says(&pdf, "<pdfaid:part>"));
}

#[test]
fn a_comparison_stays_in_the_type_area_and_shows_what_each_number_was() {
    let (mut old, mut new) = (wide(FormVersion::F2021), wide(FormVersion::F2021));
    (old.year, new.year) = (Some(2023), Some(2024));
    let id: CellId = "table3.newly_received.total".parse().unwrap();
    old.set(id, Cell::number(11));
    new.set(id, Cell::number(16));
    new.other_matters = Some(Narrative::of(["#panic() 本年度未收取信息处理费。", "*新写的一段*。"]));
    let settings = gongkai_lint::Settings::default();
    let [was, is] = [&old, &new].map(|it| gongkai_lint::check(gongkai_lint::Subject::alone(it, &settings)));
    let comparison = gongkai_lint::Comparison::of(&old, &new);
    let compared = gongkai_render::Compared {
        old: gongkai_render::Checked { file: "去年.docx", report: &old, check: &was },
        new: gongkai_render::Checked { file: "今年.pdf", report: &new, check: &is },
        comparison: &comparison,
    };
    let pages = typesetter().pages(crate::comparison::document(&compared)).unwrap();
    let (left, right) = (Abs::mm(28.0) - Abs::pt(0.5), Abs::mm(28.0 + 156.0) + Abs::pt(0.5));
    let texts = texts(&pages);
    for text in texts.iter().filter(|text| !text.text.contains('—')) {
        assert!(text.left >= left && text.right <= right, "第{}页 {}", text.page, text.text);
    }
    let all = squeeze(&texts.iter().map(|text| text.text.as_str()).collect::<String>());
    for said in ["16(原11,+5)", "去年.docx", "#panic()", "*新写的一段*", "合计核对", "检查发现"] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

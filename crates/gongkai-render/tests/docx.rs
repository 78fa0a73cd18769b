//! Word documents: valid by the schema, laid out as the official form, the same bytes for the same report.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod package;

use gongkai_render::docx;
use gongkai_report::{Cell, Report, Value};
use package::{Element, parts};

/// The order in which the schema wants the children of an element, as far as we write them.
const SEQUENCES: [(&str, &[&str]); 17] = [
    ("w:document", &["w:body"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:widowControl",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    ("w:rPr", &["w:rFonts", "w:color", "w:spacing", "w:kern", "w:sz", "w:szCs", "w:lang"]),
    ("w:p", &["w:pPr", "w:r"]),
    ("w:r", &["w:rPr", "*"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
        ],
    ),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:sectPr", &["w:footerReference", "w:pgSz", "w:pgMar", "w:cols"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:font", &["w:altName", "w:charset", "w:family", "w:pitch"]),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:evenAndOddHeaders",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
];

fn assert_in_order(element: &Element, part: &str) {
    if let Some((name, order)) = SEQUENCES.iter().find(|(name, _)| *name == element.name) {
        let place = |child: &Element| {
            let known = order.iter().position(|known| *known == child.name || *known == "*");
            known.unwrap_or_else(|| panic!("{part}: {name} has a child {} that the table does not know", child.name))
        };
        let places: Vec<usize> = element.children.iter().map(place).collect();
        assert!(places.is_sorted(), "{part}: children of {name} out of order: {:?}", element.children);
    }
    element.children.iter().for_each(|child| assert_in_order(child, part));
}

fn blank(year: i16) -> Report {
    Report::blank(Some("示范县公共资源交易服务中心"), year).unwrap()
}

/// A report with a number in every cell, a remark and every mark.
fn filled(year: i16) -> Report {
    let mut report = blank(year);
    let cells: Vec<_> =
        gongkai_report::TableId::ALL.into_iter().flat_map(|table| report.expected_cells(table)).collect();
    for (number, id) in (1..).zip(cells) {
        report.set(id, Cell::number(number));
    }
    let remark = Some("其中修订16件".to_owned());
    report.set("table3.granted.total".parse().unwrap(), Cell { remark, ..Cell::number(1_234_567) });
    report.set("table3.granted.other".parse().unwrap(), Cell::of(Value::Dash));
    report.set("table4.direct_suit.total".parse().unwrap(), Cell::of(Value::Unreadable));
    report.set("table4.direct_suit.pending".parse().unwrap(), Cell::of(Value::Blank));
    report
}

fn body(bytes: &[u8]) -> Element {
    let mut document = parts(bytes).remove("word/document.xml").unwrap();
    document.children.remove(0)
}

/// The texts of a table, row by row, cells as they stand in the file; a merged cell says how it is merged.
fn rows(table: &Element) -> Vec<Vec<String>> {
    let cell = |cell: &Element| {
        let properties = cell.child("w:tcPr").unwrap();
        let span = properties.child("w:gridSpan").map_or(String::new(), |span| format!("×{}", span.attribute("w:val")));
        let merge = match properties.child("w:vMerge").map(|merge| merge.attribute("w:val")) {
            Some("restart") => "↓",
            Some(_) => "↑",
            None => "",
        };
        format!("{}{span}{merge}", cell.text_of("w:t"))
    };
    table.all("w:tr").map(|row| row.all("w:tc").map(cell).collect()).collect()
}

#[test]
fn every_part_is_in_the_order_of_the_schema() {
    for bytes in [docx::report(&filled(2025)), docx::report(&filled(2020)), docx::report(&blank(2025))] {
        for (part, element) in parts(&bytes.unwrap()) {
            assert_in_order(&element, &part);
        }
    }
}

#[test]
fn every_part_is_declared_and_every_relation_leads_to_a_part() {
    let parts = parts(&docx::report(&filled(2025)).unwrap());
    let types = &parts["[Content_Types].xml"];
    for declared in types.all("Override") {
        assert!(parts.contains_key(declared.attribute("PartName").trim_start_matches('/')), "{declared:?}");
    }
    for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        for relation in parts[rels].all("Relationship") {
            assert!(parts.contains_key(&format!("{folder}{}", relation.attribute("Target"))), "{relation:?}");
        }
    }
    let used = body(&docx::report(&filled(2025)).unwrap());
    let styles: Vec<&str> = parts["word/styles.xml"].all("w:style").map(|style| style.attribute("w:styleId")).collect();
    for name in ["w:pStyle", "w:tblStyle"] {
        assert!(used.below(name).iter().all(|style| styles.contains(&style.attribute("w:val"))));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_and_the_days_are_its_own() {
    let report = filled(2025);
    let bytes = docx::report(&report).unwrap();
    assert_eq!(docx::report(&report).unwrap(), bytes);
    let core = &parts(&bytes)["docProps/core.xml"];
    assert_eq!(core.text_of("dcterms:created"), "2025-12-31T00:00:00Z");
    assert_eq!(core.text_of("dc:title"), report.title.unwrap());
    assert_eq!(core.text_of("dc:language"), "zh-CN");
}

#[test]
fn the_page_is_that_of_an_official_document() {
    let body = body(&docx::report(&filled(2025)).unwrap());
    let section = body.child("w:sectPr").unwrap();
    let margins = section.child("w:pgMar").unwrap();
    let size = section.child("w:pgSz").unwrap();
    let twips = |element: &Element, name: &str| element.attribute(name).parse::<f64>().unwrap();
    let is = |found: f64, millimetres: f64| {
        assert!((found / 1440.0 * 25.4 - millimetres).abs() < 0.05, "{found} {millimetres}")
    };
    is(twips(margins, "w:top"), 37.0);
    is(twips(margins, "w:left"), 28.0);
    is(twips(size, "w:w") - twips(margins, "w:left") - twips(margins, "w:right"), 156.0);
    is(twips(size, "w:h") - twips(margins, "w:top") - twips(margins, "w:bottom"), 225.0);
}

#[test]
fn headings_have_the_levels_of_the_navigation_pane() {
    let body = body(&docx::report(&filled(2025)).unwrap());
    let of_style = |name: &str| -> Vec<String> {
        let paragraphs = body.all("w:p");
        let styled = paragraphs.filter(|p| p.below("w:pStyle").iter().any(|style| style.attribute("w:val") == name));
        styled.map(|p| p.text_of("w:t")).collect()
    };
    assert_eq!(
        of_style("Heading1"),
        [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项"
        ]
    );
    let heads =
        ["（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设", "（五）监督保障"];
    assert_eq!(of_style("Heading2"), heads);
}

#[test]
fn tables_fill_the_text_and_no_more_and_their_rows_fill_the_grid() {
    for year in [2020, 2025] {
        let body = body(&docx::report(&filled(year)).unwrap());
        let tables: Vec<&Element> = body.all("w:tbl").collect();
        assert_eq!(tables.len(), 3);
        for table in tables {
            let widths: Vec<u32> =
                table.below("w:gridCol").iter().map(|column| column.attribute("w:w").parse().unwrap()).collect();
            assert_eq!(widths.iter().sum::<u32>(), 8845);
            assert!(!table.below("w:tblCaption")[0].attribute("w:val").is_empty());
            for row in table.all("w:tr") {
                assert_eq!(row.below("w:cantSplit").len(), 1);
                let mut column = 0;
                for cell in row.all("w:tc") {
                    let span =
                        cell.below("w:gridSpan").first().map_or(1, |span| span.attribute("w:val").parse().unwrap());
                    let width: u32 = cell.below("w:tcW")[0].attribute("w:w").parse().unwrap();
                    assert_eq!(width, widths[column..column + span].iter().sum::<u32>());
                    column += span;
                }
                assert_eq!(column, widths.len());
            }
        }
    }
}

#[test]
fn heads_that_stand_over_a_whole_table_are_repeated_on_a_new_page() {
    let body = body(&docx::report(&filled(2025)).unwrap());
    let heads: Vec<usize> = body.all("w:tbl").map(|table| table.below("w:tblHeader").len()).collect();
    assert_eq!(heads, [0, 3, 3]);
}

#[test]
fn table_two_is_the_official_one_cell_by_cell() {
    let body = body(&docx::report(&blank(2025)).unwrap());
    let table = body.child("w:tbl").unwrap();
    let expected: [&[&str]; 14] = [
        &["第二十条第（一）项×4"],
        &["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        &["规章", "", "", ""],
        &["行政规范性文件", "", "", ""],
        &["第二十条第（五）项×4"],
        &["信息内容", "本年处理决定数量×3"],
        &["行政许可", "×3"],
        &["第二十条第（六）项×4"],
        &["信息内容", "本年处理决定数量×3"],
        &["行政处罚", "×3"],
        &["行政强制", "×3"],
        &["第二十条第（八）项×4"],
        &["信息内容", "本年收费金额（单位：万元）×3"],
        &["行政事业性收费", "×3"],
    ];
    assert_eq!(rows(table), expected);
}

#[test]
fn table_three_is_the_official_one_cell_by_cell() {
    let body = body(&docx::report(&blank(2025)).unwrap());
    let rows = rows(body.all("w:tbl").nth(1).unwrap());
    let heads: [&[&str]; 3] = [
        &["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）×3↓", "申请人情况×7"],
        &["×3↑", "自然人↓", "法人或其他组织×5", "总计↓"],
        &["×3↑", "↑", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "↑"],
    ];
    assert_eq!(rows[..3], heads);
    let stubs: [&[&str]; 25] = [
        &["一、本年新收政府信息公开申请数量×3"],
        &["二、上年结转政府信息公开申请数量×3"],
        &["三、本年度办理结果↓", "（一）予以公开×2"],
        &["↑", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）×2"],
        &["↑", "（三）不予公开↓", "1.属于国家秘密"],
        &["↑", "↑", "2.其他法律行政法规禁止公开"],
        &["↑", "↑", "3.危及“三安全一稳定”"],
        &["↑", "↑", "4.保护第三方合法权益"],
        &["↑", "↑", "5.属于三类内部事务信息"],
        &["↑", "↑", "6.属于四类过程性信息"],
        &["↑", "↑", "7.属于行政执法案卷"],
        &["↑", "↑", "8.属于行政查询事项"],
        &["↑", "（四）无法提供↓", "1.本机关不掌握相关政府信息"],
        &["↑", "↑", "2.没有现成信息需要另行制作"],
        &["↑", "↑", "3.补正后申请内容仍不明确"],
        &["↑", "（五）不予处理↓", "1.信访举报投诉类申请"],
        &["↑", "↑", "2.重复申请"],
        &["↑", "↑", "3.要求提供公开出版物"],
        &["↑", "↑", "4.无正当理由大量反复申请"],
        &["↑", "↑", "5.要求行政机关确认或重新出具已获取信息"],
        &["↑", "（六）其他处理↓", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
        &["↑", "↑", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
        &["↑", "↑", "3.其他"],
        &["↑", "（七）总计×2"],
        &["四、结转下年度继续办理×3"],
    ];
    for (row, stub) in rows[3..].iter().zip(stubs) {
        assert_eq!(row[..stub.len()], *stub);
        assert_eq!(row[stub.len()..], [""; 7]);
    }
    assert_eq!(rows.len(), 28);
}

#[test]
fn table_four_is_the_official_one_cell_by_cell() {
    let body = body(&docx::report(&blank(2025)).unwrap());
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let opened = results.map(|label| format!("{label}↓"));
    let expected: [Vec<String>; 4] = [
        ["行政复议×5", "行政诉讼×10"].map(str::to_owned).to_vec(),
        [opened.to_vec(), vec!["未经复议直接起诉×5".into(), "复议后起诉×5".into()]].concat(),
        [["↑"; 5], results, results].concat().into_iter().map(str::to_owned).collect(),
        vec![String::new(); 15],
    ];
    assert_eq!(rows(body.all("w:tbl").nth(2).unwrap()), expected);
}

#[test]
fn the_form_of_2019_has_its_own_blocks_and_one_row_of_other_disposal() {
    let body = body(&docx::report(&blank(2020)).unwrap());
    let table2 = rows(body.child("w:tbl").unwrap());
    assert_eq!(table2[1], ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]);
    assert_eq!(table2[3], ["规范性文件", "", "", ""]);
    assert_eq!(table2[7], ["其他对外管理服务事项", "", "", ""]);
    assert_eq!(
        table2[15..],
        [
            vec!["第二十条第（九）项×4"],
            vec!["信息内容", "采购项目数量", "采购总金额×2"],
            vec!["政府集中采购", "", "×2"]
        ]
    );
    let table3 = rows(body.all("w:tbl").nth(1).unwrap());
    assert_eq!(table3[23][..2], ["↑", "（六）其他处理×2"]);
    assert_eq!(table3.len(), 26);
}

#[test]
fn a_cell_prints_its_remark_its_mark_or_nothing() {
    let body = body(&docx::report(&filled(2025)).unwrap());
    let granted = &rows(body.all("w:tbl").nth(1).unwrap())[5];
    assert_eq!(granted[granted.len() - 2..], ["-", "1234567（其中修订16件）"]);
    let suits = &rows(body.all("w:tbl").nth(2).unwrap())[3];
    assert_eq!(suits[8..10], ["", "?"]);
}

#[test]
fn a_number_of_seven_digits_is_set_small_enough_for_its_column_and_others_are_not() {
    let body = body(&docx::report(&filled(2025)).unwrap());
    let table = body.all("w:tbl").nth(1).unwrap();
    let size = |number: &str| -> u32 {
        let run = table.below("w:r").into_iter().find(|run| run.text_of("w:t").starts_with(number)).unwrap();
        run.below("w:sz")[0].attribute("w:val").parse().unwrap()
    };
    assert_eq!(size("100"), 18);
    // seven digits 0.64 as wide as high, in twentieths of a point, within 620 less the margins
    assert!(7 * size("1234567") * 64 / 10 <= 620 - 56);
}

#[test]
fn a_part_without_text_has_a_paragraph_to_type_in_and_no_text_of_ours() {
    let body = body(&docx::report(&blank(2025)).unwrap());
    let texts: Vec<String> = body.all("w:p").map(|paragraph| paragraph.text_of("w:t")).collect();
    for heading in ["（一）主动公开", "（五）监督保障", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]
    {
        let place = texts.iter().position(|text| text == heading).unwrap();
        assert_eq!(texts[place + 1], "", "{heading}");
    }
}

#[test]
fn what_the_report_lacks_is_not_written() {
    let report =
        Report { title: Some("示范局2023年政府信息公开工作年度报告".into()), ..Report::default() };
    let body = body(&docx::report(&report).unwrap());
    assert_eq!(body.children.iter().map(|child| child.name.as_str()).collect::<Vec<_>>(), ["w:p", "w:sectPr"]);
}

//! What a workbook shows is what is read.

use gongkai_document::{Block, Origin, SourceKind};

use crate::Limits;
use crate::decode::testing::{TYPES, pack, read, said, told};
use crate::decode::{Decoded, decode};

/// A workbook of sheets, each with its name, its state and its parts behind the tag.
fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (at, (name, state, content)) in sheets.iter().enumerate() {
        list += &format!("<sheet name='{name}' sheetId='{at}' state='{state}' r:id='r{at}'/>");
        relations += &format!("<Relationship Id='r{at}' Type='x/worksheet' Target='worksheets/s{at}.xml'/>");
        parts.push((format!("xl/worksheets/s{at}.xml"), format!("<worksheet>{content}</worksheet>")));
    }
    relations += "<Relationship Id='a' Type='x/sharedStrings' Target='sharedStrings.xml'/>\
                  <Relationship Id='b' Type='x/styles' Target='/xl/styles.xml'/>";
    parts.push(("xl/workbook.xml".into(), format!("<workbook><sheets>{list}</sheets></workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{relations}</Relationships>")));
    let strings = "<sst><si><t>规章</t></si><si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>xk</t></rPh></si></sst>";
    parts.push(("xl/sharedStrings.xml".into(), strings.into()));
    let styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.00%'/><numFmt numFmtId='165' formatCode='yyyy-mm-dd'/>\
                  </numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='2'/><xf borderId='1'/></cellXfs>\
                  <borders><border><left/></border><border><left style='thin'/></border></borders></styleSheet>";
    parts.push(("xl/styles.xml".into(), styles.into()));
    let all: Vec<(&str, &[u8])> =
        [TYPES].into_iter().chain(parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))).collect();
    pack(&all)
}

/// A workbook of one sheet.
fn one(content: &str) -> Decoded {
    read(&xlsx(&[("表一", "visible", content)]))
}

/// Rows of texts as sheet data, from A1; an empty text is no cell.
fn data(rows: &[&[&str]]) -> String {
    let mut out = String::from("<sheetData>");
    for row in rows {
        out += "<row>";
        for text in *row {
            out += &if text.is_empty() {
                "<c></c>".into()
            } else {
                format!("<c t='inlineStr'><is><t>{text}</t></is></c>")
            };
        }
        out += "</row>";
    }
    out + "</sheetData>"
}

#[test]
fn cells_are_read_as_they_are_displayed_and_know_their_address() {
    let decoded = one(
        "<sheetData><row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2'><v>3.0</v></c><c r='D2' s='3'><v>128.456</v></c></row>\
         <row r='3'><c r='B3' t='s'><v>1</v></c><c r='C3' s='1'><v>0.125</v></c><c r='D3' s='2'><v>45307</v></c></row>\
         <row r='4'><c r='B4' t='b'><v>1</v></c><c r='C4' t='e'><v>#REF!</v></c><c r='D4' t='str'><f>A1</f><v></v></c></row></sheetData>",
    );
    assert_eq!(told(&decoded.document), ["[规章|3|128.46][行政许可|12.5%|2024-01-16][TRUE|#REF!|]"]);
    assert_eq!((decoded.document.kind, said(&decoded).as_str()), (SourceKind::Workbook, ""));
    let Block::Table(table) = &decoded.document.blocks[0] else { panic!() };
    let origin = Origin::Sheet { sheet: "表一".into(), cell: "C3".into() };
    assert_eq!(table.rows[1].cells[1].origin.as_ref(), Some(&origin));
}

#[test]
fn a_formula_without_its_result_is_unreadable_and_neither_blank_nor_zero() {
    let decoded = one(
        "<sheetData><row><c><v>1</v></c><c><f>SUM(A1:A9)</f></c><c><f>SUM(A1)</f><v></v></c><c><f>A1</f><v>7</v></c></row></sheetData>",
    );
    assert_eq!(told(&decoded.document), ["[1|=SUM(A1:A9)|=SUM(A1)|7]"]);
    assert!(said(&decoded).contains("2 个公式"));
}

#[test]
fn merged_cells_become_spans_and_what_lies_under_them_is_not_read() {
    let content = data(&[&["", "合并", "x", "末"], &["", "y", "", "1"], &["甲", "乙", "丙", "2"]])
        + "<mergeCells><mergeCell ref='B1:C2'/><mergeCell ref='A3:B3'/><mergeCell ref='nonsense'/></mergeCells>";
    assert_eq!(told(&one(&content).document), ["[|合并↓2→2|末][|1][甲↓1→2|丙|2]"]);
}

#[test]
fn running_text_headings_and_tables_on_one_sheet_are_told_apart() {
    let content = data(&[
        &["某局2023年政府信息公开工作年度报告"],
        &["一、总体情况"],
        &["本年度公开信息3条。"],
        &["二、主动公开政府信息情况"],
        &["第二十条第（一）项"],
        &["信息内容", "本年制发件数"],
        &["规章", "0"],
        &["第二十条第（五）项"],
        &["行政许可", "3"],
        &["三、收到和处理政府信息公开申请情况"],
        &["一、本年新收", "1"],
        &[""],
        &["五、存在的主要问题及改进情况"],
        &["某局", "2024年1月5日"],
    ]);
    assert_eq!(
        told(&one(&content).document),
        [
            "某局2023年政府信息公开工作年度报告",
            "一、总体情况",
            "本年度公开信息3条。",
            "二、主动公开政府信息情况",
            "第二十条第（一）项",
            "[信息内容|本年制发件数][规章|0][第二十条第（五）项|][行政许可|3]",
            "三、收到和处理政府信息公开申请情况",
            "[一、本年新收|1]",
            "五、存在的主要问题及改进情况",
            "[某局|2024年1月5日]",
        ]
    );
}

#[test]
fn what_is_hidden_is_not_read_but_said() {
    let hidden = "<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>\
                  <row hidden='1'><c><v>4</v></c></row></sheetData>";
    let decoded = read(&xlsx(&[("表", "visible", hidden), ("底稿", "veryHidden", &data(&[&["密", "码"]]))]));
    assert_eq!(told(&decoded.document), ["[1|3]"]);
    let said = said(&decoded);
    assert!(said.contains("1 个隐藏的行和1 个隐藏的列") && said.contains("“底稿”是隐藏的"), "{said}");
}

#[test]
fn cells_far_apart_cost_no_rectangle_between_them() {
    let content = "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>\
                   <row r='1048576'><c r='A1048576'><v>3</v></c><c r='XFD1048576'><v>4</v></c></row></sheetData>\
                   <mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>";
    let decoded = one(content);
    assert_eq!(told(&decoded.document).len(), 1, "one merged cell covers the sheet");
    let apart = one(&content.replace("A1:XFD1048576", "A2:B2"));
    let told = told(&apart.document);
    assert_eq!((told.len(), told[0].as_str(), told[1].matches('|').count()), (2, "[1|2]", 255));
    assert!(said(&apart).contains("太大"));
}

#[test]
fn more_cells_than_the_limit_are_left_out_and_said() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(50);
    let bytes = xlsx(&[("表", "visible", &format!("<sheetData>{rows}</sheetData>"))]);
    let decoded = decode(&bytes, &Limits { cells: 40, ..Limits::default() });
    let Block::Table(table) = &decoded.document.blocks[0] else { panic!() };
    assert_eq!(table.rows.len(), 20);
    assert!(said(&decoded).contains("超过 40 个"));
}

#[test]
fn empty_formatted_cells_do_not_count() {
    let rows = "<row><c s='1'/><c s='1'/></row>".repeat(1000);
    let content = format!("<sheetData>{rows}<row><c><v>1</v></c><c><v>2</v></c></row></sheetData>");
    let bytes = xlsx(&[("表", "visible", &content)]);
    let decoded = decode(&bytes, &Limits { nodes: 2000, cells: 10, ..Limits::default() });
    assert_eq!((told(&decoded.document), said(&decoded).as_str()), (vec!["[1|2]".to_owned()], ""));
}

#[test]
fn pictures_and_boxes_on_a_sheet_are_found() {
    let sheet = format!("<worksheet>{}<drawing r:id='d'/></worksheet>", data(&[&["甲", "乙"]]));
    let drawing = "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>标</a:t></a:r><a:r><a:t>题</a:t></a:r></a:p></xdr:txBody></xdr:sp>\
                   <xdr:pic><xdr:cNvPr descr='表三'/><a:blip r:embed='i'/></xdr:pic></xdr:wsDr>";
    let book = "<workbook><sheets><sheet name='表' r:id='s'/></sheets></workbook>";
    let to = |id: &str, target: &str| {
        format!("<Relationships><Relationship Id='{id}' Type='x/y' Target='{target}'/></Relationships>")
    };
    let (a, b, c) = (to("s", "worksheets/s.xml"), to("d", "../drawings/d.xml"), to("i", "../media/1.png"));
    let parts: [(&str, &[u8]); 7] = [
        TYPES,
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", a.as_bytes()),
        ("xl/worksheets/s.xml", sheet.as_bytes()),
        ("xl/worksheets/_rels/s.xml.rels", b.as_bytes()),
        ("xl/drawings/d.xml", drawing.as_bytes()),
        ("xl/drawings/_rels/d.xml.rels", c.as_bytes()),
    ];
    assert_eq!(told(&read(&pack(&parts)).document), ["标题", "[甲|乙]", "<表三 xl/media/1.png>"]);
}

fn ods(tables: &str) -> Decoded {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name='ta2'><style:table-properties table:display='false'/>\
         </style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    read(&pack(&[kind, ("content.xml", content.as_bytes())]))
}

#[test]
fn open_document_sheets_are_read_with_their_repeats_and_spans() {
    let decoded = ods(
        "<table:table table:name='一'><table:table-column table:number-columns-repeated='2'/><table:table-column table:visibility='collapse'/>\
         <table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>合<text:s/>并<office:annotation><text:p>批注</text:p>\
         </office:annotation></text:p><text:p>二</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>藏</text:p>\
         </table:table-cell><table:table-cell office:value-type='float' office:value='1'><text:p>1.00</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='percentage' office:value='0.5' \
         table:number-columns-repeated='2'><text:p>50%</text:p></table:table-cell><table:table-cell/><table:table-cell \
         table:formula='of:=SUM([.A1])'/></table:table-row>\
         <table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
         </table:table><table:table table:name='底稿' table:style-name='ta2'><table:table-row><table:table-cell><text:p>x</text:p>\
         </table:table-cell></table:table-row></table:table>",
    );
    assert_eq!(told(&decoded.document), ["[合 并/二↓1→2|1][50%|50%|=SUM([.A1])][50%|50%|=SUM([.A1])]"]);
    let said = said(&decoded);
    assert!(said.contains("2 个公式") && said.contains("底稿") && said.contains("1 个隐藏的列"), "{said}");
}

#[test]
fn a_cell_repeated_without_end_is_cut() {
    let row = "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell office:value-type='string' \
               table:number-columns-repeated='4000000000'><text:p>满</text:p></table:table-cell></table:table-row>";
    let decoded = ods(&format!("<table:table table:name='一'>{}</table:table>", row.repeat(3)));
    let cells: usize = decoded
        .document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
            _ => 0,
        })
        .sum();
    assert_eq!(cells, (64 + 64 + 1) * 64, "three rows, the last at the end of all rows");
}

#[test]
fn an_old_workbook_that_is_damaged_is_refused_with_what_to_do() {
    let mut bytes = vec![0; 4096];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let name: Vec<u8> = "Workbook\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1024..1024 + name.len()].copy_from_slice(&name);
    bytes[1024 + 64] = 18;
    bytes[1024 + 66] = 2;
    assert!(said(&read(&bytes)).contains("工作簿已经损坏"));
}

#[test]
fn empty_cells_with_a_border_are_cells_of_a_table_to_be_filled_in() {
    let row = |number: u32, label: &str, style: u32| {
        let cells: String = ["B", "C"].map(|column| format!("<c r='{column}{number}' s='{style}'/>")).concat();
        format!("<row r='{number}'><c r='A{number}' t='inlineStr'><is><t>{label}</t></is></c>{cells}</row>")
    };
    let empty = "<row r='3'><c r='A3' s='4'/><c r='B3' s='4'/><c r='C3' s='4'/></row>";
    let drawn =
        one(&format!("<sheetData>{}{}{empty}</sheetData>", row(1, "一、本年新收", 4), row(2, "二、上年结转", 4)));
    let [Block::Table(table)] = drawn.document.blocks.as_slice() else { panic!("{:?}", drawn.document.blocks) };
    let texts: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
    assert_eq!(texts, [["一、本年新收", "", ""], ["二、上年结转", "", ""], ["", "", ""]]);
    let plain = one(&format!("<sheetData>{}</sheetData>", row(1, "一、本年新收", 1)));
    assert!(matches!(plain.document.blocks.as_slice(), [Block::Paragraph(_)]), "{:?}", plain.document.blocks);
}

#[test]
fn the_sheet_that_checks_the_sums_is_no_part_of_the_report() {
    let content = data(&[&["总计", "3"]]);
    let decoded = read(&xlsx(&[("表二", "visible", &content), ("校验", "visible", &content)]));
    assert_eq!(decoded.document.blocks.len(), 1);
}

//! What Word shows is what is read.

use gongkai_document::{Block, Origin};

use crate::decode::testing::{docx, docx_with, p, read, said, tc, told};

fn of(body: &str) -> Vec<String> {
    told(&read(&docx(body)).document)
}

/// A table of one row.
fn row(cells: &str) -> String {
    format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
}

const RELATIONS: &str = "word/_rels/document.xml.rels";

#[test]
fn runs_make_a_paragraph_with_tabs_and_line_ends() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">一、 </w:t><w:tab/></w:r><w:proofErr/><w:smartTag><w:r><w:t>总</w:t></w:r>\
                </w:smartTag><w:r><w:t>体</w:t><w:br/><w:t>情况</w:t><w:noBreakHyphen/></w:r></w:p><w:p/>";
    assert_eq!(of(body), ["一、 \t总体\n情况-"]);
}

#[test]
fn the_strict_form_is_read_like_the_other() {
    let main = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r><x:t>甲</x:t></x:r>\
                </x:p></x:body></x:document>";
    let relations = "<Relationships><Relationship Id='a' Target='/main/text.xml' \
                     Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'/></Relationships>";
    let parts: [(&str, &[u8]); 2] = [("_rels/.rels", relations.as_bytes()), ("main/text.xml", main.as_bytes())];
    assert_eq!(told(&read(&crate::decode::testing::pack(&parts)).document), ["甲"]);
}

#[test]
fn cells_merged_across_and_down_become_spans() {
    let table = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr></w:tbl>",
        tc("<w:vMerge w:val=\"restart\"/>", "甲"),
        tc("<w:gridSpan w:val=\"2\"/>", "乙"),
        tc("", "丙"),
        tc("<w:vMerge/>", ""),
        tc("", "丁"),
        tc("", "戊"),
        tc("<w:gridSpan w:val=\"2\"/>", "己"),
        tc("<w:hMerge w:val=\"continue\"/>", "")
    );
    assert_eq!(of(&table), ["[甲↓2→1|乙↓1→2|丙][丁|戊][|己↓1→3]"]);
}

#[test]
fn a_merge_that_fits_nothing_above_is_a_cell_of_its_own() {
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("<w:vMerge w:val=\"restart\"/><w:gridSpan w:val=\"2\"/>", "甲"),
        tc("", "乙"),
        tc("<w:vMerge/>", "丙"),
        tc("<w:vMerge/>", "丁")
    );
    assert_eq!(of(&table), ["[甲↓1→2|乙][丙|丁]"]);
}

#[test]
fn a_span_beyond_any_table_is_cut() {
    let table = row(&tc("<w:gridSpan w:val=\"4000000000\"/>", "甲"));
    assert_eq!(of(&table), ["[甲↓1→256]"]);
    assert_eq!(of(&row(&tc("<w:gridSpan w:val=\"99999999999999999999999\"/>", "甲"))), ["[甲]"]);
}

#[test]
fn tables_stand_in_cells_and_repeated_rows_are_heads() {
    let inner = row(&tc("", "里"));
    let outer = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>",
        p("申"),
        p("请")
    );
    let decoded = read(&docx(&outer));
    assert_eq!(told(&decoded.document), ["[申/请[里]]"]);
    let Block::Table(table) = &decoded.document.blocks[0] else { panic!() };
    assert!(table.rows[0].cells[0].header);
}

#[test]
fn rows_and_cells_in_content_controls_are_read_and_unfilled_controls_are_blank() {
    let cell = |control: &str, text: &str| {
        let run = format!("<w:r><w:t>{text}</w:t></w:r>");
        format!("<w:tc><w:p><w:sdt><w:sdtPr>{control}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt></w:p></w:tc>")
    };
    let cells = format!(
        "{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        cell("<w:text/>", "12"),
        cell("<w:showingPlcHdr/>", "单击此处输入")
    );
    let table = format!("<w:tbl><w:sdt><w:sdtContent><w:tr>{cells}</w:tr></w:sdtContent></w:sdt></w:tbl>");
    let decoded = read(&docx(&table));
    assert_eq!(told(&decoded.document), ["[12|]"]);
    assert!(said(&decoded).contains("内容控件"));
}

#[test]
fn tracked_changes_are_read_as_if_accepted_and_said() {
    let body = format!(
        "<w:p><w:r><w:t>新收</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>5</w:t></w:r></w:ins>\
         <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一句，</w:t></w:r></w:p>{}\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr><w:trPr><w:ins/></w:trPr>{}{}</w:tr></w:tbl>",
        p("没有断。"),
        tc("", "删"),
        tc("<w:cellDel/>", "去"),
        tc("", "留")
    );
    let decoded = read(&docx(&body));
    assert_eq!(told(&decoded.document), ["新收5件", "一句，没有断。", "[留]"]);
    assert!(said(&decoded).contains("修订"));
    assert_eq!(said(&read(&docx(&p("甲")))), "");
}

#[test]
fn the_properties_before_a_change_are_not_those_of_now() {
    let body = "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange>\
                <w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>";
    assert_eq!(of(body), ["甲"]);
}

#[test]
fn a_text_box_is_read_once_and_where_it_is_anchored() {
    let drawing =
        |text: &str| format!("<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>", p(text));
    let both = |text: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}\
             </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            drawing(text),
            p(text)
        )
    };
    let body = format!("<w:p>{}<w:r><w:t>正文</w:t></w:r>{}</w:p>", both("标题"), both("落款"));
    assert_eq!(of(&body), ["标题", "正文", "落款"]);
    let old = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:other/></mc:Choice><mc:Fallback>{}</mc:Fallback>\
                       </mc:AlternateContent></w:r></w:p>",
        drawing("旧")
    );
    assert_eq!(of(&old), ["旧"]);
    let framed = "<w:p><w:pPr><w:framePr w:wrap=\"around\"/></w:pPr><w:r><w:t>2024年1月5日</w:t></w:r></w:p>";
    assert_eq!(of(framed), ["2024年1月5日"]);
    let drop =
        format!("<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>本</w:t></w:r></w:p>{}", p("报告"));
    assert_eq!(of(&drop), ["本报告"]);
}

#[test]
fn fields_give_their_result_and_lists_of_headings_are_no_text() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar \
             w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = format!("<w:p>{}{}</w:p>", field(" =SUM(LEFT) ", "12"), field("PAGE", "3"));
    assert_eq!(of(&body), ["12"]);
    assert_eq!(of("<w:p><w:fldSimple w:instr=\"DATE\"><w:r><w:t>今天</w:t></w:r></w:fldSimple></w:p>"), ["今天"]);
    assert!(of(&format!("<w:p>{}</w:p>", field("TOC \\o", "一、总体情况 1"))).is_empty());
    let contents = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>{}\
         </w:sdtContent></w:sdt>{}",
        p("一、总体情况 1"),
        p("正文")
    );
    assert_eq!(of(&contents), ["正文"]);
    // a field that was never finished hides its instruction, not what follows
    let open =
        format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText></w:r></w:p>{}", p("正文"));
    assert_eq!(of(&open), ["正文"]);
}

#[test]
fn links_and_pictures_know_their_targets() {
    let relations = "<Relationships><Relationship Id='r1' Type='x/hyperlink' Target='https://a.example/b' TargetMode='External'/>\
                     <Relationship Id='r2' Type='x/image' Target='media/1.png'/></Relationships>";
    let body = "<w:p><w:hyperlink r:id='r1'><w:r><w:t>下载</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType='begin'/>\
                <w:instrText>HYPERLINK \"c.docx\"</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>附件</w:t>\
                <w:fldChar w:fldCharType='end'/></w:r></w:p><w:p><w:r><w:drawing><wp:docPr descr='表三'/><a:blip r:embed='r2'/>\
                </w:drawing></w:r><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>";
    let decoded = read(&docx_with(body, &[(RELATIONS, relations)]));
    assert_eq!(told(&decoded.document), ["下载附件", "<表三 word/media/1.png>"]);
    let links: Vec<(&str, &str)> =
        decoded.document.links.iter().map(|l| (l.text.as_str(), l.target.as_str())).collect();
    assert_eq!(links, [("下载", "https://a.example/b"), ("附件", "c.docx")]);
    assert!(said(&decoded).contains("嵌入"));
}

#[test]
fn hidden_and_white_text_is_hidden_unless_its_ground_is_coloured() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let white = "<w:color w:val=\"ffffff\"/>";
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("<w:vanish/>", "隐"),
        run("<w:vanish w:val=\"0\"/><w:b/>", "显"),
        run(white, "白"),
        run(&format!("{white}<w:shd w:val=\"clear\" w:fill=\"C00000\"/>"), "红底")
    );
    assert_eq!(of(&body), ["{隐}显{白}红底"]);
    let cell =
        |properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(white, "总计"));
    let table = row(&(cell("<w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>") + &cell("")));
    assert_eq!(of(&table), ["[总计|]", "{总计}"]);
}

#[test]
fn headings_are_told_by_outline_level_by_style_and_by_its_name() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='a'><w:name w:val='标题 2'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='b'><w:name w:val='自定'/><w:basedOn w:val='a'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='c'><w:name w:val='公文'/><w:basedOn w:val='d'/><w:pPr><w:outlineLvl w:val='2'/>\
                  </w:pPr></w:style><w:style w:type='paragraph' w:styleId='d'><w:name w:val='圈'/><w:basedOn w:val='c'/>\
                  <w:rPr><w:vanish/></w:rPr></w:style><w:style w:type='paragraph' w:styleId='e'><w:name w:val='heading 1'/></w:style>\
                  </w:styles>";
    let relations = "<Relationships><Relationship Id='s' Type='x/styles' Target='styles.xml'/></Relationships>";
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        styled("b", "甲"),
        styled("c", "乙"),
        styled("e", "丙"),
        styled("e", &"长".repeat(121)),
        "<w:p><w:pPr><w:pStyle w:val='e'/><w:outlineLvl w:val='9'/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    let decoded = read(&docx_with(&body, &[("word/styles.xml", styles), (RELATIONS, relations)]));
    let told = told(&decoded.document);
    assert_eq!([&told[0], &told[2], &told[4], &told[5]], ["2# 甲", "1# 丙", "正文", "1# 丁"]);
    // hidden by a style that is based on itself in a circle: read as far as it goes
    assert_eq!((told[1].as_str(), told[3].chars().count()), ("{乙}", 121));
}

#[test]
fn numbers_of_lists_become_text_and_restart_as_they_do_in_word() {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:suff w:val='nothing'/><w:lvlText w:val='%1、'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='japaneseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%3'/></w:lvl>\
        <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimalEnclosedCircle'/><w:lvlRestart w:val='0'/><w:lvlText w:val='%4'/></w:lvl>\
        </w:abstractNum><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='●'/></w:lvl>\
        </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='0'/>\
        <w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num><w:num w:numId='3'><w:abstractNumId w:val='1'/>\
        </w:num></w:numbering>";
    let relations = "<Relationships><Relationship Id='n' Type='x/numbering' Target='numbering.xml'/></Relationships>";
    let item = |list: u8, level: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>文</w:t></w:r></w:p>"
        )
    };
    let items =
        [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (1, 3), (2, 0), (2, 0), (3, 0), (9, 0), (0, 0)];
    let body: String = items.iter().map(|(list, level)| item(*list, *level)).collect();
    let decoded = read(&docx_with(&body, &[("word/numbering.xml", numbering), (RELATIONS, relations)]));
    assert_eq!(
        told(&decoded.document),
        [
            "一、文",
            "（一）文",
            "（二）文",
            "1.1 文",
            "①文",
            "二、文",
            "（一）文",
            "②文",
            "五、文",
            "六、文",
            "文",
            "文",
            "文"
        ]
    );
}

#[test]
fn notes_stand_behind_what_they_belong_to_and_once() {
    let notes = "<w:footnotes><w:footnote w:type='separator' w:id='0'/><w:footnote w:id='2'><w:p><w:r><w:t>注：含补录</w:t></w:r></w:p>\
                 </w:footnote></w:footnotes>";
    let relations = "<Relationships><Relationship Id='f' Type='x/footnotes' Target='footnotes.xml'/></Relationships>";
    let body = format!(
        "<w:p><w:r><w:t>共3件</w:t><w:footnoteReference w:id='2'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>{}",
        p("后文")
    );
    let decoded = read(&docx_with(&body, &[("word/footnotes.xml", notes), (RELATIONS, relations)]));
    assert_eq!(told(&decoded.document), ["共3件", "注：含补录", "后文"]);
}

#[test]
fn symbols_are_read_or_said_not_to_be() {
    let body = "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='宋体' w:char='2014'/><w:sym w:font='Webdings' w:char='F061'/>\
                </w:r></w:p>";
    let decoded = read(&docx(body));
    assert_eq!(told(&decoded.document), ["☑—\u{FFFD}"]);
    assert!(said(&decoded).contains("专用字体"));
}

#[test]
fn every_cell_knows_its_element_and_its_bytes() {
    let decoded = read(&docx(&(p("甲") + &row(&(tc("", "乙") + &tc("", "丙"))))));
    let Block::Table(table) = &decoded.document.blocks[1] else { panic!() };
    let Some(Origin::Bytes { range, dom }) = &table.rows[0].cells[1].origin else { panic!() };
    assert_eq!((&**dom, range.1 - range.0), ("word/document.xml/tbl[1]/tr[1]/tc[2]", tc("", "丙").len()));
    let Block::Paragraph(paragraph) = &decoded.document.blocks[0] else { panic!() };
    let Some(Origin::Bytes { dom, .. }) = &paragraph.origin else { panic!() };
    assert_eq!(&**dom, "word/document.xml/p[1]");
}

#[test]
fn relationships_in_a_circle_and_to_nowhere_do_no_harm() {
    let relations = "<Relationships><Relationship Id='a' Type='x/styles' Target='document.xml'/><Relationship Id='b' \
                     Type='x/numbering' Target='../../word/document.xml'/><Relationship Id='c' Type='x/footnotes' Target='nowhere.xml'/>\
                     </Relationships>";
    assert_eq!(told(&read(&docx_with(&p("甲"), &[(RELATIONS, relations)])).document), ["甲"]);
}

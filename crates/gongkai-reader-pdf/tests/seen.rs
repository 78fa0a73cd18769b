//! A reader reads what is drawn: forms, annotations and layers that show; nothing that is hidden or attached.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use gongkai_document::{Block, Document, Origin};
use gongkai_reader_pdf::{Decoded, ProblemKind};
use support::{File, Tells, codes, font, kinds, one_page, read, show, texts};

fn hidden(document: &Document) -> Vec<String> {
    let runs = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.runs.clone(),
        _ => Vec::new(),
    });
    runs.filter(|run| run.hidden).map(|run| run.text).collect()
}

#[test]
fn hidden_text_is_kept_apart_as_hidden() {
    let content = format!(
        "{}1 g {} 0 g 3 Tr {} 0 Tr q 0 0 50 50 re W n {} Q",
        show("看得见", 72.0, 700.0, 12.0),
        show("白字", 72.0, 650.0, 12.0),
        show("不画的字", 72.0, 600.0, 12.0),
        show("裁掉的字", 72.0, 550.0, 12.0),
    );
    let decoded = read(&one_page(&content, ""));
    assert_eq!(texts(&decoded.document), ["看得见"]);
    assert_eq!(hidden(&decoded.document), ["白字", "不画的字", "裁掉的字"]);
}

#[test]
fn white_text_on_a_dark_ground_is_read() {
    let content = format!("0 0 .5 rg 60 690 200 30 re f 1 g {}", show("表头", 72.0, 700.0, 12.0));
    assert_eq!(texts(&read(&one_page(&content, "")).document), ["表头"]);
}

#[test]
fn the_text_layer_of_a_scan_is_read_and_said_to_be_one() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let image =
        file.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\xFF");
    let resources = format!("/Font<</F0 {font} 0 R>>/XObject<</Im {image} 0 R>>");
    let content = format!("q 595 0 0 842 0 0 cm /Im Do Q 3 Tr {}", show("识别出来的字", 72.0, 700.0, 12.0));
    let decoded = read(&file.clone().pages(&[content.into_bytes()], &resources, ""));
    assert_eq!(texts(&decoded.document), ["识别出来的字"]);
    assert_eq!(kinds(&decoded), [ProblemKind::Recognised]);
    let bare = read(&file.pages(&[b"q 595 0 0 842 0 0 cm /Im Do Q".to_vec()], &resources, ""));
    assert_eq!(kinds(&bare), [ProblemKind::NoText]);
    let what = &bare.problems[0].what;
    assert!(what.contains("扫描的图片") && what.contains("OCR"), "{what}");
}

#[test]
fn forms_and_annotations_are_read_and_attachments_and_hidden_annotations_are_not() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let resources = format!("/Font<</F0 {font} 0 R>>");
    let form = |file: &mut File, text: &str| {
        let dict = format!("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<<{resources}>>");
        file.stream(&dict, show(text, 2.0, 4.0, 12.0).as_bytes())
    };
    let inner = form(&mut file, "表单里的字");
    let (stamp, secret) = (form(&mut file, "批注的字"), form(&mut file, "藏起来的批注"));
    let entries = format!(
        "/Annots[<</Type/Annot/Subtype/FreeText/Rect[72 500 272 520]/AP<</N {stamp} 0 R>>>><</Type/Annot/Subtype/FreeText/F 2/Rect[72 400 272 420]/AP<</N {secret} 0 R>>>>]"
    );
    let content = format!("q 1 0 0 1 72 600 cm /Fm Do Q {}", show("正文", 72.0, 700.0, 12.0));
    let resources = format!("{resources}/XObject<</Fm {inner} 0 R>>");
    let decoded = read(&file.pages(&[content.into_bytes()], &resources, &entries));
    assert_eq!(texts(&decoded.document), ["正文", "表单里的字", "批注的字"]);
}

#[test]
fn a_layer_that_is_off_is_not_read() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let layer = file.add("<</Type/OCG/Name(draft)>>");
    let content =
        format!("/OC /L BDC {} EMC {}", show("关掉的图层", 72.0, 600.0, 12.0), show("正文", 72.0, 700.0, 12.0));
    let content = file.stream("", content.as_bytes());
    let tree = file.reserve();
    let page = file.add(format!(
        "<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F0 {font} 0 R>>/Properties<</L {layer} 0 R>>>>/Contents {content} 0 R>>"
    ));
    file.set(tree, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = file
        .add(format!("<</Type/Catalog/Pages {tree} 0 R/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]>>>>>>"));
    let decoded = read(&file.finish(root));
    assert_eq!(texts(&decoded.document), ["正文"]);
    assert_eq!(hidden(&decoded.document), ["关掉的图层"]);
}

#[test]
fn text_at_an_angle_is_a_watermark_and_said_so() {
    let content =
        format!("{}BT /F0 40 Tf .7 .7 -.7 .7 200 300 Tm {} Tj ET", show("正文", 72.0, 700.0, 12.0), codes("样稿"));
    let decoded = read(&one_page(&content, ""));
    assert_eq!(texts(&decoded.document), ["正文"]);
    assert_eq!(kinds(&decoded), [ProblemKind::Doubt]);
    assert!(decoded.problems[0].what.contains("样稿"));
}

#[test]
fn every_block_knows_its_page_and_box() {
    let decoded = read(&one_page(&show("正文", 72.0, 700.0, 10.0), ""));
    let Some(Block::Paragraph(paragraph)) = decoded.document.blocks.first() else { panic!("a paragraph") };
    let Some(Origin::Page { page, bounds: [left, top, right, bottom] }) = paragraph.origin else { panic!("a page") };
    assert_eq!((page, left, right), (1, 72.0, 92.0));
    assert!((top - 133.2).abs() < 0.1 && (bottom - 143.2).abs() < 0.1, "{top} {bottom}");
}

#[test]
fn a_picture_stands_where_it_is_and_a_seal_is_none() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let image =
        file.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\xFF");
    let resources = format!("/Font<</F0 {font} 0 R>>/XObject<</Im {image} 0 R>>");
    let content = format!(
        "{}q 400 0 0 200 72 400 cm /Im Do Q q 80 0 0 80 300 250 cm /Im Do Q {}",
        show("上文", 72.0, 700.0, 12.0),
        show("下文", 72.0, 300.0, 12.0)
    );
    let decoded = read(&file.pages(&[content.into_bytes()], &resources, ""));
    assert_eq!(texts(&decoded.document), ["上文", "[图]", "下文"]);
}

/// A table of level lines that ends a page, and what stands between two such lines at the top of the next.
fn over_the_page(second: &[(&str, f32)]) -> Decoded {
    let level = |y: f32| format!("0.5 w 72 {y} m 472 {y} l S\n");
    let row = |words: &[(&str, f32)], y: f32| words.iter().map(|(text, x)| show(text, *x, y, 9.0)).collect::<String>();
    let head = [("信息内容", 80.0), ("制发件数", 190.0), ("废止件数", 290.0), ("有效件数", 390.0)];
    let first = [760.0, 740.0, 720.0].map(level).concat()
        + &row(&head, 746.0)
        + &row(&[("规章", 80.0), ("1", 205.0), ("2", 305.0), ("3", 405.0)], 726.0);
    let second = [760.0, 740.0].map(level).concat() + &row(second, 746.0) + &show("四、下一节", 72.0, 600.0, 12.0);
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    read(&file.pages(&[first.into_bytes(), second.into_bytes()], &format!("/Font<</F0 {font} 0 R>>"), ""))
}

#[test]
fn a_row_alone_on_the_next_page_is_read_where_its_figures_stand_under_others() {
    let decoded = over_the_page(&[("规范性文件", 80.0), ("4", 205.0), ("15", 303.0), ("6", 405.0)]);
    let table = "信息内容|制发件数|废止件数|有效件数\n规章|1|2|3\n规范性文件|4|15|6";
    assert_eq!(texts(&decoded.document), [table, "四、下一节"]);
    assert_eq!(kinds(&decoded), []);
}

#[test]
fn a_row_alone_whose_figures_stand_between_the_columns_is_not_guessed() {
    let table = "信息内容|制发件数|废止件数|有效件数\n规章|1|2|3";
    for odd in [
        &[("规范性文件", 80.0), ("4", 205.0), ("6", 405.0)][..],
        &[("规范性文件", 80.0), ("4", 205.0), ("15", 303.0), ("6", 357.0)],
    ] {
        let decoded = over_the_page(odd);
        assert_eq!(texts(&decoded.document).first().map(String::as_str), Some(table), "{odd:?}");
        assert_eq!(kinds(&decoded), [ProblemKind::Doubt], "{odd:?}");
        assert!(decoded.problems[0].what.contains("第2页") && decoded.problems[0].what.contains("请对照原件"));
    }
}

#[test]
fn a_sentence_between_two_lines_on_the_next_page_is_a_paragraph() {
    let decoded = over_the_page(&[("本年度没有其他情况。", 80.0)]);
    assert_eq!(texts(&decoded.document)[1..], ["本年度没有其他情况。", "四、下一节"]);
    assert_eq!(kinds(&decoded), []);
}

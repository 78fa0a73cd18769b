//! Which character a code stands for, by each way a file has to say it — and that what it does not say is unreadable.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use gongkai_reader_pdf::ProblemKind;
use support::{File, Tells, font, kinds, one_page, read, show, texts};

fn page_in(tells: Tells, content: &str) -> Vec<u8> {
    let mut file = File::default();
    let font = font(&mut file, tells);
    file.pages(&[content.as_bytes().to_vec()], &format!("/Font<</F0 {font} 0 R>>"), "")
}

#[test]
fn a_table_in_the_file_tells_the_characters() {
    let decoded = read(&one_page(&show("政府信息公开2024年（第3期）", 72.0, 700.0, 12.0), ""));
    assert_eq!(texts(&decoded.document), ["政府信息公开2024年（第3期）"]);
    assert_eq!(decoded.problems, []);
}

#[test]
fn the_name_of_an_encoding_tells_the_characters() {
    let decoded = read(&page_in(Tells::Ucs2, &show("收到申请3件", 72.0, 700.0, 12.0)));
    assert_eq!(texts(&decoded.document), ["收到申请3件"]);
    // the same in GBK: 收到3件
    let decoded = read(&page_in(Tells::Gbk, "BT /F0 12 Tf 72 700 Td <CAD5B5BD33BCFE> Tj ET"));
    assert_eq!(texts(&decoded.document), ["收到3件"]);
}

#[test]
fn the_number_in_a_published_collection_tells_the_character() {
    let mut file = File::default();
    let descendant = file.add(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>",
    );
    let font = file.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]>>"
    ));
    // Adobe-GB1: 4559 is 中, 1875 is 国
    let content = b"BT /F0 12 Tf 72 700 Td <11CF0753> Tj ET".to_vec();
    let decoded = read(&file.pages(&[content], &format!("/Font<</F0 {font} 0 R>>"), ""));
    assert_eq!(texts(&decoded.document), ["中国"]);
}

#[test]
fn what_no_one_tells_is_unreadable_and_said_so_with_a_way_out() {
    let decoded = read(&page_in(Tells::Nothing, &show("三件", 72.0, 700.0, 12.0)));
    assert_eq!(texts(&decoded.document), ["\u{FFFD}\u{FFFD}"]);
    assert_eq!(kinds(&decoded), [ProblemKind::Unmapped]);
    let what = &decoded.problems[0].what;
    assert!(what.contains("第1页有 2 个字读不出来") && what.contains("请改用"), "{what}");
}

#[test]
fn a_font_that_the_file_draws_itself_is_read_by_its_names() {
    let mut file = File::default();
    let glyph = file.stream("", b"500 0 0 0 500 700 d1 0 0 500 700 re f");
    let font = file.add(format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</three {glyph} 0 R/a7 {glyph} 0 R>>/Encoding<</Type/Encoding/Differences[1/three/a7]>>/FirstChar 1/LastChar 2/Widths[500 500]>>"
    ));
    let content = b"BT /F0 12 Tf 72 700 Td <0102> Tj ET".to_vec();
    let decoded = read(&file.pages(&[content], &format!("/Font<</F0 {font} 0 R>>"), ""));
    assert_eq!(texts(&decoded.document), ["3\u{FFFD}"], "a7 is no name of a character");
}

#[test]
fn a_piece_of_a_font_without_a_word_on_its_codes_is_not_guessed() {
    let mut file = File::default();
    // what stands in the file does not matter: it is there, and nothing says what its codes mean
    let program = file.stream("", b"none");
    let descriptor = file.add(format!("<</Type/FontDescriptor/FontName/ABCDEF+Sub/Flags 4/FontFile2 {program} 0 R>>"));
    let font = file.add(format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Sub/FirstChar 48/LastChar 57/Widths[500 500 500 500 500 500 500 500 500 500]/FontDescriptor {descriptor} 0 R>>"
    ));
    let content = b"BT /F0 12 Tf 72 700 Td (12) Tj ET".to_vec();
    let decoded = read(&file.pages(&[content], &format!("/Font<</F0 {font} 0 R>>"), ""));
    assert!(texts(&decoded.document).iter().all(|text| !text.contains(['1', '2'])), "{:?}", texts(&decoded.document));
    assert_eq!(kinds(&decoded), [ProblemKind::Unmapped]);
}

#[test]
fn a_font_that_cannot_be_loaded_leaves_a_mark() {
    let mut file = File::default();
    let font = file.add("<</Type/Font/Subtype/Nonsense>>");
    let content = b"BT /F0 12 Tf 72 700 Td (12) Tj ET".to_vec();
    let decoded = read(&file.pages(&[content], &format!("/Font<</F0 {font} 0 R>>"), ""));
    assert_eq!(texts(&decoded.document), ["\u{FFFD}"]);
    assert_eq!(kinds(&decoded), [ProblemKind::Unmapped]);
}

//! Files that lie, loop, burst or break off: an answer within the budget, and never a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::io::Write;

use gongkai_reader_pdf::{Budget, ProblemKind, decode};
use support::{File, Tells, font, kinds, one_page, read, show, texts};

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A page of one packed content stream.
fn packed(content: &[u8], filter: &str) -> Vec<u8> {
    let mut file = File::default();
    let content = file.stream(filter, content);
    let tree = file.reserve();
    let page = file.add(format!("<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R>>"));
    file.set(tree, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = file.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    file.finish(root)
}

#[test]
fn what_is_no_pdf_is_said_to_be_damaged() {
    for bytes in [&b""[..], b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<", &[0xFF; 4096]] {
        assert_eq!(kinds(&read(bytes)), [ProblemKind::Damaged]);
    }
}

#[test]
fn a_file_that_breaks_off_anywhere_gives_an_answer() {
    let whole = one_page(&show("正文2024", 72.0, 700.0, 12.0), "");
    for end in (0..whole.len()).step_by(97) {
        let decoded = read(&whole[..end]);
        assert!(!decoded.problems.is_empty() || texts(&decoded.document) == ["正文2024"], "cut at {end}");
    }
}

#[test]
fn a_wrong_table_of_places_is_mended() {
    let whole = one_page(&show("正文", 72.0, 700.0, 12.0), "");
    let text = String::from_utf8_lossy(&whole).into_owned();
    let start = text.rfind("startxref").unwrap();
    let mut broken = whole[..whole.len() - (text.len() - start).min(40)].to_vec();
    broken.extend_from_slice(b"startxref\n7\n%%EOF");
    assert_eq!(texts(&read(&broken).document), ["正文"]);
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let budget = Budget { stream: 1 << 20, ..Budget::default() };
    let bomb = deflated(&vec![b' '; 4 << 20]);
    assert_eq!(kinds(&decode(&packed(&bomb, "/Filter/FlateDecode"), &budget)), [ProblemKind::Limit]);
    let twice = deflated(&bomb);
    assert_eq!(kinds(&decode(&packed(&twice, "/Filter[/FlateDecode/FlateDecode]"), &budget)), [ProblemKind::Limit]);
}

#[test]
fn a_page_whose_content_breaks_off_is_said_to_be_damaged() {
    let mut whole = deflated(&b"0 0 m 9 9 l S ".repeat(200));
    whole.truncate(whole.len() / 2);
    let decoded = read(&packed(&whole, "/Filter/FlateDecode"));
    assert_eq!(kinds(&decoded), [ProblemKind::Damaged]);
    assert!(decoded.problems[0].what.contains("第1页"));
}

#[test]
fn a_bomb_among_the_objects_is_refused_before_it_is_opened() {
    let bomb = deflated(&vec![b' '; 3 << 20]);
    let mut file = File::default();
    file.stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb);
    let bytes = file.finish(1);
    let budget = Budget { unpacked: 1 << 20, ..Budget::default() };
    assert_eq!(kinds(&decode(&bytes, &budget)), [ProblemKind::Limit]);
}

#[test]
fn ten_million_operators_stop_at_the_budget() {
    let budget = Budget { operators: 1_000_000, ..Budget::default() };
    let decoded = decode(&packed(&b"q Q ".repeat(5_000_000), ""), &budget);
    assert!(kinds(&decoded).contains(&ProblemKind::Limit));
    assert!(decoded.problems.iter().any(|problem| problem.what.contains("绘图指令")));
}

#[test]
fn forms_that_draw_each_other_come_to_an_end() {
    // each of forty forms draws the next one twice: 2^40 drawings
    let mut file = File::default();
    let numbers: Vec<usize> = (0..40).map(|_| file.reserve()).collect();
    for pair in numbers.windows(2) {
        let data = b"/F Do /F Do";
        let dict = format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {} 0 R>>>>/Length {}>>\nstream\n",
            pair[1],
            data.len()
        );
        file.set(pair[0], [dict.as_bytes(), data, b"\nendstream"].concat());
    }
    // and the last one draws itself
    let last = numbers[39];
    let data = b"/F Do";
    let dict = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {last} 0 R>>>>/Length 5>>\nstream\n"
    );
    file.set(last, [dict.as_bytes(), data, b"\nendstream"].concat());
    let resources = format!("/XObject<</F {} 0 R>>", numbers[0]);
    let budget = Budget { operators: 100_000, ..Budget::default() };
    let decoded = decode(&file.pages(&[b"/F Do".to_vec()], &resources, ""), &budget);
    assert!(kinds(&decoded).contains(&ProblemKind::Limit));
}

#[test]
fn a_tree_of_pages_that_holds_itself_ends() {
    let mut file = File::default();
    let tree = file.reserve();
    file.set(tree, format!("<</Type/Pages/Kids[{tree} 0 R {tree} 0 R]/Count 99999999>>"));
    let root = file.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    assert_eq!(kinds(&read(&file.finish(root))), [ProblemKind::Damaged]);
}

#[test]
fn tables_of_places_that_follow_each_other_in_a_ring_end() {
    let mut file = File::default();
    let tree = file.add("<</Type/Pages/Kids[]/Count 0>>");
    let root = file.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    let bytes = String::from_utf8_lossy(&file.finish(root)).into_owned();
    let place = bytes.rfind("xref\n0").unwrap();
    let ring = bytes.replace("/Root", &format!("/Prev {place}/Root"));
    assert_eq!(kinds(&read(ring.as_bytes())), [ProblemKind::Damaged]);
}

#[test]
fn lies_about_sizes_do_no_harm() {
    let whole =
        String::from_utf8_lossy(&one_page("0 0 m 1e30 -1e30 l S 99999999999 w 0 0 1e20 1e20 re f", "")).into_owned();
    for (from, to) in [
        ("/MediaBox[0 0 595 842]", "/MediaBox[0 0 1e12 1e12]"),
        ("/MediaBox[0 0 595 842]", "/MediaBox[5 5 5 5]"),
        ("/Length ", "/Length 4294967295 %"),
        ("/Count 1", "/Count -1"),
        ("/MediaBox[0 0 595 842]", "/MediaBox[0 0 595 842]/Rotate 2147483647"),
    ] {
        let decoded = read(whole.replace(from, to).as_bytes());
        assert!(texts(&decoded.document).is_empty(), "{to}");
    }
}

#[test]
fn numbers_out_of_all_bounds_in_text_do_no_harm() {
    let content = format!(
        "BT /F0 1e30 Tf 1e30 0 0 1e30 1e30 1e30 Tm <4E004E00> Tj ET BT /F0 12 Tf 1e38 Tz 1e38 Tc 72 700 Td <4E00> Tj ET {}",
        show("正文", 72.0, 700.0, 12.0)
    );
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let bytes = file.pages(&[content.into_bytes()], &format!("/Font<</F0 {font} 0 R>>"), "");
    assert!(read(&bytes).problems.iter().all(|problem| problem.kind != ProblemKind::Damaged));
}

#[test]
fn more_pages_and_larger_files_than_allowed_are_said_so() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let pages = vec![show("正文", 72.0, 700.0, 12.0).into_bytes(); 5];
    let bytes = file.pages(&pages, &format!("/Font<</F0 {font} 0 R>>"), "");
    let decoded = decode(&bytes, &Budget { pages: 3, ..Budget::default() });
    assert_eq!(kinds(&decoded), [ProblemKind::Limit]);
    assert_eq!(kinds(&decode(&bytes, &Budget { bytes: 100, ..Budget::default() })), [ProblemKind::Limit]);
}

#[test]
fn the_same_file_gives_the_same_answer() {
    let bytes = one_page(&show("正文", 72.0, 700.0, 12.0), "");
    let (first, second) = (read(&bytes), read(&bytes));
    assert_eq!((first.document, first.problems), (second.document, second.problems));
}

#[test]
fn a_page_full_of_glyphs_on_one_spot_or_of_lines_takes_no_square_of_the_time() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let spot = format!("BT /F0 1 Tf 0 Tz 72 700 Td <{}> Tj ET", "4E00".repeat(100_000));
    let row = format!("BT /F0 1 Tf 300 Tc 0.001 0 0 1 72 600 Tm <{}> Tj ET", "0031".repeat(50_000));
    let rules: String = (0..20_000).map(|at| format!("0 {} m 500 {} l S ", at % 800, at % 800)).collect();
    let bytes = file.pages(&[format!("{spot} {row} {rules}").into_bytes()], &format!("/Font<</F0 {font} 0 R>>"), "");
    let decoded = read(&bytes);
    assert!(decoded.problems.iter().all(|problem| problem.kind != ProblemKind::Damaged));
}

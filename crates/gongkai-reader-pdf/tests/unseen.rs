//! What a file holds beside what its pages show is told, and a clean file is silent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use gongkai_document::TraceKind as K;
use support::{File, Tells, font, one_page, read, show, texts};

/// A file of one page with these entries of the page, of the catalog and of the trailer.
fn file(make: impl FnOnce(&mut File) -> (String, String, String)) -> Vec<u8> {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let (page, root, trailer) = make(&mut file);
    let tree = file.reserve();
    let content = file.stream("", show("正文", 72.0, 700.0, 12.0).as_bytes());
    let page = file.add(format!(
        "<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F0 {font} 0 R>>>>/Contents {content} 0 R{page}>>"
    ));
    file.set(tree, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = file.add(format!("<</Type/Catalog/Pages {tree} 0 R{root}>>"));
    let bytes = file.finish(root);
    let at = bytes.windows(9).rposition(|window| window == b"trailer\n<").unwrap() + 10;
    [&bytes[..at], trailer.as_bytes(), &bytes[at..]].concat()
}

fn told(bytes: &[u8]) -> Vec<(K, String, String)> {
    let decoded = read(bytes);
    assert!(decoded.problems.is_empty(), "{:?}", decoded.problems);
    decoded.document.traces.into_iter().map(|trace| (trace.kind, trace.place, trace.excerpt)).collect()
}

fn said(kind: K, place: &str, excerpt: &str) -> (K, String, String) {
    (kind, place.to_owned(), excerpt.to_owned())
}

#[test]
fn properties_name_persons_once_and_programs_not_at_all() {
    let bytes = file(|file| {
        let packet = "<x:xmpmeta><rdf:Description pdfx:Company='示范局'><dc:creator><rdf:Seq><rdf:li>王某</rdf:li></rdf:Seq>\
                      </dc:creator></rdf:Description></x:xmpmeta>";
        let xml = file.stream("/Type/Metadata/Subtype/XML", packet.as_bytes());
        let info = file.add(
            "<</Author<FEFF738B67D0>/Creator(WPS)/Producer(x)/Title(t)/Keywords(k)/Company<E7A4BAE88C83E5B180>/Manager()>>",
        );
        (String::new(), format!("/Metadata {xml} 0 R"), format!("/Info {info} 0 R"))
    });
    let place = "文件属性";
    assert_eq!(
        told(&bytes),
        [said(K::Metadata, place, "王某"), said(K::Metadata, place, "k"), said(K::Metadata, place, "示范局")]
    );
    assert_eq!(told(&one_page(&show("正文", 72.0, 700.0, 12.0), "")), []);
}

#[test]
fn remarks_files_programs_and_what_leads_out_are_told() {
    let bytes = file(|file| {
        let attached = file.add("<</Type/Filespec/F(a.xlsx)/EF<<>>>>");
        let script = file.stream("", b"app.alert(1)");
        let page = format!(
            "/AA<</O<</S/JavaScript/JS {script} 0 R>>>>/Annots[\
             <</Subtype/Text/Rect[0 0 9 9]/T(Wang)/Contents(recheck)>>\
             <</Subtype/Link/Rect[0 0 9 9]/Contents(alt)/A<</S/URI/URI(http://a/)>>>>\
             <</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)/Next<</S/GoToR/F<</F(b.pdf)>>>>>>>>\
             <</Subtype/Widget/Rect[0 0 9 9]/F 2/V(secret)>>\
             <</Subtype/Widget/Rect[0 0 9 9]/V(shown)>>\
             <</Subtype/FileAttachment/Rect[0 0 9 9]/FS {attached} 0 R>>\
             <</Subtype/FreeText/Rect[0 0 9 9]/RC(<p>a &amp; <b>b</b></p>)>>\
             <</Subtype/Highlight/Rect[0 0 9 9]>>\
             <</Subtype/Redact/Rect[0 0 9 9]>>]"
        );
        let root = format!(
            "/Names<</EmbeddedFiles<</Kids[<</Names[(x){attached} 0 R]>>]>>/JavaScript<</Names[(j)<</S/JavaScript/JS(f())>>]>>>>\
             /OpenAction<</S/URI/URI(http://b/)>>/AF[{attached} 0 R]\
             /Outlines<</First<</A<</S/SubmitForm/F<</FS/URL/F(http://c/)>>>>>>>>"
        );
        (page, root, String::new())
    });
    let page = "第1页";
    assert_eq!(
        told(&bytes),
        [
            said(K::Embedded, "附件", "a.xlsx"),
            said(K::ExternalLink, "打开文件时", "http://b/"),
            said(K::Macro, "文件的脚本", "f()"),
            said(K::ExternalLink, "书签", "http://c/"),
            said(K::Macro, page, "app.alert(1)"),
            said(K::Comment, page, "Wang：recheck"),
            said(K::Macro, page, "cmd.exe"),
            said(K::ExternalLink, page, "b.pdf"),
            said(K::HiddenText, "第1页，隐藏的表单域", "secret"),
            said(K::Embedded, page, "a.xlsx"),
            said(K::Comment, page, "a & b"),
            said(K::Comment, "第1页，没有应用的密文标记", ""),
        ]
    );
}

#[test]
fn a_layer_that_is_off_is_told_by_its_name() {
    let bytes = file(|file| {
        let (off, on) = (file.add("<</Type/OCG/Name(draft)>>"), file.add("<</Type/OCG/Name(plan)>>"));
        let root = format!("/OCProperties<</OCGs[{off} 0 R {on} 0 R]/D<</OFF[{off} 0 R]>>>>");
        (String::new(), root, String::new())
    });
    assert_eq!(told(&bytes), [said(K::HiddenLayer, "图层", "draft")]);
}

/// Adds to the end of a file what replaces an object of it.
fn update(mut bytes: Vec<u8>, number: usize, body: &[u8]) -> Vec<u8> {
    let whole = String::from_utf8_lossy(&bytes).into_owned();
    let (_, last) = whole.rsplit_once("startxref\n").unwrap();
    let before = last.split_once('\n').unwrap().0;
    let root = whole.rsplit_once("/Root ").unwrap().1.split_once(" 0 R").unwrap().0;
    let at = bytes.len();
    bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    bytes.extend_from_slice(body);
    bytes.extend_from_slice(b"\nendobj\n");
    let table = bytes.len();
    bytes.extend_from_slice(
        format!(
            "xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<</Size 99/Root {root} 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
        )
        .as_bytes(),
    );
    bytes
}

#[test]
fn what_an_earlier_state_said_is_told_and_an_update_that_changes_no_text_is_not() {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    let first = show("留下的话", 72.0, 700.0, 12.0) + &show("删去的话", 72.0, 650.0, 12.0);
    let content = file.stream("", first.as_bytes());
    let tree = file.reserve();
    let page = file.add(format!(
        "<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F0 {font} 0 R>>>>/Contents {content} 0 R>>"
    ));
    file.set(tree, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = file.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    let bytes = file.finish(root);
    let stream = |text: &str| format!("<</Length {}>>\nstream\n{text}\nendstream", text.len()).into_bytes();
    let same = update(bytes.clone(), content, &stream(&first));
    assert_eq!(told(&same), []);
    let changed = update(same, content, &stream(&show("留下的话", 72.0, 700.0, 12.0)));
    assert_eq!(texts(&read(&changed).document), ["留下的话"]);
    assert_eq!(told(&changed), [said(K::Revision, "改动前的第1页", "删去的话")]);
}

#[test]
fn trees_that_lead_in_circles_end() {
    let bytes = file(|file| {
        let (names, mark, action) = (file.reserve(), file.reserve(), file.reserve());
        file.set(names, format!("<</Kids[{names} 0 R {names} 0 R {names} 0 R]/Names[(a)null]>>"));
        file.set(mark, format!("<</First {mark} 0 R/Next {mark} 0 R/A {action} 0 R>>"));
        file.set(action, format!("<</S/Launch/F(x)/Next[{action} 0 R {action} 0 R]>>"));
        let field = file.reserve();
        file.set(field, format!("<</Kids[{field} 0 R {field} 0 R]/AA<</K {action} 0 R>>>>"));
        let root = format!(
            "/Names<</EmbeddedFiles {names} 0 R/JavaScript {names} 0 R>>/Outlines<</First {mark} 0 R>>\
             /AcroForm<</Fields[{field} 0 R]>>/OpenAction {action} 0 R"
        );
        (String::new(), root, String::new())
    });
    let found = told(&bytes);
    assert!(found.contains(&said(K::Macro, "打开文件时", "x")), "{found:?}");
}

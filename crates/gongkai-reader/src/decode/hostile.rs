//! Files that were made to do harm: every one comes back as a value with a message, in little memory.

use super::testing::{TYPES, docx, docx_with, p, pack, read, said, tc, told};
use crate::open::{Content, Member, no_pdf, open};
use crate::{Limits, Reading, finish};

fn members(bytes: &[u8], limits: &Limits) -> Vec<Member> {
    open(bytes, limits, no_pdf)
}

/// Name and first problem of every member; a text is told as itself.
fn listed(bytes: &[u8], limits: &Limits) -> Vec<(String, String)> {
    let told = |member: Member| {
        let what = match &member.content {
            Content::Plain(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Content::Decoded(decoded) if decoded.reports.is_none() => told(&decoded.document).join("/"),
            Content::Decoded(decoded) => said(decoded),
        };
        (member.name.unwrap_or_default(), what)
    };
    members(bytes, limits).into_iter().map(told).collect()
}

#[test]
fn a_mixture_is_opened_member_by_member_under_their_paths() {
    let inner = pack(&[("乙.txt", "二".as_bytes()), ("深/丙.docx", &docx(&p("三")))]);
    let bytes = pack(&[
        ("某局/甲.html", b"<p>1"),
        ("某局/", b""),
        ("里.zip", &inner),
        ("__MACOSX/某局/._甲.html", b"x"),
        ("某局/Thumbs.db", b"x"),
        ("某局/~$甲.docx", b"x"),
        (".DS_Store", b"x"),
    ]);
    let listed = listed(&bytes, &Limits::default());
    let told: Vec<(&str, &str)> = listed.iter().map(|(name, what)| (name.as_str(), what.as_str())).collect();
    assert_eq!(told, [("某局/甲.html", "<p>1"), ("里.zip/乙.txt", "二"), ("里.zip/深/丙.docx", "三")]);
}

#[test]
fn names_packed_in_gbk_are_read() {
    let mut bytes = pack(&[("??????", b"x")]);
    let gbk = encoding_rs::GBK.encode("年报.").0.into_owned();
    let places: Vec<usize> = (0..bytes.len() - 6).filter(|at| &bytes[*at..at + 6] == b"??????").collect();
    for at in places {
        bytes[at..at + 5].copy_from_slice(&gbk);
        bytes[at + 5] = b'a';
    }
    assert_eq!(listed(&bytes, &Limits::default()), [("年报.a".to_owned(), "x".to_owned())]);
}

#[test]
fn an_empty_archive_and_one_of_litter_are_said_to_be_empty() {
    for bytes in [pack(&[]), pack(&[(".DS_Store", b"x")])] {
        assert!(listed(&bytes, &Limits::default())[0].1.contains("没有文件"));
    }
}

/// Zeros packed as tightly as the method can, about so many megabytes: a zero, then "the same again, 258 times" for
/// ever. Eight repeats fill thirteen bytes, so one piece of the stream is made and repeated.
fn packed_zeros(megabytes: usize) -> Vec<u8> {
    let header = "110"; // last block, fixed codes
    let zero = "00110000";
    let again = "1100010100000";
    let bits: Vec<bool> =
        [header, zero].into_iter().chain([again; 32]).flat_map(|code| code.chars().map(|c| c == '1')).collect();
    let bytes: Vec<u8> = bits
        .chunks_exact(8)
        .map(|bits| bits.iter().enumerate().fold(0, |byte, (at, bit)| byte | u8::from(*bit) << at))
        .collect();
    let mut out = bytes[..13].to_vec();
    (0..megabytes * (1 << 20) / (8 * 258)).for_each(|_| out.extend_from_slice(&bytes[13..26]));
    out
}

/// A packed file of one member whose content is already packed, and which says it is so many bytes.
fn packed_raw(name: &str, content: &[u8], says: u32) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap().to_le_bytes();
    let length = u16::try_from(name.len()).unwrap().to_le_bytes();
    let about =
        [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &size, &says.to_le_bytes(), &length, &[0, 0]].concat();
    let local = [b"PK\x03\x04", about.as_slice(), name.as_bytes(), content].concat();
    let central = [b"PK\x01\x02\x14\x00", about.as_slice(), &[0; 14], name.as_bytes()].concat();
    let (at, long) = (u32::try_from(local.len()).unwrap(), u32::try_from(central.len()).unwrap());
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &long.to_le_bytes(), &at.to_le_bytes(), &[0, 0]].concat();
    [local, central, end].concat()
}

#[test]
fn a_gigabyte_of_zeros_is_never_unpacked() {
    let listed = |bytes: &[u8], limits: &Limits| listed(bytes, limits).swap_remove(0).1;
    let usual = Limits::default();
    assert!(
        listed(&packed_raw("a.txt", &packed_zeros(0), 10), &usual).contains("损坏"),
        "only the beginning of a stream"
    );
    for name in ["bomb.txt", "word/document.xml"] {
        let bytes = packed_raw(name, &packed_zeros(1024), 1 << 30);
        assert!(bytes.len() < 8 << 20);
        assert!(listed(&bytes, &usual).contains("超过 32 MB"));
        // one that says it is ten bytes long gets no more than that, and is no longer whole
        assert!(listed(&packed_raw(name, &packed_zeros(1024), 10), &usual).contains("损坏"));
    }
    let few = Limits { unpacked: 1 << 20, ..Limits::default() };
    let inside = pack(&[("里.zip", &packed_raw("bomb.txt", &packed_zeros(16), 16 << 20))]);
    assert!(listed(&inside, &few).contains("1 MB 的上限"));
}

#[test]
fn the_budget_is_one_for_all_members_together() {
    let member = vec![b'x'; 1000];
    let names: Vec<String> = (0..20).map(|at| format!("{at}.txt")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), member.as_slice())).collect();
    let limits = Limits { unpacked: 5500, ..Limits::default() };
    let all = listed(&pack(&parts), &limits);
    let texts = all.iter().filter(|(_, what)| what.starts_with('x')).count();
    assert_eq!((texts, all.len()), (5, 7), "five, the one that is cut, and word of the rest");
    assert!(all.last().unwrap().1.contains("上限"));
    let few = Limits { entries: 10, ..Limits::default() };
    assert!(listed(&pack(&parts), &few)[0].1.contains("超过 10 个"));
}

#[test]
fn archives_in_archives_end_at_a_depth_and_share_the_budget() {
    // each level holds the one below eight times: 8^6 files if it were followed
    let mut bytes = pack(&[("x.txt", b"x")]);
    for _ in 0..6 {
        let copies: Vec<String> = (0..8).map(|at| format!("{at}.zip")).collect();
        let parts: Vec<(&str, &[u8])> = copies.iter().map(|name| (name.as_str(), bytes.as_slice())).collect();
        bytes = pack(&parts);
    }
    let limits = Limits { entries: 500, ..Limits::default() };
    let listed = listed(&bytes, &limits);
    assert!(listed.len() <= 600 && listed.iter().all(|(_, what)| what != "x"));
    assert!(listed.iter().any(|(_, what)| what.contains("4 层")));
    assert!(listed.iter().any(|(_, what)| what.contains("超过 500 个")));
}

#[test]
fn lies_about_sizes_and_places_are_found_out() {
    let honest = pack(&[("a.txt", "甲乙丙丁".repeat(100).as_bytes()), ("b.txt", b"second")]);
    let central = honest.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    // the fields of the first entry of the directory: check sum, sizes packed and unpacked, place
    for (at, length) in [(16, 4), (20, 4), (24, 4), (42, 4), (8, 2), (10, 2), (28, 2), (30, 2)] {
        for value in [0x00, 0x01, 0x7F, 0xFF] {
            let mut bytes = honest.clone();
            bytes[central + at..central + at + length].fill(value);
            for member in members(&bytes, &Limits::default()) {
                let Reading { reports, .. } = finish(member.content, &Limits::default());
                assert!(!reports.is_empty());
            }
        }
    }
    // one that says it is empty is counted by what comes out
    let mut bytes = honest.clone();
    bytes[central + 24..central + 28].fill(0);
    let limits = Limits { bytes: 600, ..Limits::default() };
    let first = &members(&bytes, &limits)[0];
    assert!(!matches!(&first.content, Content::Plain(bytes) if bytes.len() > 600));
}

#[test]
fn a_locked_member_is_said_and_the_others_are_read() {
    let mut bytes = pack(&[("a.txt", b"locked"), ("b.txt", b"open")]);
    let central = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    let listed = listed(&bytes, &Limits::default());
    assert!(listed[0].1.contains("密码"), "{listed:?}");
    assert_eq!(listed[1].1, "open");
}

#[test]
fn a_file_cut_anywhere_comes_back_with_a_problem() {
    let table = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "甲").repeat(200));
    let book: [(&str, &[u8]); 2] = [TYPES, ("xl/workbook.xml", b"<workbook/>")];
    for whole in [docx(&table), pack(&book), pack(&[("a.txt", b"text"), ("b.txt", b"text")])] {
        for sixteenth in 1..16 {
            let cut = &whole[..whole.len() * sixteenth / 16];
            let decoded = read(cut);
            assert!(!said(&decoded).is_empty(), "{sixteenth}/16");
        }
    }
}

#[test]
fn damage_inside_a_part_keeps_what_comes_before_it() {
    let main = format!("<w:document><w:body>{}<w:p><w:r><w:t>断", p("前文"));
    let decoded = read(&pack(&[TYPES, ("word/document.xml", main.as_bytes())]));
    assert_eq!(told(&decoded.document), ["前文", "断"]);
    assert!(said(&decoded).contains("损坏"));
}

#[test]
fn entities_that_would_expand_to_millions_stay_as_written() {
    let mut entities = String::from("<!ENTITY a0 \"哈\">");
    for level in 1..10 {
        let before = format!("&a{};", level - 1).repeat(10);
        entities += &format!("<!ENTITY a{level} \"{before}\">");
    }
    let main = format!("<!DOCTYPE x [{entities}]><w:document><w:body>{}</w:body></w:document>", p("&a9;"));
    let decoded = read(&pack(&[TYPES, ("word/document.xml", main.as_bytes())]));
    assert_eq!(told(&decoded.document), ["&a9;"]);
}

#[test]
fn nesting_without_end_stops() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(5000);
    let close = "</w:tc></w:tr></w:tbl>".repeat(5000);
    let decoded = read(&docx(&format!("{open}{}{close}", p("里"))));
    assert!(said(&decoded).contains("嵌套过深"));
    let boxes = "<w:p><w:r><w:pict><w:txbxContent>".repeat(40) + &"</w:txbxContent></w:pict></w:r></w:p>".repeat(40);
    assert!(said(&read(&docx(&boxes))).contains("嵌套过深"));
    let links = "<w:hyperlink>".repeat(400) + "<w:r><w:t>里</w:t></w:r>" + &"</w:hyperlink>".repeat(400);
    assert_eq!(told(&read(&docx(&format!("<w:p>{links}</w:p>"))).document), ["里"]);
}

#[test]
fn a_million_cells_stop_at_the_limit() {
    let cells = "<w:tc/>".repeat(1000);
    let rows = format!("<w:tr>{cells}</w:tr>").repeat(1000);
    let decoded = read(&docx(&format!("<w:tbl>{rows}</w:tbl>")));
    assert!(said(&decoded).contains("太多") || said(&decoded).contains("200000"), "{}", said(&decoded));
}

#[test]
fn a_part_of_a_document_beyond_the_budget_is_said() {
    let limits = Limits { unpacked: 3000, ..Limits::default() };
    let large = docx_with(&p(&"甲".repeat(4000)), &[]);
    assert!(listed(&large, &limits)[0].1.contains("没有正文"));
}

#[test]
fn other_packed_forms_are_named_with_what_to_do() {
    let odt: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    for (parts, words) in [
        (vec![("OFD.xml", &b"<ofd/>"[..])], "OFD"),
        (vec![odt], ".docx"),
        (vec![TYPES, ("xl/workbook.bin", b"")], ".xlsb"),
        (vec![TYPES, ("ppt/presentation.xml", b"")], "演示文稿"),
        (vec![TYPES], "没有正文"),
        (vec![TYPES, ("xl/workbook.xml", b"")], "工作簿已经损坏"),
    ] {
        let what = said(&read(&pack(&parts)));
        assert!(what.contains(words), "{words}: {what}");
    }
    assert!(said(&read(b"%PDF-1.7")).contains("PDF"));
    assert!(said(&read(&pack(&[("a.txt", b"a"), ("b.txt", b"b")]))).contains("2 个文件"));
}

//! What crosses between processes arrives as it was sent, or not at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_document::{
    Block, Document, Heading, Image, Link, Meta, Origin, Paragraph, Run, SourceKind, Table, TableCell, TableRow, Trace,
    TraceKind,
};
use gongkai_report::{Problem, ProblemKind};
use gongkai_wire::{Crossing, read_crossings, write_crossings};

fn document() -> Document {
    let bytes = Origin::Bytes { range: (3, 9), dom: "word/document.xml/tbl[1]/tr[2]/tc[3]".into() };
    let sheet = Origin::Sheet { sheet: "表三".into(), cell: "B7".into() };
    let page = Origin::Page { page: 3, bounds: [0.1, 20.25, 300.0, 1e-7] };
    let nested = Table { rows: vec![TableRow { cells: vec![TableCell::plain("里", None)] }], origin: None };
    let cell = TableCell {
        row_span: 2,
        column_span: 7,
        header: true,
        nested: vec![nested],
        ..TableCell::plain("总\n计", Some(sheet))
    };
    let hidden = Run { hidden: true, bold: true, color: Some("FFFFFF".into()), ..Run::plain("看不见") };
    Document {
        kind: SourceKind::Word,
        title: Some("年报".into()),
        meta: vec![Meta { name: "发布日期".into(), value: "2024-01-17".into(), origin: None }],
        blocks: vec![
            Block::Heading(Heading { level: 2, text: "一、总体情况".into(), origin: Some(page) }),
            Block::Paragraph(Paragraph { runs: vec![Run::plain("正文"), hidden], origin: Some(bytes) }),
            Block::Table(Table { rows: vec![TableRow { cells: vec![cell] }, TableRow::default()], origin: None }),
            Block::Image(Image { alt: "图".into(), target: "media/1.png".into(), origin: None }),
        ],
        links: vec![Link { text: "下载".into(), target: "a.docx".into() }],
        source: "源".into(),
        traces: TraceKind::ALL
            .map(|kind| Trace { kind, place: "word/document.xml".into(), excerpt: "删去".into() })
            .into(),
    }
}

fn stream() -> (Vec<(Option<String>, Crossing)>, Vec<u8>) {
    let problem =
        Problem { kind: ProblemKind::Limit, place: None, what: "太多".into(), origin: Some(Origin::bytes(1, 2)) };
    let found = vec![
        (None, Crossing::Document(document(), vec![problem.clone()])),
        (Some("某局/年报.txt".to_owned()), Crossing::Plain(b"\n{\"end\":1}\n\xFF".to_vec())),
        (Some("a.doc".to_owned()), Crossing::Refused(vec![problem])),
    ];
    let mut out = Vec::new();
    write_crossings(&mut out, found.iter().map(|(name, crossing)| (name.as_deref(), crossing.clone()))).unwrap();
    (found, out)
}

#[test]
fn what_is_sent_arrives_as_it_was() {
    let (sent, stream) = stream();
    assert_eq!(read_crossings(&stream).unwrap(), sent);
}

#[test]
fn a_stream_that_is_cut_or_damaged_anywhere_is_refused() {
    let (_, stream) = stream();
    for end in 0..stream.len() {
        assert!(read_crossings(&stream[..end]).is_err(), "cut at {end}");
    }
    assert!(read_crossings(&[&stream[..], b"x"].concat()).is_err());
    assert!(read_crossings(b"gongkai.worker/2\n{\"end\":{\"files\":0}}\n").is_err());
    assert!(read_crossings(b"gongkai.worker/1\n{\"end\":{\"files\":1}}\n").is_err());
}

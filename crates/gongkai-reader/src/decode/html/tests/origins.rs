//! Every cell and line knows its bytes and its path.

use gongkai_document::{Origin, TableCell};

use super::*;

fn slice<'d>(document: &'d Document, origin: Option<&Origin>) -> &'d str {
    let (start, end) = origin.unwrap().range().unwrap();
    &document.source[start..end]
}

fn path(origin: Option<&Origin>) -> &str {
    match origin {
        Some(Origin::Bytes { dom, .. }) => dom,
        other => panic!("{other:?}"),
    }
}

fn cells(document: &Document) -> Vec<&TableCell> {
    tables(document).into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).collect()
}

#[test]
fn a_cell_is_its_element_from_tag_to_tag() {
    let document = read(
        "<!-- <td>旧</td> --><script>if (a < b && c > d) { w('<td>假</td>') }</script><div id=zoom><p>甲 > 乙 < 丙</p>\
        <TABLE border=1><tr><TD title='<td>a>b'>1</TD>\n<td ><p>2<!-- > --></p> </span></td><td>3<tr><td>4</table></div>",
    );
    let slices: Vec<&str> = cells(&document).iter().map(|cell| slice(&document, cell.origin.as_ref())).collect();
    assert_eq!(slices, ["<TD title='<td>a>b'>1</TD>", "<td ><p>2<!-- > --></p> </span></td>", "<td>3", "<td>4"]);
    let paths: Vec<&str> = cells(&document).iter().map(|cell| path(cell.origin.as_ref())).collect();
    assert_eq!(
        paths,
        [
            "#zoom/table[1]/tr[1]/td[1]",
            "#zoom/table[1]/tr[1]/td[2]",
            "#zoom/table[1]/tr[1]/td[3]",
            "#zoom/table[1]/tr[2]/td[1]"
        ]
    );
    let whole = slice(&document, tables(&document)[0].origin.as_ref());
    assert!(whole.starts_with("<TABLE border=1>") && whole.ends_with("</table>"), "{whole}");
}

#[test]
fn tables_in_tables_and_moved_text_keep_their_bytes() {
    let document = read(
        "<table><tr><td>外<table>散<tr><td>里1</td><td>里2</td></tr></table></td><td>5</td></tr>\
        <tr><td>6</td><td>7</td></tr><tr><td>8</td><td>9</td></tr></table>",
    );
    for cell in cells(&document) {
        let text = slice(&document, cell.origin.as_ref());
        assert!(text.starts_with("<td>") && text.ends_with("</td>"), "{text}");
        let first = cell.text.chars().next();
        assert!(first.is_some_and(|first| text.contains(first)), "{text} {}", cell.text);
    }
}

#[test]
fn a_line_is_its_text_without_the_tags_around_it() {
    let document =
        read("<div><p style='x'>  全年&nbsp;<b>公开</b>三条 </p>一、<i>总体</i>情况<br>\n 第二行</div><h2> 标题 </h2>");
    let slices: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => slice(&document, paragraph.origin.as_ref()),
            Block::Heading(heading) => slice(&document, heading.origin.as_ref()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(slices, ["全年&nbsp;<b>公开</b>三条", "一、<i>总体</i>情况", "第二行", "标题"]);
}

#[test]
fn preformatted_lines_know_their_own_bytes() {
    let document = read("<pre>规章\t1\n许可\t2</pre>");
    let slices: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => slice(&document, paragraph.origin.as_ref()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(slices, ["规章\t1", "许可\t2"]);
}

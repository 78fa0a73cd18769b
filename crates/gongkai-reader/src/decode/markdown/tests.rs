//! Texts made up for the purpose.

use super::*;

fn read(text: &str) -> Document {
    let decoded = decode(text.to_owned(), &Limits::default());
    assert_eq!(decoded.problems, []);
    decoded.document
}

fn lines(document: &Document) -> Vec<String> {
    let row = |row: &TableRow| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
    let line = |block: &Block| match block {
        Block::Heading(heading) => vec![format!("{} {}", "#".repeat(heading.level.into()), heading.text)],
        Block::Paragraph(paragraph) => vec![paragraph.text()],
        Block::Table(table) => table.rows.iter().map(row).collect(),
        Block::Image(image) => vec![format!("({} {})", image.alt, image.target)],
    };
    document.blocks.iter().flat_map(line).collect()
}

fn slices(document: &Document) -> Vec<&str> {
    let mut out = Vec::new();
    for block in &document.blocks {
        let origins: Vec<&Option<Origin>> = match block {
            Block::Heading(heading) => vec![&heading.origin],
            Block::Paragraph(paragraph) => vec![&paragraph.origin],
            Block::Image(image) => vec![&image.origin],
            Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.origin).collect(),
        };
        for origin in origins {
            let (start, end) = origin.as_ref().unwrap().range().unwrap();
            out.push(&document.source[start..end]);
        }
    }
    out
}

#[test]
fn headings_emphasis_escapes_and_links_give_their_text() {
    let document = read(
        "# 青石县水务局 *2023* 年报\n\n**一是**加强培训，*二是*见[指南](guide.html)。2 \\* 3 * 4&nbsp;&amp; `a|b` <u>下划</u>\n\n标题\n====\n",
    );
    assert_eq!(
        lines(&document),
        ["# 青石县水务局 2023 年报", "一是加强培训，二是见指南。2 * 3 * 4\u{a0}& a|b 下划", "# 标题"]
    );
    let Block::Paragraph(paragraph) = &document.blocks[1] else { panic!() };
    assert_eq!((paragraph.runs[0].text.as_str(), paragraph.runs[0].bold), ("一是", true));
    assert!(!paragraph.runs[1].bold);
    assert_eq!(document.links, [Link { text: "指南".into(), target: "guide.html".into() }]);
}

#[test]
fn lines_of_a_paragraph_stay_apart_with_their_tabs() {
    let document = read("信息内容\t本年制发\t\t\n规章\t0\t0\t\n\t\t自然人\t法人\n  许可  3\r\n        处罚  4\n");
    assert_eq!(
        lines(&document),
        ["信息内容\t本年制发\t\t", "规章\t0\t0\t", "\t\t自然人\t法人", "许可  3", "        处罚  4"]
    );
    assert_eq!(slices(&document), ["信息内容\t本年制发", "规章\t0\t0", "自然人\t法人", "许可  3", "处罚  4"]);
}

#[test]
fn numbers_of_list_items_and_rows_that_read_as_items_are_kept() {
    let document = read(
        "1. 加强培训。\n2. 加强**审查**。\n\n正文\n\n- 公开指南\n- 公开目录\n\n3. 其他\t0\t0\n(七) 总计\t0\t0\n\n-\t0\t1\n\n3) 甲\n",
    );
    assert_eq!(
        lines(&document),
        [
            "1. 加强培训。",
            "2. 加强审查。",
            "正文",
            "公开指南",
            "公开目录",
            "3. 其他\t0\t0",
            "(七) 总计\t0\t0",
            "-\t0\t1",
            "3) 甲"
        ]
    );
    assert_eq!(slices(&document)[..2], ["1. 加强培训。", "2. 加强**审查**。"]);
}

#[test]
fn rows_of_dashes_and_rows_over_a_rule_are_no_rule_and_no_heading() {
    let document = read("规章\t-\t-\n\n-\t-\t-\n\n- - - - -\n\n结果维持\t总计\n0\t0\n---\n\n---\n");
    assert_eq!(lines(&document), ["规章\t-\t-", "-\t-\t-", "- - - - -", "结果维持\t总计", "0\t0"]);
}

#[test]
fn indented_and_fenced_blocks_are_lines() {
    let document = read("表格：\n\n\t\t自然人\t总计\n    规章  1\n\n```\n许可\t2\n```\n");
    assert_eq!(lines(&document), ["表格：", "\t\t自然人\t总计", "    规章  1", "许可\t2"]);
}

#[test]
fn tables_keep_the_cells_beyond_their_header_and_no_more_than_were_written() {
    let document = read("| 结果维持 | 总**计** |\n|---|---|\n| 0 | 1 | 2 \\| 3 |\n| 4 |\n");
    assert_eq!(lines(&document), ["结果维持|总计", "0|1|2 | 3", "4"]);
    assert_eq!(slices(&document), ["结果维持", "总**计**", "0", "1", "2 \\| 3", "4"]);
    let Block::Table(table) = &document.blocks[0] else { panic!() };
    assert!(table.rows[0].cells[0].header && !table.rows[1].cells[0].header);
}

#[test]
fn a_table_of_html_goes_over_blank_lines_and_knows_its_bytes() {
    let document = read(
        "# 二\n\n<table>\n<tr><td rowspan=2>规章</td>\n\n<td>1</td></tr>\n\n    <tr><td>2<br>3</td></tr>\n</table>\n\n正文 <b>粗</b><br>下\n",
    );
    assert_eq!(lines(&document), ["# 二", "规章|1", "2\n3", "正文 粗", "下"]);
    assert_eq!(slices(&document)[1..4], ["<td rowspan=2>规章</td>", "<td>1</td>", "<td>2<br>3</td>"]);
}

#[test]
fn quotations_pictures_and_front_matter() {
    let document =
        read("---\ntitle: \"青石县水务局年报\"\n发布日期: 2024-01-17\n---\n> 引用\n> \t一行\n\n![附表](t.png)\n");
    assert_eq!(lines(&document), ["引用", "\t一行", "(附表 t.png)"]);
    assert_eq!(document.title.as_deref(), Some("青石县水务局年报"));
    assert!(document.meta.iter().any(|meta| meta.name == "发布日期" && meta.value == "2024-01-17"));
}

#[test]
fn nothing_is_lost_in_deep_nesting_and_work_is_bounded() {
    let document = read(&format!("{}深\n", "> ".repeat(500)));
    assert!(lines(&document).concat().contains('深'));
    for text in ["> ", "- ", "*a ", "**a", "[", "![", "`", "<b>", "| a ", "\\", "<table>\n\n", "1. "] {
        decode(text.repeat(20_000), &Limits::default());
    }
    let decoded = decode("*a* ".repeat(20), &Limits { nodes: 50, ..Limits::default() });
    assert_eq!((decoded.document.blocks.len(), decoded.problems.len()), (1, 1));
    let limits = Limits { cells: 4, ..Limits::default() };
    let decoded = decode("|a|b|\n|-|-|\n|1|2|\n|3|4|\n".into(), &limits);
    assert!(decoded.problems[0].what.contains("单元格超过 4 个"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    #[test]
    fn any_mixture_of_marks(parts in proptest::collection::vec(0..MARKS.len(), 0..80)) {
        let text: String = parts.iter().map(|part| MARKS[*part]).collect();
        let decoded = decode(text, &Limits::default());
        slices(&decoded.document);
    }
}

const MARKS: [&str; 28] = [
    "# ", "\n", "\n\n", "\t", "    ", "> ", "- ", "1. ", "**", "*", "`", "```\n", "|", "|---|\n", "---\n", "===\n",
    "规章", "0", "<table>", "<td>", "</table>", "<!--", "\r", "\r\n", "\0", "[a](b)", "![a](b)", "\\",
];

//! Pages made to cost work or to break the stack: bounded, told, and never a panic.

use proptest::prelude::*;

use super::*;

/// Reads whatever comes; the limits are small so that reaching them is cheap.
fn survives(html: String, limits: &Limits) -> Vec<String> {
    decode(html, limits).problems.into_iter().map(|problem| problem.what).collect()
}

fn small() -> Limits {
    Limits { depth: 200, nodes: 20_000, ..Limits::default() }
}

#[test]
fn nesting_without_end_is_cut_and_told() {
    // these cannot be nested in themselves: each closes the one before
    for tag in ["select", "button", "a href=x", "form", "option"] {
        survives(format!("<{tag}>").repeat(20_000) + "正文", &small());
    }
    for tag in ["div", "b", "font", "table><tr><td", "ul><li", "svg", "template", "x", "a><div", "button><table><td"] {
        let problems = survives(format!("<{tag}>").repeat(20_000) + "正文", &small());
        assert!(problems.iter().any(|what| what.contains("200 层") || what.contains("过多")), "{tag}: {problems:?}");
    }
}

#[test]
fn the_text_behind_deep_nesting_is_still_read() {
    let page = format!("{}里{}<p>外</p>", "<div>".repeat(5000), "</div>".repeat(5000));
    let decoded = decode(page, &small());
    assert_eq!(lines(&decoded.document), ["里", "外"]);
}

#[test]
fn open_marks_of_emphasis_do_not_multiply_the_page() {
    let page: String = (0..4000).map(|n| format!("<p><font size={n}>甲")).collect();
    let problems = survives(page, &small());
    assert!(!problems.is_empty());
}

#[test]
fn a_tag_of_a_hundred_thousand_attributes_is_not_read() {
    let attributes: String = (0..100_000).map(|n| format!(" a{n}")).collect();
    let problems = survives(format!("<p>甲</p><p{attributes}>乙</p>"), &small());
    assert!(problems[0].contains("过多"), "{problems:?}");
    let attributes: String = (0..100_000).map(|n| format!(" a{n}='>'")).collect();
    assert!(survives(format!("<p>甲</p><p{attributes}>乙</p>"), &small())[0].contains("过多"));
}

#[test]
fn long_scripts_comments_and_pictures_written_into_the_page_are_no_such_tags() {
    let script = format!("<script>{}</script>", "if (a < b && c <d) { e = f } \n".repeat(20_000));
    let comment = format!("<!-- {} -->", "<w:LsdException Locked=\"false\" />\n ".repeat(20_000));
    let picture = format!("<img src=\"data:image/png;base64,{}\">", "ab/c+".repeat(200_000));
    let text = "县水务局本年共公开信息三百条，办理公开申请十二件，均已按期答复。";
    let document = read(&format!("<p>{text}</p>{script}{comment}{picture}<p>{text}</p>"));
    let lines = lines(&document);
    assert_eq!((lines.len(), &*lines[0], &*lines[2]), (3, text, text));
    assert!(lines[1].len() < 3000);
}

#[test]
fn lines_beyond_the_limit_are_told() {
    let problems = survives(format!("<pre>{}</pre>", "甲\n".repeat(300)), &Limits { nodes: 100, ..Limits::default() });
    assert!(problems[0].contains("超过 100 行"), "{problems:?}");
}

#[test]
fn pages_of_many_lines_cells_and_names_are_read_in_time() {
    let lines_of_text = "<p>甲<br>乙</p>".repeat(20_000);
    let cells = format!("<table>{}</table>", "<tr><td>1</td><td>2</td></tr>".repeat(20_000));
    let blank_runs = format!("<p>{}</p>", "<b>&nbsp;</b><i> </i>".repeat(20_000));
    let names: String = (0..20_000).map(|n| format!("<x{n}></x{n}>")).collect();
    let strays = "</x>".repeat(50_000);
    for page in [lines_of_text, cells, blank_runs, names, strays] {
        let limits = Limits { nodes: 200_000, ..Limits::default() };
        assert!(survives(page, &limits).iter().all(|what| !what.contains("层")));
    }
}

const PIECES: [&str; 40] = [
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "<td rowspan=0 colspan=9>",
    "</td>",
    "<th>",
    "<tbody>",
    "</tbody>",
    "<p>",
    "</p>",
    "<div class=nav>",
    "<div id=zoom style='display:none'>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x.pdf>",
    "</a>",
    "<font color=white>",
    "</font>",
    "<br>",
    "<ol>",
    "<li>",
    "</ol>",
    "<h1>",
    "</h1>",
    "<pre>",
    "<textarea>",
    "</textarea>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<select>",
    "<svg>",
    "<caption>",
    "<form>",
    "<",
];
const TEXTS: [&str; 12] = [
    "一、总体情况",
    "六、其他需要报告的事项",
    "本年新收",
    "行政许可",
    "12",
    "&nbsp;",
    "\u{3000}",
    "\0",
    "发布日期：2024-01-17",
    "当前位置：首页 > 公开",
    "2023年政府信息公开工作年度报告",
    "\u{FFFD}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_mixture_of_tags_and_text(parts in proptest::collection::vec((0..PIECES.len(), 0..TEXTS.len() * 2), 0..150)) {
        let page: String = parts
            .iter()
            .map(|(piece, text)| format!("{}{}", PIECES[*piece], TEXTS.get(*text).unwrap_or(&"")))
            .collect();
        let length = page.len();
        let decoded = decode(page, &Limits { depth: 20, ..Limits::default() });
        for cell in tables(&decoded.document).iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
            let (start, end) = cell.origin.as_ref().unwrap().range().unwrap();
            prop_assert!(start <= end && end <= length);
            prop_assert!(decoded.document.source.get(start..end).is_some_and(|text| text.starts_with("<t")));
        }
    }

    #[test]
    fn a_report_with_bytes_changed(cuts in proptest::collection::vec((0..REPORT.len(), 0..4usize), 1..30)) {
        let mut page = REPORT.as_bytes().to_vec();
        for (at, change) in cuts {
            if page.is_empty() {
                break;
            }
            let at = at % page.len();
            match change {
                0 => { page.remove(at); }
                1 => page.insert(at, b'<'),
                2 => page.insert(at, b'>'),
                _ => page.truncate(at.max(1)),
            }
        }
        prop_assert!(!crate::read(&page, &Limits::default()).reports.is_empty());
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(!crate::read(&bytes, &Limits::default()).reports.is_empty());
    }
}

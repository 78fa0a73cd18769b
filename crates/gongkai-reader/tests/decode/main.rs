//! Published pages decoded: the text of the report and nothing of the website around it.

use std::path::{Path, PathBuf};

use gongkai_document::{Block, Document, Table};
use gongkai_reader::{Limits, decode};

/// The folder of shared data, if there is one.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("GONGKAI_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    named.into_iter().chain(beside).find(|folder| folder.join("data").is_dir())
}

/// Every published page of the shared data; none, said aloud, where the data is not there.
fn pages() -> Vec<(String, Document)> {
    let folder = shared().map(|folder| folder.join("data/reports"));
    let Some(entries) = folder.and_then(|folder| std::fs::read_dir(folder).ok()) else {
        eprintln!("跳过：没有找到共享数据 data/reports");
        return Vec::new();
    };
    let pages = entries.flatten().filter(|entry| entry.path().extension().is_some_and(|end| end == "html"));
    pages
        .filter_map(|entry| {
            let decoded = decode::decode(&std::fs::read(entry.path()).ok()?, &Limits::default());
            assert_eq!(decoded.problems, []);
            Some((entry.file_name().to_string_lossy().into_owned(), decoded.document))
        })
        .collect()
}

fn text(document: &Document) -> String {
    let line = |block: &Block| match block {
        Block::Heading(heading) => heading.text.clone(),
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) | Block::Image(_) => String::new(),
    };
    document.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.blocks.iter();
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

#[test]
fn published_pages_give_three_tables_and_no_navigation() {
    for (name, document) in pages() {
        assert_eq!(tables(&document).len(), 3, "{name}");
        let text = text(&document);
        for word in ["一、总体情况", "二、主动公开", "五、", "六、其他需要报告的事项"] {
            assert!(text.contains(word), "{name}: {word}");
        }
        for word in
            ["首页", "无障碍", "繁體", "智能问答", "打印", "索引号", "网站地图", "ICP", "采集时间", "getElementById"]
        {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn every_cell_of_published_pages_is_where_it_says() {
    for (name, document) in pages() {
        for cell in tables(&document).iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
            let (start, end) = cell.origin.as_ref().and_then(|origin| origin.range()).unwrap();
            let element = &document.source[start..end];
            assert!(element.starts_with("<td") && element.ends_with("</td>"), "{name}: {element}");
            assert_eq!(element.matches("</td>").count(), 1, "{name}: {element}");
            let seen = cell.text.chars().filter(|c| !c.is_whitespace());
            assert!(seen.clone().all(|c| element.contains(c)), "{name}: {element} {}", cell.text);
        }
    }
}

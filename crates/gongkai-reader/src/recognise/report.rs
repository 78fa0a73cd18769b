//! One report: its parts put together.

use gongkai_document::{Document, SourceKind, squeeze};
use gongkai_report::{
    FormVersion, HeadingFound, Narrative, Passage, Problem, ProblemKind, Report, Section, Table3Row, TableId, Value,
};

use super::headings::{self, Opening};
use super::lines::{Item, Line};
use super::tables;
use super::title::{self, Title};
use super::{dates, heads, numbering, page, tail};

/// Reads the items of one report. `first` tells whether what the page says of itself speaks of this report.
#[must_use]
pub fn read(document: &Document, items: &[Item<'_>], first: bool) -> Report {
    let mut report = Report::default();
    let kinds: Vec<Option<TableId>> = items.iter().map(tables::table_at).collect();
    let openings = headings::openings(items, &|at| kinds.get(at).copied().flatten());
    let first_section = openings.first().map_or(items.len(), |opening| opening.item);
    let titles = title::titles(items);
    let title = title::best(&titles, first_section.max(1)).or_else(|| title::best(&titles, items.len()));
    read_title(document, title, first, &mut report);
    let start = title.map_or(0, |title| title.last + 1).min(first_section);
    read_opening(document, items, start..first_section, &mut report);
    report.published = page::published(document, items, first_section, first);
    tables::read(items, &openings, &mut report);
    read_sections(document, items, &openings, &mut report);
    settle_body_and_year(document, first, &mut report);
    if first {
        report.faults.links = document.links.clone();
        report.faults.meta = document.meta.iter().map(|meta| (meta.name.clone(), meta.value.clone())).collect();
        report.faults.column_path = page::column_path(document, items);
    }
    note_headings(&openings, items, &mut report);
    decide(title.is_some() || report.title.is_some(), &openings, &mut report);
    report
}

fn read_title(document: &Document, title: Option<&Title>, first: bool, report: &mut Report) {
    let stated = first.then(|| title::of_page(document)).flatten();
    let tight = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    match title {
        Some(title) => {
            report.title = Some(title.text.clone());
            report.year = title.year;
            report.body.clone_from(&title.body);
        }
        None => report.title.clone_from(&stated),
    }
    if let Some(stated) = stated {
        let stated = tight(&stated);
        report.year = report.year.or_else(|| dates::year(&stated));
        if report.body.is_none() {
            report.body = title::body(&stated);
        }
    }
}

/// The text between title and section 一, without the frame of the page; and the period in it.
fn read_opening(document: &Document, items: &[Item<'_>], range: std::ops::Range<usize>, report: &mut Report) {
    let lines = lines_in(items, range);
    let own: Vec<&Line> = lines
        .into_iter()
        .filter(|line| {
            let length = line.key.chars().count();
            !page::is_frame(&line.key) && !title::is_title(&line.key) && (length > 15 || line.key.ends_with('。'))
        })
        .collect();
    report.opening = narrative(&own, document.kind);
    report.period = dates::period(&report.opening.text());
}

fn lines_in<'i>(items: &'i [Item<'_>], range: std::ops::Range<usize>) -> Vec<&'i Line> {
    let items = items.get(range).unwrap_or_default();
    items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None }).collect()
}

/// Lines as passages. Lines of a text are joined where a paragraph was only wrapped.
fn narrative(lines: &[&Line], kind: SourceKind) -> Narrative {
    let unwrapped = unwrap(lines, kind);
    let passage = |line: Line| Passage { text: line.text, origin: line.origin };
    Narrative { passages: unwrapped.into_iter().map(passage).collect() }
}

/// The lines with wrapped paragraphs joined, in a text; unchanged in other formats.
fn unwrap(lines: &[&Line], kind: SourceKind) -> Vec<Line> {
    const SHORTEST_FULL_LINE: usize = 18;
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let wrapped = kind == SourceKind::Text
            && line.level.is_none()
            && numbering::number(&line.key).is_none()
            && dates::only(&line.key).is_none()
            && out.last().is_some_and(|before| {
                before.key.chars().count() >= SHORTEST_FULL_LINE && !before.key.ends_with(['。', '!', '?', ';', ':'])
            });
        match out.last_mut().filter(|_| wrapped) {
            Some(before) => {
                let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                if ascii(before.text.chars().last()) && ascii(line.text.chars().next()) {
                    before.text.push(' ');
                }
                before.text.push_str(&line.text);
                before.key.push_str(&line.key);
                before.origin = joined(before.origin.take(), line.origin.as_ref());
            }
            None => out.push((*line).clone()),
        }
    }
    out
}

/// One origin over two lines of a text.
fn joined(
    first: Option<gongkai_document::Origin>,
    second: Option<&gongkai_document::Origin>,
) -> Option<gongkai_document::Origin> {
    let range = |origin: &gongkai_document::Origin| origin.range();
    match (first.as_ref().and_then(range), second.and_then(range)) {
        (Some((start, _)), Some((_, end))) if start <= end => Some(gongkai_document::Origin::bytes(start, end)),
        _ => first,
    }
}

/// The running text of the sections: the five heads, sections 五 and 六, and the signature behind the last one.
fn read_sections(document: &Document, items: &[Item<'_>], openings: &[Opening], report: &mut Report) {
    for (at, opening) in openings.iter().enumerate() {
        let next = openings.get(at + 1);
        let end = next.map_or(items.len(), |next| next.item);
        let rest = (!opening.rest.is_empty()).then(|| Line {
            text: opening.rest.clone(),
            layout: None,
            key: squeeze(&opening.rest),
            level: None,
            bold: false,
            origin: origin_of(items, opening.item),
        });
        let mut lines: Vec<&Line> = rest.iter().collect();
        lines.extend(lines_in(items, opening.last + 1..end));
        if next.is_none() {
            let tail = tail::tail(&lines, report.body.as_deref());
            lines.truncate(tail.text);
            report.signature = tail.signature;
            report.faults.stray.extend(tail.stray);
        }
        match opening.section {
            Section::Overview => {
                let lines = unwrap(&lines, document.kind);
                let found = heads::overview(&lines.iter().collect::<Vec<_>>());
                report.overview_lead = found.lead;
                report.overview = found.heads;
                report.faults.headings.extend(found.headings);
            }
            Section::ProblemsAndImprovements => {
                report.problems_and_improvements = Some(narrative(&lines, document.kind));
            }
            Section::OtherMatters => report.other_matters = Some(narrative(&lines, document.kind)),
            section => stray_of_table(section, &lines, report),
        }
    }
    if report.period.is_none() {
        report.period = dates::period(&report.overview_lead.text());
    }
}

fn origin_of(items: &[Item<'_>], at: usize) -> Option<gongkai_document::Origin> {
    match items.get(at) {
        Some(Item::Line(line)) => line.origin.clone(),
        _ => None,
    }
}

/// Running text beside a table: sentences, not the names of its parts, nor the lines of a table that is text.
fn stray_of_table(section: Section, lines: &[&Line], report: &mut Report) {
    let table = TableId::ALL.into_iter().find(|table| Section::of_table(*table) == section);
    let carrier = table.and_then(|table| report.faults.carriers.get(&table));
    let real = carrier != Some(&gongkai_report::TableCarrier::Text);
    let is_text = |line: &&&Line| line.key.contains('。') || real && line.key.chars().count() > 40;
    report.faults.stray.extend(lines.iter().filter(is_text).map(|line| line.text.clone()));
}

/// Body and year where the title does not tell them.
fn settle_body_and_year(document: &Document, first: bool, report: &mut Report) {
    if report.body.is_none() {
        let signed = report.signature.as_ref().and_then(|signature| signature.body.clone());
        let stated = || first.then(|| page::publisher(document)).flatten();
        let source = || first.then(|| page::source(document)).flatten();
        report.body = signed.or_else(stated).or_else(|| body_of_opening(&report.opening.text())).or_else(source);
    }
    report.year = report.year.or_else(|| report.period.map(|(start, _)| start.year()));
    if report.year.is_none() {
        let texts = [report.opening.text(), report.overview_lead.text()];
        report.year = texts.iter().find_map(|text| dates::year(&squeeze(text)));
    }
}

/// The body that an opening names: `现公布青石县水务局2023年度…`.
fn body_of_opening(text: &str) -> Option<String> {
    let text = squeeze(text);
    let quoted = text.split('《').skip(1).filter_map(|rest| rest.split('》').next());
    if let Some(body) = quoted.filter(|title| title::is_title(title)).find_map(title::body) {
        return Some(body).filter(|body| title::looks_like_body(body) && !body.contains('本'));
    }
    ["现公布", "现将", "现向社会公布", "编制发布", "编制"].iter().find_map(|word| {
        let (_, rest) = text.split_once(word)?;
        let (_, year) = dates::year_at(rest)?;
        let name = rest.get(..year.start)?;
        (title::looks_like_body(name) && !name.contains("本")).then(|| name.to_owned())
    })
}

/// The headings of the six sections, before those of the five heads that were noted while they were read.
fn note_headings(openings: &[Opening], items: &[Item<'_>], report: &mut Report) {
    let sections = openings.iter().map(|opening| HeadingFound {
        section: opening.section,
        text: opening.text.clone(),
        level: match items.get(opening.item) {
            Some(Item::Line(line)) => line.level,
            _ => None,
        },
        origin: origin_of(items, opening.item),
    });
    let heads = std::mem::take(&mut report.faults.headings);
    for heading in sections {
        let overview = heading.section == Section::Overview;
        report.faults.headings.push(heading);
        if overview {
            report.faults.headings.extend(heads.iter().cloned());
        }
    }
}

/// Whether this is such a report at all, and of which form.
fn decide(titled: bool, openings: &[Opening], report: &mut Report) {
    const LEAST_ROWS: usize = 5;
    let rows = rows_read(report);
    let tables = TableId::ALL.into_iter().filter(|table| report.table(*table).is_some()).count();
    let legacy = report.year.is_some_and(|year| year < 2019);
    let is_report =
        rows >= LEAST_ROWS || !legacy && (titled && (tables >= 1 || openings.len() >= 2) || openings.len() >= 3);
    if is_report {
        if report.form.is_none() {
            report.form = Some(report.form_or_default());
        }
        note_missing_sections(openings, report);
        return;
    }
    report.form = None;
    report.table2 = None;
    report.table3 = None;
    report.table4 = None;
    report.single_other_disposal = false;
    let seen = match (titled, legacy) {
        (true, true) => "这是 2019 年以前的年度报告，当时没有统一的表格，只读取标题、机关、年份和正文",
        (true, false) => "标题像是年度报告，但是",
        (false, _) => "没有找到“××年政府信息公开工作年度报告”这样的标题，",
    };
    let what = if titled && legacy {
        format!("不是统一格式的政府信息公开工作年度报告：{seen}。")
    } else {
        format!(
            "不是政府信息公开工作年度报告：{seen}六个部分的标题找到 {} 个，三张表找到 {tables} 张。",
            openings.len()
        )
    };
    report.problems.clear();
    report.problems.push(Problem { kind: ProblemKind::NotAReport, place: None, what, origin: None });
}

/// How many rows of table 三 hold anything.
fn rows_read(report: &Report) -> usize {
    let read = |row: &Table3Row| {
        gongkai_report::Table3Column::all().any(|column| {
            let cell = report.cell(gongkai_report::CellId::Table3(*row, column));
            cell.is_some_and(|cell| cell.value != Value::Unread)
        })
    };
    Table3Row::all().filter(read).count()
}

/// A problem for each section with running text that was not found. Tables speak for themselves.
fn note_missing_sections(openings: &[Opening], report: &mut Report) {
    for section in [Section::Overview, Section::ProblemsAndImprovements, Section::OtherMatters] {
        if !openings.iter().any(|opening| opening.section == section) {
            report.problems.push(Problem {
                kind: ProblemKind::Missing,
                place: Some(section.into()),
                what: format!("没有找到“{}”一节。", section.label()),
                origin: None,
            });
        }
    }
    if report.year.is_none() && report.form == Some(FormVersion::F2021) {
        report.problems.push(Problem {
            kind: ProblemKind::Missing,
            place: Some(Section::Title.into()),
            what: "标题和开头段都没有写明是哪一年的报告。".into(),
            origin: None,
        });
    }
}

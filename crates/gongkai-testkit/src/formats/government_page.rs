//! A report as a page of a government website: everything around it, and the markup of a word processor.

use gongkai_report::{Head, Narrative, Report, Section};

use super::grids::{self, CORNER, ORGANISATIONS, RESULTS, Row3};

const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];

/// The page; `torn`: labels broken by spaces and line ends, digits full-width.
pub(super) fn write(report: &Report, torn: bool) -> String {
    let mut page = Page { out: String::new(), torn };
    page.around(report);
    let title = report.title.as_deref().unwrap_or_default();
    page.raw(&format!("<div class=\"article\"><h1 class=\"title\">{title}</h1>"));
    if let Some(day) = report.published {
        page.raw(&format!("<p class=\"info\">发布日期：{day}　　浏览次数：<span id=\"hits\">128</span>　　<a href=\"#\">【打印】</a></p>"));
    }
    page.raw("<div id=\"zoom\" class=\"TRS_Editor\">");
    page.narrative(&report.opening);
    page.section(Section::Overview);
    for (numeral, head) in NUMERALS.iter().zip(Head::ALL) {
        if let Some(text) = report.overview.get(&head) {
            page.paragraph(&format!("（{numeral}）{}。{}", head.label(), text.text()));
        }
    }
    page.section(Section::Table2);
    page.table2(report);
    page.section(Section::Table3);
    page.table3(report);
    page.section(Section::Table4);
    page.table4(report);
    for place in [Section::ProblemsAndImprovements, Section::OtherMatters] {
        page.section(place);
        if let Some(text) = report.narrative(place) {
            page.narrative(text);
        }
    }
    if let Some(signature) = &report.signature {
        page.raw(&format!("<p style=\"text-align:right\">{}</p>", signature.body.as_deref().unwrap_or_default()));
        if let Some(day) = signature.date {
            page.raw(&format!("<p style=\"text-align:right\">{}年{}月{}日</p>", day.year(), day.month(), day.day()));
        }
    }
    page.raw("</div><p>附件：<a href=\"report.docx\">年度报告全文下载.docx</a></p></div>");
    page.raw(
        "<div class=\"footer\"><p>主办单位：本县人民政府办公室</p><p>网站标识码：0000000000</p></div></body></html>",
    );
    page.out
}

struct Page {
    out: String,
    torn: bool,
}

impl Page {
    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Head, navigation, breadcrumb, and the table of metadata.
    fn around(&mut self, report: &Report) {
        let title = report.title.as_deref().unwrap_or_default();
        let body = report.body.as_deref().unwrap_or_default();
        let day = report.published.map(|day| day.to_string()).unwrap_or_default();
        self.raw(&format!(
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"><html><head>\
             <meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>{title}</title>\
             <meta name=\"ColumnName\" content=\"政府信息公开年报\"><meta name=\"PubDate\" content=\"{day}\">\
             <style>.nav{{float:left}} td{{border:1px solid #000}}</style><script>var hits = 12; document.write('<b>3</b>');</script>\
             </head><body><div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/xxgk\">政府信息公开</a></li>\
             <li><a href=\"/zwfw\">政务服务</a></li><li><a href=\"/hdjl\">互动交流</a></li></ul></div>\
             <div class=\"path\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/xxgk\">政府信息公开</a> &gt; <a href=\"/nb\">政府信息公开年报</a></div>\
             <table class=\"meta\"><tr><td>索引号</td><td>000000001/2025-00012</td><td>主题分类</td><td>政务公开</td></tr>\
             <tr><td>发布机构</td><td>{body}</td><td>发布日期</td><td>{day}</td></tr></table>"
        ));
    }

    fn section(&mut self, place: Section) {
        let label = place.label();
        self.raw(&format!("<p class=\"MsoNormal\" style=\"text-indent:32pt;mso-char-indent-count:2\"><b><span style=\"font-family:黑体;mso-ascii-font-family:宋体\">{label}</span></b><o:p></o:p></p>"));
    }

    fn paragraph(&mut self, text: &str) {
        self.raw(&format!("<p class=\"MsoNormal\" style=\"text-indent:32.0pt;line-height:28.0pt\"><span lang=\"EN-US\" style=\"font-size:16.0pt;font-family:仿宋_GB2312\">{text}<o:p></o:p></span></p>"));
    }

    fn narrative(&mut self, narrative: &Narrative) {
        for passage in &narrative.passages {
            self.paragraph(&passage.text);
        }
    }

    /// A label, torn or not.
    fn label(&self, text: &str) -> String {
        if !self.torn {
            return text.to_owned();
        }
        match text.chars().count() {
            0..=4 => text.chars().map(String::from).collect::<Vec<_>>().join(" "),
            _ => {
                let half = text.chars().count() / 2;
                let (head, tail): (String, String) =
                    (text.chars().take(half).collect(), text.chars().skip(half).collect());
                format!("{head}<br>\n　{tail}")
            }
        }
    }

    fn value(&self, text: &str) -> String {
        if !self.torn {
            return text.to_owned();
        }
        text.chars()
            .map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c })
            .collect()
    }

    /// A cell with the markup that a word processor leaves.
    fn cell(&self, text: &str, rows: usize, columns: usize) -> String {
        let span = |name: &str, count: usize| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
        format!(
            "<td{}{} style=\"border:solid windowtext 1.0pt;padding:0cm 5.4pt\"><p class=\"MsoNormal\" align=\"center\"><span style=\"font-size:9.0pt\">{}</span></p></td>",
            span("rowspan", rows),
            span("colspan", columns),
            if text.is_empty() { "&nbsp;" } else { text }
        )
    }

    fn row(&mut self, cells: &[String]) {
        self.raw(&format!("<tr>{}</tr>", cells.concat()));
    }

    fn values(&self, values: &[String]) -> Vec<String> {
        values.iter().map(|value| self.cell(&self.value(value), 1, 1)).collect()
    }

    fn open_table(&mut self) {
        self.raw("<div align=\"center\"><table class=\"MsoNormalTable\" border=\"1\" cellspacing=\"0\" cellpadding=\"0\"><tbody>");
    }

    fn close_table(&mut self) {
        self.raw("</tbody></table></div>");
    }

    fn table2(&mut self, report: &Report) {
        self.open_table();
        for block in grids::table2(report) {
            let wide = 4 - block.columns.len();
            self.row(&[self.cell(&self.label(&block.item), 1, 4)]);
            let spans = |count: usize| if count == 1 { wide } else { 1 };
            let count = block.columns.len();
            let mut head = vec![self.cell(&self.label("信息内容"), 1, 1)];
            head.extend(block.columns.iter().map(|label| self.cell(&self.label(label), 1, spans(count))));
            self.row(&head);
            for (label, values) in &block.rows {
                let mut cells = vec![self.cell(&self.label(label), 1, 1)];
                cells.extend(values.iter().map(|value| self.cell(&self.value(value), 1, spans(count))));
                self.row(&cells);
            }
        }
        self.close_table();
    }

    fn table3(&mut self, report: &Report) {
        self.open_table();
        self.row(&[self.cell(CORNER, 3, 3), self.cell(&self.label("申请人情况"), 1, 7)]);
        self.row(&[
            self.cell(&self.label("自然人"), 2, 1),
            self.cell(&self.label("法人或其他组织"), 1, 5),
            self.cell(&self.label("总计"), 2, 1),
        ]);
        let organisations = ORGANISATIONS.map(|label| self.cell(&self.label(label), 1, 1));
        self.row(&organisations);
        for row in grids::table3(report) {
            let Row3 { stage, group, inner, staged, label, values } = &row;
            let mut cells = Vec::new();
            cells.extend(stage.map(|(label, rows)| self.cell(&self.label(label), rows, 1)));
            cells.extend(group.as_ref().map(|(label, rows)| self.cell(&self.label(label), *rows, 1)));
            let columns = match (staged, inner) {
                (true, true) => 1,
                (true, false) => 2,
                _ => 3,
            };
            cells.push(self.cell(&self.label(label), 1, columns));
            cells.extend(self.values(values));
            self.row(&cells);
        }
        self.close_table();
    }

    fn table4(&mut self, report: &Report) {
        self.open_table();
        self.row(&[self.cell(&self.label("行政复议"), 1, 5), self.cell(&self.label("行政诉讼"), 1, 10)]);
        let results = RESULTS.map(|label| self.cell(&self.label(label), 2, 1));
        let suits = ["未经复议直接起诉", "复议后起诉"].map(|label| self.cell(&self.label(label), 1, 5));
        self.row(&[results.as_slice(), suits.as_slice()].concat());
        let inner = RESULTS.map(|label| self.cell(&self.label(label), 1, 1));
        self.row(&[inner.as_slice(), inner.as_slice()].concat());
        let values = self.values(&grids::table4(report));
        self.row(&values);
        self.close_table();
    }
}

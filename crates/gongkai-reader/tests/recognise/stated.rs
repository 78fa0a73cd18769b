//! Body, year, title and day of publication as pages state them, and sections under titles of their own.

use gongkai_reader::{Limits, read};
use gongkai_report::{Head, Report};
use jiff::civil::date;

use crate::sample::{OVERVIEW, problems};

/// A page: what stands in its head, what stands above the opening sentence, and the titles of 五 and 六.
fn page(head: &str, above: &str, titles: [&str; 2]) -> Report {
    let overview = OVERVIEW.map(|line| format!("<p>{line}</p>")).concat();
    let [five, six] = titles;
    let html = format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\">{head}</head><body><div class=\"nav\"><a href=\"/\">首页</a></div>\
         <div class=\"article\">{above}<p>根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限自2023年1月1日起至2023年12月31日止。</p>\
         <p>一、总体情况</p>{overview}<p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>\
         <tr><td>行政规范性文件</td><td>3</td><td>1</td><td>42</td></tr></table><p>三、收到和处理政府信息公开申请情况</p>\
         <p>四、政府信息公开行政复议、行政诉讼情况</p><p>{five}</p><p>解读不够。</p><p>{six}</p><p>无收费。</p></div></body></html>"
    );
    let mut reports = read(html.as_bytes(), &Limits::default()).reports;
    assert_eq!(reports.len(), 1);
    reports.pop().unwrap()
}

const TITLES: [&str; 2] = ["五、存在的主要问题及改进情况", "六、其他需要报告的事项"];
const TITLE: &str = "<p>青石县水务局2023年政府信息公开工作年度报告</p>";
const NO_BODY: &str = "<p>2023年政府信息公开工作年度报告</p>";

#[test]
fn a_title_set_on_several_lines() {
    for above in [
        "<p>青石县水务局</p><p>2023年政府信息公开工作</p><p>年度报告</p>",
        "<p>青石县水务局<br>2023年<br>政府信息公开工作年度报告</p>",
        "<h1>青石县水务局</h1><h1>2023年政府信息公开工作年度报告</h1>",
    ] {
        let report = page("", above, TITLES);
        assert_eq!(report.title.as_deref(), Some("青石县水务局2023年政府信息公开工作年度报告"), "{above}");
        assert_eq!((report.body.as_deref(), report.year), (Some("青石县水务局"), Some(2023)), "{above}");
    }
    let report = page("", "<p>关于2022年度政府信息公开情况的报告</p>", TITLES);
    assert_eq!((report.title.as_deref(), report.year), (Some("关于2022年度政府信息公开情况的报告"), Some(2022)));
}

#[test]
fn the_body_where_only_the_page_names_it() {
    for (head, above) in [
        ("<meta name=\"ContentSource\" content=\"青石县水务局\">", NO_BODY.to_owned()),
        ("<meta name=\"Author\" content=\"青石县水务局\">", NO_BODY.to_owned()),
        ("<meta name=\"SiteName\" content=\"青石县水务局\">", NO_BODY.to_owned()),
        ("<meta name=\"SiteName\" content=\"青石县水务局门户网站\">", NO_BODY.to_owned()),
        ("", format!("{NO_BODY}<p>信息来源：青石县水务局　浏览次数：12</p>")),
        ("", "<p>现公布《青石县水务局2023年政府信息公开工作年度报告》，请予监督。</p>".to_owned()),
    ] {
        let report = page(head, &above, TITLES);
        assert_eq!((report.body.as_deref(), report.year), (Some("青石县水务局"), Some(2023)), "{head} {above}");
    }
    let report = page("<meta name=\"SiteName\" content=\"青石县人民政府门户网站\">", NO_BODY, TITLES);
    assert_eq!(report.body.as_deref(), Some("青石县人民政府"));
}

#[test]
fn the_day_of_publication_under_every_name() {
    for head in [
        "<meta name=\"PubDate\" content=\"2024-01-20 10:20:33\">",
        "<meta name=\"publishdate\" content=\"2024-01-20\">",
        "<meta name=\"pubdate\" content=\"20240120\">",
        "<meta name=\"firstpublishedtime\" content=\"2024-01-20-10:20\">",
        "<meta property=\"article:published_time\" content=\"2024-01-20T08:00:00+08:00\">",
    ] {
        assert_eq!(page(head, TITLE, TITLES).published, Some(date(2024, 1, 20)), "{head}");
    }
    for line in [
        "发布日期：2024-01-20",
        "信息发布时间：2024年01月20日 来源：本局",
        "时间：2024/1/20",
        "发稿时间：2024.01.20",
        "上传时间：2024年1月20日",
        "【发布时间】2024-01-20",
        "更新时间：2024-01-20 09:00",
    ] {
        let report = page("", &format!("{TITLE}<p>{line}</p>"), TITLES);
        assert_eq!(report.published, Some(date(2024, 1, 20)), "{line}");
    }
    let updated = "<meta name=\"PubDate\" content=\"2024-01-20\">";
    let report = page(updated, &format!("{TITLE}<p>更新时间：2024-03-02</p>"), TITLES);
    assert_eq!(report.published, Some(date(2024, 1, 20)));
}

#[test]
fn a_section_under_a_title_of_its_own_is_told_by_its_number() {
    for six in ["六、附则", "六、其他情况", "六、补充事项"] {
        let report = page("", TITLE, [TITLES[0], six]);
        assert_eq!(report.problems_and_improvements.map(|text| text.text()).as_deref(), Some("解读不够。"), "{six}");
        assert_eq!(report.other_matters.map(|text| text.text()).as_deref(), Some("无收费。"), "{six}");
    }
    // the text of section five counts its own parts from one again, and none of them is section six
    let report = page("", TITLE, ["五、存在的主要问题及改进情况</p><p>一、问题</p><p>二、措施", "无附注"]);
    assert_eq!(report.other_matters, None);
    assert!(problems(&report).contains("没有找到“六、其他需要报告的事项”一节"), "{}", problems(&report));
}

#[test]
fn heads_whose_bracket_or_stop_is_missing() {
    let text = "青石镇2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开情况\n甲。\n二）依申请公开情况\n乙。\n（三） 政府信息管理情况 2023年，本镇制定文件0件。\n（四）政府信息平台建设。丁。\n（五）监督保障：戊。\n二、主动公开政府信息情况\n规章 0 0 0\n五、存在的主要问题及改进情况\n无\n六、其他需要报告的事项\n无\n";
    let report = read(text.as_bytes(), &Limits::default()).reports.remove(0);
    let head = |head: Head| report.overview.get(&head).map(|text| text.text()).unwrap_or_default();
    let found: Vec<String> = Head::ALL.into_iter().map(head).collect();
    assert_eq!(found, ["甲。", "乙。", "2023年，本镇制定文件0件。", "丁。", "戊。"]);
}

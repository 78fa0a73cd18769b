//! Whole pages: what the website puts around the text stays out, what it says of the text is kept.

use super::*;

#[test]
fn navigation_breadcrumb_share_footer_and_related_pages_stay_out() {
    let page = format!(
        "<!doctype html><html><head><title>青石县水务局2023年政府信息公开工作年度报告_青石县人民政府</title>\
        <meta name=PubDate content='2024-01-18 10:00'><meta name=\"ColumnName\" content=\"政府信息公开年报\">\
        <style>p{{color:red}}</style><script>var a = '<p>一、总体情况</p>';</script></head><body>\
        <div class=\"topbar\"><a href=\"/\">首页</a> <a href=\"/zw\">政务</a></div>\
        <ul class=\"menu\"><li><a href=\"/a\">机构概况</a></li><li><a href=\"/b\">一、总体情况</a></li></ul>\
        <div class=\"wrap\"><div class=\"dqwz\">当前位置：<a href=/>首页</a> &gt; <a href=/g>政务公开</a> &gt; <a href=/n>年报</a></div>\
        <div class=\"article\"><h1>青石县水务局2023年政府信息公开工作年度报告</h1>\
        <div class=\"info\"><span>发布日期：2024-01-17</span> <span>来源：青石县水务局</span> <span>浏览次数：<b>33</b></span>\
        <span>字体：[大 中 小]</span></div>\
        <div id=\"zoom\">{REPORT}<p style=\"text-align:right\">青石县水务局</p><p>2024年1月17日</p>\
        <p>附件：<a href=\"files/report.docx\">年度报告.docx</a></p></div>\
        <div class=\"share\">分享到：<a href=#>微信</a></div>\
        <div>上一篇：<a href=/1.html>关于水价的公告</a></div><div>下一篇：<a href=/2.html>没有了</a></div></div>\
        <div class=\"side\"><h3>相关链接</h3><ul><li><a href=/3.html>2022年年度报告</a></li></ul></div></div>\
        <div class=\"footer\"><p>主办：青石县人民政府</p><p>网站标识码：0000000000 示ICP备00000000号</p></div>\
        </body></html>"
    );
    let document = read(&page);
    let title = "# 青石县水务局2023年政府信息公开工作年度报告";
    assert_eq!(lines(&document), report_between(&[title], &["青石县水务局", "2024年1月17日", "附件：年度报告.docx"]));
    assert_eq!(document.title.as_deref(), Some("青石县水务局2023年政府信息公开工作年度报告_青石县人民政府"));
    assert_eq!(stated(&document, "栏目"), Some("首页 > 政务公开 > 年报"));
    assert_eq!(stated(&document, "发布日期"), Some("2024-01-17"));
    assert_eq!(stated(&document, "来源"), Some("青石县水务局"));
    assert_eq!(stated(&document, "PubDate"), Some("2024-01-18 10:00"));
    assert_eq!(stated(&document, "ColumnName"), Some("政府信息公开年报"));
    assert!(document.links.iter().any(|link| link.target == "files/report.docx" && link.text == "年度报告.docx"));
    assert!(document.links.iter().all(|link| link.target != "/zw"));
}

#[test]
fn a_metadata_table_is_no_table_of_the_report() {
    let page = format!(
        "<body><table class=x><tr><td>索 引 号</td><td>0001/2024-3</td><td>发布机构</td><td>青石县水务局</td></tr>\
        <tr><td>名称：</td><td colspan=3>2023年政府信息公开工作年度报告</td></tr>\
        <tr><td>成文日期</td><td>2024-01-10</td><td>文号</td><td></td></tr></table>\
        <div><h2>青石县水务局2023年政府信息公开工作年度报告</h2><div>{REPORT}</div></div></body>"
    );
    let document = read(&page);
    assert_eq!(lines(&document), report_between(&["## 青石县水务局2023年政府信息公开工作年度报告"], &[]));
    assert_eq!(stated(&document, "索引号"), Some("0001/2024-3"));
    assert_eq!(stated(&document, "发布机构"), Some("青石县水务局"));
    assert_eq!(stated(&document, "成文日期"), Some("2024-01-10"));
    assert_eq!(stated(&document, "文号"), None);
}

#[test]
fn a_list_of_statements_is_metadata_too() {
    let page = format!(
        "<body><ul><li>索引号：0002</li><li><b>公开日期：</b>2024-01-20</li><li>文　　号：</li></ul>\
        <h1>青石县水务局2023年政府信息公开工作年度报告</h1><div class=con>{REPORT}</div></body>"
    );
    let document = read(&page);
    assert_eq!(lines(&document), report_between(&["# 青石县水务局2023年政府信息公开工作年度报告"], &[]));
    assert_eq!(stated(&document, "公开日期"), Some("2024-01-20"));
}

#[test]
fn tables_that_lay_out_the_whole_page_are_unfolded() {
    let page = format!(
        "<body><table width=1000><tr><td colspan=2><a href=/>首页</a> <a href=/x>信息公开</a></td></tr><tr>\
        <td><table><tr><td><a href=/1>公开指南</a></td></tr><tr><td><a href=/2>公开年报</a></td></tr></table></td>\
        <td><table><tr><td>青石县水务局2023年政府信息公开工作年度报告</td></tr><tr><td>{REPORT}</td></tr></table></td>\
        </tr><tr><td colspan=2>版权所有：青石县人民政府</td></tr></table></body>"
    );
    let document = read(&page);
    assert_eq!(lines(&document), report_between(&["青石县水务局2023年政府信息公开工作年度报告"], &[]));
    assert_eq!(tables(&document).len(), 2);
}

#[test]
fn the_signature_outside_the_block_of_the_text_is_kept() {
    let page = format!(
        "<body><div class=nav><a href=/>首页</a><a href=/1>机构</a></div><div class=TRS_Editor><div>{REPORT}</div>\
        <div style='text-align:right'>青石县水务局</div><div>2024年1月17日</div></div></body>"
    );
    assert_eq!(lines(&read(&page)), report_between(&[], &["青石县水务局", "2024年1月17日"]));
}

#[test]
fn two_reports_on_one_page_are_both_kept() {
    let page =
        format!("<body><nav><a href=/>首页</a></nav><article>{REPORT}</article><article>{REPORT}</article></body>");
    let twice = [report_between(&[], &[]), report_between(&[], &[])].concat();
    assert_eq!(lines(&read(&page)), twice);
}

#[test]
fn a_page_without_a_report_keeps_its_running_text() {
    let text = "为方便群众办事，县水务局自下月起延长窗口服务时间，欢迎前来咨询，具体安排以窗口公示为准。";
    let page = format!(
        "<body><ul>{}</ul><div><p>{text}</p><p>{text}</p></div></body>",
        "<li><a href=/x>通知公告列表中的一条标题</a></li>".repeat(30)
    );
    assert_eq!(lines(&read(&page)), [text, text]);
}

#[test]
fn a_frame_or_a_script_that_holds_the_text_is_told() {
    let framed = "<html><frameset cols='20%,80%'><frame src=menu.html><frame src=main.html></frameset></html>";
    let inner = "<body><div>首页</div><iframe src=\"../report.html\"></iframe></body>";
    let scripted = "<body><div id=app></div><script src=app.js></script></body>";
    for (page, word) in [(framed, "menu.html"), (inner, "../report.html"), (scripted, "脚本")] {
        let problems = decode(page.to_owned(), &Limits::default()).problems;
        assert!(problems.len() == 1 && problems[0].what.contains(word), "{problems:?}");
    }
    let beside = format!("<body><div>{REPORT}</div><iframe src=counter.html></iframe></body>");
    read(&beside);
}

//! Running text: white space, Word's markup, lists, what can be seen and what cannot.

use gongkai_document::Run;

use super::*;

fn runs(html: &str) -> Vec<Run> {
    let document = read(html);
    let runs =
        |block: &Block| if let Block::Paragraph(paragraph) = block { paragraph.runs.clone() } else { Vec::new() };
    document.blocks.iter().flat_map(runs).collect()
}

#[test]
fn white_space_is_as_a_browser_shows_it() {
    let page =
        "<p>\n  全年\n公开  12\t条 A\nB </p><p>&nbsp;&nbsp;　首&nbsp;行</p>甲<div>乙</div>丙<p> </p><p>&nbsp;</p>";
    assert_eq!(lines(&read(page)), ["全年公开 12 条 A B", "首 行", "甲", "乙", "丙"]);
}

#[test]
fn breaks_part_lines_and_keep_a_heading_whole() {
    assert_eq!(
        lines(&read("<p>一、总体情况<br>（一）主动公开<br/>三条</p>")),
        ["一、总体情况", "（一）主动公开", "三条"]
    );
    assert_eq!(lines(&read("<h1>青石县水务局<br>2023年报告</h1>")), ["# 青石县水务局\n2023年报告"]);
}

#[test]
fn preformatted_text_keeps_its_lines_and_tabs() {
    assert_eq!(lines(&read("<pre>\n规章\t0\t0\n许可\t3\n</pre>")), ["规章\t0\t0", "许可\t3"]);
    assert_eq!(lines(&read("<div style='white-space: pre-wrap'>甲  乙\n丙</div>")), ["甲  乙", "丙"]);
}

#[test]
fn the_markup_of_word_leaves_no_trace() {
    let page = "<p class=MsoNormal><span lang=EN-US style='mso-fareast-font-family:仿宋'>20</span><span>23年<o:p></o:p></span>\
        <!--[if supportFields]><span>PAGE</span><![endif]--><st1:chsdate>1月<span>1</span>日</st1:chsdate></p>\
        <![if !supportEmptyParas]><p><o:p>&nbsp;</o:p></p><![endif]><xml><w:View>Normal</w:View></xml>\
        <p><span><b>一是</b></span><span>加强</span>培训</p>";
    assert_eq!(lines(&read(page)), ["2023年1月1日", "一是加强培训"]);
    let bold: Vec<(String, bool)> = runs(page).into_iter().map(|run| (run.text, run.bold)).collect();
    assert_eq!(bold[1..], [("一是".into(), true), ("加强培训".into(), false)]);
}

#[test]
fn text_that_is_not_seen_is_kept_as_such() {
    for page in [
        "<p>看得见<span style='display:none'>看不见</span></p>",
        "<p>看得见<span style='visibility:hidden'>看不见</span></p>",
        "<p>看得见<span style='FONT-SIZE: 0pt'><b>看不见</b></span></p>",
        "<p>看得见<font color=#FFFFFF>看不见</font></p>",
        "<p>看得见<span style='color:rgb(255, 255, 255)'>看不见</span></p>",
        "<p>看得见<span style='mso-hide:all'>看不见</span></p>",
        "<p>看得见</p><div hidden><script>x</script>看不见</div>",
        "<p>看得见</p><p style='opacity:0'>看不见</p>",
    ] {
        let parts: Vec<(String, bool)> = runs(page).into_iter().map(|run| (run.text, run.hidden)).collect();
        assert_eq!(lines(&read(page)), ["看得见"], "{page}");
        assert!(parts.contains(&("看不见".into(), true)) && parts.len() == 2, "{page} {parts:?}");
    }
}

#[test]
fn text_that_is_seen_after_all_is_not_hidden() {
    for page in [
        "<div style='visibility:hidden'><p style='visibility:visible'>看得见</p></div>",
        "<div style='font-size:0'><p style='font-size:16px'>看得见</p></div>",
        "<p style='background:#c00'><span style='color:#fff'>看得见</span></p>",
        "<p style='font-size:0.5em'>看得见</p>",
        "<p style='display:block;color:#fefefe'>看得见</p>",
    ] {
        assert_eq!(lines(&read(page)), ["看得见"], "{page}");
    }
    assert_eq!(runs("<p style='color:#c00'>红</p>")[0].color.as_deref(), Some("#c00"));
}

#[test]
fn the_numbers_of_ordered_lists_are_seen_unless_switched_off() {
    assert_eq!(lines(&read("<ol start=3><li>甲<li value=7>乙<li><p>丙</p></ol>")), ["3. 甲", "7. 乙", "8. 丙"]);
    assert_eq!(lines(&read("<ol style='list-style:none'><li>甲</ol><ul><li>乙</ul>")), ["甲", "乙"]);
    let chinese = "<ol class='custom_cn list-paddingleft-1'><li class=list-cn-1-1><p>总体情况</p></li></ol>";
    assert_eq!(lines(&read(chinese)), ["一、总体情况"]);
    assert_eq!(
        lines(&read("<ol style='list-style-type: lower-roman'><li>甲<ol type=A><li>乙</ol><li>丙</ol>")),
        ["i. 甲", "A. 乙", "ii. 丙"]
    );
}

#[test]
fn what_is_no_text_of_the_page_is_left_out() {
    let page = "<p>正文</p><noscript>请打开脚本</noscript><template>模板</template><svg><text>图</text></svg>\
        <select><option>选项</option></select><button>提交</button><style>p{}</style><object>插件</object>";
    assert_eq!(lines(&read(page)), ["正文"]);
}

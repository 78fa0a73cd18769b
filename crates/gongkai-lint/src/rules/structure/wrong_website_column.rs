//! S116: the report stands in the column of annual reports.

use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 年报应放在“政府信息公开年报”栏目，不应放在通知公告、工作动态等栏目。
    ///
    /// 凭网页的当前位置和分类判断；页面没有给出所在栏目的，不作判断。
    ///
    /// 例：当前位置“首页 > 通知公告”——移到“政府信息公开 > 政府信息公开年报”。
    pub(crate) WrongWebsiteColumn = "S116" {
        name: "wrong_website_column",
        title: "没有放在年报栏目",
        severity: Warning,
        status: Preview,
        since: "0.1.0",
        list: [],
        provision: [PLATFORM_2019] "专栏的栏目设置",
        mend: "把年报移到“政府信息公开年报”栏目，原地址设置跳转。",
    }
}

const RIGHT: &[&str] = &["年报", "年度报告"];
const CATEGORIES: &[&str] = &["分类", "栏目", "主题", "组配"];

impl Rule for WrongWebsiteColumn {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let faults = &context.report().faults;
        let categories = faults.meta.iter().filter(|(name, _)| say::mentions(name, CATEGORIES)).map(|(_, value)| value);
        if faults.column_path.iter().chain(categories).any(|text| say::mentions(text, RIGHT)) {
            return Verdict::Held;
        }
        if faults.column_path.is_empty() {
            return Verdict::Undecided("页面没有给出所在栏目".into());
        }
        // a bare 政府信息公开 says that the page shows no deeper level, not that it stands elsewhere
        if faults.column_path.last().is_some_and(|last| say::mentions(last, &["政府信息公开", "信息公开"])) {
            return Verdict::Undecided("页面只给出“政府信息公开”一级".into());
        }
        let path = faults.column_path.join(" > ");
        let finding = Finding::new(&Self::MANUAL, format!("网页所在栏目是“{path}”，不是年报栏目"));
        Verdict::Broken(vec![finding.at(Section::Title).with_values("政府信息公开年报", path)])
    }
}

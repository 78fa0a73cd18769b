//! What a blank workbook asks for, part by part. Shown beside the cell that is chosen, never in it: a prompt that
//! stays in the text would be published.

use gongkai_report::{Head, Section};

/// The parts of running text that a blank form asks for.
pub(super) fn prompt(section: Section) -> Option<&'static str> {
    Some(match section {
        Section::OverviewHead(Head::ProactiveDisclosure) => "填写本年主动公开了多少信息、在哪些领域和渠道公开",
        Section::OverviewHead(Head::DisclosureOnRequest) => "填写本年收到和办理申请的件数、结果，与表三一致",
        Section::OverviewHead(Head::InformationManagement) => "填写信息的制作、审查、更新、清理和规范性文件管理情况",
        Section::OverviewHead(Head::Platform) => "填写网站专栏、新媒体、查阅场所等平台的建设和维护情况",
        Section::OverviewHead(Head::Supervision) => "填写机构和人员、培训、考核、社会评议、责任追究情况",
        Section::ProblemsAndImprovements => "填写本年存在的主要问题、改进措施，以及上年所列问题的改进结果",
        Section::OtherMatters => "写明本年是否收取信息处理费及金额，以及其他需要报告的事项",
        _ => return None,
    })
}

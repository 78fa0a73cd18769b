//! The articles of the 条例: what each one says in a line, and what of it is computed here.

use crate::provision::{Instrument, Provision};

/// An article of the 条例.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub number: u8,
    /// What it says, in our words.
    pub summary: &'static str,
    /// What computes it: parts of this crate, or of another whose name stands before them. Empty: there is nothing to
    /// compute.
    pub computes: &'static [&'static str],
}

impl Article {
    /// Its citation.
    #[must_use]
    pub const fn provision(self) -> Provision {
        Provision::article(Instrument::Regulation2019, self.number as u16)
    }
}

/// The article of that number.
#[must_use]
pub fn article(number: u8) -> Option<&'static Article> {
    ARTICLES.iter().find(|article| article.number == number)
}

const fn of(number: u8, summary: &'static str, computes: &'static [&'static str]) -> Article {
    Article { number, summary, computes }
}

/// All articles, in order.
pub const ARTICLES: [Article; 56] = [
    of(1, "立法目的", &[]),
    of(2, "政府信息是行政机关履行行政管理职能中制作或者获取并保存的信息", &["disclosure"]),
    of(3, "各级政府加强领导；国务院办公厅和县级以上政府办公厅（室）主管", &["actor::Capacity::CompetentDepartment"]),
    of(4, "各机关指定工作机构，列明五项职能", &["subject::SubjectKind"]),
    of(5, "以公开为常态、不公开为例外", &[]),
    of(6, "及时、准确公开；发现虚假不完整信息应当澄清", &[]),
    of(7, "逐步增加公开内容", &[]),
    of(8, "推进规范化、标准化、信息化", &[]),
    of(9, "公众有权监督、批评、建议", &[]),
    of(
        10,
        "谁制作谁公开、谁保存谁公开；派出、内设机构和联合制作",
        &["subject::SubjectKind::DetachedOrgan", "gongkai_catalogue::Origin"],
    ),
    of(11, "涉及其他机关的先协商确认；依规定需要批准的经批准", &["gongkai_catalogue::SystemKind"]),
    of(12, "编制、公布并及时更新指南和目录", &["gongkai_catalogue::Guide", "gongkai_catalogue::IndexTemplate"]),
    of(13, "除第十四条至第十六条外都应公开；主动公开和依申请公开两种方式", &["disclosure::DisclosureStatus"]),
    of(14, "国家秘密、法律行政法规禁止、危及三安全一稳定的不予公开", &["outcome::WithholdingGround", "basis"]),
    of(
        15,
        "商业秘密、个人隐私等会损害第三方的不得公开，第三方同意或者公共利益需要的除外",
        &["outcome::WithholdingGround", "basis"],
    ),
    of(16, "内部事务、过程性信息、行政执法案卷可以不予公开", &["outcome::WithholdingGround", "basis"]),
    of(
        17,
        "公开前审查，不能确定的报有关主管部门或者保密行政管理部门",
        &["gongkai_catalogue::Review", "gongkai_catalogue::SystemKind"],
    ),
    of(
        18,
        "定期评估不予公开的信息，因情势变化可以公开的应当公开",
        &["disclosure::DisclosureStatus", "gongkai_catalogue::item_dues", "gongkai_catalogue::SystemKind"],
    ),
    of(
        19,
        "涉及公众利益调整、需要广泛知晓或者公众参与决策的主动公开",
        &["disclosure::DisclosureStatus", "gongkai_catalogue::ItemFact"],
    ),
    of(20, "十五类应当主动公开的信息", &["disclosure::CATALOGUE_ITEMS", "gongkai_catalogue::coverage"]),
    of(21, "市县和乡镇还应公开的信息", &["disclosure::CATALOGUE_ITEMS", "gongkai_catalogue::coverage"]),
    of(22, "结合实际确定主动公开的具体内容", &["gongkai_catalogue::Duty"]),
    of(23, "通过公报、网站、发布会、媒体等途径公开", &["gongkai_catalogue::Outlet"]),
    of(24, "统一的公开平台，具备检索、查阅、下载功能", &["gongkai_search"]),
    of(25, "在档案馆、图书馆、政务服务场所设置查阅场所", &["gongkai_catalogue::hand_over"]),
    of(
        26,
        "形成或者变更之日起二十个工作日内主动公开",
        &["deadline::Period::Publication", "gongkai_catalogue::publication_due"],
    ),
    of(27, "公民、法人和其他组织可以申请获取", &["disclosure::DisclosureStatus::OnRequest"]),
    of(28, "建立完善申请渠道", &["deadline::Channel"]),
    of(29, "申请的形式和内容", &["gongkai_case::request::Filing", "applicant::ApplicantKind"]),
    of(
        30,
        "申请不明确的七个工作日内一次告知补正，期限自收到补正起算",
        &["deadline::Period::AskSupplement", "deadline::AnswerClock"],
    ),
    of(31, "收到申请之日按提交方式确定", &["deadline::receipt_day"]),
    of(32, "书面征求第三方意见，第三方十五个工作日内提出", &["deadline::Period::ThirdPartyOpinion"]),
    of(33, "二十个工作日内答复，可延长一次二十个工作日，征求意见时间不计", &["deadline::AnswerClock"]),
    of(34, "联合制作的由牵头机关征求意见，十五个工作日不答复视为同意公开", &["deadline::Period::CoMakerOpinion"]),
    of(
        35,
        "数量频次明显超过合理范围的可以要求说明理由；不合理的不予处理，合理的可以延迟答复",
        &["outcome::NotProcessedReason::UnjustifiedMassRequests", "deadline::AnswerClock"],
    ),
    of(36, "七种答复", &["basis"]),
    of(37, "能够区分处理的提供可以公开的部分", &["outcome::Outcome::PartlyGranted"]),
    of(38, "提供已制作或者获取的信息，可以不加工分析", &["outcome::UnableReason::NeedsCreation"]),
    of(39, "信访投诉举报不作为申请处理；公开出版物告知途径", &["outcome::NotProcessedReason"]),
    of(40, "按要求的形式提供，危及载体或者成本过高的换适当形式", &[]),
    of(41, "与自身相关的记录不准确的可以要求更正", &["gongkai_case::rectification"]),
    of(42, "不收费；超过合理范围的可以收取信息处理费", &["fee::fee"]),
    of(43, "为阅读、视听困难者提供帮助", &[]),
    of(
        44,
        "多人申请同一信息可以转为主动公开，申请人也可以这样建议",
        &["gongkai_case::request::RequestEvent::ConvertedToProactive"],
    ),
    of(45, "登记、审核、办理、答复、归档制度", &["gongkai_case::request::decide"]),
    of(
        46,
        "考核、社会评议、责任追究制度",
        &["subject::SubjectKind::reports_appraisal", "gongkai_catalogue::SystemKind"],
    ),
    of(47, "主管部门监督检查，督促整改、通报批评", &[]),
    of(48, "定期培训工作人员", &[]),
    of(49, "部门一月三十一日前、政府三月三十一日前公布年度报告", &["deadline::annual_report_due"]),
    of(50, "年度报告的内容", &["report"]),
    of(51, "投诉、举报、复议、诉讼", &["basis::RemedyClass"]),
    of(52, "未建立健全制度、机制的责任", &[]),
    of(53, "违反规定的责任", &[]),
    of(54, "授权组织适用本条例", &["subject::SubjectKind::AuthorisedOrganisation"]),
    of(55, "公共企事业单位适用行业规定", &["subject::SubjectKind::PublicEnterprise"]),
    of(56, "施行日期", &["provision::Instrument"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_are_complete_and_in_order() {
        assert!(ARTICLES.iter().zip(1..).all(|(article, number)| article.number == number));
        assert_eq!(
            article(33).map(|article| article.provision().to_string()).as_deref(),
            Some("《政府信息公开条例》第三十三条")
        );
        assert_eq!(article(57), None);
    }
}

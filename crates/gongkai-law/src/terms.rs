//! One table of terms: Chinese label, identifier, provision. One term, one identifier, everywhere.

use crate::provision::{Provision, cited};

/// A term of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The Chinese term, as screens print it.
    pub label: &'static str,
    /// The identifier, as code, paths and JSON write it.
    pub id: &'static str,
    /// Where it comes from.
    pub provision: Provision,
}

const fn term(label: &'static str, id: &'static str, provision: Provision) -> Term {
    Term { label, id, provision }
}

/// The term with that identifier.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.id == id)
}

/// All terms, in the order of a request's and a report's life.
pub const TERMS: &[Term] = &[
    term("政府信息公开", "gongkai", cited::REGULATION),
    term("主动公开", "proactive_disclosure", cited::ART_19),
    term("依申请公开", "disclosure_on_request", cited::ART_27),
    term("政府信息公开工作主管部门", "competent_department", cited::ART_3),
    term("政府信息公开工作机构", "ogi_work_body", cited::ART_4),
    term("政府信息", "government_information", cited::ART_2),
    term("行政机关", "administrative_organ", cited::ART_2),
    term("制作", "produced", cited::ART_2),
    term("获取", "acquired", cited::ART_2),
    term("以公开为常态、不公开为例外", "presumption_of_disclosure", cited::ART_5),
    term("公开指南", "disclosure_guide", cited::ART_12),
    term("公开目录", "disclosure_catalogue", cited::ART_12),
    term("公开平台", "disclosure_platform", cited::ART_24),
    term("保密审查", "secrecy_review", cited::ART_17),
    term("公开属性", "disclosure_status", cited::ART_13),
    term("索引号", "index_number", cited::ART_12),
    term("公民、法人或者其他组织", "citizens_legal_persons_other_organizations", cited::ART_27),
    term("政府信息公开申请", "request", cited::ART_27),
    term("申请人", "requester", cited::ART_27),
    term("收到申请之日", "receipt_day", cited::ART_31),
    term("当面提交", "in_person", cited::ART_31_1),
    term("邮寄", "post", cited::ART_31_2),
    term("互联网渠道", "internet", cited::ART_31_3),
    term("传真", "fax", cited::ART_31_3),
    term("签收", "signed_for", cited::ART_31_2),
    term("确认", "confirmed", cited::ART_31),
    term("登记", "registered", cited::ART_45),
    term("补正", "supplement", cited::ART_30),
    term("逾期不补正", "supplement_not_made", cited::ART_30),
    term("更正", "rectification", cited::ART_41),
    term("答复", "answer", cited::ART_33),
    term("当场答复", "answered_on_the_spot", cited::ART_33_1),
    term("答复期限", "answer_period", cited::ART_33_2),
    term("工作日", "working_day", cited::ART_33_2),
    term("调休上班日", "make_up_working_day", cited::HOLIDAYS_7),
    term("延长答复期限", "extension", cited::ART_33_2),
    term("不计算在期限内", "excluded_span", cited::ART_33_3),
    term("期限重新起算", "restart", cited::ART_30),
    term("征求第三方意见", "third_party_consultation", cited::ART_32),
    term("第三方同意", "consents", cited::ART_32),
    term("第三方不同意", "objects", cited::ART_32),
    term("公共利益", "public_interest", cited::ART_32),
    term("征求其他机关意见", "organ_consultation", cited::ART_33_3),
    term("牵头制作机关", "lead_organ", cited::ART_34),
    term("申请数量、频次明显超过合理范围", "excessive_requests", cited::ART_35),
    term("说明理由", "reasons_asked", cited::ART_35),
    term("区分处理", "severance", cited::ART_37),
    term("信息处理费", "processing_fee", cited::ART_42),
    term("按件计收", "per_item", cited::FEE_4),
    term("按量计收", "per_page", cited::FEE_5),
    term("超额累进", "progressive_brackets", cited::FEE_3),
    term("收费通知", "fee_notice", cited::FEE_6),
    term("逾期不缴费", "fee_not_paid", cited::FEE_6),
    term("予以公开", "granted", cited::ART_36_2),
    term("部分公开", "partly_granted", cited::ART_37),
    term("不予公开", "withheld", cited::ART_36_3),
    term("国家秘密", "state_secret", cited::ART_14),
    term("法律、行政法规禁止公开", "prohibited_by_law", cited::ART_14),
    term("危及“三安全一稳定”", "security_and_stability", cited::ART_14),
    term("保护第三方合法权益", "third_party_rights", cited::ART_15),
    term("商业秘密", "trade_secret", cited::ART_15),
    term("个人隐私", "personal_privacy", cited::ART_15),
    term("三类内部事务信息", "internal_affairs", cited::ART_16_1),
    term("四类过程性信息", "deliberative_process", cited::ART_16_2),
    term("行政执法案卷", "enforcement_file", cited::ART_16_2),
    term("行政查询事项", "statutory_inquiry", cited::ART_36_7),
    term("无法提供", "unable_to_provide", cited::ART_36_4),
    term("本机关不掌握", "not_held", cited::ART_36_4),
    term("没有现成信息需要另行制作", "needs_creation", cited::ART_38),
    term("补正后仍不明确", "still_unclear", cited::ART_30),
    term("信息不存在", "does_not_exist", cited::ART_36_4),
    term("不属于本机关负责公开", "not_responsible", cited::ART_36_5),
    term("不予处理", "not_processed", cited::ART_35),
    term("信访、举报、投诉", "petition_or_complaint", cited::ART_39_1),
    term("重复申请", "repeat_request", cited::ART_36_6),
    term("要求提供公开出版物", "public_publication", cited::ART_39_2),
    term("无正当理由大量反复申请", "unjustified_mass_requests", cited::ART_35),
    term("要求确认或重新出具已获取信息", "reconfirmation", cited::ART_36_6),
    term("其他处理", "other_disposal", cited::REPORT_FORMAT_2021),
    term("撤回申请", "withdrawn", cited::REPORT_FORMAT_2021),
    term("本年新收", "newly_received", cited::REPORT_FORMAT_2021),
    term("上年结转", "carried_in", cited::REPORT_FORMAT_2021),
    term("结转下年度继续办理", "carried_out", cited::REPORT_FORMAT_2021),
    term("办理结果总计", "disposed_total", cited::REPORT_FORMAT_2021),
    term("自然人", "natural_person", cited::REPORT_FORMAT_2021),
    term("商业企业", "enterprise", cited::REPORT_FORMAT_2021),
    term("科研机构", "research_body", cited::REPORT_FORMAT_2021),
    term("社会公益组织", "public_welfare_body", cited::REPORT_FORMAT_2021),
    term("法律服务机构", "legal_service_body", cited::REPORT_FORMAT_2021),
    term("年度报告", "annual_report", cited::ART_49_1),
    term("总体情况", "overview", cited::REPORT_FORMAT_2021),
    term("存在的主要问题及改进情况", "problems_and_improvements", cited::ART_50_4),
    term("其他需要报告的事项", "other_matters", cited::ART_50_5),
    term("规章", "government_rule", cited::ART_20_1),
    term("行政规范性文件", "normative_document", cited::ART_20_1),
    term("制发", "issued", cited::REPORT_FORMAT_2021),
    term("废止", "repealed", cited::REPORT_FORMAT_2021),
    term("现行有效", "in_force", cited::REPORT_FORMAT_2021),
    term("已修改", "amended", cited::ART_20_1),
    term("失效", "expired", cited::ART_20_1),
    term("行政许可", "licence", cited::ART_20_5),
    term("行政处罚", "penalty", cited::ART_20_6),
    term("行政强制", "administrative_compulsion", cited::ART_20_6),
    term("行政事业性收费", "administrative_charge", cited::ART_20_8),
    term("行政复议", "administrative_reconsideration", cited::ART_51),
    term("行政诉讼", "administrative_litigation", cited::ART_51),
    term("未经复议直接起诉", "direct_suit", cited::REPORT_FORMAT_2021),
    term("复议后起诉", "suit_after_reconsideration", cited::REPORT_FORMAT_2021),
    term("结果维持", "upheld", cited::REPORT_FORMAT_2021),
    term("结果纠正", "corrected", cited::REPORT_FORMAT_2021),
    term("其他结果", "other_result", cited::REPORT_FORMAT_2021),
    term("尚未审结", "pending", cited::REPORT_FORMAT_2021),
    term("勾稽关系", "identity", cited::REPORT_FORMAT_2021),
    term("汇总", "rollup", cited::ART_49_2),
    term("答复书", "answer_notice", cited::ART_36),
    term("告知书", "notice", cited::ART_36),
    term("送达", "served", cited::SERVICE_2016),
    term("获取方式、途径", "form_of_provision", cited::ART_29),
    term("提供方式", "delivery_method", cited::ART_40),
    term("政府信息公开申请登记", "request_ledger", cited::ART_45),
    term("规范性文件库", "normative_register", cited::ART_20_1),
    term("采购意向", "procurement_intention", cited::PROCUREMENT_NOTICES_2020),
    term("招标公告", "tender_notice", cited::PROCUREMENT_NOTICES_2020),
    term("中标（成交）结果公告", "award_notice", cited::PROCUREMENT_43_2),
    term("更正公告", "correction_notice", cited::PROCUREMENT_NOTICES_2020),
    term("终止公告", "termination_notice", cited::PROCUREMENT_NOTICES_2020),
    term("合同公告", "contract_notice", cited::PROCUREMENT_50),
    term("验收结果公告", "acceptance_notice", cited::PROCUREMENT_NOTICES_2020),
    term("单一来源公示", "single_source_notice", cited::PROCUREMENT_NOTICES_2020),
    term("政策解读", "policy_explainer", cited::OPENNESS_2016),
    term("数据同源、同步推送", "syndication", cited::ART_24),
    term("清理过时信息", "retire", cited::ART_53),
    term("工作要点", "work_plan", cited::ART_46),
    term("培训", "training", cited::ART_48),
    term("考核", "appraisal", cited::ART_46),
    term("承办人", "handler", cited::ART_45),
    term("审核人", "reviewer", cited::ART_45),
    term("工作机构负责人", "head_of_work_body", cited::ART_33_2),
    term("系统管理员", "system_admin", cited::PROTECTION_STANDARD),
    term("安全管理员", "security_admin", cited::PROTECTION_STANDARD),
    term("审计管理员", "audit_admin", cited::PROTECTION_STANDARD),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::applicant::ApplicantKind;
    use crate::outcome::{Outcome, OutcomeGroup};

    #[test]
    fn labels_and_identifiers_are_unique_both_ways() {
        let labels: BTreeSet<&str> = TERMS.iter().map(|term| term.label).collect();
        let ids: BTreeSet<&str> = TERMS.iter().map(|term| term.id).collect();
        assert_eq!((labels.len(), ids.len()), (TERMS.len(), TERMS.len()));
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
    }

    #[test]
    fn the_identifiers_of_outcomes_and_applicants_are_terms() {
        for outcome in Outcome::ALL {
            let id = outcome.id().rsplit('.').next().unwrap();
            assert!(id == "other" || by_id(id).is_some(), "{id}");
        }
        for group in OutcomeGroup::ALL {
            assert!(by_id(group.id()).is_some(), "{}", group.id());
        }
        for kind in ApplicantKind::ALL {
            assert!(kind == ApplicantKind::Other || by_id(kind.id()).is_some(), "{}", kind.id());
        }
    }
}

//! The instruments the rules cite, with title, number and dates.

use jiff::civil::Date;

/// An instrument: a law, a regulation, an interpretation or an official notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Instrument {
    /// 政府信息公开条例 as revised in 2019
    Regulation2019,
    /// 政府信息公开条例 of 2007
    Regulation2007,
    /// 政府信息公开信息处理费管理办法
    FeeMeasures2020,
    /// 年度报告格式 of 2021
    ReportFormat2021,
    /// 年度报告格式（试行） of 2019
    ReportFormat2019,
    /// 规范政府信息公开平台
    PlatformNotice2019,
    /// 处理决定送达问题的解释
    ServiceInterpretation2016,
    /// 年度报告有关项目填报问题的解释
    ReportingInterpretation2016,
    /// 期限有关问题的解释
    PeriodInterpretation2015,
    /// 全面推进政务公开工作的意见实施细则
    OpennessRules2016,
    /// 推进公共资源配置领域政府信息公开的意见
    ResourceAllocationOpinion2017,
    /// 全国年节及纪念日放假办法 as revised in 2024
    HolidayMeasures2024,
    /// 全国年节及纪念日放假办法 as revised in 2013
    HolidayMeasures2013,
    /// 行政复议法 as revised in 2023
    ReconsiderationLaw2023,
    /// 行政复议法 as amended in 2017
    ReconsiderationLaw2017,
    /// 行政诉讼法
    LitigationLaw,
    /// 适用行政诉讼法的解释
    LitigationInterpretation2018,
    /// 审理政府信息公开行政案件适用法律的解释
    DisclosureCasesInterpretation2025,
    /// 审理政府信息公开行政案件的规定
    DisclosureCasesRules2011,
    /// 民事诉讼法 as amended in 2023
    CivilProcedureLaw2023,
    /// 民事诉讼法 as amended in 2021
    CivilProcedureLaw2021,
    /// 民事诉讼法 as amended in 2017
    CivilProcedureLaw2017,
    /// 民法典
    CivilCode,
    /// 民法总则
    CivilLaw2017,
    /// 行政处罚法
    PenaltyLaw2021,
    /// 邮政法
    PostalLaw,
    /// 保守国家秘密法
    SecrecyLaw2024,
    /// 政府采购法实施条例
    ProcurementRegulation,
    /// 招标投标法实施条例
    TenderingRegulation,
    /// 立法法 as amended in 2023
    LegislationLaw2023,
    /// 个人信息保护法
    PersonalInformationLaw2021,
    /// 党政机关公文处理工作条例
    OfficialDocumentRules2012,
    /// 政府采购公告和公示信息格式规范
    ProcurementNotices2020,
    /// 网络安全等级保护基本要求
    ProtectionStandard2019,
    /// 规章制定程序条例 as revised in 2017
    RuleMaking2017,
    /// 加强行政规范性文件制定和监督管理工作的通知
    NormativeDocuments2018,
}

/// What is known of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstrumentInfo {
    /// The full title, without title marks.
    pub title: &'static str,
    /// The title as it is usually cited.
    pub short_title: &'static str,
    /// The number of the order or document (文号); none if it could not be confirmed.
    pub number: Option<&'static str>,
    /// The day it was adopted or signed in this version.
    pub adopted: Option<Date>,
    /// The first day this version is in force.
    pub in_force_from: Date,
    /// The last day this version is in force; none if it still is.
    pub in_force_until: Option<Date>,
}

impl Instrument {
    /// Every instrument.
    pub const ALL: [Instrument; 36] = [
        Instrument::Regulation2019,
        Instrument::Regulation2007,
        Instrument::FeeMeasures2020,
        Instrument::ReportFormat2021,
        Instrument::ReportFormat2019,
        Instrument::PlatformNotice2019,
        Instrument::ServiceInterpretation2016,
        Instrument::ReportingInterpretation2016,
        Instrument::PeriodInterpretation2015,
        Instrument::OpennessRules2016,
        Instrument::ResourceAllocationOpinion2017,
        Instrument::HolidayMeasures2024,
        Instrument::HolidayMeasures2013,
        Instrument::ReconsiderationLaw2023,
        Instrument::ReconsiderationLaw2017,
        Instrument::LitigationLaw,
        Instrument::LitigationInterpretation2018,
        Instrument::DisclosureCasesInterpretation2025,
        Instrument::DisclosureCasesRules2011,
        Instrument::CivilProcedureLaw2023,
        Instrument::CivilProcedureLaw2021,
        Instrument::CivilProcedureLaw2017,
        Instrument::CivilCode,
        Instrument::CivilLaw2017,
        Instrument::PenaltyLaw2021,
        Instrument::PostalLaw,
        Instrument::SecrecyLaw2024,
        Instrument::ProcurementRegulation,
        Instrument::TenderingRegulation,
        Instrument::LegislationLaw2023,
        Instrument::PersonalInformationLaw2021,
        Instrument::OfficialDocumentRules2012,
        Instrument::ProcurementNotices2020,
        Instrument::ProtectionStandard2019,
        Instrument::RuleMaking2017,
        Instrument::NormativeDocuments2018,
    ];

    /// The identifier used in records. One identifier, one version of an instrument, for ever.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Instrument::Regulation2019 => "regulation_2019",
            Instrument::Regulation2007 => "regulation_2007",
            Instrument::FeeMeasures2020 => "fee_measures_2020",
            Instrument::ReportFormat2021 => "report_format_2021",
            Instrument::ReportFormat2019 => "report_format_2019",
            Instrument::PlatformNotice2019 => "platform_notice_2019",
            Instrument::ServiceInterpretation2016 => "service_interpretation_2016",
            Instrument::ReportingInterpretation2016 => "reporting_interpretation_2016",
            Instrument::PeriodInterpretation2015 => "period_interpretation_2015",
            Instrument::OpennessRules2016 => "openness_rules_2016",
            Instrument::ResourceAllocationOpinion2017 => "resource_allocation_opinion_2017",
            Instrument::HolidayMeasures2024 => "holiday_measures_2024",
            Instrument::HolidayMeasures2013 => "holiday_measures_2013",
            Instrument::ReconsiderationLaw2023 => "reconsideration_law_2023",
            Instrument::ReconsiderationLaw2017 => "reconsideration_law_2017",
            Instrument::LitigationLaw => "litigation_law",
            Instrument::LitigationInterpretation2018 => "litigation_interpretation_2018",
            Instrument::DisclosureCasesInterpretation2025 => "disclosure_cases_interpretation_2025",
            Instrument::DisclosureCasesRules2011 => "disclosure_cases_rules_2011",
            Instrument::CivilProcedureLaw2023 => "civil_procedure_law_2023",
            Instrument::CivilProcedureLaw2021 => "civil_procedure_law_2021",
            Instrument::CivilProcedureLaw2017 => "civil_procedure_law_2017",
            Instrument::CivilCode => "civil_code",
            Instrument::CivilLaw2017 => "civil_law_2017",
            Instrument::PenaltyLaw2021 => "penalty_law_2021",
            Instrument::PostalLaw => "postal_law",
            Instrument::SecrecyLaw2024 => "secrecy_law_2024",
            Instrument::ProcurementRegulation => "procurement_regulation",
            Instrument::TenderingRegulation => "tendering_regulation",
            Instrument::LegislationLaw2023 => "legislation_law_2023",
            Instrument::PersonalInformationLaw2021 => "personal_information_law_2021",
            Instrument::OfficialDocumentRules2012 => "official_document_rules_2012",
            Instrument::ProcurementNotices2020 => "procurement_notices_2020",
            Instrument::ProtectionStandard2019 => "protection_standard_2019",
            Instrument::RuleMaking2017 => "rule_making_2017",
            Instrument::NormativeDocuments2018 => "normative_documents_2018",
        }
    }

    /// The instrument of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|instrument| instrument.id() == id)
    }

    /// Whether this version is in force on a day.
    pub fn is_in_force(self, on: Date) -> bool {
        let info = self.info();
        info.in_force_from <= on && info.in_force_until.is_none_or(|until| on <= until)
    }

    /// The instrument that carries this number, brackets and spaces normalised by the caller.
    pub fn from_number(number: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|instrument| instrument.info().number == Some(number))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_instrument_is_adopted_before_it_is_in_force_and_repealed_after() {
        for instrument in Instrument::ALL {
            let info = instrument.info();
            assert!(info.adopted.is_none_or(|adopted| adopted <= info.in_force_from), "{}", info.title);
            assert!(info.in_force_until.is_none_or(|until| info.in_force_from < until), "{}", info.title);
            assert!(!info.title.starts_with('《') || info.title.contains("实施细则"), "{}", info.title);
        }
    }

    #[test]
    fn titles_are_unique() {
        let mut titles: Vec<_> = Instrument::ALL.iter().map(|instrument| instrument.info().title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Instrument::ALL.len());
    }

    #[test]
    fn every_instrument_is_found_again_by_its_identifier() {
        for instrument in Instrument::ALL {
            assert_eq!(Instrument::from_id(instrument.id()), Some(instrument));
        }
    }

    #[test]
    fn the_revised_regulation_replaces_the_old_one_without_a_gap() {
        assert!(Instrument::Regulation2007.is_in_force(date(2019, 5, 14)));
        assert!(!Instrument::Regulation2019.is_in_force(date(2019, 5, 14)));
        assert!(Instrument::Regulation2019.is_in_force(date(2019, 5, 15)));
        assert!(!Instrument::Regulation2007.is_in_force(date(2019, 5, 15)));
        assert_eq!(Instrument::from_number("国办公开办函〔2021〕30号"), Some(Instrument::ReportFormat2021));
    }
}

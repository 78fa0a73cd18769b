//! The instruments the rules cite, with title, number and dates.

use jiff::civil::{Date, date};

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

const fn info(
    title: &'static str,
    short_title: &'static str,
    number: Option<&'static str>,
    adopted: Option<Date>,
    in_force_from: Date,
    in_force_until: Option<Date>,
) -> InstrumentInfo {
    InstrumentInfo { title, short_title, number, adopted, in_force_from, in_force_until }
}

impl Instrument {
    /// Every instrument.
    pub const ALL: [Instrument; 27] = [
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
        Instrument::PenaltyLaw2021,
        Instrument::PostalLaw,
        Instrument::SecrecyLaw2024,
        Instrument::ProcurementRegulation,
        Instrument::TenderingRegulation,
    ];

    /// Title, number and dates.
    pub const fn info(self) -> &'static InstrumentInfo {
        match self {
            Instrument::Regulation2019 => {
                const {
                    &info(
                        "中华人民共和国政府信息公开条例",
                        "政府信息公开条例",
                        Some("国务院令第711号"),
                        Some(date(2019, 4, 3)),
                        date(2019, 5, 15),
                        None,
                    )
                }
            }
            Instrument::Regulation2007 => {
                const {
                    &info(
                        "中华人民共和国政府信息公开条例（2007年）",
                        "政府信息公开条例（2007年）",
                        Some("国务院令第492号"),
                        Some(date(2007, 4, 5)),
                        date(2008, 5, 1),
                        Some(date(2019, 5, 14)),
                    )
                }
            }
            // The first day in force follows the closing article as it is usually quoted; the page read ended before it.
            Instrument::FeeMeasures2020 => {
                const {
                    &info(
                        "政府信息公开信息处理费管理办法",
                        "政府信息公开信息处理费管理办法",
                        Some("国办函〔2020〕109号"),
                        Some(date(2020, 11, 17)),
                        date(2021, 1, 1),
                        None,
                    )
                }
            }
            Instrument::ReportFormat2021 => {
                const {
                    &info(
                        "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
                        "政府信息公开工作年度报告格式",
                        Some("国办公开办函〔2021〕30号"),
                        Some(date(2021, 9, 26)),
                        date(2021, 9, 26),
                        None,
                    )
                }
            }
            // The day of signature was not confirmed; it was in use for the reports of 2019 and 2020.
            Instrument::ReportFormat2019 => {
                const {
                    &info(
                        "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
                        "政府信息公开工作年度报告格式（试行）",
                        Some("国办公开办函〔2019〕60号"),
                        None,
                        date(2019, 12, 1),
                        Some(date(2021, 9, 25)),
                    )
                }
            }
            Instrument::PlatformNotice2019 => {
                const {
                    &info(
                        "国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知",
                        "关于规范政府信息公开平台有关事项的通知",
                        Some("国办公开办函〔2019〕61号"),
                        None,
                        date(2019, 12, 1),
                        None,
                    )
                }
            }
            Instrument::ServiceInterpretation2016 => {
                const {
                    &info(
                        "国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释",
                        "关于政府信息公开处理决定送达问题的解释",
                        Some("国办公开办函〔2016〕235号"),
                        Some(date(2016, 12, 7)),
                        date(2016, 12, 7),
                        None,
                    )
                }
            }
            Instrument::ReportingInterpretation2016 => {
                const {
                    &info(
                        "国务院办公厅政府信息与政务公开办公室关于政府信息公开年度报告有关项目填报问题的解释",
                        "关于政府信息公开年度报告有关项目填报问题的解释",
                        Some("国办公开办函〔2016〕201号"),
                        Some(date(2016, 9, 1)),
                        date(2016, 9, 1),
                        None,
                    )
                }
            }
            Instrument::PeriodInterpretation2015 => {
                const {
                    &info(
                        "国务院办公厅政府信息与政务公开办公室关于政府信息公开期限有关问题的解释",
                        "关于政府信息公开期限有关问题的解释",
                        Some("国办公开办函〔2015〕207号"),
                        None,
                        date(2015, 7, 1),
                        Some(date(2019, 5, 14)),
                    )
                }
            }
            Instrument::OpennessRules2016 => {
                const {
                    &info(
                        "国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知",
                        "《关于全面推进政务公开工作的意见》实施细则",
                        Some("国办发〔2016〕80号"),
                        Some(date(2016, 11, 10)),
                        date(2016, 11, 10),
                        None,
                    )
                }
            }
            Instrument::ResourceAllocationOpinion2017 => {
                const {
                    &info(
                        "国务院办公厅关于推进公共资源配置领域政府信息公开的意见",
                        "关于推进公共资源配置领域政府信息公开的意见",
                        Some("国办发〔2017〕97号"),
                        Some(date(2017, 12, 19)),
                        date(2017, 12, 19),
                        None,
                    )
                }
            }
            // Its closing article says the day of publication, the amending decision says 2025-01-01; the days off it
            // adds were first given in 2025, so that day is taken.
            Instrument::HolidayMeasures2024 => {
                const {
                    &info(
                        "全国年节及纪念日放假办法",
                        "全国年节及纪念日放假办法",
                        Some("国务院令第795号"),
                        Some(date(2024, 11, 10)),
                        date(2025, 1, 1),
                        None,
                    )
                }
            }
            Instrument::HolidayMeasures2013 => {
                const {
                    &info(
                        "全国年节及纪念日放假办法（2013年）",
                        "全国年节及纪念日放假办法（2013年）",
                        Some("国务院令第644号"),
                        Some(date(2013, 12, 11)),
                        date(2014, 1, 1),
                        Some(date(2024, 12, 31)),
                    )
                }
            }
            Instrument::ReconsiderationLaw2023 => {
                const {
                    &info(
                        "中华人民共和国行政复议法",
                        "行政复议法",
                        Some("主席令第九号"),
                        Some(date(2023, 9, 1)),
                        date(2024, 1, 1),
                        None,
                    )
                }
            }
            Instrument::ReconsiderationLaw2017 => {
                const {
                    &info(
                        "中华人民共和国行政复议法（2017年）",
                        "行政复议法（2017年）",
                        Some("主席令第七十六号"),
                        Some(date(2017, 9, 1)),
                        date(2018, 1, 1),
                        Some(date(2023, 12, 31)),
                    )
                }
            }
            Instrument::LitigationLaw => {
                const {
                    &info(
                        "中华人民共和国行政诉讼法",
                        "行政诉讼法",
                        Some("主席令第七十一号"),
                        Some(date(2017, 6, 27)),
                        date(2017, 7, 1),
                        None,
                    )
                }
            }
            Instrument::LitigationInterpretation2018 => {
                const {
                    &info(
                        "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
                        "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
                        Some("法释〔2018〕1号"),
                        Some(date(2018, 2, 6)),
                        date(2018, 2, 8),
                        None,
                    )
                }
            }
            Instrument::DisclosureCasesInterpretation2025 => {
                const {
                    &info(
                        "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
                        "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
                        Some("法释〔2025〕8号"),
                        Some(date(2024, 12, 24)),
                        date(2025, 6, 1),
                        None,
                    )
                }
            }
            Instrument::DisclosureCasesRules2011 => {
                const {
                    &info(
                        "最高人民法院关于审理政府信息公开行政案件若干问题的规定",
                        "最高人民法院关于审理政府信息公开行政案件若干问题的规定",
                        Some("法释〔2011〕17号"),
                        Some(date(2011, 7, 29)),
                        date(2011, 8, 13),
                        Some(date(2025, 5, 31)),
                    )
                }
            }
            Instrument::CivilProcedureLaw2023 => {
                const {
                    &info(
                        "中华人民共和国民事诉讼法",
                        "民事诉讼法",
                        Some("主席令第十一号"),
                        Some(date(2023, 9, 1)),
                        date(2024, 1, 1),
                        None,
                    )
                }
            }
            Instrument::CivilProcedureLaw2021 => {
                const {
                    &info(
                        "中华人民共和国民事诉讼法（2021年）",
                        "民事诉讼法（2021年）",
                        Some("主席令第一〇六号"),
                        Some(date(2021, 12, 24)),
                        date(2022, 1, 1),
                        Some(date(2023, 12, 31)),
                    )
                }
            }
            Instrument::CivilProcedureLaw2017 => {
                const {
                    &info(
                        "中华人民共和国民事诉讼法（2017年）",
                        "民事诉讼法（2017年）",
                        Some("主席令第七十一号"),
                        Some(date(2017, 6, 27)),
                        date(2017, 7, 1),
                        Some(date(2021, 12, 31)),
                    )
                }
            }
            Instrument::PenaltyLaw2021 => {
                const {
                    &info(
                        "中华人民共和国行政处罚法",
                        "行政处罚法",
                        Some("主席令第七十号"),
                        Some(date(2021, 1, 22)),
                        date(2021, 7, 15),
                        None,
                    )
                }
            }
            Instrument::PostalLaw => {
                const {
                    &info(
                        "中华人民共和国邮政法",
                        "邮政法",
                        Some("主席令第二十五号"),
                        Some(date(2015, 4, 24)),
                        date(2015, 4, 24),
                        None,
                    )
                }
            }
            Instrument::SecrecyLaw2024 => {
                const {
                    &info(
                        "中华人民共和国保守国家秘密法",
                        "保守国家秘密法",
                        Some("主席令第二十号"),
                        Some(date(2024, 2, 27)),
                        date(2024, 5, 1),
                        None,
                    )
                }
            }
            Instrument::ProcurementRegulation => {
                const {
                    &info(
                        "中华人民共和国政府采购法实施条例",
                        "政府采购法实施条例",
                        Some("国务院令第658号"),
                        Some(date(2015, 1, 30)),
                        date(2015, 3, 1),
                        None,
                    )
                }
            }
            // Amended since, last in 2019; the articles cited are unchanged from the first day.
            Instrument::TenderingRegulation => {
                const {
                    &info(
                        "中华人民共和国招标投标法实施条例",
                        "招标投标法实施条例",
                        Some("国务院令第613号"),
                        Some(date(2011, 12, 20)),
                        date(2012, 2, 1),
                        None,
                    )
                }
            }
        }
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
    fn the_revised_regulation_replaces_the_old_one_without_a_gap() {
        assert!(Instrument::Regulation2007.is_in_force(date(2019, 5, 14)));
        assert!(!Instrument::Regulation2019.is_in_force(date(2019, 5, 14)));
        assert!(Instrument::Regulation2019.is_in_force(date(2019, 5, 15)));
        assert!(!Instrument::Regulation2007.is_in_force(date(2019, 5, 15)));
        assert_eq!(Instrument::from_number("国办公开办函〔2021〕30号"), Some(Instrument::ReportFormat2021));
    }
}

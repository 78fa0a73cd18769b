//! Title, number and dates of every instrument that is cited.

use jiff::civil::{Date, date};

use super::{Instrument, InstrumentInfo};

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
                        Some(date(2017, 11, 13)),
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
                        Some(date(2010, 12, 13)),
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
            Instrument::CivilCode => {
                const {
                    &info(
                        "中华人民共和国民法典",
                        "民法典",
                        Some("主席令第四十五号"),
                        Some(date(2020, 5, 28)),
                        date(2021, 1, 1),
                        None,
                    )
                }
            }
            Instrument::CivilLaw2017 => {
                const {
                    &info(
                        "中华人民共和国民法总则",
                        "民法总则",
                        Some("主席令第六十六号"),
                        Some(date(2017, 3, 15)),
                        date(2017, 10, 1),
                        Some(date(2020, 12, 31)),
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
            Instrument::LegislationLaw2023 => {
                const {
                    &info(
                        "中华人民共和国立法法",
                        "立法法",
                        Some("主席令第三号"),
                        Some(date(2023, 3, 13)),
                        date(2023, 3, 15),
                        None,
                    )
                }
            }
            Instrument::PersonalInformationLaw2021 => {
                const {
                    &info(
                        "中华人民共和国个人信息保护法",
                        "个人信息保护法",
                        Some("主席令第九十一号"),
                        Some(date(2021, 8, 20)),
                        date(2021, 11, 1),
                        None,
                    )
                }
            }
            Instrument::OfficialDocumentRules2012 => {
                const {
                    &info(
                        "党政机关公文处理工作条例",
                        "党政机关公文处理工作条例",
                        Some("中办发〔2012〕14号"),
                        Some(date(2012, 4, 16)),
                        date(2012, 7, 1),
                        None,
                    )
                }
            }
            // The day of signature was not confirmed; its first day in force is in the notice.
            Instrument::ProcurementNotices2020 => {
                const {
                    &info(
                        "财政部办公厅关于印发《政府采购公告和公示信息格式规范（2020年版）》的通知",
                        "政府采购公告和公示信息格式规范（2020年版）",
                        Some("财办库〔2020〕50号"),
                        None,
                        date(2020, 7, 1),
                        None,
                    )
                }
            }
            Instrument::ProtectionStandard2019 => {
                const {
                    &info(
                        "信息安全技术 网络安全等级保护基本要求",
                        "信息安全技术 网络安全等级保护基本要求",
                        Some("GB/T 22239—2019"),
                        Some(date(2019, 5, 10)),
                        date(2019, 12, 1),
                        None,
                    )
                }
            }
            Instrument::RuleMaking2017 => {
                const {
                    &info(
                        "规章制定程序条例",
                        "规章制定程序条例",
                        Some("国务院令第695号"),
                        Some(date(2017, 12, 22)),
                        date(2018, 5, 1),
                        None,
                    )
                }
            }
            Instrument::NormativeDocuments2018 => {
                const {
                    &info(
                        "国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知",
                        "关于加强行政规范性文件制定和监督管理工作的通知",
                        Some("国办发〔2018〕37号"),
                        Some(date(2018, 5, 16)),
                        date(2018, 5, 16),
                        None,
                    )
                }
            }
        }
    }
}

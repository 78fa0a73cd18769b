//! The running text of a report, written from the numbers it tells.

use gongkai_law::outcome::OutcomeGroup;
use gongkai_report::{Head, Narrative};

use crate::body::Kind;
use crate::phrases::{APPRAISAL, LAST_YEAR, MANAGEMENT, PLATFORM, PROBLEMS, SUPERVISION};
use crate::tally::Told;
use crate::{Body, Seed};

/// A writer: the body, the year, the numbers and a stream that chooses the wording.
pub(crate) struct Writer<'a> {
    pub(crate) body: &'a Body,
    pub(crate) year: i16,
    pub(crate) told: &'a Told,
    pub(crate) seed: Seed,
    /// Where the wording of this year begins: two on from last year's, so that no year copies the one before.
    pub(crate) turn: usize,
}

impl Writer<'_> {
    /// The opening: basis, period, contact.
    pub(crate) fn opening(&mut self) -> Narrative {
        let Self { body, year, .. } = self;
        let basis = self.seed.pick(&["编制本报告", "现公布本报告", "结合工作实际编制本报告"]).unwrap_or_default();
        let paragraph = format!(
            "根据《中华人民共和国政府信息公开条例》（国令第711号）和《中华人民共和国政府信息公开工作年度报告格式》\
             （国办公开办函〔2021〕30号）的要求，{basis}。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\
             如对本报告有疑问，请与{name}办公室联系。",
            name = body.name
        );
        Narrative::of([paragraph])
    }

    /// One of the five heads.
    pub(crate) fn head(&mut self, head: Head) -> Narrative {
        Narrative::of([match head {
            Head::ProactiveDisclosure => self.proactive(),
            Head::DisclosureOnRequest => self.on_request(),
            Head::InformationManagement => self.phrase(&MANAGEMENT, self.told.year.retired),
            Head::Platform => self.phrase(&PLATFORM, 0),
            Head::Supervision => self.supervision(),
        }])
    }

    fn proactive(&mut self) -> String {
        let Told { published_total, year, issued, repealed, in_force, .. } = self.told;
        let [website, media, other] = year.published;
        let mut out = match self.turn / 2 % 3 {
            0 => format!(
                "全年主动公开政府信息{published_total}条，其中通过政府网站公开{website}条、政务新媒体公开{media}条、其他方式公开{other}条。"
            ),
            1 => format!(
                "通过政府网站公开信息{website}条，政务新媒体公开信息{media}条，其他方式公开信息{other}条，共计{published_total}条。"
            ),
            _ => format!("主动公开各类政府信息{published_total}条，重点公开群众关心的办事指南和工作动态。"),
        };
        if self.body.makes_documents() {
            out.push_str(&match (self.seed.percent(50), *issued) {
                (_, 0) => format!("本年未制发行政规范性文件，废止{repealed}件，现行有效行政规范性文件{in_force}件。"),
                (true, _) => {
                    format!("制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{in_force}件。")
                }
                (false, _) => format!("本年制发行政规范性文件{issued}件，现行有效{in_force}件。"),
            });
        }
        if matches!(self.body.kind, Kind::Enforcing | Kind::Government) && self.seed.percent(60) {
            out.push_str(&format!("作出行政许可决定{}件、行政处罚决定{}件。", year.licences, year.penalties));
        }
        out
    }

    fn on_request(&mut self) -> String {
        let Told { received, carried_in, disposed, carried_out, .. } = self.told;
        let mut out = match (received, carried_in) {
            (0, 0) => {
                let none = ["本年度未收到政府信息公开申请。", "全年没有收到政府信息公开申请，也没有上年结转的申请。"];
                return self.seed.pick(&none).unwrap_or_default().to_owned() + &self.disputes();
            }
            (0, _) => format!("本年度未收到新的政府信息公开申请，上年结转{carried_in}件。"),
            (_, 0) => format!("本年新收政府信息公开申请{received}件，{}。", self.split()),
            _ => format!("本年新收政府信息公开申请{received}件，{}；上年结转{carried_in}件。", self.split()),
        };
        if *disposed > 0 {
            let results = self.results();
            out.push_str(&match self.turn / 2 % 2 {
                0 => format!("全年办结{disposed}件，其中{results}。"),
                _ => format!("办理结果为{results}，共办结{disposed}件。"),
            });
        }
        match carried_out {
            0 => out.push_str("没有结转下年度继续办理的申请。"),
            _ => out.push_str(&format!("结转下年度继续办理{carried_out}件。")),
        }
        out + &self.disputes()
    }

    /// By channel or by applicant, every part with its number.
    fn split(&self) -> String {
        let [in_person, post, internet, fax] = self.told.channels;
        if (self.turn / 2).is_multiple_of(2) {
            format!("其中当面申请{in_person}件、邮寄申请{post}件、网上申请{internet}件、传真申请{fax}件")
        } else {
            format!("其中自然人申请{}件、法人或其他组织申请{}件", self.told.natural_persons, self.told.organisations)
        }
    }

    fn results(&mut self) -> String {
        let pairs = OutcomeGroup::ALL.into_iter().zip(self.told.groups);
        let parts: Vec<String> =
            pairs.filter(|(_, count)| *count > 0).map(|(group, count)| format!("{}{count}件", group.label())).collect();
        parts.join("、")
    }

    fn disputes(&mut self) -> String {
        let Told { reconsiderations, upheld, suits, .. } = self.told;
        match (reconsiderations, suits) {
            (0, 0) => "未发生因政府信息公开引起的行政复议和行政诉讼。".into(),
            (0, _) => format!("因政府信息公开引起的行政诉讼{suits}件，没有行政复议。"),
            (_, 0) => {
                format!("因政府信息公开引起的行政复议{reconsiderations}件，其中结果维持{upheld}件；没有行政诉讼。")
            }
            _ => format!("因政府信息公开引起的行政复议{reconsiderations}件、行政诉讼{suits}件。"),
        }
    }

    fn supervision(&mut self) -> String {
        let mut out = self.phrase(&SUPERVISION, self.told.year.trainings);
        if self.body.is_government() {
            out.push_str(self.seed.pick(&APPRAISAL).unwrap_or_default());
        }
        out
    }

    /// Two phrases, with a number in the first place that asks for one.
    fn phrase(&self, of: &[&str], number: i64) -> String {
        let (first, second) = self.two(of);
        let second = if first.contains("{}") && second.contains("{}") { "" } else { second };
        format!("{first}{second}").replace("{}", &number.to_string())
    }

    /// Two neighbours of a list, this year's turn.
    fn two<T: Copy + Default>(&self, of: &[T]) -> (T, T) {
        let at = |index: usize| of.iter().cycle().nth(index % of.len().max(1)).copied().unwrap_or_default();
        (at(self.turn), at(self.turn + 1))
    }

    /// Section 五.
    pub(crate) fn problems(&mut self) -> Narrative {
        let (one, other) = self.two(&PROBLEMS);
        let mut paragraphs = vec![
            format!("存在的主要问题：一是{}；二是{}。", one.0, other.0),
            format!(
                "改进情况：{}下一步，一是{}；二是{}。",
                self.seed.pick(&LAST_YEAR).unwrap_or_default(),
                one.1,
                other.1
            ),
        ];
        if self.told.corrected > 0 {
            paragraphs.push("对被纠正的案件，查明原因后重新作出答复，并组织承办人员学习，避免再次发生。".into());
        }
        Narrative::of(paragraphs)
    }

    /// Section 六.
    pub(crate) fn other_matters(&mut self) -> Narrative {
        Narrative::of([match self.told.year.fee {
            None => self
                .seed
                .pick(&["本年度未收取信息处理费。", "本年度没有收取信息处理费，没有其他需要报告的事项。"])
                .unwrap_or_default()
                .to_owned(),
            Some((notices, yuan)) => format!("本年度发出信息处理费收费通知{notices}件，实际收取信息处理费{yuan}元。"),
        }])
    }
}

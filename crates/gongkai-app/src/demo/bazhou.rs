//! The body of the report from which this program comes: records for what its report of 2023 states, as far as it does.
//!
//! Facts only: forty-one items disclosed, more than a hundred procurement notices (kept as vague as they are), three outdated
//! items taken down, the guide revised, a work plan, one training; no request, no dispute, no document, no charge.

use gongkai_catalogue::{BodyFact, BodyProfile, CountFact, CountOf, Measured, Quantity};
use gongkai_law::subject::SubjectKind;
use gongkai_tally::annual::{AnnualFact, WrittenPart};
use jiff::civil::{Date, date};

use super::story::{Story, Told};

/// Tells it.
pub(crate) fn tell(story: &mut Story<'_>) -> Told {
    let (first, last) = (date(2023, 1, 1), date(2023, 12, 31));
    story.body(first, BodyFact::Described(profile()))?;
    let exact = Quantity::Exact;
    let counts = [
        (
            CountOf::Published {
                outlet: Some("四川省政府信息公开目录管理系统".to_owned()),
                column: Some("工作动态、机关简介".to_owned()),
            },
            exact(41),
            "条",
        ),
        (CountOf::Notices { kind: Some("采购公告、中标公告".to_owned()) }, Quantity::MoreThan(100), "条"),
        (CountOf::RetiredItems, exact(3), "条"),
        (CountOf::GuideRevisions, exact(1), "次"),
        (CountOf::WorkPlans, exact(1), "份"),
        (CountOf::Trainings, exact(1), "次"),
    ];
    for (of, quantity, unit) in counts {
        story.count(last, counted(of, first, quantity, unit))?;
    }
    let problems = [
        "存在的主要问题：一是政策解读不够，分析性的解读较少；二是工作人员对公开政策的掌握还不够熟练。",
        "改进措施：一是围绕公共资源交易工作，从背景、目标和要点等方面做好政策解读；二是组织学习政府信息公开法规制度，\
         及时传达上级要求，提高业务能力。",
    ];
    let paragraphs = problems.map(str::to_owned).to_vec();
    let part = WrittenPart::ProblemsAndImprovements;
    let signed = date(2024, 1, 15);
    story.annual(2023, signed, AnnualFact::PartWritten { part, paragraphs, after_draft: false })
}

fn counted(of: CountOf, since: Date, quantity: Quantity, unit: &str) -> CountFact {
    let measured = Measured { quantity, unit: unit.to_owned() };
    CountFact { of, since: Some(since), measured, source: Some("2023年度报告".to_owned()) }
}

fn profile() -> BodyProfile {
    BodyProfile {
        name: "巴州区公共资源交易服务中心".to_owned(),
        own: "本中心".to_owned(),
        kind: SubjectKind::AuthorisedOrganisation,
        answers_in_own_name: true,
        principal: None,
        makes_government_rules: false,
        makes_normative_documents: false,
        contact: None,
    }
}

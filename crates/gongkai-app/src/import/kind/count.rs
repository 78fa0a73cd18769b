//! The ledger of what is only counted.

use gongkai_catalogue::{CountFact, CountOf, DecisionKind, Measured};

use super::Step;
use super::catalogue::Told;
use crate::import::field::Field;
use crate::import::line::Line;
use crate::import::words::Choice;

/// What is counted, without the details that stand in columns of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Decisions(DecisionKind),
    Published,
    Notices,
    RetiredItems,
    GuideRevisions,
    Trainings,
    WorkPlans,
}

const COUNTED: Choice<Counted> = Choice::of(&[
    (Counted::Published, "主动公开信息 主动公开 公开信息 信息发布 发布信息 published"),
    (Counted::Notices, "交易公告 公告 采购公告 notices"),
    (Counted::Decisions(DecisionKind::Licence), "行政许可 licence"),
    (Counted::Decisions(DecisionKind::Penalty), "行政处罚 penalty"),
    (Counted::Decisions(DecisionKind::AdministrativeCompulsion), "行政强制 administrative_compulsion"),
    (Counted::RetiredItems, "清理过时信息 清理信息 retired_items"),
    (Counted::GuideRevisions, "修订公开指南 指南修订 guide_revisions"),
    (Counted::Trainings, "培训 trainings"),
    (Counted::WorkPlans, "印发工作要点 工作要点 work_plans"),
]);

pub(super) const FIELDS: &[Field] = &[
    Field::text("number", "台账编号", "每条一个，不重复")
        .also(&["编号"])
        .such_as("JS-2025-01", "JS-2025-02")
        .required(),
    Field::one_of("of", "计数事项", || COUNTED.offered(), "数的是什么")
        .also(&["事项", "统计事项", "指标"])
        .such_as("主动公开信息", "行政处罚")
        .required(),
    Field::text("quantity", "数量", "原来怎样写就怎样填：41条、100余条")
        .also(&["数目", "件数", "条数"])
        .such_as("41条", "26件")
        .required(),
    Field::day("to", "截止日期", "计数的最后一日，决定它计入哪一年")
        .also(&["日期", "统计截止日期", "结束日期"])
        .such_as("2025-12-31", "2025-06-30")
        .required(),
    Field::day("since", "起始日期", "计数的第一日；只有一日的不填")
        .also(&["统计起始日期", "开始日期"])
        .such_as("2025-01-01", "2025-01-01"),
    Field::text("outlet", "公开渠道", "主动公开信息的渠道").also(&["渠道"]).such_as("门户网站", ""),
    Field::text("column", "栏目", "主动公开信息的栏目，或者公告的种类").also(&["公告种类"]).such_as("工作动态", ""),
    Field::text("source", "数据来源", "数字从哪里来").also(&["来源"]).such_as("网站后台统计", "处罚台账"),
];

pub(super) fn read(line: &mut Line<'_>) -> Option<Told<CountFact>> {
    let number = line.text("number");
    let of = line.choice("of", &COUNTED);
    let measured =
        line.read_with("quantity", |text| Measured::read(text).map_err(|error| error.to_string()), Measured::to_string);
    let to = line.day("to");
    let since = line.day("since");
    let (outlet, column) = (line.text("outlet"), line.text("column"));
    let source = line.text("source");
    line.in_order(&[("since", "to")]);
    let of = match of? {
        Counted::Decisions(kind) => CountOf::Decisions(kind),
        Counted::Published => CountOf::Published { outlet, column },
        Counted::Notices => CountOf::Notices { kind: column },
        Counted::RetiredItems => CountOf::RetiredItems,
        Counted::GuideRevisions => CountOf::GuideRevisions,
        Counted::Trainings => CountOf::Trainings,
        Counted::WorkPlans => CountOf::WorkPlans,
    };
    let fact = CountFact { of, since, measured: measured?, source };
    Some(Told { number: number?, steps: vec![Step::new("to", to?, fact)] })
}

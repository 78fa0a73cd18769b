//! The ledgers of disputes, documents, decisions, charges and counts: three styles each, counted by hand.

use gongkai_app::import::{LedgerKind, Sheet};
use gongkai_app::record::RecordKind;
use gongkai_catalogue::{DecisionKind, Normative, NormativeKind, Quantity};
use gongkai_law::dispute::DisputeKind;
use gongkai_report::{
    CellId, Report, Table2Cell, Table2Column as C2, Table2Row as R2, Table4Column as C4, Table4Group as G4,
};
use jiff::civil::date;

use crate::office::{Office, Records, csv, in_three_styles, rows, sheets};

/// The rows as one of two styles writes them: both with a bar between where they differ.
fn written(style: usize, year: &[Vec<String>]) -> Vec<Vec<String>> {
    let word = |cell: &String| cell.split('|').nth(style).or(cell.split('|').next()).unwrap().to_owned();
    year.iter().map(|row| row.iter().map(word).collect()).collect()
}

fn told(office: &Office, kind: LedgerKind, heads: [&[&str]; 2], year: &[Vec<String>]) -> Records {
    let (plain, lived) = (written(0, year), written(1, year));
    Records::of(&in_three_styles(office, kind, (heads[0], &plain), (heads[1], &lived)))
}

fn table4(report: &Report, group: G4) -> [i64; 5] {
    C4::ALL.map(|column| report.count(CellId::Table4(group, column)).unwrap())
}

fn table2(report: &Report, row: R2, column: C2) -> String {
    report.cell(CellId::Table2(Table2Cell { row, column })).unwrap().printed()
}

#[test]
fn disputes_count_in_their_columns_and_hang_on_their_requests() {
    let mut office = Office::new();
    office.books.note(RecordKind::Request, "2025-003", "request-3");
    let results = ["维持|维持原行政行为", "撤销|撤销原答复", "驳回复议申请", "驳回复议请求", "责令履行|责令限期答复"];
    let mut year = Vec::new();
    for at in 0..10 {
        let number = format!("示政复〔2025〕{at}号");
        let result = if at == 9 { "" } else { results[at % 5] };
        let decided = if at == 9 { "" } else { "2025-06-05" };
        year.push(vec![
            number,
            "行政复议|复议".into(),
            "2025-04-10".into(),
            "示范县人民政府".into(),
            format!("原告{at}"),
            "2025-003".into(),
            String::new(),
            decided.into(),
            result.into(),
        ]);
    }
    for at in 0..10 {
        let after = at >= 5;
        let kind = if after { "复议后起诉|经复议后起诉" } else { "未经复议直接起诉|直接起诉" };
        let result =
            ["判决驳回诉讼请求|驳回诉讼请求", "裁定驳回起诉|驳回起诉", "撤销", "撤回|撤诉", "确认违法"][at % 5];
        let before = if after { format!("示政复[2025]{at}号") } else { String::new() };
        year.push(vec![
            format!("（2025）示行初{at}号"),
            kind.into(),
            "2025-07-01".into(),
            "示范县人民法院".into(),
            format!("原告{at}"),
            String::new(),
            before,
            "2025-11-20".into(),
            result.into(),
        ]);
    }
    let heads: [&[&str]; 2] = [
        &["案号", "案件种类", "受理日期", "审理机关", "提出人", "申请登记编号", "前置复议案号", "审结日期", "审理结果"],
        &[
            "案件编号",
            "案件类型",
            "收案日期",
            "复议机关或法院",
            "当事人",
            "涉及申请编号",
            "原复议案号",
            "结案日期",
            "裁判结果",
        ],
    ];
    let records = told(&office, LedgerKind::Disputes, heads, &year);
    let report = records.report(2025);
    assert_eq!(table4(&report, G4::Reconsideration), [4, 3, 2, 1, 10]);
    assert_eq!(table4(&report, G4::DirectSuit), [1, 2, 2, 0, 5]);
    assert_eq!(table4(&report, G4::SuitAfterReconsideration), [1, 2, 2, 0, 5]);
    let states: Vec<_> = records.disputes.values().map(|dispute| dispute.state().filing.clone().unwrap().1).collect();
    let of = |kind| states.iter().filter(move |filing| filing.kind == kind);
    assert!(of(DisputeKind::Reconsideration).all(|filing| filing.request.as_ref().unwrap().as_str() == "request-3"));
    let before = of(DisputeKind::SuitAfterReconsideration).map(|filing| filing.after.clone().unwrap());
    assert!(before.into_iter().all(|after| records.disputes.contains_key(after.as_str())));
}

#[test]
fn a_second_instance_on_the_same_row_is_the_latest_result() {
    let head = [
        "案号",
        "案件种类",
        "受理日期",
        "审理机关",
        "收到副本日期",
        "提交答复日期",
        "审结日期",
        "审理结果",
        "责令重新答复",
        "二审立案日期",
        "二审案号",
        "二审审结日期",
        "二审结果",
    ];
    let row = [
        "（2025）示行初1号",
        "未经复议直接起诉",
        "2025-02-03",
        "示范县人民法院",
        "2025-02-06",
        "2025-02-20",
        "2025-05-08",
        "撤销",
        "是",
        "2025-06-03",
        "（2025）示行终9号",
        "2025-09-10",
        "判决驳回诉讼请求",
    ];
    let all = rows(&[&head, &row]);
    let records = Records::of(&Office::new().acts(LedgerKind::Disputes, &sheets(csv(&all).as_bytes())));
    assert_eq!(table4(&records.report(2025), G4::DirectSuit), [1, 0, 0, 0, 1]);
    let state = records.disputes.values().next().unwrap().state();
    assert_eq!((state.rounds.len(), state.orders.len()), (2, 1));
    assert_eq!(state.rounds[0].answered, Some(date(2025, 2, 20)));
}

#[test]
fn documents_are_issued_amended_prolonged_repealed_and_run_out() {
    let mut year = Vec::new();
    for at in 0..20 {
        let issued = if at < 8 { "2023-05-04" } else { "2025-03-04" };
        let (repealed, by) = if at < 3 { ("2025-08-01", "示政发〔2025〕9号") } else { ("", "") };
        let until = if at == 5 { "2025-06-30" } else { "" };
        let lead = if at == 19 { "示范县财政局" } else { "示范县公共资源交易服务中心" };
        let status = if at < 3 { "废止|已废止" } else { "有效|现行有效" };
        let status = if at == 5 { "" } else { status };
        year.push(vec![
            format!("示资规〔2023〕{at}号"),
            format!("办法{at}"),
            "行政规范性文件|规范性文件".into(),
            lead.into(),
            issued.into(),
            until.into(),
            repealed.into(),
            by.into(),
            status.into(),
        ]);
    }
    year.push(
        rows(&[&[
            "示令第1号",
            "规定",
            "规章|政府规章",
            "示范县公共资源交易服务中心",
            "2025-01-02",
            "",
            "",
            "",
            "有效",
        ]])
        .remove(0),
    );
    let heads: [&[&str]; 2] = [
        &["文号", "标题", "文件种类", "制发机关", "制发日期", "有效期至", "废止日期", "废止依据", "有效性"],
        &["发文字号", "文件名称", "文件类型", "发文机关", "成文日期", "有效期", "废止时间", "废止文件", "效力状态"],
    ];
    let records = told(&Office::new(), LedgerKind::Documents, heads, &year);
    let report = records.report(2025);
    let of = |column| table2(&report, R2::NormativeDocuments, column);
    // twelve of 2025, one of them the finance bureau's; three repealed and one run out; 7 + 12 - ... = 15 in force
    assert_eq!([of(C2::Issued), of(C2::Repealed), of(C2::InForce)], ["11", "4", "15"]);
    assert_eq!(table2(&report, R2::GovernmentRules, C2::Issued), "1");
    let rule =
        records.normative.values().filter_map(Normative::of).find(|d| d.issue.kind == NormativeKind::GovernmentRule);
    assert_eq!(rule.unwrap().issue.lead.code.as_deref(), Some("shifan"));
}

#[test]
fn decisions_count_published_or_not() {
    let mut year = Vec::new();
    for at in 0..24 {
        let kind = ["行政许可|许可", "行政处罚|处罚", "行政强制|强制"][at % 3];
        let made = if at < 3 { "2024-12-31" } else { "2025-04-02" };
        let (published, why) = if at % 4 == 0 { ("", "涉及商业秘密") } else { ("2025-04-09", "") };
        year.push(vec![
            format!("示决〔2025〕{at}号"),
            kind.into(),
            made.into(),
            published.into(),
            "门户网站".into(),
            why.into(),
        ]);
    }
    let heads: [&[&str]; 2] = [
        &["决定书文号", "决定种类", "决定日期", "公开日期", "公开渠道", "不公开理由"],
        &["文书号", "类别", "作出决定日期", "公示日期", "公示网站", "未公开原因"],
    ];
    let records = told(&Office::new(), LedgerKind::Decisions, heads, &year);
    let report = records.report(2025);
    for row in [R2::Licences, R2::Penalties, R2::AdministrativeCompulsion] {
        assert_eq!(table2(&report, row, C2::Handled), "7");
    }
    let kinds = records.decisions.values().filter_map(gongkai_catalogue::Decision::of).map(|decision| decision.kind);
    assert_eq!(kinds.filter(|kind| *kind == DecisionKind::Penalty).count(), 8);
}

#[test]
fn lists_for_the_credit_site_say_in_their_heads_what_they_list() {
    let office = Office::new();
    let sheet = |heads: &str, row: &str| {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        Sheet::of_rows([cells(heads), cells(row)])
    };
    let licences = sheet(
        "序号,行政相对人名称,行政许可决定文书名称,行政许可决定文书号,许可类别,许可编号,许可内容,许可决定日期,有效期自,有效期至,许可机关",
        "1,某公司,准予许可决定书,示许准〔2025〕3号,普通,XK-3,取水,2025-05-16,2025-05-16,2030-05-15,示范县水务局",
    );
    let penalties = sheet(
        "行政相对人名称,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,处罚决定日期,公示截止期,处罚机关",
        "某公司,示罚决〔2025〕12号,非法取水,未经批准,水法,罚款,罚款二万元,2025/4/2,2026/4/2,示范县水务局",
    );
    for (sheet, kind, made) in
        [(licences, DecisionKind::Licence, date(2025, 5, 16)), (penalties, DecisionKind::Penalty, date(2025, 4, 2))]
    {
        let plan = office.plan(LedgerKind::Decisions, std::slice::from_ref(&sheet)).unwrap();
        assert!(plan.is_clean(), "{:?}", plan.rejected);
        assert!(plan.sheets[0].assumed.iter().any(|(field, _)| field.id == "kind"), "the preview says so");
        let shown = format!("{:?}", plan.sheets[0].first);
        assert!(!shown.contains("某公司"), "the person concerned is not taken over: {shown}");
        let records = Records::of(&office.acts(LedgerKind::Decisions, &[sheet]));
        let told = records.decisions.values().filter_map(gongkai_catalogue::Decision::of).next().unwrap();
        assert_eq!((told.kind, told.made), (kind, made));
    }
    // heads that tell of two kinds tell of none: then a column has to say it
    let both = sheet("许可决定书文号,处罚决定日期", "示〔2025〕1号,2025-04-02");
    let missing: Vec<&str> =
        office.plan(LedgerKind::Decisions, &[both]).unwrap().missing().map(|field| field.id).collect();
    assert_eq!(missing, ["kind"]);
}

#[test]
fn charges_add_up_to_the_fen_less_what_was_paid_back() {
    let mut office = Office::new();
    office.books.note(RecordKind::Request, "2025-003", "request-3");
    let mut year = Vec::new();
    for at in 0..20 {
        let (item, case) = if at == 0 { ("信息处理费", "2025-003") } else { ("档案查阅费", "") };
        let (back, sum) = if at == 1 { ("2025-05-06", "100.50") } else { ("", "") };
        year.push(vec![
            format!("票{at:03}"),
            item.into(),
            "1000.50|1,000.50元".into(),
            "2025-03-18".into(),
            case.into(),
            back.into(),
            sum.into(),
        ]);
    }
    let heads: [&[&str]; 2] = [
        &["票据编号", "收费项目", "金额", "收费日期", "对应申请编号", "退费日期", "退费金额"],
        &["票据号码", "项目名称", "收入金额（元）", "入账日期", "申请编号", "退款日期", "退款金额"],
    ];
    let records = told(&office, LedgerKind::Charges, heads, &year);
    // 20 × 1000.50 − 100.50 = 19,909.50 元
    assert_eq!(table2(&records.report(2025), R2::Charges, C2::ChargedWanYuan), "1.99095");
}

#[test]
fn counts_stay_as_vague_as_they_are() {
    let mut year = Vec::new();
    for at in 0..20 {
        let (of, quantity) =
            if at == 0 { ("行政处罚", "26件") } else { ("主动公开信息|信息发布", "100余条") };
        year.push(vec![
            format!("JS-{at}"),
            of.into(),
            quantity.into(),
            "2025-12-31".into(),
            "2025-01-01".into(),
            "后台".into(),
        ]);
    }
    let heads: [&[&str]; 2] = [
        &["台账编号", "计数事项", "数量", "截止日期", "起始日期", "数据来源"],
        &["编号", "统计事项", "条数", "统计截止日期", "统计起始日期", "来源"],
    ];
    let records = told(&Office::new(), LedgerKind::Counts, heads, &year);
    assert_eq!(table2(&records.report(2025), R2::Penalties, C2::Handled), "26");
    let vague = records.counts.values().filter(|count| {
        let fact = &count.state().facts()[0].what;
        fact.measured.quantity == Quantity::MoreThan(100)
    });
    assert_eq!(vague.count(), 19);
}

//! The ledger of requests: three styles, one year, counted by hand.

use gongkai_app::import::{LedgerKind, Use};
use gongkai_law::applicant::ApplicantKind as K;
use gongkai_law::outcome::{
    NotProcessedReason as N, OtherDisposal as D, Outcome, UnableReason as U, WithholdingGround as W,
};
use gongkai_report::{CellId, Report, Table3Column, Table3Row};

use crate::office::{Office, Records, csv, in_three_styles, rows, sheets};

const HEAD: [&str; 12] = [
    "登记编号",
    "提交方式",
    "收到日期",
    "申请人类型",
    "申请人",
    "申请内容",
    "补正告知日期",
    "补正期限",
    "补正收到日期",
    "答复日期",
    "答复类型",
    "不予公开部分的理由",
];

const LIVED_IN: [&str; 12] = [
    "受理编号",
    "申请方式",
    "收件日期",
    "申请人身份",
    "姓名或名称",
    "所需信息",
    "告知补正日期",
    "补正截止日期",
    "收到补正日期",
    "办结时间",
    "办理结果",
    "不公开理由",
];

/// Number, way in, received, applicant, supplement asked, by when, received, answered, result, ground; where the two
/// styles write otherwise, both with a bar between.
const YEAR: &[[&str; 10]] = &[
    ["2025-001", "互联网渠道|网上申请", "2025-01-06", "自然人|公民", "", "", "", "2025-01-15", "予以公开|同意公开", ""],
    [
        "2025-002",
        "邮寄（签收）|挂号信",
        "2025-01-08",
        "商业企业|企业",
        "",
        "",
        "",
        "2025-01-24",
        "部分公开|（二）部分公开",
        "保护第三方合法权益|个人隐私",
    ],
    [
        "2025-003",
        "当面提交|现场",
        "2025-01-13",
        "自然人|个人",
        "",
        "",
        "",
        "2025-01-20",
        "属于国家秘密|不予公开（国家秘密）",
        "",
    ],
    ["2025-004", "互联网渠道|网站", "2025-02-05", "自然人", "", "", "", "2025-02-20", "信息不存在|不存在", ""],
    [
        "2025-005",
        "互联网渠道|电子邮件",
        "2025-02-10",
        "自然人",
        "",
        "",
        "",
        "2025-02-18",
        "不属于本机关负责公开|非本机关",
        "",
    ],
    [
        "2025-006",
        "传真",
        "2025-02-12",
        "科研机构|高校",
        "",
        "",
        "",
        "2025-03-03",
        "属于三类内部事务信息|不予公开-内部事务信息",
        "",
    ],
    [
        "2025-007",
        "邮寄（平常信函）|平信",
        "2025-02-17",
        "自然人",
        "",
        "",
        "",
        "2025-03-10",
        "属于四类过程性信息|6.属于四类过程性信息",
        "",
    ],
    [
        "2025-008",
        "互联网渠道|平台",
        "2025-03-03",
        "法律服务机构|律师事务所",
        "",
        "",
        "",
        "2025-03-20",
        "属于行政执法案卷|执法案卷",
        "",
    ],
    ["2025-009", "互联网渠道|网上", "2025-03-05", "自然人", "", "", "", "2025-03-06", "重复申请|不予重复处理", ""],
    ["2025-010", "互联网渠道|网上", "2025-03-10", "自然人", "", "", "", "2025-03-24", "信访举报投诉类申请|信访", ""],
    [
        "2025-011",
        "互联网渠道|网上",
        "2025-03-12",
        "自然人",
        "",
        "",
        "",
        "2025-03-25",
        "没有现成信息需要另行制作|需要另行制作",
        "",
    ],
    [
        "2025-012",
        "互联网渠道|网上",
        "2025-04-01",
        "自然人",
        "2025-04-07",
        "2025-04-18",
        "",
        "2025-04-21",
        "逾期不补正|申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "",
    ],
    [
        "2025-013",
        "互联网渠道|网上",
        "2025-04-02",
        "自然人",
        "2025-04-08",
        "2025-04-22",
        "2025-04-15",
        "2025-05-06",
        "予以公开|公开",
        "",
    ],
    [
        "2025-014",
        "邮寄（签收）|EMS",
        "2025-04-10",
        "其他|其他组织",
        "",
        "",
        "",
        "2025-04-29",
        "保护第三方合法权益|商业秘密",
        "",
    ],
    [
        "2025-015",
        "互联网渠道|网上",
        "2025-05-07",
        "社会公益组织|公益组织",
        "",
        "",
        "",
        "2025-05-20",
        "已主动公开|主动公开",
        "",
    ],
    ["2025-016", "互联网渠道|网上", "2025-05-12", "自然人", "", "", "", "2025-06-03", "属于行政查询事项|行政查询", ""],
    [
        "2025-017",
        "互联网渠道|网上",
        "2025-06-03",
        "自然人",
        "",
        "",
        "",
        "2025-06-10",
        "要求提供公开出版物|公开出版物",
        "",
    ],
    ["2025-018", "互联网渠道|网上", "2025-06-09", "自然人", "", "", "", "2025-06-16", "撤回申请|申请人撤回", ""],
    ["2025-019", "互联网渠道|网上", "2025-07-01", "自然人", "", "", "", "2025-07-10", "不属于政府信息|非政府信息", ""],
    [
        "2025-020",
        "当面提交|窗口",
        "2025-07-14",
        "商业企业|公司",
        "",
        "",
        "",
        "2025-07-15",
        "予以公开；信息不存在|公开+不存在",
        "",
    ],
    [
        "2025-021",
        "互联网渠道|网上",
        "2025-08-04",
        "自然人",
        "",
        "",
        "",
        "2025-08-20",
        "危及“三安全一稳定”|三安全一稳定",
        "",
    ],
    ["2025-022", "互联网渠道|网上", "2025-12-22", "自然人", "", "", "", "", "办理中|在办", ""],
    ["2024-088", "邮寄（签收）|挂号信", "2024-12-20", "自然人", "", "", "", "2025-01-07", "予以公开", ""],
    ["2025-023", "互联网渠道|网上", "2025-12-29", "自然人", "", "", "", "2026-01-12", "予以公开", ""],
];

/// The rows as one of the styles writes them.
pub fn written(style: usize) -> Vec<Vec<String>> {
    let word = |cell: &str| cell.split('|').nth(style).or(cell.split('|').next()).unwrap().to_owned();
    YEAR.iter()
        .enumerate()
        .map(|(at, [number, channel, received, kind, rest @ ..])| {
            let mut row: Vec<String> = [*number, *channel, *received, *kind].map(word).to_vec();
            row.extend([format!("申请人{at}"), format!("第{at}号项目的资料")]);
            row.extend(rest.iter().map(|cell| word(cell)));
            row
        })
        .collect()
}

fn year() -> (Office, Records) {
    let office = Office::new();
    let acts = in_three_styles(&office, LedgerKind::Requests, (&HEAD, &written(0)), (&LIVED_IN, &written(1)));
    let records = Records::of(&acts);
    (office, records)
}

fn row(report: &Report, row: Table3Row) -> i64 {
    report.count(CellId::Table3(row, Table3Column::Total)).unwrap()
}

#[test]
fn three_styles_of_one_ledger_become_the_same_records_and_count_as_by_hand() {
    let (_, records) = year();
    let report = records.report(2025);
    let by_hand = [
        (Table3Row::NewlyReceived, 23),
        (Table3Row::CarriedIn, 1),
        (Table3Row::DisposedTotal, 22),
        (Table3Row::CarriedOut, 2),
        (Table3Row::Disposed(Outcome::Granted), 4),
        (Table3Row::Disposed(Outcome::PartlyGranted), 2),
        (Table3Row::Disposed(Outcome::Withheld(W::StateSecret)), 1),
        (Table3Row::Disposed(Outcome::Withheld(W::ProhibitedByLaw)), 0),
        (Table3Row::Disposed(Outcome::Withheld(W::SecurityAndStability)), 1),
        (Table3Row::Disposed(Outcome::Withheld(W::ThirdPartyRights)), 1),
        (Table3Row::Disposed(Outcome::Withheld(W::InternalAffairs)), 1),
        (Table3Row::Disposed(Outcome::Withheld(W::DeliberativeProcess)), 1),
        (Table3Row::Disposed(Outcome::Withheld(W::EnforcementFile)), 1),
        (Table3Row::Disposed(Outcome::Withheld(W::StatutoryInquiry)), 1),
        (Table3Row::Disposed(Outcome::UnableToProvide(U::NotHeld)), 2),
        (Table3Row::Disposed(Outcome::UnableToProvide(U::NeedsCreation)), 1),
        (Table3Row::Disposed(Outcome::UnableToProvide(U::StillUnclear)), 0),
        (Table3Row::Disposed(Outcome::NotProcessed(N::PetitionOrComplaint)), 1),
        (Table3Row::Disposed(Outcome::NotProcessed(N::RepeatRequest)), 1),
        (Table3Row::Disposed(Outcome::NotProcessed(N::PublicPublication)), 1),
        (Table3Row::Disposed(Outcome::NotProcessed(N::UnjustifiedMassRequests)), 0),
        (Table3Row::Disposed(Outcome::NotProcessed(N::Reconfirmation)), 0),
        (Table3Row::Disposed(Outcome::OtherDisposal(D::SupplementNotMade)), 1),
        (Table3Row::Disposed(Outcome::OtherDisposal(D::FeeNotPaid)), 0),
        (Table3Row::Disposed(Outcome::OtherDisposal(D::Other)), 2),
    ];
    assert_eq!(by_hand.len(), Table3Row::COUNT);
    for (wanted, count) in by_hand {
        assert_eq!(row(&report, wanted), count, "{wanted:?}");
    }
    let kinds = [17, 2, 1, 1, 1, 1];
    for (kind, count) in K::ALL.into_iter().zip(kinds) {
        let cell = CellId::Table3(Table3Row::NewlyReceived, Table3Column::Kind(kind));
        assert_eq!(report.count(cell), Some(count), "{}", kind.label());
    }
    assert_eq!(row(&records.report(2024), Table3Row::CarriedOut), 1);
    assert_eq!(row(&records.report(2026), Table3Row::CarriedIn), 2);
}

#[test]
fn what_is_personal_is_sealed_and_shown_nowhere() {
    let office = Office::new();
    let mut all = rows(&[&HEAD]);
    all.extend(written(0));
    let sheets = sheets(csv(&all).as_bytes());
    let plan = office.plan(LedgerKind::Requests, &sheets).unwrap();
    let acts = office.acts_of(&plan);
    let sealed: Vec<u8> = acts
        .iter()
        .flat_map(|act| &act.entries)
        .filter_map(|entry| match entry {
            gongkai_app::record::AnyEntry::Request(gongkai_case::history::Entry::Fact(fact)) => match &fact.what {
                gongkai_case::request::RequestEvent::RequestFiled(filing) => Some(filing),
                _ => None,
            },
            _ => None,
        })
        .flat_map(|filing| [filing.requesters[0].details.bytes(), filing.content.bytes()].concat())
        .collect();
    let sealed = String::from_utf8(sealed).unwrap();
    assert!(sealed.contains("申请人7") && sealed.contains("第7号项目的资料"));
    let shown = format!("{plan:?} {acts:?} {sheets:?}");
    for canary in ["申请人7", "号项目的资料"] {
        assert!(!shown.contains(canary), "{canary}");
    }
    assert!(shown.contains("（已填写，不显示）"));
}

#[test]
fn the_preview_says_what_became_of_every_column_and_line() {
    let office = Office::new();
    let lived = crate::office::lived_in(&LIVED_IN, &written(1));
    let plan = office.plan(LedgerKind::Requests, &sheets(&crate::office::workbook("台账", &lived))).unwrap();
    let sheet = &plan.sheets[0];
    let columns = sheet.columns.as_ref().unwrap();
    assert_eq!(columns.row, 3);
    let of = |head: &str| columns.columns.iter().find(|column| column.head == head).unwrap().used;
    assert!(matches!(of("办理结果"), Use::Field(field, _) if field.id == "result"));
    assert!(matches!(of("序号"), Use::Ignored) && matches!(of("备注"), Use::Ignored));
    assert_eq!(
        sheet.skipped.iter().map(|(_, why)| *why).collect::<Vec<_>>(),
        ["合计行", "只有一格有内容，不是一条记录"]
    );
    assert_eq!(sheet.first.len(), 5);
    assert!(sheet.first[0].values.contains(&("收到日期", "2025-01-06".to_owned())));
    assert!(sheet.first[0].values.contains(&("提交方式", "互联网渠道".to_owned())));
    assert!(sheet.assumed.iter().any(|(field, _)| field.id == "method"));
    assert_eq!(plan.accepted[0].place.to_string(), "工作表“2025年”第4行");
}

#[test]
fn a_file_imported_twice_is_known_again_and_its_keys_stay_the_same() {
    let (mut office, records) = year();
    records.note_requests(&mut office.books);
    let mut all = rows(&[&HEAD]);
    all.extend(written(0));
    all.push(rows(&[&["2025-024", "传真", "2025-09-01", "自然人", "", "", "", "", "", "", "", ""]]).remove(0));
    let again = office.plan(LedgerKind::Requests, &sheets(csv(&all).as_bytes())).unwrap();
    assert_eq!((again.already.len(), again.accepted.len(), again.rejected.len()), (24, 1, 0));
    assert!(records.requests.contains_key(&again.already[0].id));
    let fresh = Office::new().plan(LedgerKind::Requests, &sheets(csv(&all).as_bytes())).unwrap();
    let key = |number: &str| fresh.accepted.iter().find(|row| row.number == number).unwrap().key.clone();
    assert_eq!(again.accepted[0].key, key("2025-024"));
    assert_ne!(key("2025-001"), key("2025-002"));
}

#[test]
fn three_thousand_rows_are_one_year() {
    let mut all = rows(&[&HEAD]);
    for at in 0..3000 {
        let mut row = written(at % 2)[at % 21].clone();
        row[0] = format!("2025-{at:04}");
        all.push(row);
    }
    let acts = Office::new().acts(LedgerKind::Requests, &sheets(csv(&all).as_bytes()));
    assert_eq!(row(&Records::of(&acts).report(2025), Table3Row::NewlyReceived), 3000);
}

#[test]
fn a_head_of_two_rows_and_cells_merged_over_rows_are_read() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("台账").unwrap();
    let plain = Format::new();
    for (column, head) in [(0, "登记编号"), (1, "提交方式"), (2, "收到日期")] {
        sheet.merge_range(0, column, 1, column, head, &plain).unwrap();
    }
    sheet.merge_range(0, 3, 0, 4, "申请人情况", &plain).unwrap();
    sheet.write(1, 3, "姓名").unwrap().write(1, 4, "申请人类型").unwrap();
    sheet.write(2, 0, "1").unwrap().write(3, 0, "2").unwrap();
    sheet.merge_range(2, 1, 3, 1, "传真", &plain).unwrap();
    for row in [2, 3] {
        sheet.write(row, 2, "2025-03-04").unwrap().write(row, 3, "某人").unwrap().write(row, 4, "自然人").unwrap();
    }
    let plan = Office::new().plan(LedgerKind::Requests, &sheets(&book.save_to_buffer().unwrap())).unwrap();
    assert!(plan.is_clean(), "{:?} {:?}", plan.rejected, plan.sheets);
    assert_eq!(plan.sheets[0].columns.as_ref().unwrap().row, 2);
    let rows: Vec<u32> = plan.accepted.iter().map(|row| row.place.row).collect();
    assert_eq!(rows, [3, 4]);
}

#[test]
fn a_row_tells_extension_consultation_fee_and_service_as_they_happened() {
    let head = [
        "登记编号",
        "提交方式",
        "收到日期",
        "确认日期",
        "申请人类型",
        "代理人",
        "授权委托书",
        "征求意见对象",
        "征求意见日期",
        "征求意见送达日期",
        "意见收到日期",
        "征求意见结果",
        "延期告知日期",
        "延期批准日期",
        "收费通知日期",
        "计费方式",
        "计费数量",
        "通知收费金额",
        "缴费日期",
        "答复日期",
        "答复类型",
        "引用条款",
        "审批人职务",
        "送达方式",
        "送达日期",
        "送达凭证",
        "签收日期",
        "档号",
        "归档日期",
    ];
    let line = [
        "2025-001",
        "网上",
        "2025-03-04",
        "2025-03-05",
        "自然人",
        "代某",
        "否",
        "第三方",
        "2025-03-06",
        "2025-03-07",
        "2025-03-14",
        "不同意公开，理由合理",
        "2025-03-28",
        "2025-03-27",
        "2025-04-01",
        "按量",
        "68页",
        "380元",
        "2025-04-07",
        "2025-04-21",
        "部分公开",
        "第三十七条",
        "工作机构负责人",
        "邮政邮寄",
        "2025-04-22",
        "XA1",
        "2025-04-25",
        "D-1",
        "2025-05-06",
    ];
    let mut all = rows(&[&head, &line]);
    all[0].push("不予公开部分的理由".to_owned());
    all[1].push("个人隐私".to_owned());
    let acts = Office::new().acts(LedgerKind::Requests, &sheets(csv(&all).as_bytes()));
    let records = Records::of(&acts);
    let state = records.requests.values().next().unwrap().state();
    assert!(state.extensions[0].is_approved() && !state.filing.as_ref().unwrap().1.agent.as_ref().unwrap().authorised);
    assert_eq!(state.received().unwrap().to_string(), "2025-03-05");
    assert!(state.consultations[0].party.is_some() && state.consultations[0].served.is_some());
    assert_eq!(state.fees[0].paid.unwrap().1.to_string(), "380元");
    let answer = state.first_answer().unwrap();
    assert_eq!(answer.answered_on().unwrap().to_string(), "2025-04-22");
    assert_eq!(answer.draft.items[0].severed, [W::ThirdPartyRights]);
    assert!(answer.proven.is_some() && state.archived.is_some());
    // what is unlawful but true goes in, and shows
    let calendar = gongkai_law::calendar::Calendar::national();
    let found = gongkai_case::request::audit(state, &Default::default(), &calendar, crate::office::TODAY).unwrap();
    let codes: Vec<&str> = found.iter().map(|finding| finding.code.id()).collect();
    assert_eq!(codes, ["agent_unauthorised"]);
}

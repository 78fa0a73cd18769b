//! Everything that rejects a row or a file, with its place, its reason and what to write instead.

use gongkai_app::import::{ImportError, LedgerKind as L, RejectedRow, Sheet};
use gongkai_app::record::RecordKind;
use gongkai_case::Sealed;

use crate::office::{Office, csv, rows, sheets};

const REQUEST: [&str; 5] = ["登记编号", "提交方式", "收到日期", "申请人类型", "申请人"];
const GOOD: [&str; 5] = ["2025-001", "互联网渠道", "2025-03-04", "自然人", "张三丰"];

fn read(head: &[&str], lines: &[&[&str]]) -> Vec<Sheet> {
    let mut all = rows(&[head]);
    all.extend(rows(lines));
    sheets(csv(&all).as_bytes())
}

/// The one row that is rejected of a ledger of one row.
fn rejected(office: &Office, kind: L, head: &[&str], line: &[&str]) -> RejectedRow {
    let plan = office.plan(kind, &read(head, &[line])).unwrap();
    assert!(plan.accepted.is_empty() && !plan.is_clean(), "{line:?}");
    assert_eq!(plan.rejected[0].place.row, 2);
    plan.rejected[0].clone()
}

/// A request with the good columns, some of them changed, and some more.
fn request(changes: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let mut head: Vec<String> = REQUEST.map(str::to_owned).to_vec();
    let mut line: Vec<String> = GOOD.map(str::to_owned).to_vec();
    for (label, value) in changes {
        match head.iter().position(|other| other == label) {
            Some(at) => line[at] = (*value).to_owned(),
            None => {
                head.push((*label).to_owned());
                line.push((*value).to_owned());
            }
        }
    }
    (head, line)
}

#[test]
fn a_request_is_rejected_where_and_why_and_with_what_to_write() {
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);
    let cases: &[Case<'_>] = &[
        (&[("登记编号", "")], "A列“登记编号”：没有填写", "如 2025-001"),
        (&[("提交方式", "信函")], "B列“提交方式”：看不懂“信函”", "邮寄（签收）或者 邮寄（平常信函）"),
        (&[("提交方式", "飞鸽")], "B列“提交方式”：看不懂“飞鸽”", "请写 当面提交、"),
        (&[("收到日期", "3月4日")], "C列“收到日期”：“3月4日”不是日期", "2025年3月4日"),
        (&[("收到日期", "2025-02-30")], "这一天不存在", "请写成"),
        (&[("收到日期", "2027-01-04")], "还没有到", "到时再登记"),
        (&[("申请人类型", "法人")], "D列“申请人类型”：看不懂“法人”", "商业企业、科研机构"),
        (&[("申请项数", "几项")], "看不懂“几项”", "请写整数"),
        (&[("身份证明", "复印件")], "看不懂“复印件”", "请写 是、否 之一"),
        (&[("答复日期", "2025-03-20")], "没有填写答复类型", "请填写答复类型"),
        (&[("答复日期", "2025-03-20"), ("答复类型", "")], "没有填写答复类型", "请填写答复类型"),
        (&[("答复类型", "予以公开")], "没有填写", "请填写答复日期"),
        (&[("答复类型", "予以公开"), ("答复日期", "2025-03-03")], "早于“收到日期”2025年3月4日", "请核对这两个日期"),
        (&[("答复类型", "不予公开"), ("答复日期", "2025-03-20")], "看不懂“不予公开”", "请写明不予公开的理由"),
        (&[("答复类型", "办理中"), ("答复日期", "2025-03-20")], "写着没有办结", "请核对这两列"),
        (&[("答复类型", "部分公开"), ("答复日期", "2025-03-20")], "没有填写", "其余部分不予公开的理由"),
        (
            &[("答复类型", "部分公开"), ("答复日期", "2025-03-20"), ("不予公开部分的理由", "不宜")],
            "看不懂“不宜”",
            "属于国家秘密",
        ),
        (&[("答复类型", "逾期不补正"), ("答复日期", "2025-03-20")], "没有等待补正的告知", "请先登记补正告知"),
        (
            &[
                ("答复类型", "逾期不补正"),
                ("答复日期", "2025-03-20"),
                ("补正告知日期", "2025-03-06"),
                ("补正期限", "2025-03-28"),
            ],
            "补正期限2025年3月28日还没有过",
            "期限届满次日起",
        ),
        (&[("答复类型", "逾期未缴费"), ("答复日期", "2025-03-20")], "没有等待缴纳的收费通知", "请先登记收费通知"),
        (&[("补正收到日期", "2025-03-20")], "没有等待补正的告知", "请先登记补正告知"),
        (&[("补正告知日期", "2025-03-06"), ("补正收到日期", "2025-03-05")], "早于“补正告知日期”", "请核对"),
        (&[("征求意见对象", "第三方")], "没有填写", "发出征求意见书的日期"),
        (
            &[("征求意见对象", "其他机关"), ("征求意见日期", "2025-03-06")],
            "没有写明征求意见的其他机关",
            "请填写向谁征求意见",
        ),
        (&[("征求意见日期", "2025-03-06"), ("意见收到日期", "2025-03-10")], "没有填写", "请填写意见是什么"),
        (&[("征求意见日期", "2025-03-06"), ("征求意见结果", "不同意")], "看不懂“不同意”", "理由合理"),
        (&[("延期告知日期", "2025-03-28"), ("延长工作日", "零")], "看不懂“零”", "请写工作日数"),
        (&[("延期告知日期", "2025-03-28"), ("延期批准人职务", "李四")], "看不懂“李四”", "工作机构负责人"),
        (&[("收费通知日期", "2025-03-10")], "没有填写", "按件还是按量"),
        (
            &[("收费通知日期", "2025-03-10"), ("计费方式", "按量"), ("通知收费金额", "380")],
            "没有写明计费的数量",
            "件数或者页数",
        ),
        (&[("缴费日期", "2025-03-10"), ("实收金额", "三百")], "看不懂“三百”", "以元为单位"),
        (&[("缴费日期", "2025-03-10"), ("实收金额", "300")], "没有等待缴纳的收费通知", "请先登记收费通知"),
        (&[("延迟答复至", "2025-05-10")], "没有填写", "请填写告知的日期"),
        (
            &[("答复类型", "并案处理"), ("答复日期", "2025-03-20"), ("并入编号", "2024-9")],
            "没有这个编号",
            "请核对那件申请",
        ),
        (
            &[("答复类型", "予以公开"), ("答复日期", "2025-03-20"), ("引用条款", "有关规定")],
            "看不懂“有关规定”",
            "第三十六条",
        ),
        (
            &[("答复类型", "予以公开"), ("答复日期", "2025-03-20"), ("送达方式", "邮件")],
            "看不懂“邮件”",
            "电子送达 或者",
        ),
        (
            &[("答复类型", "予以公开"), ("答复日期", "2025-03-20"), ("送达日期", "2025-03-19")],
            "早于“答复日期”",
            "请核对",
        ),
        (
            &[("答复类型", "并案处理"), ("答复日期", "2025-03-20"), ("并入编号", "2025-001")],
            "不能并入它自己",
            "请核对那件申请",
        ),
        (&[("归档日期", "2025-03-20"), ("档号", "3")], "还没有办结", "请先办结"),
    ];
    let office = Office::new();
    for (changes, reason, mend) in cases {
        let (head, line) = request(changes);
        let (head, line): (Vec<&str>, Vec<&str>) =
            (head.iter().map(String::as_str).collect(), line.iter().map(String::as_str).collect());
        let row = rejected(&office, L::Requests, &head, &line);
        let said = row.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.contains(reason) && said.contains(mend), "{changes:?}: {said}");
        assert!(!said.contains("张三丰"));
    }
}

#[test]
fn every_fault_of_a_row_is_told_not_only_the_first() {
    let row = rejected(&Office::new(), L::Requests, &REQUEST, &["2025-001", "信函", "昨天", "单位", "张三丰"]);
    assert_eq!(row.number.as_deref(), Some("2025-001"));
    assert_eq!(row.faults.iter().filter_map(|fault| fault.letters()).collect::<Vec<_>>(), ["B", "D", "C"]);
}

#[test]
fn a_number_stands_once_however_it_is_written() {
    let second = ["2025－００1", "传真", "2025-03-05", "自然人", ""];
    let plan = Office::new().plan(L::Requests, &read(&REQUEST, &[&GOOD, &second])).unwrap();
    assert_eq!((plan.accepted.len(), plan.rejected.len()), (1, 1));
    assert!(plan.rejected[0].faults[0].to_string().contains("与第2行重复"));
    assert!(matches!(
        plan.acts(&Office::new().ledger(L::Requests), &mut |_| Ok(Sealed::default()), &mut String::new),
        Err(ImportError::NotClean { rejected: 1, missing: 0 })
    ));
}

#[test]
fn rows_of_the_other_kinds_are_rejected_too() {
    let mut office = Office::new();
    office.books.note(RecordKind::Request, "2025-001", "r1");
    type Case<'a> = (L, &'a [&'a str], &'a [&'a str], &'a str, &'a str);
    let cases: &[Case<'_>] = &[
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "审理结果", "审结日期"],
            &["1号", "行政复议", "2025-04-01", "县政府", "驳回", "2025-05-01"],
            "看不懂“驳回”",
            "计入的栏目不同",
        ),
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "审理结果", "审结日期"],
            &["1号", "行政复议", "2025-04-01", "县政府", "裁定驳回起诉", "2025-05-01"],
            "没有“裁定驳回起诉”这样的结果",
            "请核对",
        ),
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "审理结果"],
            &["1号", "行政诉讼", "2025-04-01", "法院", ""],
            "看不懂“行政诉讼”",
            "直接起诉",
        ),
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "审结日期"],
            &["1号", "行政复议", "2025-04-01", "县政府", "2025-05-01"],
            "没有填写",
            "请填写结果",
        ),
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "申请登记编号"],
            &["1号", "行政复议", "2025-04-01", "县政府", "2025-077"],
            "没有这个编号",
            "请先导入申请台账",
        ),
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "前置复议案号"],
            &["1号", "复议后起诉", "2025-04-01", "法院", "9号"],
            "没有这个复议案号",
            "请核对案号",
        ),
        (
            L::Disputes,
            &["案号", "案件种类", "受理日期", "审理机关", "提交答复日期"],
            &["1号", "行政复议", "2025-04-01", "县政府", "2025-04-09"],
            "还没有收到副本",
            "请先登记收到副本",
        ),
        (
            L::Documents,
            &["文号", "标题", "制发日期", "废止日期"],
            &["1号", "办法", "2025-04-01", "2025-05-01"],
            "没有写明所依据的文件",
            "请填写",
        ),
        (
            L::Documents,
            &["文号", "标题", "制发日期", "有效性"],
            &["1号", "办法", "2025-04-01", "废止"],
            "没有填写废止日期",
            "废止依据",
        ),
        (
            L::Documents,
            &["文号", "标题", "制发日期", "有效期至"],
            &["1号", "办法", "2025-04-01", "5年"],
            "“5年”不是日期",
            "请写成",
        ),
        (
            L::Documents,
            &["文号", "标题", "制发日期", "有效期至"],
            &["1号", "办法", "2025-04-01", "2025-03-01"],
            "有效期止于",
            "请核对",
        ),
        (
            L::Decisions,
            &["决定书文号", "决定种类", "决定日期", "撤回公开日期"],
            &["1号", "行政处罚", "2025-04-01", "2025-05-01"],
            "没有公开过",
            "请先登记",
        ),
        (
            L::Decisions,
            &["决定书文号", "决定种类", "决定日期"],
            &["1号", "确认", "2025-04-01"],
            "看不懂“确认”",
            "行政许可",
        ),
        (
            L::Charges,
            &["票据编号", "收费项目", "金额", "收费日期"],
            &["1", "查阅费", "一千", "2025-04-01"],
            "看不懂“一千”",
            "元",
        ),
        (
            L::Charges,
            &["票据编号", "收费项目", "金额", "收费日期", "退费日期", "退费金额"],
            &["1", "查阅费", "10", "2025-04-01", "2025-04-02", "11"],
            "多于收费",
            "请核对金额",
        ),
        (
            L::Charges,
            &["票据编号", "收费项目", "金额", "收费日期", "起始日期"],
            &["1", "查阅费", "10", "2025-04-01", "2024-04-02"],
            "跨了年度",
            "请按年度分别登记",
        ),
        (
            L::Charges,
            &["票据编号", "收费项目", "金额", "收费日期", "对应申请编号"],
            &["1", "信息处理费", "10", "2025-04-01", "7"],
            "没有这个编号",
            "请先导入",
        ),
        (
            L::Counts,
            &["台账编号", "计数事项", "数量", "截止日期"],
            &["1", "点击量", "5", "2025-04-01"],
            "看不懂“点击量”",
            "主动公开信息",
        ),
    ];
    for (kind, head, line, reason, mend) in cases {
        let said =
            rejected(&office, *kind, head, line).faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.contains(reason) && said.contains(mend), "{line:?}: {said}");
    }
}

#[test]
fn a_file_without_head_or_with_a_column_missing_is_not_imported() {
    let mut office = Office::new();
    let none = office.plan(L::Requests, &read(&["甲", "乙"], &[&["1", "2"]])).unwrap_err();
    assert!(none.to_string().contains("没有找到“依申请公开”台账的表头") && none.to_string().contains("收到日期"));
    let plan = office.plan(L::Requests, &read(&["登记编号", "收到日期"], &[&["2025-001", "2025-03-04"]])).unwrap();
    let missing: Vec<&str> = plan.missing().map(|field| field.label).collect();
    assert_eq!((missing, plan.is_clean(), plan.accepted.len()), (vec!["提交方式", "申请人类型"], false, 0));
    let twice = ["登记编号", "提交方式", "收到日期", "申请人类型", "收到日期"];
    let error = office.plan(L::Requests, &read(&twice, &[&GOOD])).unwrap_err();
    assert!(error.to_string().contains("C列和E列都可能是“收到日期”"), "{error}");
    office.mappings = vec![("不在".to_owned(), "收到日期".to_owned())];
    let error = office.plan(L::Requests, &read(&REQUEST, &[&GOOD])).unwrap_err();
    assert_eq!(error, ImportError::NoSuchColumn("不在".to_owned()));
    office.mappings = vec![("登记编号".to_owned(), "什么".to_owned())];
    assert!(matches!(office.plan(L::Requests, &read(&REQUEST, &[&GOOD])), Err(ImportError::NoSuchField { .. })));
}

#[test]
fn columns_are_given_left_out_or_matched_to_the_nearest_name() {
    let mut office = Office::new();
    let head = ["登记编号", "怎么来的", "收到曰期", "申请人类型", "答复日期"];
    let line = ["2025-001", "传真", "2025-03-04", "自然人", "不清楚"];
    office.mappings = vec![("怎么来的".to_owned(), "channel".to_owned()), ("答复日期".to_owned(), String::new())];
    let plan = office.plan(L::Requests, &read(&head, &[&line])).unwrap();
    assert!(plan.is_clean(), "{:?}", plan.rejected);
    assert_eq!(office.acts_of(&plan).len(), 1);
}

#[test]
fn a_ledger_with_the_day_of_asking_alone_takes_it_for_the_day_of_receipt() {
    let head = ["编号", "申请方式", "申请日期", "申请人类别"];
    let plan = Office::new().plan(L::Requests, &read(&head, &[&["1", "网上", "2025/3/4", "公民"]])).unwrap();
    assert!(plan.is_clean());
    assert!(plan.sheets[0].first[0].values.contains(&("收到日期", "2025-03-04".to_owned())));
}

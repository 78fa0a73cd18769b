//! The vocabulary of annual reports: which words name what.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use gongkai_law::applicant::ApplicantKind as K;
use gongkai_law::outcome::{
    NotProcessedReason as N, OtherDisposal as O, Outcome, OutcomeGroup as G, UnableReason as U, WithholdingGround as W,
};
use gongkai_report::{Table2Column, Table2Row, Table4Column};

use super::statement::{ApplicantName as A, Channel as C, Dispute as D, ResultName as R, Verb as V};

/// What a word of the vocabulary names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// What was done.
    Verb(V),
    /// 政府信息公开申请.
    Request,
    /// 申请 alone: a request where requests are spoken of, else anything.
    Application,
    /// 上年结转.
    CarriedIn,
    /// 结转下年度.
    CarriedOut,
    /// A result of requests.
    Result(R),
    /// A way by which requests came.
    Channel(C),
    /// A kind of applicant.
    Applicant(A),
    /// A kind of dispute.
    Dispute(D),
    /// A result of disputes.
    DisputeResult(Table4Column),
    /// 规章, 规范性文件.
    Document(Table2Row),
    /// 废止, 现行有效.
    DocumentColumn(Table2Column),
    /// 行政许可, 行政处罚, 行政强制.
    Decision(Table2Row),
    /// 信息处理费.
    Fee,
    /// Matters that no table of the report counts.
    Elsewhere,
    /// Words that hold other words and mean nothing here.
    Nothing,
}

/// A word found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its bytes in the folded text.
    pub range: Range<usize>,
    /// What it names.
    pub mark: Mark,
}

const fn group(group: G) -> Mark {
    Mark::Result(R::Group(group))
}

const fn row(outcome: Outcome) -> Mark {
    Mark::Result(R::Row(outcome))
}

const fn part(outcome: Outcome) -> Mark {
    Mark::Result(R::PartOf(outcome))
}

/// Words and what they name; written as they stand after folding.
const WORDS: &[(Mark, &[&str])] = &[
    (Mark::Verb(V::Received), &["收到", "接收", "接到", "收悉", "收件"]),
    (Mark::Verb(V::NewlyReceived), &["新收到", "新收", "新受理", "新增申请", "新接收"]),
    (Mark::Verb(V::Accepted), &["受理", "登记"]),
    (Mark::Verb(V::Handled), &["办理", "处理", "处置"]),
    (Mark::Verb(V::Concluded), &["办结", "办毕", "办理完毕", "办理完成", "审结"]),
    (Mark::Verb(V::Answered), &["答复", "回复", "作出答复"]),
    (
        Mark::Verb(V::Published),
        &["公开", "发布", "公示", "公布", "刊登", "刊发", "更新", "上传", "录入", "归集", "推送", "转载"],
    ),
    (Mark::Verb(V::Issued), &["制发", "制定", "出台", "印发", "新制定", "制作"]),
    (Mark::Verb(V::Charged), &["收取", "收费金额"]),
    (
        Mark::Request,
        &[
            "政府信息公开申请",
            "信息公开申请",
            "公开申请",
            "依申请公开",
            "依申请信息公开",
            "依申请",
            "申请公开",
            "政府信息依申请公开",
            "申请件",
            "申请数量",
            "公开申请件",
            "信息申请",
            "政府信息申请",
        ],
    ),
    (Mark::Application, &["申请"]),
    (
        Mark::CarriedIn,
        &[
            "上年结转",
            "上年度结转",
            "上年转结",
            "去年结转",
            "去年转结",
            "结转上年",
            "上一年结转",
            "上一年度结转",
            "往年结转",
            "上年转入",
            "上年度转入",
            "结转自上年",
            "上年度转结",
            "上年未办结",
            "上年度未办结",
        ],
    ),
    (
        Mark::CarriedOut,
        &[
            "结转下年",
            "结转至下年",
            "结转到下年",
            "结转下一年",
            "结转至下一年",
            "结转到下一年",
            "转结下年",
            "转下年",
            "转下一年",
            "转入下年",
            "转入下一年",
            "转至下年",
            "转到下年",
            "转至下一年",
            "转到下一年",
            "顺延到下年",
            "顺延至下年",
            "顺延下年",
            "顺延到下一年",
            "顺延至下一年",
            "延至下年",
            "延至下一年",
            "延续至下年",
            "延续到下年",
            "留待下年",
            "下年度继续办理",
            "下年继续办理",
            "下一年度继续办理",
            "待下年",
            "下年度办理",
            "下年度答复",
            "下年办理",
            "下一年度办理",
            "结转次年",
            "结转至次年",
        ],
    ),
    (group(G::Granted), &["予以公开", "同意公开", "全部公开", "准予公开", "给予公开", "全文公开"]),
    (part(Outcome::Granted), &["已主动公开", "属于主动公开", "已经主动公开", "属主动公开"]),
    (
        group(G::PartlyGranted),
        &["部分公开", "同意部分公开", "区分处理", "部分予以公开", "予以部分公开", "部分同意公开"],
    ),
    (group(G::Withheld), &["不予公开", "不同意公开", "不予以公开", "决定不公开"]),
    (group(G::UnableToProvide), &["无法提供", "不能提供", "无法公开"]),
    (group(G::NotProcessed), &["不予处理", "不予办理", "不作处理", "不再处理"]),
    (group(G::OtherDisposal), &["其他处理", "其它处理"]),
    (row(Outcome::Withheld(W::StateSecret)), &["国家秘密"]),
    (
        row(Outcome::Withheld(W::ProhibitedByLaw)),
        &["其他法律行政法规禁止公开", "法律行政法规禁止公开", "法律、行政法规禁止公开"],
    ),
    (row(Outcome::Withheld(W::SecurityAndStability)), &["三安全一稳定"]),
    (row(Outcome::Withheld(W::ThirdPartyRights)), &["保护第三方合法权益", "第三方合法权益"]),
    (part(Outcome::Withheld(W::ThirdPartyRights)), &["个人隐私", "商业秘密"]),
    (row(Outcome::Withheld(W::InternalAffairs)), &["三类内部事务信息", "内部事务信息", "内部事务"]),
    (row(Outcome::Withheld(W::DeliberativeProcess)), &["四类过程性信息", "过程性信息"]),
    (row(Outcome::Withheld(W::EnforcementFile)), &["行政执法案卷", "执法案卷"]),
    (row(Outcome::Withheld(W::StatutoryInquiry)), &["行政查询事项", "行政查询"]),
    (
        row(Outcome::UnableToProvide(U::NotHeld)),
        &["本机关不掌握相关政府信息", "不掌握相关政府信息", "不掌握相关信息", "本机关不掌握"],
    ),
    (
        part(Outcome::UnableToProvide(U::NotHeld)),
        &[
            "信息不存在",
            "不存在",
            "不属于本机关",
            "非本机关",
            "不属于本行政机关",
            "不掌握",
            "不属于我局",
            "不属于本单位",
        ],
    ),
    (
        row(Outcome::UnableToProvide(U::NeedsCreation)),
        &["没有现成信息需要另行制作", "没有现成信息", "需要另行制作", "需另行制作"],
    ),
    (row(Outcome::UnableToProvide(U::StillUnclear)), &["补正后申请内容仍不明确", "补正后仍不明确"]),
    (
        row(Outcome::NotProcessed(N::PetitionOrComplaint)),
        &["信访举报投诉类申请", "信访举报投诉类", "信访、举报、投诉类"],
    ),
    (row(Outcome::NotProcessed(N::RepeatRequest)), &["重复申请"]),
    (row(Outcome::NotProcessed(N::PublicPublication)), &["要求提供公开出版物", "公开出版物"]),
    (row(Outcome::NotProcessed(N::UnjustifiedMassRequests)), &["无正当理由大量反复申请", "大量反复申请"]),
    (row(Outcome::NotProcessed(N::Reconfirmation)), &["要求行政机关确认或重新出具已获取信息", "重新出具已获取信息"]),
    (row(Outcome::OtherDisposal(O::SupplementNotMade)), &["无正当理由逾期不补正", "逾期不补正", "逾期未补正"]),
    (
        row(Outcome::OtherDisposal(O::FeeNotPaid)),
        &["逾期未按收费通知要求缴纳费用", "逾期未缴纳费用", "逾期不缴费", "逾期未缴费"],
    ),
    (
        Mark::Channel(C::InPerson),
        &["当面申请", "当面提交", "当面递交", "当面", "现场申请", "现场提交", "窗口申请", "现场"],
    ),
    (
        Mark::Channel(C::Post),
        &[
            "信函申请",
            "邮寄申请",
            "信件申请",
            "邮政寄送",
            "信函",
            "邮寄",
            "信件",
            "书面申请",
            "纸质申请",
            "EMS",
            "挂号信",
        ],
    ),
    (
        Mark::Channel(C::Internet),
        &[
            "网络申请",
            "网上申请",
            "在线申请",
            "网站申请",
            "网上提交",
            "网络提交",
            "在线提交",
            "平台申请",
            "网络平台申请",
            "互联网申请",
            "网络渠道",
            "互联网渠道",
            "网上平台申请",
            "线上申请",
            "网页申请",
            "网络在线申请",
            "网络方式",
            "网上方式",
            "申请平台",
            "政府网站申请",
            "依申请公开系统",
            "依申请公开平台",
            "在线平台申请",
            "网络",
            "网上",
            "在线",
            "线上",
        ],
    ),
    (Mark::Channel(C::Email), &["电子邮件申请", "电子邮件", "电子邮箱", "邮件申请", "邮箱申请"]),
    (Mark::Channel(C::Fax), &["传真申请", "传真"]),
    (Mark::Channel(C::Other), &["其他方式", "其他渠道", "其他途径", "其他形式", "其它方式", "口头申请"]),
    (Mark::Applicant(A::Kind(K::NaturalPerson)), &["自然人", "公民个人申请", "个人申请"]),
    (Mark::Applicant(A::Kind(K::Enterprise)), &["商业企业"]),
    (Mark::Applicant(A::Kind(K::ResearchBody)), &["科研机构"]),
    (Mark::Applicant(A::Kind(K::PublicWelfareBody)), &["社会公益组织", "公益组织"]),
    (Mark::Applicant(A::Kind(K::LegalServiceBody)), &["法律服务机构"]),
    (
        Mark::Applicant(A::Organisations),
        &["法人或其他组织", "法人或者其他组织", "法人和其他组织", "法人及其他组织", "法人、其他组织"],
    ),
    (Mark::Dispute(D::Reconsideration), &["行政复议申请", "复议申请", "行政复议", "复议"]),
    (Mark::Dispute(D::Suit), &["行政诉讼", "诉讼", "行政应诉"]),
    (Mark::Dispute(D::DirectSuit), &["未经复议直接起诉", "直接起诉", "未经行政复议直接起诉"]),
    (
        Mark::Dispute(D::SuitAfterReconsideration),
        &["复议后起诉", "经复议后起诉", "复议后再起诉", "复议后提起诉讼", "复议后诉讼"],
    ),
    (
        Mark::DisputeResult(Table4Column::Upheld),
        &["结果维持", "予以维持", "获维持", "被维持", "维持原行政行为", "维持"],
    ),
    (Mark::DisputeResult(Table4Column::Corrected), &["结果纠正", "予以纠正", "被纠正", "纠正", "被纠错", "予以纠错"]),
    (Mark::DisputeResult(Table4Column::OtherResult), &["其他结果", "其它结果"]),
    (
        Mark::DisputeResult(Table4Column::Pending),
        &["尚未审结", "尚未办结", "未审结", "正在审理", "尚在审理", "待审结", "尚未结案"],
    ),
    (Mark::Document(Table2Row::GovernmentRules), &["政府规章", "规章"]),
    (Mark::Document(Table2Row::NormativeDocuments), &["行政规范性文件", "规范性文件"]),
    (Mark::DocumentColumn(Table2Column::Repealed), &["废止", "宣布失效", "失效"]),
    (Mark::DocumentColumn(Table2Column::InForce), &["现行有效", "继续有效", "有效"]),
    (Mark::Decision(Table2Row::Licences), &["行政许可"]),
    (Mark::Decision(Table2Row::Penalties), &["行政处罚"]),
    (Mark::Decision(Table2Row::AdministrativeCompulsion), &["行政强制"]),
    (Mark::Fee, &["信息处理费", "政府信息公开信息处理费", "信息公开处理费"]),
    (
        Mark::Elsewhere,
        &[
            "信访",
            "12345",
            "网络问政",
            "问政",
            "人大代表建议",
            "人大建议",
            "代表建议",
            "建议",
            "政协提案",
            "提案",
            "议案",
            "咨询",
            "留言",
            "来信",
            "信箱",
            "投诉",
            "举报",
            "诉求",
            "工单",
            "舆情",
            "解读",
            "培训",
            "会议",
            "新闻发布会",
            "热线",
            "征集",
            "调查",
            "访谈",
            "回应",
            "视频",
            "图解",
            "微博",
            "微信",
            "公众号",
            "抖音",
            "新媒体",
            "公报",
            "专栏",
            "专题",
            "栏目",
            "采购",
            "招标",
            "中标",
            "预算",
            "决算",
            "双随机",
            "检查",
            "权责清单",
            "清单",
            "行政许可申请",
            "许可申请",
            "政策文件",
            "公文",
            "文件",
            "动态",
            "公告",
            "通知",
            "查阅",
            "报名",
            "备案",
            "草案",
            "听证",
            "复查",
            "不动产",
            "好差评",
            "评价",
            "差错",
            "错误",
            "错链",
            "隐患",
            "整改",
            "指南",
            "目录",
            "制度",
            "方案",
            "要点",
            "合同",
            "协议",
            "工作人员",
            "补正告知",
            "延期",
            "征求意见",
            "征求第三方",
            "合法性审查",
            "清理",
            "修订",
            "修改",
            "赔偿",
            "应急预案",
        ],
    ),
    (
        Mark::Nothing,
        &[
            "公民、法人或其他组织",
            "公民、法人或者其他组织",
            "公民、法人和其他组织",
            "公民、法人及其他组织",
            "公民法人和其他组织",
            "行政复议法",
            "申请公开的",
            "申请办理",
            "政府信息公开工作年度报告",
            "政府信息公开年度报告",
            "政府信息公开工作",
            "政府信息公开",
            "政务公开",
            "信息公开",
            "依申请公开工作",
            "依申请公开办理",
            "依申请公开情况",
            "主动公开",
            "应公开尽公开",
            "公开属性",
            "公开栏",
            "公开指南",
            "公开目录",
            "公开平台",
            "公开专栏",
            "公开专区",
            "工作机构",
            "收费标准",
            "收到了",
            "处理决定",
            "处罚决定",
            "申请人",
            "行政诉讼法",
            "现场会",
            "网络安全",
            "网上办事",
            "在线办理",
            "网上公示",
            "现场检查",
            "现场指导",
            "线上线下",
            "线上培训",
            "网络信息",
            "依申请公开业务",
            "依法",
            "有效性",
            "有效提升",
            "有效保障",
            "有效推进",
            "有效促进",
        ],
    ),
];

static BY_FIRST: LazyLock<HashMap<char, Vec<(&'static str, Mark)>>> = LazyLock::new(|| {
    let mut table: HashMap<char, Vec<(&'static str, Mark)>> = HashMap::new();
    for (mark, words) in WORDS {
        for word in *words {
            if let Some(first) = word.chars().next() {
                table.entry(first).or_default().push((word, *mark));
            }
        }
    }
    for words in table.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    table
});

/// All words of the vocabulary in a text, in order, the longest at each place; ranges are offset by `base`.
pub(crate) fn marks(text: &str, base: usize) -> Vec<Found> {
    let mut out = Vec::new();
    let mut past = 0;
    for (at, c) in text.char_indices() {
        if at < past {
            continue;
        }
        let Some(words) = BY_FIRST.get(&c) else { continue };
        let rest = text.get(at..).unwrap_or_default();
        if let Some((word, mark)) = words.iter().find(|(word, _)| rest.starts_with(word)) {
            past = at + word.len();
            out.push(Found { range: base + at..base + past, mark: *mark });
        }
    }
    out
}

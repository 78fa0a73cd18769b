//! Words of requests: ways in, applicants, ways out, opinions.

use gongkai_case::request::{Opinion, ServiceMethod};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted};
use gongkai_law::fee::FeeBasis;

use super::Choice;

const POST: &str = "请写明 邮寄（签收）或者 邮寄（平常信函）：两者收到申请之日的算法不同";
const MAIL: &str = "请写明 互联网渠道（电子邮件）、邮寄（签收）或者 邮寄（平常信函）";

/// How a request came in.
pub(in crate::import) const CHANNELS: Choice<Channel> = Choice::of(&[
    (
        Channel::InPerson,
        "当面提交 当面 当面申请 当面递交 现场 现场提交 现场申请 现场递交 窗口 窗口提交 窗口申请 \
         来访 口头 口头申请 in_person",
    ),
    (
        Channel::SignedPost,
        "邮寄（签收） 挂号信 挂号 EMS 邮政EMS 特快专递 邮政特快专递 邮政快递 快递 签收邮件 \
         邮寄签收 signed_post",
    ),
    (Channel::OrdinaryPost, "邮寄（平常信函） 平信 平邮 平常信函 普通信件 普通信函 ordinary_post"),
    (
        Channel::Internet,
        "互联网渠道 互联网 网络 网上 网上申请 网上提交 网络申请 在线 在线申请 在线提交 网站 \
         门户网站 政府网站 网站提交 平台 依申请公开平台 网上平台 系统 电子邮件 电子邮箱 邮箱 \
         Email internet",
    ),
    (Channel::Fax, "传真 传真申请 fax"),
])
.but(&[
    ("邮寄 信函 信件 来信 邮寄申请 书信 寄送", POST),
    ("邮件", MAIL),
    ("其他", "请写明实际的提交方式"),
    ("书面", "请写明是当面、邮寄、传真还是网上提交"),
]);

/// Who asks.
pub(in crate::import) const APPLICANTS: Choice<ApplicantKind> = Choice::of(&[
    (ApplicantKind::NaturalPerson, "自然人 公民 个人 公民个人 natural_person"),
    (ApplicantKind::Enterprise, "商业企业 企业 公司 商业 企业法人 法人商业企业 法人或其他组织商业企业 enterprise"),
    (ApplicantKind::ResearchBody, "科研机构 科研院所 高校 高等院校 科研教育机构 法人或其他组织科研机构 research_body"),
    (
        ApplicantKind::PublicWelfareBody,
        "社会公益组织 公益组织 社会组织 社会团体 法人或其他组织社会公益组织 public_welfare_body",
    ),
    (
        ApplicantKind::LegalServiceBody,
        "法律服务机构 律师事务所 律所 法律服务所 法人或其他组织法律服务机构 legal_service_body",
    ),
    (ApplicantKind::Other, "其他 其它 其他组织 法人或其他组织其他 other"),
])
.but(&[
    ("法人 法人或其他组织 单位", "请写明是 商业企业、科研机构、社会公益组织、法律服务机构 还是 其他"),
    ("律师", "律师本人申请的写 自然人，律师事务所申请的写 法律服务机构"),
]);

/// How a letter was sent.
pub(in crate::import) const METHODS: Choice<ServiceMethod> = Choice::of(&[
    (ServiceMethod::Direct, "直接送达 当面 当面送达 当面领取 自取 自行领取 现场领取 直接 direct"),
    (ServiceMethod::Entrusted, "委托送达 委托 entrusted"),
    (ServiceMethod::Post, "邮政邮寄 邮寄 邮寄送达 EMS 邮政EMS 挂号信 挂号 特快专递 邮政快递 信函 post"),
    (ServiceMethod::Courier, "快递 顺丰 顺丰快递 快递送达 courier"),
    (
        ServiceMethod::Electronic,
        "电子送达 电子邮件 邮箱 电子邮箱 网上 网上答复 网络 平台 平台答复 在线答复 短信 电子 \
         electronic",
    ),
    (ServiceMethod::Fax, "传真 fax"),
])
.but(&[("邮件", "请写明 电子送达 或者 邮政邮寄"), ("书面", "请写明怎样送达的")]);

/// Who approved, by post and never by name.
pub(in crate::import) const APPROVERS: Choice<Capacity> = Choice::of(&[
    (Capacity::Reviewer, "审核人 reviewer 科长 科室负责人 处长 股长 法制审核人"),
    (
        Capacity::HeadOfWorkBody,
        "工作机构负责人 head_of_work_body 负责人 机构负责人 办公室主任 主任 局长 分管领导 \
         分管负责人 主要负责人 主要领导",
    ),
]);

/// Who was asked for an opinion.
pub(in crate::import) const CONSULTED: Choice<Consulted> = Choice::of(&[
    (Consulted::ThirdParty, "第三方 第三人"),
    (Consulted::CoMaker, "共同制作机关 联合制作机关"),
    (Consulted::OtherOrgan, "其他机关 其他行政机关 主管部门 保密部门"),
]);

/// What was answered to that.
pub(in crate::import) const OPINIONS: Choice<Opinion> = Choice::of(&[
    (Opinion::Consents, "同意公开 同意"),
    (Opinion::Objects { reasonable: true }, "不同意公开，理由合理 不同意且理由合理"),
    (Opinion::Objects { reasonable: false }, "不同意公开，理由不合理 不同意但理由不合理"),
    (Opinion::Otherwise, "其他意见 其他"),
])
.but(&[("不同意 不同意公开", "请写明 不同意公开，理由合理 或者 不同意公开，理由不合理")]);

/// How a fee is counted.
pub(in crate::import) const FEE_BASES: Choice<FeeBasis> = Choice::of(&[
    (FeeBasis::PerItem, "按件计收 按件 件 per_item"),
    (FeeBasis::PerPage, "按量计收 按量 按页 页 per_page"),
]);

/// Which remedies a letter told; `None` in it: those that the law wants.
pub(in crate::import) const REMEDIES: Choice<Option<Option<RemedyClass>>> = Choice::of(&[
    (None, "已告知 是 有"),
    (Some(None), "未告知 否 没有 没有告知"),
    (Some(Some(RemedyClass::ReconsiderationFirst)), "复议前置 先复议"),
    (
        Some(Some(RemedyClass::FreeChoice)),
        "可以申请行政复议，也可以直接起诉 复议或诉讼 复议或者诉讼 自由选择 可复议可诉讼",
    ),
    (Some(Some(RemedyClass::Both)), "不予公开的部分复议前置，其余自由选择"),
]);

//! The columns of the ledger of requests.

use crate::import::field::Field;
use crate::import::words::{
    APPLICANTS, APPROVERS, CHANNELS, CONSULTED, FEE_BASES, METHODS, OPINIONS, REMEDIES, grounds_offered,
    results_offered,
};

pub(in crate::import) const FIELDS: &[Field] = &[
    Field::text("number", "登记编号", "申请的登记编号，每件一个，不重复")
        .also(&[
            "申请编号",
            "受理编号",
            "登记号",
            "申请登记编号",
            "受理号",
            "申请单编号",
            "收文编号",
            "查询编号",
            "编号",
        ])
        .such_as("2025-001", "2025-002")
        .required(),
    Field::one_of("channel", "提交方式", || CHANNELS.offered(), "申请是怎样提交的；邮寄的要写明是否签收")
        .also(&["申请方式", "收到方式", "申请渠道", "提交渠道", "申请途径", "来件方式", "受理方式", "接收方式", "渠道"])
        .such_as("互联网渠道", "邮寄（签收）")
        .required(),
    Field::day(
        "received",
        "收到日期",
        "收到申请之日（条例第三十一条）：当面为提交之日，签收邮件为签收之日，其余为双方确认之日",
    )
    .also(&[
        "收到申请日期",
        "收件日期",
        "收到时间",
        "收件时间",
        "收到申请时间",
        "收文日期",
        "来件日期",
        "受理日期",
        "受理时间",
    ])
    .such_as("2025-03-04", "2025年3月6日")
    .required()
    .or_from("filed"),
    Field::day("filed", "提交日期", "申请人提交、寄到或者网上提交的日期，与收到日期不同时填写")
        .also(&["申请日期", "申请时间", "提交时间"])
        .such_as("2025-03-03", ""),
    Field::day("confirmed", "确认日期", "与申请人双方确认收到的日期；没有这一列的，以收到日期为确认之日")
        .also(&["双方确认日期", "确认收到日期", "确认时间", "收到确认日期"])
        .such_as("2025-03-04", "")
        .assumed("互联网、传真、平常信函提交的，以收到日期为双方确认之日"),
    Field::day("registered", "登记日期", "登记在册的日期").also(&["登记时间"]).assumed("按收到之日登记"),
    Field::one_of("applicant_kind", "申请人类型", || APPLICANTS.offered(), "表三的六类之一；有代理人的按申请人填")
        .also(&["申请人类别", "申请人性质", "申请主体", "申请人身份", "申请主体类型", "主体类型", "申请者类型"])
        .such_as("自然人", "商业企业")
        .required(),
    Field::text("applicant", "申请人", "姓名或者名称；加密保存，不显示")
        .also(&["申请人姓名", "申请人名称", "姓名", "姓名或名称", "申请人姓名或名称", "名称"])
        .such_as("（示例）王某", "（示例）某公司")
        .personal(),
    Field::text("identity", "证件号码", "身份证件或者统一社会信用代码；加密保存")
        .also(&["身份证号", "身份证号码", "证件号", "统一社会信用代码", "证件编号"])
        .personal(),
    Field::text("contact", "联系方式", "电话、邮箱；加密保存")
        .also(&["联系电话", "电话", "手机", "手机号", "手机号码", "申请人联系方式", "电子邮箱"])
        .personal(),
    Field::text("address", "通信地址", "加密保存")
        .also(&["地址", "联系地址", "通讯地址", "邮寄地址", "住址"])
        .personal(),
    Field::text("content", "申请内容", "申请公开什么；加密保存")
        .also(&[
            "申请公开内容",
            "申请公开的内容",
            "申请信息内容",
            "所需信息",
            "所需政府信息",
            "申请事项",
            "申请公开事项",
            "申请公开的政府信息",
            "所需信息内容描述",
            "内容描述",
            "信息名称",
            "申请信息名称",
            "内容",
        ])
        .such_as("2024年度集中采购项目清单", "某项目评标结果")
        .personal(),
    Field::number("items", "申请项数", "申请里有几项；不填按答复的项数计").also(&["项数", "事项数"]),
    Field::yes_no("identity_proven", "身份证明", "是否提供了身份证明")
        .also(&["是否提供身份证明", "身份证明材料"])
        .assumed("按已提供身份证明登记"),
    Field::text("agent", "代理人", "代理人姓名；加密保存").also(&["委托代理人", "代理人姓名"]).personal(),
    Field::yes_no("agent_authorised", "授权委托书", "代理人是否提交了授权委托书").also(&["委托书"]),
    Field::day("supplement_asked", "补正告知日期", "要求申请人补正的日期")
        .also(&["补正通知日期", "告知补正日期", "补正告知时间", "要求补正日期", "补正通知时间", "补正告知书日期"])
        .such_as("", "2025-03-10"),
    Field::day("supplement_until", "补正期限", "补正的最后一日")
        .also(&["补正截止日期", "补正期限届满日"])
        .such_as("", "2025-03-24"),
    Field::day("supplement_received", "补正收到日期", "收到补正材料的日期")
        .also(&["补正日期", "收到补正日期", "补正材料收到日期", "补正时间", "补正完成日期"])
        .such_as("", "2025-03-18"),
    Field::yes_no("consequence_told", "告知逾期后果", "补正告知是否写明逾期不补正的后果")
        .assumed("有补正的，按已写明后果登记"),
    Field::one_of("consulted", "征求意见对象", || CONSULTED.offered(), "征求了谁的意见").also(&["征求对象"]),
    Field::text("consulted_organ", "征求意见机关", "征求其他机关意见的，填机关名称"),
    Field::day("consultation_sent", "征求意见日期", "发出征求意见书的日期")
        .also(&["征求第三方意见日期", "征求意见时间"]),
    Field::day("consultation_served", "征求意见送达日期", "征求意见书送达的日期；没有送达的期限照常计算"),
    Field::day("opinion_received", "意见收到日期", "收到意见的日期").also(&["反馈意见日期", "第三方答复日期"]),
    Field::one_of("opinion", "征求意见结果", || OPINIONS.offered(), "意见是什么").also(&["第三方意见", "反馈意见"]),
    Field::day("overridden", "决定公开日期", "第三方不同意、以公共利益为由决定公开的日期"),
    Field::day("override_served", "告知第三方日期", "书面告知第三方决定公开的日期"),
    Field::day("reasons_asked", "要求说明理由日期", "要求申请人说明理由的日期（条例第三十五条）"),
    Field::day("reasons_given", "收到理由日期", "收到理由的日期"),
    Field::yes_no("reasonable", "理由是否合理", "申请人的理由是否合理"),
    Field::day("postponed", "告知延迟日期", "告知延迟答复的日期（条例第三十五条）"),
    Field::day("postponed_until", "延迟答复至", "告知的合理延迟期限"),
    Field::day("extended", "延期告知日期", "告知申请人延长答复期限的日期").also(&[
        "延长告知日期",
        "延期答复告知日期",
        "延期日期",
        "延期时间",
        "延期通知日期",
        "延长答复日期",
    ]),
    Field::number("extension_days", "延长工作日", "延长多少个工作日")
        .also(&["延期天数", "延长天数", "延长期限", "延期工作日"])
        .assumed("延期的，按法定最长期限登记"),
    Field::day("extension_approved", "延期批准日期", "工作机构负责人同意延期的日期").also(&["延期审批日期"]),
    Field::one_of("extension_approver", "延期批准人职务", || APPROVERS.offered(), "写职务，不写姓名")
        .also(&["延期审批人职务"]),
    Field::day("fee_noticed", "收费通知日期", "收费通知送达申请人的日期"),
    Field::one_of("fee_basis", "计费方式", || FEE_BASES.offered(), "按件还是按量").also(&["收费方式"]),
    Field::number("fee_quantity", "计费数量", "当月累计件数，或者页数"),
    Field::yuan("fee_demanded", "通知收费金额", "通知收取的金额，单位：元").also(&["应收金额"]),
    Field::day("fee_paid", "缴费日期", "申请人缴费的日期").also(&["缴纳日期"]),
    Field::yuan("fee_received", "实收金额", "实际收到的金额，单位：元").also(&["收费金额", "缴费金额"]),
    Field::day("answered", "答复日期", "作出答复的日期；逾期不补正等不再处理的，填终结的日期")
        .also(&["答复时间", "作出答复日期", "答复书日期", "办结日期", "办结时间", "办理完成日期", "办理日期"])
        .such_as("2025-03-20", "2025-04-02")
        .or_from("served"),
    Field::one_of(
        "result",
        "答复类型",
        results_offered,
        "表三办理结果之一，或者答复书的类型；几项不同的用分号隔开；没有办结的不填；只写“本机关不掌握”的，按信息不存在登记",
    )
    .also(&["办理结果", "处理结果", "答复结果", "答复情况", "办理情况", "处理情况", "结果", "答复种类", "公开类型"])
    .such_as("予以公开", "部分公开"),
    Field::one_of("severed", "不予公开部分的理由", grounds_offered, "部分公开的，填其余部分不予公开的理由")
        .also(&["不予公开理由", "不予公开的理由", "不公开理由"])
        .such_as("", "保护第三方合法权益"),
    Field::text("organ", "负责公开的机关", "不属于本机关负责公开的，填告知的机关")
        .also(&["告知的机关", "负责公开机关"]),
    Field::text("merged_into", "并入编号", "并入其他申请的，填那件申请的登记编号").also(&["并案编号"]),
    Field::text("letter_number", "答复文号", "答复书的文号")
        .also(&["答复书文号", "答复书编号", "告知书文号", "答复编号", "文书号", "文号"])
        .such_as("示公资公开复〔2025〕第1号", "示公资公开复〔2025〕第2号"),
    Field::text("cited", "引用条款", "答复书引用的条款，如 第三十六条第（二）项")
        .also(&["依据条款", "法律依据", "答复依据", "引用条文", "适用条款"])
        .such_as("第三十六条第（二）项", "第三十七条")
        .assumed("按答复类型所对应的条款登记"),
    Field::yes_no("reasons", "说明理由", "答复书是否说明理由")
        .also(&["是否说明理由"])
        .assumed("不予提供的，按已说明理由登记"),
    Field::one_of("remedy", "告知救济途径", || REMEDIES.offered(), "答复书告知的复议、诉讼途径")
        .also(&["救济途径", "是否告知救济途径", "救济告知", "告知救济"])
        .assumed("按已依法告知救济途径登记"),
    Field::day("approved", "审批日期", "答复书审批的日期")
        .also(&["审核日期", "签发日期", "审批时间"])
        .such_as("2025-03-19", "2025-04-01"),
    Field::one_of("approver", "审批人职务", || APPROVERS.offered(), "写职务，不写姓名")
        .also(&["审核人职务", "批准人职务", "签发人职务"])
        .such_as("审核人", "工作机构负责人"),
    Field::day("served", "送达日期", "直接送达为签收之日，邮寄为交邮之日；没有这一列的，以答复日期为送达之日")
        .also(&["送达时间", "寄出日期", "寄送日期", "邮寄日期", "发出日期", "发送日期", "交邮日期"])
        .such_as("2025-03-20", "2025-04-02")
        .assumed("以答复日期为送达之日"),
    Field::one_of("method", "送达方式", || METHODS.offered(), "怎样送达的")
        .also(&["答复方式", "提供方式", "寄送方式", "答复送达方式", "获取方式"])
        .such_as("电子送达", "邮政邮寄")
        .assumed("网上申请的按电子送达，当面的按直接送达，传真的按传真，其余按邮政邮寄登记"),
    Field::text("service_number", "送达凭证", "邮件号、送达回证号、平台回执号")
        .also(&["邮件号", "邮寄单号", "快递单号", "挂号信号", "送达回证号", "回执编号", "邮单号"])
        .such_as("平台0001", "XA0000000151"),
    Field::day("proven", "签收日期", "申请人签收、有凭证证明送达的日期").also(&[
        "签收时间",
        "送达签收日期",
        "回执日期",
    ]),
    Field::day("returned", "退回日期", "邮件退回的日期").also(&["退件日期"]),
    Field::day("withdrawn", "撤回日期", "申请人撤回申请的日期").also(&["撤回申请日期", "撤销申请日期"]),
    Field::text("archive", "档号", "归档的档号").also(&["归档编号"]),
    Field::day("archived", "归档日期", "归档的日期").also(&["归档时间"]),
];

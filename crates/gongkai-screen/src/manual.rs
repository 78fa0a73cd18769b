//! What is fixed about each rule of family P: its manual page.

use gongkai_law::provision::{Provision, cited};

use crate::{Gravity, ScreenCode};

/// What is fixed about a rule.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// The code: `P101`.
    pub code: &'static str,
    /// Its name as an identifier.
    pub name: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How grave it is in a text of which nothing more is known.
    pub gravity: Gravity,
    /// By what right.
    pub provision: Provision,
    /// What to do.
    pub mend: &'static str,
    /// What it looks for, what it leaves alone, and why.
    pub page: &'static str,
}

impl ScreenCode {
    /// Everything that is fixed about it.
    #[must_use]
    pub const fn manual(self) -> &'static Manual {
        use Gravity::{Error, Info, Warning};
        const fn rule(
            code: &'static str,
            name: &'static str,
            title: &'static str,
            gravity: Gravity,
            provision: Provision,
            mend: &'static str,
            page: &'static str,
        ) -> Manual {
            Manual { code, name, title, gravity, provision, mend, page }
        }
        const PRIVACY: Provision = cited::ART_15;
        const REVIEW: Provision = cited::ART_17;
        match self {
            Self::CitizenId => {
                const {
                    &rule(
                        "P101",
                        "citizen_id",
                        "公民身份号码",
                        Error,
                        PRIVACY,
                        "请遮去中间各位，或者删去；确有必要公开的，写明理由后保留。",
                        "十八位号码，地区、出生日期和校验码都对的才算；全角、带空格或者连字符的也认。十五位旧号码，前面写明是身份证的才算。已经遮住的不算。",
                    )
                }
            }
            Self::Mobile => {
                const {
                    &rule(
                        "P102",
                        "mobile_number",
                        "手机号码",
                        Warning,
                        PRIVACY,
                        "是个人号码的，请遮去或者换成办公电话；是公布的联系电话的，保留。",
                        "十一位、号段存在的号码，带86、空格、连字符的也认。前面写着编号、代码、单号的不算。招标采购等公告的联系电话依法公布，只作提示。",
                    )
                }
            }
            Self::TravelDocument => {
                const {
                    &rule(
                        "P103",
                        "travel_document",
                        "护照、通行证号码",
                        Error,
                        PRIVACY,
                        "请遮去或者删去。",
                        "前面写明是护照、通行证的字母加八位数字。",
                    )
                }
            }
            Self::BankAccount => {
                const {
                    &rule(
                        "P104",
                        "bank_account",
                        "银行卡号",
                        Error,
                        PRIVACY,
                        "是个人账户的，请遮去或者删去；是单位公布的收款账户的，写明理由后保留。",
                        "十六至十九位、末位校验对的银联卡号（62开头），或者前面写着卡号、账号的。公告里写明开户行的保证金账户只作提示。",
                    )
                }
            }
            Self::CreditCode => {
                const {
                    &rule(
                        "P105",
                        "credit_code",
                        "统一社会信用代码校验不对",
                        Warning,
                        cited::ART_6,
                        "请核对原件后改正。",
                        "写明是统一社会信用代码的十八位代码，末位校验不对。代码本身依法公开，校验对的不报。",
                    )
                }
            }
            Self::Plate => {
                const {
                    &rule(
                        "P106",
                        "plate",
                        "机动车号牌",
                        Warning,
                        PRIVACY,
                        "与个人有关的请遮去后两位以上；公务车辆的可以保留。",
                        "省份简称加字母加五位或者六位字母数字。",
                    )
                }
            }
            Self::Email => {
                const {
                    &rule(
                        "P107",
                        "email",
                        "电子邮箱",
                        Info,
                        PRIVACY,
                        "是个人邮箱的，请换成单位邮箱；是公布的联系方式的，保留。",
                        "政府网站域名（gov.cn）的邮箱不报。",
                    )
                }
            }
            Self::Landline => {
                const {
                    &rule(
                        "P108",
                        "landline",
                        "固定电话",
                        Info,
                        PRIVACY,
                        "请核对是不是办公电话；是住宅电话的请删去。",
                        "带区号的号码。公告里的不报。",
                    )
                }
            }
            Self::HomeAddress => {
                const {
                    &rule(
                        "P121",
                        "home_address",
                        "住址",
                        Warning,
                        PRIVACY,
                        "请只写到乡镇、街道，或者删去。",
                        "写明是住址、家庭住址、户籍地址的，或者写到几单元几室的地址。只是提醒，请人看。",
                    )
                }
            }
            Self::NamedPerson => {
                const {
                    &rule(
                        "P122",
                        "named_person",
                        "姓名与个人信息同时出现",
                        Warning,
                        PRIVACY,
                        "请只保留公开目的所需的项目。",
                        "同一段或者同一行里既写明姓名，又有身份、账户、住址等信息。",
                    )
                }
            }
            Self::Minor => {
                const {
                    &rule(
                        "P123",
                        "minor",
                        "未成年人信息",
                        Warning,
                        PRIVACY,
                        "请隐去能认出未成年人的内容。",
                        "写明未成年、不满十八岁的年龄、学生姓名或者监护人的。",
                    )
                }
            }
            Self::Health => {
                const {
                    &rule(
                        "P124",
                        "health",
                        "健康、残疾信息",
                        Warning,
                        PRIVACY,
                        "请删去与公开目的无关的病情、残疾情况。",
                        "病历、诊断、残疾等级、传染病名称等词；政策性文件里谈病种、待遇的请人判断后保留。",
                    )
                }
            }
            Self::Classified => {
                const {
                    &rule(
                        "P131",
                        "classified_mark",
                        "密级标志",
                        Error,
                        cited::ART_14,
                        "不得公开。请停止发布，报保密机构处理；已解密的，去掉标志并写明依据。",
                        "绝密、机密、秘密后面带★或者期限的，单独成行的，或者写在“密级”后面的。法条名称里的“国家秘密”不算。",
                    )
                }
            }
            Self::Internal => {
                const {
                    &rule(
                        "P132",
                        "internal_mark",
                        "内部标志",
                        Error,
                        REVIEW,
                        "请核对公开属性：不予公开的不得发布；可以公开的，去掉标志并写明理由。",
                        "内部资料、内部文件、不得外传、此件不予公开、此件依申请公开等。征求意见稿、送审稿只作警告。",
                    )
                }
            }
            Self::HiddenText => {
                const {
                    &rule(
                        "P141",
                        "hidden_text",
                        "隐藏的文字",
                        Error,
                        REVIEW,
                        "请删去看不见的文字后重新导出。",
                        "设为隐藏、与底色同色或者字号为零的文字：读者看不见，复制、检索却看得见。关掉的图层算警告。",
                    )
                }
            }
            Self::TrackedChange => {
                const {
                    &rule(
                        "P142",
                        "tracked_change",
                        "修订痕迹",
                        Error,
                        REVIEW,
                        "请接受或者拒绝全部修订，再导出。",
                        "Word、ODF 文件里还留着的插入、删除和移动，增量保存的 PDF 里改动以前的话：打开修订显示、取出旧版就看得见。",
                    )
                }
            }
            Self::Comment => {
                const {
                    &rule(
                        "P143",
                        "comment",
                        "批注",
                        Error,
                        REVIEW,
                        "请删去全部批注，再导出。",
                        "Word、Excel、ODF、PDF 文件里的批注和讨论，还没有应用的密文标记。",
                    )
                }
            }
            Self::HiddenCells => {
                const {
                    &rule(
                        "P144",
                        "hidden_cells",
                        "隐藏的工作表、行、列",
                        Error,
                        REVIEW,
                        "请删去隐藏的内容，或者另存一份只有要公布内容的文件。",
                        "隐藏的工作表算错误，隐藏的行、列算警告：取消隐藏就看得见。",
                    )
                }
            }
            Self::Metadata => {
                const {
                    &rule(
                        "P145",
                        "metadata",
                        "文件属性里的人和单位",
                        Info,
                        PRIVACY,
                        "不想公布的，请用“检查文档”删去作者、单位等属性。",
                        "作者、最后保存者、公司、经理和自定义属性。",
                    )
                }
            }
            Self::CroppedPicture => {
                const {
                    &rule(
                        "P146",
                        "cropped_picture",
                        "裁剪过的图片",
                        Warning,
                        REVIEW,
                        "请压缩图片并删除裁剪掉的部分，或者换成截好的图片。",
                        "裁去一边二十分之一以上、整张图还在文件里的图片。",
                    )
                }
            }
            Self::Inside => {
                const {
                    &rule(
                        "P147",
                        "inside",
                        "文件里的文件、宏和外部引用",
                        Warning,
                        REVIEW,
                        "请删去嵌入的文件、附件、宏和脚本，断开外部引用后再导出。",
                        "嵌入的文件、PDF 的附件、宏程序和脚本、打开时从别处载入或者送往别处的东西；普通超链接不算。",
                    )
                }
            }
            Self::LawName => {
                const {
                    &rule(
                        "P151",
                        "law_name",
                        "法规名称有误",
                        Warning,
                        cited::ART_6,
                        "请按标准名称改正。",
                        "书名号里的名称与本程序收录的法律、法规、文件只差一两个字的。",
                    )
                }
            }
            Self::DocumentNumber => {
                const {
                    &rule(
                        "P152",
                        "document_number",
                        "文号写法有误",
                        Warning,
                        cited::ART_6,
                        "年份用六角括号，序号不编虚位、不加“第”，如 示公资〔年份〕序号。",
                        "括号、虚位、“第”字的写法，依党政机关公文格式。命令（令）的“第×号”不算。",
                    )
                }
            }
            Self::WrongExpression => {
                const {
                    &rule(
                        "P153",
                        "wrong_expression",
                        "错误表述",
                        Warning,
                        cited::ART_6,
                        "请改正；引用原文的，写明理由后保留。",
                        "一张可以增补的词表：常见错别字和不规范表述。",
                    )
                }
            }
            Self::Dates => {
                const {
                    &rule(
                        "P154",
                        "dates",
                        "日期矛盾",
                        Warning,
                        cited::ART_6,
                        "请核对日期。",
                        "不存在的日期，以及止于起始之前的起止日期。",
                    )
                }
            }
            Self::Sums => {
                const {
                    &rule(
                        "P155",
                        "sums",
                        "数字矛盾",
                        Warning,
                        cited::ART_6,
                        "请核对数字。",
                        "金额的大写与小写不一致；表格的合计与各行之和不一致（各行都是数、只有一个合计时才判断）。",
                    )
                }
            }
            Self::EmptyLink => {
                const {
                    &rule(
                        "P156",
                        "empty_link",
                        "空链接",
                        Warning,
                        cited::ART_24,
                        "请补上地址或者去掉链接。",
                        "没有地址、只有#、或者指向本机文件的链接。",
                    )
                }
            }
            Self::Picture => {
                const {
                    &rule(
                        "P157",
                        "picture",
                        "图片没有文字说明",
                        Info,
                        cited::ART_24,
                        "是表格、文件的图片，请换成可以复制、检索的文字；是照片的，请写说明。",
                        "没有替代文字的图片；全文只有图片的作警告。",
                    )
                }
            }
        }
    }
}

//! Words of the directories of sites.

use gongkai_catalogue::{ItemKind, Outlet};

use super::Choice;

/// Statutory columns: by their codes, and by what columns of sites are usually called.
pub(in crate::import) const ITEM_COLUMNS: Choice<&str> = Choice::of(&[
    ("20-1", "20-1 政策文件 规范性文件 政策法规 政策解读 法规公文 行政规范性文件"),
    ("20-2", "20-2 机构概况 机构设置 机构职能 内设机构 领导信息 领导之窗 联系方式 机构信息"),
    ("20-3", "20-3 规划计划 规划信息 发展规划 工作计划 计划总结"),
    ("20-4", "20-4 统计信息 统计数据 数据发布"),
    ("20-5", "20-5 办事指南 行政许可 服务事项 权责清单 许可公示 行政服务"),
    ("20-6", "20-6 行政处罚 行政强制 处罚公示"),
    ("20-7", "20-7 财政预决算 预算决算 财政信息 预决算公开 部门预算 部门决算"),
    ("20-8", "20-8 行政事业性收费 收费公示 收费信息 收费目录"),
    ("20-9", "20-9 政府采购 采购公告 集中采购 采购信息"),
    ("20-10", "20-10 重大项目 重大建设项目 工程建设 工程建设项目 招标公告"),
    ("20-11", "20-11 民生信息 社会保障 教育 医疗卫生 就业创业 扶贫"),
    ("20-12", "20-12 应急管理 应急预案 突发事件"),
    ("20-13", "20-13 监督检查 食品药品 安全生产 环境保护 产品质量 双随机一公开"),
    ("20-14", "20-14 人事信息 公务员招考 招录信息 人事招考"),
    ("20-15", "20-15 通知公告 工作动态 其他 建议提案 信息公开年报 公开制度 常见问答"),
    ("21-1", "21-1 市政建设"),
    ("21-2", "21-2 公共服务"),
    ("21-3", "21-3 公益事业"),
    ("21-4", "21-4 土地征收 征地信息"),
    ("21-5", "21-5 房屋征收"),
    ("21-6", "21-6 治安管理"),
    ("21-7", "21-7 社会救助"),
    ("21-8", "21-8 农业农村政策"),
    ("21-9", "21-9 农田水利"),
    ("21-10", "21-10 土地承包"),
    ("21-11", "21-11 宅基地"),
    ("21-12", "21-12 乡镇征收"),
    ("21-13", "21-13 筹资筹劳"),
    ("21-14", "21-14 乡镇社会救助"),
])
.but(&[(
    "公开指南 政府信息公开 法定主动公开内容 首页 新闻",
    "这个栏目里有几类信息。请写法定公开事项的代号，如 20-2，见 gongkai catalogue coverage",
)]);

/// Kinds of items.
pub(in crate::import) const ITEM_KINDS: Choice<ItemKind> = Choice::of(&[
    (ItemKind::NormativeDocument, "规章和规范性文件 规范性文件 政策文件 normative_document"),
    (ItemKind::Explainer, "政策解读 解读 explainer"),
    (ItemKind::Profile, "机构概况 profile"),
    (ItemKind::Plan, "规划计划 plan"),
    (ItemKind::Statistics, "统计信息 statistics"),
    (ItemKind::ServiceGuide, "办事指南 service_guide"),
    (ItemKind::Licence, "行政许可 licence"),
    (ItemKind::Penalty, "行政处罚 penalty"),
    (ItemKind::Budget, "预算决算 budget"),
    (ItemKind::Charge, "收费 charge"),
    (ItemKind::TradingNotice, "采购交易公告 采购公告 交易公告 招标公告 中标公告 trading_notice"),
    (ItemKind::Project, "重大项目 project"),
    (ItemKind::Emergency, "应急 emergency"),
    (ItemKind::Personnel, "人事招考 personnel"),
    (ItemKind::Proposal, "建议提案办理 proposal"),
    (ItemKind::Notice, "通知公告 通知 公告 notice"),
    (ItemKind::Other, "其他 other"),
]);

/// Outlets.
pub(in crate::import) const OUTLETS: Choice<Outlet> = Choice::of(&[
    (Outlet::Website, "政府网站 网站 website"),
    (Outlet::NewMedia, "政务新媒体 新媒体 微信公众号 new_media"),
    (Outlet::Gazette, "政府公报 公报 gazette"),
    (Outlet::TradingPlatform, "公共资源交易平台 交易平台 trading_platform"),
    (Outlet::Press, "报刊、广播、电视 报刊 press"),
    (Outlet::NoticeBoard, "公开查阅点 公告栏 notice_board"),
]);

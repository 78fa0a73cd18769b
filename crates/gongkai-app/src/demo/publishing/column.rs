//! The columns of the site, and how each of them works.

use gongkai_catalogue::{ItemKind, Outlet};

use super::super::story::Untold;

/// A column of the site (栏目). The catalogue knows statutory columns only; the page address tells the site's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// How it is called in addresses and scripts.
    pub(crate) slug: &'static str,
    /// What a reader calls it.
    pub(crate) label: &'static str,
    /// The statutory kind of information.
    pub(crate) code: &'static str,
    /// What kind of text usually stands in it.
    pub(crate) kind: ItemKind,
    /// 主题分类, by its code.
    pub(crate) theme: &'static str,
    /// The account that drafts for it.
    pub(crate) drafter: &'static str,
    /// Working days that usually lie between a text and its publication.
    pub(crate) pace: u32,
    /// Where its texts are published.
    pub(crate) outlets: &'static [Outlet],
}

/// 综合科: papers, people, money, disclosure.
const GENERAL: &str = "zongheke";
/// 交易科: notices of all fields of trading.
const TRADING: &str = "jiaoyike";
/// 监督信用科: inspections, complaints, credit.
const OVERSIGHT: &str = "jianduke";

const SITE: &[Outlet] = &[Outlet::Website];
const SITE_AND_MEDIA: &[Outlet] = &[Outlet::Website, Outlet::NewMedia];
const SITE_AND_PLATFORM: &[Outlet] = &[Outlet::Website, Outlet::TradingPlatform];
const SITE_AND_BOARD: &[Outlet] = &[Outlet::Website, Outlet::NoticeBoard];

#[rustfmt::skip]
pub(crate) const COLUMNS: [Column; 27] = [
    column("jgjk", "机构概况", "20-2", ItemKind::Profile, "01", GENERAL, 4, SITE),
    column("ldxx", "领导信息", "20-2", ItemKind::Profile, "01", GENERAL, 3, SITE),
    column("nsjg", "内设机构", "20-2", ItemKind::Profile, "01", GENERAL, 5, SITE),
    column("zcwj", "政策文件", "20-1", ItemKind::NormativeDocument, "01", GENERAL, 6, SITE_AND_MEDIA),
    column("bzwj", "本中心文件", "20-15", ItemKind::Other, "01", GENERAL, 7, SITE),
    column("zcjd", "政策解读", "20-1", ItemKind::Explainer, "01", GENERAL, 1, SITE_AND_MEDIA),
    column("ghjh", "规划计划", "20-3", ItemKind::Plan, "02", GENERAL, 8, SITE),
    column("tjxx", "统计信息", "20-4", ItemKind::Statistics, "02", GENERAL, 5, SITE),
    column("czyj", "财政预决算", "20-7", ItemKind::Budget, "03", GENERAL, 9, SITE),
    column("rsxx", "人事信息", "20-14", ItemKind::Personnel, "14", GENERAL, 3, SITE_AND_BOARD),
    column("zfcg", "政府采购公告", "20-9", ItemKind::TradingNotice, "03", TRADING, 0, SITE_AND_PLATFORM),
    column("gcjs", "工程建设招标公告", "20-10", ItemKind::TradingNotice, "09", TRADING, 0, SITE_AND_PLATFORM),
    column("gycq", "国有产权交易", "20-15", ItemKind::TradingNotice, "02", TRADING, 0, SITE_AND_PLATFORM),
    column("tdcr", "土地使用权出让", "20-15", ItemKind::TradingNotice, "04", TRADING, 0, SITE_AND_PLATFORM),
    column("ylqx", "医疗器械采购", "20-9", ItemKind::TradingNotice, "12", TRADING, 0, SITE_AND_PLATFORM),
    column("bszn", "办事指南", "20-5", ItemKind::ServiceGuide, "01", TRADING, 6, SITE_AND_MEDIA),
    column("sfgs", "收费公示", "20-8", ItemKind::Charge, "03", GENERAL, 4, SITE_AND_BOARD),
    column("sgs", "双公示", "20-6", ItemKind::Penalty, "08", OVERSIGHT, 3, SITE),
    column("jdjc", "监督检查", "20-13", ItemKind::Notice, "08", OVERSIGHT, 5, SITE),
    column("xyxx", "信用信息", "20-15", ItemKind::Other, "08", OVERSIGHT, 4, SITE),
    column("tscl", "投诉处理", "20-15", ItemKind::Notice, "08", OVERSIGHT, 3, SITE),
    column("jyta", "建议提案办理结果", "20-15", ItemKind::Proposal, "01", GENERAL, 8, SITE),
    column("xxgk", "政府信息公开", "20-15", ItemKind::Other, "01", GENERAL, 3, SITE),
    column("gzdt", "工作动态", "20-15", ItemKind::Other, "01", GENERAL, 2, SITE_AND_MEDIA),
    column("tzgg", "通知公告", "20-15", ItemKind::Notice, "01", TRADING, 1, SITE_AND_MEDIA),
    column("ztzl", "专题专栏", "20-15", ItemKind::Other, "01", GENERAL, 4, SITE),
    column("cjwd", "常见问答", "20-5", ItemKind::Other, "01", TRADING, 5, SITE),
];

#[allow(clippy::too_many_arguments)] // a row of the table above, and nothing else
const fn column(
    slug: &'static str,
    label: &'static str,
    code: &'static str,
    kind: ItemKind,
    theme: &'static str,
    drafter: &'static str,
    pace: u32,
    outlets: &'static [Outlet],
) -> Column {
    Column { slug, label, code, kind, theme, drafter, pace, outlets }
}

impl Column {
    /// The column of that name.
    pub(crate) fn of(slug: &str) -> Result<&'static Self, Untold> {
        let found = COLUMNS.iter().find(|column| column.slug == slug);
        found.ok_or_else(|| Untold(format!("没有栏目“{slug}”")))
    }
}

//! `gongkai.document/1`: an item of the catalogue as it stands; `gongkai.document_due/1`: what is due of one;
//! `gongkai.coverage/1`: what a body has of a statutory kind of information.

use std::collections::BTreeMap;

use gongkai_case::history::History;
use gongkai_catalogue::{
    Coverage, Disclosure, Draft, Item, ItemDue, ItemFact, ItemFinding, ItemStep, Origin, Overview, Stale, Standing,
    TakenDown,
};
use gongkai_law::outcome::Outcome;
use gongkai_law::provision::Provision;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::case::{EntryShape, Labelled, timeline};
use crate::common::{Day, Shown};

/// An item of the catalogue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.document/1", description = "目录里的一条信息：是什么、怎样公开、到哪一步、公开过哪些版本")]
pub struct ItemShape<'i> {
    /// Always `gongkai.document/1`.
    #[schemars(extend("const" = "gongkai.document/1"))]
    schema: &'static str,
    /// Its identifier.
    id: &'i str,
    /// Where it stands.
    stage: &'static str,
    /// What can be read now; `null` where nothing can.
    public: Option<VersionShape<'i>>,
    /// The version in hand: the public one where nothing is in hand.
    draft: DraftShape<'i>,
    /// Every version that was published, the first first.
    versions: Vec<VersionShape<'i>>,
    /// How it was taken down; `null` where it was not.
    taken_down: Option<TakenDownShape<'i>>,
    /// What is due of it.
    dues: Vec<ItemDueShape<'i>>,
    /// What is wrong in its record.
    findings: Vec<ItemFindingShape<'i>>,
    /// What may be done with it.
    steps: Vec<ItemStepShape<'i>>,
    /// Every entry in the order of recording; only where one item is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<EntryShape>>,
}

/// A version.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DocumentDraft")]
struct DraftShape<'i> {
    title: &'i str,
    /// What kind of text.
    kind: &'static str,
    /// Code of the statutory kind of information: `20-9`.
    column: &'static str,
    /// Code of the theme.
    theme: Option<String>,
    /// 索引号.
    index_number: Option<&'i str>,
    /// 文号.
    number: Option<&'i str>,
    /// The organs that made it, the leading one first; empty where it was acquired.
    made_by: Vec<&'i str>,
    /// From whom it was acquired.
    acquired_from: Option<&'i str>,
    /// Whose duty it is to publish it, where it is not this body's.
    responsible: Option<&'i str>,
    /// The day it was formed or changed.
    formed: Day,
    /// `proactive`, `on_request` or `not_disclosed`.
    status: &'static str,
    /// Why it is not disclosed.
    ground: Option<&'static str>,
    /// When that is to be looked at again.
    review_on: Option<Day>,
    valid_from: Option<Day>,
    valid_until: Option<Day>,
    keywords: &'i [String],
    summary: &'i str,
    /// Name of its text.
    content: Option<&'i str>,
    files: Vec<ItemFileShape<'i>>,
    /// Identifier of the item that it explains.
    explains: Option<&'i str>,
    /// In which forms it explains: `text`, `graphic`, `audio_video`, `press_conference`, `other`.
    forms: Vec<&'static str>,
}

/// A file of an item.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DocumentFile")]
struct ItemFileShape<'i> {
    name: &'i str,
    /// Name of its content.
    content: &'i str,
    bytes: u64,
}

/// A published version.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DocumentVersion")]
struct VersionShape<'i> {
    /// The first day on which it could be read.
    on: Day,
    title: &'i str,
    /// Where it was published.
    outlets: Vec<&'static str>,
    address: Option<&'i str>,
    /// The older system in which it was published.
    taken_over: Option<&'i str>,
}

/// How something was taken down.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "TakenDown")]
struct TakenDownShape<'i> {
    on: Day,
    /// `retired` as outdated, `withdrawn` as wrong.
    how: &'static str,
    reason: &'i str,
    /// Identifier of what takes its place.
    redirect: Option<&'i str>,
}

/// What is due of an item.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DocumentDue")]
struct ItemDueShape<'i> {
    what: &'static str,
    label: &'static str,
    /// The last day in time.
    day: Day,
    why: &'i str,
    provision: Shown<Provision>,
}

/// What is wrong in the record of an item.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DocumentFinding")]
struct ItemFindingShape<'i> {
    code: &'static str,
    on: Day,
    what: &'i str,
    provision: Shown<Provision>,
}

/// What may or may not be done with an item.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DocumentStep")]
struct ItemStepShape<'i> {
    kind: &'static str,
    label: &'static str,
    /// Why it may not be done; `null` if it may.
    barred: Option<&'i str>,
    provision: Shown<Provision>,
}

/// An item, and what was computed over it.
#[derive(Clone, Copy, Debug)]
pub struct ItemView<'i> {
    /// Its identifier.
    pub id: &'i str,
    /// The item.
    pub item: &'i Item<'i>,
    /// Its history, where it is to be told entry by entry.
    pub history: Option<&'i History<Standing<ItemFact>>>,
    /// What is due of it.
    pub dues: &'i [ItemDue],
    /// What is wrong in it.
    pub findings: &'i [ItemFinding],
    /// What may be done with it.
    pub steps: &'i [ItemStep],
}

impl Labelled for ItemFact {
    fn label(&self) -> &'static str {
        Self::label(self)
    }
}

/// An item, as JSON.
#[must_use]
pub fn item<'i>(view: &ItemView<'i>) -> ItemShape<'i> {
    let item = view.item;
    ItemShape {
        schema: "gongkai.document/1",
        id: view.id,
        stage: item.stage().id(),
        public: item.shown().map(version),
        draft: draft(item.draft),
        versions: item.versions.iter().map(version).collect(),
        taken_down: item.taken_down.map(taken_down),
        dues: view.dues.iter().map(due).collect(),
        findings: view.findings.iter().map(finding).collect(),
        steps: view.steps.iter().map(step).collect(),
        timeline: view.history.map(timeline),
    }
}

fn draft(draft: &Draft) -> DraftShape<'_> {
    let (made_by, acquired_from) = match &draft.origin {
        Origin::Made { lead, joint } => {
            (std::iter::once(lead).chain(joint).map(|organ| organ.name.as_str()).collect(), None)
        }
        Origin::Acquired { from } => (Vec::new(), Some(from.as_str())),
    };
    let Disclosure { status, ground, review_on } = &draft.disclosure;
    DraftShape {
        title: &draft.title,
        kind: draft.kind.id(),
        column: draft.column.code(),
        theme: draft.theme.map(gongkai_catalogue::Theme::code),
        index_number: draft.index_number.as_deref(),
        number: draft.number.as_deref(),
        made_by,
        acquired_from,
        responsible: draft.responsible.as_ref().map(|organ| organ.name.as_str()),
        formed: Day(draft.formed),
        status: status.id(),
        ground: ground.map(|ground| Outcome::Withheld(ground).id()),
        review_on: review_on.map(Day),
        valid_from: draft.valid_from.map(Day),
        valid_until: draft.valid_until.map(Day),
        keywords: &draft.keywords,
        summary: &draft.summary,
        content: draft.content.as_deref(),
        files: draft
            .files
            .iter()
            .map(|file| ItemFileShape { name: &file.name, content: &file.content, bytes: file.bytes })
            .collect(),
        explains: draft.explains.as_deref(),
        forms: draft.forms.iter().map(|form| form.id()).collect(),
    }
}

fn version<'i>(version: &gongkai_catalogue::Version<'i>) -> VersionShape<'i> {
    VersionShape {
        on: Day(version.on),
        title: &version.draft.title,
        outlets: version.outlets.iter().map(|outlet| outlet.id()).collect(),
        address: version.address,
        taken_over: version.taken_over,
    }
}

fn taken_down((on, how): (Date, TakenDown<'_>)) -> TakenDownShape<'_> {
    let (how, reason, redirect) = match how {
        TakenDown::Retired { reason, redirect } => ("retired", reason, redirect),
        TakenDown::Withdrawn { reason, .. } => ("withdrawn", reason, None),
    };
    TakenDownShape { on: Day(on), how, reason, redirect }
}

fn due(due: &ItemDue) -> ItemDueShape<'_> {
    let (what, label) = (due.kind.id(), due.kind.label());
    ItemDueShape { what, label, day: Day(due.day), why: &due.why, provision: Shown(due.provision) }
}

fn finding(finding: &ItemFinding) -> ItemFindingShape<'_> {
    let (code, on) = (finding.code.id(), Day(finding.on));
    ItemFindingShape { code, on, what: &finding.what, provision: Shown(finding.provision) }
}

fn step(step: &ItemStep) -> ItemStepShape<'_> {
    let kind = step.kind;
    let (barred, provision) = (step.barred.as_deref(), Shown(kind.provision()));
    ItemStepShape { kind: kind.id(), label: kind.label(), barred, provision }
}

/// One thing that is due in the catalogue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.document_due/1", description = "目录里一条信息的一项到期事项")]
pub struct CatalogueDueShape<'i> {
    /// Always `gongkai.document_due/1`.
    #[schemars(extend("const" = "gongkai.document_due/1"))]
    schema: &'static str,
    /// Identifier of the item.
    document: &'i str,
    title: &'i str,
    #[serde(flatten)]
    due: ItemDueShape<'i>,
    /// Whether the day is over.
    overdue: bool,
}

/// One thing that is due in the catalogue, as JSON.
#[must_use]
pub fn item_due<'i>(id: &'i str, title: &'i str, of: &'i ItemDue, today: Date) -> CatalogueDueShape<'i> {
    let overdue = of.day < today;
    CatalogueDueShape { schema: "gongkai.document_due/1", document: id, title, due: due(of), overdue }
}

/// Something wrong in the record of an item.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.document_finding/1", description = "目录里一条信息的记录中的一个问题")]
pub struct CatalogueFindingShape<'i> {
    /// Always `gongkai.document_finding/1`.
    #[schemars(extend("const" = "gongkai.document_finding/1"))]
    schema: &'static str,
    /// Identifier of the item.
    document: &'i str,
    title: &'i str,
    /// `error` where a rule was broken, `info` where a person may want to look.
    severity: &'static str,
    #[serde(flatten)]
    finding: ItemFindingShape<'i>,
}

/// Something wrong in the record of an item, as JSON.
#[must_use]
pub fn item_finding<'i>(
    id: &'i str,
    title: &'i str,
    of: &'i ItemFinding,
    severity: &'static str,
) -> CatalogueFindingShape<'i> {
    CatalogueFindingShape { schema: "gongkai.document_finding/1", document: id, title, severity, finding: finding(of) }
}

/// Something in a published item that leads nowhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.broken_link/1", description = "公开的一条信息里失效的链接、转向、正文或者附件")]
pub struct BrokenLinkShape<'i> {
    /// Always `gongkai.broken_link/1`.
    #[schemars(extend("const" = "gongkai.broken_link/1"))]
    schema: &'static str,
    /// Identifier of the item.
    document: &'i str,
    title: &'i str,
    /// `link`, `redirect`, `text` or `file`.
    what: &'static str,
    message: &'i str,
}

/// Something in a published item that leads nowhere, as JSON.
#[must_use]
pub fn broken_link<'i>(id: &'i str, title: &'i str, what: &'static str, message: &'i str) -> BrokenLinkShape<'i> {
    BrokenLinkShape { schema: "gongkai.broken_link/1", document: id, title, what, message }
}

/// A column that went stale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.stale/1", description = "久未更新的一类信息：按它自己通常的间隔")]
pub struct StaleShape {
    /// Always `gongkai.stale/1`.
    #[schemars(extend("const" = "gongkai.stale/1"))]
    schema: &'static str,
    /// Code of the statutory kind.
    column: &'static str,
    label: &'static str,
    /// When something was last published in it.
    last: Day,
    /// Days that usually lie between two publications.
    usual_days: i32,
    /// Days since the last one.
    days: i32,
}

/// A column that went stale, as JSON.
#[must_use]
pub fn stale(of: &Stale) -> StaleShape {
    let (column, label) = (of.column.code(), of.column.label());
    StaleShape { schema: "gongkai.stale/1", column, label, last: Day(of.last), usual_days: of.usual, days: of.now }
}

/// What a body published in a year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.overview/1", description = "一年主动公开的情况，每个数带着所计的信息")]
pub struct OverviewShape<'i> {
    /// Always `gongkai.overview/1`.
    #[schemars(extend("const" = "gongkai.overview/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'i str,
    year: i16,
    /// Identifiers of what became public.
    published: &'i [String],
    by_column: BTreeMap<&'static str, &'i [String]>,
    by_kind: BTreeMap<&'static str, &'i [String]>,
    by_outlet: BTreeMap<&'static str, &'i [String]>,
    /// Of which a further version became public.
    revised: &'i [String],
    /// Taken down as outdated.
    retired: &'i [String],
    /// Taken down as wrong.
    withdrawn: &'i [String],
}

/// What a body published in a year, as JSON.
#[must_use]
pub fn overview<'i>(body: &'i str, year: i16, of: &'i Overview) -> OverviewShape<'i> {
    OverviewShape {
        schema: "gongkai.overview/1",
        body,
        year,
        published: &of.published,
        by_column: of.by_column.iter().map(|(column, ids)| (column.code(), ids.as_slice())).collect(),
        by_kind: of.by_kind.iter().map(|(kind, ids)| (kind.id(), ids.as_slice())).collect(),
        by_outlet: of.by_outlet.iter().map(|(outlet, ids)| (outlet.id(), ids.as_slice())).collect(),
        revised: &of.revised,
        retired: &of.retired,
        withdrawn: &of.withdrawn,
    }
}

/// What a body has of one statutory kind of information.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.coverage/1", description = "一类应当主动公开的信息：有多少、最近何时公开、没有的说明")]
pub struct CoverageShape<'i> {
    /// Always `gongkai.coverage/1`.
    #[schemars(extend("const" = "gongkai.coverage/1"))]
    schema: &'static str,
    /// Code of the statutory kind.
    column: &'static str,
    label: &'static str,
    provision: Shown<Provision>,
    /// Identifiers of what can be read now.
    documents: &'i [&'i str],
    /// When something of it was last published.
    last: Option<Day>,
    /// Why the body has none, where it said so.
    without: Option<&'i str>,
    /// Whether the column stands empty and nobody said why.
    gap: bool,
}

/// What a body has of one statutory kind of information, as JSON.
#[must_use]
pub fn coverage<'i>(of: &'i Coverage<'i>) -> CoverageShape<'i> {
    CoverageShape {
        schema: "gongkai.coverage/1",
        column: of.column.code(),
        label: of.column.label(),
        provision: Shown(of.column.provision()),
        documents: &of.shown,
        last: of.last.map(Day),
        without: of.without,
        gap: of.is_gap(),
    }
}

//! The public JSON shapes, versioned, and their conversions to and from the pure types.
//!
//! Every shape carries its name and version in `schema`, keeps its keys in one order, and has a JSON Schema
//! generated from the same type ([`schemas`]). A shape borrows what it shows and is written straight to text;
//! only reading builds a tree, so that an error can name its place. The shapes of stored events have rules of their own
//! ([`stored`]).

mod calendar;
pub mod case;
mod common;
mod comparison;
mod document;
mod error;
mod finding;
mod guide;
mod hit;
mod import;
mod item;
mod law;
mod log;
mod node;
mod record;
mod register;
mod replay;
mod report;
mod report_in;
mod report_tables;
mod rollup;
mod schema;
mod screening;
mod setting;
pub mod stored;
mod worker;

pub use calendar::calendar;
pub use common::{Day, OriginShape, line, write_line};
pub use comparison::{ComparisonShape, Side, comparison};
pub use error::WireError;
pub use finding::{CheckShape, FindingShape, RuleShape, check, finding, rule};
pub use guide::{DutyShape, GuideShape, SystemsShape, duty, guide, systems};
pub use hit::{HitShape, HitView, Marked, SearchShape, hit, search};
pub use import::{
    ImportAssumptionShape, ImportColumnShape, ImportFaultShape, ImportRowShape, ImportShape, ImportSheetShape,
    ImportSkippedShape,
};
pub use item::{
    BrokenLinkShape, CatalogueDueShape, CatalogueFindingShape, CoverageShape, ItemShape, ItemView, OverviewShape,
    StaleShape, broken_link, coverage, item, item_due, item_finding, overview, stale,
};
pub use law::{ArticleShape, DeadlineShape, FeeShape, TermShape, article, deadline, fee, term};
pub use log::{EventShape, FirstBadShape, VerifyShape, verify};
pub use record::{LedgerFindingShape, RestatedShape, TraceShape, ledger_finding, restated, trace};
pub use register::{
    CleanUpShape, RegisterCleanShape, RegisterDifferenceShape, RegisterFindingShape, RegisterShape, RegisterView,
    clean_up, register, rows_from_json,
};
pub use replay::{ReplayShape, replay, unusable_replay};
pub use report::{ReportShape, to_json};
pub use report_in::from_json;
pub use rollup::{RollupShape, rollup};
pub use schema::schemas;
pub use screening::{ScreeningShape, screened, screening, unscreened};
pub use setting::{SettingShape, setting};
pub use worker::{Crossing, read_crossings, write_crossings};

//! What a body publishes, kept as histories: normative documents, decisions, charges and dated counts.
//!
//! A [`Record`] is the fold of its entries, as a case is. [`decide`] says what a command adds or why it cannot be. A
//! mistake is mended by a later entry that strikes it out or puts the truth in its place; both stay visible. What counts
//! in a year is asked of many records at once ([`count_normative`], [`count_decisions`], [`count_charges`],
//! [`sum_counts`]), as of any day. Pure: no clock, no file, no network.
//!
//! A day is always a legal day, on which something happened. To see what was known earlier, fold only the entries
//! made by then; a correction speaks of how things were all along.

mod body;
mod charge;
mod count;
mod days_off;
mod decision;
mod guide;
mod history;
mod index_number;
mod item;
mod normative;
mod organ;
mod quantity;
mod refusal;
mod setting;
mod system;
mod theme;
mod year;

pub use body::{BodyFact, BodyProfile, columns_without, index_template_on, profile_on};
pub use charge::{ChargeCount, ChargeFact, ChargeItem, CountedCharge, count_charges};
pub use count::{CountFact, CountOf, DatedCount, QuantitySum, sum_counts};
pub use days_off::calendar_on;
pub use decision::{Decision, DecisionCount, DecisionFact, DecisionKind, Overturning, Publicity, count_decisions};
pub use guide::{
    Duty, Guide, GuideEntry, GuideField, GuideFinding, duties_on, guide_findings, guide_on, guide_revisions,
};
pub use history::{Command, Facts, Record, Standing, decide};
pub use index_number::{IndexTemplate, NoTemplate};
pub use item::{
    Counter, Coverage, Disclosure, Draft, ExplainerForm, Item, ItemDue, ItemDueKind, ItemFact, ItemFile, ItemFinding,
    ItemFindingCode, ItemKind, ItemStep, ItemStepKind, Items, Landing, Origin, Outlet, Overview, Review, ReviewKind,
    Stage, Stale, StatutoryColumn, TakenDown, Verdict, Version, audit_item, coverage, explained, hand_over, item_dues,
    item_steps, items, landing, may_publish, overview, owes, publication_due, stale,
};
pub use normative::{
    AmendmentCounts, CleanUp, CleanUpOutcome, CountingRules, End, Ended, Exclusion, ExclusionKind, FilingWithin, Issue,
    Normative, NormativeCounts, NormativeFact, NormativeKind, NotCounted, Validity, clean_ups, count_normative,
    filing_due,
};
pub use organ::Organ;
pub use quantity::{Measured, NoQuantity, Quantity};
pub use setting::{Choice, Chosen, InForce, Setting, chosen, in_force};
pub use system::{StandingSystem, System, SystemFinding, SystemKind, system_findings, systems_on};
pub use theme::Theme;
pub use year::{Counted, YearSoFar};

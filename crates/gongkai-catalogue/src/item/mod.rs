//! An item of the catalogue: what a body made or acquired, how it is disclosed, how it came to be published and went.

mod audit;
mod draft;
mod due;
mod fact;
mod overview;
mod publish;
mod state;
mod upkeep;

pub use audit::{ItemFinding, ItemFindingCode, audit_item};
pub use draft::{Disclosure, Draft, ExplainerForm, ItemFile, ItemKind, Origin, StatutoryColumn};
pub use due::{ItemDue, ItemDueKind, item_dues, publication_due};
pub use fact::{ItemFact, Outlet, Review, ReviewKind, Verdict};
pub use overview::{Counter, Overview, overview};
pub use publish::{ItemStep, ItemStepKind, item_steps, may_publish};
pub use state::{Item, Stage, TakenDown, Version};
pub use upkeep::{Coverage, Items, Landing, Stale, coverage, explained, hand_over, items, landing, owes, stale};

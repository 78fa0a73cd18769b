//! How the events of an item of the catalogue are stored.

use gongkai_case::Account;
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::Approval;
use gongkai_catalogue::{
    Disclosure, Draft, ExplainerForm, ItemFact, ItemFile, ItemKind, Organ, Origin, Outlet, Review, ReviewKind,
    StatutoryColumn, Theme, Verdict,
};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::outcome::WithholdingGround;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    ItemFact {
        Drafted as ItemDrafted/2 (draft: Box<Draft>),
        TakenOver as ItemTakenOver/1 { from: String },
        Redrafted as ItemRedrafted/2 (draft: Box<Draft>),
        Screened as ItemScreened/1 { open: u32 },
        FindingKept as ItemFindingKept/1 { code: String, fingerprint: String, why: String },
        Submitted as ItemSubmitted/1 { urgent: Option<String> },
        Reviewed as ItemReviewed/1 (review: Review),
        Approved as ItemApproved/1 { approval: Approval },
        Scheduled as ItemScheduled/1 { to: Date },
        Published as ItemPublished/1 { outlets: Vec<Outlet>, address: Option<String> },
        StatusReviewed as ItemStatusReviewed/1 { review_on: Date },
        Retired as ItemRetired/1 { reason: String, redirect: Option<String> },
        Withdrawn as ItemWithdrawn/1 { reason: String, reasons_published: bool },
        Archived as ItemArchived/1 { number: String },
    }
    corrected by ItemEntryCorrected/1, lifted by &[
        Lift { kind: "ItemDrafted", from: 1, lift: without_forms },
        Lift { kind: "ItemRedrafted", from: 1, lift: without_forms },
    ]
}

/// Before the forms of an explainer were recorded, a draft told none.
fn without_forms(payload: &mut Map<String, Value>) {
    if let Some(Value::Object(draft)) = payload.get_mut("draft") {
        draft.insert("forms".to_owned(), Value::Array(Vec::new()));
    }
}

shaped! {
    Draft as DraftShape,
    Origin as OriginShape,
    Disclosure as DisclosureShape,
    ItemFile as FileShape,
    Review as ReviewShape,
    Verdict as VerdictShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Draft", deny_unknown_fields)]
struct DraftShape {
    #[serde(with = "field")]
    by: Account,
    title: String,
    #[serde(with = "field")]
    kind: ItemKind,
    #[serde(with = "field")]
    column: StatutoryColumn,
    #[serde(with = "field")]
    theme: Option<Theme>,
    #[serde(with = "field")]
    index_number: Option<String>,
    #[serde(with = "field")]
    number: Option<String>,
    #[serde(with = "field")]
    origin: Origin,
    #[serde(with = "field")]
    formed: Date,
    #[serde(with = "field")]
    disclosure: Disclosure,
    #[serde(with = "field")]
    responsible: Option<Organ>,
    #[serde(with = "field")]
    valid_from: Option<Date>,
    #[serde(with = "field")]
    valid_until: Option<Date>,
    #[serde(with = "field")]
    keywords: Vec<String>,
    summary: String,
    #[serde(with = "field")]
    content: Option<String>,
    #[serde(with = "field")]
    files: Vec<ItemFile>,
    #[serde(with = "field")]
    explains: Option<String>,
    #[serde(with = "field")]
    forms: Vec<ExplainerForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Origin", rename_all = "snake_case", deny_unknown_fields)]
enum OriginShape {
    Made {
        #[serde(with = "field")]
        lead: Organ,
        #[serde(with = "field")]
        joint: Vec<Organ>,
    },
    Acquired {
        from: String,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Disclosure", deny_unknown_fields)]
struct DisclosureShape {
    #[serde(with = "field")]
    status: DisclosureStatus,
    #[serde(with = "field")]
    ground: Option<WithholdingGround>,
    #[serde(with = "field")]
    review_on: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ItemFile", deny_unknown_fields)]
struct FileShape {
    name: String,
    content: String,
    bytes: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Review", deny_unknown_fields)]
struct ReviewShape {
    #[serde(with = "field")]
    kind: ReviewKind,
    #[serde(with = "field")]
    signed: Approval,
    #[serde(with = "field")]
    verdict: Verdict,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Verdict", rename_all = "snake_case", deny_unknown_fields)]
enum VerdictShape {
    Passed,
    Returned { why: String },
    Referred { organ: String },
}

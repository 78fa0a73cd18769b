//! What is wrong, or worth a look, in the record of an item.

use gongkai_case::request::Approval;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::CountError;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use super::draft::ItemKind;
use super::due::{ItemDueKind, item_dues, publication_due};
use super::state::{Item, TakenDown, Version};

/// What was found, one code one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemFindingCode {
    /// Published after its day.
    PublishedLate,
    /// Not published though its day is over.
    PublicationOverdue,
    /// Published without a secrecy review that it passed.
    PublishedUnreviewed,
    /// Published though it was not to be.
    PublishedAgainstStatus,
    /// Published with findings of the screening left open.
    PublishedWithOpenFindings,
    /// Published without approval.
    PublishedUnapproved,
    /// The approval was shortened for urgency.
    PublishedUrgently,
    /// Approved on paper.
    ApprovedOnPaper,
    /// Public though it applies no more.
    ExpiredStillShown,
    /// No explainer though its day is over.
    ExplainerMissing,
    /// Not disclosed and not looked at again in time.
    StatusReviewLapsed,
    /// Withdrawn, and the reasons were not published.
    WithdrawnWithoutReasons,
}

impl ItemFindingCode {
    /// All codes.
    pub const ALL: [Self; 12] = [
        Self::PublishedLate,
        Self::PublicationOverdue,
        Self::PublishedUnreviewed,
        Self::PublishedAgainstStatus,
        Self::PublishedWithOpenFindings,
        Self::PublishedUnapproved,
        Self::PublishedUrgently,
        Self::ApprovedOnPaper,
        Self::ExpiredStillShown,
        Self::ExplainerMissing,
        Self::StatusReviewLapsed,
        Self::WithdrawnWithoutReasons,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PublishedLate => "published_late",
            Self::PublicationOverdue => "publication_overdue",
            Self::PublishedUnreviewed => "published_unreviewed",
            Self::PublishedAgainstStatus => "published_against_status",
            Self::PublishedWithOpenFindings => "published_with_open_findings",
            Self::PublishedUnapproved => "published_unapproved",
            Self::PublishedUrgently => "published_urgently",
            Self::ApprovedOnPaper => "approved_on_paper",
            Self::ExpiredStillShown => "expired_still_shown",
            Self::ExplainerMissing => "explainer_missing",
            Self::StatusReviewLapsed => "status_review_lapsed",
            Self::WithdrawnWithoutReasons => "withdrawn_without_reasons",
        }
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFinding {
    /// What kind.
    pub code: ItemFindingCode,
    /// The day it hangs on.
    pub on: Date,
    /// What was found, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

/// Looks through the record of an item. `explained` says whether an explainer of it is public.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn audit_item(
    item: &Item<'_>,
    explained: bool,
    calendar: &Calendar,
    today: Date,
) -> Result<Vec<ItemFinding>, CountError> {
    let mut found = Audit(Vec::new());
    for version in &item.versions {
        found.version(item, version, calendar)?;
    }
    found.now(item, today);
    for due in item_dues(item, explained, calendar)?.into_iter().filter(|due| due.day < today) {
        let day = form::long(due.day);
        match due.kind {
            ItemDueKind::Publication => {
                let what = format!("应当于{day}前公开，还没有公开");
                found.say(ItemFindingCode::PublicationOverdue, due.day, what, due.provision);
            }
            ItemDueKind::Explainer => {
                let what = format!("应当于{day}前发布解读，还没有发布");
                found.say(ItemFindingCode::ExplainerMissing, due.day, what, due.provision);
            }
            ItemDueKind::StatusReview => {
                let what = format!("应当于{day}前复查公开属性，还没有复查");
                found.say(ItemFindingCode::StatusReviewLapsed, due.day, what, due.provision);
            }
            ItemDueKind::Scheduled => {}
        }
    }
    Ok(found.0)
}

struct Audit(Vec<ItemFinding>);

impl Audit {
    fn say(&mut self, code: ItemFindingCode, on: Date, what: String, provision: Provision) {
        self.0.push(ItemFinding { code, on, what, provision });
    }

    fn version(&mut self, item: &Item<'_>, version: &Version<'_>, calendar: &Calendar) -> Result<(), CountError> {
        let (on, day) = (version.on, form::long(version.on));
        let then = Item { draft: version.draft, ..item.clone() };
        if let Some(due) = publication_due(&then, calendar)?.filter(|due| on > due.due) {
            let what = format!("{day}公开，晚于期限{}", form::long(due.due));
            self.say(ItemFindingCode::PublishedLate, on, what, due.provision);
        }
        let status = version.draft.disclosure.status;
        if status != DisclosureStatus::Proactive {
            let what = format!("公开属性是{}，{day}却公开了", status.label());
            self.say(ItemFindingCode::PublishedAgainstStatus, on, what, status.provision());
        }
        if version.taken_over.is_some() {
            return Ok(());
        }
        if version.secrecy.is_none() {
            let what = format!("{day}公开，之前没有通过保密审查的记录");
            self.say(ItemFindingCode::PublishedUnreviewed, on, what, cited::ART_17);
        }
        if let Some(open) = version.open.filter(|open| *open > 0) {
            let what = format!("{day}公开时，筛查发现的问题还有{open}处没有处理");
            self.say(ItemFindingCode::PublishedWithOpenFindings, on, what, cited::ART_15);
        }
        match version.approval {
            None => {
                let what = format!("{day}公开，没有批准的记录");
                self.say(ItemFindingCode::PublishedUnapproved, on, what, cited::ART_17);
            }
            Some(Approval::OnPaper { .. }) => {
                let what = format!("{day}公开，批准是纸质审批，请核对审批单已经收存");
                self.say(ItemFindingCode::ApprovedOnPaper, on, what, cited::ART_17);
            }
            Some(_) => {}
        }
        if let Some(why) = version.urgent {
            let what = format!("{day}公开，以紧急为由缩短了审批：{why}");
            self.say(ItemFindingCode::PublishedUrgently, on, what, cited::SECRECY_35);
        }
        Ok(())
    }

    fn now(&mut self, item: &Item<'_>, today: Date) {
        if let Some((version, until)) = item.shown().and_then(|version| Some((version, version.draft.valid_until?)))
            && until < today
            && version.draft.kind == ItemKind::NormativeDocument
        {
            let what = format!("有效期已于{}届满，页面应当标明失效", form::long(until));
            self.say(ItemFindingCode::ExpiredStillShown, until, what, cited::ART_20_1);
        }
        if let Some((on, TakenDown::Withdrawn { reasons_published: false, .. })) = item.taken_down
            && item.draft.kind == ItemKind::Penalty
        {
            let what = format!("{}撤回，没有公开说明理由", form::long(on));
            self.say(ItemFindingCode::WithdrawnWithoutReasons, on, what, cited::PENALTY_48_2);
        }
    }
}

//! A second count, slow and plain: for each cell every record is asked anew whether it belongs there, from the facts
//! that stand, without the state that the case crate folds.

use gongkai_case::dispute::{Dispute, DisputeEvent, Role};
use gongkai_case::request::{Request, RequestEvent as E, ServiceMethod};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::dispute::{DisputeKind, DisputeResult as R};
use gongkai_law::outcome::{OtherDisposal, Outcome};
use gongkai_law::reply::Reply;
use gongkai_report::{CellId, Table3Column, Table3Row, Table4Column, Table4Group};
use jiff::civil::{Date, date};

use crate::common::Office;

/// The number of a cell of table 三 or 四.
pub fn count(office: &Office, cell: CellId, year: i16, as_of: Date) -> i64 {
    let found = match cell {
        CellId::Table3(row, column) => {
            let of = |request: &Request| belongs(request, row, column, year, as_of);
            office.requests.iter().filter(|kept| of(&kept.history)).count()
        }
        CellId::Table4(group, column) => {
            let of = |dispute: &Dispute| disputed(dispute, group, column, year, as_of);
            office.disputes.iter().filter(|kept| of(&kept.history)).count()
        }
        CellId::Table2(_) => panic!("not counted here"),
    };
    i64::try_from(found).unwrap()
}

fn belongs(request: &Request, row: Table3Row, column: Table3Column, year: i16, as_of: Date) -> bool {
    let Some(told) = told(request) else { return false };
    let (first, last) = (date(year, 1, 1), date(year, 12, 31).min(as_of));
    let in_column = column == Table3Column::Total || column == Table3Column::Kind(told.kind);
    let received = told.received <= last;
    let done_by = |day: Date| told.done.is_some_and(|(on, _)| on <= day);
    let done_before = told.done.is_some_and(|(on, _)| on < first) && done_by(last);
    let in_row = match row {
        Table3Row::NewlyReceived => told.received >= first,
        Table3Row::CarriedIn => told.received < first && !done_before,
        Table3Row::Disposed(outcome) => !done_before && done_by(last) && told.done.is_some_and(|(_, of)| of == outcome),
        Table3Row::DisposedTotal => !done_before && done_by(last),
        Table3Row::CarriedOut => !done_by(last),
    };
    in_column && received && in_row
}

/// What the facts of a request tell.
struct Told {
    kind: ApplicantKind,
    received: Date,
    done: Option<(Date, Outcome)>,
}

fn told(request: &Request) -> Option<Told> {
    let facts: Vec<_> = request.standing().collect();
    let (arrived, filing) = facts.iter().find_map(|fact| match &fact.what {
        E::RequestFiled(filing) => Some((fact.on, filing)),
        _ => None,
    })?;
    if facts.iter().any(|fact| matches!(fact.what, E::RequestSplit { .. })) {
        return None;
    }
    let answer = answered(request);
    let ended = facts.iter().find_map(|fact| {
        let of = match fact.what {
            E::SupplementLapsed => OtherDisposal::SupplementNotMade,
            E::FeeLapsed => OtherDisposal::FeeNotPaid,
            E::RequestWithdrawn | E::RequestMerged { .. } => OtherDisposal::Other,
            _ => return None,
        };
        Some((fact.on, Outcome::OtherDisposal(of)))
    });
    let received = match filing.channel.awaits_confirmation() {
        false => arrived,
        true => {
            let confirmed = facts.iter().rev().find(|fact| fact.what == E::ReceiptConfirmed).map(|fact| fact.on);
            let towards_the_applicant = |what: &E| {
                matches!(
                    what,
                    E::SupplementAsked { .. }
                        | E::ConsultationSent { .. }
                        | E::FeeNoticed { .. }
                        | E::DeadlineExtended { .. }
                        | E::ReasonsAsked { .. }
                        | E::AnswerPostponed { .. }
                )
            };
            let dealt = facts.iter().filter(|fact| towards_the_applicant(&fact.what));
            let dealt = dealt
                .map(|fact| fact.on)
                .chain(letters(request).iter().filter_map(Letter::dated))
                .chain(ended.map(|(on, _)| on))
                .min();
            // a confirmation dated before the arrival is read as made on its day
            [confirmed.map(|on| on.max(arrived)), dealt].into_iter().flatten().min()?
        }
    };
    let done = answer.or(ended).map(|(on, outcome)| (on.max(received), outcome));
    Some(Told { kind: filing.requesters[0].kind, received, done })
}

/// A letter with an answer.
struct Letter {
    ordered: bool,
    sent: Option<(Date, ServiceMethod)>,
    proven: Option<Date>,
    replies: Vec<Reply>,
}

impl Letter {
    /// Sent by post and the like: the day of sending; by courier: that of the signature, while there is one.
    fn dated(&self) -> Option<Date> {
        let (sent, method) = self.sent?;
        Some(if method == ServiceMethod::Courier { self.proven.unwrap_or(sent) } else { sent })
    }
}

/// The letters of a request, in the order of writing.
fn letters(request: &Request) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let (mut concluded, mut orders) = (false, 0_usize);
    for fact in request.standing() {
        match &fact.what {
            E::AnswerDrafted(draft) => {
                if letters.last().is_some_and(|letter| letter.sent.is_none()) {
                    letters.pop();
                }
                let made = letters.iter().filter(|letter| letter.ordered && letter.sent.is_some()).count();
                let replies = draft.items.iter().map(|item| item.reply).collect();
                letters.push(Letter { ordered: orders > made, sent: None, proven: None, replies });
            }
            E::AnswerServed(service) => {
                if let Some(letter) = letters.last_mut() {
                    letter.sent.get_or_insert((fact.on, service.method));
                    concluded |= !letter.ordered;
                }
            }
            E::ServiceProven => {
                if let Some(letter) = letters.last_mut() {
                    letter.proven = Some(fact.on);
                }
            }
            E::SupplementLapsed | E::FeeLapsed | E::RequestWithdrawn | E::RequestMerged { .. } => concluded = true,
            E::NewAnswerOrdered { .. } if concluded => orders += 1,
            _ => {}
        }
    }
    letters
}

fn answered(request: &Request) -> Option<(Date, Outcome)> {
    let letter = letters(request).into_iter().find(|letter| !letter.ordered && letter.sent.is_some())?;
    let gives = |reply: &Reply| matches!(reply, Reply::Provided | Reply::AlreadyPublished | Reply::PartlyProvided);
    let replies = &letter.replies;
    let mixed = replies.iter().any(gives) && !replies.iter().all(gives);
    let partly = mixed || replies.contains(&Reply::PartlyProvided);
    Some((letter.dated()?, if partly { Outcome::PartlyGranted } else { replies[0].outcome() }))
}

fn disputed(dispute: &Dispute, group: Table4Group, column: Table4Column, year: i16, as_of: Date) -> bool {
    let (first, last) = (date(year, 1, 1), date(year, 12, 31).min(as_of));
    let facts: Vec<_> = dispute.standing().collect();
    let Some(DisputeEvent::DisputeFiled(filing)) = facts.first().map(|fact| &fact.what) else { return false };
    let in_group = match filing.kind {
        DisputeKind::Reconsideration => group == Table4Group::Reconsideration,
        DisputeKind::DirectSuit => group == Table4Group::DirectSuit,
        DisputeKind::SuitAfterReconsideration => group == Table4Group::SuitAfterReconsideration,
    };
    // the latest instance that was open by the last day, and its decision
    let mut instance: Option<Option<(Date, R)>> = None;
    for fact in &facts {
        match &fact.what {
            DisputeEvent::DisputeFiled(_) | DisputeEvent::AppealOpened { .. } if fact.on <= last => {
                instance = Some(None)
            }
            DisputeEvent::AppealOpened { .. } => break,
            DisputeEvent::DecisionMade { result, .. } => {
                instance = instance.map(|_| Some((fact.on, *result)));
            }
            _ => {}
        }
    }
    let Some(decision) = instance else { return false };
    let found = match decision {
        Some((on, _)) if on < first && on <= last => return false,
        Some((on, result)) if on <= last => match result {
            R::Maintained | R::ReconsiderationClaimDismissed | R::SuitClaimDismissed => Table4Column::Upheld,
            R::Revoked | R::PartlyRevoked | R::Changed | R::HeldUnlawful | R::HeldVoid | R::OrderedToPerform => {
                Table4Column::Corrected
            }
            _ => Table4Column::OtherResult,
        },
        _ => Table4Column::Pending,
    };
    in_group && filing.role == Role::OriginalOrgan && (column == Table4Column::Total || column == found)
}

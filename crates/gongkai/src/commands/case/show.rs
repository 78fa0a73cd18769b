//! `case show`: one case with its entries, its due day counted day by day, its files, and what may be done now.

use gongkai_app::books::Books;
use gongkai_app::cases::{self, CaseKind};
use gongkai_app::year::Reckoning;
use gongkai_case::dispute::{self, DisputeState};
use gongkai_case::history::{Entry, Folded, History};
use gongkai_case::rectification::RectificationState;
use gongkai_case::request::{Clock, RequestState, Verdict};
use gongkai_case::{Attachment, CaseId};
use gongkai_law::form;
use gongkai_wire::case::{DisputeView, Labelled, RectificationView};
use jiff::civil::Date;

use super::list::{standing, view};
use crate::cli::ListFormat;
use crate::cli::case::CaseShow;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Shows the case.
pub(crate) fn run(args: &CaseShow) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let books = office.books(&office.body(&args.whose)?)?;
    let ground = office.ground(&books);
    let (kind, id) = cases::locate(&books, &args.id)?;
    output::write(None, &shown(&books, kind, id, &ground.reckoning(), args.format)?)?;
    Ok(Ending::Sound)
}

/// A case that is in the books, as text or as a line of JSON.
pub(super) fn shown(
    books: &Books,
    kind: CaseKind,
    id: &str,
    by: &Reckoning<'_>,
    format: ListFormat,
) -> Result<String, Failure> {
    let json = format == ListFormat::Json;
    let missing = || gongkai_app::AppError::NoSuchRecord(id.to_owned(), kind.label());
    match kind {
        CaseKind::Request => of_request(id, &books.requests.get(id).ok_or_else(missing)?.history, by, json),
        CaseKind::Dispute => of_dispute(id, &books.disputes.get(id).ok_or_else(missing)?.history, by, json),
        CaseKind::Rectification => {
            Ok(of_rectification(id, &books.rectifications.get(id).ok_or_else(missing)?.history, json))
        }
    }
}

fn of_request(id: &str, history: &History<RequestState>, by: &Reckoning<'_>, json: bool) -> Result<String, Failure> {
    let state = history.state();
    let looked = cases::look(state, by)?;
    let case = CaseId::new(id);
    if json {
        let shape = gongkai_wire::case::request(&view(&case, history, &looked, by.today), true);
        return Ok(gongkai_wire::line(&shape) + "\n");
    }
    let number = state.registered.as_ref().map_or("（未登记）", |(_, number)| number.as_str());
    let mut text = format!("{number}  {}  {}\n", state.status().label(), standing(state, &looked, by.today));
    told_all(&mut text, id, history);
    if let Clock::Running { due, .. } | Clock::Done { due, .. } = &looked.clock {
        text.push_str(&format!("\n答复期限：{}（{}）\n", form::long(due.explained.due), due.explained.provision));
        for step in &due.steps {
            text.push_str(&format!("  {}（{}）\n", step.what, step.provision));
        }
    }
    files(&mut text, &state.attachments);
    if !looked.findings.is_empty() {
        text.push_str("\n问题\n");
    }
    for finding in &looked.findings {
        text.push_str(&format!("  {}（{}）\n", finding.what, finding.provision));
    }
    text.push_str("\n现在可以做\n");
    for step in &looked.steps {
        if let Verdict::Lawful { by } = &step.verdict {
            let until = by.map(|day| format!("，{}前", form::long(day))).unwrap_or_default();
            text.push_str(&format!("  {}{until}（{}）\n", step.kind.label(), step.kind.provision()));
        }
    }
    Ok(text)
}

fn of_dispute(id: &str, history: &History<DisputeState>, by: &Reckoning<'_>, json: bool) -> Result<String, Failure> {
    let state = history.state();
    let count = |error| Failure::App(gongkai_app::AppError::Count(error));
    let due = dispute::answer_due(state, by.calendar).map_err(count)?;
    let findings = dispute::audit(state, by.calendar, by.today).map_err(count)?;
    if json {
        let case = CaseId::new(id);
        let due = due.as_ref().map(|due| due.due);
        let view = DisputeView { id: &case, dispute: history, due, findings: &findings, today: by.today };
        return Ok(gongkai_wire::line(&gongkai_wire::case::dispute(&view, true)) + "\n");
    }
    let filing = state.filing.as_ref().map(|(_, filing)| filing);
    let number = filing.and_then(|filing| filing.case_number.as_deref()).unwrap_or("（无案号）");
    let what = state.kind().map_or("（未登记）", |kind| kind.label());
    let ended = match state.round().and_then(|round| round.decided) {
        Some((on, result)) => format!("{}审结：{}", form::long(on), result.label()),
        None => "尚未审结".to_owned(),
    };
    let authority = filing.map(|filing| filing.authority.as_str()).unwrap_or_default();
    let mut text = format!("{number}  {what}  {authority}  {ended}\n");
    told_all(&mut text, id, history);
    if let Some(due) = &due {
        let (day, start, provision) = (form::long(due.due), &due.start, due.provision);
        text.push_str(&format!("\n提交答复和证据：{day}前。{start}（{provision}）\n"));
    }
    files(&mut text, &state.attachments);
    if !findings.is_empty() {
        text.push_str("\n问题\n");
    }
    for finding in &findings {
        text.push_str(&format!("  {}（{}）\n", finding.what, finding.provision));
    }
    Ok(text)
}

fn of_rectification(id: &str, history: &History<RectificationState>, json: bool) -> String {
    if json {
        let view = RectificationView { id: &CaseId::new(id), rectification: history };
        return gongkai_wire::line(&gongkai_wire::case::rectification(&view, true)) + "\n";
    }
    let mut text = match &history.state().ended {
        Some((on, _)) => format!("更正申请  {}办结\n", form::long(*on)),
        None => "更正申请  办理中\n".to_owned(),
    };
    told_all(&mut text, id, history);
    text
}

/// Every entry of a history.
fn told_all<S: Folded<Event: Labelled>>(text: &mut String, id: &str, history: &History<S>) {
    text.push_str(&format!("编号 {id}\n\n经过\n"));
    for (number, entry) in (1..).zip(history.entries()) {
        text.push_str(&format!("  {number}. {}\n", told(entry, history.corrected_by(number).is_some())));
    }
}

/// An entry in words: its day, what happened, whether it was corrected or corrects another.
fn told<E: Labelled>(entry: &Entry<E>, corrected: bool) -> String {
    let mark = if corrected { "（已更正）" } else { "" };
    let what = match entry {
        Entry::Fact(fact) => fact.what.label().to_owned(),
        Entry::Correction { entry, reason, instead, .. } => {
            let instead = instead.as_ref().map_or_else(
                || "并未发生".to_owned(),
                |fact| format!("应为{}{}", form::long(fact.on), fact.what.label()),
            );
            format!("更正第{entry}条（{reason}）：{instead}")
        }
    };
    format!("{}  {what}{mark}", form::long(entry.on()))
}

/// The files of a case: what each is, never what it is called, which may tell a name.
fn files(text: &mut String, attachments: &[(Date, Attachment)]) {
    if attachments.is_empty() {
        return;
    }
    text.push_str("\n附件\n");
    for (number, (on, attachment)) in (1..).zip(attachments) {
        let (day, kind) = (form::long(*on), attachment.kind.label());
        text.push_str(&format!("  {number}. {day}  {kind}  {}\n", size(attachment.bytes)));
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_024 => format!("{bytes} 字节"),
        1_024..1_048_576 => format!("{} KB", bytes.div_ceil(1_024)),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

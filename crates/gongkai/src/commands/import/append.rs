//! Records what a clean plan says, each row as one command.

use gongkai_app::import::{Ledger, LedgerKind, Plan};
use gongkai_app::port::{Clock, CommandKey, EventLog};

use crate::exit::Failure;
use crate::records::{Office, SystemClock};

/// Records every row of a clean plan. A row that was recorded meanwhile by the same command stays as it is; when the
/// machine stops on the way, the same file goes on where it stopped, since what is in the books is known.
pub(super) fn append(office: &Office, ledger: &Ledger<'_>, plan: &Plan) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Records(error.to_string());
    let mut id = || uuid::Uuid::now_v7().to_string();
    let acts = plan.acts(ledger, &mut office.seal(ledger.body), &mut id).map_err(|error| failed(&error))?;
    let desk = office.desk(ledger.body, ledger.calendar, "import")?;
    let appends = acts.iter().zip(&plan.accepted).map(|(act, row)| {
        // only a hash of the content is kept, but words of people are not even hashed: their rows are known by number
        let personal = matches!(ledger.kind, LedgerKind::Requests | LedgerKind::Disputes);
        let content = if personal { row.key.clone().into_bytes() } else { row.content.bytes().to_vec() };
        let mut append = desk.append(&act.stream, 0, &act.actor, &act.entries, SystemClock.now());
        append.key = Some(CommandKey { key: row.key.clone(), content });
        append
    });
    for answer in office.wait(office.store().append_each(appends.collect())) {
        answer?;
    }
    Ok(())
}

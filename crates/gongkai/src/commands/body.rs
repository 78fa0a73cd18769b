//! `body describe`: who a body is, from a day on.

use gongkai_app::desk::{self, Desk};
use gongkai_app::port::{Clock, StreamId};
use gongkai_app::record::{AnyEntry, RecordKind};
use gongkai_case::history::Fact;
use gongkai_catalogue::{BodyFact, BodyProfile, Command, Organ, Standing};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::form;

use crate::cli_records::Describe;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::{Office, SystemClock};

/// Records the description.
pub(crate) fn describe(args: &Describe) -> Result<Ending, Failure> {
    let office = Office::open(&args.place)?;
    let on = args.from.unwrap_or_else(|| office.today());
    let profile = BodyProfile {
        name: args.name.clone(),
        own: args.own.clone(),
        kind: args.kind,
        answers_in_own_name: args.principal.is_none(),
        principal: args.principal.clone().map(|name| Organ { code: None, name }),
        makes_government_rules: args.makes_rules,
        makes_normative_documents: args.makes_documents,
        contact: args.contact.clone(),
    };
    let stream =
        StreamId::new(RecordKind::Body.id(), "profile").map_err(|error| Failure::Records(error.to_string()))?;
    let source = "cli".parse().map_err(|error| Failure::Records(format!("{error}")))?;
    let desk = Desk { log: office.store(), clock: &SystemClock, calendar: &office.calendar, body: &args.body, source };
    let actor = Actor { account: "cli".to_owned(), capacity: Capacity::HeadOfWorkBody, body: args.body.to_string() };
    office.wait(async {
        let (history, expected) = desk::read::<Standing<BodyFact>>(desk.log, desk.body, &stream).await?;
        let command = Command::Record(Fact { on, what: BodyFact::Described(profile) });
        let entries =
            gongkai_catalogue::decide(&history, command, office.today()).map_err(gongkai_app::AppError::from)?;
        let entries: Vec<AnyEntry> = entries.into_iter().map(AnyEntry::Body).collect();
        desk.record(&stream, expected, &actor, &entries, SystemClock.now()).await
    })?;
    output::write(None, &format!("已登记单位 {}（{}），自{}起\n", args.name, args.body, form::long(on)))?;
    Ok(Ending::Sound)
}

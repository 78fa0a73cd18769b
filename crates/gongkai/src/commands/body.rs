//! `body describe`: who a body is, from a day on.

use gongkai_app::record::{AnyEntry, PROFILE, RecordKind};
use gongkai_case::history::Fact;
use gongkai_catalogue::{BodyFact, BodyProfile, Command, Organ};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use gongkai_law::form;

use crate::cli::records::Describe;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

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
    let actor = Actor { account: "cli".to_owned(), capacity: Capacity::HeadOfWorkBody, body: args.body.to_string() };
    let calendar = Calendar::national();
    let desk = office.desk(&args.body, &calendar, "cli")?;
    let command = Command::Record(Fact { on, what: BodyFact::Described(profile) });
    office.wait(desk.catalogue((RecordKind::Body, PROFILE), &actor, &command, AnyEntry::Body))?;
    output::write(None, &format!("已登记单位 {}（{}），自{}起\n", args.name, args.body, form::long(on)))?;
    Ok(Ending::Sound)
}

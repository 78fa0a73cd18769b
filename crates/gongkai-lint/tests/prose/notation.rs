//! A short notation for statements, in which the corpus of sentences says what it expects.

use gongkai_lint::narrative::{
    ApplicantName, Channel, Dispute, Exactness, Measure, ResultName, Scope, Statement, Topic, Unit, Verb, read_passage,
};
use gongkai_report::{Head, Section};

/// The statements of a sentence under a heading line `## BODY YEAR HEAD`, in short.
pub fn parse(heading: &str, sentence: &str) -> String {
    let mut words = heading.trim_start_matches('#').split_whitespace();
    let body = words.next();
    let year = words.next().and_then(|year| year.parse().ok());
    let section = match words.next() {
        Some("six") => Section::OtherMatters,
        Some(head) => Section::OverviewHead(Head::from_id(head).unwrap()),
        None => Section::Overview,
    };
    let statements = read_passage(sentence, section, body, year);
    for statement in &statements {
        assert!(sentence.get(statement.range.clone()).is_some_and(|words| !words.is_empty()), "{sentence}");
        assert!(sentence.get(statement.sentence.clone()).is_some(), "{sentence}");
    }
    statements.iter().map(short).collect::<Vec<_>>().join(" | ")
}

fn short(statement: &Statement) -> String {
    let mut out = String::new();
    if statement.negated {
        out.push('!');
    }
    out.push_str(&topic(statement));
    out.push(' ');
    out.push_str(match statement.measure {
        Measure::Count => "",
        Measure::Change { down: true } => "-",
        Measure::Change { down: false } => "+",
        Measure::Share => "share ",
        Measure::Rate => "rate ",
    });
    match statement.exactness {
        Exactness::Exact => {}
        Exactness::Approximate => out.push('~'),
        Exactness::Range => out.push_str(".."),
    }
    out.push_str(&statement.number.map_or("?".into(), |number| number.normalize().to_string()));
    out.push_str(match statement.unit {
        Unit::Case | Unit::None => "",
        Unit::Entry => "条",
        Unit::Percent => "%",
        Unit::Yuan => "元",
        _ => "个",
    });
    out.push_str(match statement.scope {
        Scope::Own => "",
        Scope::Region => " @region",
        Scope::OtherRole => " @role",
        Scope::OtherBody => " @body",
        Scope::OtherPeriod => " @period",
    });
    if statement.other_year {
        out.push_str(&format!(" #{}", statement.year.unwrap_or_default()));
    }
    if statement.part_of.is_some() {
        out.push_str(" <");
    }
    out
}

fn topic(statement: &Statement) -> String {
    let verb = match statement.verb {
        Some(Verb::Received) => ".received",
        Some(Verb::NewlyReceived) => ".new",
        Some(Verb::Accepted) => ".accepted",
        Some(Verb::Handled) => ".handled",
        Some(Verb::Concluded) => ".concluded",
        Some(Verb::Answered) => ".answered",
        Some(Verb::Published) => ".published",
        _ => "",
    };
    match &statement.topic {
        Topic::Requests if statement.negated => "requests".into(),
        Topic::Requests => format!("requests{verb}"),
        Topic::CarriedIn => "carried_in".into(),
        Topic::CarriedOut => "carried_out".into(),
        Topic::Results(names) => names.iter().map(|name| result(*name)).collect::<Vec<_>>().join("&"),
        Topic::Channel(channel) => match channel {
            Channel::InPerson => "in_person",
            Channel::Post => "post",
            Channel::Internet => "internet",
            Channel::Email => "email",
            Channel::Fax => "fax",
            Channel::Other => "other_channel",
        }
        .into(),
        Topic::Applicant(ApplicantName::Kind(kind)) => kind.id().into(),
        Topic::Applicant(ApplicantName::Organisations) => "organisations".into(),
        Topic::Disputes(kinds, column) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| dispute(*kind)).collect();
            let column = column.map(|column| format!(".{}", column.id())).unwrap_or_default();
            format!("{}{column}", kinds.join("&"))
        }
        Topic::Documents(row, column) => match column {
            Some(column) => format!("{}.{}", row.id(), column.id().unwrap_or_default()),
            None => row.id().into(),
        },
        Topic::Decisions(row) => row.id().into(),
        Topic::Fee => "fee".into(),
        Topic::Other => "-".into(),
    }
}

fn result(name: ResultName) -> String {
    match name {
        ResultName::Group(group) => group.id().into(),
        ResultName::Row(outcome) => outcome.id().into(),
        ResultName::PartOf(outcome) => format!("<={}", outcome.id()),
    }
}

fn dispute(kind: Dispute) -> &'static str {
    match kind {
        Dispute::Reconsideration => "reconsideration",
        Dispute::Suit => "suit",
        Dispute::DirectSuit => "direct_suit",
        Dispute::SuitAfterReconsideration => "suit_after_reconsideration",
    }
}

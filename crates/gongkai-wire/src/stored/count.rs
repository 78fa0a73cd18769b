//! How a dated count is stored. It is the one event of its history, so its table is written out.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{CountFact, CountOf, DecisionKind, Measured, Quantity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Events, Kind, Lift, encoded};
use super::value::{field, shaped};
use super::{Encoded, correction};

const RECORDED: Kind<Fact<CountFact>> = Kind {
    name: "CountRecorded",
    version: 1,
    read: |payload| serde_json::from_slice::<CountShape>(payload).map(Fact::from),
};

impl Events for CountFact {
    const FACTS: &'static [Kind<Fact<Self>>] = &[RECORDED];
    const CORRECTION: &'static Kind<Entry<Self>> =
        &Kind { name: "CountEntryCorrected", version: 1, read: correction::read };
    const LIFTS: &'static [Lift] = &[];

    fn kind(&self) -> &'static str {
        RECORDED.name
    }

    fn write(fact: &Fact<Self>) -> Encoded {
        let CountFact { of, since, measured, source } = fact.what.clone();
        encoded(RECORDED.name, RECORDED.version, &CountShape { on: fact.on, of, since, measured, source })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountShape {
    #[serde(with = "field")]
    on: Date,
    #[serde(with = "field")]
    of: CountOf,
    #[serde(with = "field")]
    since: Option<Date>,
    #[serde(with = "field")]
    measured: Measured,
    #[serde(with = "field")]
    source: Option<String>,
}

impl From<CountShape> for Fact<CountFact> {
    fn from(shape: CountShape) -> Self {
        let CountShape { on, of, since, measured, source } = shape;
        Fact { on, what: CountFact { of, since, measured, source } }
    }
}

shaped! {
    CountOf as CountOfShape,
    Measured as MeasuredShape,
    Quantity as QuantityShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CountOf", rename_all = "snake_case", deny_unknown_fields)]
enum CountOfShape {
    Decisions(#[serde(with = "field")] DecisionKind),
    Published {
        #[serde(with = "field")]
        outlet: Option<String>,
        #[serde(with = "field")]
        column: Option<String>,
    },
    Notices {
        #[serde(with = "field")]
        kind: Option<String>,
    },
    RetiredItems,
    GuideRevisions,
    Trainings,
    WorkPlans,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Measured", deny_unknown_fields)]
struct MeasuredShape {
    #[serde(with = "field")]
    quantity: Quantity,
    unit: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Quantity", rename_all = "snake_case", deny_unknown_fields)]
enum QuantityShape {
    Exact(u64),
    MoreThan(u64),
    About(u64),
    Text(String),
}

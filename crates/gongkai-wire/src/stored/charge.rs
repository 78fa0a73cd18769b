//! How the events of a charge are stored.

use gongkai_case::CaseId;
use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{ChargeFact, ChargeItem};
use gongkai_law::fee::Fen;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    ChargeFact {
        Received as ChargeReceived/1 { item: ChargeItem, amount: Fen, since: Option<Date>, number: Option<String> },
        Refunded as ChargeRefunded/1 { amount: Fen },
    }
    corrected by ChargeEntryCorrected/1, lifted by &[]
}

shaped! { ChargeItem as ChargeItemShape }

#[derive(Serialize, Deserialize)]
#[serde(remote = "ChargeItem", rename_all = "snake_case", deny_unknown_fields)]
enum ChargeItemShape {
    ProcessingFee {
        #[serde(with = "field")]
        of_case: Option<CaseId>,
    },
    Other(String),
}

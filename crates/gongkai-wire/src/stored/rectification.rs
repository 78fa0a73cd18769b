//! How the events of a rectification are stored.

use gongkai_case::history::{Entry, Fact};
use gongkai_case::rectification::RectificationEvent;
use gongkai_case::{PersonId, Sealed};
use gongkai_law::deadline::Channel;
use jiff::civil::Date;

use super::event::{Kind, Lift, encoded, events};
use super::value::field;
use super::{Encoded, correction};

events! {
    RectificationEvent {
        RectificationFiled/1 { channel: Channel, person: PersonId, evidence: bool, details: Sealed },
        RecordRectified/1,
        RectificationRefused/1,
        RectificationTransferred/1 { organ: String },
        ReferredElsewhere/1 { organ: String },
        ResultTold/1,
    }
    corrected by RectificationEntryCorrected/1, lifted by &[]
}

//! Whatever can happen is stored and read back equal, and the same entry makes the same bytes.

use std::fmt::Debug;

use gongkai_case::dispute::DisputeEvent;
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{Approval, RequestEvent};
use gongkai_law::dispute::DisputeResult;
use gongkai_testkit::case_strategy::{dispute_entries, rectification_entries, request_entries};
use gongkai_testkit::register_strategy::{charge_entries, count_entries, decision_entries, document_entries};
use gongkai_wire::stored::{StoredEvent, decode, encode};
use jiff::civil::date;
use proptest::prelude::*;

fn comes_back<E: StoredEvent + Debug + PartialEq>(entry: &Entry<E>) -> Result<(), TestCaseError> {
    let stored = encode(entry);
    let read =
        decode::<E>(stored.kind, stored.version, &stored.payload).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(&read, entry);
    prop_assert!(!stored.payload.contains(&b'\n'), "one line");
    prop_assert_eq!(encode(&read), stored);
    Ok(())
}

#[test]
fn what_is_not_there_is_null_and_never_left_out() {
    let on = date(2025, 3, 7);
    let payload = |what: RequestEvent| String::from_utf8(encode(&Entry::Fact(Fact { on, what })).payload).unwrap();
    let asked = RequestEvent::SupplementAsked { answer_by: None, consequence_told: false };
    assert_eq!(payload(asked), r#"{"on":"2025-03-07","answer_by":null,"consequence_told":false}"#);
    let approved = RequestEvent::AnswerApproved { approval: Approval::Missing };
    assert_eq!(payload(approved), r#"{"on":"2025-03-07","approval":"missing"}"#);
    assert_eq!(payload(RequestEvent::RequestWithdrawn), r#"{"on":"2025-03-07"}"#);
    let struck = Entry::<RequestEvent>::Correction { entry: 3, on, reason: "误录".to_owned(), instead: None };
    let text = String::from_utf8(encode(&struck).payload).unwrap();
    assert_eq!(text, r#"{"on":"2025-03-07","entry":3,"reason":"误录","instead":null}"#);
    let decided = |new_answer| {
        let what = DisputeEvent::DecisionMade { result: DisputeResult::Maintained, new_answer };
        String::from_utf8(encode(&Entry::Fact(Fact { on, what })).payload).unwrap()
    };
    assert_eq!(decided(None), r#"{"on":"2025-03-07","result":"maintained","new_answer":null}"#);
    assert_eq!(decided(Some(None)), r#"{"on":"2025-03-07","result":"maintained","new_answer":{"by":null}}"#);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn entries_of_a_request_come_back(entry in request_entries()) {
        comes_back(&entry)?;
    }

    #[test]
    fn entries_of_a_dispute_come_back(entry in dispute_entries()) {
        comes_back(&entry)?;
    }

    #[test]
    fn entries_of_a_rectification_come_back(entry in rectification_entries()) {
        comes_back(&entry)?;
    }

    #[test]
    fn entries_of_a_document_come_back(entry in document_entries()) {
        comes_back(&entry)?;
    }

    #[test]
    fn entries_of_a_decision_come_back(entry in decision_entries()) {
        comes_back(&entry)?;
    }

    #[test]
    fn entries_of_a_charge_come_back(entry in charge_entries()) {
        comes_back(&entry)?;
    }

    #[test]
    fn entries_of_a_count_come_back(entry in count_entries()) {
        comes_back(&entry)?;
    }
}

//! What cannot be read is refused, in Chinese, with what to do, and without a word of the record.

use gongkai_case::request::{RequestEntry, RequestEvent};
use gongkai_wire::stored::{StoredError, decode, encode};

use crate::sample;

fn read(kind: &str, version: u16, payload: &str) -> Result<RequestEntry, StoredError> {
    decode::<RequestEvent>(kind, version, payload.as_bytes())
}

fn message(kind: &str, version: u16, payload: &str) -> String {
    read(kind, version, payload).unwrap_err().to_string()
}

#[test]
fn a_version_of_the_future_is_refused_by_its_number() {
    let error = read("RequestWithdrawn", 9, r#"{"when":"2031-01-01"}"#).unwrap_err();
    assert_eq!(error, StoredError::Newer { kind: "RequestWithdrawn", version: 9, known: 1 });
    let text = error.to_string();
    assert!(text.contains("这一记录由更新版本的程序写入，请把程序升级"), "{text}");
    assert!(text.contains("第9版") && text.contains("第1版"), "{text}");
    let error = read("RequestWithdrawn", 0, r#"{"on":"2031-01-01"}"#).unwrap_err();
    assert_eq!(error, StoredError::NoSuchVersion { kind: "RequestWithdrawn", version: 0, known: 1 });
}

#[test]
fn the_replacing_fact_of_a_correction_has_a_version_of_its_own() {
    let of = |version| {
        format!(
            r#"{{"on":"2025-03-07","entry":2,"reason":"x","instead":{{"kind":"RequestWithdrawn","version":{version},"payload":{{"on":"2025-03-06"}}}}}}"#
        )
    };
    assert!(read("RequestEntryCorrected", 1, &of(1)).is_ok());
    let text = message("RequestEntryCorrected", 1, &of(2));
    assert!(text.contains("更正后的记录有误") && text.contains("请把程序升级"), "{text}");
    assert!(message("RequestEntryCorrected", 2, &of(1)).contains("请把程序升级"));
}

#[test]
fn a_kind_of_another_history_is_unknown() {
    assert!(message("DisputeFiled", 1, "{}").contains("类型“DisputeFiled”"));
    assert!(!message("张三的申请", 1, "{}").contains("张三"));
}

#[test]
fn nothing_is_passed_over_in_silence() {
    let cases = [
        (r#"{"on":"2025-03-07","number":"1","copy":"2"}"#, "不认识的字段“copy”"),
        (r#"{"on":"2025-03-07"}"#, "缺少字段“number”"),
        (r#"{"number":"1"}"#, "缺少字段“on”"),
        (r#"{"on":"2025-03-07","number":"1","number":"2"}"#, "有两个字段“number”"),
        (r#"{"on":"2025-03-07","number":1}"#, "值的类型不合"),
        (r#"{"on":"2025-03-07","number":"1"}{}"#, "JSON的写法不对"),
        (r#"{"on":"2025-03-07","number""#, "JSON的写法不对"),
        (r#"{"on":"2025-02-30","number":"1"}"#, "日期的写法不对"),
        (r#"{"on":"20250307","number":"1"}"#, "日期的写法不对"),
        ("", "JSON的写法不对"),
    ];
    for (payload, what) in cases {
        let text = message("RequestRegistered", 1, payload);
        assert!(text.contains(what) && text.contains("第1版的RequestRegistered记录"), "{payload}: {text}");
    }
    let text = message("RequestEntryCorrected", 1, r#"{"on":"2025-03-07","entry":2,"reason":"x"}"#);
    assert!(text.contains("缺少字段“instead”"), "{text}");
    let text = message("ReasonsAsked", 1, r#"{"on":"2025-03-07"}"#);
    assert!(text.contains("缺少字段“answer_by”"), "{text}");
}

#[test]
fn an_unknown_identifier_is_named_and_a_text_in_its_place_is_not() {
    let of = |method: &str| format!(r#"{{"on":"2025-03-07","service":{{"method":"{method}","number":null}}}}"#);
    assert!(read("AnswerServed", 1, &of("post")).is_ok());
    let text = message("AnswerServed", 1, &of("drone"));
    assert!(text.contains("不认识的送达方式代号“drone”") && text.contains("请升级"), "{text}");
    let text = message("AnswerServed", 1, &of("张三 13800000000"));
    assert!(text.contains("不认识的送达方式代号") && !text.contains("张三") && !text.contains("138"), "{text}");
    assert!(!message("AnswerServed", 1, &of("13800000000")).contains("138"));
    let opinion = r#"{"on":"2025-03-07","consultation":1,"opinion":"perhaps"}"#;
    assert!(message("OpinionReceived", 1, opinion).contains("代号“perhaps”"));
}

#[test]
fn numbers_that_the_law_does_not_know_are_refused() {
    let of = |days: &str| format!(r#"{{"on":"2025-03-07","days":{days},"approval":"missing"}}"#);
    assert!(read("DeadlineExtended", 1, &of("20")).is_ok());
    assert!(message("DeadlineExtended", 1, &of("0")).contains("工作日数的写法不对"));
    assert!(message("DeadlineExtended", 1, &of("\"20\"")).contains("值的类型不合"));
    assert!(message("FeePaid", 1, r#"{"on":"2025-03-07","amount":-1}"#).contains("值的类型不合"));
    let sealed = r#"{"on":"2025-03-07","channel":"fax","person":"p","evidence":true,"details":"%%"}"#;
    let error = decode::<gongkai_case::rectification::RectificationEvent>("RectificationFiled", 1, sealed.as_bytes());
    assert!(error.unwrap_err().to_string().contains("密封内容的写法不对"));
}

/// Every text of a broken record is a canary; none may sing.
#[test]
fn no_error_shows_what_a_record_holds() {
    let good = r#"{"on":"2025-03-07","consulted":"third_party","party":"金丝雀甲","organ":"金丝雀乙"}"#;
    assert!(read("ConsultationSent", 1, good).is_ok());
    for (from, to) in [
        ("\"金丝雀甲\"", "[\"金丝雀甲\"]"),
        ("\"on\":\"2025-03-07\"", "\"on\":\"金丝雀\""),
        ("\"third_party\"", "\"金丝雀\""),
        ("\"organ\"", "\"金丝雀\""),
        ("\"2025-03-07\"", "{\"金丝雀\":1}"),
        ("乙\"}", "乙"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        let error = read("ConsultationSent", 1, &bad).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("金丝雀"), "{shown}");
    }
}

/// Whatever byte of a record is not as it was written: the record is read or refused, and nothing worse.
#[test]
fn no_broken_byte_does_harm() {
    for entry in sample::request() {
        let stored = encode(&entry);
        for place in 0..stored.payload.len() {
            for flip in [0x01, 0x20, 0x80] {
                let mut payload = stored.payload.clone();
                payload[place] ^= flip;
                if let Err(error) = decode::<RequestEvent>(stored.kind, stored.version, &payload) {
                    assert!(matches!(error, StoredError::Broken { .. }), "{error:?}");
                }
            }
        }
    }
}

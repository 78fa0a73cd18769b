//! Numbers of persons and bodies, told from other numbers by their build and their check digits.

use std::ops::Range;

use gongkai_document::fold_width;

use crate::ScreenCode;

/// Characters before a number that tell what it is.
const BEFORE: usize = 18;

/// What a number of a project, a letter or a parcel is called; it is no telephone number.
const OTHER_NUMBERS: [&str; 14] = [
    "编号",
    "代码",
    "单号",
    "文号",
    "订单",
    "序号",
    "编码",
    "流水",
    "批次",
    "标段号",
    "备案号",
    "许可证号",
    "票号",
    "证号",
];

/// Weights and check digits of GB 11643.
const ID_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS: [u8; 11] = *b"10X98765432";
/// Provinces and what stands for them in the first two digits (GB/T 2260).
const PROVINCES: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];
/// Signs and weights of GB 32100.
const CREDIT_SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A number in a text.
pub(crate) struct Number {
    /// What it is.
    pub(crate) code: ScreenCode,
    /// Where, in bytes.
    pub(crate) span: Range<usize>,
}

/// A stretch of letters and digits.
struct Group {
    text: String,
    span: Range<usize>,
    /// Whether it hangs on the address of a page or a file.
    address: bool,
}

/// The numbers of a text. `beside` is what is said beside it.
pub(crate) fn numbers(text: &str, beside: &str) -> Vec<Number> {
    let mut out = Vec::new();
    for run in runs(text) {
        let mut at = 0;
        while at < run.len() {
            let found = (at..run.len().min(at + 6)).rev().find_map(|last| {
                let groups = run.get(at..=last)?;
                let before = before(text, groups.first()?.span.start, beside);
                Some((last, kind(groups, &before)?))
            });
            let Some((last, code)) = found else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(end)) = (run.get(at), run.get(last)) {
                out.push(Number { code, span: first.span.start..end.span.end });
            }
            at = last + 1;
        }
    }
    out
}

/// What stands before a number, folded: the last characters of the text, and what is said beside it.
fn before(text: &str, at: usize, beside: &str) -> String {
    let head = text.get(..at).unwrap_or_default();
    let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    format!("{beside} {}", head.get(from..).unwrap_or_default())
}

/// Groups of letters and digits that only single spaces or hyphens part; a part of an address or a word is none.
fn runs(text: &str) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = vec![Vec::new()];
    let mut gap = String::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let folded = fold_width(c);
        let width = c.len_utf8();
        let digit = folded.is_ascii_alphanumeric();
        if digit {
            let glued = at == end && !runs.last().is_none_or(Vec::is_empty);
            let joined = gap.chars().count() == 1 && gap.chars().all(|c| matches!(c, ' ' | '-'));
            if glued && gap.is_empty() {
                if let Some(group) = runs.last_mut().and_then(|run| run.last_mut()) {
                    group.text.push(folded.to_ascii_uppercase());
                    group.span.end = at + width;
                }
            } else {
                if !joined {
                    runs.push(Vec::new());
                }
                let address = matches!(gap.chars().last(), Some('/' | '_' | '=' | '@' | '.'));
                if let Some(run) = runs.last_mut() {
                    let text = folded.to_ascii_uppercase().to_string();
                    run.push(Group { text, span: at..at + width, address });
                }
            }
            gap.clear();
            end = at + width;
        } else {
            gap.push(if matches!(folded, '—' | '–' | '－') { '-' } else { folded });
        }
    }
    runs
}

fn kind(groups: &[Group], before: &str) -> Option<ScreenCode> {
    if groups.iter().any(|group| group.address) {
        return None;
    }
    let joined: String = groups.iter().map(|group| group.text.as_str()).collect();
    let digits = joined.bytes().all(|byte| byte.is_ascii_digit());
    let says = |words: &[&str]| words.iter().any(|word| before.contains(word));
    let sizes: Vec<usize> = groups.iter().map(|group| group.text.len()).collect();
    let single = sizes.len() == 1;
    if joined.len() == 18 && sizes.iter().all(|size| *size >= 2) && is_identity(joined.as_bytes()) {
        return Some(ScreenCode::CitizenId);
    }
    if joined.len() == 15 && digits && single && says(&["身份证", "身份号码"]) && is_old_identity(joined.as_bytes())
    {
        return Some(ScreenCode::CitizenId);
    }
    if single && joined.len() == 18 && says(&["信用代码"]) && !is_credit_code(joined.as_bytes()) {
        return Some(ScreenCode::CreditCode);
    }
    if single && says(&["护照", "通行证"]) && is_travel_document(joined.as_bytes()) {
        return Some(ScreenCode::TravelDocument);
    }
    if digits && is_account(&joined, &sizes, &says) {
        return Some(ScreenCode::BankAccount);
    }
    if digits && is_mobile(&joined, &sizes) && !says(&OTHER_NUMBERS) {
        return Some(ScreenCode::Mobile);
    }
    (digits && is_landline(&joined, groups, &says)).then_some(ScreenCode::Landline)
}

fn number(digits: Option<&[u8]>) -> u32 {
    digits.unwrap_or_default().iter().fold(0, |sum, byte| sum * 10 + u32::from(byte.saturating_sub(b'0')))
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let to = |number: u32| i8::try_from(number).unwrap_or(0);
    let year = i16::try_from(year).unwrap_or(0);
    (1880..=2100).contains(&year) && jiff::civil::Date::new(year, to(month), to(day)).is_ok()
}

/// A resident identity number: region, day of birth, check digit (GB 11643).
fn is_identity(signs: &[u8]) -> bool {
    let Some((head, [last])) = signs.split_at_checked(17) else { return false };
    if !head.iter().all(u8::is_ascii_digit) || !PROVINCES.contains(&number(signs.get(..2))) {
        return false;
    }
    if !is_day(number(signs.get(6..10)), number(signs.get(10..12)), number(signs.get(12..14))) {
        return false;
    }
    let sum: u32 = head.iter().zip(ID_WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    usize::try_from(sum % 11).ok().and_then(|at| ID_CHECKS.get(at)) == Some(&last.to_ascii_uppercase())
}

fn is_old_identity(signs: &[u8]) -> bool {
    PROVINCES.contains(&number(signs.get(..2)))
        && is_day(1900 + number(signs.get(6..8)), number(signs.get(8..10)), number(signs.get(10..12)))
}

/// A unified social credit code (GB 32100).
fn is_credit_code(signs: &[u8]) -> bool {
    let place = |sign: &u8| CREDIT_SIGNS.iter().position(|known| known == sign);
    let Some((head, [last])) = signs.split_at_checked(17) else { return false };
    let Some(places) = head.iter().map(place).collect::<Option<Vec<usize>>>() else { return false };
    let sum: usize = places.iter().zip(CREDIT_WEIGHTS).map(|(place, weight)| place * weight).sum();
    place(last) == Some((31 - sum % 31) % 31)
}

fn is_travel_document(signs: &[u8]) -> bool {
    let Some((first, rest)) = signs.split_first() else { return false };
    let digits = rest.iter().filter(|byte| byte.is_ascii_digit()).count();
    first.is_ascii_alphabetic() && (8..=9).contains(&rest.len()) && digits + 1 >= rest.len()
}

/// The check digit of ISO/IEC 7812.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .zip([false, true].into_iter().cycle())
        .map(|(byte, doubled)| match (doubled, u32::from(byte.saturating_sub(b'0'))) {
            (false, digit) => digit,
            (true, digit) if digit > 4 => digit * 2 - 9,
            (true, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_account(joined: &str, sizes: &[usize], says: &impl Fn(&[&str]) -> bool) -> bool {
    let grouped = sizes.split_last().is_none_or(|(last, first)| first.iter().all(|size| *size == 4) && *last <= 4);
    if !(sizes.len() == 1 || grouped) {
        return false;
    }
    let named = says(&["卡号", "账号", "帐号", "账户", "帐户"]);
    let card = (16..=19).contains(&joined.len())
        && is_luhn(joined)
        && (named || joined.starts_with("62") && !says(&OTHER_NUMBERS));
    // accounts of bodies have no check digit, but are called so
    card || (named && sizes.len() == 1 && (12..=24).contains(&joined.len()))
}

fn is_mobile(joined: &str, sizes: &[usize]) -> bool {
    let national = ["0086", "86"].iter().find_map(|code| joined.strip_prefix(code).filter(|rest| rest.len() == 11));
    let number = national.unwrap_or(joined).as_bytes();
    let shaped = matches!(sizes, [11 | 13 | 15] | [3, 4, 4] | [3, 8] | [7, 4] | [2 | 4, 11] | [2 | 4, 3, 4, 4]);
    let prefix = matches!(number, [b'1', b'3'..=b'9', ..]);
    shaped && number.len() == 11 && prefix && !number.iter().skip(3).all(|byte| *byte == b'0')
}

fn is_landline(joined: &str, groups: &[Group], says: &impl Fn(&[&str]) -> bool) -> bool {
    let area = |text: &str| {
        let bytes = text.as_bytes();
        matches!(bytes, [b'0', b'1', b'0'] | [b'0', b'2', b'0'..=b'9'] | [b'0', b'3'..=b'9', _, _])
    };
    let local = |text: &str| matches!(text.len(), 7 | 8) && !text.starts_with(['0', '1']);
    match groups {
        [first, second] => area(&first.text) && local(&second.text),
        [_] if says(&["电话", "传真", "热线"]) => [3, 4]
            .iter()
            .any(|at| joined.split_at_checked(*at).is_some_and(|(first, second)| area(first) && local(second))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use ScreenCode as C;

    use super::*;

    fn found(text: &str) -> Vec<(ScreenCode, &str)> {
        let found = numbers(text, "");
        found.into_iter().map(|number| (number.code, &text[number.span])).collect()
    }

    #[test]
    fn numbers_are_known_by_their_build_and_their_check_digit() {
        assert_eq!(found("身份证号：11010519491231002X，"), [(C::CitizenId, "11010519491231002X")]);
        assert_eq!(
            found("１１０１０５１９４９１２３１００２Ｘ"),
            [(C::CitizenId, "１１０１０５１９４９１２３１００２Ｘ")]
        );
        assert_eq!(found("110105 19491231 002x"), [(C::CitizenId, "110105 19491231 002x")]);
        assert_eq!(found("110105194912310021"), []);
        assert_eq!(found("身份证110105491231002"), [(C::CitizenId, "110105491231002")]);
        assert_eq!(found("手机13800138001，138-0013-8001"), [(C::Mobile, "13800138001"), (C::Mobile, "138-0013-8001")]);
        assert_eq!(found("+86 13800138001"), [(C::Mobile, "86 13800138001")]);
        assert_eq!(found("项目编号：13800138001"), []);
        assert_eq!(found("http://a.cn/13800138001 和 a_13800138001"), []);
        assert_eq!(
            found("电话：0538-8812345、010 66668888"),
            [(C::Landline, "0538-8812345"), (C::Landline, "010 66668888")]
        );
        assert_eq!(found("护照号码 E12345678"), [(C::TravelDocument, "E12345678")]);
        assert_eq!(found("统一社会信用代码：91110000100000000A"), [(C::CreditCode, "91110000100000000A")]);
        assert_eq!(
            found("6222021001112223337"),
            if is_luhn("6222021001112223337") { vec![(C::BankAccount, "6222021001112223337")] } else { vec![] }
        );
        assert_eq!(found("账号：105031910400010"), [(C::BankAccount, "105031910400010")]);
    }

    #[test]
    fn years_sums_and_codes_are_none() {
        for text in [
            "2026-11-02 至 2026-11-30",
            "预算金额：1234567.89元",
            "项目代码2026-510000-04-01-123456",
            "邮编 636600",
            "1,000,000.00",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

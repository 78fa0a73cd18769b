//! Personal data in running text: where it stands, and the text with it masked.

use std::ops::Range;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A resident identity number with the right check digit.
    Identity,
    /// A mobile telephone number.
    Mobile,
    /// A bank card number with the right check digit.
    BankCard,
}

impl Kind {
    /// What a reader calls it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Identity => "公民身份号码",
            Self::Mobile => "手机号码",
            Self::BankCard => "银行卡号",
        }
    }
}

/// Personal data in a text, in order, as byte ranges.
pub(crate) fn personal_data(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let x = bytes.get(at).is_some_and(|byte| matches!(byte, b'X' | b'x')) && at - start == 17;
        let end = if x { at + 1 } else { at };
        let joined = start
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'-' | b'_' | b'='))
            || bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'@'));
        if !joined && let Some(kind) = bytes.get(start..end).and_then(kind) {
            out.push((start..end, kind));
        }
        at = end;
    }
    out
}

fn kind(digits: &[u8]) -> Option<Kind> {
    match digits.len() {
        18 if is_identity(digits) => Some(Kind::Identity),
        11 if digits.first() == Some(&b'1') && digits.get(1).is_some_and(|byte| (b'3'..=b'9').contains(byte)) => {
            Some(Kind::Mobile)
        }
        16..=19 if digits.starts_with(b"62") && is_luhn(digits) => Some(Kind::BankCard),
        _ => None,
    }
}

/// The check digit of GB 11643.
fn is_identity(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = *b"10X98765432";
    let month = number(digits.get(10..12));
    let day = number(digits.get(12..14));
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return false;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte.saturating_sub(b'0')) * weight).sum();
    let check = usize::try_from(sum % 11).ok().and_then(|at| CHECKS.get(at));
    check == digits.last().map(u8::to_ascii_uppercase).as_ref()
}

fn number(digits: Option<&[u8]>) -> u32 {
    digits.unwrap_or_default().iter().fold(0, |sum, byte| sum * 10 + u32::from(byte.saturating_sub(b'0')))
}

/// The check digit of ISO/IEC 7812.
fn is_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.saturating_sub(b'0'));
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, doubled) if doubled > 9 => doubled - 9,
                (_, doubled) => doubled,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The text with personal data masked but for its ends.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut past = 0;
    for (range, _) in personal_data(text) {
        out.push_str(text.get(past..range.start).unwrap_or_default());
        out.push_str(&mask(text.get(range.clone()).unwrap_or_default()));
        past = range.end;
    }
    out.push_str(text.get(past..).unwrap_or_default());
    out
}

/// A number with all but its first three and last two digits masked.
pub(crate) fn mask(number: &str) -> String {
    let count = number.chars().count();
    number.chars().enumerate().map(|(at, c)| if at < 3 || at + 2 >= count { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_numbers_are_personal_data() {
        let kinds = |text: &str| personal_data(text).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>();
        assert_eq!(kinds("身份证号11010519491231002X。"), [Kind::Identity]);
        assert_eq!(kinds("身份证号110105194912310021"), []);
        assert_eq!(kinds("电话13800138000"), [Kind::Mobile]);
        assert_eq!(kinds("电话0517-83605210，编号201380013800011"), []);
        assert_eq!(kinds("http://a.gov.cn/13800138000/1.html"), []);
        assert_eq!(
            kinds("账号6222020000000000012"),
            if is_luhn(b"6222020000000000012") { vec![Kind::BankCard] } else { vec![] }
        );
        assert_eq!(masked("请拨13800138000联系"), "请拨138******00联系");
    }
}

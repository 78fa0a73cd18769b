//! What section 六 says about the information processing fee (信息处理费).

use gongkai_document::normalize;
use gongkai_report::Narrative;
use rust_decimal::Decimal;

/// What a text says about the fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FeeStatement {
    /// Nothing.
    Silent,
    /// That none was charged.
    NoneCharged,
    /// That some was charged: so many yuan; `None` where the sum is not given.
    Charged(Option<Decimal>),
    /// It speaks of the fee, but whether any was charged is not plain.
    Unclear,
}

const FEE: &[&str] = &["信息处理费", "信息公开处理费", "处理费", "收费", "收取费用", "收取任何费用", "费用"];
const NONE: &[&str] = &[
    "未收",
    "未收取",
    "没有收",
    "未发生",
    "无收费",
    "不收费",
    "不收取",
    "未产生",
    "未开展收费",
    "未进行收费",
    "未涉及",
    "不存在收费",
    "没有发生",
    "均未",
    "无信息处理费",
    "暂未",
    "尚未收",
    "未向",
    "零收费",
];
const CHARGED: &[&str] = &["收取", "收费", "共计", "合计", "征收", "入库"];

impl FeeStatement {
    /// What a narrative says about the fee, the first plain sentence deciding.
    pub(crate) fn of(narrative: Option<&Narrative>) -> Self {
        let text = normalize(&narrative.map(Narrative::text).unwrap_or_default());
        let mut unclear = false;
        for sentence in text.split(['。', ';', '!', '\n']) {
            if !FEE.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let amount = yuan(sentence);
            match amount {
                Some(amount) if amount.is_zero() => return Self::NoneCharged,
                Some(amount) => return Self::Charged(Some(amount)),
                None if NONE.iter().any(|word| sentence.contains(word)) || is_zero_item(sentence) => {
                    return Self::NoneCharged;
                }
                None if CHARGED.iter().any(|word| sentence.contains(word)) && sentence.contains('件') => {
                    return Self::Charged(None);
                }
                None => unclear = true,
            }
        }
        if unclear { Self::Unclear } else { Self::Silent }
    }
}

/// `信息处理费：无`, `收取信息处理费0`.
fn is_zero_item(sentence: &str) -> bool {
    let tail: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
    tail.ends_with('无') || tail.ends_with(":0") || tail.ends_with("费0") || tail.ends_with('零')
}

/// The last amount of money a sentence names, in yuan.
fn yuan(sentence: &str) -> Option<Decimal> {
    let mut found = None;
    let mut number = String::new();
    let mut chars = sentence.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '0'..='9' | '.' => number.push(c),
            ',' | ' ' if !number.is_empty() && chars.peek().is_some_and(|next| next.is_ascii_digit()) => {}
            ' ' => {}
            '元' | '万' => {
                let amount: Option<Decimal> = number.parse().ok();
                match (c, chars.peek()) {
                    ('元', _) => found = amount.or(found),
                    (_, Some('元')) => found = amount.and_then(|a| a.checked_mul(Decimal::from(10_000))).or(found),
                    _ => {}
                }
                number.clear();
            }
            _ => number.clear(),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> FeeStatement {
        FeeStatement::of(Some(&Narrative::of([text])))
    }

    #[test]
    fn the_usual_sentences_are_understood() {
        assert_eq!(say("本年度未收取信息处理费。"), FeeStatement::NoneCharged);
        assert_eq!(say("2023年度，政府信息公开未发生收费情况。"), FeeStatement::NoneCharged);
        assert_eq!(say("收取信息处理费0元。"), FeeStatement::NoneCharged);
        assert_eq!(say("本年收取信息处理费1件，共计380元。"), FeeStatement::Charged(Some(Decimal::from(380))));
        assert_eq!(say("信息处理费共收取 1,200 元。"), FeeStatement::Charged(Some(Decimal::from(1200))));
        assert_eq!(say("收取信息处理费0.5万元。"), FeeStatement::Charged(Some(Decimal::from(5000))));
        assert_eq!(say("无其他需要报告的事项。"), FeeStatement::Silent);
        assert_eq!(say("按规定执行信息处理费管理办法。"), FeeStatement::Unclear);
        assert_eq!(FeeStatement::of(None), FeeStatement::Silent);
    }
}

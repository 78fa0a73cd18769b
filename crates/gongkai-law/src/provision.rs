//! Citations: which article, paragraph and item of which instrument a rule stands on.

pub mod cited;
pub mod instrument;
mod titles;

use std::fmt;

pub use instrument::{Instrument, InstrumentInfo};

use crate::numeral;

/// A place in an instrument. A part that is not needed is zero, so that constants stay readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Provision {
    /// The instrument.
    pub instrument: Instrument,
    /// The article (条); none cites the whole instrument.
    pub article: Option<u16>,
    /// The paragraph (款), counted from one.
    pub paragraph: Option<u8>,
    /// The item (项), counted from one.
    pub item: Option<u8>,
}

impl Provision {
    /// The whole instrument.
    pub const fn whole(instrument: Instrument) -> Self {
        Provision { instrument, article: None, paragraph: None, item: None }
    }

    /// A whole article.
    pub const fn article(instrument: Instrument, article: u16) -> Self {
        Provision { instrument, article: Some(article), paragraph: None, item: None }
    }

    /// A paragraph of an article.
    pub const fn paragraph(instrument: Instrument, article: u16, paragraph: u8) -> Self {
        Provision { instrument, article: Some(article), paragraph: Some(paragraph), item: None }
    }

    /// An item of an article, or of one paragraph of it where there are several.
    pub const fn item(instrument: Instrument, article: u16, paragraph: Option<u8>, item: u8) -> Self {
        Provision { instrument, article: Some(article), paragraph, item: Some(item) }
    }

    /// The citation with the full title: 《中华人民共和国政府信息公开条例》第三十三条第二款.
    pub fn full(&self) -> String {
        format!("{}{}", marked(self.instrument.info().title), self.place())
    }

    /// The citation with the usual title: 《政府信息公开条例》第三十三条第二款. This is also what `Display` prints.
    pub fn short(&self) -> String {
        format!("{}{}", marked(self.instrument.info().short_title), self.place())
    }

    /// The place alone: 第三十三条第二款. Empty if the whole instrument is cited.
    pub fn place(&self) -> String {
        let mut text = String::new();
        if let Some(article) = self.article {
            text.push_str(&format!("第{}条", numeral::to_chinese(u64::from(article))));
        }
        if let Some(paragraph) = self.paragraph {
            text.push_str(&format!("第{}款", numeral::to_chinese(u64::from(paragraph))));
        }
        if let Some(item) = self.item {
            text.push_str(&format!("第（{}）项", numeral::to_chinese(u64::from(item))));
        }
        text
    }
}

/// A title in title marks; a title within it gets the single ones, as punctuation asks (《〈…的意见〉实施细则》).
fn marked(title: &str) -> String {
    format!("《{}》", title.replace('《', "〈").replace('》', "〉"))
}

impl fmt::Display for Provision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.short())
    }
}

/// Several citations in one phrase as findings print them: like [`join`], a whole instrument with its number.
#[must_use]
pub fn cite(provisions: &[Provision]) -> String {
    let mut text = String::new();
    for group in provisions.chunk_by(|a, b| a.instrument == b.instrument && b.article.is_some()) {
        if !text.is_empty() {
            text.push('；');
        }
        text.push_str(&join(group));
        if let [Provision { instrument, article: None, .. }] = group
            && let Some(number) = instrument.info().number
        {
            text.push_str(&format!("（{number}）"));
        }
    }
    text
}

/// Several citations in one phrase, the title named once for neighbours of one instrument:
/// 《政府信息公开条例》第十五条、第三十二条，《行政复议法》第二十条第一款.
pub fn join(provisions: &[Provision]) -> String {
    let mut text = String::new();
    let mut last: Option<Instrument> = None;
    for provision in provisions {
        let place = provision.place();
        if last == Some(provision.instrument) && !place.is_empty() {
            text.push('、');
            text.push_str(&place);
        } else {
            if last.is_some() {
                text.push('，');
            }
            text.push_str(&provision.short());
        }
        last = Some(provision.instrument);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_reads_as_letters_write_it() {
        assert_eq!(cited::ART_33_2.to_string(), "《政府信息公开条例》第三十三条第二款");
        assert_eq!(cited::ART_33_2.full(), "《中华人民共和国政府信息公开条例》第三十三条第二款");
        assert_eq!(cited::ART_36_3.place(), "第三十六条第（三）项");
        assert_eq!(cited::RECONSIDERATION_23_1_4.short(), "《行政复议法》第二十三条第一款第（四）项");
        assert_eq!(cited::OPENNESS_2016.short(), "《〈关于全面推进政务公开工作的意见〉实施细则》");
        assert_eq!(
            cited::LITIGATION_INTERPRETATION_64_1.short(),
            "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十四条第一款"
        );
        assert_eq!(Provision::whole(Instrument::FeeMeasures2020).short(), "《政府信息公开信息处理费管理办法》");
    }

    #[test]
    fn neighbours_of_one_instrument_share_its_title() {
        assert_eq!(
            join(&[cited::ART_15, cited::ART_32, cited::RECONSIDERATION_20_1]),
            "《政府信息公开条例》第十五条、第三十二条，《行政复议法》第二十条第一款"
        );
        assert_eq!(join(&[]), "");
        assert_eq!(
            cite(&[cited::REPORT_FORMAT_2021, cited::ART_50_2]),
            "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）；《政府信息公开条例》第五十条第一款第（二）项"
        );
    }
}

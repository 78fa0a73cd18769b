//! The compact notation of a provision: `regulation_2019:33.2` is its article 33, paragraph 2, `regulation_2019:36(4)` item 4
//! of article 36.

use gongkai_law::provision::{Instrument, Provision};

/// A provision in the notation. Parts that it does not name are left out.
pub(super) fn written(provision: &Provision) -> String {
    let mut text = provision.instrument.id().to_owned();
    if let Some(article) = provision.article {
        text.push_str(&format!(":{article}"));
    }
    if let Some(paragraph) = provision.paragraph {
        text.push_str(&format!(".{paragraph}"));
    }
    if let Some(item) = provision.item {
        text.push_str(&format!("({item})"));
    }
    text
}

/// The provision of a notation. One provision is written in one way only.
pub(super) fn parsed(text: &str) -> Option<Provision> {
    let (rest, item) = match text.strip_suffix(')').and_then(|inner| inner.split_once('(')) {
        Some((rest, item)) => (rest, Some(item.parse().ok()?)),
        None => (text, None),
    };
    let (rest, paragraph) = match rest.split_once('.') {
        Some((rest, paragraph)) => (rest, Some(paragraph.parse().ok()?)),
        None => (rest, None),
    };
    let (id, article) = match rest.split_once(':') {
        Some((id, article)) => (id, Some(article.parse().ok()?)),
        None => (rest, None),
    };
    let provision = Provision { instrument: Instrument::from_id(id)?, article, paragraph, item };
    (written(&provision) == text).then_some(provision)
}

#[cfg(test)]
mod tests {
    use gongkai_law::provision::cited;

    use super::*;

    #[test]
    fn a_provision_is_written_short_and_read_back() {
        let whole = Provision::whole(Instrument::CivilCode);
        let pairs = [
            (cited::ART_36_4, "regulation_2019:36(4)"),
            (cited::ART_33_2, "regulation_2019:33.2"),
            (cited::RECONSIDERATION_23_1_4, "reconsideration_law_2023:23.1(4)"),
            (whole, "civil_code"),
        ];
        for (provision, text) in pairs {
            assert_eq!(written(&provision), text);
            assert_eq!(parsed(text), Some(provision));
        }
    }

    #[test]
    fn one_provision_is_written_in_one_way_only() {
        let bad =
            ["", "regulation_2019:036", "regulation_2019:+36", "regulation_2019:36(4", "regulation_2019:36(4)x", "x:1"];
        assert!(bad.iter().all(|text| parsed(text).is_none()));
    }
}

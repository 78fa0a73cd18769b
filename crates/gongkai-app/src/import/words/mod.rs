//! The many ways in which ledgers write what can only be one of a few.

mod catalogue;
mod directory;
mod dispute;
mod reply;
mod request;

pub(super) use catalogue::*;
pub(super) use directory::*;
pub(super) use dispute::*;
use gongkai_document::squeezed;
pub(super) use reply::{Said, Without, grounds_offered, read_grounds, read_result, results_offered};
pub(super) use request::*;

/// What can only be one of a few: every spelling of each meaning, and spellings that mean several.
pub(super) struct Choice<T: 'static> {
    /// Meanings, each with its spellings parted by spaces; the first of them is the one that the template offers.
    meanings: &'static [(T, &'static str)],
    /// Spellings that are not enough, with what to write instead.
    unclear: &'static [(&'static str, &'static str)],
}

/// A spelling made comparable: layout and punctuation taken out.
pub(super) fn bare(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '.');
    squeezed(text).chars().filter(kept).flat_map(char::to_lowercase).collect()
}

/// Which of several lists of spellings holds a text: as it is, or else but for layout and punctuation.
fn find<'l, T>(lists: &'l [T], text: &str, spellings: impl Fn(&T) -> &'static str) -> Option<&'l T> {
    let holds = |list: &&T, wanted: &dyn Fn(&str) -> bool| spellings(list).split_whitespace().any(wanted);
    let exact = lists.iter().find(|list| holds(list, &|spelling| spelling == text));
    exact.or_else(|| {
        let key = Some(bare(text)).filter(|key| !key.is_empty())?;
        lists.iter().find(|list| holds(list, &|spelling| bare(spelling) == key))
    })
}

impl<T: Copy + PartialEq> Choice<T> {
    pub(super) const fn of(meanings: &'static [(T, &'static str)]) -> Self {
        Self { meanings, unclear: &[] }
    }

    pub(super) const fn but(self, unclear: &'static [(&'static str, &'static str)]) -> Self {
        Self { unclear, ..self }
    }

    /// What a text means, or what to write instead.
    pub(super) fn read(&self, text: &str) -> Result<T, String> {
        if let Some((found, _)) = find(self.meanings, text, |(_, spellings)| spellings) {
            return Ok(*found);
        }
        match find(self.unclear, text, |(spellings, _)| spellings) {
            Some((_, mend)) => Err((*mend).to_owned()),
            None => Err(format!("请写 {} 之一", self.offered().join("、"))),
        }
    }

    /// What the template offers.
    pub(super) fn offered(&self) -> Vec<&'static str> {
        self.meanings.iter().filter_map(|(_, spellings)| spellings.split_whitespace().next()).collect()
    }

    /// What it is called.
    pub(super) fn label(&self, meaning: &T) -> &'static str {
        let found = self.meanings.iter().find(|(other, _)| other == meaning);
        found.and_then(|(_, spellings)| spellings.split_whitespace().next()).unwrap_or_default()
    }
}

/// Yes and no.
pub(super) const YES_NO: Choice<bool> = Choice::of(&[
    (true, "是 有 已 √ 对 Y yes 1 已提供 齐全 合理 已告知 已说明 true"),
    (false, "否 无 未 × 没有 N no 0 未提供 不合理 未告知 未说明 不 false"),
]);

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use gongkai_case::request::ServiceMethod;
    use gongkai_catalogue::{DecisionKind, ExclusionKind};
    use gongkai_law::applicant::ApplicantKind;
    use gongkai_law::deadline::Channel;
    use gongkai_law::dispute::{DisputeKind, DisputeResult};

    use super::*;

    fn sound<T: Copy + PartialEq>(choice: &Choice<T>) {
        let mut seen = BTreeMap::new();
        for (at, (meaning, spellings)) in choice.meanings.iter().enumerate() {
            for spelling in spellings.split_whitespace() {
                let key = Some(bare(spelling)).filter(|key| !key.is_empty()).unwrap_or_else(|| spelling.to_owned());
                assert!(seen.insert(key, at).is_none_or(|other| other == at), "{spelling} means two things");
                assert!(choice.read(spelling).is_ok_and(|found| found == *meaning), "{spelling}");
            }
        }
        for (spellings, mend) in choice.unclear {
            for spelling in spellings.split_whitespace() {
                assert_eq!(choice.read(spelling).err().as_deref(), Some(*mend), "{spelling}");
            }
        }
    }

    #[test]
    fn every_spelling_means_one_thing() {
        sound(&YES_NO);
        sound(&CHANNELS);
        sound(&APPLICANTS);
        sound(&METHODS);
        sound(&APPROVERS);
        sound(&CONSULTED);
        sound(&OPINIONS);
        sound(&FEE_BASES);
        sound(&REMEDIES);
        sound(&DISPUTES);
        sound(&RESULTS);
        sound(&GRIEVANCES);
        sound(&ROLES);
        sound(&PROCEDURES);
        sound(&DOCUMENTS);
        sound(&EXCLUSIONS);
        sound(&VALIDITIES);
        sound(&DECISIONS);
        sound(&OVERTURNINGS);
    }

    #[test]
    fn every_meaning_of_the_law_can_be_written() {
        assert_eq!(CHANNELS.offered(), Channel::ALL.map(Channel::label));
        assert_eq!(APPLICANTS.offered(), ApplicantKind::ALL.map(ApplicantKind::label));
        assert_eq!(METHODS.offered(), ServiceMethod::ALL.map(ServiceMethod::label));
        assert_eq!(DISPUTES.offered(), DisputeKind::ALL.map(DisputeKind::label));
        assert_eq!(RESULTS.offered(), DisputeResult::ALL.map(DisputeResult::label));
        assert_eq!(DECISIONS.offered(), DecisionKind::ALL.map(DecisionKind::label));
        assert_eq!(EXCLUSIONS.offered(), ExclusionKind::ALL.map(ExclusionKind::label));
    }
}

//! Invented bodies: names of counties that do not exist, with organs that every county has.

use crate::Seed;

/// What kind of organ a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A government of county level.
    Government,
    /// A department with daily licences and penalties.
    Enforcing,
    /// A department without.
    Department,
    /// A township government or a street office.
    Township,
    /// An organisation authorised by law: a trading centre and its like.
    Centre,
}

/// An invented body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Body {
    /// Its full name.
    pub name: String,
    /// How it speaks of itself: 本局, 本中心.
    pub own: &'static str,
    /// What it is.
    pub kind: Kind,
}

/// Counties that do not exist.
const COUNTIES: [&str; 24] = [
    "示范县",
    "云岫县",
    "青棠县",
    "澄岚县",
    "砚溪县",
    "望舒县",
    "鹿屿区",
    "栖霁县",
    "素川县",
    "柏澜区",
    "映禾县",
    "沐岑县",
    "知雨县",
    "听澜区",
    "岚汀县",
    "汀芷县",
    "雾泽县",
    "星垣区",
    "槐序县",
    "霜桥县",
    "晴麓县",
    "苇舟县",
    "朗岫区",
    "禾汀县",
];

/// Organs: name behind the county, how it speaks of itself, kind.
const ORGANS: [(&str, &str, Kind); 22] = [
    ("公共资源交易服务中心", "本中心", Kind::Centre),
    ("政务服务中心", "本中心", Kind::Centre),
    ("人民政府", "本县", Kind::Government),
    ("教育局", "本局", Kind::Department),
    ("财政局", "本局", Kind::Department),
    ("民政局", "本局", Kind::Department),
    ("司法局", "本局", Kind::Department),
    ("统计局", "本局", Kind::Department),
    ("审计局", "本局", Kind::Department),
    ("水务局", "本局", Kind::Department),
    ("发展和改革局", "本局", Kind::Department),
    ("农业农村局", "本局", Kind::Department),
    ("文化和旅游局", "本局", Kind::Department),
    ("卫生健康局", "本局", Kind::Department),
    ("市场监督管理局", "本局", Kind::Enforcing),
    ("交通运输局", "本局", Kind::Enforcing),
    ("综合行政执法局", "本局", Kind::Enforcing),
    ("行政审批局", "本局", Kind::Enforcing),
    ("柳渡镇人民政府", "本镇", Kind::Township),
    ("石榴乡人民政府", "本乡", Kind::Township),
    ("东亭街道办事处", "本街道", Kind::Township),
    ("临溪镇人民政府", "本镇", Kind::Township),
];

impl Body {
    /// How many bodies there are.
    pub const COUNT: usize = COUNTIES.len() * ORGANS.len();

    /// The body of a number; every number below [`Self::COUNT`] is another body.
    #[must_use]
    pub fn of(number: usize) -> Self {
        let county = COUNTIES.iter().cycle().nth(number % COUNTIES.len()).copied().unwrap_or_default();
        let organ = ORGANS.iter().cycle().nth(number / COUNTIES.len() % ORGANS.len());
        let (name, own, kind) = organ.copied().unwrap_or(("教育局", "本局", Kind::Department));
        let own = if kind == Kind::Government && county.ends_with('区') { "本区" } else { own };
        Self { name: format!("{county}{name}"), own, kind }
    }

    /// A body by chance.
    #[must_use]
    pub fn any(seed: &mut Seed) -> Self {
        let last = i64::try_from(Self::COUNT).unwrap_or(1) - 1;
        Self::of(usize::try_from(seed.number(0..=last)).unwrap_or(0))
    }

    /// Whether it must write of appraisal, public review and accountability (art. 50, item 4).
    #[must_use]
    pub fn is_government(&self) -> bool {
        matches!(self.kind, Kind::Government | Kind::Township)
    }

    /// Whether it makes normative documents.
    #[must_use]
    pub fn makes_documents(&self) -> bool {
        self.kind != Kind::Centre
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_number_is_another_body() {
        let names: BTreeSet<String> = (0..Body::COUNT).map(|number| Body::of(number).name).collect();
        assert_eq!(names.len(), Body::COUNT);
        assert_eq!(Body::of(0).name, "示范县公共资源交易服务中心");
    }
}

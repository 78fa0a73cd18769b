//! `gongkai.screening/1`: something found in a document before its publication.

use gongkai_law::provision::Provision;
use gongkai_screen::{Gravity, Hit, ScreenCode};
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{OriginShape, Shown};
use crate::finding::{CheckShape, RuleState, closing};

/// Something found before publication.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.screening/1", description = "发布前筛查的一处发现；摘录已遮去个人号码")]
pub struct ScreeningShape<'h> {
    /// Always `gongkai.screening/1`.
    #[schemars(extend("const" = "gongkai.screening/1"))]
    schema: &'static str,
    /// The file, or the identifier of the item.
    file: &'h str,
    /// Code of the rule, of family P.
    code: &'static str,
    /// `error`, `warning` or `info`.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    severity: &'static str,
    /// Where it stands, as a reader counts.
    #[serde(rename = "where")]
    places: [String; 1],
    /// First byte and one past the last, in the text of that place.
    span: (usize, usize),
    /// What was found.
    message: &'h str,
    /// The words around it, numbers of persons masked.
    snippet: &'h str,
    /// How to mend it.
    mend: &'static str,
    /// By what right.
    provision: Shown<Provision>,
    /// A name that survives a re-run: by it a person says that it stays.
    fingerprint: &'h str,
    /// Whether a person decided that it stays.
    kept: bool,
    /// Where in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginShape<'h>>,
}

/// Something found before publication, as JSON.
#[must_use]
pub fn screening<'h>(hit: &'h Hit, file: &'h str, kept: bool) -> ScreeningShape<'h> {
    ScreeningShape {
        schema: "gongkai.screening/1",
        file,
        code: hit.code.code(),
        severity: hit.gravity.id(),
        places: [hit.place.to_string()],
        span: (hit.span.start, hit.span.end),
        message: &hit.message,
        snippet: &hit.snippet,
        mend: hit.code.manual().mend,
        provision: Shown(hit.provision()),
        fingerprint: &hit.fingerprint,
        kept,
        origin: hit.origin.as_ref().map(OriginShape::from),
    }
}

/// The line that closes a file that was screened: how it stands with every rule.
#[must_use]
pub fn screened<'c>(hits: &[Hit], file: &'c str) -> CheckShape<'c> {
    let broken = |code: ScreenCode| hits.iter().any(|hit| hit.code == code);
    let states =
        ScreenCode::ALL.map(|code| (code.code(), if broken(code) { RuleState::Broken } else { RuleState::Held }));
    let count = |gravity| hits.iter().filter(|hit| hit.gravity == gravity).count();
    closing(file, states, [count(Gravity::Error), count(Gravity::Warning), count(Gravity::Info)])
}

/// A file that could not be screened: no rule is decided.
#[must_use]
pub fn unscreened<'c>(file: &'c str, why: &'c str) -> CheckShape<'c> {
    closing(file, ScreenCode::ALL.map(|code| (code.code(), RuleState::Undecided(why))), [0; 3])
}

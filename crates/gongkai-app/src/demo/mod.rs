//! Demonstration records: an invented trading centre with three full years, and the body that this program comes from.

mod bazhou;
mod course;
pub mod publishing;
mod shifan;
mod story;
mod words;

use gongkai_law::calendar::Calendar;
use jiff::civil::Date;

use crate::port::BodyCode;
use crate::record::{Act, Seal};
use publishing::Keep;
use story::Story;
pub use story::Untold;

/// A demonstration body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demo {
    /// 示范县公共资源交易服务中心: invented, 2023 to 2025.
    Shifan,
    /// 巴州区公共资源交易服务中心: what its published report of 2023 states.
    Bazhou,
}

impl Demo {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Shifan, Self::Bazhou];

    /// The code of the body.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shifan => "shifan",
            Self::Bazhou => "bazhou",
        }
    }
}

/// Everything that a demonstration body recorded, in the order in which it did.
///
/// `seal` keeps what is personal, as everywhere; `today` adds a few requests that are open on that day.
///
/// # Errors
/// If the story tells of something impossible, which the tests exclude.
pub fn acts(
    demo: Demo,
    body: &BodyCode,
    calendar: &Calendar,
    today: Date,
    seal: &mut Seal<'_>,
) -> Result<Vec<Act>, Untold> {
    let mut story = Story::new(body, calendar, seal);
    match demo {
        Demo::Shifan => shifan::tell(&mut story, today)?,
        Demo::Bazhou => bazhou::tell(&mut story)?,
    }
    Ok(story.acts())
}

/// Everything that the catalogue of a demonstration body recorded, in the order in which it did; empty where it keeps none.
///
/// Apart from [`acts`], which do not hang on it: hundreds of texts take their time, and only who looks at documents needs
/// them. Both together, in the order of their days, are the whole story. `keep` keeps the texts.
///
/// # Errors
/// If the story tells of something impossible, which the tests exclude, or a text cannot be kept.
pub fn catalogue(demo: Demo, body: &BodyCode, calendar: &Calendar, keep: &mut Keep<'_>) -> Result<Vec<Act>, Untold> {
    match demo {
        Demo::Shifan => publishing::tell(body, calendar, keep),
        Demo::Bazhou => Ok(Vec::new()),
    }
}

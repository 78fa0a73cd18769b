//! Demonstration records: an invented trading centre with three full years, and the body that this program comes from.

mod bazhou;
mod course;
mod shifan;
mod story;
mod words;

use gongkai_law::calendar::Calendar;
use jiff::civil::Date;

use crate::port::BodyCode;
use crate::record::{Act, Seal};
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

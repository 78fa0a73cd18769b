//! The processing fee: two progressive schedules, exact to the fen (信息处理费管理办法 arts. 3 to 5).
//!
//! A body picks one of the two for a request, never both; charging is allowed, never automatic. Both schedules
//! charge only what lies above a threshold, and each bracket only its own part.

use std::fmt;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use crate::provision::{Provision, cited};

/// An amount of money in fen (分). From a literal only in this crate; others compute it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fen(u64);

impl Fen {
    /// No money.
    pub const ZERO: Self = Self(0);

    pub(crate) const fn from_yuan(yuan: u64) -> Self {
        Self(yuan * 100)
    }

    /// The number of fen.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

/// A text that is no amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是金额：请写以元为单位的数字，最多两位小数，如 380 或 380.50")]
pub struct AmountError(pub String);

impl FromStr for Fen {
    type Err = AmountError;

    /// Reads an amount in 元 with at most two decimals.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || AmountError(text.to_owned());
        let trimmed = text.trim();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let (yuan, fen) = trimmed.split_once('.').unwrap_or((trimmed, "0"));
        if !digits(yuan) || !digits(fen) || fen.len() > 2 {
            return Err(error());
        }
        let yuan: u64 = yuan.parse().map_err(|_| error())?;
        let fen: u64 = format!("{fen:0<2}").parse().map_err(|_| error())?;
        yuan.checked_mul(100).and_then(|sum| sum.checked_add(fen)).map(Self).ok_or_else(error)
    }
}

impl Add for Fen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Fen {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Mul<u32> for Fen {
    type Output = Self;

    fn mul(self, count: u32) -> Self {
        Self(self.0.saturating_mul(u64::from(count)))
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0 / 100, self.0 % 100);
        if fen == 0 { write!(f, "{yuan}元") } else { write!(f, "{yuan}.{fen:02}元") }
    }
}

/// How the fee is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeeBasis {
    /// 按件: pieces of one applicant within a natural month, added up over all requests (art. 4).
    PerItem,
    /// 按量: pages of one request, not added up over requests (art. 5). Does not apply where the information is
    /// published and the answer only says how to get it.
    PerPage,
}

impl FeeBasis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::PerItem, Self::PerPage];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PerItem => "per_item",
            Self::PerPage => "per_page",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PerItem => "按件计收",
            Self::PerPage => "按量计收",
        }
    }

    /// The unit counted.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::PerItem => "件",
            Self::PerPage => "页",
        }
    }

    /// By what right.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::PerItem => cited::FEE_4,
            Self::PerPage => cited::FEE_5,
        }
    }

    /// The bracket that the `number`-th unit falls in: its last unit and its price; `None`: no last unit.
    fn bracket(self, number: u32) -> (Option<u32>, Fen) {
        match (self, number) {
            (Self::PerItem, ..=10) => (Some(10), Fen::ZERO),
            (Self::PerItem, 11..=30) => (Some(30), Fen::from_yuan(100)),
            // from the 31st on, every ten pieces cost 100 yuan a piece more than the ten before
            (Self::PerItem, _) => {
                let step = (number - 31) / 10;
                (step.checked_mul(10).and_then(|units| units.checked_add(40)), Fen::from_yuan(100) * (step + 2))
            }
            (Self::PerPage, ..=30) => (Some(30), Fen::ZERO),
            (Self::PerPage, 31..=100) => (Some(100), Fen::from_yuan(10)),
            (Self::PerPage, 101..=200) => (Some(200), Fen::from_yuan(20)),
            (Self::PerPage, _) => (None, Fen::from_yuan(40)),
        }
    }
}

/// The part of a fee that one bracket makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeeStep {
    /// First unit of the bracket that is charged.
    pub from: u32,
    /// Last unit of the bracket that is charged.
    pub to: u32,
    /// Price of a unit.
    pub unit: Fen,
    /// The part.
    pub subtotal: Fen,
}

/// A fee that explains itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// How it is counted.
    pub basis: FeeBasis,
    /// How many units.
    pub quantity: u32,
    /// The sum.
    pub total: Fen,
    /// Its parts, bracket by bracket.
    pub steps: Vec<FeeStep>,
}

/// The largest quantity that is computed; no request comes near it.
pub const MOST_UNITS: u32 = 100_000;

/// A quantity beyond [`MOST_UNITS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}{1}超出可计算的范围（最多{most}）：请核对数量", most = MOST_UNITS)]
pub struct TooMany(pub u32, pub &'static str);

/// The fee for a quantity.
///
/// # Errors
/// If the quantity is beyond [`MOST_UNITS`].
pub fn fee(basis: FeeBasis, quantity: u32) -> Result<Fee, TooMany> {
    if quantity > MOST_UNITS {
        return Err(TooMany(quantity, basis.unit()));
    }
    let mut steps = Vec::new();
    let mut total = Fen::ZERO;
    let mut from = 1;
    while from <= quantity {
        let (last, unit) = basis.bracket(from);
        let to = last.map_or(quantity, |last| last.min(quantity));
        let subtotal = unit * (to - from + 1);
        steps.push(FeeStep { from, to, unit, subtotal });
        total = total + subtotal;
        from = to + 1;
    }
    Ok(Fee { basis, quantity, total, steps })
}

/// What the `number`-th unit adds to the fee. Whether pieces charged by page count towards the month's number is
/// not settled by the text; the caller decides what `number` is.
#[must_use]
pub fn marginal(basis: FeeBasis, number: u32) -> Fen {
    if number == 0 { Fen::ZERO } else { basis.bracket(number).1 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn yuan(basis: FeeBasis, quantity: u32) -> u64 {
        fee(basis, quantity).unwrap().total.get() / 100
    }

    #[test]
    fn an_amount_is_read_in_yuan_with_at_most_two_decimals() {
        let fen = |text: &str| text.parse::<Fen>().map(Fen::get);
        assert_eq!([fen("380"), fen("380.5"), fen(" 0.05 ")], [Ok(38_000), Ok(38_050), Ok(5)]);
        for text in ["", "-1", "1.234", ".5", "1.", "三百", "99999999999999999999"] {
            assert!(fen(text).is_err(), "{text}");
        }
    }

    #[test]
    fn fee_art_4_per_item_vectors() {
        let table = [
            (0, 0),
            (1, 0),
            (9, 0),
            (10, 0),
            (11, 100),
            (12, 200),
            (29, 1900),
            (30, 2000),
            (31, 2200),
            (39, 3800),
            (40, 4000),
            (41, 4300),
            (45, 5500),
            (50, 7000),
            (51, 7400),
            (100, 37000),
        ];
        for (items, expected) in table {
            assert_eq!(yuan(FeeBasis::PerItem, items), expected, "{items}");
        }
    }

    #[test]
    fn fee_art_5_per_page_vectors() {
        let table = [
            (0, 0),
            (29, 0),
            (30, 0),
            (31, 10),
            (68, 380),
            (99, 690),
            (100, 700),
            (101, 720),
            (199, 2680),
            (200, 2700),
            (201, 2740),
            (250, 4700),
        ];
        for (pages, expected) in table {
            assert_eq!(yuan(FeeBasis::PerPage, pages), expected, "{pages}");
        }
    }

    #[test]
    fn steps_explain_the_sum() {
        let found = fee(FeeBasis::PerItem, 35).unwrap();
        let steps: Vec<(u32, u32, u64)> = found.steps.iter().map(|s| (s.from, s.to, s.subtotal.get() / 100)).collect();
        assert_eq!(steps, [(1, 10, 0), (11, 30, 2000), (31, 35, 1000)]);
        assert_eq!(found.total.to_string(), "3000元");
        assert!(fee(FeeBasis::PerPage, MOST_UNITS + 1).unwrap_err().to_string().contains("100000"));
    }

    proptest! {
        #[test]
        fn the_marginal_fee_is_the_difference_of_two_fees(number in 1_u32..2000, per_item: bool) {
            let basis = if per_item { FeeBasis::PerItem } else { FeeBasis::PerPage };
            let difference = fee(basis, number).unwrap().total - fee(basis, number - 1).unwrap().total;
            prop_assert_eq!(marginal(basis, number), difference);
        }

        #[test]
        fn the_fee_by_item_equals_the_closed_formula(number in 0_u64..3000) {
            let expected = match number {
                0..=10 => 0,
                11..=30 => 100 * (number - 10),
                _ => 2000 + (31..=number).map(|i| 100 * (2 + (i - 31) / 10)).sum::<u64>(),
            };
            prop_assert_eq!(yuan(FeeBasis::PerItem, number as u32), expected);
        }
    }
}

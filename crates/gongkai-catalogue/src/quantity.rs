//! A number as exact as the source gives it: 41条 is exact, 100余条 is not and stays so.

use std::fmt;

use gongkai_law::numeral;

/// How many, as exactly as is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// Exactly so many.
    Exact(u64),
    /// 100余, 100多: more than so many.
    MoreThan(u64),
    /// 约100, 近100: about so many.
    About(u64),
    /// 若干: no number at all.
    Text(String),
}

impl Quantity {
    /// The number, if it is exact.
    #[must_use]
    pub const fn exact(&self) -> Option<u64> {
        match self {
            Self::Exact(number) => Some(*number),
            _ => None,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => write!(f, "{number}"),
            Self::MoreThan(number) => write!(f, "{number}余"),
            Self::About(number) => write!(f, "约{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A quantity with its unit: 100余条.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// How many.
    pub quantity: Quantity,
    /// Of what: 条, 件, 次. May be empty.
    pub unit: String,
}

/// A text without any quantity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("数量没有填写：请写成 41条、100余条、约20次 或 若干条 这样")]
pub struct NoQuantity;

impl Measured {
    /// Reads 41条, 100余条, 约二十次, 近200件, 30件左右 or 若干条. A text without a number is kept as it is.
    ///
    /// # Errors
    /// If the text is empty.
    pub fn read(text: &str) -> Result<Self, NoQuantity> {
        let text = numeral::to_half_width(text.trim()).replace([',', '，'], "");
        if text.is_empty() {
            return Err(NoQuantity);
        }
        let (head, about) = match text.strip_prefix("大约").or_else(|| text.strip_prefix(['约', '近'])) {
            Some(rest) => (rest, true),
            None => (text.as_str(), false),
        };
        let end = head.find(|c| numeral::digit_value(c).is_none() && !"十百千万亿".contains(c)).unwrap_or(head.len());
        let (number, rest) = head.split_at_checked(end).unwrap_or((head, ""));
        let Ok(number) = numeral::parse(number) else {
            return Ok(Self { quantity: Quantity::Text(text), unit: String::new() });
        };
        let (unit, more) = match rest.strip_prefix(['余', '多']) {
            Some(unit) => (unit, true),
            None => (rest, false),
        };
        let (unit, about) = match unit.strip_suffix("左右") {
            Some(unit) => (unit, true),
            None => (unit, about),
        };
        let quantity = match (about, more) {
            (_, true) => Quantity::MoreThan(number),
            (true, false) => Quantity::About(number),
            (false, false) => Quantity::Exact(number),
        };
        Ok(Self { quantity, unit: unit.trim().to_owned() })
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.quantity, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Measured {
        Measured::read(text).unwrap()
    }

    #[test]
    fn a_quantity_is_as_exact_as_the_source_says() {
        let of = |quantity, unit: &str| Measured { quantity, unit: unit.to_owned() };
        assert_eq!(read("41条"), of(Quantity::Exact(41), "条"));
        assert_eq!(read("100余条"), of(Quantity::MoreThan(100), "条"));
        assert_eq!(read("一百多件"), of(Quantity::MoreThan(100), "件"));
        assert_eq!(read("约１，２００篇"), of(Quantity::About(1200), "篇"));
        assert_eq!(read("30次左右"), of(Quantity::About(30), "次"));
        assert_eq!(read("近二百"), of(Quantity::About(200), ""));
        assert_eq!(read("若干条"), of(Quantity::Text("若干条".to_owned()), ""));
        assert_eq!(Measured::read("  "), Err(NoQuantity));
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for text in ["0次", "41条", "100余条", "约20次", "若干条", "3"] {
            assert_eq!(read(text).to_string(), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn reading_never_panics(text in "[约近0-9一二十百余多条件左右 ]{0,9}") {
            let _ = Measured::read(&text);
        }

        #[test]
        fn every_number_printed_is_read_back(number: u32, kind in 0_usize..3) {
            let number = u64::from(number);
            let quantity = [Quantity::Exact(number), Quantity::MoreThan(number), Quantity::About(number)][kind].clone();
            let measured = Measured { quantity, unit: "条".to_owned() };
            proptest::prop_assert_eq!(read(&measured.to_string()), measured);
        }
    }
}

//! Table 三: requests received and disposed of, 25 rows by 7 columns.

use gongkai_law::applicant::ApplicantKind;
use gongkai_law::outcome::{Outcome, OutcomeGroup};

/// A row of table 三.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table3Row {
    /// 本年新收: requests whose day of receipt lies in the year.
    NewlyReceived,
    /// 上年结转: last year's 结转下年度.
    CarriedIn,
    /// One of the 21 outcomes: requests concluded in the year, each in exactly one row.
    Disposed(Outcome),
    /// 总计 of the outcomes.
    DisposedTotal,
    /// 结转下年度继续办理: not concluded on 31 December.
    CarriedOut,
}

impl Table3Row {
    /// Number of rows.
    pub const COUNT: usize = 25;

    /// All rows, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::NewlyReceived, Self::CarriedIn]
            .into_iter()
            .chain(Outcome::ALL.into_iter().map(Self::Disposed))
            .chain([Self::DisposedTotal, Self::CarriedOut])
    }

    /// Place in the form, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::NewlyReceived => 0,
            Self::CarriedIn => 1,
            Self::Disposed(outcome) => {
                // the grounds are declared in the order of the form; a test holds this against it
                2 + match outcome {
                    Outcome::Granted => 0,
                    Outcome::PartlyGranted => 1,
                    Outcome::Withheld(ground) => 2 + ground as usize,
                    Outcome::UnableToProvide(reason) => 10 + reason as usize,
                    Outcome::NotProcessed(reason) => 13 + reason as usize,
                    Outcome::OtherDisposal(disposal) => 18 + disposal as usize,
                }
            }
            Self::DisposedTotal => 23,
            Self::CarriedOut => 24,
        }
    }

    /// Identifier in paths and in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NewlyReceived => "newly_received",
            Self::CarriedIn => "carried_in",
            Self::Disposed(outcome) => outcome.id(),
            Self::DisposedTotal => "disposed_total",
            Self::CarriedOut => "carried_out",
        }
    }

    /// The row of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "newly_received" => Some(Self::NewlyReceived),
            "carried_in" => Some(Self::CarriedIn),
            "disposed_total" => Some(Self::DisposedTotal),
            "carried_out" => Some(Self::CarriedOut),
            _ => Outcome::from_id(id).map(Self::Disposed),
        }
    }

    /// The label as the form prints it, without its number.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NewlyReceived => "本年新收政府信息公开申请数量",
            Self::CarriedIn => "上年结转政府信息公开申请数量",
            Self::Disposed(Outcome::PartlyGranted) => "部分公开（区分处理的，只计这一情形，不计其他情形）",
            Self::Disposed(outcome) => outcome.label(),
            Self::DisposedTotal => "总计",
            Self::CarriedOut => "结转下年度继续办理",
        }
    }

    /// The number that the form prints before the label: `一、`, `（一）`, `1.`.
    #[must_use]
    pub fn number(self) -> &'static str {
        const ITEMS: [&str; 8] = ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8."];
        match self {
            Self::NewlyReceived => "一、",
            Self::CarriedIn => "二、",
            Self::Disposed(outcome) => match outcome.group() {
                OutcomeGroup::Granted => "（一）",
                OutcomeGroup::PartlyGranted => "（二）",
                group => {
                    let place = Outcome::ALL.iter().filter(|o| o.group() == group).position(|o| *o == outcome);
                    place.and_then(|place| ITEMS.get(place)).copied().unwrap_or("")
                }
            },
            Self::DisposedTotal => "（七）",
            Self::CarriedOut => "四、",
        }
    }

    /// Number and label, for messages: `（三）不予公开 1.属于国家秘密`.
    #[must_use]
    pub fn full_label(self) -> String {
        match self {
            Self::Disposed(outcome)
                if !matches!(outcome.group(), OutcomeGroup::Granted | OutcomeGroup::PartlyGranted) =>
            {
                let group = outcome.group();
                format!("{}{} {}{}", group_number(group), group.label(), self.number(), self.label())
            }
            Self::Disposed(outcome) => format!("{}{}", self.number(), outcome.label()),
            Self::DisposedTotal => "（七）办理结果总计".into(),
            _ => format!("{}{}", self.number(), self.label()),
        }
    }
}

/// The number that the form prints before the label of a group of outcomes.
#[must_use]
pub(crate) fn group_number(group: OutcomeGroup) -> &'static str {
    match group {
        OutcomeGroup::Granted => "（一）",
        OutcomeGroup::PartlyGranted => "（二）",
        OutcomeGroup::Withheld => "（三）",
        OutcomeGroup::UnableToProvide => "（四）",
        OutcomeGroup::NotProcessed => "（五）",
        OutcomeGroup::OtherDisposal => "（六）",
    }
}

/// A column of table 三.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table3Column {
    /// One kind of applicant.
    Kind(ApplicantKind),
    /// 总计.
    Total,
}

impl Table3Column {
    /// Number of columns.
    pub const COUNT: usize = 7;

    /// All columns, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        ApplicantKind::ALL.into_iter().map(Self::Kind).chain([Self::Total])
    }

    /// Place in the form, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Kind(kind) => kind as usize,
            Self::Total => 6,
        }
    }

    /// Identifier in paths.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.id(),
            Self::Total => "total",
        }
    }

    /// The column of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|column| column.id() == id)
    }

    /// The label of the column; the five organisations stand under 法人或其他组织.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.label(),
            Self::Total => "总计",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_order_of_the_form() {
        assert!(Table3Row::all().map(Table3Row::index).eq(0..Table3Row::COUNT));
        assert!(Table3Column::all().map(Table3Column::index).eq(0..Table3Column::COUNT));
    }
}

//! The day a request is received (art. 31), by channel.

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::form;
use crate::provision::{Provision, cited};

/// How a request came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// 当面提交.
    InPerson,
    /// 邮寄, signed for.
    SignedPost,
    /// 平常信函, which nobody signs for.
    OrdinaryPost,
    /// 互联网渠道.
    Internet,
    /// 传真 to the work body.
    Fax,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 5] = [Self::InPerson, Self::SignedPost, Self::OrdinaryPost, Self::Internet, Self::Fax];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::SignedPost => "signed_post",
            Self::OrdinaryPost => "ordinary_post",
            Self::Internet => "internet",
            Self::Fax => "fax",
        }
    }

    /// The channel of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.id() == id)
    }

    /// Whether both sides must confirm the receipt before it counts (art. 31, items 2 and 3).
    #[must_use]
    pub const fn awaits_confirmation(self) -> bool {
        matches!(self, Self::OrdinaryPost | Self::Internet | Self::Fax)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::InPerson => "当面提交",
            Self::SignedPost => "邮寄（签收）",
            Self::OrdinaryPost => "邮寄（平常信函）",
            Self::Internet => "互联网渠道",
            Self::Fax => "传真",
        }
    }
}

/// What is known of the arrival of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// How it came in.
    pub channel: Channel,
    /// The day it was handed in, signed for, or arrived. For post, the organ's signature counts, its mail room's
    /// too, not the day the work body gets it.
    pub arrived: Date,
    /// The day both sides confirmed, where the channel asks for that. An automatic receipt of a website is no
    /// confirmation.
    pub confirmed: Option<Date>,
}

/// The day of receipt, or that it is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptDay {
    /// The day, with the reason and the provision.
    Received {
        /// The day of receipt: day zero of the answer period.
        day: Date,
        /// Why that day.
        reason: String,
        /// By what right.
        provision: Provision,
    },
    /// The channel asks for a confirmation that has not been made.
    AwaitsConfirmation {
        /// What is to be done.
        reason: String,
        /// The day from which a cautious count runs meanwhile: the arrival.
        cautious_day: Date,
        /// By what right.
        provision: Provision,
    },
}

impl Receipt {
    /// The day of receipt alone, for those who count many and explain none; [`receipt_day`] says why it is that day.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        if self.channel.awaits_confirmation() {
            self.confirmed.map(|day| day.max(self.arrived))
        } else {
            Some(self.arrived)
        }
    }
}

/// The day of receipt of a request (条例 art. 31).
///
/// A confirmation dated before the arrival cannot be and is read as made on the day of arrival.
#[must_use]
pub fn receipt_day(receipt: Receipt) -> ReceiptDay {
    let Receipt { channel, arrived, confirmed } = receipt;
    let confirmed = confirmed.map(|day| day.max(arrived));
    match (channel, confirmed) {
        (Channel::InPerson, _) => ReceiptDay::Received {
            day: arrived,
            reason: format!("当面提交，以提交之日{}为收到申请之日", form::long(arrived)),
            provision: cited::ART_31_1,
        },
        (Channel::SignedPost, _) => ReceiptDay::Received {
            day: arrived,
            reason: format!("邮寄并签收，以行政机关签收之日{}为收到申请之日", form::long(arrived)),
            provision: cited::ART_31_2,
        },
        (Channel::OrdinaryPost, Some(day)) => ReceiptDay::Received {
            day,
            reason: format!("平常信函无需签收，以与申请人确认之日{}为收到申请之日", form::long(day)),
            provision: cited::ART_31_2,
        },
        (Channel::OrdinaryPost, None) => ReceiptDay::AwaitsConfirmation {
            reason: format!("平常信函{}到达，应当于当日与申请人确认，确认之日为收到申请之日", form::long(arrived)),
            cautious_day: arrived,
            provision: cited::ART_31_2,
        },
        (Channel::Internet | Channel::Fax, Some(day)) => ReceiptDay::Received {
            day,
            reason: format!("通过{}提交，以双方确认之日{}为收到申请之日", channel.label(), form::long(day)),
            provision: cited::ART_31_3,
        },
        (Channel::Internet | Channel::Fax, None) => ReceiptDay::AwaitsConfirmation {
            reason: format!(
                "通过{}于{}提交，还没有经双方确认；系统自动回执不算确认",
                channel.label(),
                form::long(arrived)
            ),
            cautious_day: arrived,
            provision: cited::ART_31_3,
        },
    }
}

/// The day by which the work body is to have confirmed with the applicant: an ordinary letter on the day it arrives
/// (art. 31), the rest on the next working day, which is an alarm of ours and no limit of the text. `None` if the
/// channel asks for no confirmation.
#[must_use]
pub fn confirm_by(calendar: &Calendar, receipt: Receipt) -> Option<Date> {
    match receipt.channel {
        Channel::InPerson | Channel::SignedPost => None,
        Channel::OrdinaryPost => Some(receipt.arrived),
        Channel::Internet | Channel::Fax => calendar.next_working(receipt.arrived.tomorrow().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day(channel: Channel, confirmed: Option<Date>) -> Option<Date> {
        let receipt = Receipt { channel, arrived: date(2026, 3, 2), confirmed };
        let explained = match receipt_day(receipt) {
            ReceiptDay::Received { day, .. } => Some(day),
            ReceiptDay::AwaitsConfirmation { .. } => None,
        };
        assert_eq!(receipt.day(), explained);
        explained
    }

    #[test]
    fn art_31_in_person_and_signed_post_are_received_on_arrival() {
        assert_eq!(day(Channel::InPerson, None), Some(date(2026, 3, 2)));
        assert_eq!(day(Channel::SignedPost, Some(date(2026, 3, 5))), Some(date(2026, 3, 2)));
    }

    #[test]
    fn art_31_internet_request_is_received_when_confirmed() {
        for channel in [Channel::Internet, Channel::Fax, Channel::OrdinaryPost] {
            assert_eq!(day(channel, Some(date(2026, 3, 4))), Some(date(2026, 3, 4)));
            assert_eq!(day(channel, None), None);
            assert_eq!(day(channel, Some(date(2026, 3, 1))), Some(date(2026, 3, 2)));
        }
    }

    #[test]
    fn art_31_confirmation_is_due_at_once_for_letters_and_next_working_day_online() {
        let by = |channel, arrived| confirm_by(&Calendar::national(), Receipt { channel, arrived, confirmed: None });
        assert_eq!(by(Channel::OrdinaryPost, date(2026, 3, 6)), Some(date(2026, 3, 6)));
        assert_eq!(by(Channel::Internet, date(2026, 3, 6)), Some(date(2026, 3, 9)));
        assert_eq!(by(Channel::Fax, date(2026, 2, 13)), Some(date(2026, 2, 14)));
        assert_eq!(by(Channel::InPerson, date(2026, 3, 6)), None);
    }
}

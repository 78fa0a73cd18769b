//! How the values in events are stored: days as ISO text, choices by their identifiers, sealed data as base64, money in fen.

use std::fmt;
use std::marker::PhantomData;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gongkai_case::dispute::{Grievance, Instance, Procedure, Role};
use gongkai_case::request::ServiceMethod;
use gongkai_case::{Account, AttachmentKind, CaseId, PersonId, Sealed};
use gongkai_catalogue::{
    Choice, DecisionKind, ExclusionKind, ExplainerForm, GuideField, ItemKind, NormativeKind, Outlet, Overturning,
    ReviewKind, StatutoryColumn, SystemKind, Theme,
};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted, WorkingDays};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use gongkai_law::fee::{FeeBasis, Fen};
use gongkai_law::outcome::{Outcome, WithholdingGround};
use gongkai_law::provision::Provision;
use gongkai_law::reply::Reply;
use gongkai_law::subject::SubjectKind;
use gongkai_tally::RecordKind;
use jiff::civil::Date;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{error, provision};

/// A value that is stored.
pub(super) trait Stored: Sized {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

/// What stands in a field: a value, one that may be missing, or a list.
pub(super) trait Field: Sized {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

/// For `#[serde(with = "field")]`, which also makes the field one that must be there.
pub(super) mod field {
    use super::{Deserializer, Field, Serializer};

    pub(in crate::stored) fn serialize<T: Field, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        value.write(to)
    }

    pub(in crate::stored) fn deserialize<'de, T: Field, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        T::read(from)
    }
}

/// A value as serde takes it.
struct As<T>(T);

impl<T: Stored> Serialize for As<&T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }
}

impl<'de, T: Stored> Deserialize<'de> for As<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(As)
    }
}

impl<T: Stored> Field for T {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Stored::write(self, to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <T as Stored>::read(from)
    }
}

impl<T: Stored> Field for Option<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(As).serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<As<T>>::deserialize(from)?.map(|value| value.0))
    }
}

impl<T: Stored> Field for Vec<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(As))
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Vec::<As<T>>::deserialize(from)?.into_iter().map(|value| value.0).collect())
    }
}

impl<T: Stored> Stored for Box<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_ref().write(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Box::new)
    }
}

/// Whether a new answer was ordered, and by which day: `null`, `{"by":null}` or `{"by":"2025-03-03"}`.
impl Field for Option<Option<Date>> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.map(|by| OrderShape { by }).serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<OrderShape>::deserialize(from)?.map(|order| order.by))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderShape {
    #[serde(with = "field")]
    by: Option<Date>,
}

/// Values that serde stores as they are.
macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Stored for $type {
            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }

            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::deserialize(from)
            }
        }
    )+};
}

plain!(bool, i16, u16, u32, String);

/// Values that a shape with `#[serde(remote = …)]` stores.
macro_rules! shaped {
    ($($type:ident as $shape:ident),+ $(,)?) => {$(
        impl $crate::stored::value::Stored for $type {
            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $shape::serialize(self, to)
            }

            fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $shape::deserialize(from)
            }
        }
    )+};
}

pub(super) use shaped;

/// Names that the program gave out.
macro_rules! names {
    ($($type:ident),+) => {$(
        impl Stored for $type {
            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }

            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from).map(Self::new)
            }
        }
    )+};
}

names!(CaseId, PersonId, Account);

/// Choices, by the identifier that each has for ever.
macro_rules! choices {
    ($($type:ident: $what:literal),+ $(,)?) => {$(
        impl Stored for $type {
            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.id())
            }

            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let find = |id: &str| {
                    let found = Self::ALL.into_iter().find(|choice| choice.id() == id);
                    found.ok_or_else(|| error::unknown(concat!($what, "代号"), id))
                };
                from.deserialize_str(Text { find, of: PhantomData })
            }
        }
    )+};
}

choices! {
    AttachmentKind: "附件种类",
    Channel: "提交方式",
    ApplicantKind: "申请人类别",
    Capacity: "身份",
    Consulted: "征求意见对象",
    FeeBasis: "收费方式",
    Reply: "答复",
    RemedyClass: "救济途径",
    ServiceMethod: "送达方式",
    DisputeKind: "争议类别",
    DisputeResult: "审理结果",
    Grievance: "争议事由",
    Role: "机关地位",
    Procedure: "复议程序",
    Instance: "审级",
    SubjectKind: "单位性质",
    RecordKind: "记录种类",
    NormativeKind: "文件类别",
    ExclusionKind: "不作为规范性文件的类别",
    DecisionKind: "决定类别",
    Overturning: "决定被推翻的方式",
    Choice: "设置",
    DisclosureStatus: "公开属性",
    ItemKind: "信息体裁",
    ReviewKind: "审查种类",
    Outlet: "发布渠道",
    GuideField: "指南内容",
    SystemKind: "制度种类",
    ExplainerForm: "解读形式",
}

/// Reads a text by a function that says, in Chinese, what is wrong with it.
struct Text<T, F> {
    find: F,
    of: PhantomData<T>,
}

impl<T, F: Fn(&str) -> Result<T, String>> Visitor<'_> for Text<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.find)(text).map_err(E::custom)
    }
}

impl Stored for Date {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let find = |text: &str| {
            let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
            day.ok_or_else(|| error::misspelt("日期"))
        };
        from.deserialize_str(Text { find, of: PhantomData })
    }
}

impl Stored for Theme {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.code())
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let find = |code: &str| Self::of(code).ok_or_else(|| error::unknown("主题代号", code));
        from.deserialize_str(Text { find, of: PhantomData })
    }
}

impl Stored for StatutoryColumn {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let find = |code: &str| Self::of(code).ok_or_else(|| error::unknown("栏目代号", code));
        from.deserialize_str(Text { find, of: PhantomData })
    }
}

impl Stored for WithholdingGround {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(Outcome::Withheld(*self).id())
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let find = |id: &str| match Outcome::from_id(id) {
            Some(Outcome::Withheld(ground)) => Ok(ground),
            _ => Err(error::unknown("不予公开理由代号", id)),
        };
        from.deserialize_str(Text { find, of: PhantomData })
    }
}

impl Stored for Provision {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&provision::written(self))
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let find = |text: &str| provision::parsed(text).ok_or_else(|| error::unknown("条文代号", text));
        from.deserialize_str(Text { find, of: PhantomData })
    }
}

impl Stored for Sealed {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(self.bytes()))
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let find = |text: &str| STANDARD.decode(text).map(Self::new).map_err(|_| error::misspelt("密封内容"));
        from.deserialize_str(Text { find, of: PhantomData })
    }
}

impl Stored for WorkingDays {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u16(self.get())
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let days = u16::deserialize(from)?;
        days.to_string().parse().map_err(|_| D::Error::custom(error::misspelt("工作日数")))
    }
}

impl Stored for Fen {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(self.get())
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let fen = u64::deserialize(from)?;
        let yuan = format!("{}.{:02}", fen / 100, fen % 100);
        yuan.parse().map_err(|_| D::Error::custom(error::misspelt("金额")))
    }
}

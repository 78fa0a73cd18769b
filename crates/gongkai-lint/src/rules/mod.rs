//! One file a rule, a folder a family.

pub(crate) mod aggregation;
pub(crate) mod cells;
pub(crate) mod dates;
pub(crate) mod narrative;
pub(crate) mod structure;
pub(crate) mod table2;
pub(crate) mod table3;
pub(crate) mod table4;
pub(crate) mod years;

//! What a column of a ledger may hold: a field with its names, its explanation, and what may stand in it.

/// What stands in a cell.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// Any text.
    Text,
    /// A day.
    Day,
    /// 是 or 否.
    YesNo,
    /// A sum in 元.
    Yuan,
    /// A whole number.
    Number,
    /// One of these.
    OneOf(fn() -> Vec<&'static str>),
}

/// A field of a kind of ledger.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The identifier, for a mapping on the command line.
    pub id: &'static str,
    /// The head of its column in the template.
    pub label: &'static str,
    /// Other heads seen in ledgers; an earlier one is preferred where a ledger has several.
    pub synonyms: &'static [&'static str],
    /// What stands in it.
    pub holds: Holds,
    /// Whether every row needs it.
    pub required: bool,
    /// Whether it speaks of a person: such a cell is sealed, and never quoted.
    pub personal: bool,
    /// What it means, for the one who fills it in.
    pub explain: &'static str,
    /// Two examples, one for each example row of the template.
    pub examples: [&'static str; 2],
    /// What is taken for true where a row says nothing.
    pub assumed: Option<&'static str>,
    /// What the heads of the other columns tell of it where it has none of its own: a list of licences says in every head
    /// that it is one. A value, and the words of which one stands in a head.
    pub told_by_heads: &'static [(&'static str, &'static [&'static str])],
    /// The field whose column it takes where it has none of its own.
    pub falls_back_to: Option<&'static str>,
}

impl Field {
    const fn new(id: &'static str, label: &'static str, holds: Holds, explain: &'static str) -> Self {
        Self {
            id,
            label,
            synonyms: &[],
            holds,
            required: false,
            personal: false,
            explain,
            examples: ["", ""],
            assumed: None,
            told_by_heads: &[],
            falls_back_to: None,
        }
    }

    pub(super) const fn text(id: &'static str, label: &'static str, explain: &'static str) -> Self {
        Self::new(id, label, Holds::Text, explain)
    }

    pub(super) const fn day(id: &'static str, label: &'static str, explain: &'static str) -> Self {
        Self::new(id, label, Holds::Day, explain)
    }

    pub(super) const fn yes_no(id: &'static str, label: &'static str, explain: &'static str) -> Self {
        Self::new(id, label, Holds::YesNo, explain)
    }

    pub(super) const fn yuan(id: &'static str, label: &'static str, explain: &'static str) -> Self {
        Self::new(id, label, Holds::Yuan, explain)
    }

    pub(super) const fn number(id: &'static str, label: &'static str, explain: &'static str) -> Self {
        Self::new(id, label, Holds::Number, explain)
    }

    pub(super) const fn one_of(
        id: &'static str,
        label: &'static str,
        offered: fn() -> Vec<&'static str>,
        explain: &'static str,
    ) -> Self {
        Self::new(id, label, Holds::OneOf(offered), explain)
    }

    pub(super) const fn also(mut self, synonyms: &'static [&'static str]) -> Self {
        self.synonyms = synonyms;
        self
    }

    pub(super) const fn such_as(mut self, first: &'static str, second: &'static str) -> Self {
        self.examples = [first, second];
        self
    }

    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    pub(super) const fn assumed(mut self, what: &'static str) -> Self {
        self.assumed = Some(what);
        self
    }

    pub(super) const fn by_heads(mut self, told: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.told_by_heads = told;
        self
    }

    pub(super) const fn or_from(mut self, other: &'static str) -> Self {
        self.falls_back_to = Some(other);
        self
    }

    /// What may be chosen; nothing where it is written freely.
    #[must_use]
    pub fn allowed(&self) -> Vec<&'static str> {
        match self.holds {
            Holds::OneOf(offered) => offered(),
            Holds::YesNo => vec!["是", "否"],
            Holds::Text | Holds::Day | Holds::Yuan | Holds::Number => Vec::new(),
        }
    }
}

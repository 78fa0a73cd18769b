//! What reading one file may cost: counts, never the clock, so that the same file always gives the same answer.

/// How much work one file may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Largest stream after it is unpacked, in bytes.
    pub stream: usize,
    /// Most bytes unpacked from all streams together.
    pub unpacked: usize,
    /// Most pages.
    pub pages: usize,
    /// Most drawing operators of all pages together.
    pub operators: usize,
    /// Most glyphs of all pages together.
    pub glyphs: usize,
    /// Most pieces of lines and filled areas of all pages together.
    pub strokes: usize,
    /// Deepest nesting of forms, and of saved graphics states.
    pub depth: usize,
    /// Most cells of all tables together.
    pub cells: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            stream: 64 << 20,
            unpacked: 512 << 20,
            pages: 1_000,
            operators: 4_000_000,
            glyphs: 1_000_000,
            strokes: 400_000,
            depth: 24,
            cells: 200_000,
        }
    }
}

/// Which limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Unpacked,
    Operators,
    Glyphs,
    Strokes,
}

impl Limit {
    /// What ran out, for a message.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Unpacked => "解压后的数据",
            Self::Operators => "绘图指令",
            Self::Glyphs => "文字",
            Self::Strokes => "线条",
        }
    }
}

/// What is left of a budget while a file is read.
#[derive(Debug)]
pub(crate) struct Purse {
    pub(crate) stream: usize,
    pub(crate) depth: usize,
    unpacked: usize,
    operators: usize,
    glyphs: usize,
    strokes: usize,
    /// The first limit that was reached; reading stops there.
    pub(crate) reached: Option<Limit>,
    /// Whether a stream was broken since this was last asked.
    pub(crate) broken: bool,
}

impl Purse {
    pub(crate) fn new(budget: &Budget) -> Self {
        Self {
            stream: budget.stream,
            depth: budget.depth,
            unpacked: budget.unpacked,
            operators: budget.operators,
            glyphs: budget.glyphs,
            strokes: budget.strokes,
            reached: None,
            broken: false,
        }
    }

    /// Pays for some work; `false` once the budget is spent.
    pub(crate) fn pay(&mut self, what: Limit, amount: usize) -> bool {
        if self.reached.is_some() {
            return false;
        }
        let left = match what {
            Limit::Unpacked => &mut self.unpacked,
            Limit::Operators => &mut self.operators,
            Limit::Glyphs => &mut self.glyphs,
            Limit::Strokes => &mut self.strokes,
        };
        match left.checked_sub(amount) {
            Some(rest) => {
                *left = rest;
                true
            }
            None => {
                self.reached = Some(what);
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_paid_after_the_first_limit() {
        let mut purse = Purse::new(&Budget { glyphs: 3, ..Budget::default() });
        assert!(purse.pay(Limit::Glyphs, 3));
        assert!(!purse.pay(Limit::Glyphs, 1));
        assert_eq!(purse.reached, Some(Limit::Glyphs));
        assert!(!purse.pay(Limit::Operators, 1), "reading stops as a whole");
    }
}

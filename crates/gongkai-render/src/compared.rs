//! Two reports side by side as every output shows them: the sums in words, the marks of a number that moved.

use gongkai_lint::{CellComparison, Comparison, PartComparison, Relation};
use gongkai_report::{Balance, CellId, Report, Section, YearIdentity};

use crate::checked::Checked;
use crate::text_of;

/// Two checked reports and what became of the one in the other.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The first report.
    pub old: Checked<'a>,
    /// The second.
    pub new: Checked<'a>,
    /// What became of the first in the second.
    pub comparison: &'a Comparison<'a>,
}

/// Whether a sum holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Both sides are equal.
    Holds,
    /// They differ by this much: left less right.
    Differs(i64),
    /// A cell could not be read.
    Unknown,
}

impl Holding {
    fn of(balance: &Balance) -> Self {
        match (balance.is_decided(), balance.holds()) {
            (false, _) => Self::Unknown,
            (true, true) => Self::Holds,
            (true, false) => Self::Differs(balance.left.sum.saturating_sub(balance.right.sum)),
        }
    }

    /// Whether it does not hold.
    #[must_use]
    pub fn is_broken(self) -> bool {
        matches!(self, Self::Differs(_))
    }

    /// In words.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Holds => "相符".into(),
            Self::Differs(by) if by > 0 => format!("不符，多 {by}"),
            Self::Differs(by) => format!("不符，少 {}", by.unsigned_abs()),
            Self::Unknown => "有格读不出，无法判断".into(),
        }
    }
}

/// A sum written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumLine {
    /// What it speaks of: `自然人`, `行政规范性文件`.
    pub subject: String,
    /// What must be equal to what, in words.
    pub rule: &'static str,
    /// The equation with its numbers, the report's number first: `14 ＝ 12 ＋ 3 － 1`.
    pub equation: String,
    /// Whether it holds.
    pub holding: Holding,
}

impl<'a> Compared<'a> {
    /// The heading of the whole.
    #[must_use]
    pub fn title(&self) -> String {
        let [old, new] = [self.old.report, self.new.report];
        let body = new.body.as_deref().or(old.body.as_deref()).unwrap_or("两份");
        match (&self.comparison.relation, old.year, new.year) {
            (Relation::Consecutive, Some(then), Some(now)) => format!("{body}{then}、{now}年度报告比较"),
            (Relation::SameYear, _, Some(year)) => format!("{body}{year}年度报告两份文件比较"),
            _ => "两份政府信息公开工作年度报告比较".into(),
        }
    }

    /// What the two reports are called: by year, or as the first and the second.
    #[must_use]
    pub fn names(&self) -> [String; 2] {
        match (self.old.report.year, self.new.report.year) {
            (Some(then), Some(now)) if then != now => [format!("{then}年度"), format!("{now}年度")],
            _ => ["前一份".into(), "后一份".into()],
        }
    }

    /// What a reader should know first, in sentences.
    #[must_use]
    pub fn summary(&self) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.comparison.relation {
            Relation::Consecutive => lines.push("同一机关，年度相连。".into()),
            Relation::SameYear => lines.push("同一机关、同一年度的两份文件：数字应当逐格相同。".into()),
            Relation::Apart(why) => lines.push(format!("{why}，不核对两年之间的合计。")),
        }
        let changed = self.comparison.cells.iter().filter(|cell| cell.differs()).count();
        let all = self.comparison.cells.len();
        lines.push(match changed {
            0 => format!("三张表 {all} 格全部相同。"),
            _ => format!("三张表 {all} 格中有 {changed} 格不同。"),
        });
        lines.push(self.comparison.repeated.map_or_else(
            || "文字太短，无法比较雷同。".to_owned(),
            |repeated| {
                format!(
                    "后一份第一、五部分的文字有 {}% 与前一份相同（按句比较，不看数字和机关名称）。",
                    repeated.percent()
                )
            },
        ));
        let broken = self.sums().iter().filter(|sum| sum.holding.is_broken()).count();
        if broken > 0 {
            lines.push(format!("跨年或年内合计有 {broken} 处不符。"));
        }
        lines
    }

    /// The sums between the two years, then the carry-over inside each year.
    #[must_use]
    pub fn sums(&self) -> Vec<SumLine> {
        let reports = [self.old.report, self.new.report];
        let between = self.comparison.between_years.iter().map(|(sum, balance)| line(*sum, balance, reports));
        let inside = reports.into_iter().zip(&self.comparison.carry_over);
        let inside = inside.filter_map(|(report, balance)| Some(carry_over(report, balance.as_ref()?)));
        between.chain(inside).collect()
    }

    /// The label of a part, with the head of section 一 numbered as in print.
    #[must_use]
    pub fn part_label(part: &PartComparison) -> String {
        match part.section {
            Section::OverviewHead(head) => format!("一、总体情况 › {}", head.label()),
            section => section.label().to_owned(),
        }
    }
}

/// A sum between the two years: what is carried comes from the first report, all else from the second.
fn line(sum: YearIdentity, balance: &Balance, [old, new]: [&Report; 2]) -> SumLine {
    let (subject, rule) = match sum {
        YearIdentity::CarriedIn(column) => (column.label(), "本年“上年结转”＝上年“结转下年度继续办理”"),
        YearIdentity::Stock(row) => (row.label(new.form_or_default()), "现行有效＝上年现行有效＋本年制发－本年废止"),
    };
    // the first cell on the right is last year's, whatever is added to it or taken from it is this year's
    let of = |place: usize| if place == 0 { old } else { new };
    let right = balance.right.plus.iter().enumerate().map(|(place, id)| (" ＋ ", of(place), *id));
    let right = right.chain(balance.right.minus.iter().map(|id| (" － ", new, *id)));
    let equation = format!("{} ＝ {}", added(new, &balance.left.plus), terms(right));
    SumLine { subject: subject.to_owned(), rule, equation, holding: Holding::of(balance) }
}

/// The carry-over inside one year.
fn carry_over(report: &Report, balance: &Balance) -> SumLine {
    SumLine {
        subject: report.year.map_or_else(|| "年度不明".into(), |year| format!("{year}年度")),
        rule: "新收＋上年结转＝办理结果总计＋结转下年度",
        equation: format!("{} ＝ {}", added(report, &balance.left.plus), added(report, &balance.right.plus)),
        holding: Holding::of(balance),
    }
}

fn added(report: &Report, cells: &[CellId]) -> String {
    terms(cells.iter().map(|id| (" ＋ ", report, *id)))
}

/// Numbers as printed with the signs between them; an empty cell shows as 空.
fn terms<'r>(parts: impl Iterator<Item = (&'static str, &'r Report, CellId)>) -> String {
    let mut out = String::new();
    for (sign, report, id) in parts {
        if !out.is_empty() {
            out.push_str(sign);
        }
        let value = text_of::value(report.cell(id));
        out.push_str(if value.is_empty() { "空" } else { &value });
    }
    out
}

/// What the first report says in a cell that the second changed, and by how much its number moved (`+4`, `-2`).
#[must_use]
pub fn moved(cell: &CellComparison<'_>) -> Option<(String, Option<String>)> {
    if !cell.differs() {
        return None;
    }
    let change = cell.change().filter(|change| !change.is_zero());
    let signed = change.map(|change| format!("{}{change}", if change.is_sign_negative() { "" } else { "+" }));
    Some((text_of::value_and_remark(cell.old), signed))
}

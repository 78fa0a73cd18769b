//! The ledger as a form to be filled in.

use super::kind::LedgerKind;
use super::plan::{EXAMPLE, EXPLANATIONS};

/// A column of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateColumn {
    /// Its head.
    pub label: &'static str,
    /// Whether every row needs it.
    pub required: bool,
    /// What stands in it.
    pub explain: String,
    /// What may be chosen; empty where it is written freely.
    pub allowed: Vec<&'static str>,
}

/// A ledger to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The kind of ledger.
    pub kind: LedgerKind,
    /// Its columns, in order.
    pub columns: Vec<TemplateColumn>,
    /// Its rows: at first two examples, which an import leaves out.
    pub rows: Vec<Vec<String>>,
}

/// The template of a kind of ledger, with two example rows.
#[must_use]
pub fn template(kind: LedgerKind) -> Template {
    let fields = kind.fields();
    let columns = fields.iter().map(|field| TemplateColumn {
        label: field.label,
        required: field.required,
        explain: match field.assumed {
            Some(assumed) => format!("{}。没有填写的，{assumed}", field.explain),
            None => field.explain.to_owned(),
        },
        allowed: field.allowed(),
    });
    let example = |which: usize| {
        let mut row: Vec<String> =
            fields.iter().map(|field| field.examples.get(which).copied().unwrap_or_default().to_owned()).collect();
        if let Some(number) = row.first_mut() {
            number.insert_str(0, EXAMPLE);
        }
        row
    };
    Template { kind, columns: columns.collect(), rows: vec![example(0), example(1)] }
}

impl Template {
    /// The name of the sheet.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}台账", self.kind.label())
    }

    /// Separated values with the head and the rows; a byte order mark in front, so that a spreadsheet program takes it
    /// for UTF-8.
    #[must_use]
    pub fn csv(&self) -> String {
        let head: Vec<String> = self.columns.iter().map(|column| column.label.to_owned()).collect();
        let mut out = "\u{FEFF}".to_owned();
        for row in std::iter::once(&head).chain(&self.rows) {
            let fields: Vec<String> = row.iter().map(|field| quoted(field)).collect();
            out.push_str(&fields.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// A workbook: the ledger, a sheet that explains the columns, and a sheet with what may be chosen.
    ///
    /// # Errors
    /// If the workbook cannot be built.
    pub fn xlsx(&self) -> Result<Vec<u8>, gongkai_render::Error> {
        let [explanations, options] = EXPLANATIONS;
        let columns = self.columns.iter().map(|column| gongkai_render::xlsx::FormColumn {
            label: column.label,
            required: column.required,
            explain: &column.explain,
            allowed: &column.allowed,
        });
        gongkai_render::xlsx::form(&gongkai_render::xlsx::Form {
            name: &self.name(),
            explanations,
            options,
            columns: columns.collect(),
            rows: &self.rows,
        })
    }
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

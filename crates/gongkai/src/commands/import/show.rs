//! The preview of an import, as text and as JSON lines.

use std::fmt::Write as _;

use gongkai_app::import::{Column, Columns, Matched, Plan, SheetPreview, Use, letters};
use gongkai_wire::{
    ImportAssumptionShape, ImportColumnShape, ImportFaultShape, ImportRowShape, ImportShape, ImportSheetShape,
    ImportSkippedShape, line,
};

use crate::cli::ListFormat;
use crate::exit::Failure;
use crate::output;

/// Shows what an import would do.
pub(super) fn write(format: ListFormat, file: &str, plan: &Plan, problems: &[String]) -> Result<(), Failure> {
    match format {
        ListFormat::Json => output::write(None, &json(file, plan, problems)),
        ListFormat::Table => output::write(None, &text(plan, problems)),
    }
}

fn text(plan: &Plan, problems: &[String]) -> String {
    let mut out = String::new();
    for problem in problems {
        say(&mut out, &format!("注意：{problem}"));
    }
    for sheet in &plan.sheets {
        text_of_sheet(&mut out, sheet);
    }
    for row in &plan.rejected {
        let number = row.number.as_deref().map(|number| format!("（{number}）")).unwrap_or_default();
        say(&mut out, &format!("不能导入  {}{number}", row.place));
        row.faults.iter().for_each(|fault| say(&mut out, &format!("    {fault}")));
    }
    for row in &plan.already {
        say(&mut out, &format!("已经在册  {}（{}）", row.place, row.number));
    }
    let (accepted, rejected, already) = (plan.accepted.len(), plan.rejected.len(), plan.already.len());
    let verdict = if plan.is_clean() && problems.is_empty() {
        "全部可以导入。"
    } else {
        "改好之前一行都不会导入。"
    };
    say(&mut out, &format!("可以导入 {accepted} 行，不能导入 {rejected} 行，已经在册 {already} 行。{verdict}"));
    out
}

fn text_of_sheet(out: &mut String, sheet: &SheetPreview) {
    let name = sheet.name.as_deref().map_or_else(|| "文件".to_owned(), |name| format!("工作表“{name}”"));
    let Some(columns) = &sheet.columns else {
        return say(out, &format!("{name}：没有这种台账的表头，不读"));
    };
    say(out, &format!("{name}：表头在第{}行", columns.row));
    for column in &columns.columns {
        let used = match column.used {
            Use::Field(field, how) => format!("→ {}（{}）", field.label, how.label()),
            Use::Ignored => "不用".to_owned(),
            Use::Doubles(field) => format!("不用：另有一列是“{}”", field.label),
        };
        say(out, &format!("  {:>2}  {}  {used}", letters(column.at), column.head.replace('\n', " ")));
    }
    for field in &sheet.missing {
        say(out, &format!("  缺少必需的列：{}（{}）", field.label, field.explain));
    }
    for (field, what) in &sheet.assumed {
        say(out, &format!("  没有“{}”一列：{what}", field.label));
    }
    for (place, why) in &sheet.skipped {
        say(out, &format!("  跳过{place}：{why}"));
    }
    for row in &sheet.first {
        let values: Vec<String> = row.values.iter().map(|(label, value)| format!("{label} {value}")).collect();
        say(out, &format!("  {}读作：{}", row.place, values.join("，")));
    }
}

fn say(out: &mut String, text: &str) {
    // writing to a string does not fail
    let _ = writeln!(out, "{text}");
}

fn json(file: &str, plan: &Plan, problems: &[String]) -> String {
    let schema = "gongkai.import-row/1";
    let mut out = String::new();
    for row in &plan.rejected {
        let faults = row.faults.iter().map(|fault| ImportFaultShape {
            column: fault.letters(),
            field: fault.field,
            reason: &fault.reason,
            mend: &fault.mend,
        });
        let (sheet, number) = (row.place.sheet.as_deref(), row.number.as_deref());
        let faults = faults.collect();
        let shape = ImportRowShape { schema, file, sheet, row: row.place.row, number, state: "rejected", faults };
        say(&mut out, &line(&shape));
    }
    for row in &plan.already {
        let (sheet, number) = (row.place.sheet.as_deref(), Some(row.number.as_str()));
        let faults = Vec::new();
        let shape = ImportRowShape { schema, file, sheet, row: row.place.row, number, state: "already", faults };
        say(&mut out, &line(&shape));
    }
    let shape = ImportShape {
        schema: "gongkai.import/1",
        file,
        kind: plan.kind.id(),
        clean: plan.is_clean() && problems.is_empty(),
        accepted: plan.accepted.len(),
        rejected: plan.rejected.len(),
        already: plan.already.len(),
        problems,
        sheets: plan.sheets.iter().map(sheet).collect(),
    };
    say(&mut out, &line(&shape));
    out
}

fn sheet(sheet: &SheetPreview) -> ImportSheetShape<'_> {
    let assumed = sheet.assumed.iter().map(|(field, what)| ImportAssumptionShape { field: field.id, what });
    let skipped = sheet.skipped.iter().map(|(place, why)| ImportSkippedShape { row: place.row, why });
    ImportSheetShape {
        sheet: sheet.name.as_deref(),
        head_row: sheet.columns.as_ref().map(|columns| columns.row),
        columns: sheet.columns.as_ref().map(columns).unwrap_or_default(),
        missing: sheet.missing.iter().map(|field| field.id).collect(),
        assumed: assumed.collect(),
        skipped: skipped.collect(),
    }
}

fn columns(columns: &Columns) -> Vec<ImportColumnShape<'_>> {
    columns.columns.iter().map(column).collect()
}

fn column(column: &Column) -> ImportColumnShape<'_> {
    let (field, matched) = match column.used {
        Use::Field(field, how) => (Some(field.id), Some(matched(how))),
        Use::Ignored | Use::Doubles(_) => (None, None),
    };
    ImportColumnShape { column: letters(column.at), head: &column.head, field, matched }
}

const fn matched(how: Matched) -> &'static str {
    match how {
        Matched::Given => "given",
        Matched::Label => "label",
        Matched::Synonym => "synonym",
        Matched::Nearest => "nearest",
    }
}

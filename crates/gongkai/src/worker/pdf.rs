//! Drawn pages: joins the reader to the crate that reads PDF, which knows nothing of reports.

use gongkai_reader::Limits;
use gongkai_reader::decode::Decoded;
use gongkai_reader_pdf::{Budget, ProblemKind as Trouble};
use gongkai_report::{Problem, ProblemKind};

/// Decodes drawn pages within the limits of the reader.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Decoded {
    let budget = Budget { bytes: limits.bytes, cells: limits.cells, ..Budget::default() };
    let gongkai_reader_pdf::Decoded { document, problems } = gongkai_reader_pdf::decode(bytes, &budget);
    // pages on which nothing can be read hold no report to look for: what they say first is why
    let nothing = document.blocks.is_empty();
    let mut problems: Vec<Problem> = problems
        .into_iter()
        .map(|problem| Problem { kind: kind(problem.kind), place: None, what: problem.what, origin: problem.origin })
        .collect();
    if let Some(first) = problems.first_mut().filter(|_| nothing) {
        first.kind = ProblemKind::NotAReport;
        return Decoded::unusable_for(problems);
    }
    Decoded { document, problems, ..Decoded::default() }
}

fn kind(trouble: Trouble) -> ProblemKind {
    match trouble {
        Trouble::Limit => ProblemKind::Limit,
        Trouble::Damaged | Trouble::Unmapped => ProblemKind::Encoding,
        Trouble::NoText | Trouble::Encrypted | Trouble::Recognised | Trouble::Doubt => ProblemKind::Other,
    }
}

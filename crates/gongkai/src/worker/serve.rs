//! The side that decodes: bytes in on standard input, what was found out on standard output.

use std::io::{BufWriter, Read, Write};

use gongkai_reader::{Content, Limits, Member, open};
use gongkai_wire::{Crossing, write_crossings};

use crate::cli::Serve;
use crate::exit::{Ending, Failure};

/// How many files may be open: the three that were given, and what the system itself opens.
const OPEN_FILES: u64 = 16;

/// Decodes one file.
pub(crate) fn run(args: &Serve) -> Result<Ending, Failure> {
    confine(args);
    let limits = Limits { pictures: args.pictures, ..Limits::default() };
    let mut bytes = Vec::new();
    let most = u64::try_from(limits.bytes).unwrap_or(u64::MAX).saturating_add(1);
    let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
    if read.is_err() {
        return Ok(Ending::Unusable);
    }
    let members = open(&bytes, &limits, super::pdf::decode);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let found = members.iter().map(|member| (member.name.as_deref(), crossing(member)));
    let sent = write_crossings(&mut out, found).and_then(|()| out.flush());
    Ok(if sent.is_ok() { Ending::Sound } else { Ending::Unusable })
}

fn crossing(member: &Member) -> Crossing {
    match &member.content {
        Content::Plain(bytes) => Crossing::Plain(bytes.clone()),
        Content::Decoded(decoded) => match &decoded.reports {
            None => Crossing::Document(decoded.document.clone(), decoded.problems.clone()),
            Some(reports) => Crossing::Refused(reports.iter().flat_map(|report| report.problems.clone()).collect()),
        },
    }
}

/// Takes from this process what it does not need. Where a system knows no such limit the budgets of the reader and
/// the clock of the one that asked remain.
#[cfg(unix)]
fn confine(args: &Serve) {
    use rlimit::Resource;
    let memory = args.memory.saturating_mul(1 << 20);
    for (resource, most) in [
        (Resource::AS, memory),
        (Resource::CPU, args.seconds),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
        (Resource::NOFILE, OPEN_FILES),
    ] {
        // a limit that is already lower stays
        let most = resource.get_hard().map_or(most, |hard| hard.min(most));
        let _refused = resource.set(most, most).is_err();
    }
}

#[cfg(not(unix))]
fn confine(_: &Serve) {
    let _ = OPEN_FILES;
}

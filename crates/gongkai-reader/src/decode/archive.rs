//! Opening a file: one document, or an archive of files of any mixture, archives in archives among them.

use gongkai_document::{Block, Document};
use gongkai_report::ProblemKind;

use super::compound::{self, Compound};
use super::package::{Budget, Package, Part};
use super::packed::{self, Packed};
use super::{Decoded, compound_traces, docx, kind, traces, workbook};
use crate::Limits;
use crate::open::{Content, Member, PdfDecoder};

/// A file that is being opened, and what was found in it so far.
pub(crate) struct Opened<'l> {
    /// What was found, in order.
    pub members: Vec<Member>,
    limits: &'l Limits,
    pdf: PdfDecoder,
    budget: Budget,
}

impl<'l> Opened<'l> {
    /// Nothing found yet.
    pub(crate) fn new(limits: &'l Limits, pdf: PdfDecoder) -> Self {
        Self { members: Vec::new(), limits, pdf, budget: Budget::of(limits) }
    }

    /// Opens a file; `name` is its path inside the archives it was found in, `depth` how many those are.
    pub(crate) fn file(&mut self, name: Option<String>, bytes: &[u8], depth: usize) {
        if bytes.len() > self.limits.bytes {
            return self.refuse(name, ProblemKind::Limit, &too_large(self.limits.bytes));
        }
        if kind::is_packed(bytes) {
            return self.packed(name, bytes, depth);
        }
        let content = if kind::is_pdf(bytes) {
            Content::Decoded((self.pdf)(bytes, self.limits))
        } else if kind::is_compound(bytes) {
            let mut decoded = match compound::of(bytes) {
                Compound::Workbook => workbook::decode_old(bytes, self.limits),
                Compound::Unread(what) => Decoded::unusable(ProblemKind::NotAReport, what),
            };
            decoded.document.traces = compound_traces::of(bytes);
            Content::Decoded(decoded)
        } else {
            Content::Plain(bytes.to_vec())
        };
        self.members.push(Member { name, content });
    }

    fn packed(&mut self, name: Option<String>, bytes: &[u8], depth: usize) {
        let mut package = match Package::open(bytes, self.limits, &mut self.budget) {
            Ok(package) => package,
            Err(problem) => {
                let content = Content::Decoded(Decoded::unusable_for(vec![problem]));
                return self.members.push(Member { name, content });
            }
        };
        let decoded = match packed::of(&mut package, &mut self.budget) {
            Packed::Word => docx::decode(&mut package, self.limits, &mut self.budget),
            Packed::Excel => workbook::decode_excel(&mut package, self.limits, &mut self.budget),
            Packed::OpenSheet => workbook::decode_open(&mut package, self.limits, &mut self.budget),
            Packed::Unread(what) => Decoded::unusable(ProblemKind::NotAReport, what),
            Packed::Archive if depth >= self.limits.archives => {
                let what = format!("压缩包套压缩包超过 {} 层，里层的没有读：请解压后再读", self.limits.archives);
                return self.refuse(name, ProblemKind::Limit, &what);
            }
            Packed::Archive => return self.archive(name.as_deref(), &mut package, depth),
        };
        let mut decoded = decoded;
        decoded.document.traces = traces::of_package(&mut package, self.limits, &mut self.budget);
        let pictures = match name {
            None => pictures(&decoded.document, &mut package, self.limits.pictures, &mut self.budget),
            // of a file in an archive nobody asks for them
            Some(_) => Vec::new(),
        };
        self.members.push(Member { name, content: Content::Decoded(decoded) });
        self.members.extend(pictures);
    }

    fn archive(&mut self, outer: Option<&str>, package: &mut Package<'_>, depth: usize) {
        let before = self.members.len();
        let entries = package.entries().to_vec();
        for (at, entry) in entries.into_iter().enumerate().filter(|(_, entry)| entry.is_file && !is_litter(&entry.name))
        {
            let name = Some(outer.map_or_else(|| entry.name.clone(), |outer| format!("{outer}/{}", entry.name)));
            if self.budget.bytes == 0 {
                self.refuse(name, ProblemKind::Limit, &self.spent());
                break;
            }
            match package.unpack(at, &mut self.budget) {
                Part::Whole(bytes) => self.file(name, &bytes, depth + 1),
                Part::Damaged(_) => {
                    self.refuse(
                        name,
                        ProblemKind::NotAReport,
                        "压缩包里的这个文件已经损坏，没有读：请重新下载或重新压缩后再读",
                    );
                }
                Part::TooLarge if self.budget.bytes == 0 => self.refuse(name, ProblemKind::Limit, &self.spent()),
                Part::TooLarge => self.refuse(name, ProblemKind::Limit, &too_large(self.limits.bytes)),
                Part::Locked => {
                    self.refuse(name, ProblemKind::NotAReport, "压缩包里的这个文件加了密码，没有读：请解压后再读");
                }
                Part::Unknown => {
                    self.refuse(
                        name,
                        ProblemKind::NotAReport,
                        "压缩包用了不认识的压缩方法，这个文件没有读：请解压后重新压缩成普通 .zip 再读",
                    );
                }
            }
        }
        if self.members.len() == before {
            self.refuse(outer.map(str::to_owned), ProblemKind::NotAReport, "压缩包里没有文件：请检查是不是给错了文件");
        }
    }

    fn spent(&self) -> String {
        let most = self.limits.unpacked >> 20;
        format!("压缩包解开后超过 {most} MB 的上限，从这个文件起没有读：请分成几个压缩包，或解压后再读")
    }

    fn refuse(&mut self, name: Option<String>, kind: ProblemKind, what: &str) {
        self.members.push(Member { name, content: Content::Decoded(Decoded::unusable(kind, what)) });
    }
}

fn too_large(most: usize) -> String {
    format!("文件超过 {} MB 的上限，没有读：年度报告不会这么大，请检查是不是给错了文件", most >> 20)
}

/// What systems leave in archives without anybody asking.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    let known = ["thumbs.db", "desktop.ini", ".ds_store"].iter().any(|litter| last.eq_ignore_ascii_case(litter));
    known || last.starts_with("~$") || last.starts_with("._") || name.split('/').any(|part| part == "__MACOSX")
}
/// The pictures that a document shows, under the names by which its blocks know them, as far as their bytes allow.
fn pictures(document: &Document, package: &mut Package<'_>, most: usize, budget: &mut Budget) -> Vec<Member> {
    let mut found: Vec<Member> = Vec::new();
    let mut left = most;
    for block in &document.blocks {
        let Block::Image(image) = block else { continue };
        let known = found.iter().any(|member| member.name.as_deref() == Some(image.target.as_str()));
        if left == 0 || known || image.target.contains("://") {
            continue;
        }
        if let Some(Part::Whole(bytes)) = package.part(&image.target, budget)
            && bytes.len() <= left
        {
            left -= bytes.len();
            found.push(Member { name: Some(image.target.clone()), content: Content::Plain(bytes) });
        }
    }
    found
}

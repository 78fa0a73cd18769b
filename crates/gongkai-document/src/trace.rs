//! What a file holds beside what its reader sees.

/// A kind of thing that a file holds unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TraceKind {
    /// A tracked insertion, deletion or move.
    TrackedChange,
    /// A comment.
    Comment,
    /// A hidden sheet.
    HiddenSheet,
    /// Hidden rows or columns of a sheet.
    HiddenCells,
    /// Who wrote it, for whom: names of persons and bodies in the properties of the file.
    Metadata,
    /// A picture of which only a part is shown, and which is there whole.
    CroppedPicture,
    /// A file inside the file.
    Embedded,
    /// A program.
    Macro,
    /// Something that is loaded from elsewhere when the file is opened.
    ExternalLink,
    /// Text that is there and is not shown.
    HiddenText,
    /// A layer that is switched off.
    HiddenLayer,
    /// What an earlier state of the file said, which is still in it.
    Revision,
}

impl TraceKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::TrackedChange,
        Self::Comment,
        Self::HiddenSheet,
        Self::HiddenCells,
        Self::Metadata,
        Self::CroppedPicture,
        Self::Embedded,
        Self::Macro,
        Self::ExternalLink,
        Self::HiddenText,
        Self::HiddenLayer,
        Self::Revision,
    ];
}

/// Something that a file holds unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What.
    pub kind: TraceKind,
    /// Where in the file, for a reader: a part, a sheet.
    pub place: String,
    /// What it says, shortened.
    pub excerpt: String,
}

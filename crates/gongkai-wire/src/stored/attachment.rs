//! How a file of a case is stored: what it is, the name of its sealed content, whose key it is under.

use gongkai_case::{Attachment, AttachmentKind, PersonId, Sealed};
use serde::{Deserialize, Serialize};

use super::value::{field, shaped};

shaped! {
    Attachment as AttachmentShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Attachment", deny_unknown_fields)]
struct AttachmentShape {
    #[serde(with = "field")]
    kind: AttachmentKind,
    content: String,
    bytes: u64,
    #[serde(with = "field")]
    person: PersonId,
    #[serde(with = "field")]
    name: Sealed,
}

//! The properties of a file: those of its own dictionary, and those in its packet of XML.

use gongkai_document::TraceKind;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, ObjectIdentifier, Stream};

use super::{Found, string, strings};
use crate::streams;

/// Who wrote it, for whom, about what.
pub(super) fn of(found: &mut Found, pdf: &Pdf, bytes: &[u8], root: &Dict<'_>) {
    const PLACE: &str = "文件属性";
    const XML: &str = "文件属性（XMP）";
    let standard = pdf.metadata();
    for value in [&standard.author, &standard.subject, &standard.keywords].into_iter().flatten() {
        say(found, PLACE, &strings::text(value));
    }
    // usually a program, sometimes who used it
    if let Some(creator) = standard.creator.as_ref().map(|bytes| strings::text(bytes)).filter(|name| is_person(name)) {
        say(found, PLACE, &creator);
    }
    if let Some(own) = info(bytes).and_then(|id| pdf.xref().get::<Dict<'_>>(id))
        && found.pays(&own)
    {
        let keys: [&[u8]; 8] =
            [b"Author", b"Subject", b"Keywords", b"Company", b"Manager", b"Comments", b"Department", b"LastSavedBy"];
        keys.into_iter().for_each(|key| say(found, PLACE, &string(&own, key)));
    }
    let Some(packet) = root.get::<Stream<'_>>(b"Metadata") else { return };
    let Some(packet) = streams::unpack(&packet, &mut found.purse) else { return };
    let packet = strings::text(&packet);
    let names = ["dc:creator", "dc:description", "dc:subject", "pdf:Keywords", "pdfx:Company", "pdfx:Manager"];
    for value in names.into_iter().flat_map(|name| values(&packet, name)) {
        say(found, XML, &value);
    }
}

fn say(found: &mut Found, place: &str, text: &str) {
    if !text.trim().is_empty() {
        found.say(TraceKind::Metadata, place, text);
    }
}

/// Whether a name is that of a person: no program is called by two or three Chinese characters alone.
fn is_person(name: &str) -> bool {
    (2..=3).contains(&name.chars().count()) && name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
}

/// Where the dictionary of properties is, by the last trailer that names one.
fn info(bytes: &[u8]) -> Option<ObjectIdentifier> {
    const KEY: &[u8] = b"/Info";
    let mut end = bytes.len();
    // other keys may begin so
    for _ in 0..8 {
        let at = streams::rfind(bytes.get(..end)?, KEY)?;
        let rest = bytes.get(at + KEY.len()..)?;
        let rest = String::from_utf8_lossy(rest.get(..32).unwrap_or(rest));
        let mut words = rest.split_ascii_whitespace();
        let (number, generation, mark) = (words.next(), words.next(), words.next());
        if let (Some(Ok(number)), Some(Ok(generation)), Some(true)) =
            (number.map(str::parse), generation.map(str::parse), mark.map(|mark| mark.starts_with('R')))
        {
            return Some(ObjectIdentifier::new(number, generation));
        }
        end = at;
    }
    None
}

/// The values of a property in a packet of XML, as an element or as an attribute.
fn values(packet: &str, name: &str) -> Vec<String> {
    const MOST: usize = 8;
    let mut out = Vec::new();
    for (at, _) in packet.match_indices(name).take(4 * MOST) {
        let Some((before, rest)) = packet.split_at_checked(at) else { continue };
        let rest = rest.get(name.len()..).unwrap_or_default();
        let value = if before.ends_with('<') {
            element(rest, name)
        } else if before.ends_with(char::is_whitespace) {
            attribute(rest)
        } else {
            continue;
        };
        out.extend(value.filter(|value| !value.is_empty()));
        if out.len() >= MOST {
            break;
        }
    }
    out
}

/// The text of an element, after its name.
fn element(rest: &str, name: &str) -> Option<String> {
    if !rest.starts_with(|c: char| c == '>' || c.is_whitespace()) {
        return None;
    }
    let (tag, rest) = rest.split_once('>')?;
    if tag.ends_with('/') {
        return None;
    }
    let inside = rest.get(..rest.find(&format!("</{name}"))?)?;
    Some(without_tags(inside))
}

/// The text of an attribute, after its name.
fn attribute(rest: &str) -> Option<String> {
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split_once(quote).map(|(value, _)| unescaped(value).trim().to_owned())
}

/// Text without its tags.
pub(super) fn without_tags(inside: &str) -> String {
    let parts = inside.split('<').enumerate().map(|(at, part)| {
        // the first part is no tag
        if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) }
    });
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    unescaped(&words.join(" "))
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (from, to) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
        text = text.replace(from, to);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_tells_elements_and_attributes() {
        let packet = "<rdf:Description pdf:Keywords=\"甲 &amp; 乙\" xdc:creator='x'><dc:creator><rdf:Seq><rdf:li>王某</rdf:li>\
                      <rdf:li>李某</rdf:li></rdf:Seq></dc:creator><dc:subject/><dc:creatorTool>y</dc:creatorTool>";
        assert_eq!(values(packet, "dc:creator"), ["王某 李某"]);
        assert_eq!(values(packet, "pdf:Keywords"), ["甲 & 乙"]);
        assert_eq!(values(packet, "dc:subject"), Vec::<String>::new());
        assert_eq!(values("<dc:creator>", "dc:creator"), Vec::<String>::new());
        assert_eq!(values("dc:creator", "dc:creator"), Vec::<String>::new());
    }

    #[test]
    fn a_program_is_no_person() {
        let told = ["王某", "欧阳某", "WPS 文字", "gongkai 0.1.0", "方正书版", ""].map(is_person);
        assert_eq!(told, [true, true, false, false, false, false]);
    }

    #[test]
    fn the_last_trailer_names_the_properties() {
        let id = |number| Some(ObjectIdentifier::new(number, 0));
        assert_eq!(info(b"/Info 3 0 R .. /Info 7 0 R/X /Information"), id(7));
        assert_eq!(info(b"/Info 99999999999999 0 R"), None);
        assert_eq!(info(b"/Info"), None);
    }
}

//! Unpacking of streams within the budget: a stream that would burst is never unpacked.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::budget::{Limit, Purse};
use crate::textual;

/// The bytes of a stream; `None` where it cannot be unpacked or would burst the budget.
pub(crate) fn unpack(stream: &Stream<'_>, purse: &mut Purse) -> Option<Vec<u8>> {
    if !admit(stream, purse) {
        return None;
    }
    let data = stream.decoded_data().ok().map(Cow::into_owned);
    purse.broken |= data.is_none();
    data
}

/// Whether a stream, once unpacked, stays within the budget; pays for it.
pub(crate) fn admit(stream: &Stream<'_>, purse: &mut Purse) -> bool {
    if purse.reached.is_some() {
        return false;
    }
    let raw = stream.raw_data();
    match size_of(&raw, &stream.filters(), purse.stream) {
        Some(size) => {
            purse.broken |= !size.whole;
            purse.pay(Limit::Unpacked, size.bytes)
        }
        None => {
            // more than one stream may hold: pay more than there is
            purse.pay(Limit::Unpacked, usize::MAX);
            false
        }
    }
}

/// The unpacked size, and whether it came out whole; `None` beyond `most`, and for chains of packings that no honest
/// writer makes.
fn size_of(raw: &[u8], filters: &[Filter], most: usize) -> Option<Size> {
    let mut data: Cow<'_, [u8]> = Cow::Borrowed(raw);
    let mut filters = filters.iter().peekable();
    while let Some(filter) = filters.next() {
        let last = filters.peek().is_none();
        let whole = |bytes: usize| Some(Size { bytes, whole: true }).filter(|size| size.bytes <= most);
        match filter {
            Filter::FlateDecode if last => return inflated(&data, most),
            Filter::FlateDecode => data = Cow::Owned(inflate(&data, most)?),
            Filter::Ascii85Decode => data = Cow::Owned(textual::ascii85(&data)),
            Filter::AsciiHexDecode => data = Cow::Owned(textual::hex(&data)),
            Filter::LzwDecode if last => return whole(textual::lzw_size(&data)),
            Filter::RunLengthDecode if last => return whole(textual::run_size(&data)),
            Filter::LzwDecode | Filter::RunLengthDecode => return None,
            // pictures, which are never unpacked; and encryption, which changes no size
            _ => {}
        }
    }
    (data.len() <= most).then_some(Size { bytes: data.len(), whole: true })
}

/// What comes out of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) bytes: usize,
    /// Whether its packing came to its end.
    pub(crate) whole: bool,
}

/// How many bytes come out of a Flate stream; `None` beyond `most`.
pub(crate) fn inflated(data: &[u8], most: usize) -> Option<Size> {
    fn count(mut reader: impl Read, most: usize) -> Option<Size> {
        let mut bytes = 0_usize;
        let mut buffer = [0_u8; 16 << 10];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Some(Size { bytes, whole: true }),
                Err(_) => return Some(Size { bytes, whole: false }),
                Ok(read) => {
                    bytes += read;
                    if bytes > most {
                        return None;
                    }
                }
            }
        }
    }
    let zlib = count(ZlibDecoder::new(data), most)?;
    if zlib.whole {
        return Some(zlib);
    }
    // without its head, or with a wrong sum at its end; the reader of the file tries both, so the larger counts
    let bare = count(DeflateDecoder::new(data), most)?;
    let headless = count(DeflateDecoder::new(data.get(2..).unwrap_or_default()), most)?;
    [zlib, bare, headless].into_iter().max_by_key(|size| (size.bytes, size.whole))
}

fn inflate(data: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = ZlibDecoder::new(data).take(most as u64 + 1).read_to_end(&mut out);
    if read.is_err() && out.is_empty() {
        DeflateDecoder::new(data).take(most as u64 + 1).read_to_end(&mut out).ok()?;
    }
    (out.len() <= most).then_some(out)
}

/// Whether the streams that the file keeps its own objects in (which are unpacked on opening) stay within the
/// budget. Works on the raw bytes, since nothing is opened yet; pictures are passed over.
pub(crate) fn opens_within(bytes: &[u8], most: usize) -> bool {
    const RATIO: usize = 1_032;
    if bytes.len().saturating_mul(RATIO) <= most {
        return true;
    }
    let mut left = most;
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..).unwrap_or_default(), b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        if bytes.get(..start).unwrap_or_default().ends_with(b"end") {
            continue;
        }
        let head = bytes.get(start.saturating_sub(1_024)..start).unwrap_or_default();
        let head = rfind(head, b"obj").map_or(head, |from| head.get(from..).unwrap_or_default());
        let mut data = bytes.get(at..).unwrap_or_default();
        while let Some((b'\r' | b'\n', rest)) = data.split_first() {
            data = rest;
        }
        let end = find(data, b"endstream").unwrap_or(data.len());
        let data = data.get(..end).unwrap_or_default();
        at = at.max(start + end);
        if is_picture(head) || data.len().saturating_mul(RATIO) <= 64 << 10 {
            continue;
        }
        match inflated(data, left) {
            Some(size) => left -= size.bytes.min(left),
            None => return false,
        }
    }
    true
}

/// Whether the dictionary before a stream says that it is a picture, and cannot be read as anything that is
/// unpacked on opening.
fn is_picture(head: &[u8]) -> bool {
    let has = |key: &[u8]| find(head, key).is_some();
    has(b"/Image") && has(b"/Width") && !has(b"/First") && !has(b"/W ") && !has(b"/W[") && !head.contains(&b'#')
}

pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack.get(from..)?.iter().position(|byte| *byte == first) {
        let at = from + at;
        if haystack.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

pub(crate) fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn deflate(size: usize) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![b' '; size]).expect("writing to memory");
        encoder.finish().expect("writing to memory")
    }

    #[test]
    fn a_bomb_is_measured_without_being_unpacked() {
        let bomb = deflate(8 << 20);
        assert!(bomb.len() < 16 << 10);
        assert_eq!(inflated(&bomb, 1 << 20), None);
        assert_eq!(inflated(&bomb, 8 << 20), Some(Size { bytes: 8 << 20, whole: true }));
        assert_eq!(size_of(&bomb, &[Filter::FlateDecode], 1 << 20), None);
    }

    #[test]
    fn a_stream_that_breaks_off_is_told_from_one_with_a_wrong_sum() {
        let whole = deflate(1 << 20);
        let cut = inflated(&whole[..whole.len() / 2], 8 << 20).expect("within bounds");
        assert!(!cut.whole && cut.bytes < 1 << 20);
        let mut wrong = whole.clone();
        wrong.iter_mut().rev().take(4).for_each(|byte| *byte ^= 0x5A);
        assert_eq!(inflated(&wrong, 8 << 20), Some(Size { bytes: 1 << 20, whole: true }));
    }

    #[test]
    fn a_bomb_in_a_bomb_is_measured_too() {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&deflate(8 << 20)).expect("writing to memory");
        let twice = encoder.finish().expect("writing to memory");
        assert_eq!(size_of(&twice, &[Filter::FlateDecode, Filter::FlateDecode], 4 << 20), None);
    }

    #[test]
    fn only_what_is_no_picture_counts_on_opening() {
        let bomb = deflate(4 << 20);
        let file = |dict: &str| {
            let mut bytes = format!("1 0 obj\n<<{dict}/Length {}>>\nstream\n", bomb.len()).into_bytes();
            bytes.extend_from_slice(&bomb);
            bytes.extend_from_slice(b"\nendstream\nendobj");
            bytes
        };
        assert!(!opens_within(&file("/Type/ObjStm/N 1/First 4"), 1 << 20));
        assert!(opens_within(&file("/Subtype/Image/Width 9/Height 9"), 1 << 20));
        assert!(!opens_within(&file("/Subtype/Image/Width 9/First 4"), 1 << 20));
    }
}

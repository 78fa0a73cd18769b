//! The older packings of streams, as far as their unpacked size must be known before they are unpacked.

/// The bytes of ASCII base 85.
pub(crate) fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4);
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for byte in data.iter().copied() {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            push_group(&group, &mut out);
            group.clear();
        }
    }
    if group.len() > 1 {
        push_group(&group, &mut out);
    }
    out
}

fn push_group(group: &[u32], out: &mut Vec<u8>) {
    let digits = (0..5).map(|at| group.get(at).copied().unwrap_or(84));
    let value = digits.fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(digit));
    out.extend(value.to_be_bytes().into_iter().take(group.len().saturating_sub(1)));
}

/// The bytes of hexadecimal text.
pub(crate) fn hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits.chunks(2).map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0)).collect()
}

/// How many bytes come out of run lengths.
pub(crate) fn run_size(data: &[u8]) -> usize {
    let mut size = 0;
    let mut at = 0;
    while let Some(length) = data.get(at).copied() {
        match length {
            0..=127 => {
                size += usize::from(length) + 1;
                at += usize::from(length) + 2;
            }
            128 => break,
            129.. => {
                size += 257 - usize::from(length);
                at += 2;
            }
        }
    }
    size
}

/// How many bytes come out of LZW. Never less than the true size: the change of the code length is tried as early
/// as it may come, and where the codes make no sense any more the rest counts at the highest ratio.
pub(crate) fn lzw_size(data: &[u8]) -> usize {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const LONGEST: usize = 4_096;
    let mut lengths: Vec<usize> = vec![1; 258];
    let (mut buffer, mut bits) = (0_u32, 0_u32);
    let mut previous: Option<usize> = None;
    let mut size = 0_usize;
    for (at, byte) in data.iter().enumerate() {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        let width = match lengths.len() + 1 {
            0..=511 => 9,
            512..=1_023 => 10,
            1_024..=2_047 => 11,
            _ => 12,
        };
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (buffer >> bits) as usize & ((1 << width) - 1);
        buffer &= (1 << bits) - 1;
        match (code, previous) {
            (CLEAR, _) => {
                lengths.truncate(258);
                previous = None;
                continue;
            }
            (END, _) => break,
            _ => {}
        }
        let length = match (lengths.get(code), previous) {
            (Some(length), _) => *length,
            (None, Some(before)) if code == lengths.len() => before + 1,
            _ => return size.saturating_add((data.len() - at).saturating_mul(LONGEST)),
        };
        if let Some(before) = previous
            && lengths.len() < LONGEST
        {
            lengths.push(before + 1);
        }
        size += length;
        previous = Some(length);
    }
    size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_packings_give_their_bytes() {
        assert_eq!(ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii85(b"87cUR\nD]~>"), b"Hello");
        assert_eq!(hex(b"48 65 6c6C6f>"), b"Hello");
        assert_eq!(hex(b"4"), [0x40]);
    }

    #[test]
    fn run_lengths_are_counted() {
        assert_eq!(run_size(&[2, b'a', b'b', b'c', 129, b'x', 128, 9]), 3 + 128);
        assert_eq!(run_size(&[200]), 57, "a truncated run counts as a whole one");
    }

    #[test]
    fn lzw_is_counted() {
        // the example of the specification: 45 45 45 45 45 65 45 45 45 66
        let codes = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw_size(&codes), 10);
        assert!(lzw_size(&[0xFF; 64]) >= 4_096, "codes without sense count at the highest ratio");
    }
}

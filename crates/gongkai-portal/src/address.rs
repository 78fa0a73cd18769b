//! Addresses of pages and files.

use std::fmt::Write as _;

/// A name as it stands in a link: everything but letters, digits and a few marks is written as its bytes.
#[must_use]
pub fn href(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // writing to a string does not fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// A name under which a file may be written whatever it is called: never a way out of its folder, never a hidden file.
pub(crate) fn plain(name: &str, number: usize) -> String {
    let plain: String =
        name.chars()
            .map(|c| {
                if c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') {
                    '_'
                } else {
                    c
                }
            })
            .collect();
    match plain.trim_matches(['.', ' ']) {
        "" => format!("附件{number}"),
        "index.html" => format!("附件{number}-index.html"),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_way_out_nor_the_page_itself() {
        assert_eq!(plain("../../etc/passwd", 1), "_.._etc_passwd");
        assert_eq!(plain("..", 2), "附件2");
        assert_eq!(plain("index.html", 3), "附件3-index.html");
        assert_eq!(href("附 1.xlsx"), "%E9%99%84%201.xlsx");
    }
}

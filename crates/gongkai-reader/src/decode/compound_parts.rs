//! The streams of a compound file. Every chain of sectors is followed no farther than the file has sectors.

/// Size of an entry of the directory, and of the name in it.
const ENTRY: usize = 128;
const NAME: usize = 64;

/// How a file is told to be one stream, one folder, and the outermost folder.
const FOLDER: u8 = 1;
const STREAM: u8 = 2;
const ROOT: u8 = 5;

/// Where the list of sectors that hold the table begins in the head, and how long it is there.
const LIST: usize = 76;
const LISTED: usize = 109;

/// The end of a chain, and every mark above it that is no sector.
const LAST: u32 = 0xFFFF_FFFA;

/// An entry of the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

/// A compound file.
#[derive(Debug)]
pub(super) struct Parts<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    entries: Vec<Entry>,
    /// What small streams are kept in, its table, and up to what size.
    small: Vec<u8>,
    small_table: Vec<u32>,
    least: usize,
}

impl<'b> Parts<'b> {
    /// Reads the directory; `None` where there is none.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut parts = Self {
            bytes,
            sector,
            table: Vec::new(),
            entries: Vec::new(),
            small: Vec::new(),
            small_table: Vec::new(),
            least: u32_at(bytes, 56)? as usize,
        };
        parts.table = parts.table();
        let directory = parts.chain(u32_at(bytes, 48)?, usize::MAX);
        parts.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        let root = parts.entries.iter().find(|entry| entry.kind == ROOT).map(|root| (root.start, root.size));
        if let Some((start, size)) = root {
            parts.small = parts.chain(start, size);
            parts.small_table = numbers(&parts.chain(u32_at(bytes, 60)?, usize::MAX));
        }
        Some(parts)
    }

    /// The table of which sector follows which.
    fn table(&self) -> Vec<u32> {
        let per_sector = self.sector / 4;
        let mut list: Vec<u32> = (0..LISTED).filter_map(|at| u32_at(self.bytes, LIST + 4 * at)).collect();
        let mut next = u32_at(self.bytes, 68).unwrap_or(LAST);
        while next < LAST && list.len() <= self.sectors() {
            let mut more = numbers(self.at(next));
            next = if more.len() == per_sector { more.pop().unwrap_or(LAST) } else { LAST };
            list.extend(more);
        }
        list.retain(|sector| *sector < LAST);
        list.truncate(self.sectors() / per_sector + 1);
        list.into_iter().flat_map(|sector| numbers(self.at(sector))).collect()
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// A sector, shorter where the file ends in it.
    fn at(&self, sector: u32) -> &'b [u8] {
        let start = (sector as usize).saturating_add(1).saturating_mul(self.sector);
        let rest = self.bytes.get(start..).unwrap_or_default();
        rest.get(..self.sector).unwrap_or(rest)
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, first: u32, size: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut next = first;
        for _ in 0..self.sectors() {
            let data = if next < LAST && out.len() < size { self.at(next) } else { &[] };
            if data.is_empty() {
                break;
            }
            out.extend_from_slice(data);
            next = self.table.get(next as usize).copied().unwrap_or(LAST);
        }
        out.truncate(size);
        out
    }

    /// The bytes of the first stream of that name.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        const SMALL: usize = 64;
        let entry = self.entries.iter().find(|entry| entry.kind == STREAM && entry.name == name)?;
        if entry.size >= self.least {
            return Some(self.chain(entry.start, entry.size));
        }
        let mut out = Vec::new();
        let mut next = entry.start;
        while next < LAST && out.len() < entry.size {
            let start = (next as usize).saturating_mul(SMALL);
            let rest = self.small.get(start..).unwrap_or_default();
            let data = rest.get(..SMALL).unwrap_or(rest);
            if data.is_empty() {
                break;
            }
            out.extend_from_slice(data);
            next = self.small_table.get(next as usize).copied().unwrap_or(LAST);
        }
        out.truncate(entry.size);
        Some(out)
    }

    /// Whether there is a stream of that name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.kind == STREAM && entry.name == name)
    }

    /// The names of the folders.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.kind == FOLDER).map(|entry| entry.name.as_str())
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, NAME)?).clamp(2, NAME) - 2;
    let units: Vec<u16> = bytes
        .get(..length)?
        .chunks_exact(2)
        .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)))
        .collect();
    let (start, size) = (u32_at(bytes, 116)?, u32_at(bytes, 120)? as usize);
    Some(Entry { name: String::from_utf16_lossy(&units), kind: *bytes.get(66)?, start, size })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}

/// A number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A compound file with these folders and streams, each stream in sectors of its own; those of less than 64 bytes
    /// are kept as small ones, and may be only one.
    pub(in super::super) fn holding(folders: &[&str], streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut sectors: Vec<Vec<u8>> = Vec::new();
        let mut table: Vec<u32> = Vec::new();
        let mut put = |data: &[u8], table: &mut Vec<u32>| -> u32 {
            let first = sectors.len() as u32;
            for chunk in data.chunks(512) {
                sectors.push([chunk, &vec![0; 512 - chunk.len()]].concat());
                table.push(sectors.len() as u32);
            }
            *table.last_mut().unwrap() = 0xFFFF_FFFE;
            first
        };
        let entry = |name: &str, kind: u8, start: u32, size: usize| {
            let mut entry = vec![0; ENTRY];
            let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
            entry[..units.len()].copy_from_slice(&units);
            entry[NAME..NAME + 2].copy_from_slice(&(units.len() as u16).to_le_bytes());
            entry[66] = kind;
            entry[116..120].copy_from_slice(&start.to_le_bytes());
            entry[120..124].copy_from_slice(&(size as u32).to_le_bytes());
            entry
        };
        let mut directory = Vec::new();
        let (mut small, mut small_table) = (0, 0);
        for (name, data) in streams {
            let start = put(data, &mut table);
            if data.len() < 64 {
                small = start;
                small_table = put(&0xFFFF_FFFE_u32.to_le_bytes(), &mut table);
            }
            directory.extend(entry(name, STREAM, if data.len() < 64 { 0 } else { start }, data.len()));
        }
        folders.iter().for_each(|name| directory.extend(entry(name, FOLDER, 0, 0)));
        let directory = [entry("Root Entry", ROOT, small, 64), directory].concat();
        let directory = put(&directory, &mut table);
        let at = table.len() as u32;
        table.push(0xFFFF_FFFD);
        assert!(table.len() <= 128, "one sector of table");
        sectors.push(table.iter().flat_map(|next| next.to_le_bytes()).chain([0xFF; 512]).take(512).collect());
        let mut head = vec![0xFF; 512];
        head[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        head[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
        for (at, number) in
            [(44, 1), (48, directory), (56, 64), (60, small_table), (64, 1), (68, LAST), (72, 0), (76, at)]
        {
            head[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        [head, sectors.concat()].concat()
    }

    #[test]
    fn streams_are_read_over_their_chains_and_small_ones_too() {
        let long: Vec<u8> = (0..2000_u32).map(|at| at as u8).collect();
        let bytes = holding(&["MBD1"], &[("Workbook", &long), ("s", b"small")]);
        let parts = Parts::open(&bytes).unwrap();
        assert_eq!(parts.stream("Workbook").unwrap(), long);
        assert_eq!(parts.stream("s").unwrap(), b"small");
        assert_eq!(parts.stream("MBD1"), None);
        assert_eq!(parts.folders().collect::<Vec<_>>(), ["MBD1"]);
        assert!(parts.holds("s") && !parts.holds("MBD1"));
    }

    #[test]
    fn a_damaged_file_gives_less_and_never_more_than_it_has() {
        let long = vec![7; 3000];
        let whole = holding(&[], &[("Workbook", &long), ("s", b"small")]);
        for at in 0..whole.len() {
            for value in [0, 1, 0xFF] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                let read = Parts::open(&bytes).and_then(|parts| parts.stream("Workbook"));
                assert!(read.is_none_or(|read| read.len() <= bytes.len()));
            }
        }
        assert!(Parts::open(&whole[..40]).is_none());
    }
}

//! Chain bytes: the one form in which an event is kept, hashed and handed on.
//!
//! A framing of our own, so that the bytes depend on no library: a tag, the framing's version, then every field in a
//! fixed order; texts and bytes with their length in front, numbers big-endian. The hash is SM3 over exactly these
//! bytes, and the bytes hold the hash of the event before: whoever changes one event must change all that follow, and
//! with them the head that was signed elsewhere.

use gongkai_app::port::{BodyCode, BrokenCode, Event, Hash, NewEvent, Source, StreamId};
use gongkai_law::actor::{Actor, Capacity};
use jiff::Timestamp;
use jiff::civil::Date;
use sm3::{Digest, Sm3};
use uuid::Uuid;

const TAG: [u8; 4] = *b"GKEV";
const FRAMING: u16 = 1;

/// Why chain bytes cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenChain {
    /// The bytes do not begin as an event does.
    #[error("不是一条记录的字节")]
    Tag,
    /// A framing from the future.
    #[error("记录的封装是第 {found} 版，本程序只认得第 {known} 版，请升级程序")]
    NewerFraming {
        /// Version found.
        found: u16,
        /// The newest version known.
        known: u16,
    },
    /// The bytes end too early or go on too long.
    #[error("字节数不对")]
    Length,
    /// A field holds what no event of ours holds.
    #[error("“{0}”的值不对")]
    Field(&'static str),
}

impl From<BrokenCode> for BrokenChain {
    fn from(_: BrokenCode) -> Self {
        Self::Field("代码")
    }
}

/// The SM3 hash of some bytes.
pub(crate) fn hash(bytes: &[u8]) -> Hash {
    Hash(Sm3::digest(bytes).into())
}

/// The bytes of an event that follows `previous`. The `hash` of the event itself is no part of them.
pub(crate) fn encode(event: &Event, previous: Hash) -> Vec<u8> {
    let mut out = Vec::with_capacity(320 + event.fact.payload.len());
    out.extend(TAG);
    out.extend(FRAMING.to_be_bytes());
    put(&mut out, event.body.as_str());
    out.extend(event.seq.to_be_bytes());
    put(&mut out, event.stream.kind());
    put(&mut out, event.stream.id());
    out.extend(event.stream_version.to_be_bytes());
    out.extend(event.fact.id.as_bytes());
    put(&mut out, &event.fact.kind);
    out.extend(event.fact.version.to_be_bytes());
    out.extend(event.recorded.as_microsecond().to_be_bytes());
    put(&mut out, event.fact.effective.to_string());
    put(&mut out, &event.actor.account);
    put(&mut out, event.actor.capacity.id());
    put(&mut out, &event.actor.body);
    put(&mut out, event.source.as_str());
    put(&mut out, &event.fact.payload);
    out.extend(previous.0);
    out
}

fn put(out: &mut Vec<u8>, bytes: impl AsRef<[u8]>) {
    let bytes = bytes.as_ref();
    // A field of 4 GiB does not fit in memory twice, and the payload is limited before.
    out.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend(bytes);
}

/// The event in these bytes, and the hash of the one before. The hash of the event is computed from the bytes.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Event, Hash), BrokenChain> {
    let mut fields = Fields(bytes);
    if fields.array()? != TAG {
        return Err(BrokenChain::Tag);
    }
    let framing = u16::from_be_bytes(fields.array()?);
    if framing != FRAMING {
        return Err(BrokenChain::NewerFraming { found: framing, known: FRAMING });
    }
    let body: BodyCode = fields.text()?.parse()?;
    let seq = u64::from_be_bytes(fields.array()?);
    let stream = StreamId::new(fields.text()?, fields.text()?)?;
    let stream_version = u64::from_be_bytes(fields.array()?);
    let id = Uuid::from_bytes(fields.array()?);
    let kind = fields.text()?.to_owned();
    let version = u16::from_be_bytes(fields.array()?);
    let recorded = Timestamp::from_microsecond(i64::from_be_bytes(fields.array()?));
    let recorded = recorded.map_err(|_| BrokenChain::Field("记录时间"))?;
    let effective: Date = fields.text()?.parse().map_err(|_| BrokenChain::Field("生效日"))?;
    let account = fields.text()?.to_owned();
    let capacity = capacity(fields.text()?)?;
    let actor = Actor { account, capacity, body: fields.text()?.to_owned() };
    let source: Source = fields.text()?.parse()?;
    let payload = fields.bytes()?.to_vec();
    let previous = Hash(fields.array()?);
    if !fields.0.is_empty() {
        return Err(BrokenChain::Length);
    }
    let fact = NewEvent { id, kind, version, effective, payload };
    Ok((Event { body, seq, stream, stream_version, actor, source, recorded, fact, hash: hash(bytes) }, previous))
}

fn capacity(id: &str) -> Result<Capacity, BrokenChain> {
    Capacity::ALL.into_iter().find(|capacity| capacity.id() == id).ok_or(BrokenChain::Field("身份"))
}

/// The fields not yet read.
struct Fields<'b>(&'b [u8]);

impl<'b> Fields<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], BrokenChain> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(BrokenChain::Length)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], BrokenChain> {
        self.take(N)?.try_into().map_err(|_| BrokenChain::Length)
    }

    fn bytes(&mut self) -> Result<&'b [u8], BrokenChain> {
        let count = u32::from_be_bytes(self.array()?);
        self.take(usize::try_from(count).map_err(|_| BrokenChain::Length)?)
    }

    fn text(&mut self) -> Result<&'b str, BrokenChain> {
        std::str::from_utf8(self.bytes()?).map_err(|_| BrokenChain::Field("文字"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            body: "shifan".parse().unwrap(),
            seq: 7,
            stream: StreamId::new("request", "r-1").unwrap(),
            stream_version: 2,
            actor: Actor { account: "zhang".into(), capacity: Capacity::Handler, body: "shifan".into() },
            source: "cli".parse().unwrap(),
            recorded: Timestamp::from_microsecond(1_764_000_000_123_456).unwrap(),
            fact: NewEvent {
                id: Uuid::from_u128(7),
                kind: "SupplementAsked".into(),
                version: 1,
                effective: jiff::civil::date(2025, 11, 24),
                payload: "{\"items\":\"示范\"}".into(),
            },
            hash: Hash::START,
        }
    }

    #[test]
    fn an_event_reads_back_equal_with_the_hash_of_its_bytes() {
        let bytes = encode(&event(), Hash([9; 32]));
        let (read, previous) = decode(&bytes).unwrap();
        assert_eq!(previous, Hash([9; 32]));
        assert_eq!(read, Event { hash: hash(&bytes), ..event() });
    }

    /// The bytes of the first release: a program that writes others must take another framing version.
    #[test]
    fn the_bytes_are_these_for_ever() {
        let bytes = encode(&event(), Hash::START);
        assert_eq!(&bytes[..22], b"GKEV\x00\x01\x00\x00\x00\x06shifan\x00\x00\x00\x00\x00\x00");
        assert_eq!(hash(&bytes).to_string(), GOLDEN);
    }

    const GOLDEN: &str = "4a9a011913845727bedd74552fd1f3df8e2181858d748e990747c51dc199fdf4";

    #[test]
    fn sm3_agrees_with_the_vector_of_the_standard() {
        let vector = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        assert_eq!(hash(b"abc").to_string(), vector);
    }

    #[test]
    fn every_shortened_and_lengthened_event_is_refused() {
        let bytes = encode(&event(), Hash::START);
        for end in 0..bytes.len() {
            assert!(decode(&bytes[..end]).is_err(), "{end}");
        }
        assert_eq!(decode(&[&bytes[..], b"x"].concat()), Err(BrokenChain::Length));
    }

    #[test]
    fn a_framing_from_the_future_is_named() {
        let mut bytes = encode(&event(), Hash::START);
        bytes[5] = 2;
        let error = decode(&bytes).unwrap_err();
        assert_eq!(error.to_string(), "记录的封装是第 2 版，本程序只认得第 1 版，请升级程序");
        bytes[0] = b'X';
        assert_eq!(decode(&bytes), Err(BrokenChain::Tag));
    }
}

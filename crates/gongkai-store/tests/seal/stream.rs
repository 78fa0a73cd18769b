//! Attachments of applicants: sealed on their way into the blobs, opened on their way out, forgotten with the person.

use gongkai_store::blob::{Blobs, SizeLimit};
use gongkai_store::seal::{
    Access, MemoryTable, OpenStream, Person, Place, Purpose, Register, SealError, Sealed, SealedReader, Vault, destroy,
};

use super::{kek, order, person, place};

/// Plaintext bytes of a chunk, and sealed ones.
const CHUNK: usize = 64 * 1024;
const SEALED: usize = CHUNK + 16;

/// Version, algorithm and the random part of the nonce.
const HEAD: usize = 2 + 19;

fn bytes(count: usize) -> Vec<u8> {
    (0..count).map(|at| (at * 31 % 251) as u8).collect()
}

async fn seal(vault: &Vault, table: &MemoryTable, who: &Person, data: &[u8], piece: usize) -> Vec<u8> {
    let mut stream = vault.seal_stream(table, &place(who)).await.unwrap();
    let mut sealed = Vec::new();
    for piece in data.chunks(piece) {
        sealed.extend(stream.push(piece).unwrap());
    }
    sealed.extend(stream.finish().unwrap());
    sealed
}

async fn opener(vault: &Vault, table: &MemoryTable, place: &Place<'_>) -> (OpenStream, Access) {
    vault.open_stream(table, place, Purpose::Handling).await.unwrap()
}

async fn open(vault: &Vault, table: &MemoryTable, who: &Person, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let (mut stream, _) = opener(vault, table, &place(who)).await;
    let mut plain = Vec::new();
    for piece in sealed.chunks(10_007) {
        plain.extend_from_slice(&stream.push(piece)?);
    }
    plain.extend_from_slice(&stream.finish()?);
    Ok(plain)
}

#[tokio::test]
async fn any_length_in_any_pieces_opens_to_the_same() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    for count in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 200_000] {
        let data = bytes(count);
        for piece in [1 + count / 7, CHUNK, 3 * CHUNK] {
            let sealed = seal(&vault, &table, &who, &data, piece).await;
            let chunks = count.div_ceil(CHUNK).max(1);
            assert_eq!(sealed.len(), HEAD + count + 16 * chunks);
            assert!(open(&vault, &table, &who, &sealed).await.unwrap() == data, "{count} in {piece}");
        }
    }
}

#[tokio::test]
async fn each_flipped_bit_and_each_cut_of_a_short_one_is_refused() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who, b"short", 9).await;
    for bit in 0..sealed.len() * 8 {
        let mut bad = sealed.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(open(&vault, &table, &who, &bad).await.is_err(), "bit {bit}");
    }
    for to in 0..sealed.len() {
        assert!(matches!(open(&vault, &table, &who, &sealed[..to]).await, Err(SealError::Refused { .. })), "cut {to}");
    }
}

#[tokio::test]
async fn chunks_left_out_moved_doubled_or_cut_off_are_refused() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who, &bytes(4 * CHUNK), CHUNK).await;
    let (head, body) = sealed.split_at(HEAD);
    let chunks: Vec<&[u8]> = body.chunks(SEALED).collect();
    assert_eq!(chunks.len(), 4);
    let orders: [&[usize]; 8] =
        [&[0, 1, 2], &[0], &[], &[1, 2, 3], &[0, 2, 3], &[0, 2, 1, 3], &[0, 1, 1, 2, 3], &[0, 1, 2, 3, 3]];
    for order in orders {
        let bad: Vec<u8> = head.iter().chain(order.iter().flat_map(|at| chunks[*at])).copied().collect();
        assert!(matches!(open(&vault, &table, &who, &bad).await, Err(SealError::Refused { .. })), "{order:?}");
    }
    let other = seal(&vault, &table, &who, &bytes(4 * CHUNK), CHUNK).await;
    let spliced = [&sealed[..HEAD + SEALED], &other[HEAD + SEALED..]].concat();
    assert!(open(&vault, &table, &who, &spliced).await.is_err(), "chunks of two streams do not mix");
}

#[tokio::test]
async fn a_stream_opens_at_its_place_only_and_is_no_value() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let sealed = seal(&vault, &table, &who, b"short", 9).await;
    let elsewhere = Place { person: &who, stream: "request/2025-002", field: "applicant_name" };
    let (mut stream, access) = opener(&vault, &table, &elsewhere).await;
    assert_eq!((access.stream.as_str(), access.purpose), ("request/2025-002", Purpose::Handling));
    stream.push(&sealed).unwrap();
    assert!(matches!(stream.finish(), Err(SealError::Refused { .. })));
    assert!(super::open(&vault, &table, &who, &Sealed::from_bytes(sealed)).await.is_err());
    let value = super::seal(&vault, &table, &who).await;
    assert!(open(&vault, &table, &who, value.as_bytes()).await.is_err());
}

#[tokio::test]
async fn an_attachment_lies_sealed_among_the_blobs_and_is_forgotten_with_its_person() {
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::on_disk(&folder.path().join("blobs"), SizeLimit::megabytes(1)).unwrap();
    let data = super::CANARY.repeat(3000);
    let seal = vault.seal_stream(&table, &place(&who)).await.unwrap();
    let stored = blobs.put(SealedReader::new(data.as_bytes(), seal)).await.unwrap();

    let mut kept = Vec::new();
    blobs.open(stored.id).await.unwrap().copy_to(&mut kept).await.unwrap();
    assert!(!kept.windows(9).any(|window| window == &super::CANARY.as_bytes()[..9]));
    assert!(open(&vault, &table, &who, &kept).await.unwrap() == data.as_bytes());

    let register = Register::create(&folder.path().join("register")).unwrap();
    destroy(&table, &register, &order("销〔2026〕1", &[&who])).await.unwrap();
    let refused = vault.open_stream(&table, &place(&who), Purpose::Handling).await;
    assert!(matches!(refused, Err(SealError::Destroyed { .. })));
    assert!(matches!(vault.seal_stream(&table, &place(&who)).await, Err(SealError::Destroyed { .. })));
    blobs.verify(stored.id).await.unwrap();
}

#[tokio::test]
async fn a_source_that_breaks_off_is_not_sealed_to_an_end() {
    struct Broken;
    impl tokio::io::AsyncRead for Broken {
        fn poll_read(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            _: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            std::task::Poll::Ready(Err(std::io::ErrorKind::ConnectionReset.into()))
        }
    }
    let (vault, table, who) = (Vault::under(kek(1)), MemoryTable::default(), person(1));
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::on_disk(folder.path(), SizeLimit::megabytes(1)).unwrap();
    let seal = vault.seal_stream(&table, &place(&who)).await.unwrap();
    assert!(blobs.put(SealedReader::new(Broken, seal)).await.is_err());
    assert!(blobs.verify_all(&std::collections::BTreeSet::new()).await.unwrap().orphans.is_empty());
}

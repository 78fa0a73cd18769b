//! Authenticated encryption: one trait, the algorithm we use, and the form of what is sealed.
//!
//! Sealed bytes: version (one byte, 1), algorithm (one byte), nonce, ciphertext and tag. Version, algorithm and the
//! context are authenticated too.

use std::sync::Arc;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use zeroize::Zeroizing;

use super::{SealError, Sealed};
use crate::Secret;
use crate::digest::frame;

/// Version of the form of sealed bytes.
const VERSION: u8 = 1;

/// Bytes of version and algorithm.
pub(super) const HEAD: usize = 2;

/// An algorithm of authenticated encryption with associated data, under a key of 32 bytes.
pub trait Aead: Send + Sync {
    /// Its number in sealed bytes: one number, one algorithm, for ever. 1 is XChaCha20-Poly1305.
    fn number(&self) -> u8;

    /// Bytes that a ciphertext has more than its plaintext.
    fn tag_len(&self) -> usize;

    /// Bytes of a nonce; at least 12. Nonces are random, so the algorithm must allow for as many random ones as values
    /// are sealed under one key.
    fn nonce_len(&self) -> usize;

    /// Ciphertext and tag; `None` if the algorithm cannot take it.
    fn seal(&self, key: &Secret, nonce: &[u8], context: &[u8], plain: &[u8]) -> Option<Vec<u8>>;

    /// The plaintext; `None` if anything is not as it was sealed.
    fn open(&self, key: &Secret, nonce: &[u8], context: &[u8], cipher: &[u8]) -> Option<Zeroizing<Vec<u8>>>;
}

/// XChaCha20-Poly1305: 24 bytes of nonce, so that random ones do not meet.
#[derive(Clone, Copy, Debug)]
pub struct XChaCha20;

impl Aead for XChaCha20 {
    fn number(&self) -> u8 {
        1
    }

    fn tag_len(&self) -> usize {
        16
    }

    fn nonce_len(&self) -> usize {
        24
    }

    fn seal(&self, key: &Secret, nonce: &[u8], context: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        let cipher = XChaCha20Poly1305::new(key.expose().into());
        cipher.encrypt(nonce.try_into().ok()?, Payload { msg: plain, aad: context }).ok()
    }

    fn open(&self, key: &Secret, nonce: &[u8], context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let cipher = XChaCha20Poly1305::new(key.expose().into());
        cipher.decrypt(nonce.try_into().ok()?, Payload { msg: sealed, aad: context }).ok().map(Zeroizing::new)
    }
}

/// The algorithm that seals, and those that only open what was sealed before.
#[derive(Clone)]
pub struct Suite {
    seals: Arc<dyn Aead>,
    opens: Vec<Arc<dyn Aead>>,
}

impl Default for Suite {
    fn default() -> Self {
        Self::new(XChaCha20)
    }
}

impl Suite {
    /// Seals and opens with one algorithm.
    pub fn new(seals: impl Aead + 'static) -> Self {
        Self { seals: Arc::new(seals), opens: Vec::new() }
    }

    /// Opens with another one too.
    #[must_use]
    pub fn also_opens(mut self, older: impl Aead + 'static) -> Self {
        self.opens.push(Arc::new(older));
        self
    }

    /// Seals under a fresh nonce.
    pub(super) fn seal(&self, key: &Secret, context: &[u8], plain: &[u8]) -> Result<Sealed, SealError> {
        let aead = self.seals();
        let mut bytes = aead.head(aead.nonce_len())?;
        let nonce = bytes.get(HEAD..).unwrap_or_default();
        let cipher = aead.seal(key, nonce, &bound(aead.number(), context), plain).ok_or(SealError::TooLong)?;
        bytes.extend(cipher);
        Ok(Sealed(bytes))
    }

    /// Opens; `Ok(None)` if the bytes, the key or the context are not those of the sealing.
    pub(super) fn open(
        &self,
        key: &Secret,
        context: &[u8],
        sealed: &Sealed,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, SealError> {
        let Some((head, rest)) = sealed.as_bytes().split_first_chunk() else { return Ok(None) };
        let aead = self.opens(*head)?;
        let Some((nonce, cipher)) = rest.split_at_checked(aead.nonce_len()) else { return Ok(None) };
        Ok(aead.open(key, nonce, &bound(aead.number(), context), cipher))
    }

    /// The algorithm that seals.
    pub(super) fn seals(&self) -> &Arc<dyn Aead> {
        &self.seals
    }

    /// The algorithm that a head names.
    pub(super) fn opens(&self, [version, number]: [u8; HEAD]) -> Result<&Arc<dyn Aead>, SealError> {
        if version != VERSION {
            return Err(SealError::Version(version));
        }
        let mut known = std::iter::once(&self.seals).chain(&self.opens);
        known.find(|aead| aead.number() == number).ok_or(SealError::Algorithm(number))
    }
}

impl dyn Aead {
    /// Version, number and so many random bytes: how sealed bytes begin.
    pub(super) fn head(&self, random: usize) -> Result<Vec<u8>, SealError> {
        let mut bytes = vec![0; HEAD + random];
        getrandom::fill(&mut bytes).map_err(SealError::Random)?;
        bytes.splice(..HEAD, [VERSION, self.number()]);
        Ok(bytes)
    }
}

/// What is authenticated beside the plaintext.
pub(super) fn bound(number: u8, context: &[u8]) -> Vec<u8> {
    frame("gongkai.seal/1", &[&[VERSION, number], context])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unhex(text: &str) -> Vec<u8> {
        hex::decode(text).unwrap()
    }

    /// Vector of draft-irtf-cfrg-xchacha-03, A.3.1.
    #[test]
    fn xchacha20_poly1305_gives_the_published_vector() {
        let key = Secret::from_hex(&unhex_range(0x80, 32)).unwrap();
        let nonce = unhex(&unhex_range(0x40, 24));
        let context = unhex("50515253c0c1c2c3c4c5c6c7");
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                      sunscreen would be it.";
        let cipher = XChaCha20.seal(&key, &nonce, &context, plain).unwrap();
        assert!(hex::encode(&cipher).starts_with("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"));
        assert!(hex::encode(&cipher).ends_with("c0875924c1c7987947deafd8780acf49"));
        assert_eq!(XChaCha20.open(&key, &nonce, &context, &cipher).unwrap().as_slice(), plain);
    }

    fn unhex_range(first: u8, count: u8) -> String {
        (first..first + count).map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn two_sealings_of_one_value_differ() {
        let key = Secret::random().unwrap();
        let seal = || Suite::default().seal(&key, b"here", b"text").unwrap();
        assert_ne!(seal(), seal());
    }
}

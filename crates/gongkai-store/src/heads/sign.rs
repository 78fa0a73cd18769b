//! Signatures: a trait, so that SM2 or a signing machine can stand in, and Ed25519.

use std::path::Path;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::digest::from_hex;
use crate::{Secret, SecretError};

/// Somebody who signs.
pub trait Signer {
    /// Name of the algorithm, as it stands in an export.
    fn algorithm(&self) -> &'static str;

    /// The public key, in hexadecimal digits: what others need to check a signature.
    fn public_key(&self) -> String;

    /// The signature of a message; `None` if the signer cannot sign now, as when a signing machine does not answer.
    fn sign(&self, message: &[u8]) -> Option<Vec<u8>>;
}

/// Somebody who checks signatures of one public key.
pub trait Verifier {
    /// Name of the algorithm.
    fn algorithm(&self) -> &'static str;

    /// The public key, in hexadecimal digits.
    fn public_key(&self) -> String;

    /// Whether the signature is that of this key over this message.
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool;
}

const ED25519: &str = "ed25519";

/// Signs with Ed25519 (RFC 8032). Its key is wiped when dropped and never printed.
pub struct Ed25519Signer(SigningKey);

impl Ed25519Signer {
    /// A signer with this key.
    #[must_use]
    pub fn new(secret: &Secret) -> Self {
        Self(SigningKey::from_bytes(secret.expose()))
    }

    /// The signer whose key is in a file, made if there is none.
    ///
    /// # Errors
    /// As [`Secret::load_or_create`].
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        Secret::load_or_create(path).map(|secret| Self::new(&secret))
    }
}

impl Signer for Ed25519Signer {
    fn algorithm(&self) -> &'static str {
        ED25519
    }

    fn public_key(&self) -> String {
        hex::encode(self.0.verifying_key().as_bytes())
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        Some(self.0.sign(message).to_bytes().to_vec())
    }
}

/// Checks signatures of one Ed25519 key.
#[derive(Clone, Copy, Debug)]
pub struct Ed25519Verifier(VerifyingKey);

impl Ed25519Verifier {
    /// The key in hexadecimal digits, as [`Signer::public_key`] gives it; `None` if it is none.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = from_hex(text.trim())?.try_into().ok()?;
        VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak()).map(Self)
    }
}

impl Verifier for Ed25519Verifier {
    fn algorithm(&self) -> &'static str {
        ED25519
    }

    fn public_key(&self) -> String {
        hex::encode(self.0.as_bytes())
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vector 1 of RFC 8032, section 7.1.
    #[test]
    fn ed25519_gives_the_published_vector() {
        let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let signer = Ed25519Signer::new(&Secret::from_hex(secret).unwrap());
        assert_eq!(signer.public_key(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        let signature = signer.sign(b"").unwrap();
        assert!(hex::encode(&signature).starts_with("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901"));
        assert!(Ed25519Verifier::from_hex(&signer.public_key()).unwrap().verify(b"", &signature));
    }

    #[test]
    fn what_is_no_key_or_a_weak_one_is_refused() {
        assert!(Ed25519Verifier::from_hex("00").is_none());
        let identity = format!("01{}", "00".repeat(31));
        assert!(Ed25519Verifier::from_hex(&identity).is_none());
    }
}

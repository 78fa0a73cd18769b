//! 32 secret bytes, in memory and in a file that only its owner can read.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::digest::from_hex;
use crate::durable;

/// 32 secret bytes: a key. Wiped when dropped; never printed.
#[derive(Clone)]
pub struct Secret(Zeroizing<[u8; 32]>);

/// Why a key could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// There is no such file.
    #[error("找不到密钥文件 {0}：请检查路径；如果磁盘或存储没有挂载，请先挂载，不要新建密钥")]
    Missing(PathBuf),
    /// A new key must not be written over an old one.
    #[error("密钥文件 {0} 已经存在，没有覆盖它：请另取一个文件名")]
    Exists(PathBuf),
    /// Not 32 bytes.
    #[error("密钥文件 {0} 不是 32 字节，不能用作密钥：请从密钥备份恢复这个文件")]
    Length(PathBuf),
    /// Others may read it.
    #[error("密钥文件 {0} 可以被其他用户读取：请先把权限改为 0600，并查明有没有人读过它")]
    Open(PathBuf),
    /// Not 64 hexadecimal digits.
    #[error("给出的密钥不是 64 位小写十六进制数字：请检查设置（密钥内容不在这里显示）")]
    Spelling,
    /// The file could not be read or written.
    #[error("读写密钥文件 {path} 失败（{source}）：请检查文件夹是否存在、是否有权限、磁盘是否已满")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system gave no random numbers.
    #[error("系统没有给出随机数（{0}），没有生成密钥：请检查操作系统")]
    Random(getrandom::Error),
}

impl Secret {
    /// A new key.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// A key given as 64 hexadecimal digits, as from an environment variable.
    ///
    /// # Errors
    /// Anything else; the error does not repeat the text.
    pub fn from_hex(text: &str) -> Result<Self, SecretError> {
        let bytes = from_hex(text.trim()).map(Zeroizing::new).ok_or(SecretError::Spelling)?;
        Self::from_slice(&bytes).ok_or(SecretError::Spelling)
    }

    /// A key from its 32 bytes.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// The bytes, for an algorithm.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key in a file of exactly 32 bytes, which on Unix only its owner may read.
    ///
    /// # Errors
    /// The file is not there, not of that length, open to others, or cannot be read.
    pub fn load(path: &Path) -> Result<Self, SecretError> {
        let fail = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => SecretError::Missing(path.to_owned()),
            _ => SecretError::File { path: path.to_owned(), source },
        };
        let file = File::open(path).map_err(fail)?;
        if open_to_others(&file).map_err(fail)? {
            return Err(SecretError::Open(path.to_owned()));
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(64));
        file.take(33).read_to_end(&mut bytes).map_err(fail)?;
        Self::from_slice(&bytes).ok_or_else(|| SecretError::Length(path.to_owned()))
    }

    /// A new key in a new file with mode 0600.
    ///
    /// # Errors
    /// The file is there already, or cannot be written.
    pub fn create(path: &Path) -> Result<Self, SecretError> {
        let secret = Self::random().map_err(SecretError::Random)?;
        durable::write_new(path, secret.expose()).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => SecretError::Exists(path.to_owned()),
            _ => SecretError::File { path: path.to_owned(), source },
        })?;
        Ok(secret)
    }

    /// The key in the file, made if there is no such file: for the first start only, since a new key opens nothing
    /// that is there already.
    ///
    /// # Errors
    /// As [`Secret::load`] and [`Secret::create`].
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        match Self::load(path) {
            Err(SecretError::Missing(_)) => match Self::create(path) {
                // Another process was faster.
                Err(SecretError::Exists(_)) => Self::load(path),
                made => made,
            },
            found => found,
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(unix)]
fn open_to_others(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_: &File) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_then_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kek");
        let made = Secret::load_or_create(&path).unwrap();
        assert_eq!(made.expose(), Secret::load_or_create(&path).unwrap().expose());
        assert!(matches!(Secret::create(&path), Err(SecretError::Exists(_))));
        assert_ne!(made.expose(), &[0; 32]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn of_many_who_make_a_key_at_once_all_have_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kek");
        let keys: Vec<[u8; 32]> = std::thread::scope(|scope| {
            let makers: Vec<_> = (0..8).map(|_| scope.spawn(|| Secret::load_or_create(&path).unwrap())).collect();
            makers.into_iter().map(|maker| *maker.join().unwrap().expose()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_only_and_one_open_to_others_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kek");
        Secret::create(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        for mode in [0o640, 0o604, 0o660] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            assert!(matches!(Secret::load(&path), Err(SecretError::Open(_))), "{mode:o}");
        }
    }

    #[test]
    fn a_file_of_another_length_and_a_missing_one_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        for length in [0, 31, 33, 64] {
            let path = folder.path().join(length.to_string());
            durable::write_new(&path, &vec![7; length]).unwrap();
            assert!(matches!(Secret::load(&path), Err(SecretError::Length(_))), "{length}");
        }
        assert!(matches!(Secret::load(&folder.path().join("none")), Err(SecretError::Missing(_))));
    }

    #[test]
    fn a_key_is_neither_printed_nor_repeated_in_an_error() {
        let text = "ab".repeat(32);
        let secret = Secret::from_hex(&text).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        let wrong = Secret::from_hex(&text[1..]).unwrap_err();
        assert!(!format!("{wrong} {wrong:?}").contains("abab"));
    }
}

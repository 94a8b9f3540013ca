//! The encodings of text files: UTF-8 with or without mark, UTF-16 with mark, else GB18030 (field-data).

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, its mark left out.
    Utf8,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

/// A file read as UTF-8, whatever it is written in; what cannot be read becomes U+FFFD.
pub(super) struct Decoded {
    file: File,
    encoding: Encoding,
    decoder: Option<encoding_rs::Decoder>,
    raw: Vec<u8>,
    /// Bytes read of bytes there are.
    read: u64,
    length: u64,
}

impl std::fmt::Debug for Decoded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoded").field("encoding", &self.encoding).finish_non_exhaustive()
    }
}

impl Decoded {
    /// Finds the encoding. A file without mark is read through once: only a whole file is certainly UTF-8.
    pub(super) fn open(mut file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let mut mark = Vec::with_capacity(3);
        file.by_ref().take(3).read_to_end(&mut mark)?;
        file.rewind()?;
        let (encoding, skip) = match mark.as_slice() {
            [0xef, 0xbb, 0xbf] => (Encoding::Utf8, 3),
            [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
            _ if is_utf8(&mut file)? => (Encoding::Utf8, 0),
            _ => (Encoding::Gb18030, 0),
        };
        file.seek(SeekFrom::Start(skip))?;
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Gb18030 => Some(encoding_rs::GB18030),
            Encoding::Utf16Le => Some(encoding_rs::UTF_16LE),
            Encoding::Utf16Be => Some(encoding_rs::UTF_16BE),
        }
        .map(encoding_rs::Encoding::new_decoder_without_bom_handling);
        Ok(Self { file, encoding, decoder, raw: vec![0; CHUNK], read: skip, length })
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(super) fn share_read(&self) -> f32 {
        if self.length == 0 { 1.0 } else { (self.read as f32 / self.length as f32).min(1.0) }
    }

    /// Adds the next chunk to `text`; `false` once the file has ended.
    ///
    /// Undecoded UTF-8 may end inside a character, which the next chunk completes.
    pub(super) fn more(&mut self, text: &mut Vec<u8>) -> io::Result<bool> {
        let got = loop {
            match self.file.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.read += got as u64;
        let Some(decoder) = &mut self.decoder else {
            text.extend_from_slice(&self.raw[..got]);
            return Ok(got > 0);
        };
        let start = text.len();
        let most = decoder.max_utf8_buffer_length(got).unwrap_or(CHUNK * 4);
        text.resize(start + most, 0);
        let (_, _, written, _) = decoder.decode_to_utf8(&self.raw[..got], &mut text[start..], got == 0);
        text.truncate(start + written);
        if got == 0 {
            // Its last call: decoding on would be a misuse.
            self.decoder = None;
        }
        Ok(got > 0 || written > 0)
    }
}

/// Whether the whole file is strict UTF-8; leaves it anywhere.
fn is_utf8(file: &mut File) -> io::Result<bool> {
    let mut buffer = vec![0; CHUNK];
    let mut kept = 0;
    loop {
        let got = match file.read(&mut buffer[kept..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let filled = kept + got;
        if got == 0 {
            return Ok(kept == 0);
        }
        kept = match std::str::from_utf8(&buffer[..filled]) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_none() => {
                buffer.copy_within(error.valid_up_to()..filled, 0);
                filled - error.valid_up_to()
            }
            Err(_) => return Ok(false),
        };
    }
}

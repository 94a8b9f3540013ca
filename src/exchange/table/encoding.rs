//! The encodings of text files: UTF-8 with or without mark, UTF-16 with mark, else GB18030 or Big5 (field-data). Single rows
//! in another encoding do not decide for the file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes read at once.
pub(super) const CHUNK: usize = 64 * 1024;

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, its mark left out.
    Utf8,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
    /// Big5, as files from Taiwan, Hong Kong and Macao are.
    Big5,
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
        let mut begin = Vec::with_capacity(12);
        file.by_ref().take(12).read_to_end(&mut begin)?;
        file.rewind()?;
        let (encoding, skip) = match begin.as_slice() {
            // Programs that add a mark add one to a file that has it, too.
            [0xef, 0xbb, 0xbf, ..] => {
                (Encoding::Utf8, begin.chunks(3).take_while(|mark| *mark == [0xef, 0xbb, 0xbf]).count() as u64 * 3)
            }
            [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
            _ => (told_by_lines(&mut file)?, 0),
        };
        file.seek(SeekFrom::Start(skip))?;
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Gb18030 => Some(encoding_rs::GB18030),
            Encoding::Big5 => Some(encoding_rs::BIG5),
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

/// Bytes of the longest text that is read as a whole.
const LONGEST_TEXT: u64 = 1 << 20;

/// The whole text of a short file, whatever it is written in, without its mark.
///
/// An error of the kind [`io::ErrorKind::FileTooLarge`] beyond a megabyte; what cannot be read becomes U+FFFD.
pub fn read_text(path: &std::path::Path) -> io::Result<String> {
    let file = File::open(path)?;
    if file.metadata()?.len() > LONGEST_TEXT {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut decoded = Decoded::open(file)?;
    let mut text = Vec::new();
    while decoded.more(&mut text)? {}
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Bytes by which GB18030 and Big5 are told apart.
const SAMPLE: usize = 256 * 1024;

/// What most lines of a file without a mark are written in. Text of GBK is hardly ever UTF-8 by chance for longer than a
/// character or two: where as many lines are surely UTF-8 as are not, the others are the exception. Leaves the file
/// anywhere.
fn told_by_lines(file: &mut File) -> io::Result<Encoding> {
    let mut buffer = Vec::with_capacity(2 * CHUNK);
    let mut sample: Vec<u8> = Vec::new();
    let (mut sure, mut other) = (0_u64, 0_u64);
    let mut ended = false;
    while !ended {
        let kept = buffer.len();
        buffer.resize(kept + CHUNK, 0);
        let got = loop {
            match file.read(&mut buffer[kept..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        buffer.truncate(kept + got);
        ended = got == 0;
        if sample.len() < SAMPLE {
            sample.extend_from_slice(&buffer[kept..]);
        }
        // Whole lines; of one that is longer than two chunks what there is.
        let end = buffer.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = if ended || end == 0 && buffer.len() > 2 * CHUNK { buffer.len() } else { end };
        let whole = buffer.get(..end).unwrap_or_default();
        if std::str::from_utf8(whole).is_ok() && other == 0 && sure > 1000 {
            sure += 1;
        } else {
            for line in whole.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
                match std::str::from_utf8(line) {
                    Ok(text) => sure += u64::from(text.chars().filter(|sign| sign.len_utf8() == 3).count() > 1),
                    Err(error) if error.error_len().is_none() && !ended && line.len() > CHUNK => {}
                    Err(_) => other += 1,
                }
            }
        }
        buffer.drain(..end);
    }
    Ok(match (sure, other) {
        (_, 0) => Encoding::Utf8,
        (sure, other) if sure >= other => Encoding::Utf8,
        _ if is_big5(&sample) => Encoding::Big5,
        _ => Encoding::Gb18030,
    })
}

/// Whether pairs of bytes lie where Big5 has its usual characters, and not where GB 2312 has them.
fn is_big5(sample: &[u8]) -> bool {
    let (mut pairs, mut big5, mut gb, mut low) = (0, 0, 0, 0);
    let mut at = 0;
    while let Some([first, second]) = sample.get(at..at + 2) {
        if *first < 0x81 {
            at += 1;
            continue;
        }
        at += 2;
        // Punctuation lies in the same place in both.
        if (0xa1..=0xa3).contains(first) {
            continue;
        }
        pairs += 1;
        let is_low = (0x40..=0x7e).contains(second);
        low += usize::from(is_low);
        big5 += usize::from((0xa4..=0xc6).contains(first) && (is_low || *second >= 0xa1));
        gb += usize::from((0xb0..=0xd7).contains(first) && *second >= 0xa1);
    }
    pairs >= 4 && big5 * 100 > pairs * 85 && low * 100 > pairs * 12 && gb * 100 < pairs * 70
}

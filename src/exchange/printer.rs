//! Where pages go: to the office's print command, or as files into a folder. It never waits for a printer.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::page::Page;
use crate::model::cause::{Cause, System};
use crate::platform;

/// For how long a page lies in the folder before the next one sweeps it away: pages hold names.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// Hears why the print command failed, on a thread of its own.
pub type OnFailure = Arc<dyn Fn(Cause) + Send + Sync>;

/// A page that became a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file, by its whole path.
    pub path: PathBuf,
    /// Whether a browser was asked to show it.
    pub shown: bool,
}

/// Where pages go.
#[derive(Clone)]
pub struct Printer {
    /// The command that takes a page on its standard input, run by the shell; empty for files.
    pub command: String,
    /// Whether the command takes HTML; files always are.
    pub html: bool,
    /// Cells a line of a text page.
    pub columns: usize,
    /// Where files go.
    pub folder: PathBuf,
    /// Who issues the pages: the community's name.
    pub issuer: String,
    /// The office's telephone, as pages say it; empty where it is not set.
    pub phone: String,
    /// Where it is.
    pub address: String,
    /// Whether a file is shown in the person's browser at once.
    pub shows: bool,
    /// Hears of a command that failed later.
    pub on_failure: OnFailure,
}

impl Printer {
    /// Files into this folder.
    pub fn into_folder(folder: PathBuf) -> Self {
        Self {
            command: String::new(),
            html: true,
            columns: 48,
            folder,
            issuer: String::new(),
            phone: String::new(),
            address: String::new(),
            shows: false,
            on_failure: Arc::new(|_| {}),
        }
    }

    /// Hands a page over; answers the file that it became, where there is no command. `stamp` names the file: a moment,
    /// never a person.
    pub fn print(&self, page: &Page, stamp: &str) -> Result<Option<Saved>, Cause> {
        if self.command.trim().is_empty() {
            let at = |error: io::Error| Cause::System(System::at(&self.folder, &error));
            let path = self.write(&page.html(), stamp).map_err(at)?;
            let path = std::path::absolute(&path).unwrap_or(path);
            let shown = self.shows && platform::show(&path);
            return Ok(Some(Saved { path, shown }));
        }
        let text = if self.html { page.html() } else { page.text(self.columns) };
        let mut child = platform::shell(&self.command)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| Cause::from(&error))?;
        let tell = Arc::clone(&self.on_failure);
        let fed = std::thread::Builder::new().name("printer".into()).spawn(move || {
            let fed = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
            let said = child.wait_with_output().and_then(|out| fed.map(|()| out));
            match said {
                Ok(out) if out.status.success() => {}
                Ok(out) => {
                    let said = String::from_utf8_lossy(&out.stderr).trim().to_owned();
                    tell(Cause::Command { code: out.status.code(), said });
                }
                Err(error) => tell(Cause::from(&error)),
            }
        });
        fed.map(|_| None).map_err(|error| Cause::from(&error))
    }

    /// Keeps something beside the pages that no printer takes; `stamp` and `ending` name the file.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn save(&self, text: &str, stamp: &str, ending: &str) -> Result<PathBuf, Cause> {
        self.write_as(text, stamp, ending).map_err(|error| Cause::System(System::at(&self.folder, &error)))
    }

    fn write(&self, html: &str, stamp: &str) -> io::Result<PathBuf> {
        self.write_as(html, stamp, "html")
    }

    fn write_as(&self, text: &str, stamp: &str, ending: &str) -> io::Result<PathBuf> {
        platform::private_folder().recursive(true).create(&self.folder)?;
        self.sweep()?;
        for again in 0_u32.. {
            let again = if again == 0 { String::new() } else { format!("-{again}") };
            let path = self.folder.join(format!("{stamp}{again}.{ending}"));
            match platform::private_file().write(true).create_new(true).open(&path) {
                Ok(mut file) => {
                    file.write_all(text.as_bytes())?;
                    file.sync_all()?;
                    return Ok(path);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Removes pages that have lain here long enough; nothing else.
    fn sweep(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let ours =
                Path::new(&entry.file_name()).extension().is_some_and(|ending| ending == "html" || ending == "json");
            let old = entry
                .metadata()?
                .modified()
                .is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > KEPT));
            if ours && old {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn pages_become_files_of_their_moment_and_old_ones_go() {
        let dir = tempfile::tempdir().unwrap();
        let printer = Printer::into_folder(dir.path().join("prints"));
        let page = Page { title: "预约单".into(), ..Page::default() };
        let first = printer.print(&page, "20261123-0912").unwrap().unwrap().path;
        let second = printer.print(&page, "20261123-0912").unwrap().unwrap().path;
        assert!(first.is_absolute());
        assert_ne!(first, second);
        assert!(fs::read_to_string(&first).unwrap().contains("预约单"));
        let old = SystemTime::now() - KEPT - Duration::from_secs(60);
        fs::File::options().write(true).open(&first).unwrap().set_modified(old).unwrap();
        printer.print(&page, "20261124-0912").unwrap();
        assert!(!first.exists() && second.exists());
    }

    #[test]
    fn a_command_gets_the_page_and_its_failure_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let (tell, heard) = channel();
        let on_failure: OnFailure = Arc::new(move |reason| tell.send(reason).unwrap());
        let command = format!("cat > {}; echo no paper >&2; exit 3", dir.path().join("got").display());
        let printer = Printer { command, html: false, on_failure, ..Printer::into_folder(dir.path().to_owned()) };
        let page = Page { title: "叫号单".into(), ..Page::default() };
        assert_eq!(printer.print(&page, "unused").unwrap(), None);
        assert_eq!(heard.recv().unwrap(), Cause::Command { code: Some(3), said: "no paper".into() });
        assert!(fs::read_to_string(dir.path().join("got")).unwrap().contains("叫号单"));
    }
}

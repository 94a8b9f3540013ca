//! linli (邻里): parses the command line, runs it, turns an error into a sentence and an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    linli::cli::run(std::env::args_os())
}

//! linli (邻里): parses the command line, runs it, turns an error into a sentence and an exit code.

use std::process::ExitCode;

/// Records travel between the threads of the desk by the million: an allocator that lets one thread free what another
/// has made costs a third less than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    linli::cli::run(std::env::args_os())
}

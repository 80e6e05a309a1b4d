//! The program: reads arguments into a configuration and runs it.

use reprise::cli::Config;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Config::from_arguments(std::env::args_os()) {
        Ok(config) => config.run(),
        Err(code) => code,
    }
}

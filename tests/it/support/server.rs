//! The real program as a server, for tests that need a socket or a process to kill.

use super::house::log_dir;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The running server.
pub struct Server {
    child: Child,
    /// The address it listens on.
    pub address: String,
}

impl Server {
    /// Starts the server on a database, on a free port.
    pub fn start(url: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reprise"));
        command.arg("--log-dir").arg(log_dir(url));
        command.args(["--database-url", url, "--listen", "127.0.0.1:0", "--base-url", "https://reprise.test", "serve"]);
        let mut child = command.env("LANG", "C").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Self { child, address }
    }

    /// Kills it with SIGKILL, so that it cannot flush anything.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

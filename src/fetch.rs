//! The one HTTP client: what a command reads from, or hands to, the one host it was given. Redirects are not followed.

use std::time::Duration;

/// Time for one exchange, the answer read whole.
const PATIENCE: Duration = Duration::from_secs(30);
/// The largest answer that is read, in bytes.
const MOST: u64 = 1024 * 1024;

/// A service under its address.
#[derive(Clone, Debug)]
pub struct Host {
    base: String,
    agent: ureq::Agent,
}

/// Why nothing was read or handed over.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The host was not reached, or its answer not read.
    #[error("{url}: {why}")]
    Unreached {
        /// The address that was asked.
        url: String,
        /// What the client says.
        why: String,
    },
    /// It answered something else than a success.
    #[error("{url}: {status} {said}")]
    Refused {
        /// The address that was asked.
        url: String,
        /// The status of the answer.
        status: u16,
        /// The beginning of the answer.
        said: String,
    },
}

impl Host {
    /// The service under `base`, such as `https://reprise.example.org`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("reprise/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { base: base.trim_end_matches('/').to_owned(), agent: config.into() }
    }

    /// Reads what is under a path.
    ///
    /// # Errors
    /// When the host is not reached, or answers anything but 200.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, FetchError> {
        let url = format!("{}{path}", self.base);
        let answer = self.agent.get(&url).call();
        whole(url, answer)
    }

    /// Hands a text over.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn hand_over(&self, path: &str, text: &str) -> Result<Vec<u8>, FetchError> {
        let url = format!("{}{path}", self.base);
        let answer = self.agent.post(&url).header("content-type", "text/plain; charset=utf-8").send(text);
        whole(url, answer)
    }
}

fn whole(url: String, answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Vec<u8>, FetchError> {
    let read = answer.and_then(|mut answer| Ok((answer.status().as_u16(), answer.body_mut().with_config().limit(MOST).read_to_vec()?)));
    match read {
        Ok((200, bytes)) => Ok(bytes),
        Ok((status, bytes)) => {
            let said = String::from_utf8_lossy(&bytes).chars().filter(|c| !c.is_control()).take(200).collect();
            Err(FetchError::Refused { url, status, said })
        }
        Err(error) => Err(FetchError::Unreached { url, why: error.to_string() }),
    }
}

//! The JSON API under `/api/v1`.

use super::Routes;

/// Its routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
}

//! Prints the query plan of each query the pages use, and marks those that scan or sort a whole table.

use super::Setting;
use diesel::prelude::*;
use reprise::store::{Address, AnyConnection};

/// Queries as the store writes them, with existing values.
const QUERIES: &[(&str, &str)] = &[
    ("device by tag", "SELECT state FROM device WHERE tag = '0000000A'"),
    ("device by serial number", "SELECT tag, state FROM device WHERE serial_key = 'PF0000001' LIMIT 20"),
    ("device by inventory number", "SELECT tag, state FROM device WHERE donor_key = 'INV0000001' LIMIT 20"),
    ("device by firmware id", "SELECT tag, state FROM device WHERE uuid_key = 'AB' LIMIT 20"),
    ("devices by medium", "SELECT DISTINCT tag FROM medium WHERE serial_key = 'S40000000001' LIMIT 20"),
    ("list", "SELECT tag, state, seq FROM device ORDER BY seq DESC LIMIT 51"),
    ("list, next page", "SELECT tag, state, seq FROM device WHERE seq < 900 ORDER BY seq DESC LIMIT 51"),
    ("list by stage", "SELECT tag, state, seq FROM device WHERE stage = 'stock' ORDER BY seq DESC LIMIT 51"),
    ("list by kind", "SELECT tag, state, seq FROM device WHERE kind = 'chromebook' ORDER BY seq DESC LIMIT 51"),
    ("list by stage and kind", "SELECT tag, state, seq FROM device WHERE stage = 'stock' AND kind = 'laptop' ORDER BY seq DESC LIMIT 51"),
    ("list by batch", "SELECT tag, state, seq FROM device WHERE batch = 'LOT-2026-000001' ORDER BY seq DESC LIMIT 51"),
    (
        "list by stage and batch",
        "SELECT tag, state, seq FROM device WHERE stage = 'stock' AND batch = 'LOT-2026-000001' ORDER BY seq DESC LIMIT 51",
    ),
    ("list by place", "SELECT tag, state, seq FROM device WHERE location = 'A-001' ORDER BY seq DESC LIMIT 51"),
    ("stage, longest first", "SELECT tag, state, since FROM device WHERE stage = 'stock' ORDER BY since ASC, tag ASC LIMIT 6"),
    ("stage, counted so far", "SELECT since FROM device WHERE stage = 'stock' ORDER BY since ASC, tag ASC LIMIT 1001"),
    (
        "stage of a kind, past the limit",
        "SELECT since FROM device WHERE stage = 'stock' AND since < '2026-09-01' AND kind = 'laptop' ORDER BY since ASC, tag ASC LIMIT 1001",
    ),
    (
        "stage of a batch, longest first",
        "SELECT tag, state, since FROM device WHERE stage = 'stock' AND batch = 'LOT-2026-000001' ORDER BY since ASC, tag ASC LIMIT 6",
    ),
    (
        "stage at a place, longest first",
        "SELECT tag, state, since FROM device WHERE stage = 'stock' AND location = 'A-001' ORDER BY since ASC, tag ASC LIMIT 6",
    ),
    ("holds of a reason", "SELECT at FROM device_hold WHERE reason = 'locked' ORDER BY at ASC, tag ASC LIMIT 1001"),
    (
        "lines of a count",
        "SELECT tag FROM stock_take_line WHERE number = 'INV-2026-000001' AND tag > '' AND state = 'missing' ORDER BY tag ASC LIMIT 51",
    ),
    (
        "a count place by place",
        "SELECT expected_at, state, count(*) FROM stock_take_line WHERE number = 'INV-2026-000001' AND expected = TRUE GROUP BY expected_at, state",
    ),
    ("lines of a device", "SELECT number, tag FROM stock_take_line WHERE tag = '0000000A' ORDER BY number ASC"),
    ("list by request", "SELECT tag, state, seq FROM device WHERE request = 'DEM-2026-000001' ORDER BY seq DESC LIMIT 501"),
    ("list by act", "SELECT tag, state, seq FROM device WHERE handover = 'ACT-2026-000001' ORDER BY seq DESC LIMIT 501"),
    ("list by recipient", "SELECT tag, state, seq FROM device WHERE holder = 'x' ORDER BY seq DESC LIMIT 51"),
    ("picked for an act", "SELECT tag, state, seq FROM device WHERE picked = 'ACT-2026-000001' ORDER BY seq DESC LIMIT 501"),
    ("search by tag", "SELECT tag, state FROM device WHERE tag >= 'ZZ' AND tag < 'ZZ~' ORDER BY tag ASC LIMIT 50"),
    (
        "search by serial number",
        "SELECT tag, state FROM device WHERE serial_key >= 'PF0' AND serial_key < 'PF0~' ORDER BY serial_key ASC LIMIT 50",
    ),
    (
        "search by model",
        "SELECT tag, state FROM device WHERE model_key >= 'THINK' AND model_key < 'THINK~' ORDER BY model_key ASC LIMIT 50",
    ),
    ("search by maker", "SELECT tag, state FROM device WHERE maker_key >= 'DELL' AND maker_key < 'DELL~' ORDER BY maker_key ASC LIMIT 50"),
    ("stages of a batch", "SELECT stage, count(*) FROM device WHERE batch = 'LOT-2026-000001' GROUP BY stage"),
    ("lines of a batch that have a device", "SELECT count(*) FROM device WHERE batch = 'LOT-2026-000001' AND line IS NOT NULL"),
    ("whether a line has its device", "SELECT tag FROM device WHERE batch = 'LOT-2026-000001' AND line = 7 LIMIT 1"),
    ("devices of lines", "SELECT tag, state FROM device WHERE batch = 'LOT-2026-000001' AND line >= 1 AND line <= 50 ORDER BY line ASC"),
    (
        "extras of a batch",
        "SELECT tag, state FROM device WHERE batch = 'LOT-2026-000001' AND line IS NULL AND tag > '' ORDER BY tag ASC LIMIT 51",
    ),
    ("lines of a list", "SELECT state FROM manifest_line WHERE batch = 'LOT-2026-000001' AND line > 0 ORDER BY line ASC LIMIT 50"),
    (
        "line by serial number",
        "SELECT line, state FROM manifest_line WHERE batch = 'LOT-2026-000001' AND serial_key = 'X' ORDER BY line ASC LIMIT 20",
    ),
    (
        "line by inventory number",
        "SELECT line, state FROM manifest_line WHERE batch = 'LOT-2026-000001' AND donor_key = 'X' ORDER BY line ASC LIMIT 20",
    ),
    ("batches", "SELECT number, state FROM batch WHERE number < 'LOT-2026-000009' ORDER BY number DESC LIMIT 51"),
    ("requests by state", "SELECT number, state FROM request WHERE status = 'submitted' ORDER BY number DESC LIMIT 51"),
    ("requests of an organisation", "SELECT number, state FROM request WHERE organisation = 'x' ORDER BY number DESC LIMIT 51"),
    ("requests of an action", "SELECT number FROM request WHERE action = '47' ORDER BY number DESC LIMIT 50"),
    ("acts", "SELECT number, state FROM handover ORDER BY number DESC LIMIT 51"),
    ("acts of a request", "SELECT number, state FROM handover WHERE request = 'x' ORDER BY number DESC LIMIT 51"),
    (
        "organisations by name",
        "SELECT id, state FROM organisation WHERE name_key >= 'A' AND name_key < 'B' ORDER BY name_key ASC, id ASC LIMIT 51",
    ),
    (
        "history of a device",
        "SELECT seq, leaf FROM event WHERE subject = 'device' AND key = '0000000A' AND seq < 9223372036854775807 ORDER BY seq DESC LIMIT 60",
    ),
    ("newest events", "SELECT seq, leaf FROM event WHERE seq < 9223372036854775807 ORDER BY seq DESC LIMIT 60"),
    ("private texts", "SELECT seq, field, value FROM event_private WHERE seq IN (1, 2, 3)"),
    (
        "newest note of an act",
        "SELECT p.value FROM event e INNER JOIN event_private p ON p.seq = e.seq WHERE e.subject = 'handover' AND e.key = 'x' AND p.field = 'note' ORDER BY e.seq DESC LIMIT 1",
    ),
    ("size of the ledger", "SELECT seq FROM event ORDER BY seq DESC LIMIT 1"),
    ("edge of the tree", "SELECT idx, hash FROM log_hash WHERE idx IN (1, 2, 3)"),
    ("evidence of a device", "SELECT id FROM evidence WHERE tag = '0000000A' ORDER BY id DESC LIMIT 100"),
    ("evidence that waits", "SELECT id FROM evidence WHERE dismissed = FALSE AND tag IS NULL AND id < 'x' ORDER BY id DESC LIMIT 50"),
    ("evidence by digest", "SELECT id FROM evidence WHERE sha256 = 'x'"),
    ("session", "SELECT a.id FROM session s INNER JOIN account a ON a.id = s.account WHERE s.hash = 'x' AND a.active = TRUE"),
    ("answered keys of yesterday", "DELETE FROM once WHERE at < '2026-01-01'"),
    ("policy in force", "SELECT max(version) FROM policy"),
];

#[derive(QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresStep {
    #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
    plan: String,
}

/// Prints every plan and marks full table scans and sorts.
///
/// # Errors
/// Returns an error when a query is invalid.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    let mut connection = Address::parse(&setting.url)?.open()?;
    println!("\n### Plans\n");
    for (what, sql) in QUERIES {
        let steps: Vec<String> = match &mut connection {
            AnyConnection::Sqlite(c) => {
                let steps: Vec<SqliteStep> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(c)?;
                steps.into_iter().map(|s| s.detail).collect()
            }
            AnyConnection::Postgres(c) => {
                let steps: Vec<PostgresStep> = diesel::sql_query(format!("EXPLAIN (COSTS OFF) {sql}")).load(c)?;
                steps.into_iter().map(|s| s.plan.trim().to_owned()).collect()
            }
        };
        // SQLite also says SCAN for a walk along an index; with a limit and in index order that reads a page, not the table.
        let pages = sql.contains("LIMIT") && !sql.contains("WHERE");
        let bad = steps
            .iter()
            .any(|s| (s.starts_with("SCAN ") && !pages) || s.contains("TEMP B-TREE") || s.contains("Seq Scan") || s.starts_with("Sort"));
        println!("- {}{what}: {}", if bad { "**!** " } else { "" }, steps.join(" → "));
    }
    Ok(())
}

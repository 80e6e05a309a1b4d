//! Guards the two roles of PostgreSQL: the server works as one that owns nothing and can only add to the history, and an older server stops
//! writing when a newer version changes the tables.

use crate::support::house::{House, both};
use crate::support::postgres::Database;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reprise::desk::DeskError;
use reprise::store::migrate::prepare;
use reprise::store::migrate::roles::HISTORY;
use reprise::store::{self, Address};
use std::collections::BTreeSet;

/// The same database as a role with another name.
fn as_role(url: &str, role: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap();
    let host = rest.split_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{role}:secret@{host}")
}

/// The name of the database in a URL.
fn database_of(url: &str) -> &str {
    url.split('?').next().unwrap().rsplit('/').next().unwrap()
}

/// A role of its own for a test, gone with this value.
struct Role {
    owner: String,
    name: String,
}

impl Role {
    fn new(owner: &str, what: &str) -> Self {
        let role = Self { owner: owner.to_owned(), name: format!("{what}_{}", database_of(owner)) };
        role.owner(&format!("CREATE ROLE {} LOGIN PASSWORD 'secret'", role.name)).unwrap();
        role
    }

    fn owner(&self, sql: &str) -> QueryResult<()> {
        PgConnection::establish(&self.owner).unwrap().batch_execute(sql)
    }
}

impl Drop for Role {
    fn drop(&mut self) {
        // The database may be gone already, and with it what the role was given there.
        let server = self.owner.replacen(&format!("/{}", database_of(&self.owner)), "/postgres", 1);
        for (url, sql) in [(&self.owner, "DROP OWNED BY"), (&server, "DROP ROLE")] {
            drop(PgConnection::establish(url).map(|mut c| c.batch_execute(&format!("{sql} {}", self.name))));
        }
    }
}

#[test]
fn the_server_does_everything_as_a_role_that_can_only_add_to_the_history() {
    let Some(database) = Database::empty() else { return };
    let owner = database.url.clone();
    let role = Role::new(&owner, "server");
    let url = as_role(&owner, &role.name);
    // Without the migrations, it says what is to be done.
    let refused = prepare(&Address::parse(&url).unwrap(), None).unwrap_err().to_string();
    assert!(refused.contains("permission denied") || refused.contains("reprise migrate"), "{refused}");
    prepare(&Address::parse(&owner).unwrap(), Some(&role.name)).unwrap();
    prepare(&Address::parse(&owner).unwrap(), Some(&role.name)).unwrap();
    let house = House::on_postgres(database, url.clone());
    house.world();
    house.assert_sound();
    house.desk.partners().erase_expired().unwrap();
    house.clock.advance(chrono::Duration::days(1));
    house.desk.ledger().sign_when_due().unwrap();
    house.assert_sound();
    let mut c = PgConnection::establish(&url).unwrap();
    let mut refused = |sql: &str| {
        let answer = c.batch_execute(&format!("BEGIN; {sql}"));
        drop(c.batch_execute("ROLLBACK"));
        let said = answer.err().map(|e| e.to_string()).unwrap_or_default();
        assert!(said.contains("permission denied") || said.contains("must be owner"), "{sql}: {said:?}");
    };
    for table in HISTORY {
        let column = a_column(&owner, table);
        for sql in [
            format!("UPDATE {table} SET {column} = {column}"),
            format!("DELETE FROM {table}"),
            format!("TRUNCATE {table}"),
            format!("ALTER TABLE {table} DISABLE TRIGGER ALL"),
            format!("DROP TABLE {table} CASCADE"),
            format!("SELECT 1 FROM {table} FOR UPDATE"),
            format!("CREATE TRIGGER x BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION event_in_order()"),
        ] {
            refused(&sql);
        }
    }
    for sql in [
        "INSERT INTO log_hash (idx, hash) VALUES (0, '') ON CONFLICT (idx) DO UPDATE SET hash = ''",
        "UPDATE event_private SET value = 'x'",
        "UPDATE sealed_row SET plain = 'x'",
        "DELETE FROM sealed_row",
        "SET session_replication_role = replica",
        "CREATE TABLE other (n int)",
        "CREATE OR REPLACE FUNCTION event_in_order() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "DELETE FROM __diesel_schema_migrations",
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('99999999999999')",
        "ALTER TABLE account ADD COLUMN x int",
        "DROP TRIGGER event_no_change ON event",
    ] {
        refused(sql);
    }
}

/// A column of a table.
fn a_column(url: &str, table: &str) -> String {
    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let mut c = PgConnection::establish(url).unwrap();
    let all: Vec<Column> = diesel::sql_query(format!(
        "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 LIMIT 1"
    ))
    .load(&mut c)
    .unwrap();
    all.into_iter().next().unwrap().name
}

#[test]
fn an_owner_is_not_given_the_place_of_the_server() {
    let Some(database) = Database::fresh() else { return };
    let address = Address::parse(&database.url).unwrap();
    let role = Role::new(&database.url, "owner");
    role.owner(&format!("ALTER TABLE event OWNER TO {}", role.name)).unwrap();
    let refused = prepare(&address, Some(&role.name)).unwrap_err().to_string();
    assert!(refused.contains("owns the table event"), "{refused}");
    role.owner("ALTER TABLE event OWNER TO CURRENT_USER").unwrap();
    for nobody in ["nobody_at_all", "", "x\"; DROP TABLE event; --"] {
        assert!(prepare(&address, Some(nobody)).is_err(), "{nobody}");
    }
    prepare(&address, Some(&role.name)).unwrap();
}

/// Every table that a trigger guards against change is on the list of the history.
#[test]
fn what_a_trigger_guards_the_role_cannot_change_either() {
    let schema = include_str!("../../../src/store/migrate/postgres_schema.tsv");
    let guarded: BTreeSet<&str> = schema
        .lines()
        .filter_map(|l| l.strip_prefix("trigger\t")?.split_once('.').filter(|(_, t)| t.contains("_no_change")))
        .map(|(t, _)| t)
        .collect();
    assert!(guarded.len() >= 6, "{guarded:?}");
    for table in guarded {
        assert!(HISTORY.contains(&table) || table == "sealed_row", "{table}");
    }
}

// A newer version was started on the same database while this server runs: it stops writing at once, and says why.
both!(an_older_server_stops_writing_when_the_tables_become_newer, |house| {
    house.listed(&["S1"]);
    house.admin();
    let before = house.mark();
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')";
    house.connection().batch_execute(newer).unwrap();
    let refused = house.desk.settings().set_policy(house.admin(), (*house.desk.policy()).clone());
    assert!(matches!(&refused, Err(DeskError::Store(e)) if e.to_string().contains("99990101000000")), "{refused:?}");
    assert_eq!(house.mark(), before);
    let door = crate::api::door::Door::of(house);
    assert_eq!(door.ask("GET", "/health/ready", "").go().status.as_u16(), 503);
    assert_eq!(door.ask("GET", "/log/checkpoint", "").go().status.as_u16(), 200, "reading goes on");
    house.connection().batch_execute("DELETE FROM __diesel_schema_migrations WHERE version = '99990101000000'").unwrap();
    house.desk.settings().set_policy(house.admin(), (*house.desk.policy()).clone()).unwrap();
    assert!(store::ledger::event::size(&mut house.connection()).unwrap() > before.0);
});

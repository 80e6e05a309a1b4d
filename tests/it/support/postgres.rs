//! A temporary PostgreSQL for the tests: one cluster per run, one database per test, all removed afterwards.
//!
//! `REPRISE_TEST_POSTGRES_URL` names a server to use instead; its user may create databases. Otherwise the server's programs are looked up
//! on this machine. `REPRISE_TEST_POSTGRES=required` makes their absence a failure; without it, it is only a printed warning.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The migrated database that each test's database is copied from.
const TEMPLATE: &str = "reprise_template";

static SERVER: LazyLock<Option<Server>> = LazyLock::new(|| {
    let found = match std::env::var("REPRISE_TEST_POSTGRES_URL") {
        Ok(url) => Some(Server { url }),
        Err(_unset) => Cluster::shared().map(|url| Server { url }),
    };
    match &found {
        Some(server) => server.prepare(),
        None => assert!(
            std::env::var("REPRISE_TEST_POSTGRES").as_deref() != Ok("required"),
            "PostgreSQL is required, but neither its programs nor REPRISE_TEST_POSTGRES_URL were found"
        ),
    }
    found
});

static NEXT: AtomicU32 = AtomicU32::new(0);

struct Server {
    url: String,
}

/// The database of one test, dropped with this value.
pub struct Database {
    name: String,
    pub url: String,
}

impl Database {
    /// A fresh copy of the migrated template; `None` when there is no server.
    pub fn fresh() -> Option<Self> {
        let database = Self::named("test")?;
        let server = SERVER.as_ref()?;
        server.admin().batch_execute(&format!("CREATE DATABASE {} TEMPLATE {}", database.name, server.template())).unwrap();
        Some(database)
    }

    pub fn empty() -> Option<Self> {
        let database = Self::named("empty")?;
        SERVER.as_ref()?.admin().batch_execute(&format!("CREATE DATABASE {}", database.name)).unwrap();
        Some(database)
    }

    fn named(what: &str) -> Option<Self> {
        let Some(server) = SERVER.as_ref() else {
            eprintln!("SKIPPED: no PostgreSQL on this machine; set REPRISE_TEST_POSTGRES_URL, or install its server");
            return None;
        };
        let name = format!("{what}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        Some(Self { url: server.of(&name), name })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(server) = SERVER.as_ref() {
            // FORCE: pooled read connections may still be closing.
            drop(server.admin().batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)));
        }
    }
}

impl Server {
    /// The URL of another database on the same server.
    fn of(&self, database: &str) -> String {
        let (before, parameters) = self.url.split_once('?').map_or((self.url.as_str(), String::new()), |(b, p)| (b, format!("?{p}")));
        let base = before.rsplit_once('/').unwrap().0;
        format!("{base}/{database}{parameters}")
    }

    fn admin(&self) -> PgConnection {
        PgConnection::establish(&self.url).unwrap()
    }

    /// The name of the template. It contains a hash of the migrations, so that a shared server never reuses a template with older tables.
    fn template(&self) -> String {
        let ups: Vec<u8> = migrations("postgres").iter().flat_map(|up| fs::read(up).unwrap()).collect();
        format!("{TEMPLATE}_{:016x}", ups.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3)))
    }

    /// Creates the template, unless another process of the run already did.
    fn prepare(&self) {
        let mut admin = self.admin();
        let template = self.template();
        admin.batch_execute("SELECT pg_advisory_lock(4711)").unwrap();
        let there = diesel::sql_query("SELECT 1 FROM pg_database WHERE datname = $1").bind::<diesel::sql_types::Text, _>(&template);
        if there.execute(&mut admin).unwrap() == 0 {
            admin.batch_execute(&format!("CREATE DATABASE {template}_new")).unwrap();
            let mut connection = PgConnection::establish(&self.of(&format!("{template}_new"))).unwrap();
            connection.run_pending_migrations(FileBasedMigrations::from_path("migrations/postgres").unwrap()).unwrap();
            drop(connection);
            // Disconnect first: a rename fails while a connection is open, and the server may notice a closed one late.
            let end = format!("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{template}_new'");
            admin.batch_execute(&end).unwrap();
            admin.batch_execute(&format!("ALTER DATABASE {template}_new RENAME TO {template}")).unwrap();
        }
        admin.batch_execute("SELECT pg_advisory_unlock(4711)").unwrap();
    }
}

/// A program of PostgreSQL, such as `pg_dump`: beside its server on this machine, or on the path.
pub fn tool(name: &str) -> PathBuf {
    programs().map(|folder| folder.join(name)).filter(|path| path.exists()).unwrap_or_else(|| PathBuf::from(name))
}

/// The `up.sql` files of a database's migrations, in order.
pub fn migrations(database: &str) -> Vec<PathBuf> {
    let mut ups: Vec<PathBuf> =
        fs::read_dir(Path::new("migrations").join(database)).unwrap().map(|e| e.unwrap().path().join("up.sql")).collect();
    ups.sort();
    ups
}

struct Cluster;

impl Cluster {
    /// The URL of this run's cluster, started by the first caller. Under nextest each test is a process: they synchronise on a lock file,
    /// and the cluster ends with the nextest process.
    fn shared() -> Option<String> {
        let programs = programs()?;
        let (owner, name) = match std::env::var("NEXTEST_RUN_ID") {
            Ok(run) => (std::os::unix::process::parent_id(), run),
            Err(_unset) => (std::process::id(), std::process::id().to_string()),
        };
        // Keep it short: a Unix socket path has at most 107 characters.
        let home =
            PathBuf::from(format!("/tmp/reprise-pg-{}", name.chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>()));
        fs::create_dir_all(&home).unwrap();
        let lock = File::create(home.join("lock")).unwrap();
        lock.lock().unwrap();
        if !home.join("ready").exists() {
            Self::start(&programs, &home, owner);
            fs::write(home.join("ready"), "").unwrap();
        }
        Some(format!("postgres://reprise@/postgres?host={}", home.display()))
    }

    fn start(programs: &Path, home: &Path, owner: u32) {
        let data = home.join("data");
        fs::create_dir_all(&data).unwrap();
        let account = unprivileged();
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(programs.join(program));
            command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).current_dir("/");
            if let Some((user, group)) = account {
                use std::os::unix::process::CommandExt;
                command.uid(user).gid(group);
            }
            let done = command.output().unwrap();
            assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
        };
        if let Some((user, group)) = account {
            for path in [home, &data] {
                std::os::unix::fs::chown(path, Some(user), Some(group)).unwrap();
            }
        }
        let data_text = data.display().to_string();
        // A natural-language collation, so that a column missing COLLATE "C" sorts differently here than on SQLite.
        let mut init = vec!["-D", &data_text, "-U", "reprise", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"];
        if has_icu(programs) {
            init.extend(["--locale-provider=icu", "--icu-locale=fr-BE"]);
        }
        run("initdb", &init);
        let socket = home.display().to_string();
        // No fsync: a test cluster need not survive a power cut.
        let settings = format!(
            "-c listen_addresses='' -k {socket} -c fsync=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB"
        );
        let log = home.join("data/log").display().to_string();
        run("pg_ctl", &["-D", &data_text, "-w", "-t", "60", "-l", &log, "-o", &settings, "start"]);
        guard(home, owner);
    }
}

/// Starts a process that stops the cluster when its owner is gone. A guard inside the test process would not survive a kill.
fn guard(home: &Path, owner: u32) {
    use std::os::unix::process::CommandExt;
    let home = home.display();
    let script = format!(
        "while kill -0 {owner} 2>/dev/null; do sleep 1; done; kill -QUIT $(head -n 1 {home}/data/postmaster.pid) 2>/dev/null; \
         sleep 1; rm -rf {home}"
    );
    let mut command = Command::new("sh");
    command.args(["-c", &script]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).current_dir("/").process_group(0);
    drop(command.spawn().unwrap());
}

fn has_icu(programs: &Path) -> bool {
    let help = Command::new(programs.join("initdb")).arg("--help").output().unwrap();
    String::from_utf8_lossy(&help.stdout).contains("--icu-locale") && {
        let built = Command::new(programs.join("pg_config")).arg("--configure").output();
        // Without pg_config, assume ICU is there: Debian and Fedora build their servers with it.
        built.map_or(true, |out| !String::from_utf8_lossy(&out.stdout).contains("--without-icu"))
    }
}

/// The folder of the server's programs.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path().join("bin")).collect();
    versions.sort();
    places.extend(versions.into_iter().rev());
    places.into_iter().find(|p| ["postgres", "initdb", "pg_ctl"].iter().all(|program| p.join(program).exists()))
}

/// The user and group ids to run the server with when the tests run as root, because the server refuses root.
fn unprivileged() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    let is_root = fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0);
    if !is_root {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap();
    let of = |name: &str| {
        let line = accounts.lines().find(|l| l.split(':').next() == Some(name))?;
        let fields: Vec<&str> = line.split(':').collect();
        Some((fields[2].parse().unwrap(), fields[3].parse().unwrap()))
    };
    of("postgres").or_else(|| of("nobody"))
}

//! Guards inventory agents: messages of both wire protocols, and the real agents where they are installed.

use crate::api::door::{Answer, Door};
use crate::support::house::{House, both};
use crate::support::server::Server;
use reprise::domain::account::actor::Role;
use reprise::ingest::decompress::{Packing, unpacked};
use std::process::{Command, Stdio};

const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<REQUEST>\n  <DEVICEID>pc-jan-2026-11-22-14-31-13</DEVICEID>\n  \
                      <QUERY>PROLOG</QUERY>\n  <TOKEN>12345678</TOKEN>\n</REQUEST>\n";
const CONTACT: &str = r#"{"action":"contact","deviceid":"pc-jan-2026-11-22-14-31-14","enabled-tasks":["inventory"],"installed-tasks":["inventory"],"name":"GLPI-Agent","version":"1.12"}"#;
const INVENTORY: &str = r#"{"action":"inventory","deviceid":"pc-jan-2026-11-22-14-31-14","itemtype":"Computer","content":{
    "bios":{"smanufacturer":"LENOVO","smodel":"20L5","ssn":"PF0ABC12"},
    "hardware":{"uuid":"4c4c4544-0051-4b10-8033-b7c04f4c4d99","chassis_type":"Notebook","memory":8192,"lastloggeduser":"jan.peeters","winowner":"Jan Peeters","winprodkey":"AAAAA-BBBBB"},
    "storages":[{"name":"sda","type":"disk","model":"WDC WD5000","serial":"WD-S77","disksize":476940,"interface":"SATA"}],
    "users":[{"login":"jan.peeters"}],"softwares":[{"name":"jan.peeters@example.org"}],"versionclient":"GLPI-Agent_v1.12"}}"#;
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><REQUEST><CONTENT><BIOS><SMANUFACTURER>LENOVO</SMANUFACTURER><SMODEL>20L5</SMODEL>\
                   <SSN>PF0ABC13</SSN></BIOS><HARDWARE><LASTLOGGEDUSER>jan.peeters</LASTLOGGEDUSER><MEMORY>8192</MEMORY></HARDWARE>\
                   <USERS><LOGIN>jan.peeters</LOGIN></USERS><VERSIONCLIENT>FusionInventory-Agent_v2.6</VERSIONCLIENT></CONTENT>\
                   <DEVICEID>pc-jan-2026</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>";

fn basic(token: &str) -> String {
    use base64::prelude::{BASE64_STANDARD, Engine};
    format!("Basic {}", BASE64_STANDARD.encode(format!("agent:{token}")))
}

/// Sends a message as an agent does.
fn send(door: &Door, token: &str, packing: Packing, glpi: bool, message: &str) -> Answer {
    let mut ask = door.ask("POST", "/agent", "").body("application/x-compress-zlib", packing.pack(message.as_bytes()));
    if glpi {
        ask = ask.with("glpi-agent-id", "5f05ccf0-e681-11f1-8ef6-b1f6daa64cc6");
    }
    if token.is_empty() { ask.go() } else { ask.with("authorization", &basic(token)).go() }
}

// An agent's inventory is stored without the names of its users.
both!(an_agent_asks_is_told_to_send_and_its_machine_is_on_record_without_its_people, |house| {
    let door = Door::of(house);
    let token = door.someone("agent", Role::Technician, None);
    let batch = house.batch().number;
    let [one, other] = ["PF0ABC12", "PF0ABC13"].map(|serial| house.received(batch, serial).tag);

    // Without a password the answer challenges in the form agents look for.
    let refused = send(&door, "", Packing::Zlib, false, PROLOG);
    assert_eq!((refused.status.as_u16(), refused.header("www-authenticate")), (401, "Basic realm=\"Reprise\""));
    // FusionInventory: a prolog and an inventory in XML; each answer uses the same compression as the message.
    for packing in [Packing::Zlib, Packing::Gzip, Packing::Plain] {
        let answer = send(&door, &token, packing, false, PROLOG);
        assert_eq!((answer.status.as_u16(), Packing::detect(&answer.bytes)), (200, packing));
        let said = String::from_utf8(unpacked(&answer.bytes).unwrap().into_owned()).unwrap();
        assert!(said.contains("<PROLOG_FREQ>24</PROLOG_FREQ>") && said.contains("<RESPONSE>SEND</RESPONSE>"), "{said}");
    }
    assert_eq!(send(&door, &token, Packing::Zlib, false, XML).status, 200);
    assert_eq!(house.device(other).specification.ram_mb, Some(8192));
    // GLPI: the agent first asks in XML, learns that JSON is accepted, then sends a contact message and the inventory.
    assert_eq!(send(&door, &token, Packing::Zlib, true, PROLOG).json()["status"], "pending");
    let told = send(&door, &token, Packing::Zlib, true, CONTACT).json();
    assert_eq!((&told["status"], &told["expiration"], told["tasks"]["inventory"].is_object()), (&"ok".into(), &24.into(), true));
    assert_eq!(send(&door, &token, Packing::Gzip, true, INVENTORY).json()["status"], "ok");
    let device = house.device(one);
    assert_eq!((device.specification.ram_mb, device.media[0].serial.as_deref()), (Some(8192), Some("WD-S77")));

    // No user name, login or key is stored anywhere; the hash of the original message is.
    for (format, original) in [("glpi", INVENTORY), ("fusioninventory", XML)] {
        let piece = house
            .desk
            .read(|c| Ok(reprise::store::evidence::of_device(c, if format == "glpi" { &one } else { &other })?))
            .unwrap()
            .remove(0);
        use sha2::{Digest, Sha256};
        assert_eq!((piece.format.as_str(), piece.sha256), (format, hex::encode(Sha256::digest(original))));
        let id = reprise::domain::id::EvidenceId::new(piece.id);
        let kept = house.desk.read(|c| Ok(reprise::store::evidence::bytes(c, &id)?)).unwrap().unwrap();
        let text = String::from_utf8(kept.clone()).unwrap();
        for private in ["jan", "Jan", "AAAAA", "example.org"] {
            assert!(!text.contains(private) && !piece.reading.contains(private), "{private} in {text}");
        }
        // The stored form reads the same as the original.
        assert_eq!(reprise::ingest::read(&kept).unwrap(), reprise::ingest::read(original.as_bytes()).unwrap());
    }
    house.assert_sound();
});

// A wrong or insufficient token, a decompression bomb, garbage and truncated messages are refused.
both!(what_an_agent_may_not_send_is_refused, |house| {
    let door = Door::of(house);
    door.account("reader", Role::Technician, None);
    door.account("auditor", Role::Auditor, None);
    let reads = door.token("reader", false);
    let (audits, writes) = (door.token("auditor", true), door.token("reader", true));
    let before = house.mark();
    assert_eq!(send(&door, &reads, Packing::Zlib, false, XML).status, 403, "a token that only reads");
    assert_eq!(send(&door, &audits, Packing::Zlib, false, XML).status, 403);
    assert_eq!(send(&door, "rpr_wrong", Packing::Zlib, false, XML).status, 401);
    // The Basic credentials of an agent open nothing else.
    assert_eq!(door.ask("GET", "/api/v1/devices", "").with("authorization", &basic(&writes)).go().status, 401);
    // A decompression bomb, garbage, and truncated messages.
    let bomb = Packing::Zlib.pack(&vec![b' '; 12 * 1024 * 1024]);
    for bytes in [bomb, b"x\x9crubbish".to_vec(), b"<REQUEST><QUERY>PROLOG</QUERY>".to_vec(), b"{}".to_vec(), Vec::new()] {
        let answer = door.ask("POST", "/agent", "").body("application/x-compress-zlib", bytes).with("authorization", &basic(&writes)).go();
        assert_eq!(answer.status, 422);
    }
    assert_eq!(house.mark(), before);
});

/// The real agent; `None`, with a printed warning, where it is not installed. `REPRISE_TEST_AGENT=required` makes its absence a failure.
fn real(agent: &str) -> Option<Command> {
    let found = Command::new(agent).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        let required = std::env::var("REPRISE_TEST_AGENT").as_deref() == Ok("required");
        assert!(!required || agent != "fusioninventory-agent", "{agent} is required, and not installed");
        eprintln!("SKIPPED: {agent} is not installed; a stock agent is not tried");
        return None;
    }
    Some(Command::new(agent))
}

/// Runs a real agent that sends the inventory of this machine.
fn delivers(house: &House, agent: &str, format: &str, more: impl FnOnce(&std::path::Path) -> Vec<String>) {
    let Some(mut command) = real(agent) else { return };
    let technician = house.technician();
    let token = house.desk.accounts().add_token(technician, &technician.actor.user, "agent", true).unwrap();
    let server = Server::start(&house.url);
    let folder = crate::support::house::folder();
    let config = folder.path().join("agent.cfg");
    std::fs::write(&config, "").unwrap();
    command.args(["--server", &format!("http://{}/agent", server.address), "--user", "agent", "--password", &token.secret]);
    command.args(["--no-category", "software,process,environment,user,local_user,local_group", "--debug"]);
    command.arg(format!("--conf-file={}", config.display())).args(more(folder.path()));
    let said = command.output().unwrap();
    let log = format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert_eq!(house.count(&format!("evidence WHERE format = '{format}'")), 1, "{log}");
    drop(server);
    house.assert_sound();
}

both!(a_stock_fusioninventory_agent_delivers, |house| {
    delivers(house, "fusioninventory-agent", "fusioninventory", |_| {
        vec!["--no-task=deploy,collect,esx,netdiscovery,netinventory,wakeonlan".to_owned()]
    });
});

both!(a_stock_glpi_agent_delivers, |house| {
    delivers(house, "glpi-agent", "glpi", |folder| vec![format!("--vardir={}", folder.display())]);
});

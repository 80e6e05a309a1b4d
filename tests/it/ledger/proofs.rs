//! Guards the proof of a document: the sealed PDF is the prefix of what leaves the house, the printed proof verifies offline by its text
//! and by its code, it is made once, and a file in somebody's hands is told for what it is.

use super::checkpoints::Files;
use crate::documents::read::{Paper, Picture};
use crate::support::house::{House, both};
use reprise::desk::ledger::proof::Verdict;
use reprise::domain::number::Number;
use reprise::ledger::bundle::{entry_tiles, unpack};
use reprise::ledger::proof::LogProof;
use reprise::ledger::sha256_hex;
use reprise::store::{self, document::Issued};

fn issued(house: &House, number: Number) -> Issued {
    store::document::find(&mut house.connection(), &number.to_string()).unwrap().unwrap()
}

/// The event at a place of a bundle.
fn entry(files: &Files, size: u64, index: u64) -> Vec<u8> {
    let (path, first, count) = entry_tiles(size).into_iter().find(|(_, first, count)| (*first..first + count).contains(&index)).unwrap();
    unpack(&path, &files.0[&path], count).unwrap()[usize::try_from(index - first).unwrap()].to_vec()
}

both!(an_act_carries_a_proof_that_verifies_offline_against_the_bundle, |house| {
    let act = house.world().act;
    let sealed = issued(house, act);
    // It is there before anybody asks for the document.
    assert_eq!(house.count("document"), house.count("document_proof"));
    let proven = house.desk.ledger().proven(sealed.clone()).unwrap();
    assert!(proven.bytes.starts_with(&sealed.bytes), "the sealed paper is the prefix");
    let again = house.desk.ledger().proven(issued(house, act)).unwrap();
    assert_eq!(again, proven, "made once");
    house.listed(&["S9"]);
    assert_eq!(house.desk.ledger().proven(issued(house, act)).unwrap(), proven, "and the same later on");

    let mut files = Files::default();
    let signed = house.desk.ledger().export(&mut files).unwrap();
    let keys = house.desk.ledger().public_keys().unwrap();
    let (old, new) = (Paper::open(&sealed.bytes), Paper::open(&proven.bytes));
    assert_eq!(new.pages(), old.pages() + 1);
    let page = new.pages() - 1;
    let text = new.texts(page);
    let codes: Vec<String> = new.stencils(page).iter().filter_map(Picture::decode).collect();
    let by_code = codes.iter().find(|text| text.starts_with("c2sp.org/tlog-proof@v1")).expect("a code with the proof");
    assert_eq!(Some(by_code), proven.proof.as_ref());
    let printed = LogProof::parse(by_code).unwrap();
    let leaf = entry(&files, signed.size, printed.index);
    printed.verify(&leaf, &keys).unwrap();
    assert!(String::from_utf8(leaf.clone()).unwrap().contains(&sealed.sha256), "the event names the sealed paper");
    assert!(printed.verify(&entry(&files, signed.size, printed.index - 1), &keys).is_err());
    // By its text: the lines of the proof stand on the page as they are.
    for line in by_code.lines().filter(|l| !l.is_empty()) {
        assert!(text.iter().any(|shown| shown == line), "{line}\n---\n{text:#?}");
    }
    for half in [sealed.sha256.get(..32), sealed.sha256.get(32..)] {
        assert!(text.iter().any(|shown| Some(shown.as_str()) == half), "the page names the sealed paper: {text:#?}");
    }
    // On paper: rendered as a printer would, the code is read by a camera.
    let seen = Picture::of_page(&proven.bytes, page, 200.0);
    assert!(seen.crop([0.0, 140.0, 210.0, 157.0]).decode().or_else(|| seen.decode()).is_some());
    house.assert_sound();
});

both!(a_file_is_told_for_what_it_is, |house| {
    let world = house.world();
    let sealed = issued(house, world.act);
    let number = world.act.to_string();
    let proven = house.desk.ledger().proven(sealed.clone()).unwrap();
    let verdict = |file: &[u8]| house.desk.ledger().verdict_on(file).unwrap();
    let genuine = |proven| Verdict::Genuine { number: number.clone(), proven, superseded_by: None };
    assert_eq!(verdict(&sealed.bytes), genuine(false));
    assert_eq!(verdict(&proven.bytes), genuine(true));
    let added = [proven.bytes.as_slice(), b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n"].concat();
    assert_eq!(verdict(&added), Verdict::Extended { number: number.clone() });
    assert_eq!(verdict(&[sealed.bytes.as_slice(), b"more"].concat()), Verdict::Extended { number });
    let mut turned = proven.bytes.clone();
    turned[2_000] ^= 1;
    assert_eq!(verdict(&turned), Verdict::Unknown);
    for nothing in [&b""[..], b"%PDF-1.7", b"%%EOF%%EOF", &[0xff; 100]] {
        assert_eq!(verdict(nothing), Verdict::Unknown);
    }
    // Many ends are not many times the work, and the file's own end is always looked at.
    assert_eq!(
        verdict(&[sealed.bytes.as_slice(), &b"%%EOF\n".repeat(50_000)].concat()),
        Verdict::Extended { number: world.act.to_string() }
    );
    let proof = proven.proof.unwrap();
    assert!(matches!(verdict(proof.as_bytes()), Verdict::ProofHolds { document: Some(number), .. } if number == world.act.to_string()));
    let index = LogProof::parse(&proof).unwrap().index;
    for other in [index - 1, 1_000_000, u64::MAX] {
        let changed = proof.replacen(&format!("index {index}\n"), &format!("index {other}\n"), 1);
        assert_eq!(verdict(changed.as_bytes()), Verdict::ProofFails);
    }
    assert_ne!(sha256_hex(&sealed.bytes), sha256_hex(&proven.bytes));
    // The hashes are open: anybody can make a true proof of any event. It holds, and tells nothing of what the event is about.
    let signed = house.desk.ledger().newest_checkpoint().unwrap().unwrap();
    for event in [0, 3, index - 1] {
        let mut c = house.connection();
        let made = LogProof::new(&store::ledger::checkpoint::Hashes::of(&mut c), signed.size, event, signed.note.clone()).unwrap();
        assert_eq!(verdict(made.text().as_bytes()), Verdict::ProofHolds { event, document: None });
    }
});

// A stop between the issue of a document and its proof: the next start makes it.
both!(a_proof_that_a_stop_left_out_is_made_at_the_next_start, |house| {
    use diesel::connection::SimpleConnection;
    house.world();
    house.unguarded().batch_execute("DELETE FROM document_proof WHERE number = (SELECT max(number) FROM document_proof)").unwrap();
    assert_eq!(house.count("document_proof"), house.count("document") - 1);
    let _started = house.another_desk(4);
    assert_eq!(house.count("document_proof"), house.count("document"));
    house.assert_sound();
});

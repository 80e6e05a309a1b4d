//! What a keeper with all rights over the database can do: change an event with every hash that follows from it.

use super::house::House;
use diesel::connection::SimpleConnection;
use reprise::ledger::Frontier;
use reprise::store;

impl House {
    fn leaves(&self) -> Vec<Vec<u8>> {
        let mut leaves: Vec<Vec<u8>> = Vec::new();
        loop {
            let piece = store::ledger::event::walk(&mut self.connection(), leaves.len().try_into().unwrap(), 500).unwrap();
            if piece.is_empty() {
                return leaves;
            }
            leaves.extend(piece.into_iter().map(|s| s.leaf));
        }
    }

    /// Changes the text of the first event that `which` finds, and writes the whole tree anew.
    pub fn forge(&self, which: impl Fn(&str) -> bool, from: &str, to: &str) {
        let mut leaves = self.leaves();
        let at = leaves.iter().position(|leaf| which(&String::from_utf8_lossy(leaf))).expect("there is such an event");
        self.put(&mut leaves, &[at], from, to);
    }

    /// Changes a text in every event that has it.
    pub fn forge_all(&self, from: &str, to: &str) {
        let mut leaves = self.leaves();
        let with: Vec<usize> = (0..leaves.len()).filter(|at| String::from_utf8_lossy(&leaves[*at]).contains(from)).collect();
        assert!(!with.is_empty());
        self.put(&mut leaves, &with, from, to);
    }

    fn put(&self, leaves: &mut [Vec<u8>], which: &[usize], from: &str, to: &str) {
        let mut c = self.unguarded();
        for at in which {
            let forged = String::from_utf8(leaves[*at].clone()).unwrap().replacen(from, to, 1);
            assert_ne!(forged.as_bytes(), leaves[*at].as_slice());
            leaves[*at] = forged.into_bytes();
        }
        let hex =
            |bytes: &[u8]| if self.is_postgres() { format!("'\\x{}'", hex::encode(bytes)) } else { format!("X'{}'", hex::encode(bytes)) };
        let mut edge = Frontier::default();
        let mut sql = String::new();
        for at in which {
            sql.push_str(&format!("UPDATE event SET leaf = {} WHERE seq = {at};", hex(&leaves[*at])));
        }
        for leaf in &*leaves {
            for (index, hash) in edge.append(leaf).unwrap() {
                sql.push_str(&format!("UPDATE log_hash SET hash = {} WHERE idx = {index};", hex(&hash)));
            }
        }
        c.batch_execute(&sql).unwrap();
    }
}

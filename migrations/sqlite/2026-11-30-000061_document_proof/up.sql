-- The proof of a document: which checkpoint covers it, the proof that its event is in that ledger, and the bytes that go behind the sealed
-- PDF. The row of the document never changes; a proof is made once. Both hashes are looked up by whoever has the file in hand.
CREATE TABLE document_proof (
    number TEXT PRIMARY KEY NOT NULL REFERENCES document (number),
    place BIGINT NOT NULL REFERENCES checkpoint (place),
    proof TEXT NOT NULL,
    tail BLOB NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX document_proof_sha256 ON document_proof (sha256);
CREATE INDEX document_sha256 ON document (sha256);
CREATE TRIGGER document_proof_no_update BEFORE UPDATE ON document_proof BEGIN SELECT RAISE(ABORT, 'a proof does not change'); END;
CREATE TRIGGER document_proof_no_delete BEFORE DELETE ON document_proof BEGIN SELECT RAISE(ABORT, 'a proof does not change'); END;

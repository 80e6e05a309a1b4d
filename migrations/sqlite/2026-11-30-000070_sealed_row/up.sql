-- What was sealed of the rows beside the ledger, letters and links, by the daily event `seq`: digests of each row as it stood. `plain` covers
-- what names nobody; `fixed` what never changes and `state` what became of it, both keyed with the salt, which is taken away when the row
-- is blanked or deleted.
CREATE TABLE sealed_row (
    seq BIGINT NOT NULL REFERENCES event (seq),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    salt BLOB NOT NULL,
    plain TEXT NOT NULL,
    fixed TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (kind, key, seq)
);
CREATE TRIGGER sealed_row_no_update BEFORE UPDATE OF seq, kind, key, plain, fixed, state ON sealed_row BEGIN SELECT RAISE(ABORT, 'what was sealed does not change'); END;
CREATE TRIGGER sealed_row_no_delete BEFORE DELETE ON sealed_row BEGIN SELECT RAISE(ABORT, 'what was sealed does not change'); END;

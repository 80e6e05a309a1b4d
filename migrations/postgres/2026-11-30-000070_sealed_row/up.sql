-- What was sealed of the rows beside the ledger, letters and links, by the daily event `seq`: digests of each row as it stood. `plain` covers
-- what names nobody; `fixed` what never changes and `state` what became of it, both keyed with the salt, which is taken away when the row
-- is blanked or deleted.
CREATE TABLE sealed_row (
    seq BIGINT NOT NULL REFERENCES event (seq),
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    plain TEXT NOT NULL,
    fixed TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (kind, key, seq)
);
CREATE TRIGGER sealed_row_no_change BEFORE UPDATE OF seq, kind, key, plain, fixed, state OR DELETE ON sealed_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_row_no_truncate BEFORE TRUNCATE ON sealed_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE sealed_row ENABLE ALWAYS TRIGGER sealed_row_no_change;
ALTER TABLE sealed_row ENABLE ALWAYS TRIGGER sealed_row_no_truncate;

-- Checkpoints: a size and a root of the ledger, signed; never changed. At most one is the first of a day in Brussels. With them come a second
-- version of the form of events, which says through which door an event came, and events about the ledger itself: an older program would
-- not read them.
CREATE TABLE checkpoint (
    place BIGINT PRIMARY KEY NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    day DATE UNIQUE
);
CREATE INDEX checkpoint_size ON checkpoint (size, place);
CREATE TRIGGER checkpoint_no_change BEFORE UPDATE OR DELETE ON checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_no_change;
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_no_truncate;

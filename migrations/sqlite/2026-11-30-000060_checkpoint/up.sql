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
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'a checkpoint does not change'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'a checkpoint does not change'); END;

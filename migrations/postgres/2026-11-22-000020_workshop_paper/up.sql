-- Data sanitisation statements: of one device, or of a whole batch.
CREATE TABLE statement (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    batch TEXT COLLATE "C" NOT NULL REFERENCES batch (number),
    device TEXT COLLATE "C" REFERENCES device (tag),
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX statement_batch ON statement (batch, device, number);

-- How often a tag was printed, and when: one row for each print it was on. A blank label has a tag before it has a device.
CREATE TABLE label_print (
    tag TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq),
    copies INTEGER NOT NULL,
    PRIMARY KEY (tag, seq)
);

-- Rows of a donor list that were refused and wait to be corrected or dismissed: work in hand, beside the ledger. What becomes of them is an
-- event of the batch.
CREATE TABLE list_row (
    batch TEXT COLLATE "C" NOT NULL REFERENCES batch (number),
    place INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (batch, place)
);

-- What a person said of the lists of a donor (columns, words for kinds), for the next one.
CREATE TABLE list_habit (
    donor TEXT COLLATE "C" PRIMARY KEY NOT NULL REFERENCES organisation (id),
    state TEXT NOT NULL
);

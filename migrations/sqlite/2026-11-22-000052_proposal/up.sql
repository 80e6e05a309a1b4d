-- Proposals of a split, with their workings.
CREATE TABLE proposal (
    id TEXT NOT NULL PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    state TEXT NOT NULL,
    working TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX proposal_open ON proposal (id) WHERE status = 'open';

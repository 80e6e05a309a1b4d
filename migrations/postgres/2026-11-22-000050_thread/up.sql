-- The last message of each thread: whose turn it is. The messages themselves are events.
CREATE TABLE thread (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    about TEXT NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL REFERENCES organisation (id),
    awaits TEXT COLLATE "C" NOT NULL CHECK (awaits IN ('house', 'partner', 'nobody')),
    contested BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX thread_awaits ON thread (awaits, seq);
CREATE INDEX thread_organisation ON thread (organisation, seq);

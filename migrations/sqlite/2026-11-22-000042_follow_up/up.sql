-- How it went: one question for each act, with its answer or its silence.
CREATE TABLE follow_up (
    number TEXT NOT NULL PRIMARY KEY REFERENCES handover (number),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    status TEXT NOT NULL,
    to_do BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX follow_up_status ON follow_up (status, number);
CREATE INDEX follow_up_to_do ON follow_up (to_do, number);

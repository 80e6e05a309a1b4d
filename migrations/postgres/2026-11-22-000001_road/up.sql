-- Every table but those that name it is a projection of the event table: it can be rebuilt from it, and `reprise check` compares.

CREATE TABLE event (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 0),
    leaf BYTEA NOT NULL,
    subject TEXT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX event_subject ON event (subject, key, seq);

CREATE TABLE log_hash (
    idx BIGINT NOT NULL PRIMARY KEY,
    hash BYTEA NOT NULL
);

-- The only place for texts that may hold personal data of an event; a row can be erased, its commitment in the leaf stays.
CREATE TABLE event_private (
    seq BIGINT NOT NULL REFERENCES event (seq),
    field TEXT NOT NULL,
    salt BYTEA NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (seq, field)
);

CREATE TABLE series (
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (prefix, year)
);

CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX organisation_name ON organisation (name_key, id);

-- Persons: outside the ledger, erasable.
CREATE TABLE contact (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    capacity TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX contact_organisation ON contact (organisation, id);

CREATE TABLE location (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

CREATE TABLE batch (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    donor TEXT NOT NULL REFERENCES organisation (id),
    closed BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX batch_donor ON batch (donor, number);

CREATE TABLE manifest_line (
    batch TEXT COLLATE "C" NOT NULL REFERENCES batch (number),
    line INTEGER NOT NULL,
    serial_key TEXT COLLATE "C",
    donor_key TEXT COLLATE "C",
    state TEXT NOT NULL,
    PRIMARY KEY (batch, line)
);
CREATE INDEX manifest_serial ON manifest_line (serial_key);
CREATE INDEX manifest_donor_number ON manifest_line (donor_key);

CREATE TABLE request (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    action TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX request_status ON request (status, number);
CREATE INDEX request_organisation ON request (organisation, number);

CREATE TABLE allocation (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    request TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES request (number),
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

CREATE TABLE handover (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    request TEXT COLLATE "C" NOT NULL REFERENCES request (number),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    status TEXT NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX handover_request ON handover (request, number);
CREATE INDEX handover_organisation ON handover (organisation, number);

CREATE TABLE take_back (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    handover TEXT COLLATE "C" NOT NULL REFERENCES handover (number),
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX take_back_handover ON take_back (handover, number);

CREATE TABLE device (
    tag TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(tag) = 8),
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('announced', 'received', 'workshop', 'stock', 'reserved', 'handed_over', 'sent_back', 'for_parts', 'recycled', 'destroyed', 'lost')),
    batch TEXT COLLATE "C" NOT NULL REFERENCES batch (number),
    line INTEGER,
    grade TEXT,
    held BOOLEAN NOT NULL,
    wiped BOOLEAN NOT NULL,
    location TEXT COLLATE "C",
    request TEXT COLLATE "C" REFERENCES request (number),
    picked TEXT COLLATE "C",
    handover TEXT COLLATE "C" REFERENCES handover (number),
    holder TEXT REFERENCES organisation (id),
    serial_key TEXT COLLATE "C",
    donor_key TEXT COLLATE "C",
    uuid_key TEXT COLLATE "C",
    maker_key TEXT COLLATE "C",
    model_key TEXT COLLATE "C",
    since TIMESTAMP NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq),
    UNIQUE (batch, line),
    -- The last line of defence of the first promise: nothing unwiped is ready, promised or gone.
    CHECK (wiped OR stage NOT IN ('stock', 'reserved', 'handed_over', 'recycled', 'destroyed')),
    -- And of the second: what is promised is promised to exactly one request.
    CHECK (stage NOT IN ('reserved', 'handed_over') OR request IS NOT NULL),
    CHECK (stage <> 'stock' OR request IS NULL)
);
CREATE INDEX device_seq ON device (seq);
CREATE INDEX device_stage ON device (stage, seq);
CREATE INDEX device_kind ON device (kind, stage, seq);
CREATE INDEX device_batch ON device (batch, seq);
CREATE INDEX device_request ON device (request, seq);
CREATE INDEX device_handover ON device (handover, seq);
CREATE INDEX device_holder ON device (holder, seq);
CREATE INDEX device_location ON device (location, seq);
CREATE INDEX device_serial ON device (serial_key);
CREATE INDEX device_donor_number ON device (donor_key);
CREATE INDEX device_uuid ON device (uuid_key);
CREATE INDEX device_maker ON device (maker_key);
CREATE INDEX device_model ON device (model_key);

CREATE TABLE medium (
    tag TEXT COLLATE "C" NOT NULL REFERENCES device (tag),
    place INTEGER NOT NULL,
    serial_key TEXT COLLATE "C",
    PRIMARY KEY (tag, place)
);
CREATE INDEX medium_serial ON medium (serial_key);

CREATE TABLE evidence (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    reading TEXT NOT NULL,
    tag TEXT COLLATE "C" REFERENCES device (tag),
    dismissed BOOLEAN NOT NULL,
    at TIMESTAMP NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX evidence_tag ON evidence (tag, id);
CREATE INDEX evidence_sha ON evidence (sha256);
CREATE INDEX evidence_waiting ON evidence (dismissed, tag, id);

CREATE TABLE document (
    number TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

-- Persons who sign in: names and addresses outside the ledger.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    email_key TEXT COLLATE "C" NOT NULL UNIQUE,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT REFERENCES organisation (id),
    active BOOLEAN NOT NULL,
    password TEXT NOT NULL,
    language TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

CREATE TABLE session (
    hash TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    began TIMESTAMP NOT NULL,
    seen TIMESTAMP NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE token (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    writes BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    made TIMESTAMP NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX token_account ON token (account, id);

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

CREATE TABLE policy (
    version INTEGER NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

-- What was answered to a key that must count once; kept for a day.
CREATE TABLE once (
    account TEXT NOT NULL,
    key TEXT NOT NULL,
    hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (account, key)
);

-- A guard rail against mistakes: the ledger is only ever added to, in order. ENABLE ALWAYS, so that a session in replica mode does
-- not slip past.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE FUNCTION event_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM event) THEN
        RAISE EXCEPTION 'event is append-only: out of order';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER event_in_order BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_in_order();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_in_order;
CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_no_change;
ALTER TABLE event ENABLE ALWAYS TRIGGER event_no_truncate;
CREATE TRIGGER log_hash_no_change BEFORE UPDATE OR DELETE ON log_hash FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_hash_no_truncate BEFORE TRUNCATE ON log_hash FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE log_hash ENABLE ALWAYS TRIGGER log_hash_no_change;
ALTER TABLE log_hash ENABLE ALWAYS TRIGGER log_hash_no_truncate;
CREATE TRIGGER document_no_change BEFORE UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_no_truncate BEFORE TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE document ENABLE ALWAYS TRIGGER document_no_change;
ALTER TABLE document ENABLE ALWAYS TRIGGER document_no_truncate;

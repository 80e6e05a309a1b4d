-- Letters: written in the transaction of the step that causes them, sent afterwards. They hold addresses and names, so they are beside the ledger.
CREATE TABLE letter (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL CHECK (language IN ('fr', 'nl', 'en')),
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    address_key TEXT COLLATE "C" NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    secret TEXT,
    about_subject TEXT COLLATE "C" NOT NULL,
    about_key TEXT COLLATE "C" NOT NULL,
    organisation TEXT REFERENCES organisation (id),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'given_up')),
    tries INTEGER NOT NULL,
    next_try TIMESTAMP NOT NULL,
    leased_until TIMESTAMP,
    answer TEXT NOT NULL,
    made TIMESTAMP NOT NULL,
    done TIMESTAMP,
    message_id TEXT NOT NULL,
    once TEXT COLLATE "C" UNIQUE,
    maybe_twice BOOLEAN NOT NULL,
    CHECK ((state = 'sending') = (leased_until IS NOT NULL))
);
-- What is due; what there is of an organisation, of a thing, of a person's address.
CREATE INDEX letter_due ON letter (next_try) WHERE state IN ('waiting', 'sending');
CREATE INDEX letter_state ON letter (state, id);
CREATE INDEX letter_organisation ON letter (organisation, id);
CREATE INDEX letter_about ON letter (about_key, id);
CREATE INDEX letter_address ON letter (address_key);

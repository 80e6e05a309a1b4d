-- What auditors look at is on record: who, when, which page. Not what they searched for, which may hold a name.
CREATE TABLE reading (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    path TEXT NOT NULL
);

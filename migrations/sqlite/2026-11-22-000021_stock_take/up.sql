-- Stock-takes, and what each knows of every device that it expects or saw.
CREATE TABLE stock_take (
    number TEXT NOT NULL PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'cancelled')),
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
-- Few are open at a time; a scan and an opening ask for them.
CREATE INDEX stock_take_open ON stock_take (number) WHERE status = 'open';

CREATE TABLE stock_take_line (
    number TEXT NOT NULL REFERENCES stock_take (number),
    tag TEXT NOT NULL REFERENCES device (tag),
    expected BOOLEAN NOT NULL,
    expected_at TEXT,
    state TEXT NOT NULL CHECK (state IN ('not_scanned', 'found', 'elsewhere', 'missing', 'left', 'unexpected')),
    seen_at TEXT,
    seen_on TIMESTAMP,
    seen_by TEXT,
    PRIMARY KEY (number, tag)
);
-- A list of one state in the order of its tags; and how many of each place were found, from the index alone.
CREATE INDEX stock_take_line_state ON stock_take_line (number, state, tag);
CREATE INDEX stock_take_line_place ON stock_take_line (number, expected, expected_at, state);
-- The replay asks device by device.
CREATE INDEX stock_take_line_tag ON stock_take_line (tag);

-- Codes scanned in a stock-take that nothing answers to.
CREATE TABLE stock_take_code (
    number TEXT NOT NULL REFERENCES stock_take (number),
    seq BIGINT NOT NULL REFERENCES event (seq),
    code TEXT NOT NULL,
    PRIMARY KEY (number, seq)
);
CREATE INDEX stock_take_code_text ON stock_take_code (number, code);

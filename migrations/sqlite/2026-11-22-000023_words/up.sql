-- The words a device is found by: its tag, its numbers, those of its media, its batch, the words of maker and model. They are folded in the
-- program (SQLite's upper('é') is 'é'), which fills the table for what is there already when it starts.
CREATE TABLE device_word (
    word TEXT NOT NULL,
    tag TEXT NOT NULL REFERENCES device (tag),
    PRIMARY KEY (word, tag)
) WITHOUT ROWID;
CREATE INDEX device_word_tag ON device_word (tag, word);

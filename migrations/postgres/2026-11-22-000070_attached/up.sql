-- What goes along with a letter: an appointment for a calendar. It may name people, like the letter, and is blanked with it.
ALTER TABLE letter ADD COLUMN attached TEXT;

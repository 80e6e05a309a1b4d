-- An answer is kept until a day of its own: a scan may be sent again after a long weekend without connection, a form not.
DROP INDEX once_at;
ALTER TABLE once RENAME COLUMN at TO until;
UPDATE once SET until = until + CASE WHEN key LIKE 'scan:%' OR key LIKE 'card:%' THEN interval '31 days' ELSE interval '1 day' END;
CREATE INDEX once_until ON once (until);

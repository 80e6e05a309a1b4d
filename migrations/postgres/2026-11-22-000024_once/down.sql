DROP INDEX once_until;
UPDATE once SET until = until - CASE WHEN key LIKE 'scan:%' OR key LIKE 'card:%' THEN interval '31 days' ELSE interval '1 day' END;
ALTER TABLE once RENAME COLUMN until TO at;
CREATE INDEX once_at ON once (at);

DROP INDEX allocation_proposal;
ALTER TABLE allocation DROP COLUMN proposal;
DROP INDEX allocation_request;
ALTER TABLE allocation ADD CONSTRAINT allocation_request_key UNIQUE (request);

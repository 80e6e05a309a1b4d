-- Acts that wait for a signature are looked for every day, and on the first page.
CREATE INDEX handover_status ON handover (status, number);

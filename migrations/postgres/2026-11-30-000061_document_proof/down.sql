DROP INDEX document_sha256;
DROP TABLE document_proof;

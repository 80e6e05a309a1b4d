DROP TABLE label_print;
DROP TABLE statement;

DROP TABLE sealed_row;

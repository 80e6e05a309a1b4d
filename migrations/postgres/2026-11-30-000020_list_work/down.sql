DROP TABLE list_habit;
DROP TABLE list_row;

DROP TABLE stock_take_code;
DROP TABLE stock_take_line;
DROP TABLE stock_take;

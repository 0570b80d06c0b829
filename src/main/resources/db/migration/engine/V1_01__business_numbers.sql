-- The last number given out for each kind of case and year: DEAL-2026-0042.
CREATE TABLE business_number (
    prefix VARCHAR(16) NOT NULL,
    number_year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (prefix, number_year)
);

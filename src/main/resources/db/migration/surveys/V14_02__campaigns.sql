-- Customers who are asked together, because they have something in common.
CREATE TABLE survey_campaign (
    number VARCHAR(64) PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    -- Which quarter it is the round of: each has one, whichever node begins it. Empty for those that people make.
    quarter VARCHAR(7),
    customer_class VARCHAR(1),
    region VARCHAR(100),
    product VARCHAR(200),
    bought_from DATE,
    bought_to DATE,
    status VARCHAR(16) NOT NULL,
    created_by VARCHAR(64) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    started_by VARCHAR(64),
    started_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT survey_campaign_quarter UNIQUE (quarter)
);
CREATE INDEX survey_campaign_by_status ON survey_campaign (status, started_at);

-- The customers of a campaign that was started, in the order in which they are asked.
CREATE TABLE survey_campaign_customer (
    campaign VARCHAR(64) NOT NULL REFERENCES survey_campaign (number),
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    place INTEGER NOT NULL,
    product VARCHAR(200),
    rep VARCHAR(64),
    -- Null until its case is started.
    survey VARCHAR(64) REFERENCES survey (number),
    problem VARCHAR(500),
    PRIMARY KEY (campaign, customer_id)
);
CREATE INDEX survey_campaign_customer_waiting ON survey_campaign_customer (campaign, survey, place);

ALTER TABLE survey ADD COLUMN campaign VARCHAR(64) REFERENCES survey_campaign (number);
-- As it was when the customer was asked.
ALTER TABLE survey ADD COLUMN customer_class VARCHAR(1);
CREATE INDEX survey_by_campaign ON survey (campaign, status);
CREATE INDEX survey_answer_by_time ON survey_answer (received_at);

-- One row while customers are asked every quarter: who switched it on, and when.
CREATE TABLE survey_quarterly (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    switched_by VARCHAR(64) NOT NULL,
    switched_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE opportunity (
    id VARCHAR(40) PRIMARY KEY,
    owner VARCHAR(64) NOT NULL,
    product_id BIGINT,
    customer_id BIGINT,
    stage VARCHAR(30) NOT NULL,
    engaged_on DATE,
    closed_on DATE,
    close_value DECIMAL(19, 2),
    lost_reason VARCHAR(500),
    competitor VARCHAR(200),
    version INTEGER NOT NULL
);
CREATE INDEX opportunity_by_owner ON opportunity (owner, stage);
CREATE INDEX opportunity_by_customer ON opportunity (customer_id);
CREATE INDEX opportunity_by_engaged ON opportunity (engaged_on, id);

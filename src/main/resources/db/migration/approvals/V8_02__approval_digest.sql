-- Days on which an approver has got the day's mail.
CREATE TABLE approval_digest (
    approver VARCHAR(64) NOT NULL,
    sent_on DATE NOT NULL,
    PRIMARY KEY (approver, sent_on)
);
-- Who is asked now, without reading all turns that are over.
CREATE INDEX approval_turn_status ON approval_turn (status, approver);

-- Lists are read newest first; an index in another order is not used for that.
DROP INDEX opportunity_by_engaged;
CREATE INDEX opportunity_newest ON opportunity (engaged_on DESC NULLS LAST, id);
CREATE INDEX opportunity_newest_of_owner ON opportunity (owner, engaged_on DESC NULLS LAST, id);

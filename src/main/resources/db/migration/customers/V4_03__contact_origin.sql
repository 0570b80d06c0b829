-- Who named the address, because sales people must not choose who rates them. Empty: nobody knows any more.
ALTER TABLE contact ADD COLUMN named_by VARCHAR(64);

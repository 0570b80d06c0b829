-- Lists are read newest first; an index in another order is not used for that.
DROP INDEX quote_changed;
DROP INDEX quote_owner;
CREATE INDEX quote_newest ON quote (changed_at DESC, number DESC);
CREATE INDEX quote_newest_of_owner ON quote (owner, changed_at DESC, number DESC);

-- The words by which a quote is found, lower case in UTF-8: bytes compare alike in every database and language, so an
-- ordinary index finds all words with the same beginning.
CREATE TABLE quote_word (
    number VARCHAR(32) NOT NULL REFERENCES quote (number) ON DELETE CASCADE,
    word BYTEA NOT NULL,
    PRIMARY KEY (number, word)
);
CREATE INDEX quote_word_beginning ON quote_word (word, number);

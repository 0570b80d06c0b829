-- Reports of mail servers name a mail by its Message-ID.
CREATE INDEX mail_message_message_id ON mail_message (message_id);

package com.saleswright.mail;

import java.util.Optional;

/** Says which mail address a user has, so that the built-in mailbox can show people their own mail. */
public interface MailboxAddresses {

    /** The mail address of this user id; empty when there is none. */
    Optional<String> addressOf(String userId);
}

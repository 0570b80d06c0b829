package com.saleswright.mail;

/** A mail server did not take a mail. */
final class SendFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is, which decides what happens next. */
    enum Kind {
        /** The server cannot be reached or refuses our login: nothing about this mail. */
        UNREACHABLE,
        /** The server failed while it had this mail. */
        SERVER,
        /** The server does not take mail for this recipient at the moment. */
        RECIPIENT_FOR_NOW,
        /** The server will never take mail for this recipient. */
        RECIPIENT_FOR_GOOD
    }

    private final Kind kind;

    SendFailure(Kind kind, Throwable cause) {
        super(describe(cause), cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The innermost cause says it best: "Connection refused", "550 no such user". */
    private static String describe(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null || message.isBlank() ? innermost.getClass().getSimpleName() : message.strip();
    }
}

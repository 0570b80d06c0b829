package com.saleswright.imports;

/** A file that cannot be imported at all. The message says why and what to do. */
class UnreadableFile extends RuntimeException {

    UnreadableFile(String message) {
        super(message);
    }
}

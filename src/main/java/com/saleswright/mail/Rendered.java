package com.saleswright.mail;

/** A mail as it will be read. */
record Rendered(String subject, String text, String html) {}

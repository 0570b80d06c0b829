package com.saleswright.imports;

/** What a name in a file can stand for. */
public enum NameKind {
    PRODUCT,
    ACCOUNT,
    AGENT,
    SECTOR,
    COUNTRY
}

package com.saleswright.imports;

import java.time.OffsetDateTime;

/**
 * What another spelling of a name means, said once by a person.
 *
 * @param spelling in lower case
 * @param by user id
 */
public record Mapping(NameKind kind, String spelling, String target, String by, OffsetDateTime at) {}

package com.saleswright.contracts;

import java.time.Instant;

/**
 * A version of the document of a contract.
 *
 * @param version from 1
 * @param template name of the template, for example {@code sales-contract-1}
 * @param templateVersion as the template itself says, for example {@code 1.0}
 */
public record ContractDocument(
        int version,
        String template,
        String templateVersion,
        String language,
        String sha256,
        long size,
        Instant builtAt) {}

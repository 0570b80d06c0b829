package com.saleswright.documents;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code saleswright.documents.seal}.
 *
 * @param keyStore a PKCS #12 file with the key that seals; certificates of earlier keys in it are still known as ours
 * @param keyStorePassword for the file and the key
 * @param alias the entry of the key; may be left out when there is one key
 * @param timestampUrl a time stamp authority (RFC 3161), asked for every seal
 * @param demonstration whether to make a key for trying out when there is no key store
 */
@ConfigurationProperties("saleswright.documents.seal")
record SealSettings(
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        @Nullable String alias,
        @Nullable URI timestampUrl,
        boolean demonstration) {

    @Override
    public String toString() {
        return "SealSettings[keyStore=%s, alias=%s, timestampUrl=%s]".formatted(keyStore, alias, timestampUrl);
    }
}

package com.saleswright.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that seals, and the certificates that count as ours.
 *
 * @param own certificates of the present key and of earlier ones
 * @param problem why nothing can be sealed, if so
 */
record SealKeys(@Nullable Key key, List<X509Certificate> own, @Nullable String problem) {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);
    private static final String NO_KEY_STORE =
            "No key to seal documents with: set saleswright.documents.seal.key-store and its password.";

    /** A private key with its certificate first in the chain. */
    record Key(PrivateKey secret, List<X509Certificate> chain) {

        X509Certificate certificate() {
            return chain.get(0);
        }
    }

    /** Never fails: without a usable key the application runs, and sealing says why it cannot. */
    static SealKeys read(SealSettings settings, Path dataFolder, Clock clock) {
        try {
            if (settings.keyStore() != null) {
                return read(settings.keyStore(), password(settings.keyStorePassword()), settings.alias());
            }
            if (settings.demonstration()) {
                Path file = DemonstrationKey.in(dataFolder, clock);
                return read(file, DemonstrationKey.PASSWORD.toCharArray(), null);
            }
            return without(NO_KEY_STORE);
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("Documents cannot be sealed", e);
            return without("The key store for sealing documents cannot be read: " + e.getMessage());
        }
    }

    Key usable(Clock clock) {
        if (key == null) {
            throw new SealingUnavailable(problem);
        }
        if (clock.instant().isAfter(key.certificate().getNotAfter().toInstant())) {
            throw new SealingUnavailable("The certificate for sealing documents has expired on %s."
                    .formatted(key.certificate().getNotAfter().toInstant()));
        }
        return key;
    }

    private static SealKeys without(String problem) {
        return new SealKeys(null, List.of(), problem);
    }

    private static char[] password(@Nullable String password) {
        return password == null ? new char[0] : password.toCharArray();
    }

    private static SealKeys read(Path file, char[] password, @Nullable String wanted)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        List<X509Certificate> own = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                own.add(certificate);
            }
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        String alias = Optional.ofNullable(wanted)
                .or(() -> keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty())
                .orElse("");
        Certificate[] chain = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey secret) || chain == null) {
            return new SealKeys(
                    null,
                    own,
                    "The key store for sealing documents has the keys %s: name one as saleswright.documents.seal.alias."
                            .formatted(keys));
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain) {
            certificates.add((X509Certificate) certificate);
        }
        return new SealKeys(new Key(secret, certificates), own, null);
    }
}

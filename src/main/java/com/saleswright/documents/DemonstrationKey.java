package com.saleswright.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key for the demonstration, made once in the data folder. Its name says that it vouches for nothing. */
final class DemonstrationKey {

    static final String PASSWORD = "demonstration";

    private static final X500Name NAME = new X500Name("CN=Saleswright demonstration - not for real documents");
    private static final Duration VALID = Duration.ofDays(3650);

    private DemonstrationKey() {}

    static Path in(Path folder, Clock clock) throws GeneralSecurityException, IOException {
        Path file = folder.resolve("demonstration-seal.p12");
        if (Files.notExists(file)) {
            Files.createDirectories(folder);
            // Written aside first, so that nobody ever reads half a file.
            Path draft = Files.createTempFile(folder, "demonstration-seal", ".tmp");
            try (OutputStream out = Files.newOutputStream(draft)) {
                make(clock.instant()).store(out, PASSWORD.toCharArray());
            }
            try {
                Files.move(draft, file);
            } catch (FileAlreadyExistsException e) {
                Files.delete(draft);
            }
        }
        return file;
    }

    static KeyStore make(Instant now) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair pair = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("seal", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certify(pair, now)});
        return store;
    }

    private static X509Certificate certify(KeyPair pair, Instant now) throws GeneralSecurityException, IOException {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    new BigInteger(120, new SecureRandom()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(VALID)),
                    NAME,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

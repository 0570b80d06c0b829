package com.saleswright.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.saleswright.documents.Verdict.Finding;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SealsTest {

    private static final SealSettings SETTINGS = new SealSettings(null, null, null, null, false);

    private static SealKeys keys;
    private static Seals seals;
    private static byte[] sealed;

    @BeforeAll
    static void seal() throws Exception {
        keys = SamplePdf.keys(SamplePdf.NOW);
        seals = new Seals(keys, SETTINGS, SamplePdf.CLOCK);
        sealed = seals.seal(SamplePdf.contract(), "Sales contract", "DEAL-2026-0042");
    }

    @Test
    void knowsItsOwnSeal() {
        Verdict verdict = seals.verify(sealed);

        assertThat(verdict.finding()).isEqualTo(Finding.OURS);
        assertThat(verdict.seal())
                .isEqualTo(new Seal(
                        "Saleswright demonstration - not for real documents",
                        "Sales contract",
                        "DEAL-2026-0042",
                        SamplePdf.NOW,
                        null));
    }

    @Test
    void isAcceptedByAnotherProgram(@TempDir Path folder) throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> new File(p, "pdfsig").canExecute()));
        Path file = Files.write(folder.resolve("sealed.pdf"), sealed);

        Process pdfsig = new ProcessBuilder("pdfsig", "-nocert", file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Signature is Valid.", "Total document signed", "ETSI.CAdES.detached", "SHA-256")
                .doesNotContain("Not total document signed");
    }

    @Test
    void detectsEveryFlippedByte() throws Exception {
        int[] range;
        try (PDDocument document = Loader.loadPDF(sealed)) {
            range = document.getSignatureDictionaries().get(0).getByteRange();
        }
        assertThat(range[0]).isZero();
        assertThat(range[2] + range[3]).isEqualTo(sealed.length);
        Random random = new Random(20260504);
        List<Integer> undetected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int position = random.nextInt(range[1] + range[3]);
            position = position < range[1] ? position : range[2] + position - range[1];
            byte[] flipped = sealed.clone();
            flipped[position] ^= (byte) (1 + random.nextInt(255));
            if (seals.verify(flipped).finding() == Finding.OURS) {
                undetected.add(position);
            }
        }

        assertThat(undetected).isEmpty();
    }

    @Test
    void detectsChangesInTheSealItself() throws Exception {
        int[] range;
        try (PDDocument document = Loader.loadPDF(sealed)) {
            range = document.getSignatureDictionaries().get(0).getByteRange();
        }
        byte[] padding = sealed.clone();
        padding[range[2] - 10] = 'f';
        byte[] signature = sealed.clone();
        signature[range[1] + 300] = (byte) (signature[range[1] + 300] == '0' ? '1' : '0');

        assertThat(seals.verify(padding).finding()).isEqualTo(Finding.CHANGED);
        assertThat(seals.verify(signature).finding()).isEqualTo(Finding.CHANGED);
    }

    @Test
    void flagsAnIncrementalUpdate() throws Exception {
        ByteArrayOutputStream updated = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(sealed)) {
            document.getDocumentInformation().setTitle("Another contract");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getPage(0).setRotation(90);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(updated);
        }

        Verdict verdict = seals.verify(updated.toByteArray());

        assertThat(verdict.finding()).isEqualTo(Finding.EXTENDED);
        assertThat(verdict.seal().businessKey()).isEqualTo("DEAL-2026-0042");
    }

    @Test
    void flagsAppendedBytes() {
        assertThat(seals.verify(Arrays.copyOf(sealed, sealed.length + 1)).finding())
                .isEqualTo(Finding.EXTENDED);
    }

    @Test
    void flagsATruncatedFile() {
        for (int length : new int[] {sealed.length - 1, sealed.length / 2, 2000, 9}) {
            assertThat(seals.verify(Arrays.copyOf(sealed, length)).finding())
                    .as("the first %d bytes", length)
                    .isEqualTo(Finding.CHANGED);
        }
    }

    @Test
    void tellsTheSealOfSomebodyElse() throws Exception {
        Seals others = new Seals(SamplePdf.keys(SamplePdf.NOW), SETTINGS, SamplePdf.CLOCK);

        Verdict verdict = others.verify(sealed);

        assertThat(verdict.finding()).isEqualTo(Finding.FOREIGN);
        assertThat(verdict.seal().signer()).startsWith("Saleswright demonstration");
        assertThat(verdict.seal().name()).isNull();
    }

    @Test
    void sealsWhatSomebodyElseHasSigned() throws Exception {
        SealKeys customers = SamplePdf.keys(SamplePdf.NOW);
        Seals customer = new Seals(customers, SETTINGS, SamplePdf.CLOCK);
        byte[] both = seals.seal(
                customer.seal(SamplePdf.contract(), "Customer's paper", "X-1"), "Signed contract", "DEAL-2026-0043");

        assertThat(seals.verify(both).finding()).isEqualTo(Finding.OURS);
        assertThat(seals.verify(both).seal().name()).isEqualTo("Signed contract");
        assertThat(customer.verify(both).finding()).isEqualTo(Finding.EXTENDED);
    }

    @Test
    void knowsSealsOfAnEarlierKey() throws Exception {
        SealKeys fresh = SamplePdf.keys(SamplePdf.NOW);
        List<X509Certificate> both =
                List.of(fresh.key().certificate(), keys.key().certificate());

        assertThat(new Seals(new SealKeys(fresh.key(), both, null), SETTINGS, SamplePdf.CLOCK)
                        .verify(sealed)
                        .finding())
                .isEqualTo(Finding.OURS);
    }

    @Test
    void saysWhenThereIsNoSeal() throws Exception {
        byte[] plain = SamplePdf.contract();
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(plain)) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(encrypted);
        }

        assertThat(seals.verify(plain).finding()).isEqualTo(Finding.NOT_SEALED);
        assertThat(seals.verify(encrypted.toByteArray()).finding()).isEqualTo(Finding.NOT_SEALED);
    }

    @Test
    void saysWhenItIsNoPdf() {
        assertThat(seals.verify(new byte[0]).finding()).isEqualTo(Finding.NOT_A_PDF);
        assertThat(seals.verify("Dear Sir, see /ByteRange [0 1 2 3]".getBytes(StandardCharsets.UTF_8))
                        .finding())
                .isEqualTo(Finding.NOT_A_PDF);
    }

    @Test
    void isNotFooledByRangesThatMakeNoSense() {
        for (String range : List.of(
                "0 10 20 9999999999",
                "0 0 0 0",
                "9999999999 9999999999 9999999999 9999999999",
                "5 10 20 30",
                "0 40 41 9")) {
            byte[] file = ("%PDF-1.7\n1 0 obj <</ByteRange [" + range + "] /Contents <3080>>> endobj %%EOF")
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(seals.verify(file).finding()).as(range).isEqualTo(Finding.CHANGED);
        }
    }

    @Test
    void refusesWithoutAKey(@TempDir Path folder) {
        SealKeys none = SealKeys.read(SETTINGS, folder, SamplePdf.CLOCK);
        SealKeys broken = SealKeys.read(
                new SealSettings(folder.resolve("missing.p12"), "x", null, null, false), folder, SamplePdf.CLOCK);

        assertThatThrownBy(() -> new Seals(none, SETTINGS, SamplePdf.CLOCK).seal(SamplePdf.contract(), "A", "B"))
                .isInstanceOf(SealingUnavailable.class)
                .hasMessageContaining("saleswright.documents.seal.key-store");
        assertThat(broken.problem()).contains("cannot be read");
        assertThat(new SealHealth(none, SamplePdf.CLOCK).health().getStatus().getCode())
                .isEqualTo("ATTENTION");
        assertThat(new SealHealth(keys, SamplePdf.CLOCK).health().getStatus().getCode())
                .isEqualTo("UP");
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        SealKeys old = SamplePdf.keys(SamplePdf.NOW.minus(Duration.ofDays(4000)));

        assertThatThrownBy(() -> new Seals(old, SETTINGS, SamplePdf.CLOCK).seal(SamplePdf.contract(), "A", "B"))
                .isInstanceOf(SealingUnavailable.class)
                .hasMessageContaining("expired");
    }

    @Test
    void refusesInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatIllegalStateException().isThrownBy(() -> seals.seal(SamplePdf.contract(), "A", "B"));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void makesTheDemonstrationKeyOnce(@TempDir Path folder) {
        SealSettings demonstration = new SealSettings(null, null, null, null, true);

        SealKeys first = SealKeys.read(demonstration, folder, SamplePdf.CLOCK);
        SealKeys second = SealKeys.read(demonstration, folder, SamplePdf.CLOCK);

        assertThat(first.own()).isEqualTo(second.own()).hasSize(1);
        assertThat(folder).isDirectoryContaining("glob:**/demonstration-seal.p12");
    }

    @Test
    void asksATimeStampAuthority() throws Exception {
        HttpServer authority = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TimeStampResponseGenerator answers = authority();
        authority.createContext("/", exchange -> {
            try {
                TimeStampRequest request =
                        new TimeStampRequest(exchange.getRequestBody().readAllBytes());
                byte[] answer = answers.generate(request, BigInteger.ONE, Date.from(SamplePdf.NOW))
                        .getEncoded();
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (org.bouncycastle.tsp.TSPException e) {
                exchange.sendResponseHeaders(500, -1);
            }
            exchange.close();
        });
        authority.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + authority.getAddress().getPort() + "/");
            Seals stamping = new Seals(keys, new SealSettings(null, null, null, url, false), SamplePdf.CLOCK);

            Verdict verdict = stamping.verify(stamping.seal(SamplePdf.contract(), "Stamped", "DEAL-2026-0044"));

            assertThat(verdict.finding()).isEqualTo(Finding.OURS);
            assertThat(verdict.seal().stampedAt()).isEqualTo(SamplePdf.NOW);
        } finally {
            authority.stop(0);
        }
        URI gone = URI.create("http://127.0.0.1:" + authority.getAddress().getPort() + "/");
        Seals alone = new Seals(keys, new SealSettings(null, null, null, gone, false), SamplePdf.CLOCK);
        assertThatThrownBy(() -> alone.seal(SamplePdf.contract(), "A", "B")).isInstanceOf(SealingUnavailable.class);
    }

    private static TimeStampResponseGenerator authority() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Time for tests");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.TEN,
                Date.from(SamplePdf.NOW.minus(Duration.ofDays(1))),
                Date.from(SamplePdf.NOW.plus(Duration.ofDays(1))),
                name,
                pair.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", pair.getPrivate(), certificate),
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    }
}

package com.saleswright.documents;

import com.saleswright.documents.Verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the bytes of a file whether one of our seals covers it.
 *
 * <p>A file is ours only when a seal with one of our certificates covers every byte of it except the seal itself. This
 * needs no understanding of the PDF, so neither a tricky structure nor a reader's leniency can deceive it; the file is
 * read as a PDF only after the seal has proved that it comes from us.
 */
final class SealCheck {

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s*]");
    private static final Pattern TRACES =
            Pattern.compile("/ByteRange|ETSI\\.CAdES|ETSI\\.RFC3161|adbe\\.pkcs7|adbe\\.x509|/DocMDP");
    private static final int MAX_SEALS = 20;

    private final List<X509CertificateHolder> own;

    SealCheck(List<X509Certificate> own) {
        this.own = own.stream().map(SealCheck::holder).toList();
    }

    /** Where a seal says that it is: it covers what comes before and after itself. */
    private record Range(int from, int gap, int gapEnd, int end) {}

    Verdict check(byte[] file) {
        // One character per byte, so that positions are those of the file.
        String text = new String(file, StandardCharsets.ISO_8859_1);
        Matcher matcher = BYTE_RANGE.matcher(text);
        List<Verdict> verdicts = Stream.iterate(matcher, m -> m)
                .takeWhile(Matcher::find)
                .limit(MAX_SEALS)
                .map(m -> check(file, m))
                .toList();
        return verdicts.stream()
                .min(Comparator.comparing(SealCheck::rank))
                .orElseGet(() -> Verdict.of(
                        TRACES.matcher(text).find() || endsEarly(text) ? Finding.CHANGED : Finding.NOT_SEALED));
    }

    /** A seal of somebody else that can be read tells more than one that cannot. */
    private static int rank(Verdict verdict) {
        return verdict.finding().ordinal() * 2
                + (verdict.finding() == Finding.CHANGED && verdict.seal() == null ? 3 : 0);
    }

    private Verdict check(byte[] file, Matcher match) {
        Optional<Range> range = range(file, match);
        Optional<CMSSignedData> signed = range.flatMap(r -> signature(file, r));
        if (range.isEmpty() || signed.isEmpty()) {
            return Verdict.of(Finding.CHANGED);
        }
        Collection<SignerInformation> signers = signed.get().getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return Verdict.of(Finding.CHANGED);
        }
        SignerInformation signer = signers.iterator().next();
        Optional<X509CertificateHolder> ours =
                own.stream().filter(c -> signer.getSID().match(c)).findFirst();
        if (ours.isEmpty()) {
            return signed.get().getCertificates().getMatches(null).stream()
                    .filter(c -> signer.getSID().match(c))
                    .findFirst()
                    .map(c -> new Verdict(Finding.FOREIGN, new Seal(Names.of(c.getSubject()), null, null, null, null)))
                    .orElseGet(() -> Verdict.of(Finding.CHANGED));
        }
        String name = Names.of(ours.get().getSubject());
        boolean named = signed.get().getCertificates().getMatches(null).contains(ours.get());
        if (!named || !verifies(signer, ours.get())) {
            return new Verdict(Finding.CHANGED, new Seal(name, null, null, null, null));
        }
        Seal seal = read(file, range.get(), name, stampedAt(signer));
        return new Verdict(range.get().end() == file.length ? Finding.OURS : Finding.EXTENDED, seal);
    }

    private static Optional<Range> range(byte[] file, Matcher match) {
        long from = Long.parseLong(match.group(1));
        long gap = from + Long.parseLong(match.group(2));
        long gapEnd = Long.parseLong(match.group(3));
        long end = gapEnd + Long.parseLong(match.group(4));
        // The place that says so must itself be covered.
        boolean sound = from == 0
                && match.end() <= Math.max(gap, end)
                && gap + 2 < gapEnd
                && end <= file.length
                && file[(int) gap] == '<'
                && file[(int) gapEnd - 1] == '>';
        return sound ? Optional.of(new Range((int) from, (int) gap, (int) gapEnd, (int) end)) : Optional.empty();
    }

    /** What stands in the gap: one structure in hexadecimal digits, then nothing but zeros. */
    private static Optional<CMSSignedData> signature(byte[] file, Range range) {
        try {
            byte[] bytes = HexFormat.of()
                    .parseHex(new String(
                            file, range.gap() + 1, range.gapEnd() - range.gap() - 2, StandardCharsets.ISO_8859_1));
            try (ASN1InputStream in = new ASN1InputStream(bytes)) {
                ContentInfo content = ContentInfo.getInstance(in.readObject());
                for (int rest = in.read(); rest >= 0; rest = in.read()) {
                    if (rest != 0) {
                        return Optional.empty();
                    }
                }
                return Optional.of(new CMSSignedData(new CMSProcessableByteArray(covered(file, range)), content));
            }
        } catch (IOException | CMSException | RuntimeException e) {
            // Whatever a broken or hostile structure makes the parser throw, it is no seal.
            return Optional.empty();
        }
    }

    private static byte[] covered(byte[] file, Range range) {
        byte[] before = Arrays.copyOfRange(file, range.from(), range.end() - (range.gapEnd() - range.gap()));
        System.arraycopy(file, range.gapEnd(), before, range.gap(), range.end() - range.gapEnd());
        return before;
    }

    private static boolean verifies(SignerInformation signer, X509CertificateHolder certificate) {
        try {
            return signer.getSignedAttributes() != null
                    && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException
                | OperatorCreationException
                | java.security.cert.CertificateException
                | RuntimeException e) {
            return false;
        }
    }

    /** The time of the time stamp, when it belongs to this signature and is whole. Who gave it is not judged. */
    private static @Nullable Instant stampedAt(SignerInformation signer) {
        if (signer.getUnsignedAttributes() == null) {
            return null;
        }
        Attribute attribute = signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return null;
        }
        try {
            TimeStampToken token = new TimeStampToken(
                    ContentInfo.getInstance(attribute.getAttrValues().getObjectAt(0)));
            byte[] hash = HexFormat.of().parseHex(Sha256.of(signer.getSignature()));
            if (!Arrays.equals(hash, token.getTimeStampInfo().getMessageImprintDigest())) {
                return null;
            }
            for (X509CertificateHolder certificate : token.getCertificates().getMatches(null)) {
                if (token.getSID().match(certificate)) {
                    token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
                    return token.getTimeStampInfo().getGenTime().toInstant();
                }
            }
            return null;
        } catch (IOException
                | TSPException
                | OperatorCreationException
                | java.security.cert.CertificateException
                | RuntimeException e) {
            return null;
        }
    }

    /** Reads the sealed part, which is ours. */
    private static Seal read(byte[] file, Range range, String signer, @Nullable Instant stampedAt) {
        try (PDDocument document = Loader.loadPDF(Arrays.copyOf(file, range.end()))) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                if (signature.getByteRange()[1] == range.gap()) {
                    return new Seal(
                            signer,
                            signature.getReason(),
                            signature.getCOSObject().getString(Seals.BUSINESS_KEY),
                            signature.getSignDate() == null
                                    ? null
                                    : signature.getSignDate().toInstant(),
                            stampedAt);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("A document that we sealed cannot be read", e);
        }
        return new Seal(signer, null, null, null, stampedAt);
    }

    private static boolean endsEarly(String text) {
        return !text.contains("%%EOF");
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

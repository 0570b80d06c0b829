package com.saleswright.documents;

import com.saleswright.documents.Verdict.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Seals documents (PAdES, baseline B or with a time stamp T) and tells whether a file is one that we sealed.
 *
 * <p>A seal certifies the document: readers of PDF know that no change at all is allowed afterwards.
 */
@Component
public class Seals {

    static final COSName BUSINESS_KEY = COSName.getPDFName("SALESWRIGHT_BusinessKey");

    /** Room for the certificates and a time stamp. */
    private static final int SIGNATURE_BYTES = 24_000;

    private static final Tika TIKA = new Tika();

    private final SealKeys keys;
    private final TimestampAuthority authority;
    private final SealCheck check;
    private final Clock clock;

    Seals(SealKeys keys, SealSettings settings, Clock clock) {
        this.keys = keys;
        this.authority = new TimestampAuthority(settings.timestampUrl());
        this.check = new SealCheck(keys.own());
        this.clock = clock;
    }

    /** Whether there is a key to seal with. */
    public boolean available() {
        return keys.key() != null;
    }

    /**
     * Seals a document that we built. This may ask a time stamp authority over the network, so it is not allowed inside
     * a transaction.
     *
     * @param name what the document is, for people
     * @param businessKey the case it belongs to
     * @throws SealingUnavailable when there is no key or no time stamp; trying later may help
     * @throws IllegalStateException inside a transaction
     */
    public byte[] seal(byte[] pdf, String name, String businessKey) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Sealing may wait for the network: do it outside of the transaction");
        }
        SealKeys.Key key = keys.usable(clock);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(Names.of(key.certificate()));
            signature.setReason(name);
            signature.setSignDate(GregorianCalendar.from(clock.instant().atZone(ZoneOffset.UTC)));
            signature.getCOSObject().setString(BUSINESS_KEY, businessKey);
            forbidChanges(document, signature);
            try (SignatureOptions options = new SignatureOptions()) {
                options.setPreferredSignatureSize(SIGNATURE_BYTES);
                document.addSignature(signature, content -> sign(content, key), options);
                ByteArrayOutputStream sealed = new ByteArrayOutputStream();
                document.saveIncremental(sealed);
                return sealed.toByteArray();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The document cannot be sealed: " + e.getMessage(), e);
        }
    }

    /** Tells what a file from anywhere is. Nothing in it is interpreted unless our own seal covers it. */
    public Verdict verify(byte[] file) {
        return TIKA.detect(file).equals("application/pdf") ? check.check(file) : Verdict.of(Finding.NOT_A_PDF);
    }

    private byte[] sign(InputStream content, SealKeys.Key key) throws IOException {
        return authority.stamp(Cms.sign(content.readAllBytes(), key)).getEncoded();
    }

    /** Makes the seal a certification that allows no changes (DocMDP, level 1). */
    private static void forbidChanges(PDDocument document, PDSignature signature) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
        parameters.setInt(COSName.P, 1);
        parameters.setName(COSName.V, "1.2");
        parameters.setDirect(true);
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem(COSName.getPDFName("TransformMethod"), COSName.DOCMDP);
        reference.setItem(COSName.getPDFName("TransformParams"), parameters);
        reference.setDirect(true);
        COSArray references = new COSArray();
        references.add(reference);
        references.setDirect(true);
        signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary permissions = new COSDictionary();
        permissions.setItem(COSName.DOCMDP, signature);
        catalog.setItem(COSName.getPDFName("Perms"), permissions);
        catalog.setNeedToBeUpdated(true);
        permissions.setNeedToBeUpdated(true);
    }
}

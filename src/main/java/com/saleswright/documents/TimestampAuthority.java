package com.saleswright.documents;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;

/** Asks a time stamp authority (RFC 3161) to confirm when a signature was made; does nothing without one. */
final class TimestampAuthority {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable URI url;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    TimestampAuthority(@Nullable URI url) {
        this.url = url;
    }

    /** @throws SealingUnavailable when the authority does not answer as it should */
    CMSSignedData stamp(CMSSignedData signed) {
        if (url == null) {
            return signed;
        }
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        try {
            TimeStampResponse answer = ask(url, signer.getSignature());
            Attribute token = new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(answer.getTimeStampToken().toCMSSignedData().toASN1Structure()));
            SignerInformation stamped = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(token));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(stamped)));
        } catch (IOException | TSPException e) {
            throw new SealingUnavailable("The time stamp authority gave no time stamp: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SealingUnavailable("Waiting for the time stamp authority was interrupted", e);
        }
    }

    private TimeStampResponse ask(URI authority, byte[] signature)
            throws IOException, InterruptedException, TSPException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(
                TSPAlgorithms.SHA256, HexFormat.of().parseHex(Sha256.of(signature)), new BigInteger(64, random));
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(authority)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/timestamp-query")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        TimeStampResponse answer = new TimeStampResponse(response.body());
        answer.validate(request);
        if (answer.getTimeStampToken() == null) {
            throw new IOException(String.valueOf(answer.getStatusString()));
        }
        return answer;
    }
}

package com.saleswright.documents;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signatures as PAdES wants them: detached, naming the certificate's hash, without a time of their own. */
final class Cms {

    private Cms() {}

    static CMSSignedData sign(byte[] content, SealKeys.Key key) throws IOException {
        try {
            ESSCertIDv2 certificate = new ESSCertIDv2(java.util.HexFormat.of()
                    .parseHex(Sha256.of(key.certificate().getEncoded())));
            JcaSignerInfoGeneratorBuilder signer = new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(new PadesAttributes(new SigningCertificateV2(certificate)));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer.build(
                    new JcaContentSignerBuilder(
                                    key.secret().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                            .build(key.secret()),
                    key.certificate()));
            generator.addCertificates(new JcaCertStore(key.chain()));
            return generator.generate(new CMSProcessableByteArray(content), false);
        } catch (OperatorCreationException | CertificateEncodingException | CMSException e) {
            throw new IOException("Signing failed: " + e.getMessage(), e);
        }
    }

    /** PAdES takes the time from the document or a time stamp, and forbids it here. */
    private static final class PadesAttributes extends DefaultSignedAttributeTableGenerator {

        private final SigningCertificateV2 certificate;

        PadesAttributes(SigningCertificateV2 certificate) {
            this.certificate = certificate;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public AttributeTable getAttributes(Map parameters) {
            AttributeTable all = super.getAttributes(parameters).remove(CMSAttributes.signingTime);
            ASN1EncodableVector attributes = all.toASN1EncodableVector();
            attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(certificate)));
            return new AttributeTable(attributes);
        }
    }
}

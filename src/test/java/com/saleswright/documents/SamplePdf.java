package com.saleswright.documents;

import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Documents to try things on. */
public final class SamplePdf {

    static final Instant NOW = Instant.parse("2026-05-04T09:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final String CONTRACT =
            """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:th="http://www.thymeleaf.org" lang="en">
            <head><title>Sales contract</title><meta name="subject" content="A sales contract"/></head>
            <body>
              <h1>Sales contract</h1>
              <p>Between Saleswright and <b th:text="${customer}">somebody</b>.</p>
              <p lang="zh">供应商向客户提供下列产品，客户应在收到发票后三十日内付款。本合同自双方签字之日起生效，有效期为十二个月。</p>
              <table>
                <thead><tr><th scope="col">Product</th><th scope="col" class="number">Amount</th></tr></thead>
                <tbody><tr th:each="line : ${lines}"><td th:text="${line.product}">GTX</td><td class="number"
                    th:text="${line.amount}">1</td></tr></tbody>
              </table>
              <p style="margin-top: 25mm">Signature 1: for the customer</p>
              <p style="margin-top: 25mm">Signature 2: for the company</p>
            </body>
            </html>
            """;

    private SamplePdf() {}

    /** A contract of one page, with places for two signatures. */
    public static byte[] contract() {
        return new PdfBuilder()
                .build(
                        CONTRACT,
                        Map.of(
                                "customer",
                                "Łódź Überseehandel 张伟有限公司",
                                "lines",
                                List.of(
                                        Map.of("product", "GTX Basic", "amount", "1,200.00"),
                                        Map.of("product", "工业泵 MG 500", "amount", "98,000.50"))),
                        Locale.ENGLISH);
    }

    static SealKeys keys(Instant made) throws Exception {
        KeyStore store = DemonstrationKey.make(made);
        X509Certificate certificate = (X509Certificate) store.getCertificate("seal");
        PrivateKey secret = (PrivateKey) store.getKey("seal", DemonstrationKey.PASSWORD.toCharArray());
        return new SealKeys(new SealKeys.Key(secret, List.of(certificate)), List.of(certificate), null);
    }
}

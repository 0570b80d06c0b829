package com.saleswright.contracts;

import com.saleswright.documents.Sha256;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every version of the documents that were built. Versions are added and never changed. */
@Component
class ContractDocuments {

    private static final int PART = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractDocuments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(String number, int version, ContractTemplates.Template template, byte[] pdf) {
        jdbc.sql(
                        """
                        INSERT INTO contract_document (contract_number, version, template, template_version, language,
                            sha256, size_bytes, built_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        number,
                        version,
                        template.name(),
                        template.version(),
                        template.language(),
                        Sha256.of(pdf),
                        pdf.length,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (int part = 0; part * PART < pdf.length; part++) {
            jdbc.sql("INSERT INTO contract_document_part (contract_number, version, part, content) VALUES (?, ?, ?, ?)")
                    .params(
                            number,
                            version,
                            part,
                            Arrays.copyOfRange(pdf, part * PART, Math.min((part + 1) * PART, pdf.length)))
                    .update();
        }
    }

    /** All versions, the latest first. */
    List<ContractDocument> of(String number) {
        return jdbc.sql("SELECT * FROM contract_document WHERE contract_number = ? ORDER BY version DESC")
                .param(number)
                .query((row, i) -> new ContractDocument(
                        row.getInt("version"),
                        row.getString("template"),
                        row.getString("template_version"),
                        row.getString("language"),
                        row.getString("sha256"),
                        row.getLong("size_bytes"),
                        ContractStore.instant(row, "built_at")))
                .list();
    }

    /**
     * The content of a version; empty when there is no such version.
     *
     * @throws IllegalStateException when it is not what was built
     */
    Optional<byte[]> read(String number, int version) {
        return of(number).stream()
                .filter(d -> d.version() == version)
                .findFirst()
                .map(d -> {
                    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                    jdbc.sql(
                                    "SELECT content FROM contract_document_part WHERE contract_number = ? AND version = ? ORDER BY part")
                            .params(number, version)
                            .query((row, i) -> row.getBytes(1))
                            .list()
                            .forEach(pdf::writeBytes);
                    byte[] content = pdf.toByteArray();
                    if (!Sha256.of(content).equals(d.sha256())) {
                        throw new IllegalStateException(
                                "Version %d of %s is not what was built".formatted(version, number));
                    }
                    return content;
                });
    }
}

package com.saleswright.documents;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps documents for good: what is in it is never changed or removed, and proves itself whenever it is read. */
@Component
@Transactional
public class Archive {

    private static final int PART = 1_000_000;
    private static final RowMapper<ArchivedDocument> ROW = (row, i) -> new ArchivedDocument(
            row.getLong("id"),
            row.getString("business_key"),
            row.getString("name"),
            row.getString("media_type"),
            row.getLong("size_bytes"),
            row.getString("sha256"),
            row.getObject("archived_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;
    private final Clock clock;

    Archive(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Archives a document. The same content again gives what was archived first, so that a retry is safe. */
    public ArchivedDocument keep(String businessKey, String name, String mediaType, byte[] content) {
        String sha256 = Sha256.of(content);
        Optional<ArchivedDocument> there = findByHash(sha256);
        if (there.isPresent()) {
            return there.get();
        }
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO document (business_key, name, media_type, size_bytes, sha256, archived_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        businessKey,
                        name,
                        mediaType,
                        content.length,
                        sha256,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update(id, "id");
        long key = Objects.requireNonNull(id.getKeyAs(Long.class));
        for (int part = 0; part * PART < content.length; part++) {
            jdbc.sql("INSERT INTO document_part (document_id, part, content) VALUES (?, ?, ?)")
                    .params(
                            key,
                            part,
                            Arrays.copyOfRange(content, part * PART, Math.min((part + 1) * PART, content.length)))
                    .update();
        }
        return find(key).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<ArchivedDocument> find(long id) {
        return jdbc.sql("SELECT * FROM document WHERE id = ?")
                .param(id)
                .query(ROW)
                .optional();
    }

    /** @param sha256 64 lower-case hexadecimal digits */
    @Transactional(readOnly = true)
    public Optional<ArchivedDocument> findByHash(String sha256) {
        return jdbc.sql("SELECT * FROM document WHERE sha256 = ?")
                .param(sha256)
                .query(ROW)
                .optional();
    }

    /** The documents of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<ArchivedDocument> of(String businessKey) {
        return jdbc.sql("SELECT * FROM document WHERE business_key = ? ORDER BY id")
                .param(businessKey)
                .query(ROW)
                .list();
    }

    /**
     * The content of a document.
     *
     * @throws NoSuchElementException when there is no such document
     * @throws DocumentDamaged when it is not what was archived
     */
    @Transactional(readOnly = true)
    public byte[] content(long id) {
        ArchivedDocument about =
                find(id).orElseThrow(() -> new NoSuchElementException("There is no document %d".formatted(id)));
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) about.size());
        jdbc.sql("SELECT content FROM document_part WHERE document_id = ? ORDER BY part")
                .param(id)
                .query((row, i) -> row.getBytes(1))
                .list()
                .forEach(content::writeBytes);
        byte[] bytes = content.toByteArray();
        if (!Sha256.of(bytes).equals(about.sha256())) {
            throw new DocumentDamaged(about);
        }
        return bytes;
    }
}

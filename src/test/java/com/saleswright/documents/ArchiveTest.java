package com.saleswright.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaleswrightTest
class ArchiveTest {

    @Autowired
    private Archive archive;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesBackWhatItKeeps() {
        byte[] content = random(1, 2_500_000);

        ArchivedDocument kept = archive.keep("DEAL-2026-7001", "Contract", "application/pdf", content);

        assertThat(archive.content(kept.id())).isEqualTo(content);
        assertThat(archive.findByHash(Sha256.of(content))).contains(kept);
        assertThat(archive.of("DEAL-2026-7001")).containsExactly(kept);
        assertThat(kept.size()).isEqualTo(content.length);
    }

    @Test
    void keepsTheSameContentOnce() {
        byte[] content = random(2, 5_000);

        ArchivedDocument first = archive.keep("DEAL-2026-7002", "Contract", "application/pdf", content);
        ArchivedDocument again = archive.keep("DEAL-2026-7003", "Another name", "text/plain", content);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void noticesWhenSomebodyChangesTheDatabase() {
        ArchivedDocument kept = archive.keep("DEAL-2026-7004", "Contract", "application/pdf", random(3, 5_000));
        jdbc.sql("UPDATE document_part SET content = ? WHERE document_id = ?")
                .params(random(4, 5_000), kept.id())
                .update();

        assertThatThrownBy(() -> archive.content(kept.id())).isInstanceOf(DocumentDamaged.class);
    }

    @Test
    void doesNotKnowOthers() {
        assertThat(archive.findByHash(Sha256.of(new byte[] {42}))).isEmpty();
        assertThatThrownBy(() -> archive.content(-1)).isInstanceOf(NoSuchElementException.class);
    }

    private static byte[] random(int seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }
}

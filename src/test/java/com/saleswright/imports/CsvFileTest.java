package com.saleswright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    @Test
    void readsSemicolonsQuotesByteOrderMarkAndHeadersInAnyCase() {
        CsvFile file = read("\uFEFF Account ;\"Office; Location\";SECTOR\r\n\"Ash; \"\"Sons\"\"\";Oslo;\r\n");

        assertThat(file.header()).containsExactly("account", "office;_location", "sector");
        assertThat(file.rows().get(0).cell("account")).isEqualTo("Ash; \"Sons\"");
        assertThat(file.rows().get(0).cell("sector")).isEmpty();
    }

    @Test
    void namesTheLineWhereARowStarts() {
        CsvFile file = read("a,b\n\n1,\"two\nlines\"\n\n3,4\n");

        assertThat(file.rows()).extracting(CsvFile.Row::line).containsExactly(3L, 6L);
    }

    @Test
    void seesThatARowHasTooFewOrTooManyCells() {
        CsvFile file = read("a,b\n1\n1,2\n1,2,3\n");

        assertThat(file.rows()).extracting(CsvFile.Row::isBroken).containsExactly(true, false, true);
    }

    @Test
    void refusesWhatIsNotACsvFileAndSaysWhy() {
        assertRefused(new byte[] {'P', 'K', 3, 4, 20, 0}, "workbook");
        assertRefused("account\0name\n".getBytes(StandardCharsets.UTF_8), "not a text file");
        assertRefused("account\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
        assertRefused("account\nx\n".getBytes(StandardCharsets.UTF_16), "UTF-16");
        assertRefused("".getBytes(StandardCharsets.UTF_8), "empty");
        assertRefused("a,a\n1,2\n".getBytes(StandardCharsets.UTF_8), "twice: a");
        assertRefused("a,b\n1,\"2\n3,4\n".getBytes(StandardCharsets.UTF_8), "quotation mark");
    }

    private static CsvFile read(String text) {
        return CsvFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(byte[] content, String reason) {
        assertThatThrownBy(() -> CsvFile.read(content))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(reason);
    }
}

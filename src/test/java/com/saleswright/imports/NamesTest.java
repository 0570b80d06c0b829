package com.saleswright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = new Names(
            List.of("Kiln Pro", "Kiln Plus Pro", "Loom 500"), Map.of("weaver", "Loom 500", "gone", "Loom 900"));

    @Test
    void findsANameInAnyCaseAndItsMappedSpellings() {
        assertThat(names.find(" kiln  PRO ")).contains("Kiln Pro");
        assertThat(names.find("Weaver")).contains("Loom 500");
    }

    @Test
    void guessesNothing() {
        assertThat(names.find("KilnPro")).isEmpty();
        assertThat(names.find("gone")).isEmpty();
    }

    @Test
    void suggestsTheMostAlikeFirst() {
        assertThat(names.similar("KilnPro")).startsWith("Kiln Pro");
        assertThat(names.similar("Lom 500")).containsExactly("Loom 500");
        assertThat(names.similar("Anvil")).isEmpty();
    }
}

package com.saleswright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaleswrightTest
class BusinessNumbersTest {

    @Autowired
    private BusinessNumbers numbers;

    @Test
    void countsEachKindOfCaseByItself() {
        assertThat(numbers.next("ONE")).isEqualTo("ONE-2026-0001");
        assertThat(numbers.next("ONE")).isEqualTo("ONE-2026-0002");
        assertThat(numbers.next("TWO")).isEqualTo("TWO-2026-0001");
    }

    @Test
    void givesTheFirstNumbersOfAYearToManyAtOnce() {
        String prefix = "MANY";
        List<CompletableFuture<String>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> numbers.next(prefix)))
                .limit(8)
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join)).hasSize(8).doesNotHaveDuplicates();
    }
}

package com.saleswright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
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
}

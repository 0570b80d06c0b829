package com.saleswright;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import com.saleswright.engine.ContentSource;
import com.saleswright.redesign.ModelCheck;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The content of this repository passes the model check, warnings included. */
@SaleswrightTest
class ModelsTest {

    @Autowired
    private ModelCheck check;

    @Test
    void findsNoFaultInProcessesAndForms() {
        Content content = ContentSource.in(Path.of(""));
        assertThat(check.check(content))
                .as("findings in processes/ and forms/")
                .withRepresentation(new OneByLine())
                .isEmpty();
    }

    /** A list of findings is read from top to bottom. */
    private static final class OneByLine extends org.assertj.core.presentation.StandardRepresentation {

        @Override
        public String toStringOf(Object object) {
            return object instanceof java.util.Collection<?> all
                    ? String.join("\n", all.stream().map(Object::toString).toList())
                    : super.toStringOf(object);
        }
    }
}

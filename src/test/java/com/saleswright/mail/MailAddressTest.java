package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"rosa@example.com", "o'neil+crm@mail.example.co.uk", "a@localhost", "x@bücher.example"})
    void takesAddresses(String address) {
        assertThat(MailAddress.problem(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "rosa",
                "@example.com",
                "rosa@",
                "rosa@-x.com",
                "rosa lind@example.com",
                "a@b@c",
                "a@b..c",
                "rosa@example.com\r\nBcc: all@example.com",
                "rosa@example.com\n",
                "rosa@example.com,all@example.com",
                "Rosa <rosa@example.com>",
                "<rosa@example.com>",
                "rosa@[127.0.0.1]",
                "\"rosa\"@example.com",
                "rosa@exam\u0000ple.com"
            })
    void refusesAnythingElse(String address) {
        assertThat(MailAddress.problem(address)).isPresent();
    }

    @Test
    void namesTheAddressInOneLine() {
        assertThat(MailAddress.problem("rosa\r\nBcc: x"))
                .hasValue("The address 'rosa Bcc: x' is not a mail address such as name@example.com.");
        assertThat(MailAddress.problem("a".repeat(300) + "@example.com").orElseThrow())
                .contains("longer than 254 characters");
    }

    @Test
    void writesOtherScriptsInAscii() {
        assertThat(MailAddress.ascii("x@bücher.example")).isEqualTo("x@xn--bcher-kva.example");
    }

    @Test
    void shortensWithoutCuttingACharacterInHalf() {
        assertThat(SafeText.line("abcdef", 4)).isEqualTo("abc…");
        assertThat(SafeText.line("ab\uD83D\uDE00def", 4)).isEqualTo("ab…");
    }
}

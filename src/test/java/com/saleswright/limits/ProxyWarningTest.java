package com.saleswright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties.ForwardHeadersStrategy;
import org.springframework.boot.web.server.Ssl;

class ProxyWarningTest {

    private final ServerProperties server = new ServerProperties();

    @Test
    void warnsWhenSomebodyElseSpeaksHttpsAndIsNotHeard() {
        assertThat(notHeard("https://sales.example.com")).isTrue();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NONE);
        assertThat(notHeard("https://sales.example.com")).isTrue();
    }

    @Test
    void isSilentWhereNothingTellsOfAProxyOrItIsHeard() {
        assertThat(notHeard("http://localhost:8080")).isFalse();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NATIVE);
        assertThat(notHeard("https://sales.example.com")).isFalse();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NONE);
        server.setSsl(new Ssl());
        assertThat(notHeard("https://sales.example.com")).isFalse();
    }

    private boolean notHeard(String baseUrl) {
        return new ProxyWarning(server, baseUrl).proxyNotHeard();
    }
}

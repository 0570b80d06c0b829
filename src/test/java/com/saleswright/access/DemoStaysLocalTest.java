package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;

class DemoStaysLocalTest {

    private final ServerProperties server = new ServerProperties();

    @Test
    void startsOnTheLoopbackInterface() throws Exception {
        server.setAddress(InetAddress.getByName("127.0.0.1"));

        assertThatCode(() -> new DemoStaysLocal(server, "")).doesNotThrowAnyException();
    }

    @Test
    void refusesEveryOtherInterface() throws Exception {
        assertThatThrownBy(() -> new DemoStaysLocal(server, ""))
                .hasMessageContaining("server.address is not a loopback address");
        server.setAddress(InetAddress.getByName("0.0.0.0"));
        assertThatThrownBy(() -> new DemoStaysLocal(server, "")).isInstanceOf(CannotStart.class);
        server.setAddress(InetAddress.getByName("::1"));
        assertThatThrownBy(() -> new DemoStaysLocal(server, "192.0.2.1"))
                .hasMessageContaining("management.server.address");
    }
}

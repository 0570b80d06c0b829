package com.saleswright.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Everybody knows the passwords of the demonstration, so it must not be reachable from other machines. */
@Component
@Profile("demo")
class DemoStaysLocal {

    DemoStaysLocal(ServerProperties server, @Value("${management.server.address:}") String management)
            throws java.net.UnknownHostException {
        check("server.address", server.getAddress());
        if (!management.isEmpty()) {
            check("management.server.address", InetAddress.getByName(management));
        }
    }

    private static void check(String property, @Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new CannotStart(
                    "The demonstration would be open to other machines: " + property + " is not a loopback address.",
                    "Leave out " + property + ", or start without the profile 'demo'.");
        }
    }
}

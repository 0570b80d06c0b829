package com.saleswright.limits;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties.ForwardHeadersStrategy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start that all clients would count as one: when they come by a proxy whose headers are not read. */
@Component
class ProxyWarning {

    private static final Logger log = LoggerFactory.getLogger(ProxyWarning.class);

    private final ServerProperties server;
    private final String baseUrl;

    ProxyWarning(ServerProperties server, @Value("${saleswright.base-url}") String baseUrl) {
        this.server = server;
        this.baseUrl = baseUrl;
    }

    /** People come by HTTPS, which somebody else must speak, as this server does not. */
    boolean proxyNotHeard() {
        ForwardHeadersStrategy heard = server.getForwardHeadersStrategy();
        return baseUrl.startsWith("https:")
                && !Ssl.isEnabled(server.getSsl())
                && (heard == null || heard == ForwardHeadersStrategy.NONE);
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (proxyNotHeard()) {
            log.warn(
                    "{} is behind a proxy whose headers are not read: all clients share one address and its limits,"
                            + " and cookies are not kept to HTTPS. Set server.forward-headers-strategy=native.",
                    baseUrl);
        }
    }
}

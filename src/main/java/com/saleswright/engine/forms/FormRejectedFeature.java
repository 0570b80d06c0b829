package com.saleswright.engine.forms;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Adds the answer to refused submissions to every REST application of the engine: the one at {@code /engine-rest} and
 * the one that the Tasklist uses. The latter is made by the web apps and offers no other place to add to.
 */
public final class FormRejectedFeature implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(new FormRejectedMapper());
        context.register(new FormRejectedMapper.Direct());
        context.register(new FormRejectedMapper.Conflict());
    }
}

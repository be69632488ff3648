package org.curbstop.outages;

import org.curbstop.store.embedded.EmbeddedMongoServer;

/** Uses the embedded server, which may be left out, in a capability; the fence must reject it. */
public record EmbeddedServerInACapability(EmbeddedMongoServer server) {}

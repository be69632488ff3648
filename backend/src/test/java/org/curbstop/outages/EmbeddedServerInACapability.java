package org.curbstop.outages;

import org.curbstop.store.embedded.EmbeddedMongoServer;

/** Reaches for a server that may be left out: what the fence must not let pass. */
public record EmbeddedServerInACapability(EmbeddedMongoServer server) {}

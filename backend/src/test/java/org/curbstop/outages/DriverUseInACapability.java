package org.curbstop.outages;

import com.mongodb.client.MongoClient;

/** Reaches for the driver from a capability: what the fence must not let pass. */
public record DriverUseInACapability(MongoClient client) {}

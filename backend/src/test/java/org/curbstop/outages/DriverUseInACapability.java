package org.curbstop.outages;

import com.mongodb.client.MongoClient;

/** Uses the driver in a capability, which the fence must reject. */
public record DriverUseInACapability(MongoClient client) {}

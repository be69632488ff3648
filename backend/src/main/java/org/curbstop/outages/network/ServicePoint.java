package org.curbstop.outages.network;

import org.curbstop.common.PremiseId;
import org.curbstop.utility.ServiceType;

/**
 * The device that serves a premise, for one service.
 *
 * @param device id of the device
 */
public record ServicePoint(String id, long version, ServiceType service, PremiseId premise, String device) {

    public static ServicePoint of(ServiceType service, PremiseId premise, String device) {
        return new ServicePoint(id(service, premise), 0, service, premise, device);
    }

    static String id(ServiceType service, PremiseId premise) {
        return service + "|" + premise;
    }

    ServicePoint withDevice(String other) {
        return new ServicePoint(id, version, service, premise, other);
    }
}

package org.curbstop.outages.network;

import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.utility.ServiceType;

/** One row of a network file. */
public sealed interface NetworkImportRow {

    /** @param parent name of the device that feeds it; empty for a feeder and for a pressure zone */
    record Device(ServiceType service, NetworkPart part, String name, Optional<String> parent, Optional<GeoPoint> point)
            implements NetworkImportRow {}

    /**
     * A premise, identified by an account there or by its address.
     *
     * @param device name of the device that serves it
     */
    record Connection(ServiceType service, Optional<AccountNumber> account, Optional<Address> address, String device)
            implements NetworkImportRow {}
}

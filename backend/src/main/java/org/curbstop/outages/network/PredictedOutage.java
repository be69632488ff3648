package org.curbstop.outages.network;

import java.util.List;
import java.util.Optional;

/**
 * An outage that the evidence points to.
 *
 * @param device device that has likely failed; empty: the fault is at one premise only
 * @param premises premises whose evidence it explains, sorted
 */
public record PredictedOutage(Optional<NetworkDevice> device, List<String> premises) {

    public PredictedOutage {
        premises = List.copyOf(premises);
    }
}

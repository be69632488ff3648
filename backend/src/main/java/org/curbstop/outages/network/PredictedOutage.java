package org.curbstop.outages.network;

import java.util.List;
import java.util.Optional;

/**
 * What the evidence points at.
 *
 * @param device what is likely to have failed; empty: the trouble is of one premise alone
 * @param premises whose evidence it explains, in order
 */
public record PredictedOutage(Optional<NetworkDevice> device, List<String> premises) {

    public PredictedOutage {
        premises = List.copyOf(premises);
    }
}

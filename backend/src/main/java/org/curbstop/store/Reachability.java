package org.curbstop.store;

import com.mongodb.ReadPreference;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;

/** What the driver knows of the servers: it looks every few seconds, and at once when a command meets a broken connection. */
final class Reachability implements ClusterListener {

    // Before the first look nothing speaks against it.
    private volatile boolean reachable = true;

    boolean isReachable() {
        return reachable;
    }

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        var now = event.getNewDescription();
        boolean asked = !now.getServerDescriptions().isEmpty()
                && now.getServerDescriptions().stream().allMatch(server -> server.getException() != null || server.isOk());
        reachable = !asked || now.hasReadableServer(ReadPreference.primary());
    }
}

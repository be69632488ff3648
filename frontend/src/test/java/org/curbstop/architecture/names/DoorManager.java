package org.curbstop.architecture.names;

/** Named as nothing should be. */
public interface DoorManager {

    boolean isTold();
}

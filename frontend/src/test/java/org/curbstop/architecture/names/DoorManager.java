package org.curbstop.architecture.names;

/** Violates the naming rules on purpose. */
public interface DoorManager {

    boolean isTold();
}

package org.curbstop.sandbox;

/** Thrown if the sandbox is on the class path in production. */
public final class SandboxInProductionException extends IllegalStateException {

    SandboxInProductionException() {
        super("The sandbox is part of this jar, and profile production refuses to run with it: "
                + "start frontend/target/curbstop-production.jar.");
    }
}

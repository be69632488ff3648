package org.curbstop.sandbox;

/** The pretend world was found where real people are served. */
public final class SandboxInProduction extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SandboxInProduction() {
        super("The sandbox is part of this jar, and profile production refuses to run with it: start frontend/target/curbstop-production.jar.");
    }
}

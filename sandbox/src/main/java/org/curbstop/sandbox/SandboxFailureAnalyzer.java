package org.curbstop.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports why the sandbox does not start as a plain message instead of a stack trace. */
final class SandboxFailureAnalyzer extends AbstractFailureAnalyzer<SandboxExposedException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SandboxExposedException cause) {
        return new FailureAnalysis(cause.getMessage(),
                "Leave that setting out to try Curbstop on this machine (from elsewhere: ssh -L 8080:localhost:8080 THIS-MACHINE), "
                        + "or run frontend/target/curbstop-production.jar to serve people.", cause);
    }
}

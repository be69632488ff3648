package org.curbstop.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports missing production settings as a plain message instead of a stack trace. */
class MissingSettingsFailureAnalyzer extends AbstractFailureAnalyzer<ProductionSettingsCheck.MissingSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ProductionSettingsCheck.MissingSettingsException cause) {
        return new FailureAnalysis("Profile production needs every key and secret, and lacks:\n"
                        + cause.missing().stream().map(name -> "    " + name).collect(Collectors.joining("\n")),
                "Set them in the environment (docker/example.env describes each), or leave the profile out to try Curbstop in the sandbox.",
                cause);
    }
}

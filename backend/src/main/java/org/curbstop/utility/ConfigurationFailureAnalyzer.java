package org.curbstop.utility;

import org.curbstop.common.yaml.InvalidYamlException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports what to correct in an invalid configuration file, instead of a stack trace. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidYamlException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, InvalidYamlException bad) {
        return new FailureAnalysis(bad.getMessage(), "Mend these lines and start again; nothing was started.", bad);
    }
}

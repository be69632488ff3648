package org.curbstop.store.files;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports the missing database instead of a stack trace. */
final class NoDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<NoDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoDatabaseException cause) {
        return new FailureAnalysis(cause.getMessage(), "Set CURBSTOP_MONGODB_URI, or put the embedded server's libraries back.", cause);
    }
}

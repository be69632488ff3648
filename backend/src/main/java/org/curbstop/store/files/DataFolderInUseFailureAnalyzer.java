package org.curbstop.store.files;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports which process has locked the data folder instead of a stack trace. */
final class DataFolderInUseFailureAnalyzer extends AbstractFailureAnalyzer<DataFolderInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DataFolderInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "End that process first, or give this one a folder of its own with CURBSTOP_DATA. Nothing was started.",
                cause);
    }
}

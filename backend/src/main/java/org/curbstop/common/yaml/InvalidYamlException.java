package org.curbstop.common.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if a file is invalid. The message lists every error on a line of its own. */
public final class InvalidYamlException extends RuntimeException {

    private final transient List<YamlError> errors;

    public InvalidYamlException(List<YamlError> problems) {
        super(problems.stream().map(YamlError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(problems);
    }

    public List<YamlError> errors() {
        return errors;
    }
}

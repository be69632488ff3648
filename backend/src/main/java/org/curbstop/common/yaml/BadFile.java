package org.curbstop.common.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with every mistake in it, a line each. */
public final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public BadFile(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}

package org.curbstop.common.yaml;

/** One mistake: where, in which field, and what was expected there. */
public record YamlError(FilePosition at, String field, String expected) {

    @Override
    public String toString() {
        return at + ": " + (field.isEmpty() ? "" : field + ": ") + "expected " + expected;
    }
}

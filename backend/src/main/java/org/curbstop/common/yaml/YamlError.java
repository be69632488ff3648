package org.curbstop.common.yaml;

/** An error in a file: position, field, and what was expected. */
public record YamlError(FilePosition at, String field, String expected) {

    @Override
    public String toString() {
        return at + ": " + (field.isEmpty() ? "" : field + ": ") + "expected " + expected;
    }
}

package org.curbstop.common.yaml;

/** A position in a file; lines and columns start at 1. */
public record FilePosition(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}

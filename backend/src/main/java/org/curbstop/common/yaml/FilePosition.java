package org.curbstop.common.yaml;

/** A place in a file; lines and columns count from 1. */
public record FilePosition(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}

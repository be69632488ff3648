package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.curbstop.assistance.directory.DirectoryFileError;

/** Collects errors without duplicates: the same row may belong to a location and to a service. */
final class DirectoryFileErrors {

    private final Set<DirectoryFileError> all = new LinkedHashSet<>();

    void add(HsdsObject item, String field, String expected) {
        all.add(new DirectoryFileError(item.file(), item.line(), item.pathOf(field), expected, item.text()));
    }

    List<DirectoryFileError> list() {
        return new ArrayList<>(all);
    }
}

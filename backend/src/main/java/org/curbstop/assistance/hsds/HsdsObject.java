package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a directory in either format: a JSON object, or a table row with the rows of other tables that belong to it.
 *
 * @param path path in the file: {@code services[2]}; empty if the line is sufficient
 * @param text original text in the file
 */
record HsdsObject(String file, long line, String path, String text, Map<String, String> fields, Map<String, List<HsdsObject>> children) {

    static HsdsObject of(String file, long line, String path, String text) {
        return new HsdsObject(file, line, path, text, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Returns the stripped value, or empty if it is blank. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return field(name).orElse("");
    }

    List<HsdsObject> listChildren(String name) {
        return children.getOrDefault(name, List.of());
    }

    Optional<HsdsObject> findChild(String name) {
        return listChildren(name).stream().findFirst();
    }

    void addChild(String name, HsdsObject child) {
        children.computeIfAbsent(name, each -> new ArrayList<>()).add(child);
    }

    /** Returns the full path of one of its fields. */
    String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}

package org.curbstop.common.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.curbstop.common.InvalidValueException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping in a file. A missing or invalid field adds a {@link YamlError} and yields a placeholder (empty, zero, the epoch). Fields that
 * were never read are reported when the file is finished.
 */
public final class YamlMapping {

    private final YamlFile file;
    private final String path;
    private final @Nullable MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> names = new LinkedHashMap<>();
    private final Set<String> readKeys = new LinkedHashSet<>();

    YamlMapping(YamlFile file, String path, @Nullable MappingNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node != null) {
            for (NodeTuple entry : node.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name) {
                    if (values.putIfAbsent(name.getValue(), entry.getValueNode()) != null) {
                        file.addError(file.position(name.getStartMark()), field(name.getValue()), "this field once");
                    }
                    names.putIfAbsent(name.getValue(), name);
                }
            }
        }
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns the names of all fields, in order, and marks them as read. */
    public Set<String> keys() {
        readKeys.addAll(values.keySet());
        return new LinkedHashSet<>(values.keySet());
    }

    public String text(String key) {
        return scalar(key, "a text").orElse("");
    }

    public String textOr(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    public Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    public long integer(String key) {
        return read(key, "a whole number", Long::parseLong, 0L);
    }

    public BigDecimal decimal(String key) {
        return read(key, "a number", BigDecimal::new, BigDecimal.ZERO);
    }

    public boolean flag(String key, boolean otherwise) {
        return has(key) ? read(key, "true or false", YamlMapping::parseFlag, otherwise) : otherwise;
    }

    /** Reads a date such as 2026-11-22. */
    public LocalDate date(String key) {
        return read(key, "a date such as 2026-11-22", LocalDate::parse, LocalDate.EPOCH);
    }

    /** Reads an enum constant, written in lower case with hyphens. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return read(key, "one of " + names(type), text -> constant(type, text), type.getEnumConstants()[0]);
    }

    /** Converts the text with {@code make}. An exception for an invalid text is added as an error. */
    public <T> T read(String key, String expected, Function<String, T> make, T standIn) {
        return scalar(key, expected).map(text -> make(key, text, expected, make, standIn)).orElse(standIn);
    }

    /** Converts an optional field. */
    public <T> Optional<T> optional(String key, String expected, Function<String, T> make) {
        if (!has(key)) {
            return Optional.empty();
        }
        return scalar(key, expected).flatMap(text -> Optional.ofNullable(tryMake(key, text, expected, make)));
    }

    public YamlMapping mapping(String key) {
        return mapping(key, value(key, "a list of fields"));
    }

    public Optional<YamlMapping> optionalMapping(String key) {
        return has(key) ? Optional.of(mapping(key)) : Optional.empty();
    }

    /** Returns a list of mappings; empty if the field is absent. */
    public List<YamlMapping> mappings(String key) {
        List<YamlMapping> list = new ArrayList<>();
        int i = 0;
        for (Node item : items(key)) {
            list.add(mapping(key + "[" + i++ + "]", item));
        }
        return list;
    }

    /** Returns a list of strings; empty if the field is absent. A single string is a list of one. */
    public List<String> texts(String key) {
        readKeys.add(key);
        if (values.get(key) instanceof ScalarNode one) {
            return List.of(one.getValue());
        }
        List<String> list = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode text) {
                list.add(text.getValue());
            } else {
                file.addError(file.position(item.getStartMark()), field(key), "a text");
            }
        }
        return list;
    }

    /** Returns the fields of this mapping, which must be mappings themselves, by name and in order. */
    public Map<String, YamlMapping> entries() {
        Map<String, YamlMapping> entries = new LinkedHashMap<>();
        keys().forEach(key -> entries.put(key, mapping(key)));
        return entries;
    }

    /** Returns whether the field is a mapping, not a text or a list. */
    public boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Returns the position of the field, or of the mapping if the field is missing. */
    public FilePosition position(String key) {
        Node name = names.get(key);
        return name == null ? position() : file.position(name.getStartMark());
    }

    public FilePosition position() {
        return file.position(node == null ? null : node.getStartMark());
    }

    /** Adds an error found by a rule of the caller. */
    public void addError(String key, String expected) {
        if (node == null) {
            return; // placeholder for a missing part, which was already reported
        }
        file.addError(position(key), field(key), expected);
    }

    void reportUnknownFields() {
        values.keySet().stream().filter(key -> !readKeys.contains(key)).forEach(key ->
                addError(key, readKeys.isEmpty() ? "no such field" : "no such field; known here: " + String.join(", ", readKeys)));
    }

    private <T> T make(String key, String text, String expected, Function<String, T> make, T standIn) {
        T made = tryMake(key, text, expected, make);
        return made == null ? standIn : made;
    }

    private <T> @Nullable T tryMake(String key, String text, String expected, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (InvalidValueException | NumberFormatException | DateTimeException e) {
            addError(key, expected);
        } catch (IllegalArgumentException e) {
            addError(key, expected + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"));
        }
        return null;
    }

    private Optional<String> scalar(String key, String expected) {
        Node value = value(key, expected);
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        if (value != null) {
            addError(key, expected);
        }
        return Optional.empty();
    }

    private List<Node> items(String key) {
        readKeys.add(key);
        Node value = values.get(key);
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        if (value != null) {
            addError(key, "a list");
        }
        return List.of();
    }

    private YamlMapping mapping(String key, @Nullable Node value) {
        if (value instanceof MappingNode mapping) {
            return file.mapping(field(key), mapping);
        }
        if (value != null) {
            file.addError(file.position(value.getStartMark()), field(key), "a list of fields, each as name: value");
        }
        return new YamlMapping(file, field(key), null);
    }

    private @Nullable Node value(String key, String expected) {
        readKeys.add(key);
        Node value = values.get(key);
        if (value == null) {
            addError(key, expected + ", but it is missing");
        }
        return value;
    }

    private String field(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean parseFlag(String text) {
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (yamlName(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException();
    }

    private static String names(Class<? extends Enum<?>> type) {
        return String.join(", ", java.util.Arrays.stream(type.getEnumConstants()).map(YamlMapping::yamlName).toList());
    }

    private static String yamlName(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

package org.curbstop.common.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a YAML file. Errors are collected while its {@link YamlMapping}s are read, so that the author sees all of them at once. An invalid
 * part yields a harmless placeholder until {@link #finish} rejects the file.
 */
public final class YamlFile {

    private static final int MAX_BYTES = 4_000_000;

    private final String name;
    private final List<YamlError> errors = new ArrayList<>();
    private final List<YamlMapping> mappings = new ArrayList<>();
    private final YamlMapping root;

    private YamlFile(String name, String text) {
        this.name = name;
        this.root = new YamlMapping(this, "", compose(text));
        mappings.add(root);
    }

    /** Parses {@code text}; {@code name} identifies the file in errors. */
    public static YamlFile parse(String name, String text) {
        return new YamlFile(name, text);
    }

    public static YamlFile read(Path file) {
        try {
            return new YamlFile(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the top-level mapping. */
    public YamlMapping root() {
        return root;
    }

    /** Returns what {@code made} reads. Throws an exception with every error, including unknown fields. */
    public <T> T finish(Supplier<T> made) {
        T value;
        try {
            value = made.get();
        } catch (RuntimeException e) {
            // A placeholder for an invalid field may cause follow-up errors; report only the original one.
            if (errors.isEmpty()) {
                throw e;
            }
            throw invalid();
        }
        mappings.forEach(YamlMapping::reportUnknownFields);
        if (!errors.isEmpty()) {
            throw invalid();
        }
        return value;
    }

    /** Adds an error that the caller found at the given position. */
    public void addError(FilePosition at, String field, String expected) {
        errors.add(new YamlError(at, field, expected));
    }

    /** Returns the errors found so far. */
    public List<YamlError> errors() {
        return List.copyOf(errors);
    }

    YamlMapping mapping(String path, MappingNode node) {
        var mapping = new YamlMapping(this, path, node);
        mappings.add(mapping);
        return mapping;
    }

    FilePosition position(@Nullable Mark mark) {
        return mark == null ? new FilePosition(name, 1, 1) : new FilePosition(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private InvalidYamlException invalid() {
        return new InvalidYamlException(errors.stream()
                .sorted(Comparator.comparing((YamlError p) -> p.at().file()).thenComparing(p -> p.at().line()))
                .toList());
    }

    private @Nullable MappingNode compose(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
            addError(position(node == null ? null : node.getStartMark()), "", "a list of fields, each as name: value");
        } catch (MarkedYAMLException e) {
            addError(position(e.getProblemMark()), "", "YAML; " + e.getProblem());
        }
        return null;
    }
}

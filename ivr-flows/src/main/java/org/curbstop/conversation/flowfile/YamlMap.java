package org.curbstop.conversation.flowfile;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping that remembers where each part stands and says what is wrong with it. */
final class YamlMap {

    private final String file;
    private final At at;
    private final SequencedMap<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, At> keys = new LinkedHashMap<>();
    private final List<Problem> problems;

    private YamlMap(String file, At at, List<Problem> problems) {
        this.file = file;
        this.at = at;
        this.problems = problems;
    }

    static YamlMap read(String file, String text, List<Problem> problems) {
        var options = new LoaderOptions();
        options.setCodePointLimit(1_000_000);
        options.setMaxAliasesForCollections(0);
        try {
            var node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                problems.add(new Problem(new At(file, 1), "the file is empty"));
                return new YamlMap(file, new At(file, 1), problems);
            }
            return of(file, node, problems);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(new At(file, line), "no YAML: " + e.getProblem()));
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            problems.add(new Problem(new At(file, 1), "no YAML: " + e.getMessage()));
        }
        return new YamlMap(file, new At(file, 1), problems);
    }

    private static YamlMap of(String file, Node node, List<Problem> problems) {
        var map = new YamlMap(file, at(file, node), problems);
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                var where = at(file, tuple.getKeyNode());
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    problems.add(new Problem(where, "expected a plain key"));
                } else if (map.entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                    problems.add(new Problem(where, "'" + key.getValue() + "' stands here twice"));
                } else {
                    map.keys.put(key.getValue(), where);
                }
            }
        } else {
            problems.add(new Problem(map.at, "expected 'key: value' lines"));
        }
        return map;
    }

    private static At at(String file, Node node) {
        return new At(file, node.getStartMark().getLine() + 1);
    }

    At at() {
        return at;
    }

    At at(String key) {
        return keys.getOrDefault(key, at);
    }

    Set<String> names() {
        return entries.sequencedKeySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    boolean isMap(String key) {
        return entries.get(key) instanceof MappingNode;
    }

    void problem(String key, String what) {
        problems.add(new Problem(at(key), what));
    }

    /** Reports every key that is not one of these. */
    void only(Set<String> known) {
        entries.keySet().stream().filter(key -> !known.contains(key))
                .forEach(key -> problem(key, "unknown '" + key + "'; known here: " + String.join(", ", known.stream().sorted().toList())));
    }

    Optional<String> text(String key) {
        var node = entries.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        problem(key, "expected one value for '" + key + "'");
        return Optional.empty();
    }

    String required(String key) {
        return text(key).orElseGet(() -> {
            if (!has(key)) {
                problem(key, "missing '" + key + "'");
            }
            return "";
        });
    }

    List<String> list(String key) {
        var node = entries.get(key);
        var values = new ArrayList<String>();
        if (node instanceof SequenceNode sequence) {
            for (var item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    values.add(scalar.getValue());
                } else {
                    problems.add(new Problem(at(file, item), "expected a plain value"));
                }
            }
        } else if (node != null) {
            problem(key, "expected a list: [a, b]");
        }
        return values;
    }

    YamlMap map(String key) {
        var node = entries.get(key);
        return node == null ? new YamlMap(file, at, problems) : of(file, node, problems);
    }

    SequencedMap<String, String> texts(String key) {
        var inner = map(key);
        var values = new LinkedHashMap<String, String>();
        inner.names().forEach(name -> inner.text(name).ifPresent(value -> values.put(name, value)));
        return values;
    }
}

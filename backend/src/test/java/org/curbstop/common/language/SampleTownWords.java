package org.curbstop.common.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Names, addresses and texts from the utility's files and the sample town; they are in no language folder. */
public final class SampleTownWords {

    private static final Path TOWN = Path.of("../sandbox/src/main/java/org/curbstop/sandbox/millbrook");
    private static final List<String> PEOPLE_AND_PLACES = List.of("SamplePerson", "SampleStreet", "SampleAgencies", "GeneratedHouseholds");
    /** Capitalized literals, and literals of several words. */
    private static final Pattern LITERAL = Pattern.compile("\"(\\p{Lu}[^\"\\\\]{2,}|[\\p{L}\\d][^\"\\\\ ]* [^\"\\\\]+)\"");
    private static final Set<String> TEXTS = Set.of("en", "es", "name", "short-name", "line1", "city", "state");

    private SampleTownWords() {}

    /** @param sources further Java files, whose literals of several words are included */
    public static Set<String> all(Path... sources) {
        var words = new TreeSet<>(List.of("English", "Espa\u00f1ol"));
        try {
            for (String file : PEOPLE_AND_PLACES) {
                literals(TOWN.resolve(file + ".java")).forEach(words::add);
            }
            for (Path file : sources) {
                literals(file).filter(text -> text.contains(" ")).forEach(words::add);
            }
            for (String files : List.of("classpath*:utility.yaml", "classpath*:tariffs/*.yaml", "classpath*:policies/**/*.yaml")) {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
                    texts(new Yaml().compose(new StringReader(file.getContentAsString(StandardCharsets.UTF_8)))).forEach(words::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Stream<String> literals(Path file) throws IOException {
        return LITERAL.matcher(Files.readString(file)).results().flatMap(found -> Stream.of(found.group(1).split("\\$?%\\w")))
                .map(text -> text.replaceAll("^[\\s,.]+|[\\s,]+$", "")).filter(text -> text.length() > 2);
    }

    private static Stream<String> texts(Node node) {
        return switch (node) {
            case MappingNode map -> map.getValue().stream().flatMap(entry -> entry.getValueNode() instanceof ScalarNode text
                    ? Stream.of(text.getValue()).filter(_ -> TEXTS.contains(((ScalarNode) entry.getKeyNode()).getValue()))
                    : texts(entry.getValueNode()));
            case SequenceNode list -> list.getValue().stream().flatMap(SampleTownWords::texts);
            default -> Stream.empty();
        };
    }
}

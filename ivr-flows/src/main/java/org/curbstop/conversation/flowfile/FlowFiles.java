package org.curbstop.conversation.flowfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.conversation.ActionSpec;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds and reads flows and wordings, and gives them out only as a whole that holds together. */
public final class FlowFiles {

    private static final String ROLES = "roles";

    private final Map<String, String> texts;

    /** @param texts by path: {@code flows/roles.yaml}, {@code flows/pay-bill.yaml}, {@code prompts/en/pay-bill.yaml} */
    public FlowFiles(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /** Those on the class path. */
    public static FlowFiles onClassPath() {
        var resolver = new PathMatchingResourcePatternResolver();
        var texts = new HashMap<String, String>();
        try {
            for (var flow : resolver.getResources("classpath*:flows/*.yaml")) {
                texts.put("flows/" + flow.getFilename(), text(flow));
            }
            for (var words : resolver.getResources("classpath*:prompts/*/*.yaml")) {
                var parts = words.getURL().getPath().split("/");
                texts.put("prompts/" + parts[parts.length - 2] + "/" + words.getFilename(), text(words));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FlowFiles(texts);
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    /** What was read, and everything that is wrong with it; the set may be used only if nothing is. */
    public record Read(FlowSet set, List<Problem> problems) {}

    /**
     * @param languages the utility's, first the one for whoever says nothing
     * @param facts names of what every wording may use: the utility's name and lines
     */
    public Read read(List<Language> languages, Collection<ActionSpec> actions, Set<String> facts) {
        var problems = new ArrayList<Problem>();
        var flows = new LinkedHashMap<String, Flow>();
        texts.forEach((path, text) -> {
            var name = path.replaceAll("^flows/|\\.yaml$", "");
            if (path.startsWith("flows/") && !name.equals(ROLES)) {
                FlowReader.read(name, path, text, problems).ifPresent(flow -> flows.put(name, flow));
            }
        });
        var words = new LinkedHashMap<Language, Words>();
        for (var language : languages) {
            var reader = new WordsReader(language, problems);
            String folder = "prompts/" + language.tag() + "/";
            texts.keySet().stream().filter(path -> path.startsWith(folder))
                    .forEach(path -> reader.file(path.substring(folder.length()).replace(".yaml", ""), path, Objects.requireNonNull(texts.get(path))));
            words.put(language, reader.words());
        }
        var specs = actions.stream().collect(Collectors.toMap(ActionSpec::name, spec -> spec));
        var set = new FlowSet(flows, roles(problems), words, specs);
        if (problems.isEmpty()) {
            problems.addAll(new FlowCheck(set, facts).problems());
        }
        return new Read(set, List.copyOf(problems));
    }

    /** The whole, or an error that lists everything that is wrong. */
    public FlowSet load(List<Language> languages, Collection<ActionSpec> actions, Set<String> facts) {
        var read = read(languages, actions, facts);
        if (!read.problems().isEmpty()) {
            throw new IllegalStateException("The flows do not hold together:\n"
                    + read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return read.set();
    }

    private Roles roles(List<Problem> problems) {
        var yaml = YamlMap.read("flows/roles.yaml", texts.getOrDefault("flows/roles.yaml", ""), problems);
        yaml.only(Set.of("menu", "proof", "person", "danger", "tasks"));
        return new Roles(yaml.required("menu"), yaml.required("proof"), yaml.required("person"), yaml.required("danger"), yaml.list("tasks"));
    }
}

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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.BadFile;
import org.curbstop.common.yaml.Problem;
import org.curbstop.common.yaml.YamlFile;
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
        var resolver = new PathMatchingResourcePatternResolver(FlowFiles.class.getClassLoader());
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
    public record Read(FlowSet set, List<Flaw> problems) {}

    /**
     * @param languages the utility's, first the one for whoever says nothing
     * @param facts names of what every wording may use: the utility's name and lines
     */
    public Read read(List<Language> languages, Collection<ActionSpec> actions, Set<String> facts) {
        var problems = new ArrayList<Flaw>();
        var flows = new LinkedHashMap<String, Flow>();
        texts.forEach((path, text) -> {
            var name = path.replaceAll("^flows/|\\.yaml$", "");
            if (path.startsWith("flows/") && !name.equals(ROLES)) {
                gather(problems, () -> flows.put(name, FlowReader.read(name, path, text)));
            }
        });
        var words = new LinkedHashMap<Language, Words>();
        for (var language : languages) {
            var reader = new WordsReader(language);
            String folder = "prompts/" + language.tag() + "/";
            texts.forEach((path, text) -> {
                if (path.startsWith(folder)) {
                    gather(problems, () -> reader.file(path.substring(folder.length()).replace(".yaml", ""), path, text));
                }
            });
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
                    + read.problems().stream().map(Flaw::toString).collect(Collectors.joining("\n")));
        }
        return read.set();
    }

    private Roles roles(List<Flaw> problems) {
        var file = YamlFile.parse("flows/roles.yaml", texts.getOrDefault("flows/roles.yaml", ""));
        try {
            return file.finish(() -> {
                var root = file.root();
                return new Roles(root.text("menu"), root.text("proof"), root.text("person"), root.text("danger"), root.text("answer"), root.text("photos"), root.texts("tasks"));
            });
        } catch (BadFile bad) {
            bad.problems().forEach(problem -> problems.add(flaw(problem)));
            return new Roles("", "", "", "", "", "", List.of());
        }
    }

    private static void gather(List<Flaw> problems, Runnable reading) {
        try {
            reading.run();
        } catch (BadFile bad) {
            bad.problems().forEach(problem -> problems.add(flaw(problem)));
        }
    }

    private static Flaw flaw(Problem problem) {
        return new Flaw(problem.at(), (problem.field().isEmpty() ? "" : problem.field() + ": ") + "expected " + problem.expected());
    }
}

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
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlError;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.conversation.ActionSpec;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Loads and validates flow files and prompt files. */
public final class FlowFileLoader {

    private static final String ROLES = "roles";
    private static final String COMMON = "prompts/" + CommonPrompts.FILE + ".yaml";

    private final Map<String, String> texts;

    /** @param texts file contents by path: {@code flows/pay-bill.yaml}, {@code languages/en/prompts/pay-bill.yaml} */
    public FlowFileLoader(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /** Returns a loader of the files on the class path. */
    public static FlowFileLoader onClassPath() {
        var resolver = new PathMatchingResourcePatternResolver(FlowFileLoader.class.getClassLoader());
        var texts = new HashMap<String, String>();
        try {
            for (var flow : resolver.getResources("classpath*:flows/*.yaml")) {
                texts.put("flows/" + flow.getFilename(), text(flow));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var language : LanguageFolder.having(COMMON)) {
            LanguageFolder.texts(language, "prompts").forEach((name, text) -> texts.put(promptFolder(language) + name, text));
        }
        return new FlowFileLoader(texts);
    }

    private static String promptFolder(Language language) {
        return LanguageFolder.path(language, "prompts/");
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    /** The loaded catalog and its errors; it must be used only if there are none. */
    public record LoadResult(FlowCatalog catalog, List<FlowValidationError> errors) {}

    /**
     * Loads and validates all files.
     *
     * @param languages the utility's languages, the default first
     * @param facts names of the facts that every prompt may use: the utility's name and phone lines
     */
    public LoadResult read(List<Language> languages, Collection<ActionSpec> actions, Set<String> facts) {
        var problems = new ArrayList<FlowValidationError>();
        var flows = new LinkedHashMap<String, Flow>();
        texts.forEach((path, text) -> {
            var name = path.replaceAll("^flows/|\\.yaml$", "");
            if (path.startsWith("flows/") && !name.equals(ROLES)) {
                collectErrors(problems, () -> flows.put(name, FlowFileReader.read(name, path, text)));
            }
        });
        var words = new LinkedHashMap<Language, LanguagePrompts>();
        for (var language : languages) {
            var reader = new PromptFileReader(language);
            String folder = promptFolder(language);
            texts.forEach((path, text) -> {
                if (path.startsWith(folder)) {
                    collectErrors(problems, () -> reader.readFile(path.substring(folder.length()).replace(".yaml", ""), path, text));
                }
            });
            words.put(language, reader.prompts());
        }
        var warnings = new LinkedHashMap<Language, LanguagePrompts>();
        LanguageFolder.having(COMMON).stream().filter(language -> !words.containsKey(language) && !words.isEmpty()).forEach(language -> {
            var reader = new PromptFileReader(language);
            String path = LanguageFolder.path(language, COMMON);
            collectErrors(problems, () -> reader.readFile(CommonPrompts.FILE, path, texts.getOrDefault(path, "")));
            warnings.put(language, reader.prompts().over(words.firstEntry().getValue()));
        });
        var specs = actions.stream().collect(Collectors.toMap(ActionSpec::name, spec -> spec));
        var set = new FlowCatalog(flows, roles(problems), words, warnings, specs);
        if (problems.isEmpty()) {
            problems.addAll(new FlowValidator(set, facts).errors());
        }
        return new LoadResult(set, List.copyOf(problems));
    }

    /**
     * Loads and validates all files.
     *
     * @throws IllegalStateException if there are errors; the message lists all of them
     */
    public FlowCatalog load(List<Language> languages, Collection<ActionSpec> actions, Set<String> facts) {
        var read = read(languages, actions, facts);
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException("The flow files have errors:\n"
                    + read.errors().stream().map(FlowValidationError::toString).collect(Collectors.joining("\n")));
        }
        return read.catalog();
    }

    private FlowRoles roles(List<FlowValidationError> problems) {
        var file = YamlFile.parse("flows/roles.yaml", texts.getOrDefault("flows/roles.yaml", ""));
        try {
            return file.finish(() -> {
                var root = file.root();
                return new FlowRoles(root.text("menu"), root.text("proof"), root.text("person"), root.text("hazard-report"),
                        root.text("answer"), root.text("photos"), root.texts("tasks"), flowsOfIntents(root.mapping("intents")));
            });
        } catch (InvalidYamlException bad) {
            bad.errors().forEach(problem -> problems.add(toError(problem)));
            return new FlowRoles("", "", "", "", "", "", List.of(), Map.of());
        }
    }

    private static Map<String, String> flowsOfIntents(YamlMapping part) {
        return part.keys().stream().collect(Collectors.toMap(intent -> intent, part::text));
    }

    private static void collectErrors(List<FlowValidationError> problems, Runnable reading) {
        try {
            reading.run();
        } catch (InvalidYamlException bad) {
            bad.errors().forEach(problem -> problems.add(toError(problem)));
        }
    }

    private static FlowValidationError toError(YamlError problem) {
        return new FlowValidationError(problem.at(),
                (problem.field().isEmpty() ? "" : problem.field() + ": ") + "expected " + problem.expected());
    }
}

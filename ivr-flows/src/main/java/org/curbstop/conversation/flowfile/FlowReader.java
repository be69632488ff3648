package org.curbstop.conversation.flowfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.conversation.Said;

/** Reads one flow file. What leads where is not looked at here; that is {@link FlowCheck}'s. */
final class FlowReader {

    private static final List<String> KINDS =
            List.of("say", "ask", "form", "confirm", "do", "branch", "take-card", "link", "go", "hand-off", "finish");

    private final YamlMap steps;
    private final List<String> names;

    private FlowReader(YamlMap steps) {
        this.steps = steps;
        this.names = List.copyOf(steps.names());
    }

    static Optional<Flow> read(String name, String file, String text, List<Problem> problems) {
        var yaml = YamlMap.read(file, text, problems);
        yaml.only(Set.of("about", "steps"));
        String about = yaml.required("about");
        var reader = new FlowReader(yaml.map("steps"));
        var steps = new LinkedHashMap<String, Step>();
        for (var step : reader.names) {
            reader.step(step).ifPresent(read -> steps.put(step, read));
        }
        if (steps.isEmpty()) {
            problems.add(new Problem(yaml.at("steps"), "a flow needs at least one step"));
            return Optional.empty();
        }
        return Optional.of(new Flow(name, yaml.at(), about, steps));
    }

    private Optional<Step> step(String name) {
        var yaml = steps.map(name);
        var at = steps.at(name);
        var kinds = yaml.names().stream().filter(KINDS::contains).toList();
        if (kinds.size() != 1) {
            steps.problem(name, "step '" + name + "' must be one of " + String.join(", ", KINDS) + (kinds.isEmpty() ? "" : ", not " + kinds));
            return Optional.empty();
        }
        if (!name.matches("[a-z][a-z0-9-]*") || name.equals(Step.END)) {
            steps.problem(name, "a step's name is lower case with hyphens, and not '" + Step.END + "'");
        }
        return Optional.of(switch (kinds.getFirst()) {
            case "say" -> {
                yaml.only(Set.of("say", "forget", "then"));
                yield new Step.Say(name, at, oneOf(Said.Tell.Tone.class, yaml, "say", Said.Tell.Tone.PLAIN), yaml.list("forget"), then(yaml, name));
            }
            case "ask" -> ask(yaml, name, at);
            case "form" -> {
                yaml.only(Set.of("form"));
                var asks = yaml.list("form");
                if (asks.isEmpty()) {
                    yaml.problem("form", "a form names its questions: [account, zip]");
                    asks = List.of(following(name));
                }
                yield new Step.Form(name, at, asks);
            }
            case "confirm" -> {
                yaml.only(Set.of("confirm", "yes", "no"));
                yield new Step.Confirm(name, at, Set.copyOf(yaml.list("confirm")), yaml.text("yes").orElse(following(name)), yaml.text("no"));
            }
            case "do" -> {
                yaml.only(Set.of("do", "outcomes"));
                yield new Step.Do(name, at, yaml.required("do"), yaml.texts("outcomes"));
            }
            case "branch" -> {
                yaml.only(Set.of("branch", "cases", "otherwise"));
                yield new Step.Branch(name, at, yaml.required("branch"), yaml.texts("cases"), yaml.text("otherwise").orElse(following(name)));
            }
            case "take-card" -> {
                yaml.only(Set.of("take-card"));
                yield new Step.TakeCard(name, at, yaml.texts("take-card"));
            }
            case "link" -> {
                yaml.only(Set.of("link", "then"));
                yield new Step.Link(name, at, then(yaml, name));
            }
            case "go" -> {
                yaml.only(Set.of("go", "then"));
                yield new Step.Go(name, at, yaml.required("go"), then(yaml, name));
            }
            case "hand-off" -> new Step.HandOff(name, at);
            default -> new Step.Finish(name, at);
        });
    }

    private Step ask(YamlMap yaml, String name, At at) {
        yaml.only(Set.of("ask", "expect", "choices", "from", "digits", "optional", "branches", "then"));
        String digits = yaml.text("digits").orElse("0");
        if (!digits.matches("\\d{1,2}")) {
            yaml.problem("digits", "expected how many digits, 0 to 99");
            digits = "0";
        }
        return new Step.Ask(name, at, yaml.required("ask"), oneOf(Said.Expected.class, yaml, "expect", Said.Expected.WORDS), yaml.list("choices"),
                yaml.text("from"), Integer.parseInt(digits), yaml.text("optional").map(Boolean::parseBoolean).orElse(false), yaml.texts("branches"),
                then(yaml, name));
    }

    private String then(YamlMap yaml, String name) {
        return yaml.text("then").orElse(following(name));
    }

    /** Without a word a step leads to the one below it. */
    private String following(String name) {
        int next = names.indexOf(name) + 1;
        return next < names.size() ? names.get(next) : Step.END;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, YamlMap yaml, String key, E otherwise) {
        var text = yaml.required(key);
        var all = new ArrayList<E>(List.of(type.getEnumConstants()));
        return all.stream().filter(e -> spelt(e).equals(text)).findFirst().orElseGet(() -> {
            if (!text.isEmpty()) {
                yaml.problem(key, "'" + text + "' is none of " + Stream.of(type.getEnumConstants()).map(FlowReader::spelt).collect(Collectors.joining(", ")));
            }
            return otherwise;
        });
    }

    private static String spelt(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

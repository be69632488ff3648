package org.curbstop.conversation.flowfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.Position;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.conversation.Said;

/** Reads one flow file. What leads where is not looked at here; that is {@link FlowCheck}'s. */
final class FlowReader {

    private static final List<String> KINDS =
            List.of("say", "ask", "form", "confirm", "do", "branch", "take-card", "link", "go", "hand-off", "finish");
    private static final int MOST_DIGITS = 20;

    private final Part steps;
    private final List<String> names;

    private FlowReader(Part steps) {
        this.steps = steps;
        this.names = List.copyOf(steps.keys());
    }

    /** @throws org.curbstop.common.yaml.BadFile with everything that is wrong in it */
    static Flow read(String name, String path, String text) {
        var file = YamlFile.parse(path, text);
        return file.finish(() -> {
            String about = file.root().text("about");
            var reader = new FlowReader(file.root().part("steps"));
            var steps = new LinkedHashMap<String, Step>();
            reader.names.forEach(step -> steps.put(step, reader.step(step)));
            if (steps.isEmpty()) {
                file.root().problem("steps", "at least one step");
            }
            return new Flow(name, file.root().at(), about, steps);
        });
    }

    private Step step(String name) {
        var part = steps.part(name);
        var at = steps.at(name);
        if (!name.matches("[a-z][a-z0-9-]*") || name.equals(Step.END)) {
            steps.problem(name, "a name in lower case with hyphens, and not '" + Step.END + "'");
        }
        var kinds = KINDS.stream().filter(part::has).toList();
        if (kinds.size() != 1) {
            steps.problem(name, "exactly one of " + String.join(", ", KINDS));
            return new Step.Finish(name, at);
        }
        return switch (kinds.getFirst()) {
            case "say" -> new Step.Say(name, at, part.oneOf("say", Said.Tell.Tone.class), part.texts("forget"), then(part, name));
            case "ask" -> ask(part, name, at);
            case "form" -> form(part, name, at);
            case "confirm" -> new Step.Confirm(
                    name, at, Set.copyOf(part.texts("confirm")), part.textOr("yes", following(name)), part.optionalText("no"));
            case "do" -> new Step.Do(name, at, part.text("do"), ways(part, "outcomes"));
            case "branch" -> new Step.Branch(name, at, part.text("branch"), ways(part, "cases"), part.textOr("otherwise", following(name)));
            case "take-card" -> new Step.TakeCard(name, at, ways(part, "take-card"));
            case "link" -> {
                part.text("link");
                yield new Step.Link(name, at, then(part, name));
            }
            case "go" -> new Step.Go(name, at, part.text("go"), with(part), then(part, name));
            case "hand-off" -> {
                part.text("hand-off");
                yield new Step.HandOff(name, at);
            }
            default -> {
                part.text("finish");
                yield new Step.Finish(name, at);
            }
        };
    }

    private Step ask(Part part, String name, Position at) {
        int digits = part.has("digits")
                ? part.read("digits", "how many digits, 1 to " + MOST_DIGITS, Integer::parseInt, 0) : 0;
        return new Step.Ask(name, at, part.text("ask"), part.oneOf("expect", Said.Expected.class), part.texts("choices"), part.optionalText("from"),
                digits, part.flag("optional", false), part.flag("listen", false), part.flag("private", false), part.flag("past", false),
                part.has("branches") ? ways(part, "branches") : Map.of(), then(part, name));
    }

    private Step form(Part part, String name, Position at) {
        var asks = part.texts("form");
        if (asks.isEmpty()) {
            part.problem("form", "the names of its questions: [account, zip]");
            asks = List.of(following(name));
        }
        return new Step.Form(name, at, asks);
    }

    private static Map<String, String> ways(Part part, String key) {
        var ways = part.part(key);
        var map = new LinkedHashMap<String, String>();
        ways.keys().forEach(way -> map.put(way, ways.text(way)));
        return map;
    }

    private static Map<String, Step.Go.Given> with(Part part) {
        var given = new LinkedHashMap<String, Step.Go.Given>();
        if (part.has("with")) {
            ways(part, "with").forEach((slot, written) -> given.put(slot, Step.Go.Given.of(written)));
        }
        return given;
    }

    private String then(Part part, String name) {
        return part.textOr("then", following(name));
    }

    /** Without a word a step leads to the one below it. */
    private String following(String name) {
        int next = names.indexOf(name) + 1;
        return next < names.size() ? names.get(next) : Step.END;
    }
}

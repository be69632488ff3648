package org.curbstop.conversation.flowfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.yaml.FilePosition;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.conversation.BotResponse;

/** Reads one flow file. References between steps are checked by {@link FlowValidator}. */
final class FlowFileReader {

    private static final List<String> KINDS =
            List.of("say", "ask", "form", "confirm", "do", "branch", "take-card", "link", "go", "hand-off", "finish");
    private static final int MAX_DIGITS = 20;

    private final YamlMapping steps;
    private final List<String> names;

    private FlowFileReader(YamlMapping steps) {
        this.steps = steps;
        this.names = List.copyOf(steps.keys());
    }

    /** @throws org.curbstop.common.yaml.InvalidYamlException with all errors in the file */
    static Flow read(String name, String path, String text) {
        var file = YamlFile.parse(path, text);
        return file.finish(() -> {
            String about = file.root().text("about");
            var reader = new FlowFileReader(file.root().mapping("steps"));
            var steps = new LinkedHashMap<String, FlowStep>();
            reader.names.forEach(step -> steps.put(step, reader.step(step)));
            if (steps.isEmpty()) {
                file.root().addError("steps", "at least one step");
            }
            return new Flow(name, file.root().position(), about, steps);
        });
    }

    private FlowStep step(String name) {
        var part = steps.mapping(name);
        var at = steps.position(name);
        if (!name.matches("[a-z][a-z0-9-]*") || name.equals(FlowStep.END)) {
            steps.addError(name, "a name in lower case with hyphens, and not '" + FlowStep.END + "'");
        }
        var kinds = KINDS.stream().filter(part::has).toList();
        if (kinds.size() != 1) {
            steps.addError(name, "exactly one of " + String.join(", ", KINDS));
            return new FlowStep.Finish(name, at);
        }
        return switch (kinds.getFirst()) {
            case "say" -> new FlowStep.Say(name, at, part.oneOf("say", BotResponse.Message.Tone.class), part.texts("forget"),
                    nextStep(part, name));
            case "ask" -> ask(part, name, at);
            case "form" -> form(part, name, at);
            case "confirm" -> new FlowStep.Confirm(
                    name, at, Set.copyOf(part.texts("confirm")), part.textOr("yes", stepBelow(name)), part.optionalText("no"));
            case "do" -> new FlowStep.Do(name, at, part.text("do"), targets(part, "outcomes"));
            case "branch" ->
                    new FlowStep.Branch(name, at, part.text("branch"), targets(part, "cases"), part.textOr("otherwise", stepBelow(name)));
            case "take-card" -> new FlowStep.TakeCard(name, at, targets(part, "take-card"));
            case "link" -> {
                part.text("link");
                yield new FlowStep.Link(name, at, nextStep(part, name));
            }
            case "go" -> new FlowStep.Go(name, at, part.text("go"), arguments(part), nextStep(part, name));
            case "hand-off" -> {
                part.text("hand-off");
                yield new FlowStep.HandOff(name, at);
            }
            default -> {
                part.text("finish");
                yield new FlowStep.Finish(name, at);
            }
        };
    }

    private FlowStep ask(YamlMapping part, String name, FilePosition at) {
        int digits = part.has("digits") ? part.read("digits", "how many digits, 1 to " + MAX_DIGITS, Integer::parseInt, 0) : 0;
        return new FlowStep.Ask(name, at, part.text("ask"), part.oneOf("expect", BotResponse.SlotType.class), part.texts("choices"),
                part.optionalText("from"),
                digits, part.flag("optional", false), part.flag("listen", false), part.optionalText("unheard"),
                        part.flag("private", false), part.flag("past", false),
                part.has("branches") ? targets(part, "branches") : Map.of(), nextStep(part, name));
    }

    private FlowStep form(YamlMapping part, String name, FilePosition at) {
        var asks = part.texts("form");
        if (asks.isEmpty()) {
            part.addError("form", "the names of its questions: [account, zip]");
            asks = List.of(stepBelow(name));
        }
        return new FlowStep.Form(name, at, asks);
    }

    private static Map<String, String> targets(YamlMapping part, String key) {
        var ways = part.mapping(key);
        var map = new LinkedHashMap<String, String>();
        ways.keys().forEach(way -> map.put(way, ways.text(way)));
        return map;
    }

    private static Map<String, FlowStep.Go.Argument> arguments(YamlMapping part) {
        var given = new LinkedHashMap<String, FlowStep.Go.Argument>();
        if (part.has("with")) {
            targets(part, "with").forEach((slot, written) -> given.put(slot, FlowStep.Go.Argument.of(written)));
        }
        return given;
    }

    private String nextStep(YamlMapping part, String name) {
        return part.textOr("then", stepBelow(name));
    }

    /** Returns the default next step: the one below it in the file. */
    private String stepBelow(String name) {
        int next = names.indexOf(name) + 1;
        return next < names.size() ? names.get(next) : FlowStep.END;
    }
}

package org.curbstop.conversation.flowfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.yaml.FilePosition;
import org.curbstop.conversation.BotResponse;

/** Checks that every step has a prompt in every language, and every prompt has a step. */
record PromptValidator(FlowCatalog catalog, Set<String> facts, List<FlowValidationError> errors) {

    private static final Set<String> OPTIONAL = Set.of(".again", ".hint", ".error", ".label", ".keys");

    void check() {
        var needed = new LinkedHashMap<String, FilePosition>();
        var allowed = new ArrayList<String>();
        catalog.flows().values().forEach(flow -> {
            needed.put(flow.name() + ".title", flow.at());
            needed.put(flow.name() + ".doing", flow.at());
            flow.steps().values().forEach(step -> checkStep(flow.name() + "." + step.name(), step, needed, allowed));
        });
        CommonPrompts.keys().keySet()
                .forEach(key -> needed.put(CommonPrompts.FILE + "." + key, new FilePosition("languages/*/prompts/common.yaml", 1, 1)));
        catalog.promptsByLanguage().forEach((language, prompts) -> {
            needed.forEach((key, at) -> {
                if (prompts.find(key).isEmpty()) {
                    errors.add(new FlowValidationError(at, "no prompt '" + key + "' in " + LanguageFolder.path(language, "prompts")));
                }
            });
            prompts.templates().forEach((key, template) -> {
                if (!needed.containsKey(key) && !allowed.contains(key)) {
                    errors.add(new FlowValidationError(template.at(), "no step uses prompt '" + key + "'"));
                }
            });
            checkCommon(prompts);
            catalog.flows().values().forEach(flow -> flow.steps().values().forEach(step -> {
                if (step instanceof FlowStep.Ask ask && ask.listen() && ask.from().isEmpty()) {
                    checkListening(flow.name() + "." + ask.name() + ".choices.", ask, prompts);
                }
            }));
        });
        errors.sort(java.util.Comparator.comparing((FlowValidationError p) -> p.at().file()).thenComparing(p -> p.at().line()));
    }

    private void checkListening(String key, FlowStep.Ask ask, LanguagePrompts prompts) {
        Stream.of(PromptVariant.values())
                .map(variant -> ask.choices().stream().flatMap(choice -> prompts.find(key + choice).stream()
                        .filter(label -> label.variables().isEmpty())
                        .map(label -> new ListenedChoices.ListenedChoice(
                                choice, label.format(variant, Map.of()), prompts.synonyms(key + choice)))).toList())
                .flatMap(choices -> ListenedChoices.errors(choices).stream()).distinct()
                .forEach(error -> errors.add(new FlowValidationError(ask.at(),
                        "step '" + ask.name() + "' in " + LanguageFolder.path(prompts.language(), "prompts") + ": " + error)));
    }

    private void checkCommon(LanguagePrompts prompts) {
        for (Map.Entry<String, Set<String>> entry : CommonPrompts.keys().entrySet()) {
            prompts.find(CommonPrompts.FILE + "." + entry.getKey()).ifPresent(template -> template.variables().stream()
                    .filter(name -> !entry.getValue().contains(name) && !facts.contains(name))
                    .forEach(name -> errors.add(new FlowValidationError(template.at(), "{" + name + "} is not known here"))));
        }
    }

    private static void allowAlso(String key, boolean yesNo, List<String> allowed) {
        OPTIONAL.forEach(part -> allowed.add(key + part));
        if (yesNo) {
            allowed.add(key + ".choices.yes");
            allowed.add(key + ".choices.no");
        }
    }

    private static void checkStep(String key, FlowStep step, Map<String, FilePosition> needed, List<String> allowed) {
        switch (step) {
            case FlowStep.Say _, FlowStep.TakeCard _, FlowStep.Link _, FlowStep.HandOff _, FlowStep.Finish _ -> needed.put(key, step.at());
            case FlowStep.Ask ask -> {
                needed.put(key + ".ask", ask.at());
                ask.choices().forEach(choice -> needed.put(key + ".choices." + choice, ask.at()));
                allowAlso(key, ask.expected() == BotResponse.SlotType.YES_NO, allowed);
            }
            case FlowStep.Confirm confirm -> {
                needed.put(key + ".ask", confirm.at());
                allowAlso(key, true, allowed);
            }
            case FlowStep.Form _, FlowStep.Do _, FlowStep.Branch _, FlowStep.Go _ -> { }
        }
    }
}

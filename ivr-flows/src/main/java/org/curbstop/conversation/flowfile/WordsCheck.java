package org.curbstop.conversation.flowfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.yaml.Position;

/** Every step has its words in every language, every wording has its step. */
final class WordsCheck {

    private static final Set<String> OPTIONAL = Set.of(".again", ".hint", ".error", ".label", ".keys");

    private final FlowSet set;
    private final Set<String> facts;
    private final List<Flaw> problems;

    WordsCheck(FlowSet set, Set<String> facts, List<Flaw> problems) {
        this.set = set;
        this.facts = facts;
        this.problems = problems;
    }

    void check() {
        var needed = new LinkedHashMap<String, Position>();
        var allowed = new ArrayList<String>();
        set.flows().values().forEach(flow -> {
            needed.put(flow.name() + ".title", flow.at());
            needed.put(flow.name() + ".doing", flow.at());
            flow.steps().values().forEach(step -> step(flow.name() + "." + step.name(), step, needed, allowed));
        });
        CommonWords.keys().keySet().forEach(key -> needed.put(CommonWords.FILE + "." + key, new Position("prompts/*/common.yaml", 1, 1)));
        set.languages().forEach((language, words) -> {
            needed.forEach((key, at) -> {
                if (words.find(key).isEmpty()) {
                    problems.add(new Flaw(at, "no wording '" + key + "' in prompts/" + language));
                }
            });
            words.wordings().forEach((key, wording) -> {
                if (!needed.containsKey(key) && !allowed.contains(key)) {
                    problems.add(new Flaw(wording.at(), "no step says '" + key + "'"));
                }
            });
            common(words);
        });
        problems.sort(java.util.Comparator.comparing((Flaw p) -> p.at().file()).thenComparing(p -> p.at().line()));
    }

    private void common(Words words) {
        for (Map.Entry<String, Set<String>> entry : CommonWords.keys().entrySet()) {
            words.find(CommonWords.FILE + "." + entry.getKey()).ifPresent(wording -> wording.variables().stream()
                    .filter(name -> !entry.getValue().contains(name) && !facts.contains(name))
                    .forEach(name -> problems.add(new Flaw(wording.at(), "{" + name + "} is not known here"))));
        }
    }

    private static void step(String key, Step step, Map<String, Position> needed, List<String> allowed) {
        switch (step) {
            case Step.Say _, Step.TakeCard _, Step.Link _, Step.HandOff _, Step.Finish _ -> needed.put(key, step.at());
            case Step.Ask ask -> {
                needed.put(key + ".ask", ask.at());
                ask.choices().forEach(choice -> needed.put(key + ".choices." + choice, ask.at()));
                OPTIONAL.forEach(part -> allowed.add(key + part));
            }
            case Step.Confirm confirm -> {
                needed.put(key + ".ask", confirm.at());
                OPTIONAL.forEach(part -> allowed.add(key + part));
                allowed.add(key + ".choices.yes");
                allowed.add(key + ".choices.no");
            }
            case Step.Form _, Step.Do _, Step.Branch _, Step.Go _ -> { }
        }
    }
}

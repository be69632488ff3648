package org.curbstop.conversation.flowfile;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The flows as Mermaid flowcharts. */
public final class FlowDrawing {

    private FlowDrawing() {}

    public static String draw(FlowSet set) {
        var drawing = new StringBuilder("# The flows\n");
        set.flows().values().forEach(flow -> drawing.append("\n## ").append(flow.name()).append("\n\n").append(flow.about())
                .append("\n\n```mermaid\n").append(draw(flow)).append("```\n"));
        return drawing.toString();
    }

    public static String draw(Flow flow) {
        var lines = new LinkedHashSet<String>();
        lines.add("flowchart TD");
        flow.steps().values().forEach(step -> lines.add("  " + id(step.name()) + shape(step)));
        flow.steps().values().forEach(step -> edges(step, lines));
        return String.join("\n", lines) + "\n";
    }

    private static String shape(Step step) {
        return switch (step) {
            case Step.Say s -> "(\"" + s.name() + "\")";
            case Step.Ask a -> "[/\"" + a.name() + ": " + a.slot() + "?\"/]";
            case Step.Form f -> "[/\"" + f.name() + "\"/]";
            case Step.Confirm c -> "{{\"" + c.name() + ": is that right?\"}}";
            case Step.Do d -> "[[\"" + d.action() + "\"]]";
            case Step.Branch b -> "{\"" + b.on() + "\"}";
            case Step.TakeCard t -> "[[\"" + t.name() + ": card\"]]";
            case Step.Link l -> "(\"" + l.name() + ": link\")";
            case Step.Go g -> "[\"flow " + g.flow() + "\"]";
            case Step.HandOff h -> "([\"" + h.name() + ": a person\"])";
            case Step.Finish f -> "([\"" + f.name() + ": good-bye\"])";
        };
    }

    private static void edges(Step step, Set<String> lines) {
        switch (step) {
            case Step.Ask a -> {
                labelled(step, a.branches(), lines);
                if (!a.everyAnswerBranches()) {
                    plain(step, a.then(), lines);
                }
            }
            case Step.Confirm c -> {
                labelled(step, Map.of("yes", c.yes()), lines);
                c.no().ifPresent(no -> labelled(step, Map.of("no", no), lines));
            }
            case Step.Do d -> labelled(step, d.outcomes(), lines);
            case Step.Branch b -> {
                labelled(step, b.cases(), lines);
                labelled(step, Map.of("otherwise", b.otherwise()), lines);
            }
            case Step.TakeCard t -> labelled(step, t.results(), lines);
            case Step.Say _, Step.Form _, Step.Link _, Step.Go _, Step.HandOff _, Step.Finish _ -> step.next().forEach(next -> plain(step, next, lines));
        }
    }

    private static void plain(Step from, String to, Set<String> lines) {
        lines.add("  " + id(from.name()) + " --> " + id(to));
    }

    private static void labelled(Step from, Map<String, String> ways, Set<String> lines) {
        ways.forEach((label, to) -> lines.add("  " + id(from.name()) + " -- " + label + " --> " + id(to)));
    }

    /** Mermaid takes the bare word "end" for its own. */
    private static String id(String step) {
        return step.equals(Step.END) ? "done([done])" : "s_" + step.replace('-', '_');
    }
}

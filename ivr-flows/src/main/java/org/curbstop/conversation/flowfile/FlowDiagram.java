package org.curbstop.conversation.flowfile;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Draws the flows as Mermaid flowcharts. */
public final class FlowDiagram {

    private FlowDiagram() {}

    public static String render(FlowCatalog catalog) {
        var drawing = new StringBuilder("# The flows\n");
        catalog.flows().values().forEach(flow -> drawing.append("\n## ").append(flow.name()).append("\n\n").append(flow.about())
                .append("\n\n```mermaid\n").append(render(flow)).append("```\n"));
        return drawing.toString();
    }

    public static String render(Flow flow) {
        var lines = new LinkedHashSet<String>();
        lines.add("flowchart TD");
        flow.steps().values().forEach(step -> lines.add("  " + id(step.name()) + shape(step)));
        flow.steps().values().forEach(step -> addEdges(step, lines));
        return String.join("\n", lines) + "\n";
    }

    private static String shape(FlowStep step) {
        return switch (step) {
            case FlowStep.Say s -> "(\"" + s.name() + "\")";
            case FlowStep.Ask a -> "[/\"" + a.name() + ": " + a.slot() + "?\"/]";
            case FlowStep.Form f -> "[/\"" + f.name() + "\"/]";
            case FlowStep.Confirm c -> "{{\"" + c.name() + ": is that right?\"}}";
            case FlowStep.Do d -> "[[\"" + d.action() + "\"]]";
            case FlowStep.Branch b -> "{\"" + b.on() + "\"}";
            case FlowStep.TakeCard t -> "[[\"" + t.name() + ": card\"]]";
            case FlowStep.Link l -> "(\"" + l.name() + ": link\")";
            case FlowStep.Go g -> "[\"flow " + g.flow() + "\"]";
            case FlowStep.HandOff h -> "([\"" + h.name() + ": a person\"])";
            case FlowStep.Finish f -> "([\"" + f.name() + ": good-bye\"])";
        };
    }

    private static void addEdges(FlowStep step, Set<String> lines) {
        switch (step) {
            case FlowStep.Ask a -> {
                addLabeledEdges(step, a.branches(), lines);
                if (!a.everyAnswerBranches()) {
                    addEdge(step, a.then(), lines);
                }
            }
            case FlowStep.Confirm c -> {
                addLabeledEdges(step, Map.of("yes", c.yes()), lines);
                c.no().ifPresent(no -> addLabeledEdges(step, Map.of("no", no), lines));
            }
            case FlowStep.Do d -> addLabeledEdges(step, d.outcomes(), lines);
            case FlowStep.Branch b -> {
                addLabeledEdges(step, b.cases(), lines);
                addLabeledEdges(step, Map.of("otherwise", b.otherwise()), lines);
            }
            case FlowStep.TakeCard t -> addLabeledEdges(step, t.results(), lines);
            case FlowStep.Say _, FlowStep.Form _, FlowStep.Link _, FlowStep.Go _, FlowStep.HandOff _, FlowStep.Finish _ ->
                    step.next().forEach(next -> addEdge(step, next, lines));
        }
    }

    private static void addEdge(FlowStep from, String to, Set<String> lines) {
        lines.add("  " + id(from.name()) + " --> " + id(to));
    }

    private static void addLabeledEdges(FlowStep from, Map<String, String> ways, Set<String> lines) {
        ways.forEach((label, to) -> lines.add("  " + id(from.name()) + " -- " + label + " --> " + id(to)));
    }

    /** Adds a prefix because "end" is a keyword in Mermaid. */
    private static String id(String step) {
        return step.equals(FlowStep.END) ? "done([done])" : "s_" + step.replace('-', '_');
    }
}

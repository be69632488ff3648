package org.curbstop.commands;

import java.util.List;
import java.util.concurrent.Callable;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.flows.FlowActionSpecs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Validates the flow files or draws them. */
@Command(name = "flows", mixinStandardHelpOptions = true,
        description = "Check the flow files (exit code 1 if anything is wrong), or draw them as Mermaid charts.")
final class FlowsCommand implements Callable<Integer> {

    @Option(names = "--check", description = "print each problem on a line with file and line number")
    private boolean check;

    @Option(names = "--draw", description = "print a Markdown page with a chart of every flow")
    private boolean draw;

    @Option(names = "--languages", split = ",",
            description = "languages that must be complete (default: all that have a folder)")
    private List<String> languages = List.of();

    @Override
    public Integer call() {
        var spoken = languages.isEmpty() ? LanguageFolder.installed() : languages.stream().map(Language::new).toList();
        if (draw) {
            System.out.print(InstalledFlows.draw(spoken, FlowActionSpecs.specs(), FlowActionSpecs.promptFacts()));
        }
        var wrong = check || !draw ? InstalledFlows.check(spoken, FlowActionSpecs.specs(), FlowActionSpecs.promptFacts())
                : List.<String>of();
        wrong.forEach(System.out::println);
        if (!draw) {
            System.out.println(wrong.isEmpty() ? "The flows hold together." : wrong.size() + " wrong.");
        }
        return wrong.isEmpty() ? 0 : 1;
    }
}

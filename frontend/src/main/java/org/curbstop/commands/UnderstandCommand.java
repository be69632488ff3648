package org.curbstop.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.flows.FlowActionSpecs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Prints how a sentence is understood: one line in, one line of JSON out. */
@Command(name = "understand", mixinStandardHelpOptions = true,
        description = "Read sentences from standard input, one a line, and print for each a line of JSON: what is done with these words as "
                + "the first of a conversation.")
final class UnderstandCommand implements Callable<Integer> {

    @Option(names = {"-l", "--lang"}, defaultValue = "en",
            description = "a language with a folder (default: ${DEFAULT-VALUE}); in vi, ru and zh "
                    + "danger and the request for a person are understood")
    private String language = Language.ENGLISH.tag();

    @Option(names = "--json", description = "accepted for scripts; the output is JSON in any case")
    @SuppressWarnings("UnusedVariable") // only accepted
    private boolean json;

    @Option(names = "--today", description = "the day from which dates are counted, such as 2026-11-29")
    private @Nullable LocalDate today;

    @Override
    public Integer call() throws IOException {
        var spoken = new Language(language);
        var day = today == null ? LocalDate.now(ZoneId.systemDefault()) : today;
        var understanding = IntentClassifierConfiguration.firstUtterances(List.of(Language.ENGLISH, Language.SPANISH),
                FlowActionSpecs.specs(), FlowActionSpecs.promptFacts(), day, Money.USD);
        var mapper = JsonMapper.builder().build();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(mapper.writeValueAsString(form(understanding.classify(line, spoken))));
        }
        return 0;
    }

    private static LinkedHashMap<String, Object> form(IntentPrediction prediction) {
        var form = new LinkedHashMap<String, Object>();
        form.put("intent", prediction.intent());
        form.put("confidence", prediction.confidence());
        form.put("decision", prediction.decision().name().toLowerCase(Locale.ROOT));
        form.put("alternatives", prediction.alternatives());
        var slots = new LinkedHashMap<String, String>();
        prediction.slots().forEach((kind, value) -> slots.put(switch (kind) {
            case MONEY -> "amount";
            default -> kind.name().toLowerCase(Locale.ROOT);
        }, value.asText()));
        form.put("slots", slots);
        return form;
    }
}

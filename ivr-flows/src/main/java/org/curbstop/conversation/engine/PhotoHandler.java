package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;

/**
 * Pictures and documents. A channel has stored them and says their ids; they answer the question that asks for them, and where none does, a
 * task of their own takes them, so that nothing that somebody sent is thrown away. By phone nobody can send any: the caller gets a code and
 * goes on by text, or does without.
 */
final class PhotoHandler {

    private static final String PHOTOS = "photos";
    private static final String PROMPT_KEY = "common.photo-by-phone";

    private final TurnContext context;
    private final AnswerParser answerParser;
    private final GlobalCommands commands;

    PhotoHandler(TurnContext draft, AnswerParser answers, GlobalCommands wishing) {
        this.context = draft;
        this.answerParser = answers;
        this.commands = wishing;
    }

    void receive(List<String> ids) {
        context.misses = 0;
        if (context.clarification.isEmpty() && !context.isIdle() && context.currentStep() instanceof FlowStep.Ask ask
                && ask.expected() == SlotType.PHOTO) {
            context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), SlotValue.of(String.join(" ", ids))));
            context.goTo(ask.then());
            return;
        }
        context.clarification = Optional.empty();
        if (context.isIn(context.catalog.roles().photos())) {
            String before = Optional.ofNullable(context.topFrame().known().get(PHOTOS)).map(SlotValue::asText).orElse("");
            context.topFrame(frame -> frame.withValues(Map.of(PHOTOS, joined(before, ids))));
        } else {
            if (context.isIn(context.catalog.roles().menu())) {
                context.frames.removeLast();
            }
            context.pushFrame(context.catalog.roles().photos(),
                    context.isIdle() ? FlowFrame.EntryReason.OPENED : FlowFrame.EntryReason.INTERRUPTING, Map.of(PHOTOS, joined("", ids)));
        }
    }

    private static SlotValue joined(String before, List<String> ids) {
        return SlotValue
                .of(String.join(" ", Stream.concat(Stream.of(before), ids.stream()).filter(id -> !id.isEmpty()).distinct().toList()));
    }

    static boolean isAskedByPhone(TurnContext draft, FlowStep.Ask ask) {
        return ask.expected() == SlotType.PHOTO && draft.isOn(Channel.VOICE);
    }

    /** The question itself, and how it can be answered though this is a call. */
    static void askByPhone(TurnContext draft, String key, FlowStep.Ask ask) {
        PromptBuilder.ask(draft, ask.slot(), SlotType.CHOICE, draft.prompt(key + ".ask") + " " + draft.commonPrompt("photo-by-phone.ask"),
                "", phoneChoices(draft, ask));
    }

    private static List<AnswerChoice> phoneChoices(TurnContext draft, FlowStep.Ask ask) {
        var ways = new ArrayList<>(List.of("text", ask.optional() ? "skip" : "person"));
        return PromptBuilder.numbered(ways, way -> draft.commonPrompt("photo-by-phone.choices." + way));
    }

    /** Whether that was an answer. */
    boolean answer(FlowStep.Ask ask, String said) {
        Optional<String> way = answerParser.isSkip(ask, said) ? Optional.of("skip")
                : answerParser.choose(phoneChoices(context, ask), said, PROMPT_KEY);
        way.ifPresent(chosen -> {
            context.misses = 0;
            switch (chosen) {
                case "text" -> commands.offerResumeCode();
                case "person" -> commands.handOffToPerson();
                default -> {
                    context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), SlotValue.of("")));
                    context.goTo(ask.then());
                }
            }
        });
        return way.isPresent();
    }
}

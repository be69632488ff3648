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
 * Handles photos and documents, which the channel has stored and passes by id. They answer the question that asks for them; if none does, a
 * task of their own takes them, so that nothing sent is lost. A phone caller cannot send any and gets a code to continue by text, or goes
 * on without.
 */
final class PhotoHandler {

    private static final String PHOTOS = "photos";
    private static final String PROMPT_KEY = "common.photo-by-phone";

    private final TurnContext context;
    private final AnswerParser answerParser;
    private final GlobalCommands commands;

    PhotoHandler(TurnContext context, AnswerParser answerParser, GlobalCommands commands) {
        this.context = context;
        this.answerParser = answerParser;
        this.commands = commands;
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

    static boolean isAskedByPhone(TurnContext context, FlowStep.Ask ask) {
        return ask.expected() == SlotType.PHOTO && context.isOn(Channel.VOICE);
    }

    /** Asks for photos on the phone: the question, and how to answer it during a call. */
    static void askByPhone(TurnContext context, String key, FlowStep.Ask ask) {
        PromptBuilder.ask(context, ask.slot(), SlotType.CHOICE, context.prompt(key + ".ask") + " "
                + context.commonPrompt("photo-by-phone.ask"),
                "", phoneChoices(context, ask));
    }

    private static List<AnswerChoice> phoneChoices(TurnContext context, FlowStep.Ask ask) {
        var options = new ArrayList<>(List.of("text", ask.optional() ? "skip" : "person"));
        return PromptBuilder.numbered(options, option -> context.commonPrompt("photo-by-phone.choices." + option));
    }

    /** @return whether the text was an answer */
    boolean answer(FlowStep.Ask ask, String text) {
        Optional<String> choice = answerParser.isSkip(ask, text) ? Optional.of("skip")
                : answerParser.choose(phoneChoices(context, ask), text, PROMPT_KEY);
        choice.ifPresent(chosen -> {
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
        return choice.isPresent();
    }
}

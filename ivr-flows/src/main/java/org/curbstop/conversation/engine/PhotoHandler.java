package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ParsedUtterance;

/**
 * Handles photos and documents, which the channel has stored and passes by id. They answer the question that asks for them; otherwise a
 * task of their own takes them, so that nothing sent is lost. A caller cannot send photos during a call, and gets a code to continue by
 * text or goes on without.
 */
record PhotoHandler(AnswerParser answers) {

    private static final String PHOTOS = "photos";

    Turn receive(Turn turn, List<String> ids) {
        var received = turn.understood();
        if (turn.clarification().isEmpty() && !turn.isIdle() && turn.currentStep() instanceof FlowStep.Ask ask
                && ask.expected() == SlotType.PHOTO) {
            return received.fill(ask, SlotValue.of(String.join(" ", ids)));
        }
        var task = turn.catalog().roles().photos();
        var ready = received.withoutClarification();
        return ready.isIn(task)
                ? ready.withFrame(frame -> frame.withValues(Map.of(PHOTOS,
                        joined(Optional.ofNullable(frame.known().get(PHOTOS)).map(SlotValue::asText).orElse(""), ids))))
                : ready.withoutMenu().begin(task, Map.of(PHOTOS, joined("", ids)));
    }

    private static SlotValue joined(String before, List<String> ids) {
        return SlotValue
                .of(String.join(" ", Stream.concat(Stream.of(before), ids.stream()).filter(id -> !id.isEmpty()).distinct().toList()));
    }

    /** @return empty if the text is no answer */
    Optional<Turn> answer(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        var choice = answers.isSkip(turn, ask, utterance) ? Optional.of("skip")
                : answers.choose(turn, PromptBuilder.photoChoicesOnCall(turn, ask), utterance, "common.photo-by-phone");
        return choice.map(chosen -> switch (chosen) {
            case "text" -> GlobalCommands.offerResumeCode(turn.understood());
            case "person" -> GlobalCommands.handOffToPerson(turn);
            default -> turn.understood().fill(ask, SlotValue.of(""));
        });
    }
}

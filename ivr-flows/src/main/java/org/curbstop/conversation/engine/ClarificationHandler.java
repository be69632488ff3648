package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Handles answers to the engine's own clarification questions. */
final class ClarificationHandler {

    private static final Set<Clarification.Kind> YES_NO = EnumSet.of(Clarification.Kind.CANCEL, Clarification.Kind.START_OVER,
            Clarification.Kind.HAZARD, Clarification.Kind.ELSE);

    private final TurnContext context;
    private final AnswerParser answerParser;
    private final GlobalCommands commands;
    private final UtteranceParser utteranceParser;

    ClarificationHandler(TurnContext context, AnswerParser answerParser, GlobalCommands commands, UtteranceParser utteranceParser) {
        this.context = context;
        this.answerParser = answerParser;
        this.commands = commands;
        this.utteranceParser = utteranceParser;
    }

    /** @return whether the text was an answer */
    boolean answer(String text) {
        var clarification = context.clarification.orElseThrow();
        boolean answered = switch (clarification.kind()) {
            case LANGUAGE -> language(text);
            case CANCEL -> yesNo(text, commands::cancelTask, () -> { });
            case START_OVER -> yesNo(text, commands::restartTask, () -> { });
            case HAZARD -> yesNo(text, () -> openHazardReport(clarification.about().getFirst()), this::declineHazardReport);
            case ELSE -> yesNo(text, commands::openMenuWithoutWelcome, this::endConversation);
            case CHANGE -> choose(clarification, text, commands::askAgain);
            case OFFER -> choose(clarification, text, this::offered);
            case STUCK -> choose(clarification, text, this::stuck);
            case CODE -> redeem(text);
        };
        if (answered) {
            context.misses = 0;
        }
        return answered;
    }

    /** @return whether the words before a comma answer an open yes-or-no question */
    boolean answerLeadingYesNo(String text) {
        var kind = context.clarification.map(Clarification::kind);
        return kind.filter(YES_NO::contains).isPresent() && answerParser.leadingYesNo(text).map(this::answer).orElse(false);
    }

    /** Handles "I have a code", with or without the code itself. */
    void resumeByCode(String text) {
        utteranceParser.resumeCode(text).ifPresentOrElse(
                code -> context.pendingAction = Optional.of(new PendingAction.RedeemResumeCode(code)),
                () -> context.clarification = Optional.of(Clarification.of(Clarification.Kind.CODE)));
    }

    private boolean redeem(String text) {
        var code = utteranceParser.resumeCode(text);
        context.clarification = Optional.empty();
        if (code.isEmpty()) {
            context.clarification = Optional.of(Clarification.of(Clarification.Kind.CODE));
            return false;
        }
        context.pendingAction = code.map(PendingAction.RedeemResumeCode::new);
        return true;
    }

    private boolean yesNo(String text, Runnable yes, Runnable no) {
        var answer = answerParser.yesNo(text);
        answer.ifPresent(yesOrNo -> {
            context.clarification = Optional.empty();
            if (yesOrNo.equals(PromptBuilder.YES)) {
                yes.run();
            } else {
                no.run();
            }
        });
        return answer.isPresent();
    }

    private boolean choose(Clarification clarification, String text, Consumer<String> act) {
        var chosen = answerParser.choose(PromptBuilder.choices(context, clarification), text,
                "common." + PromptBuilder.slot(clarification));
        chosen.ifPresent(value -> {
            context.clarification = Optional.empty();
            act.accept(value);
        });
        return chosen.isPresent();
    }

    private boolean language(String text) {
        var tags = context.catalog.supportedLanguages();
        var byKey = tags.stream().filter(language -> Integer.toString(tags.indexOf(language) + 1).equals(text.strip())
                || language.tag().equals(text.strip())).findFirst();
        var chosen = byKey.or(() -> utteranceParser.requestedLanguage(text));
        chosen.filter(tags::contains).ifPresent((Language language) -> {
            context.clarification = Optional.empty();
            context.language = language;
            context.languageSure = true;
        });
        return chosen.isPresent();
    }

    private void offered(String flow) {
        if (flow.equals(PromptBuilder.NO)) {
            commands.openMenuWithoutWelcome();
        } else {
            commands.openTask(flow);
        }
    }

    private void stuck(String choice) {
        context.silences = 0;
        switch (choice) {
            case "person" -> commands.handOffToPerson();
            case "menu" -> commands.openMenuWithoutWelcome();
            default -> context.reprompting = true;
        }
    }

    private void openHazardReport(String hazard) {
        context.pushFrame(context.catalog.roles().danger(),
                context.isIdle() || context.isIn(context.catalog.roles().menu()) ? FlowFrame.EntryReason.OPENED
                        : FlowFrame.EntryReason.INTERRUPTING,
                Map.of("hazard", SlotValue.of(hazard), "warned", SlotValue.of(true)));
    }

    /** Within a task its question follows; without one the menu is opened, so that every turn has a response. */
    private void declineHazardReport() {
        if (context.isIdle()) {
            context.addCommonMessage("hazard-no-report", Tone.PLAIN);
        }
    }

    private void endConversation() {
        context.frames.clear();
        context.addCommonMessage("bye", Tone.PLAIN);
        new FlowExecutor(context, utteranceParser).endConversation();
    }
}

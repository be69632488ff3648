package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;

/** Builds the prompt of a question: lists the choices on channels without buttons, and is shorter the second time. */
final class PromptBuilder {

    static final String YES = "yes";
    static final String NO = "no";

    private PromptBuilder() {}

    static void askStep(TurnContext context, FlowStep.Ask ask) {
        String key = promptKey(context, ask.name());
        if (PhotoHandler.isAskedByPhone(context, ask)) {
            PhotoHandler.askByPhone(context, key, ask);
        } else {
            question(context, key, ask.slot(), ask.expected(), choices(context, ask));
        }
    }

    static void askConfirmation(TurnContext context, FlowStep.Confirm confirm) {
        question(context, promptKey(context, confirm.name()), confirm.name(), SlotType.YES_NO,
                yesNo(context, promptKey(context, confirm.name())));
    }

    static void askClarification(TurnContext context, Clarification clarification) {
        switch (clarification.kind()) {
            case LANGUAGE -> askLanguage(context);
            case CANCEL, START_OVER -> ask(context, slot(clarification), SlotType.YES_NO,
                    context.commonPrompt(slot(clarification) + ".ask", "doing", context.taskPhrase(context.topFrame().flow())), "",
                    choices(context, clarification));
            case HAZARD -> ask(context, slot(clarification), SlotType.YES_NO, context.commonPrompt("hazard-report.ask"), "",
                    choices(context, clarification));
            case ELSE -> ask(context, slot(clarification), SlotType.YES_NO, context.commonPrompt("else.ask"), "",
                    choices(context, clarification));
            case CHANGE, OFFER, STUCK -> ask(context, slot(clarification), SlotType.CHOICE,
                    context.commonPrompt(slot(clarification) + ".ask"), "", choices(context, clarification));
            case CODE -> ask(context, slot(clarification), SlotType.WORDS, context.commonPrompt("resume.ask"), "", List.of());
        }
    }

    static String slot(Clarification clarification) {
        return clarification.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<AnswerChoice> choices(TurnContext context, Clarification clarification) {
        return switch (clarification.kind()) {
            case CANCEL, START_OVER, ELSE, HAZARD -> yesNo(context, "common." + slot(clarification));
            case CHANGE -> numbered(clarification.about(), question -> label(context, question));
            case OFFER -> {
                var flows = new ArrayList<>(clarification.about());
                flows.add(NO);
                yield numbered(flows, flow -> flow.equals(NO) ? context.commonPrompt("something-else") : context.taskTitle(flow));
            }
            case STUCK -> numbered(List.of("again", "menu", "person"), choice -> context.commonPrompt("stuck.choices." + choice));
            case LANGUAGE, CODE -> List.of();
        };
    }

    /** Asks for the language; the only question that is asked in all languages at once. */
    private static void askLanguage(TurnContext context) {
        var choices = new ArrayList<AnswerChoice>();
        var text = new ArrayList<String>();
        int key = 1;
        for (var language : context.catalog.supportedLanguages()) {
            var prompts = context.catalog.prompts(language);
            choices.add(new AnswerChoice(language.tag(), prompts.get("common.language.ask").format(context.variant(), Map.of()),
                    Integer.toString(key)));
            text.add(prompts.get("common.language-choice").format(context.variant(), Map.of("key", Integer.toString(key))));
            key++;
        }
        context.responses.add(new BotResponse.Question("language", SlotType.CHOICE, String.join(" ", text), "", choices, "", ""));
    }

    private static void question(TurnContext context, String key, String slot, SlotType expected, List<AnswerChoice> choices) {
        String text = (context.reprompting ? context.findPrompt(key + ".again") : Optional.<String>empty())
                .orElseGet(() -> context.prompt(key + ".ask"));
        ask(context, slot, expected, text, context.findPrompt(key + ".hint").orElse(""), choices,
                context.isOn(Channel.VOICE) ? keypadHint(context, key, expected) : "");
    }

    /** How to answer a question without choices on the keypad, so that nobody has to speak. */
    private static String keypadHint(TurnContext context, String key, SlotType expected) {
        return switch (expected) {
            case DATE -> context.findPrompt(key + ".keys").orElseGet(() -> context.commonPrompt("keys-date"));
            case MONEY -> context.findPrompt(key + ".keys").orElseGet(() -> context.commonPrompt("keys-money"));
            case ADDRESS, NAME, WORDS -> context.findPrompt(key + ".keys").orElseGet(() -> context.commonPrompt("keys-person"));
            case CHOICE, SEVERAL, YES_NO, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, PHOTO ->
                    context.findPrompt(key + ".keys").orElse("");
        };
    }

    static void ask(TurnContext context, String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices) {
        ask(context, slot, expected, text, hint, choices, "");
    }

    private static void ask(TurnContext context, String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices,
            String keys) {
        context.responses.add(new BotResponse.Question(slot, expected,
                (withChoicesListed(context, expected, text, choices) + " " + keys).strip(), hint, choices,
                context.retainedInputs.getOrDefault(slot, ""), context.errors.getOrDefault(slot, "")));
    }

    private static String withChoicesListed(TurnContext context, SlotType expected, String text, List<AnswerChoice> choices) {
        if (choices.isEmpty() || !context.isOn(Channel.VOICE) && !context.isOn(Channel.TEXT)) {
            return text;
        }
        if (expected == SlotType.YES_NO) {
            return (text + " " + context.commonPrompt("yes-no")).strip();
        }
        var all = new ArrayList<>(List.of(text));
        choices.forEach(choice -> all
                .add(context.prompt("common.choice", Map.of("key", SlotValue.of(choice.key()), "label", SlotValue.of(choice.label())))));
        return String.join(context.isOn(Channel.VOICE) ? " " : "\n", all);
    }

    static List<AnswerChoice> choices(TurnContext context, FlowStep.Ask ask) {
        if (ask.expected() == SlotType.YES_NO) {
            return yesNo(context, promptKey(context, ask.name()));
        }
        if (ask.expected() == SlotType.DATE && context.isOn(Channel.PAGE)) {
            return List.of(); // a page has a date field, whose hint names the offered dates
        }
        if (ask.from().isPresent() && context.topFrame().known().get(ask.from().get()) instanceof SlotValue.Options items) {
            var choices = new ArrayList<AnswerChoice>();
            items.items().forEach(item -> choices.add(new AnswerChoice(item.value(),
                    capitalized(context, context.valueFormatter().format(item.label())), Integer.toString(choices.size() + 1))));
            return choices;
        }
        return numbered(ask.choices(), choice -> context.prompt(promptKey(context, ask.name()) + ".choices." + choice));
    }

    private static String capitalized(TurnContext context, String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(context.language.locale()) + label.substring(1);
    }

    private static List<AnswerChoice> yesNo(TurnContext context, String key) {
        return List.of(
                new AnswerChoice(YES, context.findPrompt(key + ".choices.yes").orElseGet(() -> context.commonPrompt("yes")), "1"),
                new AnswerChoice(NO, context.findPrompt(key + ".choices.no").orElseGet(() -> context.commonPrompt("no")), "2"));
    }

    static List<AnswerChoice> numbered(List<String> values, java.util.function.UnaryOperator<String> label) {
        var choices = new ArrayList<AnswerChoice>();
        values.forEach(value -> choices.add(new AnswerChoice(value, label.apply(value), Integer.toString(choices.size() + 1))));
        return choices;
    }

    /** The name by which "change ..." refers to a question. */
    static String label(TurnContext context, String question) {
        return context.findPrompt(promptKey(context, question) + ".label")
                .orElseGet(() -> context.prompt(promptKey(context, question) + ".ask"));
    }

    static String promptKey(TurnContext context, String step) {
        return context.topFrame().flow() + "." + step;
    }
}

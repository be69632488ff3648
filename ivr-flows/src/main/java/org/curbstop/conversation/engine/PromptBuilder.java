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

/** Puts a question into words: with its choices listed where nobody sees them, shorter the second time. */
final class PromptBuilder {

    static final String YES = "yes";
    static final String NO = "no";

    private PromptBuilder() {}

    static void askStep(TurnContext draft, FlowStep.Ask ask) {
        String key = promptKey(draft, ask.name());
        if (PhotoHandler.isAskedByPhone(draft, ask)) {
            PhotoHandler.askByPhone(draft, key, ask);
        } else {
            question(draft, key, ask.slot(), ask.expected(), choices(draft, ask));
        }
    }

    static void askConfirmation(TurnContext draft, FlowStep.Confirm confirm) {
        question(draft, promptKey(draft, confirm.name()), confirm.name(), SlotType.YES_NO, yesNo(draft, promptKey(draft, confirm.name())));
    }

    static void askClarification(TurnContext draft, Clarification aside) {
        switch (aside.kind()) {
            case LANGUAGE -> askLanguage(draft);
            case CANCEL, START_OVER -> ask(draft, slot(aside), SlotType.YES_NO,
                    draft.commonPrompt(slot(aside) + ".ask", "doing", draft.taskPhrase(draft.topFrame().flow())), "", choices(draft, aside));
            case HAZARD -> ask(draft, slot(aside), SlotType.YES_NO, draft.commonPrompt("hazard-report.ask"), "", choices(draft, aside));
            case ELSE -> ask(draft, slot(aside), SlotType.YES_NO, draft.commonPrompt("else.ask"), "", choices(draft, aside));
            case CHANGE, OFFER, STUCK -> ask(draft, slot(aside), SlotType.CHOICE, draft.commonPrompt(slot(aside) + ".ask"), "", choices(draft, aside));
            case CODE -> ask(draft, slot(aside), SlotType.WORDS, draft.commonPrompt("resume.ask"), "", List.of());
        }
    }

    static String slot(Clarification aside) {
        return aside.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<AnswerChoice> choices(TurnContext draft, Clarification aside) {
        return switch (aside.kind()) {
            case CANCEL, START_OVER, ELSE, HAZARD -> yesNo(draft, "common." + slot(aside));
            case CHANGE -> numbered(aside.about(), question -> label(draft, question));
            case OFFER -> {
                var flows = new ArrayList<>(aside.about());
                flows.add(NO);
                yield numbered(flows, flow -> flow.equals(NO) ? draft.commonPrompt("something-else") : draft.taskTitle(flow));
            }
            case STUCK -> numbered(List.of("again", "menu", "person"), choice -> draft.commonPrompt("stuck.choices." + choice));
            case LANGUAGE, CODE -> List.of();
        };
    }

    /** The one question that is put in every language at once. */
    private static void askLanguage(TurnContext draft) {
        var choices = new ArrayList<AnswerChoice>();
        var text = new ArrayList<String>();
        int key = 1;
        for (var language : draft.catalog.supportedLanguages()) {
            var words = draft.catalog.prompts(language);
            choices.add(new AnswerChoice(language.tag(), words.get("common.language.ask").format(draft.variant(), Map.of()), Integer.toString(key)));
            text.add(words.get("common.language-choice").format(draft.variant(), Map.of("key", Integer.toString(key))));
            key++;
        }
        draft.responses.add(new BotResponse.Question("language", SlotType.CHOICE, String.join(" ", text), "", choices, "", ""));
    }

    private static void question(TurnContext draft, String key, String slot, SlotType expected, List<AnswerChoice> choices) {
        String text = (draft.reprompting ? draft.findPrompt(key + ".again") : Optional.<String>empty()).orElseGet(() -> draft.prompt(key + ".ask"));
        ask(draft, slot, expected, text, draft.findPrompt(key + ".hint").orElse(""), choices, draft.isOn(Channel.VOICE) ? keypadHint(draft, key, expected) : "");
    }

    /** How the phone's keys answer what is no list: nobody has to speak to be served. */
    private static String keypadHint(TurnContext draft, String key, SlotType expected) {
        return switch (expected) {
            case DATE -> draft.findPrompt(key + ".keys").orElseGet(() -> draft.commonPrompt("keys-date"));
            case MONEY -> draft.findPrompt(key + ".keys").orElseGet(() -> draft.commonPrompt("keys-money"));
            case ADDRESS, NAME, WORDS -> draft.findPrompt(key + ".keys").orElseGet(() -> draft.commonPrompt("keys-person"));
            case CHOICE, SEVERAL, YES_NO, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, PHOTO -> draft.findPrompt(key + ".keys").orElse("");
        };
    }

    static void ask(TurnContext draft, String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices) {
        ask(draft, slot, expected, text, hint, choices, "");
    }

    private static void ask(TurnContext draft, String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices, String keys) {
        draft.responses.add(new BotResponse.Question(slot, expected, (withChoicesListed(draft, expected, text, choices) + " " + keys).strip(), hint, choices,
                draft.retainedInputs.getOrDefault(slot, ""), draft.errors.getOrDefault(slot, "")));
    }

    private static String withChoicesListed(TurnContext draft, SlotType expected, String text, List<AnswerChoice> choices) {
        if (choices.isEmpty() || !draft.isOn(Channel.VOICE) && !draft.isOn(Channel.TEXT)) {
            return text;
        }
        if (expected == SlotType.YES_NO) {
            return (text + " " + draft.commonPrompt("yes-no")).strip();
        }
        var all = new ArrayList<>(List.of(text));
        choices.forEach(choice -> all.add(draft.prompt("common.choice", Map.of("key", SlotValue.of(choice.key()), "label", SlotValue.of(choice.label())))));
        return String.join(draft.isOn(Channel.VOICE) ? " " : "\n", all);
    }

    static List<AnswerChoice> choices(TurnContext draft, FlowStep.Ask ask) {
        if (ask.expected() == SlotType.YES_NO) {
            return yesNo(draft, promptKey(draft, ask.name()));
        }
        if (ask.expected() == SlotType.DATE && draft.isOn(Channel.PAGE)) {
            return List.of(); // a page has a field for any day, and its hint names those that are offered
        }
        if (ask.from().isPresent() && draft.topFrame().known().get(ask.from().get()) instanceof SlotValue.Options items) {
            var choices = new ArrayList<AnswerChoice>();
            items.items().forEach(item -> choices.add(new AnswerChoice(item.value(), capitalized(draft, draft.valueFormatter().format(item.label())), Integer.toString(choices.size() + 1))));
            return choices;
        }
        return numbered(ask.choices(), choice -> draft.prompt(promptKey(draft, ask.name()) + ".choices." + choice));
    }

    private static String capitalized(TurnContext draft, String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(draft.language.locale()) + label.substring(1);
    }

    private static List<AnswerChoice> yesNo(TurnContext draft, String key) {
        return List.of(
                new AnswerChoice(YES, draft.findPrompt(key + ".choices.yes").orElseGet(() -> draft.commonPrompt("yes")), "1"),
                new AnswerChoice(NO, draft.findPrompt(key + ".choices.no").orElseGet(() -> draft.commonPrompt("no")), "2"));
    }

    static List<AnswerChoice> numbered(List<String> values, java.util.function.UnaryOperator<String> label) {
        var choices = new ArrayList<AnswerChoice>();
        values.forEach(value -> choices.add(new AnswerChoice(value, label.apply(value), Integer.toString(choices.size() + 1))));
        return choices;
    }

    /** What "change ..." calls a question. */
    static String label(TurnContext draft, String question) {
        return draft.findPrompt(promptKey(draft, question) + ".label").orElseGet(() -> draft.prompt(promptKey(draft, question) + ".ask"));
    }

    static String promptKey(TurnContext draft, String step) {
        return draft.topFrame().flow() + "." + step;
    }
}

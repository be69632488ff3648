package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;

/** Builds the prompt of a question: lists the choices on channels without buttons, and is shorter on repetition. */
final class PromptBuilder implements DialogueEngine.TurnStep {

    static final String YES = "yes";
    static final String NO = "no";
    static final String SKIP = "skip";

    @Override
    public Turn apply(Turn turn) {
        if (turn.output().pendingAction().isPresent() || turn.state().ended()) {
            return turn;
        }
        if (turn.clarification().isPresent()) {
            return turn.respond(clarification(turn, turn.clarification().get()));
        }
        return turn.isIdle() ? turn : switch (turn.currentStep()) {
            case FlowStep.Ask ask -> turn.respond(question(turn, ask));
            case FlowStep.Form form -> {
                var asked = turn;
                for (var name : form.asks()) {
                    asked = askField(asked, turn.question(name));
                }
                yield asked;
            }
            case FlowStep.Confirm confirm -> turn.respond(question(turn, promptKey(turn, confirm.name()), confirm.name(), SlotType.YES_NO,
                    yesNo(turn, promptKey(turn, confirm.name()))));
            default -> turn; // the phone is collecting a card and asks nothing else
        };
    }

    /** Asks for a field of a page's form, prefilled with the known value. */
    private static Turn askField(Turn turn, FlowStep.Ask ask) {
        var known = turn.topFrame().known().get(ask.slot());
        boolean refused = turn.output().retainedInputs().containsKey(ask.slot());
        var kept = known != null && !refused && ask.expected() != SlotType.SECRET
                ? turn.with(turn.output().retaining(ask.slot(), known.asText())) : turn;
        return kept.respond(question(kept, ask));
    }

    private static BotResponse.Question question(Turn turn, FlowStep.Ask ask) {
        String key = promptKey(turn, ask.name());
        return isPhotoQuestionOnCall(turn, ask)
                ? question(turn, ask.slot(), SlotType.CHOICE, turn.prompt(key + ".ask") + " " + turn.prompt("common.photo-by-phone.ask"),
                        "", photoChoicesOnCall(turn, ask), "")
                : question(turn, key, ask.slot(), ask.expected(), quickReplies(turn, ask));
    }

    /** Returns whether photos are requested during a call, which cannot receive any. */
    static boolean isPhotoQuestionOnCall(Turn turn, FlowStep.Ask ask) {
        return ask.expected() == SlotType.PHOTO && turn.isOn(Channel.VOICE);
    }

    /** Returns the ways to answer a question for photos during a call. */
    static List<AnswerChoice> photoChoicesOnCall(Turn turn, FlowStep.Ask ask) {
        return numbered(List.of("text", ask.optional() ? "skip" : "person"),
                option -> turn.prompt("common.photo-by-phone.choices." + option));
    }

    private static BotResponse.Question clarification(Turn turn, Clarification asked) {
        var key = "common." + slot(asked);
        return switch (asked.kind()) {
            case LANGUAGE -> language(turn);
            case CANCEL, START_OVER, DROPPED ->
                    clarification(turn, asked, SlotType.YES_NO, turn.prompt(key + ".ask", "doing", turn.taskPhrase()));
            case HAZARD -> clarification(turn, asked, SlotType.YES_NO, turn.prompt("common.hazard-report.ask"));
            case SUSPECTED -> clarification(turn, asked, SlotType.YES_NO, turn.prompt("common.suspected-" + asked.about().getFirst()));
            case ELSE, PERSON, INTERPRETER -> clarification(turn, asked, SlotType.YES_NO, turn.prompt(key + ".ask"));
            case CHANGE, OFFER, STUCK -> clarification(turn, asked, SlotType.CHOICE, turn.prompt(key + ".ask"));
            case CODE -> clarification(turn, asked, SlotType.WORDS, turn.prompt("common.resume.ask"));
        };
    }

    private static BotResponse.Question clarification(Turn turn, Clarification asked, SlotType expected, String text) {
        return question(turn, slot(asked), expected, text, "", choices(turn, asked), "");
    }

    static String slot(Clarification clarification) {
        return clarification.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<AnswerChoice> choices(Turn turn, Clarification clarification) {
        return switch (clarification.kind()) {
            case CANCEL, START_OVER, ELSE, HAZARD, SUSPECTED, PERSON, DROPPED, INTERPRETER -> yesNo(turn, "common." + slot(clarification));
            case CHANGE -> numbered(clarification.about(), question -> label(turn, question));
            case OFFER -> {
                var flows = new ArrayList<>(clarification.about());
                flows.add(NO);
                yield numbered(flows, flow -> flow.equals(NO) ? turn.prompt("common.something-else") : turn.prompt(flow + ".title"));
            }
            case STUCK -> numbered(List.of("again", "menu", "person"), choice -> turn.prompt("common.stuck.choices." + choice));
            case LANGUAGE, CODE -> List.of();
        };
    }

    /** Asks for the language: the only question in all languages at once. */
    private static BotResponse.Question language(Turn turn) {
        var choices = new ArrayList<AnswerChoice>();
        var text = new ArrayList<String>();
        int key = 1;
        for (var language : turn.catalog().supportedLanguages()) {
            var prompts = turn.catalog().prompts(language);
            choices.add(new AnswerChoice(language.tag(), prompts.get("common.language.ask").format(turn.variant(), Map.of()),
                    Integer.toString(key)));
            text.add(prompts.get("common.language-choice").format(turn.variant(), Map.of("key", Integer.toString(key))));
            key++;
        }
        return new BotResponse.Question("language", SlotType.CHOICE, String.join(" ", text), "", choices, "", "");
    }

    private static BotResponse.Question question(Turn turn, String key, String slot, SlotType expected, List<AnswerChoice> choices) {
        String text = (turn.output().reprompting() ? turn.findPrompt(key + ".again") : Optional.<String>empty())
                .orElseGet(() -> turn.prompt(key + ".ask"));
        // A listener cannot skip a hint, so on the phone it is given only when the question is asked again.
        boolean hinted = !turn.isOn(Channel.VOICE) || turn.output().reprompting();
        return question(turn, slot, expected, text, hinted ? turn.findPrompt(key + ".hint").orElse("") : "", choices,
                turn.isOn(Channel.VOICE) ? keypadHint(turn, key, expected) : "");
    }

    private static BotResponse.Question question(Turn turn, String slot, SlotType expected, String text, String hint,
            List<AnswerChoice> choices, String keys) {
        return new BotResponse.Question(slot, expected, (withChoicesListed(turn, expected, text, choices) + " " + keys).strip(), hint,
                choices, turn.output().retainedInputs().getOrDefault(slot, ""), turn.output().errors().getOrDefault(slot, ""));
    }

    /** Returns how to answer a question without choices on the keypad, so that nobody has to speak. */
    private static String keypadHint(Turn turn, String key, SlotType expected) {
        return switch (expected) {
            case DATE -> turn.findPrompt(key + ".keys").orElseGet(() -> turn.prompt("common.keys-date"));
            case MONEY -> turn.findPrompt(key + ".keys").orElseGet(() -> turn.prompt("common.keys-money"));
            case ADDRESS, NAME, WORDS -> turn.findPrompt(key + ".keys").orElseGet(() -> turn.prompt("common.keys-person"));
            case CHOICE, SEVERAL, YES_NO, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, PHOTO ->
                    turn.findPrompt(key + ".keys").orElse("");
        };
    }

    private static String withChoicesListed(Turn turn, SlotType expected, String text, List<AnswerChoice> choices) {
        if (choices.isEmpty() || !turn.isOn(Channel.VOICE) && !turn.isOn(Channel.TEXT)) {
            return text;
        }
        if (expected == SlotType.YES_NO) {
            return (text + " " + turn.prompt("common.yes-no")).strip();
        }
        var all = new ArrayList<>(List.of(text));
        choices.stream().filter(choice -> !choice.label().isEmpty()).forEach(choice -> all
                .add(turn.prompt("common.choice", Map.of("key", SlotValue.of(choice.key()), "label", SlotValue.of(choice.label())))));
        return String.join(turn.isOn(Channel.VOICE) ? " " : "\n", all);
    }

    /** Returns the label of an offered button; for several values, separated by spaces, the label of each. */
    static String labelOf(Turn turn, String picked) {
        var offered = turn.clarification().map(asked -> choices(turn, asked)).orElseGet(() -> turn.isIdle()
                || turn.topFrame().step().equals(FlowStep.END) ? List.of() : switch (turn.currentStep()) {
                    case FlowStep.Ask ask -> quickReplies(turn, ask);
                    case FlowStep.Confirm confirm -> yesNo(turn, promptKey(turn, confirm.name()));
                    default -> List.of();
                });
        return offered.stream().filter(choice -> choice.value().equals(picked)).findFirst().map(AnswerChoice::label)
                .orElseGet(() -> Arrays.stream(picked.split(" ")).map(one -> offered.stream().filter(choice -> choice.value().equals(one))
                        .findFirst().map(AnswerChoice::label).orElse(one)).collect(Collectors.joining(", ")));
    }

    /** Returns the choices; in a chat, an optional question without choices gets a skip button. */
    private static List<AnswerChoice> quickReplies(Turn turn, FlowStep.Ask ask) {
        var choices = choices(turn, ask);
        return turn.isOn(Channel.CHAT) && ask.optional() && choices.isEmpty()
                ? List.of(new AnswerChoice(SKIP, turn.prompt("common.skip-button"), "")) : choices;
    }

    static List<AnswerChoice> choices(Turn turn, FlowStep.Ask ask) {
        if (ask.expected() == SlotType.YES_NO) {
            return yesNo(turn, promptKey(turn, ask.name()));
        }
        if (ask.expected() == SlotType.DATE && turn.isOn(Channel.PAGE)) {
            return List.of(); // a page has a date field whose hint names the offered dates
        }
        if (ask.from().isPresent() && turn.topFrame().known().get(ask.from().get()) instanceof SlotValue.Options items) {
            var choices = new ArrayList<AnswerChoice>();
            items.items().forEach(item -> choices.add(new AnswerChoice(item.value(),
                    capitalized(turn, turn.valueFormatter().format(item.label())), Integer.toString(choices.size() + 1))));
            return choices;
        }
        return numbered(ask.choices(), choice -> turn.prompt(promptKey(turn, ask.name()) + ".choices." + choice));
    }

    private static String capitalized(Turn turn, String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(turn.language().locale()) + label.substring(1);
    }

    static List<AnswerChoice> yesNo(Turn turn, String key) {
        return List.of(new AnswerChoice(YES, turn.findPrompt(key + ".choices.yes").orElseGet(() -> turn.prompt("common.yes")), "1"),
                new AnswerChoice(NO, turn.findPrompt(key + ".choices.no").orElseGet(() -> turn.prompt("common.no")), "2"));
    }

    /** Numbers the choices. A choice without a label is not offered by name or key: it is selected by its own value, such as a PIN. */
    static List<AnswerChoice> numbered(List<String> values, java.util.function.UnaryOperator<String> label) {
        var choices = new ArrayList<AnswerChoice>();
        int key = 1;
        for (String value : values) {
            String words = label.apply(value);
            choices.add(new AnswerChoice(value, words, words.isEmpty() ? "" : Integer.toString(key++)));
        }
        return choices;
    }

    /** Returns the name by which "change ..." refers to a question. */
    static String label(Turn turn, String question) {
        return turn.findPrompt(promptKey(turn, question) + ".label")
                .orElseGet(() -> turn.prompt(promptKey(turn, question) + ".ask"));
    }

    static String promptKey(Turn turn, String step) {
        return turn.topFrame().flow() + "." + step;
    }

    /** Returns the error for an unusable answer: the question's own prompt, or the common one for its slot type. */
    static String errorText(Turn turn, FlowStep.Ask ask) {
        return turn.findPrompt(promptKey(turn, ask.name()) + ".error")
                .orElseGet(() -> turn.prompt("common.expected-" + ask.expected().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}

package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.SpokenCommand;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Parses an answer as the slot type that the open question expects. */
final class AnswerParser {

    private static final String NONE = "none";

    private final TurnContext context;
    private final UtteranceParser utteranceParser;

    AnswerParser(TurnContext context, UtteranceParser utteranceParser) {
        this.context = context;
        this.utteranceParser = utteranceParser;
    }

    Optional<SlotValue> parse(FlowStep.Ask ask, String text) {
        return switch (ask.expected()) {
            case CHOICE ->
                    choose(PromptBuilder.choices(context, ask), text, PromptBuilder.promptKey(context, ask.name())).map(SlotValue::of);
            case YES_NO -> yesNo(text).map(SlotValue::of);
            case SEVERAL -> chooseSeveral(ask, text);
            case DATE -> date(ask, text);
            case COUNT, MONEY, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO ->
                    utteranceParser.parse(ask.expected(), ask.digits(), text, context.language, context.environment.today(),
                            context.environment.currency());
        };
    }

    /** An offered date by its position in the list, or any other date in words. */
    private Optional<SlotValue> date(FlowStep.Ask ask, String text) {
        var typed = text.strip();
        var date = PromptBuilder.choices(context, ask).stream().filter(choice -> choice.value().equals(typed) || choice.key().equals(typed))
                .findFirst().map(AnswerChoice::value).orElse(typed);
        return utteranceParser.parse(SlotType.DATE, 0, date, context.language, context.environment.today(), context.environment.currency())
                .filter(value -> !ask.past() || value instanceof SlotValue.Day day && day.date().isBefore(context.environment.today()));
    }

    /** {@code yes} or {@code no}. */
    Optional<String> yesNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case PromptBuilder.YES, "1" -> Optional.of(PromptBuilder.YES);
            case PromptBuilder.NO, "2" -> Optional.of(PromptBuilder.NO);
            default -> utteranceParser.yesNo(text, context.language).map(yes -> yes ? PromptBuilder.YES : PromptBuilder.NO);
        };
    }

    /** {@code yes} or {@code no} before a comma, where more words follow. */
    Optional<String> leadingYesNo(String text) {
        return utteranceParser.leadingYesNo(text, context.language).map(yes -> yes ? PromptBuilder.YES : PromptBuilder.NO);
    }

    /** Key 2 means "no"; it must not be read as a day of the month or an amount. */
    static boolean isNoKey(String text) {
        return text.strip().equals("2");
    }

    /** Whether the text equals the label or a synonym of one choice. */
    boolean matchesExactly(List<AnswerChoice> choices, String text, String key) {
        return choices.stream().anyMatch(choice -> utteranceParser.isSamePhrase(text, choice.label())
                || context.prompts().synonyms(key + ".choices." + choice.value()).stream()
                        .anyMatch(synonym -> utteranceParser.isSamePhrase(text, synonym)));
    }

    /** Matches a choice by value, key, position, or words. */
    Optional<String> choose(List<AnswerChoice> choices, String text, String key) {
        var typed = text.strip();
        var exact = choices.stream().filter(choice -> choice.value().equalsIgnoreCase(typed) || choice.key().equals(typed)).findFirst();
        if (exact.isPresent()) {
            return exact.map(AnswerChoice::value);
        }
        var number = utteranceParser.listPosition(typed, context.language);
        if (number.isPresent() && number.get() <= choices.size()) {
            return Optional.of(choices.get(number.get() - 1).value());
        }
        return utteranceParser.choose(typed, candidates(choices, key));
    }

    /** Matches a choice by value, key, position, or full name. */
    Optional<SlotValue> chooseByFullName(FlowStep.Ask ask, String text) {
        var choices = PromptBuilder.choices(context, ask);
        var typed = text.strip();
        var number = utteranceParser.listPosition(typed, context.language).filter(position -> position <= choices.size())
                .map(position -> choices.get(position - 1).value());
        return choices.stream().filter(choice -> choice.value().equalsIgnoreCase(typed) || choice.key().equals(typed))
                .map(AnswerChoice::value).findFirst()
                .or(() -> number)
                .or(() -> utteranceParser.chooseByFullName(typed, candidates(choices, PromptBuilder.promptKey(context, ask.name()))))
                .map(SlotValue::of);
    }

    private List<UtteranceParser.ChoiceCandidate> candidates(List<AnswerChoice> choices, String key) {
        return choices.stream().map(choice -> new UtteranceParser.ChoiceCandidate(choice.value(), choice.label(),
                context.prompts().synonyms(key + ".choices." + choice.value()))).toList();
    }

    /** All matching choices in the order offered; "none" counts only if it is the only one. */
    private Optional<SlotValue> chooseSeveral(FlowStep.Ask ask, String text) {
        var key = PromptBuilder.promptKey(context, ask.name());
        var chosen = utteranceParser.chooseSeveral(text, candidates(PromptBuilder.choices(context, ask), key), context.language);
        var selected = chosen.size() > 1 ? chosen.stream().filter(value -> !value.equals(NONE)).toList() : chosen;
        return selected.isEmpty() ? Optional.empty() : Optional.of(SlotValue.of(String.join(" ", selected)));
    }

    /** "Skip", if the question is optional; on the phone also key 2, which means "no" to every other question. */
    boolean isSkip(FlowStep.Ask ask, String text) {
        boolean keyed = context.isOn(Channel.VOICE) && text.equals("2") && PromptBuilder.choices(context, ask).isEmpty();
        return ask.optional()
                && (keyed || text.isBlank() || utteranceParser.spokenCommand(text).filter(SpokenCommand.SKIP::equals).isPresent());
    }

    static boolean isSecret(FlowStep step) {
        return step instanceof FlowStep.Ask ask && ask.expected() == SlotType.SECRET;
    }
}

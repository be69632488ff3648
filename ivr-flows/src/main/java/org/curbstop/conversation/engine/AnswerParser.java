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

/** Reads an answer as what was asked for. */
final class AnswerParser {

    private static final String NONE = "none";

    private final TurnContext context;
    private final UtteranceParser utteranceParser;

    AnswerParser(TurnContext draft, UtteranceParser readings) {
        this.context = draft;
        this.utteranceParser = readings;
    }

    Optional<SlotValue> parse(FlowStep.Ask ask, String text) {
        return switch (ask.expected()) {
            case CHOICE ->
                    choose(PromptBuilder.choices(context, ask), text, PromptBuilder.promptKey(context, ask.name())).map(SlotValue::of);
            case YES_NO -> yesNo(text).map(SlotValue::of);
            case SEVERAL -> chooseSeveral(ask, text);
            case DATE -> day(ask, text);
            case COUNT, MONEY, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO ->
                    utteranceParser.parse(ask.expected(), ask.digits(), text, context.language, context.environment.today(),
                            context.environment.currency());
        };
    }

    /** A day that was offered, by its number in the list, or any other by its name. */
    private Optional<SlotValue> day(FlowStep.Ask ask, String text) {
        var typed = text.strip();
        var day = PromptBuilder.choices(context, ask).stream().filter(choice -> choice.value().equals(typed) || choice.key().equals(typed))
                .findFirst().map(AnswerChoice::value).orElse(typed);
        return utteranceParser.parse(SlotType.DATE, 0, day, context.language, context.environment.today(), context.environment.currency())
                .filter(value -> !ask.past() || value instanceof SlotValue.Day said && said.date().isBefore(context.environment.today()));
    }

    /** {@code yes} or {@code no}. */
    Optional<String> yesNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case PromptBuilder.YES, "1" -> Optional.of(PromptBuilder.YES);
            case PromptBuilder.NO, "2" -> Optional.of(PromptBuilder.NO);
            default -> utteranceParser.yesNo(text, context.language).map(yes -> yes ? PromptBuilder.YES : PromptBuilder.NO);
        };
    }

    /** {@code yes} or {@code no} before a comma, with more behind it. */
    Optional<String> leadingYesNo(String text) {
        return utteranceParser.leadingYesNo(text, context.language).map(yes -> yes ? PromptBuilder.YES : PromptBuilder.NO);
    }

    /** The key that says no is no day of the month and no amount. */
    static boolean isNoKey(String text) {
        return text.strip().equals("2");
    }

    /** Whether these are the very words of one choice. */
    boolean matchesExactly(List<AnswerChoice> choices, String text, String key) {
        return choices.stream().anyMatch(choice -> utteranceParser.isSamePhrase(text, choice.label())
                || context.prompts().synonyms(key + ".choices." + choice.value()).stream()
                        .anyMatch(said -> utteranceParser.isSamePhrase(text, said)));
    }

    /** By its value, its key, its number, or its words. */
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

    /** By its value, its key, its number, or by words that are its whole name. */
    Optional<SlotValue> chooseByFullName(FlowStep.Ask ask, String text) {
        var choices = PromptBuilder.choices(context, ask);
        var typed = text.strip();
        var number = utteranceParser.listPosition(typed, context.language).filter(place -> place <= choices.size())
                .map(place -> choices.get(place - 1).value());
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

    /** All that fit, in the order in which they are offered; "none" only by itself. */
    private Optional<SlotValue> chooseSeveral(FlowStep.Ask ask, String text) {
        var key = PromptBuilder.promptKey(context, ask.name());
        var chosen = utteranceParser.chooseSeveral(text, candidates(PromptBuilder.choices(context, ask), key), context.language);
        var held = chosen.size() > 1 ? chosen.stream().filter(value -> !value.equals(NONE)).toList() : chosen;
        return held.isEmpty() ? Optional.empty() : Optional.of(SlotValue.of(String.join(" ", held)));
    }

    /** "Skip", where a question may be passed over; on the phone 2, which is "no" to every other question. */
    boolean isSkip(FlowStep.Ask ask, String text) {
        boolean keyed = context.isOn(Channel.VOICE) && text.equals("2") && PromptBuilder.choices(context, ask).isEmpty();
        return ask.optional()
                && (keyed || text.isBlank() || utteranceParser.spokenCommand(text).filter(SpokenCommand.SKIP::equals).isPresent());
    }

    static boolean isSecret(FlowStep step) {
        return step instanceof FlowStep.Ask ask && ask.expected() == SlotType.SECRET;
    }
}

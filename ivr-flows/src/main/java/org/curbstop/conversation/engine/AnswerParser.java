package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.AnswerChoice;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ChoiceMatcher;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.SpokenCommand;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Parses an answer as the slot type that the open question expects. */
record AnswerParser(UtteranceParser utteranceParser) {

    private static final String NONE = "none";

    /** Minimum content words of a description of what happened: "I want to make a complaint about your driver" has five. */
    private static final int MIN_DESCRIPTION_WORDS = 6;

    Optional<SlotValue> parse(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return switch (ask.expected()) {
            case CHOICE ->
                    choose(turn, PromptBuilder.choices(turn, ask), utterance, PromptBuilder.promptKey(turn, ask.name()))
                            .or(() -> yesNo(turn, utterance).filter(ask.choices()::contains)).map(SlotValue::of);
            case YES_NO -> yesNo(turn, ask.name(), utterance).map(SlotValue::of);
            case SEVERAL -> chooseSeveral(turn, ask, utterance);
            case DATE -> date(turn, ask, utterance);
            // A yes or no does not describe what happened.
            case WORDS -> yesNo(turn, utterance).isPresent() ? Optional.empty() : parseValue(turn, ask, utterance);
            // A field that is labeled with the name takes any; elsewhere, "no" is none, nor "why do you ask" unless it is repeated.
            case NAME -> !turn.isOn(Channel.PAGE) && (yesNo(turn, utterance).isPresent()
                    || turn.state().misses() == 0 && utteranceParser.isRemark(utterance, turn.language()))
                    ? Optional.empty() : parseValue(turn, ask, utterance);
            case COUNT, MONEY, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, PHOTO -> parseValue(turn, ask, utterance);
        };
    }

    private Optional<SlotValue> parseValue(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return utteranceParser.parse(ask.expected(), ask.digits(), utterance, turn.language(), turn.environment().today(),
                turn.environment().currency());
    }

    /** Returns the answer, or an empty value if an optional question is skipped. */
    Optional<SlotValue> parseOrSkip(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return isSkip(turn, ask, utterance) ? Optional.of(SlotValue.of("")) : parse(turn, ask, utterance);
    }

    /** Parses an offered date by its position in the list, or any other date in words. */
    private Optional<SlotValue> date(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        var typed = utterance.text().strip();
        var date = PromptBuilder.choices(turn, ask).stream().filter(choice -> choice.value().equals(typed) || choice.key().equals(typed))
                .findFirst().map(choice -> ParsedUtterance.of(choice.value())).orElse(utterance);
        var environment = turn.environment();
        return ask.past() ? utteranceParser.parsePastDay(date, turn.language(), environment.today())
                : utteranceParser.parse(SlotType.DATE, 0, date, turn.language(), environment.today(), environment.currency());
    }

    /** Returns {@code yes} or {@code no}. */
    Optional<String> yesNo(Turn turn, ParsedUtterance utterance) {
        return switch (utterance.text().strip().toLowerCase(Locale.ROOT)) {
            case PromptBuilder.YES, "1" -> Optional.of(PromptBuilder.YES);
            case PromptBuilder.NO, "2" -> Optional.of(PromptBuilder.NO);
            default -> utteranceParser.yesNo(utterance, turn.language()).map(yes -> yes ? PromptBuilder.YES : PromptBuilder.NO);
        };
    }

    /** Returns {@code yes} or {@code no}, also for the synonyms that this step's question accepts. */
    Optional<String> yesNo(Turn turn, String step, ParsedUtterance utterance) {
        return yesNoOrSaid(turn, PromptBuilder.promptKey(turn, step), utterance);
    }

    /** Returns {@code yes} or {@code no}, also for the synonyms of the question with this key. */
    Optional<String> yesNoOrSaid(Turn turn, String key, ParsedUtterance utterance) {
        return yesNo(turn, utterance).or(() -> PromptBuilder.yesNo(turn, key).stream()
                .filter(choice -> matchesExactly(turn, List.of(choice), utterance, key)).map(AnswerChoice::value).findFirst());
    }

    /** Returns {@code yes} or {@code no} if it precedes a comma and more words follow. */
    Optional<String> leadingYesNo(Turn turn, ParsedUtterance utterance) {
        return utteranceParser.leadingYesNo(utterance, turn.language()).map(yes -> yes ? PromptBuilder.YES : PromptBuilder.NO);
    }

    /** Key 2 means "no"; it must not be read as a day of the month or an amount. */
    static boolean isNoKey(ParsedUtterance utterance) {
        return utterance.text().strip().equals("2");
    }

    /** Returns whether the text equals the label or a synonym of one choice. */
    boolean matchesExactly(Turn turn, List<AnswerChoice> choices, ParsedUtterance utterance, String key) {
        return choices.stream().anyMatch(choice -> utteranceParser.choices().isSamePhrase(utterance, choice.label())
                || turn.prompts().synonyms(key + ".choices." + choice.value()).stream()
                        .anyMatch(synonym -> utteranceParser.choices().isSamePhrase(utterance, synonym)));
    }

    /** Returns whether the words are one of the choices of the open question. Otherwise, "again" is a command, and "LUZ" a keyword. */
    boolean isOfferedChoice(Turn turn, ParsedUtterance utterance) {
        var asked = turn.clarification();
        if (asked.isPresent()) {
            return matchesExactly(turn, PromptBuilder.choices(turn, asked.get()), utterance, "common." + PromptBuilder.slot(asked.get()));
        }
        return !turn.isIdle() && !turn.topFrame().step().equals(FlowStep.END) && turn.currentStep() instanceof FlowStep.Ask ask
                && ask.expected() == SlotType.CHOICE
                && matchesExactly(turn, PromptBuilder.choices(turn, ask), utterance, PromptBuilder.promptKey(turn, ask.name()));
    }

    /** Matches a choice by value, key, position, or words. */
    Optional<String> choose(Turn turn, List<AnswerChoice> choices, ParsedUtterance utterance, String key) {
        var typed = utterance.text().strip();
        var exact = choices.stream().filter(choice -> isValueOrKey(choice, typed)).findFirst();
        if (exact.isPresent()) {
            return exact.map(AnswerChoice::value);
        }
        return atPosition(turn, choices, utterance).or(() -> utteranceParser.choices().choose(utterance, candidates(turn, choices, key)));
    }

    /** Matches a choice by value, key, position, or full name. */
    Optional<SlotValue> chooseByFullName(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        var choices = PromptBuilder.choices(turn, ask);
        var typed = utterance.text().strip();
        return choices.stream().filter(choice -> isValueOrKey(choice, typed))
                .map(AnswerChoice::value).findFirst()
                .or(() -> atPosition(turn, choices, utterance))
                .or(() -> utteranceParser.choices().chooseByFullName(utterance,
                        candidates(turn, choices, PromptBuilder.promptKey(turn, ask.name()))))
                .map(SlotValue::of);
    }

    private Optional<String> atPosition(Turn turn, List<AnswerChoice> choices, ParsedUtterance utterance) {
        return utteranceParser.choices().listPosition(utterance, turn.language()).map(String::valueOf)
                .flatMap(position -> choices.stream().filter(choice -> choice.key().equals(position)).findFirst()).map(AnswerChoice::value);
    }

    private static boolean isValueOrKey(AnswerChoice choice, String typed) {
        return choice.value().equalsIgnoreCase(typed) || !typed.isEmpty() && choice.key().equals(typed);
    }

    private List<ChoiceMatcher.ChoiceCandidate> candidates(Turn turn, List<AnswerChoice> choices, String key) {
        return choices.stream().map(choice -> new ChoiceMatcher.ChoiceCandidate(choice.value(), choice.label(),
                turn.prompts().synonyms(key + ".choices." + choice.value()))).toList();
    }

    /** Returns all matching choices in the order offered; "none" counts only if it is the only one. */
    private Optional<SlotValue> chooseSeveral(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        var key = PromptBuilder.promptKey(turn, ask.name());
        var chosen = utteranceParser.choices()
                .chooseSeveral(utterance, candidates(turn, PromptBuilder.choices(turn, ask), key), turn.language());
        var selected = chosen.size() > 1 ? chosen.stream().filter(value -> !value.equals(NONE)).toList() : chosen;
        return selected.isEmpty() ? Optional.empty() : Optional.of(SlotValue.of(String.join(" ", selected)));
    }

    /** Returns whether an optional question is skipped: by "skip", or without choices by a no such as "no thanks" or a caller's key 2. */
    boolean isSkip(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return ask.optional() && (utterance.text().isBlank() || utterance.text().equals(PromptBuilder.SKIP)
                || utteranceParser.spokenCommand(utterance, false).filter(SpokenCommand.SKIP::equals).isPresent()
                || isDeclined(turn, ask, utterance));
    }

    private boolean isDeclined(Turn turn, FlowStep.Ask ask, ParsedUtterance utterance) {
        return PromptBuilder.choices(turn, ask).isEmpty() && (turn.isOn(Channel.VOICE) || !isNoKey(utterance))
                && yesNo(turn, utterance).filter(PromptBuilder.NO::equals).isPresent();
    }

    static boolean isSecret(FlowStep step) {
        return step instanceof FlowStep.Ask ask && ask.expected() == SlotType.SECRET;
    }

    /** Returns whether these words describe what happened, and not only what is requested. */
    boolean isDescription(String text, Language language) {
        return utteranceParser.countContentWords(text, language) >= MIN_DESCRIPTION_WORDS;
    }
}

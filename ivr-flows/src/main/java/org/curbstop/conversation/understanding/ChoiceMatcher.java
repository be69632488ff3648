package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;

/** Determines which of several choices or names an utterance means. */
public final class ChoiceMatcher {

    private final Map<Language, SlotValueParser> parsersByLanguage;

    /** Choice with the words by which people select it. */
    public record ChoiceCandidate(String value, String label, List<String> synonyms) {}

    /** @param parsersByLanguage the first one also serves languages without an entry */
    ChoiceMatcher(Map<Language, SlotValueParser> parsersByLanguage) {
        this.parsersByLanguage = parsersByLanguage;
    }

    /** Parses a list position: "2", "two", "the second one", "option two". */
    public Optional<Integer> listPosition(ParsedUtterance utterance, Language language) {
        var parsers = parsersOf(language);
        var tokens = utterance.words();
        var words = parsers.lexicon().withoutFillers(tokens).stream().filter(word -> tokens.size() == 1 || !isListWord(word))
                .toList();
        if (words.size() != 1) {
            return Optional.empty();
        }
        int rank = parsers.lexicon().ordinals().indexOf(words);
        if (rank >= 0) {
            return Optional.of(rank + 1);
        }
        return parsers.numbers().parse(words).filter(number -> number >= 1 && number <= 20).map(Long::intValue);
    }

    private boolean isListWord(String word) {
        return parsersByLanguage.values().stream().anyMatch(parsers -> parsers.lexicon().listWords().contains(word));
    }

    /** Returns the only choice that the words mean: by the whole text, by a phrase in it, or by words that only one label has. */
    public Optional<String> choose(ParsedUtterance utterance, List<ChoiceCandidate> choices) {
        var words = utterance.words();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return chooseByNames(words, choices)
                .or(() -> onlyOne(choices.stream()
                        .filter(choice -> namesOf(choice)
                                .anyMatch(name -> isDistinctive(name) && TextNormalizer.indexOfPhrase(words, name, true) >= 0))))
                .or(() -> chooseByDistinctiveWords(words, choices));
    }

    /** Returns the only choice whose full name is said, ignoring polite words: "pay my bill", but not "I want to pay my water bill". */
    public Optional<String> chooseByFullName(ParsedUtterance utterance, List<ChoiceCandidate> choices) {
        return chooseByNames(utterance.words(), choices);
    }

    private Optional<String> chooseByNames(List<String> words, List<ChoiceCandidate> choices) {
        return onlyOne(choices.stream().filter(choice -> namesOf(choice).anyMatch(words::equals)))
                .or(() -> onlyOne(choices.stream().filter(choice -> namesOf(choice).anyMatch(name -> matchesWithoutFillers(words, name)))));
    }

    private boolean matchesWithoutFillers(List<String> words, List<String> name) {
        return parsersByLanguage.values().stream().map(SlotValueParser::lexicon)
                .anyMatch(lexicon -> !lexicon.withoutFillers(words).isEmpty()
                        && lexicon.withoutFillers(words).equals(lexicon.withoutFillers(name)));
    }

    /** Returns all choices that the words mean: by value, list position ("1 and 3", 13 on the keypad), or names in the text. */
    public List<String> chooseSeveral(ParsedUtterance utterance, List<ChoiceCandidate> choices, Language language) {
        var values = List.of(utterance.text().strip().toLowerCase(Locale.ROOT).split("[\\s,]+"));
        if (choices.stream().map(ChoiceCandidate::value).toList().containsAll(values)) {
            return choices.stream().map(ChoiceCandidate::value).filter(values::contains).toList();
        }
        var words = utterance.words();
        var numbers = parsersOf(language).numbers().listPositions(words, choices.size());
        if (!numbers.isEmpty()) {
            return numbers.stream().map(number -> choices.get(number - 1).value()).toList();
        }
        return choices.stream()
                .filter(choice -> namesOf(choice).anyMatch(
                        name -> words.equals(name) || isDistinctive(name) && TextNormalizer.indexOfPhrase(words, name, true) >= 0))
                .map(ChoiceCandidate::value).toList();
    }

    /** Returns whether the name can select a choice in the middle of other words; "no" cannot. */
    private static boolean isDistinctive(List<String> name) {
        return name.size() > 1 || name.size() == 1 && name.getFirst().length() > 3;
    }

    public boolean isSamePhrase(ParsedUtterance utterance, String phrase) {
        return utterance.words().equals(TextNormalizer.tokenize(phrase));
    }

    private static Stream<List<String>> namesOf(ChoiceCandidate choice) {
        return Stream.concat(choice.synonyms().stream(), Stream.of(choice.label()))
                .map(TextNormalizer::tokenize);
    }

    private static Optional<String> onlyOne(Stream<ChoiceCandidate> choices) {
        var found = choices.limit(2).toList();
        return found.size() == 1 ? Optional.of(found.getFirst().value()) : Optional.empty();
    }

    private Optional<String> chooseByDistinctiveWords(List<String> words, List<ChoiceCandidate> choices) {
        var distinctive = words.stream()
                .filter(word -> SpokenNumberParser.isDigits(word) || word.length() > 2
                        && parsersByLanguage.values().stream().noneMatch(parsers -> parsers.lexicon().fillers().contains(word)))
                .collect(Collectors.toSet());
        return distinctive.isEmpty() || words.size() > 6 ? Optional.empty()
                : onlyOne(choices.stream().filter(choice -> TextNormalizer.tokenize(choice.label()).containsAll(distinctive)));
    }

    /**
     * Finds the mentioned name: the one with a word in the text that is not a filler; if there are several, the longest that occurs as a
     * whole, so that "the first payment" is not also "the monthly payment".
     *
     * @return its index in the list; empty if none or several are mentioned
     */
    public Optional<Integer> mentionedName(ParsedUtterance utterance, List<String> names) {
        var spoken = Set.copyOf(utterance.words());
        var distinctive = names.stream().map(this::distinctiveWords).toList();
        var touched = IntStream.range(0, names.size()).filter(i -> distinctive.get(i).stream().anyMatch(spoken::contains)).boxed().toList();
        if (touched.size() <= 1) {
            return touched.stream().findFirst();
        }
        var whole = touched.stream().filter(i -> spoken.containsAll(distinctive.get(i))).toList();
        int most = whole.stream().mapToInt(i -> distinctive.get(i).size()).max().orElse(0);
        var longest = whole.stream().filter(i -> distinctive.get(i).size() == most).toList();
        return longest.size() == 1 ? Optional.of(longest.getFirst()) : Optional.empty();
    }

    private Set<String> distinctiveWords(String name) {
        return TextNormalizer.tokenize(name).stream().filter(word -> word.length() > 2
                && parsersByLanguage.values().stream().noneMatch(parsers -> parsers.lexicon().fillers().contains(word)))
                .collect(Collectors.toSet());
    }

    private SlotValueParser parsersOf(Language language) {
        return parsersByLanguage.getOrDefault(language, parsersByLanguage.values().iterator().next());
    }
}

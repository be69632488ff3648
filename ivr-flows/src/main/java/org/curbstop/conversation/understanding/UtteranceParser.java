package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.understanding.LanguageLexicon.LanguageRequests;

/** Parses utterances independently of the task: hazards, commands, yes and no, and values of an expected slot type. */
public final class UtteranceParser {

    private static final Pattern CODE = Pattern
            .compile("(?i)(?<![\\p{L}\\p{N}])([2-9A-HJ-NP-Z]{3})[ -]?([2-9A-HJ-NP-Z]{3})(?![\\p{L}\\p{N}])");
    private static final int MIN_WORDS_TO_SWITCH = 4;
    /** Content words beside a command in an answer in one's own words. */
    private static final int MAX_WORDS_BESIDE_COMMAND = 1;

    private final Map<Language, SlotValueParser> parsersByLanguage = new LinkedHashMap<>();
    private final HazardDetector hazardDetector;
    private final NumberMasker numberMasker;
    private final ChoiceMatcher choices;
    private final LanguageRequests languageRequests;
    /** Words of the names of languages: most turns have none. */
    private final Set<String> wordsOfLanguageNames;

    public UtteranceParser(List<Language> languages) {
        languages.forEach(language -> parsersByLanguage.put(language, SlotValueParser.of(language)));
        choices = new ChoiceMatcher(parsersByLanguage);
        hazardDetector = new HazardDetector(languages);
        languageRequests = parsersByLanguage.values().stream().map(parsers -> parsers.lexicon().languages()).reduce(LanguageRequests::and)
                .orElseThrow();
        wordsOfLanguageNames = languageRequests.names().values().stream().flatMap(List::stream).flatMap(List::stream)
                .collect(Collectors.toSet());
        numberMasker = new NumberMasker(parsersByLanguage.values().stream().map(SlotValueParser::numbers).toList());
    }

    public ChoiceMatcher choices() {
        return choices;
    }

    /** Finds hazards and requests for a person, in any language. */
    public SafetyFindings findSafety(ParsedUtterance utterance) {
        return hazardDetector.find(utterance);
    }

    /** Detects a language in which only hazards and requests for a person are understood; by a single word only if that is its name. */
    public Optional<Language> detectOtherLanguage(ParsedUtterance utterance) {
        return requestedLanguage(utterance).or(() -> hazardDetector.detectLanguage(utterance))
                .filter(language -> !parsersByLanguage.containsKey(language));
    }

    /** Returns whether a hazard is named only to say that there is none, or to ask or speak about something else. */
    public boolean deniesHazard(String text) {
        return hazardDetector.denies(text);
    }

    public boolean holdsCardNumber(String text) {
        return numberMasker.holdsCardNumber(text);
    }

    public String maskNumbers(String text) {
        return numberMasker.mask(text);
    }

    /**
     * Returns a global command in any language, because a frightened caller may switch languages.
     *
     * @param inOwnWords whether the words may be an account or a name, in which a phrase such as "change the" is no command
     */
    public Optional<SpokenCommand> spokenCommand(ParsedUtterance utterance, boolean inOwnWords) {
        var words = utterance.words();
        for (var parsers : parsersByLanguage.values()) {
            var core = parsers.lexicon().withoutFillers(words);
            for (var command : SpokenCommand.values()) {
                var whole = Objects.requireNonNull(parsers.lexicon().whole().get(command));
                var within = Objects.requireNonNull(parsers.lexicon().within().get(command));
                if (whole.contains(words) || whole.contains(core)
                        || within.stream().anyMatch(phrase -> occursUnnegated(words, phrase, parsers.lexicon())
                                && (!inOwnWords || isLittleBeside(words, phrase, parsers.lexicon())))) {
                    return Optional.of(command);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean occursUnnegated(List<String> words, List<String> phrase, LanguageLexicon lexicon) {
        int at = TextNormalizer.indexOfPhrase(words, phrase, false);
        return at >= 0 && words.subList(Math.max(0, at - 3), at).stream().noneMatch(lexicon.negations()::contains);
    }

    /** "Change the name please" is a command; "they came to change the meter and broke my fence" is not. */
    private static boolean isLittleBeside(List<String> words, List<String> phrase, LanguageLexicon lexicon) {
        var rest = new ArrayList<>(words);
        int at = TextNormalizer.indexOfPhrase(words, phrase, false);
        rest.subList(at, at + phrase.size()).clear();
        return KnownPhraseIndex.countContentWords(rest, lexicon) <= MAX_WORDS_BESIDE_COMMAND;
    }

    /**
     * Returns whether the words ask for a moment and say nothing else: "hold on, let me get it".
     *
     * @param searching whether something was asked for that the customer may have to look for
     */
    public boolean asksToWait(ParsedUtterance utterance, boolean searching) {
        return parsersByLanguage.values().stream().map(SlotValueParser::lexicon)
                .anyMatch(lexicon -> lexicon.asksToWait(utterance.words(), searching));
    }

    /** Returns the name of a requested topic that is not supported here. */
    public Optional<String> findUnsupportedRequest(ParsedUtterance utterance, Language language) {
        return parsersOf(language).lexicon().unsupportedRequests().entrySet().stream()
                .filter(topic -> topic.getValue().stream()
                        .anyMatch(phrase -> TextNormalizer.indexOfPhrase(utterance.words(), phrase, false) >= 0))
                .map(Map.Entry::getKey).findFirst();
    }

    /** Splits a long utterance at punctuation and at words such as "and then". */
    public List<String> clauses(ParsedUtterance utterance, Language language) {
        var connectors = parsersOf(language).lexicon().connectors();
        var words = utterance.clauses();
        var clauses = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at <= words.size();) {
            int joined = at == words.size() || words.get(at).equals(TextNormalizer.CLAUSE_BREAK) ? 1
                    : LanguageLexicon.longestMatch(words.subList(at, words.size()), connectors);
            if (joined > 0 && at > from) {
                clauses.add(String.join(" ", words.subList(from, at)));
            }
            at += Math.max(1, joined);
            from = joined > 0 ? at : from;
        }
        return clauses;
    }

    /**
     * Returns the request after a denial: the rest of "no water, just to pay my bill" and of "it's not the lights, I want my balance".
     * Their first words alone sound like a report.
     */
    public Optional<String> requestAfterDenial(ParsedUtterance utterance, Language language) {
        var lexicon = parsersOf(language).lexicon();
        var words = utterance.clauses();
        boolean denied = LanguageLexicon.longestMatch(words, lexicon.denials()) > 0;
        if (!denied && (words.isEmpty() || !lexicon.negations().contains(words.getFirst()))) {
            return Optional.empty();
        }
        int only = IntStream.range(1, words.size())
                .filter(at -> LanguageLexicon.longestMatch(words.subList(at, words.size()), lexicon.contrasts()) > 0)
                .findFirst().orElse(words.size());
        int pause = denied ? words.indexOf(TextNormalizer.CLAUSE_BREAK) : -1;
        int from = only < words.size() ? only : pause;
        return from < 0 ? Optional.empty() : Optional.of(String.join(" ", words.subList(from, words.size()).stream()
                .filter(word -> !word.equals(TextNormalizer.CLAUSE_BREAK)).toList()));
    }

    /** Returns the request after words that cancel the previous one: "never mind, I want to move instead". */
    public Optional<String> requestAfterCancelling(ParsedUtterance utterance) {
        var words = utterance.words();
        return parsersByLanguage.values().stream().map(SlotValueParser::lexicon)
                .flatMap(lexicon -> Stream.of(SpokenCommand.CANCEL, SpokenCommand.NOT_MEANT)
                        .map(command -> LanguageLexicon.longestMatch(words, Objects.requireNonNull(lexicon.whole().get(command)))))
                .filter(given -> given > 1 && given < words.size()).findFirst()
                .map(given -> String.join(" ", words.subList(given, words.size())));
    }

    /** Returns whether the words begin by correcting what was said before: "no wait, January sixth". */
    public boolean beginsCorrection(ParsedUtterance utterance, Language language) {
        return parsersOf(language).lexicon().beginsCorrection(utterance.words());
    }

    /** Returns the language that a clause asks for by name, supported or not: "in Spanish please", but not "my son speaks Spanish". */
    public Optional<Language> requestedLanguage(ParsedUtterance utterance) {
        return Collections.disjoint(utterance.words(), wordsOfLanguageNames) ? Optional.empty()
                : languageRequests.requested(utterance.clauses());
    }

    /**
     * Detects the language of the words. A single word is not enough unless it is a greeting, and a conversation whose language is sure is
     * switched only by a sentence.
     */
    public Optional<Language> detectLanguage(ParsedUtterance utterance, boolean sure) {
        var words = utterance.words();
        if (!sure) {
            var greeted = parsersByLanguage.entrySet().stream().filter(each -> each.getValue().lexicon().greets(words))
                    .map(Map.Entry::getKey).findFirst();
            if (greeted.isPresent()) {
                return greeted;
            }
        }
        if (words.size() < (sure ? MIN_WORDS_TO_SWITCH : 2)) {
            return Optional.empty();
        }
        var scores = new LinkedHashMap<Language, Integer>();
        parsersByLanguage.forEach((language, parsers) -> scores.put(language,
                        (int) words.stream().filter(parsers.lexicon().languageMarkers()::contains).count()));
        parsersByLanguage.values().stream().map(SlotValueParser::lexicon)
                .filter(lexicon -> lexicon.signs().stream().anyMatch(utterance.text()::contains))
                .forEach(lexicon -> scores.merge(lexicon.language(), 2, Integer::sum));
        var ranked = scores.entrySet().stream().sorted(Map.Entry.<Language, Integer>comparingByValue().reversed()).toList();
        int lead = ranked.getFirst().getValue() - (ranked.size() > 1 ? ranked.get(1).getValue() : 0);
        return lead >= (sure ? 3 : 1) ? Optional.of(ranked.getFirst().getKey()) : Optional.empty();
    }

    /** Parses a yes or no with nothing but polite words beside it: "no power" is not an answer, "no thank you" is. */
    public Optional<Boolean> yesNo(ParsedUtterance utterance, Language language) {
        var words = utterance.words();
        return agreement(words, language);
    }

    /** Falls back to other languages, except for words that mean something else in this one: "ya" is no yes in Spanish. */
    private Optional<Boolean> agreement(List<String> words, Language language) {
        var own = parsersOf(language);
        return agreement(words, own.lexicon()).or(() -> words.stream().anyMatch(own.lexicon().falseFriends()::contains) ? Optional.empty()
                : preferred(language).stream().flatMap(parsers -> agreement(words, parsers.lexicon()).stream()).findFirst());
    }

    /** Parses a yes or no before a comma and more words: "no, that is not what I meant". */
    public Optional<Boolean> leadingYesNo(ParsedUtterance utterance, Language language) {
        var clauses = utterance.clauses();
        int end = clauses.indexOf(TextNormalizer.CLAUSE_BREAK);
        return end <= 0 ? Optional.empty() : agreement(clauses.subList(0, end), language);
    }

    private static Optional<Boolean> agreement(List<String> words, LanguageLexicon lexicon) {
        boolean yes = false;
        boolean no = false;
        boolean polite = false;
        for (int at = 0; at < words.size();) {
            var rest = words.subList(at, words.size());
            int agrees = LanguageLexicon.longestMatch(rest, lexicon.yes());
            int refuses = LanguageLexicon.longestMatch(rest, lexicon.no());
            // "Okay" is a yes only by itself: "okay, no".
            boolean filler = lexicon.fillers().contains(rest.getFirst()) && Math.max(agrees, refuses) <= 1;
            if (!filler && agrees == 0 && refuses == 0) {
                return Optional.empty();
            }
            polite |= filler && agrees == 1;
            yes |= !filler && agrees > refuses;
            no |= !filler && refuses > agrees;
            at += Math.max(1, Math.max(agrees, refuses));
        }
        return yes && no || !yes && !no && !polite ? Optional.empty() : Optional.of(!no);
    }

    /** Counts content words; "half", "at home" and "I don't know" have none. */
    public int countContentWords(String text, Language language) {
        return KnownPhraseIndex.countContentWords(MaskedTokens.of(text), parsersOf(language).lexicon());
    }

    /** Counts content words other than numbers. */
    public int countContentWordsBesideNumbers(ParsedUtterance utterance, Language language) {
        var numbers = parsersOf(language).numbers();
        return countContentWords(utterance.words().stream().filter(word -> !numbers.isNumberWord(word)).collect(Collectors.joining(" ")),
                language);
    }

    private List<SlotValueParser> preferred(Language language) {
        var order = new ArrayList<SlotValueParser>();
        order.add(parsersOf(language));
        parsersByLanguage.values().stream().filter(parsers -> !order.contains(parsers)).forEach(order::add);
        return order;
    }

    private SlotValueParser parsersOf(Language language) {
        var found = parsersByLanguage.get(language);
        return found != null ? found : parsersByLanguage.values().iterator().next();
    }

    /** Finds a resume code: six characters with both letters and digits, spoken or typed. */
    public Optional<String> resumeCode(ParsedUtterance utterance) {
        for (var parsers : parsersByLanguage.values()) {
            var spelled = utterance.words().stream().map(word -> word.length() == 1 ? word
                    : parsers.numbers().digitsOf(word).isEmpty() ? word : parsers.numbers().digitsOf(word)).toList();
            var joined = spelled.stream().filter(word -> word.length() == 1).collect(Collectors.joining());
            for (var candidate : List.of(utterance.text(), String.join(" ", spelled), joined)) {
                var found = CODE.matcher(candidate);
                while (found.find()) {
                    var code = (found.group(1) + found.group(2)).toUpperCase(Locale.ROOT);
                    if (code.chars().anyMatch(Character::isDigit) && code.chars().anyMatch(Character::isLetter)) {
                        return Optional.of(code);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Parses a value of the expected type, if the text contains one. */
    public Optional<SlotValue> parse(SlotType expected, int digits, ParsedUtterance utterance, Language language, LocalDate today,
            Currency currency) {
        var text = utterance.text();
        var parsers = parsersOf(language);
        return switch (expected) {
            case COUNT -> parsers.numbers().parseCount(utterance.words()).map(SlotValue::of);
            case MONEY -> parsers.amounts().parse(text, currency).map(SlotValue::of);
            case DATE -> parsers.dates().parse(utterance, today).map(SlotValue::of);
            case ACCOUNT -> parsers.number(text, 5, 20);
            case DIGITS, SECRET -> digits > 0 ? parsers.code(text, digits, digits) : parsers.code(text, 4, 8);
            case POSTAL_CODE -> parsers.code(text, 5, 9).filter(zip -> zip.asText().length() == 5 || zip.asText().length() == 9)
                    .map(zip -> SlotValue.digits(zip.asText().substring(0, 5)));
            case PHONE -> parsers.phone(text);
            case ADDRESS -> parsers.address(text);
            case NAME -> parsers.name(text);
            case WORDS ->
                    Optional.of(text.strip()).filter(words -> !words.isEmpty() && !UtteranceLimit.isTooLong(words)).map(SlotValue::of);
            case PHOTO -> Optional.empty(); // words are no photo, and a typed id proves no right to a stored one
            case CHOICE, SEVERAL, YES_NO -> Optional.empty();
        };
    }

    public boolean isZero(ParsedUtterance utterance, Language language) {
        return parsersOf(language).numbers().parse(utterance.words()).filter(number -> number == 0).isPresent();
    }

    /** Parses a day before today; a two-digit year is never a year ahead. */
    public Optional<SlotValue> parsePastDay(ParsedUtterance utterance, Language language, LocalDate today) {
        return parsersOf(language).pastDates().parse(utterance, today).filter(day -> day.isBefore(today)).map(SlotValue::of);
    }

    /** Returns whether the words say something about the question for a name, and are none: "I don't know", "why do you need that". */
    public boolean isRemark(ParsedUtterance utterance, Language language) {
        return parsersOf(language).isRemark(utterance.words());
    }

    /** Returns an account number and a postal code that are given in one answer; empty if not both. */
    public Map<SlotType, SlotValue> accountAndPostalCode(String text, Language language) {
        return parsersOf(language).accountAndPostalCode(text);
    }

    public boolean holdsAddress(String text) {
        return AddressFinder.find(text).isPresent();
    }

    /** Returns the slot values in an utterance that names a task: address, phone, account, amount and date, at most one per type. */
    public Map<SlotType, SlotValue> volunteeredValues(String text, Language language, LocalDate today, Currency currency) {
        return parsersOf(language).all(text, today, currency);
    }
}

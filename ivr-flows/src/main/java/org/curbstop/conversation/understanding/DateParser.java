package org.curbstop.conversation.understanding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.conversation.understanding.SpokenDateParser.SpokenDate;

/**
 * Parses dates as people say them; without a year, the next such date is meant: "the 30th", "este viernes", "end of the month", "in 3
 * days", "a week from Friday", 12/4, "May 4, 1990", "May fourth nineteen ninety", and on the keypad 05041990, or 1204 for the next December
 * 4. All date words must be understood: a number or day that is left over makes the text invalid, so that it is asked again.
 */
final class DateParser {

    private static final String NOT_IN = "(?<![\\p{L}\\p{N}/-])";
    private static final String NOT_ON = "(?![\\p{L}\\p{N}/-])";
    private static final Pattern ISO = Pattern.compile(NOT_IN + "(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2})" + NOT_ON);
    private static final Pattern NUMERIC = Pattern.compile(NOT_IN + "(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?" + NOT_ON);
    private static final Pattern KEYED = Pattern.compile("(\\d{2})(\\d{2})((?:19|20)\\d{2})");
    private static final Pattern KEYED_NEXT = Pattern.compile("(\\d{2})(\\d{2})");
    private static final Pattern NTH = Pattern.compile("\\d(?:st|nd|rd|th)(?!\\p{L})");
    /** "We'd" is not Wednesday. */
    private static final Pattern CONTRACTION = Pattern.compile("(?iu)(?<!\\p{L})\\p{L}{1,5}['’](?:d|ll|re|ve|m)(?!\\p{L})");
    /** "10:30", which does not change the date. */
    private static final Pattern WRITTEN_TIME = Pattern.compile("(?<![\\p{L}\\p{N}:./-])(?:[01]?\\d|2[0-3]):[0-5]\\d(?![\\p{N}:/-])");
    /** Length of abbreviations, which are not trusted alone: "sat" and "may" are other words too. */
    private static final int ABBREVIATION = 3;
    private static final Pattern DAY_OF_MONTH = Pattern.compile("(?:[12]?\\d|3[01])(?:st|nd|rd|th)?");
    private static final Pattern SPACE = Pattern.compile("\\s++");
    /** More words than any date needs. */
    private static final int MAX_WORDS = 60;
    private static final int MONTHS = 12;
    private static final int CENTURY = 100;
    /** Maximum years ahead for a two-digit year. */
    private static final int MAX_YEARS_AHEAD = 5;
    private static final int LEAP_YEARS_APART = 8;

    private final LanguageLexicon lexicon;
    private final SpokenNumberParser numbers;
    private final int yearsAhead;
    private final Pattern clauseEnd;
    private final Pattern undated;

    DateParser(LanguageLexicon lexicon, SpokenNumberParser numbers) {
        this(lexicon, numbers, MAX_YEARS_AHEAD);
    }

    private DateParser(LanguageLexicon lexicon, SpokenNumberParser numbers, int yearsAhead) {
        this.lexicon = lexicon;
        this.numbers = numbers;
        this.yearsAhead = yearsAhead;
        clauseEnd = Pattern.compile("[,;.!?]\\s|\\s(?:" + String.join("|", lexicon.numberWords().joins()) + ")\\s");
        undated = Pattern.compile("(?iu)(?<!\\p{L})(?:(?!)|" + lexicon.days().undated().stream().map(phrase -> String.join("\\s++", phrase))
                .collect(Collectors.joining("|")) + ")(?!\\p{L})");
    }

    /** Returns a parser of dates in the past: of somebody born on 5/4/30, a year ahead cannot be meant. */
    DateParser ofPast() {
        return new DateParser(lexicon, numbers, 0);
    }

    /** Parses the date in the text; after a correction, the corrected one: "the fourth, no, the fifth", "not Friday, Saturday". */
    Optional<LocalDate> parse(ParsedUtterance utterance, LocalDate today) {
        if (utterance.words().size() > MAX_WORDS) {
            return Optional.empty();
        }
        var words = List.of(SPACE.split(withoutUndated(utterance.text()).strip()));
        int corrected = lastCorrection(words);
        var after = corrected < 0 ? Optional.<LocalDate>empty()
                : corrected(one(withoutCorrections(words.subList(0, corrected)), today), words.subList(corrected + 1, words.size()), today);
        return after.or(() -> one(words, today).map(SpokenDate::date)).or(() -> contrasted(words, today));
    }

    /** Parses the only date in a sentence about something else, if it is named by more than a number. Ignores sentences about the past. */
    Optional<LocalDate> parseNamed(String said, LocalDate today) {
        var text = withoutUndated(said);
        var days = lexicon.days();
        var all = TextNormalizer.tokenize(text);
        var dated = TextNormalizer.tokenize(undated.matcher(text).replaceAll(""));
        if (all.size() > MAX_WORDS || dated.stream().anyMatch(days.past()::contains)) {
            return Optional.empty();
        }
        var whole = namesDay(text).orElse(false) ? parse(ParsedUtterance.of(text), today) : Optional.<LocalDate>empty();
        var parts = Stream.of(clauseEnd.split(text)).filter(part -> namesDay(part).isPresent()).toList();
        if (whole.isPresent() || parts.isEmpty() || parts.stream().anyMatch(part -> !namesDay(part).orElse(false))) {
            return whole;
        }
        var found = parts.stream().map(part -> parse(ParsedUtterance.of(part), today)).distinct().toList();
        return found.size() == 1 ? found.getFirst() : Optional.empty();
    }

    /** Removes phrases that name no date and nothing past: "my last day is December 12", "I get paid on the 3rd", "Friday, all day". */
    private String withoutUndated(String text) {
        var days = lexicon.days();
        return namesAny(TextNormalizer.tokenize(text), Stream.of(days.monthEnd())) ? text : undated.matcher(text).replaceAll("");
    }

    /** Returns whether a date with an abbreviated month is named: "Dec 1", "the 3rd of Jan", "1 de dic". */
    private boolean namesShortMonth(List<String> words) {
        var days = lexicon.days();
        var core = words.stream().filter(word -> !days.between().contains(word)).toList();
        return IntStream.range(0, core.size())
                .filter(at -> core.get(at).length() <= ABBREVIATION && days.months().contains(List.of(core.get(at))))
                .anyMatch(at -> at > 0 && DAY_OF_MONTH.matcher(core.get(at - 1)).matches()
                        || at + 1 < core.size() && DAY_OF_MONTH.matcher(core.get(at + 1)).matches());
    }

    /** Returns whether a date is named by more than a number; empty if neither a date nor a time span is named. */
    private Optional<Boolean> namesDay(String text) {
        var days = lexicon.days();
        var words = TextNormalizer.tokenize(text);
        boolean counted = words.stream()
                .anyMatch(word -> days.day().contains(word) || days.week().contains(word) || days.month().contains(word));
        boolean ahead = words.stream().anyMatch(word -> days.ahead().contains(word) || days.from().contains(word))
                || namesAny(words, Stream.of(days.afterTomorrow(), days.monthEnd(), days.nextWeek(), days.nextMonth(), days.thisMonth(),
                        days.firstDay()));
        boolean names = NUMERIC.matcher(text).find() || ISO.matcher(text).find() || NTH.matcher(text).find()
                || Stream.of(days.today(), days.tomorrow(), days.months(), days.weekdays()).flatMap(List::stream)
                        .filter(phrase -> phrase.size() > 1 || phrase.getFirst().length() > ABBREVIATION)
                        .anyMatch(phrase -> TextNormalizer.indexOfPhrase(words, phrase, false) >= 0)
                || namesShortMonth(words) || namesAny(words, days.holidays().values().stream())
                || days.onThe().stream().anyMatch(phrase -> isBeforeOrdinal(words, phrase));
        return counted || names ? Optional.of(counted ? ahead : names) : Optional.empty();
    }

    private static boolean namesAny(List<String> words, Stream<List<List<String>>> phrases) {
        return phrases.flatMap(List::stream).anyMatch(phrase -> TextNormalizer.indexOfPhrase(words, phrase, false) >= 0);
    }

    /** Returns whether an ordinal follows the phrase: "on the third", but not "the third time". */
    private boolean isBeforeOrdinal(List<String> words, List<String> phrase) {
        int at = TextNormalizer.indexOfPhrase(words, phrase, false) + phrase.size();
        return at >= phrase.size() && lexicon.ordinals().stream()
                .anyMatch(ordinal -> TextNormalizer.indexOfPhrase(words.subList(at, words.size()), ordinal, false) == 0);
    }

    /** Parses a corrected date, of which only the changed part may be said: "the fifth" is in the same month. */
    private Optional<LocalDate> corrected(Optional<SpokenDate> before, List<String> words, LocalDate today) {
        var tokens = TextNormalizer.tokenize(String.join(" ", words));
        var day = before.filter(SpokenDate::namesMonth).isPresent() ? new SpokenDateParser(lexicon, years(today), tokens).onlyDay()
                : Optional.<Integer>empty();
        var year = before.filter(date -> date.date().isBefore(today)).isPresent() && !tokens.isEmpty()
                ? new SpokenDateParser(lexicon, years(today), tokens).onlyYear() : Optional.<Integer>empty();
        try {
            return year.isPresent() ? before.map(date -> date.date().withYear(year.get()))
                    : day.isPresent() ? before.map(date -> date.date().withDayOfMonth(day.get())) : one(words, today).map(SpokenDate::date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Parses a contrast: "not the fourth, the sixth", "Friday, not Thursday". */
    private Optional<LocalDate> contrasted(List<String> words, LocalDate today) {
        int not = lastIndexOf(words, lexicon.days().not());
        var rest = words.subList(not + 1, words.size());
        if (not < 0) {
            return Optional.empty();
        }
        int clause = IntStream.range(0, rest.size()).filter(at -> rest.get(at).endsWith(",")).findFirst().orElse(-1) + 1;
        if (clause > 0 && clause < rest.size() && one(rest.subList(0, clause), today).isEmpty()) { // "not then, January 7"
            return one(rest.subList(clause, rest.size()), today).map(SpokenDate::date);
        }
        if (one(rest, today).isPresent()) {
            return one(words.subList(0, not), today).map(SpokenDate::date);
        }
        for (int split = 1; split < rest.size(); split++) {
            var wrong = one(rest.subList(0, split), today);
            var right = wrong.isEmpty() ? Optional.<LocalDate>empty() : corrected(wrong, rest.subList(split, rest.size()), today);
            if (right.isPresent()) {
                return right;
            }
        }
        return Optional.empty();
    }

    /** Returns the words without corrections at their end: "January 5, no, no, the sixth". */
    private List<String> withoutCorrections(List<String> words) {
        int end = words.size();
        while (end > 0 && lexicon.days().corrected().contains(TextNormalizer.normalize(words.get(end - 1)))) {
            end--;
        }
        return words.subList(0, end);
    }

    /** Returns the index of the last correction, or -1: a "no" of "no puedo" is none, nor is the one of "instead of". */
    private int lastCorrection(List<String> words) {
        for (int at = words.size() - 2; at >= 0; at--) {
            if (lexicon.days().corrected().contains(TextNormalizer.normalize(words.get(at)))
                    && (words.get(at).endsWith(",") || !beginsRefusal(words.subList(at, words.size())))) {
                return at;
            }
        }
        return -1;
    }

    private boolean beginsRefusal(List<String> words) {
        var refusals = lexicon.days().other().stream().filter(phrase -> phrase.size() > 1).toList();
        return LanguageLexicon.longestMatch(words.stream().map(TextNormalizer::normalize).toList(), refusals) > 0;
    }

    private static int lastIndexOf(List<String> words, Set<String> wanted) {
        int at = words.size() - 2;
        while (at >= 0 && !wanted.contains(TextNormalizer.normalize(words.get(at)))) {
            at--;
        }
        return at;
    }

    private Optional<SpokenDate> one(List<String> words, LocalDate today) {
        var text = WRITTEN_TIME.matcher(CONTRACTION.matcher(String.join(" ", words)).replaceAll(" ")).replaceAll(" ").strip();
        try {
            var iso = ISO.matcher(text);
            if (iso.find()) {
                return unlessOtherNumbers(text, iso, LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            var keyed = KEYED.matcher(text);
            if (keyed.matches()) {
                return Optional.of(new SpokenDate(LocalDate.of(number(keyed, 3), number(keyed, 1), number(keyed, 2)), true));
            }
            var next = KEYED_NEXT.matcher(text);
            if (next.matches()) {
                return Optional.of(new SpokenDate(nextOccurrence(today, number(next, 1), number(next, 2)), true));
            }
            var numeric = NUMERIC.matcher(text);
            return numeric.find() ? unlessOtherNumbers(text, numeric, day(numeric, today))
                    : new SpokenDateParser(lexicon, years(today), TextNormalizer.tokenize(text)).parse();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private SpokenYearParser years(LocalDate today) {
        return new SpokenYearParser(numbers, today, yearsAhead);
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** Reads the month first, as on the keypad; a number above 12 is the day in a language that writes the day first. */
    private LocalDate day(Matcher numeric, LocalDate today) {
        boolean dayFirst = lexicon.days().dayFirst() && number(numeric, 1) > MONTHS;
        int month = number(numeric, dayFirst ? 2 : 1);
        int day = number(numeric, dayFirst ? 1 : 2);
        if (numeric.group(3) == null) {
            return nextOccurrence(today, month, day);
        }
        int year = number(numeric, 3);
        return LocalDate.of(year < CENTURY ? years(today).fullYear(year) : year, month, day);
    }

    /** Returns the date, unless the text contains another number or a word that changes its meaning. */
    private Optional<SpokenDate> unlessOtherNumbers(String text, Matcher found, LocalDate day) {
        var rest = text.substring(0, found.start()) + " " + text.substring(found.end());
        boolean more = rest.chars().anyMatch(Character::isDigit) || lexicon.days().changesMeaning(TextNormalizer.tokenize(rest));
        return more ? Optional.empty() : Optional.of(new SpokenDate(day, true));
    }

    static LocalDate nextOccurrence(LocalDate today, int month, int day) {
        for (int year = today.getYear(); year <= today.getYear() + LEAP_YEARS_APART; year++) {
            if (LocalDate.of(year, month, 1).lengthOfMonth() >= day && !LocalDate.of(year, month, day).isBefore(today)) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException("no such day");
    }
}

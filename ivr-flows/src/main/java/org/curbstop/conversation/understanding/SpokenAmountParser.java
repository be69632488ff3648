package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.AmountParser;
import org.curbstop.common.Money;

/**
 * Parses an amount of money in a sentence: in digits every form of {@link AmountParser}, in words "eighty four twelve", "two twenty eight
 * fifteen", "ochenta y cuatro con doce", "84 dollars and 12 cents", "25 cents". Any other number makes the whole sentence invalid: asking
 * again is cheap, paying a wrong amount is not. After "no" or "I mean", the amount that follows counts.
 */
final class SpokenAmountParser {

    private static final String UNIT_SIGN = "$";
    private static final String CENT_SIGN = "¢";
    private static final Pattern SPACE_BEFORE_DIGITS = Pattern.compile("(?<=\\$)\\s++(?=\\d)|(?<=\\*)\\s++(?=\\d)");
    private static final Pattern SPACE = Pattern.compile("\\s++");
    private static final String LEADING_PUNCTUATION = "(\"'“¿¡[";
    private static final String TRAILING_PUNCTUATION = ")\"'”.,;:!?]";
    private static final String CLAUSE_ENDS = ",.;:!?";
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;
    private static final int TEN = 10;
    private static final int NEAR = 3;
    /** More words than an answer with an amount has. */
    private static final int MAX_WORDS = 250;

    private final SpokenNumberParser numbers;
    private final LanguageLexicon.AmountWords lexicon;

    SpokenAmountParser(SpokenNumberParser numbers) {
        this.numbers = numbers;
        lexicon = numbers.lexicon().amounts();
    }

    /** Parses the only amount in the text; empty if there are two different ones. */
    Optional<Money> parse(String text, Currency currency) {
        return new SentenceParser(currency, false).read(text);
    }

    /** Parses the only amount with a currency word or sign, or after a verb such as "pay"; other numbers are ignored. */
    Optional<Money> parseNamed(String text, Currency currency) {
        return new SentenceParser(currency, true).read(text);
    }

    /** Returns the text without its only named amount; all of it if there is none. */
    String withoutNamed(String text, Currency currency) {
        var sentence = new SentenceParser(currency, true);
        sentence.read(text);
        return sentence.rest();
    }

    private final class SentenceParser {

        private final Currency currency;
        private final DollarsAndCentsParser parts;
        private final boolean onlyNamed;
        private final List<String> words = new ArrayList<>();
        /** Written amounts other than plain digits, at the positions of {@link #words}. */
        private final List<Optional<Money>> writtenAmounts = new ArrayList<>();
        private final List<String> written = new ArrayList<>();
        private final List<Money> found = new ArrayList<>();
        /** Positions where punctuation separates two words: "fifty, sixty" is no amount. */
        private final Set<Integer> breaks = new HashSet<>();
        private boolean unreadable;
        private int at;

        SentenceParser(Currency currency, boolean onlyNamed) {
            this.currency = currency;
            this.parts = new DollarsAndCentsParser(numbers, currency);
            this.onlyNamed = onlyNamed;
        }

        Optional<Money> read(String text) {
            for (var token : SPACE.split(SPACE_BEFORE_DIGITS.matcher(text).replaceAll("").strip())) {
                token(trimmed(token));
                breaks.add(!token.isEmpty() && CLAUSE_ENDS.indexOf(token.charAt(token.length() - 1)) >= 0 ? words.size() : 0);
            }
            unreadable |= words.size() > MAX_WORDS || !onlyNamed && changesMeaning(0, words.size());
            int corrected = 0;
            int denied = 0;
            while (at < words.size() && !unreadable) {
                int contrast = LanguageLexicon.longestMatch(words.subList(at, words.size()), numbers.lexicon().contrasts());
                if (contrast > 1) { // "cincuenta, no más" takes nothing back
                    at += contrast;
                } else if (lexicon.corrections().contains(words.get(at)) && writtenAmounts.get(at).isEmpty()) {
                    corrected = found.size();
                    denied = numbers.lexicon().negations().contains(words.get(at)) ? corrected : denied;
                    at++;
                } else {
                    next();
                }
            }
            var counted = corrected < found.size() ? found.subList(corrected, found.size()) : found;
            boolean takenBack = denied > 0 && denied == found.size();
            return unreadable || takenBack || counted.stream().distinct().count() != 1 ? Optional.empty() : Optional.of(counted.getFirst());
        }

        private void token(String token) {
            boolean cents = token.endsWith(CENT_SIGN);
            String bare = cents ? token.substring(0, token.length() - 1) : token;
            if (bare.equals(UNIT_SIGN)) {
                word(UNIT_SIGN);
            } else if (bare.chars().noneMatch(SpokenAmountParser::isNumeral)) {
                TextNormalizer.tokenize(bare).forEach(this::word);
            } else if (bare.length() <= 7 && SpokenNumberParser.isDigits(bare)) {
                word(bare);
            } else {
                var amount = AmountParser.parse(bare, currency);
                unreadable |= amount.isEmpty() && (!onlyNamed || bare.indexOf('$') >= 0);
                words.add(amount.isPresent() ? "" : "#");
                writtenAmounts.add(amount);
                written.add(bare);
            }
            if (cents) {
                word(CENT_SIGN);
            }
        }

        private void word(String word) {
            words.add(word);
            writtenAmounts.add(Optional.empty());
            written.add(word);
        }

        private void next() {
            int begin = at;
            int before = found.size();
            if (isSingleUnit()) {
                at++;
                add(parts.money("1.00").flatMap(one -> withCents(one, true)), true);
            } else {
                amount();
            }
            unreadable |= found.size() > before && isRefused(begin);
            if (onlyNamed && found.size() > before) {
                Collections.fill(written.subList(begin, at), "");
            }
        }

        /** Returns whether the amount cannot or will not be paid: "I can't pay 84", "84, no puedo", but not "I can't, only 50". */
        private boolean isRefused(int begin) {
            int clause = breaks.stream().filter(each -> each <= begin).mapToInt(Integer::intValue).max().orElse(0);
            int from = IntStream.range(clause, begin)
                    .filter(word -> LanguageLexicon.longestMatch(words.subList(word, begin), numbers.lexicon().contrasts()) > 0).max()
                    .orElse(clause);
            int to = onlyNamed ? breaks.stream().filter(each -> each >= at).mapToInt(Integer::intValue).min().orElse(words.size())
                    : words.size();
            var before = words.subList(from, begin);
            var after = words.subList(at, to);
            return lexicon.refused().stream().anyMatch(phrase -> TextNormalizer.indexOfPhrase(before, phrase, false) >= 0
                    || TextNormalizer.indexOfPhrase(after, phrase, false) >= 0);
        }

        /** Returns whether punctuation separates the words of a number, other than after thousands: "100, 50". */
        private boolean isBroken(int from, int to) {
            return IntStream.range(from + 1, to).anyMatch(word -> breaks.contains(word)
                    && numbers.lexicon().numbers().getOrDefault(words.get(word - 1), 0) != THOUSAND);
        }

        String rest() {
            return IntStream.range(0, written.size()).mapToObj(word -> written.get(word) + (breaks.contains(word + 1) ? "," : ""))
                    .collect(Collectors.joining(" "));
        }

        /** Returns whether a verb makes the number an amount: "pay 50", but not "pay 3 bills". */
        private boolean followsVerb(int from) {
            var rest = words.subList(at, words.size());
            var next = rest.isEmpty() ? "" : rest.getFirst();
            var language = numbers.lexicon();
            var days = language.days();
            return from > 0 && lexicon.verbs().contains(words.get(from - 1)) && (next.isEmpty() || next.equals("#")
                    || language.places().contains(next) || language.fillers().contains(next)
                    || Stream.of(days.today(), days.tomorrow(), days.afterTomorrow(), days.now(), days.weekdays()).flatMap(List::stream)
                            .anyMatch(phrase -> TextNormalizer.indexOfPhrase(rest, phrase, false) == 0));
        }

        private void amount() {
            if (writtenAmounts.get(at).isPresent()) {
                var whole = writtenAmounts.get(at).get();
                at++;
                boolean named = skipUnit() || onlyNamed;
                add(whole.minor() % HUNDRED == 0 ? withCents(whole, true) : Optional.of(whole), named);
                return;
            }
            if (!numbers.isNumberWord(words.get(at))) {
                at++;
                return;
            }
            int from = at;
            at = numbers.endOfNumber(words, from);
            var tokens = words.subList(from, at);
            if (from > 0 && lexicon.not().contains(words.get(from - 1))) {
                contrast(tokens);
                return;
            }
            boolean changed = isBroken(from, at) || changesMeaning(Math.max(0, from - NEAR), Math.min(words.size(), at + NEAR));
            boolean article = tokens.size() == 1 && !SpokenNumberParser.isDigits(tokens.getFirst())
                    && numbers.parse(tokens).orElse(0L) <= 1;
            if (at < words.size() && isCents(words.get(at))) {
                at++;
                add(changed ? Optional.empty() : parts.cents(tokens), true);
                return;
            }
            boolean named = skipUnit();
            if (onlyNamed && !named && !article && followsVerb(from)) {
                var plain = parts.wholeNumber(tokens).flatMap(dollars -> parts.money(dollars + ".00"));
                add(changed ? Optional.empty() : plain.or(() -> parts.split(tokens, split -> breaks.contains(from + split))), true);
                return;
            }
            if (changed) {
                add(Optional.empty(), named);
                return;
            }
            if (article && !named && words.size() > 1 && !is(lexicon.point())) {
                return; // "una parte", "this one"
            }
            var whole = parts.wholeNumber(tokens).flatMap(dollars -> parts.money(dollars + ".00"));
            boolean unsure = from > 0 && lexicon.unsureAfter().contains(words.get(from - 1));
            add(whole.isPresent() ? withCents(whole.get(), named) : named || unsure ? Optional.empty()
                    : parts.split(tokens, split -> breaks.contains(from + split)), named);
        }

        /** Returns whether the unit means one: "a dollar fifty", with no number before it. */
        private boolean isSingleUnit() {
            return lexicon.oneUnit().contains(words.get(at)) && (at == 0 || !numbers.isNumberWord(words.get(at - 1)))
                    && (at + 1 == words.size() || numbers.isNumberWord(words.get(at + 1)) || lexicon.with().contains(words.get(at + 1)));
        }

        /** Handles an amount that is not meant: "not fifty" is dropped; of "not fifty sixty" the second counts. */
        private void contrast(List<String> tokens) {
            var dropped = parts.wholeNumber(tokens).flatMap(whole -> parts.money(whole + ".00"));
            if (dropped.isPresent()) {
                withCents(dropped.get(), skipUnit());
                return;
            }
            var meant = IntStream.range(1, tokens.size()).filter(split -> parts.wholeNumber(tokens.subList(0, split)).isPresent())
                    .mapToObj(split -> parts.wholeNumber(tokens.subList(split, tokens.size()))).flatMap(Optional::stream).toList();
            boolean named = skipUnit();
            add(meant.size() == 1 ? parts.money(meant.getFirst() + ".00") : Optional.empty(), named);
        }

        /** Returns whether a word beside the amount changes it: "half of", "fifty percent", "more than". */
        private boolean changesMeaning(int from, int to) {
            return lexicon.other().stream().anyMatch(phrase -> TextNormalizer.indexOfPhrase(words.subList(from, to), phrase, false) >= 0);
        }

        private void add(Optional<Money> amount, boolean named) {
            if (named || !onlyNamed) {
                unreadable |= amount.isEmpty();
                amount.ifPresent(found::add);
            }
        }

        /** Adds cents that follow the amount. */
        private Optional<Money> withCents(Money whole, boolean named) {
            int from = at;
            boolean point = skip(lexicon.point());
            boolean with = !point && skip(lexicon.with());
            int to = numbers.endOfNumber(words, at);
            var tokens = words.subList(at, to);
            boolean cents = to < words.size() && isCents(words.get(to));
            if (tokens.isEmpty() || !point && !cents && !with && !named) {
                at = from;
                return Optional.of(whole);
            }
            if (isBroken(at, to) || !point && !cents && (breaks.contains(from) || isOtherNumber(to))) {
                return Optional.empty();
            }
            at = to + (cents ? 1 : 0);
            var part = point ? parts.decimals(tokens) : numbers.parse(tokens);
            boolean sure = point || cents || part.filter(few -> few >= TEN).isPresent() || tokens.getFirst().startsWith("0")
                    || tokens.size() == 2 && numbers.parse(tokens.subList(0, 1)).equals(Optional.of(0L));
            return part.filter(few -> few < HUNDRED && sure).map(few -> new Money(whole.minor() + few, currency));
        }

        /** Returns whether what follows a number makes it another amount, a day or a time span: "50 dollars 12 de diciembre". */
        private boolean isOtherNumber(int to) {
            var days = numbers.lexicon().days();
            var rest = words.subList(to, words.size()).stream().dropWhile(days.between()::contains).toList();
            return to < words.size() && (words.get(to).equals(UNIT_SIGN) || lexicon.units().contains(words.get(to)))
                    || !rest.isEmpty() && (days.months().contains(List.of(rest.getFirst())) || days.month().contains(rest.getFirst())
                            || days.week().contains(rest.getFirst()) || days.day().contains(rest.getFirst()));
        }

        private boolean skipUnit() {
            boolean sign = at < words.size() && words.get(at).equals(UNIT_SIGN);
            at += sign ? 1 : 0;
            return sign || skip(lexicon.units());
        }

        private boolean isCents(String word) {
            return word.equals(CENT_SIGN) || lexicon.cents().contains(word);
        }

        private boolean is(Set<String> set) {
            return at < words.size() && set.contains(words.get(at));
        }

        private boolean skip(Set<String> set) {
            boolean there = is(set);
            at += there ? 1 : 0;
            return there;
        }
    }

    private static String trimmed(String token) {
        int from = 0;
        int to = token.length();
        while (from < to && LEADING_PUNCTUATION.indexOf(token.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && TRAILING_PUNCTUATION.indexOf(token.charAt(to - 1)) >= 0) {
            to--;
        }
        return token.substring(from, to);
    }

    private static boolean isNumeral(int sign) {
        return switch (Character.getType(sign)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}

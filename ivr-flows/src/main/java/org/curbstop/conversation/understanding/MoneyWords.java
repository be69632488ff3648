package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Money;

/** An amount as people write or say it: {@code $1,904.18}, {@code 84 dollars and 12 cents}, {@code eighty four twelve}. */
final class MoneyWords {

    /** 1,904.18 and 1.904,18 and 84,12: the last separator with two digits behind it is the decimal one. */
    private static final Pattern FIGURES = Pattern.compile("(?<![\\d.,])\\$?(\\d{1,3}(?:[.,]\\d{3})+|\\d{1,7})(?:[.,](\\d{2}))?(?![\\d.,])");

    private final NumberWords numbers;

    MoneyWords(NumberWords numbers) {
        this.numbers = numbers;
    }

    /** Empty where there is no amount, or more than one. */
    Optional<Money> read(List<String> said, Currency currency) {
        List<String> words = said.stream().map(word -> word.replace("$", "")).filter(word -> !word.isEmpty()).toList();
        Optional<Money> inWords = named(words, currency);
        if (inWords.isPresent()) {
            return inWords;
        }
        if (words.stream().anyMatch(this::countingWord)) {
            return bare(words, currency);
        }
        Matcher figures = FIGURES.matcher(String.join(" ", words));
        if (figures.find()) {
            String major = figures.group(1).replaceAll("[.,]", "");
            String minor = figures.group(2) == null ? "00" : figures.group(2);
            return figures.find() ? Optional.empty() : Optional.of(Money.of(major + "." + minor, currency));
        }
        return Optional.empty();
    }

    /** With the currency's words: {@code eighty four dollars [and] twelve [cents]}, {@code fifty cents}. */
    private Optional<Money> named(List<String> words, Currency currency) {
        int major = indexOf(words, numbers.major()::contains);
        int minor = indexOf(words, numbers.minor()::contains);
        if (major < 0 && minor < 0) {
            return Optional.empty();
        }
        if (major < 0) {
            return numberBefore(words.subList(0, minor)).filter(cents -> cents < 100).map(cents -> new Money(cents, currency));
        }
        Optional<Money> whole = amountBefore(words.subList(0, major), currency);
        List<String> rest = words.subList(major + 1, minor > major ? minor : words.size());
        Optional<Long> cents = numbers.whole(rest).filter(c -> c < 100);
        return whole.map(money -> cents.map(c -> money.plus(new Money(c, currency))).orElse(money));
    }

    private Optional<Money> amountBefore(List<String> words, Currency currency) {
        if (!words.isEmpty() && words.getLast().matches("[\\d.,]+") && !words.getLast().matches("\\d+")) {
            return read(List.of(words.getLast()), currency);
        }
        return numberBefore(words).map(n -> new Money(n * 100, currency));
    }

    /** The number that ends the words, however many words it has. */
    private Optional<Long> numberBefore(List<String> words) {
        for (int from = 0; from < words.size(); from++) {
            Optional<Long> number = numbers.whole(words.subList(from, words.size()));
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    /** Number words alone: {@code eighty four twelve} is 84.12, {@code one twenty} is 120, {@code eighty four} is 84. */
    private Optional<Money> bare(List<String> words, Currency currency) {
        List<String> inner = new ArrayList<>(words.stream().filter(word -> countingWord(word) || numbers.fillers().contains(word) || word.matches("\\d+")).toList());
        Optional<Long> whole = numbers.whole(inner);
        if (whole.isPresent()) {
            return whole.map(n -> new Money(n * 100, currency));
        }
        for (int cut = inner.size() - 1; cut > 0; cut--) {
            Optional<Long> first = numbers.whole(inner.subList(0, cut));
            Optional<Long> second = numbers.whole(inner.subList(cut, inner.size()));
            if (first.isPresent() && second.isPresent() && second.get() >= 10 && second.get() < 100) {
                boolean hundreds = first.get() < 10 && second.get() % 10 == 0;
                return Optional.of(new Money(hundreds ? (first.get() * 100 + second.get()) * 100 : first.get() * 100 + second.get(), currency));
            }
        }
        return Optional.empty();
    }

    private boolean countingWord(String word) {
        return numbers.units().containsKey(word) || numbers.hundreds().containsKey(word) || numbers.thousands().containsKey(word);
    }

    private static int indexOf(List<String> words, java.util.function.Predicate<String> wanted) {
        for (int i = 0; i < words.size(); i++) {
            if (wanted.test(words.get(i))) {
                return i;
            }
        }
        return -1;
    }
}

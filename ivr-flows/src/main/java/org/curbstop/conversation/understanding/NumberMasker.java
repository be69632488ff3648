package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/** Masks numbers that identify or pay for something, so that they are not stored. */
record NumberMasker(List<SpokenNumberParser> numberParsers) {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){3,}+");
    private static final Pattern WORDS_AND_SPACES = Pattern.compile("(?<=\\s)|(?=\\s)");
    /** The characters of {@code \\s}. */
    private static final String SPACES = " \t\n\u000b\f\r";
    private static final String MASK = "••••";
    private static final int MIN_CARD_DIGITS = 13;
    private static final int MAX_CARD_DIGITS = 19;
    private static final int MIN_DIGITS = 4;
    /** Smallest number of as many digits. */
    private static final int THOUSAND = 1000;

    boolean holdsCardNumber(String text) {
        return numberParsers.stream().flatMap(numbers -> numbers.digitRuns(text.replace('-', ' ')).stream())
                .anyMatch(run -> run.length() >= MIN_CARD_DIGITS && run.length() <= MAX_CARD_DIGITS && Luhn.isValid(run));
    }

    /** Masks numbers of four or more digits, written or spoken: "2030", "two zero three oh", "twenty thirty", "dos mil treinta". */
    String mask(String text) {
        var masked = hasDigits(text) ? LONG_NUMBER.matcher(text).replaceAll(MASK) : text;
        if (holdsNumberWords(masked)) {
            for (var numbers : numberParsers) {
                masked = new SpokenMask(numbers).mask(masked);
            }
        }
        return masked;
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < MIN_DIGITS; i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits >= MIN_DIGITS;
    }

    /** Returns whether two number words follow each other: most texts have none to mask, and are left unchanged. */
    private boolean holdsNumberWords(String text) {
        int run = 0;
        for (var words = new StringTokenizer(text, SPACES); words.hasMoreTokens() && run < 2;) {
            var word = TextNormalizer.normalize(words.nextToken());
            boolean number = false;
            boolean between = false;
            for (var numbers : numberParsers) {
                number |= isNumber(numbers, word);
                between |= isBetween(numbers, word);
            }
            boolean several = word.indexOf(' ') > 0 && word.charAt(0) > '9'; // "four-five-six"
            run = several ? 2 : number ? run + 1 : between ? run : 0;
        }
        return run >= 2;
    }

    private static boolean isNumber(SpokenNumberParser numbers, String word) {
        return numbers.isNumberWord(word) || numbers.lexicon().numberWords().repeats().containsKey(word);
    }

    private static boolean isBetween(SpokenNumberParser numbers, String word) {
        var words = numbers.lexicon().numberWords();
        return word.isEmpty() || words.betweenDigits().contains(word) || words.joins().contains(word);
    }

    /** Masks numbers in the words of one language, whose "o" may be an "or" in another. Single use. */
    private static final class SpokenMask {

        private final SpokenNumberParser numbers;
        private final StringBuilder masked = new StringBuilder();
        private final StringBuilder held = new StringBuilder();
        private final StringBuilder behind = new StringBuilder();
        private int spoken;

        SpokenMask(SpokenNumberParser numbers) {
            this.numbers = numbers;
        }

        String mask(String text) {
            for (var word : WORDS_AND_SPACES.split(text)) {
                int count = countNumbers(word);
                if (count > 0) {
                    if (Character.isDigit(word.charAt(0)) && behind.chars().anyMatch(Character::isLetter)) {
                        flush(); // "four and 12 Alder Street"
                    }
                    held.append(behind).append(word);
                    behind.setLength(0);
                    spoken += count;
                } else if (spoken > 0 && !word.contains("•") && isBetween(numbers, TextNormalizer.normalize(word))) {
                    behind.append(word);
                } else {
                    flush();
                    masked.append(word);
                }
            }
            flush();
            return masked.toString();
        }

        /** Counts the number words of a word, which may be several: "four-five-six"; 0 if it is more than a number. */
        private int countNumbers(String text) {
            if (text.isBlank() || text.contains("•")) {
                return 0;
            }
            var words = TextNormalizer.tokenize(text);
            boolean one = words.size() == 1 || text.chars().noneMatch(Character::isDigit);
            return one && words.stream().allMatch(word -> isNumber(numbers, word) || isBetween(numbers, word))
                    ? (int) words.stream().filter(word -> isNumber(numbers, word)).count() : 0;
        }

        private void flush() {
            masked.append(isLong(held.toString()) ? MASK : held).append(behind);
            held.setLength(0);
            behind.setLength(0);
            spoken = 0;
        }

        /** Returns whether the words are a number of four digits or more. Two numbers in digits may be a day and an hour: "12, 10". */
        private boolean isLong(String text) {
            return spoken >= 2 && (spoken >= MIN_DIGITS || text.chars().anyMatch(Character::isLetter))
                    && (numbers.joinedDigits(text).length() >= MIN_DIGITS
                            || numbers.parseWhole(TextNormalizer.tokenize(text)).filter(number -> number >= THOUSAND).isPresent());
        }
    }
}

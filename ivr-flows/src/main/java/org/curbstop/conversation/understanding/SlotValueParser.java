package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.language.StreetWords;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;

/** Parses slot values in the words of one language. */
record SlotValueParser(LanguageLexicon lexicon, SpokenNumberParser numbers, SpokenAmountParser amounts, DateParser dates,
        DateParser pastDates) {

    private static final Pattern DATE_OR_AMOUNT = Pattern.compile("(?<![\\d/-])\\d{1,2}[/-]\\d{1,2}(?:[/-]\\d{2,4})?+(?![\\d/-])"
            + "|\\d{4}-\\d{2}-\\d{2}|\\$\\s?\\d[\\d.,]*+|(?<!\\d)\\d++[.,]\\d{2}(?!\\d)");
    private static final Pattern HOUSE_NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}#.-])\\d{1,5}(?= (?:\\p{L}|\\d{1,3}(?:st|nd|rd|th)))");
    /** "Alder/3rd", without a space. */
    private static final Pattern BETWEEN_STREETS = Pattern.compile("\\p{L}[/&@][\\p{L}\\d]");
    private static final int MAX_NAME_LENGTH = 100;
    /** More common words than a name has beside one other: "de la Cruz" has two. */
    private static final int MIN_REMARK_WORDS = 3;
    private static final int MAX_ADDRESS_LENGTH = 200;
    private static final int MIN_PHONE_DIGITS = 10;
    private static final int MIN_ACCOUNT_DIGITS = 7;
    private static final int MAX_ADDRESS_WORDS = 60;
    private static final Pattern PHONE_DIGITS = Pattern.compile("1?[2-9]\\d{9}");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\(?\\d(?:[ ().-]{0,2}\\d){6,}+");
    private static final int MAX_ACCOUNT_DIGITS = 20;
    private static final int POSTAL_CODE_DIGITS = 5;
    private static final Pattern ACCOUNT_AND_POSTAL_CODE =
            Pattern.compile("(?<![\\d-])(\\d[\\d -]{5,24}?\\d)[ ,;]{1,3}(\\d{5})(?![\\d-]| \\d)");

    static SlotValueParser of(Language language) {
        var lexicon = LanguageLexicon.load(language);
        var numbers = new SpokenNumberParser(lexicon);
        var dates = new DateParser(lexicon, numbers);
        return new SlotValueParser(lexicon, numbers, new SpokenAmountParser(numbers), dates, dates.ofPast());
    }

    /** Parses the name of a person or company, without phrases before it such as "my name is". */
    Optional<SlotValue> name(String text) {
        var words = List.of(text.strip().split("\\s+"));
        var plain = words.stream().map(TextNormalizer::normalize).toList();
        int start = lexicon.named().stream()
                .filter(phrase -> phrase.size() < words.size() && plain.subList(0, phrase.size()).equals(phrase))
                .mapToInt(List::size).max().orElse(0);
        var name = withoutEnd(String.join(" ", words.subList(start, words.size())));
        return name.chars().filter(Character::isLetter).count() >= 2 && name.length() <= MAX_NAME_LENGTH && !isDateOrAddress(name)
                ? Optional.of(SlotValue.of(name)) : Optional.empty();
    }

    /**
     * Returns whether the words are about the question, not a name: "I don't know", "why do you need that", "it's on the account". "Do" and
     * "No" are names, too, and "de la Cruz" is part of one.
     */
    boolean isRemark(List<String> words) {
        if (LanguageLexicon.longestMatch(words, lexicon.named()) > 2) {
            return false;
        }
        int common = (int) words.stream().filter(word -> lexicon.fillers().contains(word) || lexicon.contentless().contains(word)).count();
        int content = KnownPhraseIndex.countContentWords(words, lexicon);
        boolean asks = IntStream.rangeClosed(1, Math.min(2, words.size()))
                .anyMatch(size -> lexicon.questions().contains(String.join(" ", words.subList(0, size))));
        boolean denies = words.stream().anyMatch(lexicon.negations()::contains);
        return content == 0 || content == 1 && common >= MIN_REMARK_WORDS || asks && (words.size() == 1 || common > 1)
                || denies && (common > 0 || words.stream().anyMatch(lexicon.languageMarkers()::contains));
    }

    /** Returns whether the words answer another question: "May 4, 1990" or "12 Alder St". A company may have a number: "Studio 54". */
    private boolean isDateOrAddress(String name) {
        long numbered = Stream.of(name.split("[\\s,/-]+")).filter(word -> word.chars().anyMatch(Character::isDigit)).count();
        return numbered > 1 || numbered == 1
                && (AddressFinder.findPremise(name).isPresent() || dates.parseNamed(name, LocalDate.EPOCH).isPresent());
    }

    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ".!?".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Parses a phone number with its area code. */
    Optional<SlotValue> phone(String text) {
        return phoneOf(numbers.joinedDigits(afterCorrection(text, MIN_PHONE_DIGITS)));
    }

    private static Optional<SlotValue> phoneOf(String digits) {
        return digits.length() < MIN_PHONE_DIGITS ? Optional.empty()
                : PhoneNumber.parse(digits).map(phone -> SlotValue.of(phone.formatNational()));
    }

    /** Parses the only run of {@code least} to {@code most} digits. */
    Optional<SlotValue> number(String text, int least, int most) {
        var fitting = numbers.digitRuns(afterCorrection(text, least).replace('-', ' ')).stream()
                .filter(run -> run.length() >= least && run.length() <= most).toList();
        return fitting.size() == 1 ? Optional.of(SlotValue.digits(fitting.getFirst())) : Optional.empty();
    }

    /** Parses digits, also those said as one number: "two thousand thirty", "noventa y siete mil doscientos cuatro". */
    Optional<SlotValue> code(String text, int least, int most) {
        return number(text, least, most).or(() -> numbers.parseWhole(TextNormalizer.tokenize(afterCorrection(text, 1)))
                .map(String::valueOf).filter(run -> run.length() >= least && run.length() <= most).map(SlotValue::digits));
    }

    /** Parses an account number and a postal code in one answer: "100200302 97204", "100200302 and my zip is 97204"; empty if not both. */
    Map<SlotType, SlotValue> accountAndPostalCode(String text) {
        var words = List.of(text.strip().split("\\s+")).stream().map(TextNormalizer::normalize).toList();
        var runs = numbers.digitRuns(text.replace('-', ' '));
        boolean corrected = words.stream().anyMatch(lexicon.amounts().corrections()::contains);
        return corrected ? Map.of()
                : runs.size() != 2 ? adjacentAccountAndPostalCode(text)
                : isAccountAndPostalCode(runs.getFirst(), runs.getLast()) ? accountAndPostalCode(runs.getFirst(), runs.getLast())
                : isAccountAndPostalCode(runs.getLast(), runs.getFirst()) ? accountAndPostalCode(runs.getLast(), runs.getFirst())
                : Map.of();
    }

    /** Parses a typed account number before a group of five digits. */
    private Map<SlotType, SlotValue> adjacentAccountAndPostalCode(String text) {
        if (text.chars().filter(Character::isDigit).count() < MIN_ACCOUNT_DIGITS + POSTAL_CODE_DIGITS) {
            return Map.of();
        }
        var plain = Stream.of(text.strip().split("\\s+"))
                .filter(word -> !lexicon.numberWords().betweenDigits().contains(TextNormalizer.normalize(word)))
                .collect(Collectors.joining(" "));
        var found = ACCOUNT_AND_POSTAL_CODE.matcher(plain);
        if (!found.find()) {
            return Map.of();
        }
        var account = found.group(1).replaceAll("\\D", "");
        return isAccountAndPostalCode(account, found.group(2)) ? accountAndPostalCode(account, found.group(2)) : Map.of();
    }

    private static boolean isAccountAndPostalCode(String account, String code) {
        return account.length() >= MIN_ACCOUNT_DIGITS && account.length() <= MAX_ACCOUNT_DIGITS && code.length() == POSTAL_CODE_DIGITS;
    }

    private static Map<SlotType, SlotValue> accountAndPostalCode(String account, String code) {
        return Map.of(SlotType.ACCOUNT, SlotValue.digits(account), SlotType.POSTAL_CODE, SlotValue.digits(code));
    }

    /** Returns what follows the last "no" or "I mean" if it has at least that many digits; otherwise the whole text. */
    private String afterCorrection(String text, int least) {
        var words = List.of(text.strip().split("\\s+"));
        int at = words.size() - 1;
        while (at >= 0 && !lexicon.amounts().corrections().contains(TextNormalizer.normalize(words.get(at)))) {
            at--;
        }
        var after = String.join(" ", words.subList(at + 1, words.size()));
        return numbers.joinedDigits(after.replace('-', ' ')).length() >= least ? after : text;
    }

    /** Parses house number and street (at least two words), coordinates, or an account number. Spoken numbers become digits. */
    Optional<SlotValue> address(String text) {
        var point = GeoPoint.findIn(text);
        if (point.isPresent()) {
            return point.map(GeoPoint::inDegrees).map(SlotValue::of);
        }
        var account = number(text, 7, 20);
        if (account.isPresent() && text.chars().noneMatch(Character::isLetter)) {
            return account;
        }
        var spoken = withDigits(text);
        if (AddressFinder.namesTwoNumbers(spoken)) {
            return Optional.empty();
        }
        var street = AddressFinder.find(spoken).map(spoken::indexOf).or(() -> HOUSE_NUMBER.matcher(spoken).results()
                .map(MatchResult::start).findFirst()).filter(
                from -> KnownPhraseIndex.countContentWords(MaskedTokens.of(spoken.substring(0, from)), lexicon) == 0);
        var place = street.map(spoken::substring).orElse(spoken);
        var first = TextNormalizer.normalize(place.split(" ", 2)[0]);
        if (lexicon.questions().contains(first) && place.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        boolean says = street.isPresent() || place.chars().anyMatch(Character::isDigit)
                || BETWEEN_STREETS.matcher(place).find()
                || place.indexOf(' ') > 0 && KnownPhraseIndex.countContentWords(MaskedTokens.of(place), lexicon) > 0;
        return says && place.chars().filter(Character::isLetter).count() >= 2 && place.length() <= MAX_ADDRESS_LENGTH
                ? Optional.of(SlotValue.of(place)) : Optional.empty();
    }

    /** Replaces a spoken number by digits, as the house number before its street: "I live at twelve Alder Street". */
    private String withDigits(String text) {
        var words = List.of(text.strip().split("\\s+"));
        var plain = words.stream().map(TextNormalizer::normalize).toList();
        var candidates = new ArrayList<String>();
        for (int from = 0; from < Math.min(words.size(), MAX_ADDRESS_WORDS);) {
            boolean ambiguous = from > 0 && lexicon.numberWords().ambiguous().contains(plain.get(from));
            boolean behindNumber = from > 0 && SpokenNumberParser.isDigits(plain.get(from - 1))
                    || from > 1 && SpokenNumberParser.isDigits(plain.get(from - 2)) && StreetWords.isDirection(plain.get(from - 1));
            int to = SpokenNumberParser.isDigits(plain.get(from)) || ambiguous || behindNumber ? from : numbers.endOfNumber(plain, from);
            var spoken = plain.subList(from, to);
            var digits = numbers.parse(spoken).map(String::valueOf).orElseGet(() -> numbers.joinedDigits(String.join(" ", spoken)));
            if (to > from && !digits.isEmpty()) {
                candidates.add(AddressFinder.inOrder(String.join(" ", words.subList(0, from)) + (from > 0 ? " " : "") + digits + " "
                        + String.join(" ", words.subList(to, words.size()))));
            }
            from = Math.max(to, from + 1);
        }
        return candidates.stream().filter(candidate -> AddressFinder.find(candidate).isPresent()).findFirst()
                .or(() -> candidates.stream().findFirst()).orElseGet(() -> AddressFinder.inOrder(String.join(" ", words)));
    }

    /**
     * Returns the slot values in an utterance that names a task: address, phone, account, amount and date, at most one per type. Each is
     * searched for in what the previous ones leave over.
     */
    Map<SlotType, SlotValue> all(String text, LocalDate today, Currency currency) {
        var found = new LinkedHashMap<SlotType, SlotValue>();
        var spoken = withDigits(text);
        var street = AddressFinder.namesTwoNumbers(spoken) ? Optional.<String>empty() : AddressFinder.find(spoken);
        var numberOf = street.isPresent() ? Optional.<String>empty() : AddressFinder.findNumberOf(text);
        street.or(() -> numberOf.map(AddressFinder::inOrder)).ifPresent(address -> found.put(SlotType.ADDRESS,
                SlotValue.of(GeoPoint.findIn(address).map(GeoPoint::inDegrees).orElse(address))));
        var rest = street.map(address -> spoken.replace(address, ", ")).or(() -> numberOf.map(address -> text.replace(address, ", ")))
                .orElse(text);

        var numbered = DATE_OR_AMOUNT.matcher(rest).replaceAll(" , ");
        var runs = numbers.digitRuns(afterCorrection(numbered, MIN_ACCOUNT_DIGITS).replace('-', ' ')).stream()
                .filter(run -> run.length() >= MIN_ACCOUNT_DIGITS && run.length() <= MAX_ACCOUNT_DIGITS).toList();
        var phones = runs.stream().filter(run -> PHONE_DIGITS.matcher(run).matches()).toList();
        var accounts = runs.stream().filter(run -> !phones.contains(run)).toList();
        var guest = phones.isEmpty() ? adjacentAccountAndPostalCode(numbered) : Map.<SlotType, SlotValue>of();
        if (phones.size() == 1) {
            phoneOf(phones.getFirst()).ifPresent(phone -> found.put(SlotType.PHONE, phone));
        }
        if (!guest.isEmpty()) {
            found.putAll(guest);
        } else if (accounts.size() == 1) {
            found.put(SlotType.ACCOUNT, SlotValue.digits(accounts.getFirst()));
        }
        var withoutNumbers = runs.isEmpty() ? rest : LONG_NUMBER.matcher(rest).replaceAll(", ");
        amounts.parseNamed(withoutNumbers, currency).map(SlotValue::of).ifPresent(amount -> found.put(SlotType.MONEY, amount));
        var day = dates.parseNamed(amounts.withoutNamed(withoutNumbers, currency), today);
        day.map(SlotValue::of).ifPresent(date -> found.put(SlotType.DATE, date));
        return found;
    }
}

package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;

/** Reads words without knowing the task: danger, wishes, yes and no, and values of an expected kind. */
public final class Readings {

    private static final Pattern CODE = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])([2-9A-HJ-NP-Z]{3})[ -]?([2-9A-HJ-NP-Z]{3})(?![\\p{L}\\p{N}])");
    /** Signs that English does without. */
    private static final String SPANISH = "ñ¿¡áéíóú";
    /** Words around a number in a list: "option two", "the second one". */
    private static final Set<String> NAMING = Set.of("one", "option", "number", "press", "opcion", "numero", "oprimo", "choice");
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PLACE = 200;
    /** Numbers that are other words, too: "the one on the corner", "una casa". */
    private static final Set<String> SMALL = Set.of("one", "o", "oh", "un", "una", "uno", "hundred", "thousand");
    private static final int ENOUGH_TO_SWITCH = 4;

    private final Map<Language, Tongue> tongues = new LinkedHashMap<>();
    private final Dangers dangers;
    private final Masking masking;

    /** One language's phrases with what reads by them. */
    record Tongue(Phrases phrases, Numbers numbers, Amounts amounts, Dates dates) {
        static Tongue of(Language language) {
            var phrases = Phrases.of(language);
            var numbers = new Numbers(phrases);
            return new Tongue(phrases, numbers, new Amounts(numbers), new Dates(phrases, numbers));
        }
    }

    /** Something to choose, with the words by which people do. */
    public record Pickable(String value, String label, List<String> said) {}

    public Readings(List<Language> languages) {
        languages.forEach(language -> tongues.put(language, Tongue.of(language)));
        var phrases = tongues.values().stream().map(Tongue::phrases).toList();
        dangers = new Dangers(phrases);
        masking = new Masking(tongues.values().stream().map(Tongue::numbers).toList());
    }

    /** Danger, said in any language. */
    public Optional<Hazard> hazard(String text) {
        return dangers.in(text);
    }

    public boolean holdsCardNumber(String text) {
        return masking.holdsCardNumber(text);
    }

    public String masked(String text) {
        return masking.mask(text);
    }

    /** A wish that holds everywhere, said in any language: a frightened person may switch. */
    public Optional<Standing> standing(String text) {
        var words = Plain.words(text);
        for (var tongue : tongues.values()) {
            var core = core(words, tongue.phrases());
            for (var standing : Standing.values()) {
                var whole = Objects.requireNonNull(tongue.phrases().whole().get(standing));
                var within = Objects.requireNonNull(tongue.phrases().within().get(standing));
                if (whole.contains(words) || whole.contains(core) || within.stream().anyMatch(phrase -> wants(words, phrase, tongue.phrases()))) {
                    return Optional.of(standing);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean wants(List<String> words, List<String> phrase, Phrases phrases) {
        int at = Plain.find(words, phrase, false);
        return at >= 0 && words.subList(Math.max(0, at - 3), at).stream().noneMatch(phrases.negations()::contains);
    }

    private static List<String> core(List<String> words, Phrases phrases) {
        return words.stream().filter(word -> !phrases.fillers().contains(word)).toList();
    }

    /** The language that somebody names to have it spoken. */
    public Optional<Language> languageAsked(String text) {
        var words = Plain.words(text);
        return tongues.values().stream().map(Tongue::phrases)
                .filter(phrases -> phrases.names().contains(words) || phrases.names().stream().filter(name -> name.size() > 1).anyMatch(name -> Plain.find(words, name, false) >= 0))
                .map(Phrases::language).findFirst();
    }

    /**
     * The language of the words, where they show it. One word never shows it, unless it greets, and a talk whose language is sure is switched by a
     * sentence only.
     */
    public Optional<Language> languageOf(String text, boolean sure) {
        var words = Plain.words(text);
        if (!sure) {
            var greeted = tongues.entrySet().stream().filter(each -> each.getValue().phrases().greets(words)).map(Map.Entry::getKey).findFirst();
            if (greeted.isPresent()) {
                return greeted;
            }
        }
        if (words.size() < (sure ? ENOUGH_TO_SWITCH : 2)) {
            return Optional.empty();
        }
        var scores = new LinkedHashMap<Language, Integer>();
        tongues.forEach((language, tongue) -> scores.put(language, (int) words.stream().filter(tongue.phrases().marks()::contains).count()));
        if (text.chars().anyMatch(sign -> SPANISH.indexOf(sign) >= 0)) {
            scores.computeIfPresent(Language.SPANISH, (language, score) -> score + 2);
        }
        var ranked = scores.entrySet().stream().sorted(Map.Entry.<Language, Integer>comparingByValue().reversed()).toList();
        int lead = ranked.getFirst().getValue() - (ranked.size() > 1 ? ranked.get(1).getValue() : 0);
        return lead >= (sure ? 3 : 1) ? Optional.of(ranked.getFirst().getKey()) : Optional.empty();
    }

    /** Yes or no, said and nothing else but politeness: "no power" is no answer, "no thank you" is one. */
    public Optional<Boolean> yesNo(String text, Language language) {
        var words = Plain.words(text);
        return preferred(language).stream().flatMap(tongue -> agreed(words, tongue.phrases()).stream()).findFirst();
    }

    /** Yes or no before a comma, with more behind it: "no, that is not what I meant". */
    public Optional<Boolean> yesNoFirst(String text, Language language) {
        var clauses = Plain.clauses(text);
        int end = clauses.indexOf(Plain.CLAUSE);
        return end <= 0 ? Optional.empty()
                : preferred(language).stream().flatMap(tongue -> agreed(clauses.subList(0, end), tongue.phrases()).stream()).findFirst();
    }

    private static Optional<Boolean> agreed(List<String> words, Phrases phrases) {
        boolean yes = false;
        boolean no = false;
        boolean polite = false;
        for (int at = 0; at < words.size();) {
            var rest = words.subList(at, words.size());
            int agrees = longest(rest, phrases.yes());
            int refuses = longest(rest, phrases.no());
            // "Okay" agrees only where nothing else is said: "okay, no".
            boolean filler = phrases.fillers().contains(rest.getFirst()) && Math.max(agrees, refuses) <= 1;
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

    private static int longest(List<String> words, List<List<String>> phrases) {
        return phrases.stream().filter(phrase -> phrase.size() <= words.size() && words.subList(0, phrase.size()).equals(phrase)).mapToInt(List::size).max().orElse(0);
    }

    /** How many of the words ask for something: "half", "at home" and "I don't know" do not. */
    public int content(String text, Language language) {
        return KnownPhrases.content(Features.words(text), tongue(language).phrases());
    }

    private List<Tongue> preferred(Language language) {
        var order = new ArrayList<Tongue>();
        order.add(tongue(language));
        tongues.values().stream().filter(tongue -> !order.contains(tongue)).forEach(order::add);
        return order;
    }

    private Tongue tongue(Language language) {
        var found = tongues.get(language);
        return found != null ? found : tongues.values().iterator().next();
    }

    /** A number in a list: "2", "two", "the second one", "option two". */
    public Optional<Integer> ordinal(String text, Language language) {
        var tongue = tongue(language);
        var said = Plain.words(text);
        var words = core(said, tongue.phrases()).stream().filter(word -> said.size() == 1 || !NAMING.contains(word)).toList();
        if (words.size() != 1) {
            return Optional.empty();
        }
        int rank = tongue.phrases().ordinals().indexOf(words);
        if (rank >= 0) {
            return Optional.of(rank + 1);
        }
        return tongue.numbers().value(words).filter(number -> number >= 1 && number <= 20).map(Long::intValue);
    }

    /** The one thing meant by these words: by the whole of them, by a phrase within, or by words that only one label has. */
    public Optional<String> pick(String text, List<Pickable> choices) {
        var words = Plain.words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return whole(words, choices)
                .or(() -> only(choices.stream().filter(choice -> names(choice).anyMatch(name -> tells(name) && Plain.find(words, name, true) >= 0))))
                .or(() -> byWords(words, choices));
    }

    /** The one thing of which these words are the whole name, politeness aside: "pay my bill" is, "I want to pay my water bill" is not. */
    public Optional<String> pickWhole(String text, List<Pickable> choices) {
        return whole(Plain.words(text), choices);
    }

    private Optional<String> whole(List<String> words, List<Pickable> choices) {
        return only(choices.stream().filter(choice -> names(choice).anyMatch(words::equals)))
                .or(() -> only(choices.stream().filter(choice -> names(choice).anyMatch(name -> polite(words, name)))));
    }

    private boolean polite(List<String> words, List<String> name) {
        return tongues.values().stream().map(Tongue::phrases).anyMatch(phrases -> !core(words, phrases).isEmpty() && core(words, phrases).equals(core(name, phrases)));
    }

    /** Everything meant by these words: by values, by numbers in the list ("1 and 3", 13 on keys), or by names that occur. */
    public List<String> pickSeveral(String text, List<Pickable> choices, Language language) {
        var values = List.of(text.strip().toLowerCase(Locale.ROOT).split("[\\s,]+"));
        if (choices.stream().map(Pickable::value).toList().containsAll(values)) {
            return choices.stream().map(Pickable::value).filter(values::contains).toList();
        }
        var words = Plain.words(text);
        var numbers = tongue(language).numbers().each(words, choices.size());
        if (!numbers.isEmpty()) {
            return numbers.stream().map(number -> choices.get(number - 1).value()).toList();
        }
        return choices.stream()
                .filter(choice -> names(choice).anyMatch(name -> words.equals(name) || tells(name) && Plain.find(words, name, true) >= 0))
                .map(Pickable::value).toList();
    }

    /** "No" in the middle of other words is no choice. */
    private static boolean tells(List<String> name) {
        return name.size() > 1 || name.size() == 1 && name.getFirst().length() > 3;
    }

    public boolean same(String text, String phrase) {
        return Plain.words(text).equals(Plain.words(phrase));
    }

    private static java.util.stream.Stream<List<String>> names(Pickable choice) {
        return java.util.stream.Stream.concat(choice.said().stream(), java.util.stream.Stream.of(choice.label())).map(Plain::words);
    }

    private static Optional<String> only(java.util.stream.Stream<Pickable> choices) {
        var found = choices.limit(2).toList();
        return found.size() == 1 ? Optional.of(found.getFirst().value()) : Optional.empty();
    }

    private Optional<String> byWords(List<String> words, List<Pickable> choices) {
        var telling = words.stream().filter(word -> Numbers.digits(word) || word.length() > 2 && tongues.values().stream().noneMatch(tongue -> tongue.phrases().fillers().contains(word)))
                .collect(Collectors.toSet());
        return telling.isEmpty() || words.size() > 6 ? Optional.empty()
                : only(choices.stream().filter(choice -> Plain.words(choice.label()).containsAll(telling)));
    }

    /**
     * Which of the names is meant: the one of which a word occurs that is no mere filler; of several, the longest of those that occur whole,
     * so that "the first payment" is not also "the monthly payment".
     *
     * @return the place in the list; empty where none is meant, or more than one
     */
    public Optional<Integer> mentioned(String text, List<String> names) {
        var said = Set.copyOf(Plain.words(text));
        var telling = names.stream().map(this::telling).toList();
        var touched = IntStream.range(0, names.size()).filter(i -> telling.get(i).stream().anyMatch(said::contains)).boxed().toList();
        if (touched.size() <= 1) {
            return touched.stream().findFirst();
        }
        var whole = touched.stream().filter(i -> said.containsAll(telling.get(i))).toList();
        int most = whole.stream().mapToInt(i -> telling.get(i).size()).max().orElse(0);
        var longest = whole.stream().filter(i -> telling.get(i).size() == most).toList();
        return longest.size() == 1 ? Optional.of(longest.getFirst()) : Optional.empty();
    }

    private Set<String> telling(String name) {
        return Plain.words(name).stream().filter(word -> word.length() > 2
                && tongues.values().stream().noneMatch(tongue -> tongue.phrases().fillers().contains(word))).collect(Collectors.toSet());
    }

    /** A code to take up a talk: six signs, letters and digits among them, spoken or typed. */
    public Optional<String> resumeCode(String text) {
        for (var tongue : tongues.values()) {
            var spelled = Plain.words(text).stream().map(word -> word.length() == 1 ? word : tongue.numbers().digit(word).isEmpty() ? word : tongue.numbers().digit(word)).toList();
            var joined = spelled.stream().filter(word -> word.length() == 1).collect(Collectors.joining());
            for (var candidate : List.of(text, String.join(" ", spelled), joined)) {
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

    /** A value of the expected kind, if the words hold one. */
    public Optional<Value> read(Expected expected, int digits, String text, Language language, LocalDate today, Currency currency) {
        var tongue = tongue(language);
        return switch (expected) {
            case COUNT -> tongue.numbers().count(text).map(Value::of);
            case MONEY -> tongue.amounts().read(text, currency).map(Value::of);
            case DATE -> tongue.dates().read(text, today).map(Value::of);
            case ACCOUNT -> number(tongue, text, 5, 20);
            case DIGITS, SECRET -> digits > 0 ? number(tongue, text, digits, digits) : number(tongue, text, 4, 8);
            case POSTAL_CODE -> number(tongue, text, 5, 9).filter(zip -> zip.plain().length() == 5 || zip.plain().length() == 9)
                    .map(zip -> Value.digits(zip.plain().substring(0, 5)));
            case PHONE -> PhoneNumber.read(tongue.numbers().readOut(text)).map(phone -> Value.of(phone.national()));
            case ADDRESS -> address(tongue, text);
            case NAME -> name(tongue, text);
            case WORDS -> Optional.of(text.strip()).filter(words -> !words.isEmpty() && words.length() <= LONGEST_WORDS).map(Value::of);
            case PHOTO -> Optional.empty(); // words are no picture, and an id that somebody typed is not theirs
            case CHOICE, SEVERAL, YES_NO -> Optional.empty();
        };
    }

    /** A person's name or a company's, with what people say before it left out: "my name is ...". */
    private static Optional<Value> name(Tongue tongue, String text) {
        var words = List.of(text.strip().split("\\s+"));
        var plain = words.stream().map(Plain::of).toList();
        int said = tongue.phrases().named().stream().filter(phrase -> phrase.size() < words.size() && plain.subList(0, phrase.size()).equals(phrase))
                .mapToInt(List::size).max().orElse(0);
        var name = withoutEnd(String.join(" ", words.subList(said, words.size())));
        return name.chars().filter(Character::isLetter).count() >= 2 && name.length() <= LONGEST_NAME ? Optional.of(Value.of(name)) : Optional.empty();
    }

    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ".!?".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    private static Optional<Value> number(Tongue tongue, String text, int least, int most) {
        var fitting = tongue.numbers().runs(text.replace('-', ' ')).stream().filter(run -> run.length() >= least && run.length() <= most).toList();
        return fitting.size() == 1 ? Optional.of(Value.digits(fitting.getFirst())) : Optional.empty();
    }

    /** A house number and a street, at least two words, or an account number that stands for the place; spoken numbers as digits. */
    private static Optional<Value> address(Tongue tongue, String text) {
        var account = number(tongue, text, 7, 20);
        if (account.isPresent() && text.chars().noneMatch(Character::isLetter)) {
            return account;
        }
        var spoken = withDigits(tongue, text);
        var street = Addressing.in(spoken).map(spoken::indexOf).filter(from -> KnownPhrases.content(Features.words(spoken.substring(0, from)), tongue.phrases()) == 0);
        var place = street.map(spoken::substring).orElse(spoken);
        boolean says = street.isPresent() || place.chars().anyMatch(Character::isDigit) || place.indexOf(' ') > 0 && KnownPhrases.content(Features.words(place), tongue.phrases()) > 0;
        return says && place.chars().filter(Character::isLetter).count() >= 2 && place.length() <= LONGEST_PLACE ? Optional.of(Value.of(place)) : Optional.empty();
    }

    /** The first number that is said in words, as a house number: "I live at twelve Alder Street". */
    private static String withDigits(Tongue tongue, String text) {
        var words = List.of(text.strip().split("\\s+"));
        var plain = words.stream().map(Plain::of).toList();
        for (int from = 0; from < words.size(); from++) {
            int to = Numbers.digits(plain.get(from)) || SMALL.contains(plain.get(from)) && from > 0 ? from : tongue.numbers().run(plain, from);
            var number = to > from ? tongue.numbers().value(plain.subList(from, to)) : Optional.<Long>empty();
            if (number.isPresent()) {
                return String.join(" ", words.subList(0, from)) + (from > 0 ? " " : "") + number.get() + " " + String.join(" ", words.subList(to, words.size()));
            }
        }
        return String.join(" ", words);
    }

    public boolean holdsAddress(String text) {
        return Addressing.in(text).isPresent();
    }

    /** Values said along with a task: an amount, a day, an account, an address; of each kind at most one. */
    public Map<Expected, Value> along(String text, Language language, LocalDate today, Currency currency) {
        var found = new LinkedHashMap<Expected, Value>();
        var account = read(Expected.ACCOUNT, 0, text, language, today, currency).filter(number -> number.plain().length() >= 7);
        account.ifPresent(number -> found.put(Expected.ACCOUNT, number));
        if (account.isEmpty()) {
            tongue(language).amounts().named(text, currency).map(Value::of).ifPresent(amount -> found.put(Expected.MONEY, amount));
        }
        var street = Addressing.in(text);
        street.ifPresent(address -> found.put(Expected.ADDRESS, Value.of(address)));
        return found;
    }
}

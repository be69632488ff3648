package org.curbstop.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.conversation.UserInput;
import org.springframework.core.io.ClassPathResource;

/** Requests of callers: sentences of {@code must-reach.tsv}, phrased by different people and heard by a speech recognizer. */
final class SpokenRequests {

    static final List<String> SECOND = List.of("check-balance", "move-service", "outage-status");
    private static final Map<String, Integer> WEIGHTS =
            Map.of("check-balance", 5, "pay-bill", 5, "report-outage", 4, "outage-status", 3, "arrange-payment", 2);
    private static final Map<String, List<String>> SENTENCES = sentences();
    private static final Map<String, List<String>> PERSONS = Map.of(
            "en", List.of("%s", "%s please", "hi um %s", "hello, I am calling because %s", "uh yeah %s", "good morning, %s, thank you",
                    "okay so %s", "well %s"),
            "es", List.of("%s", "%s por favor", "hola, %s", "buenas tardes, %s", "este %s", "mire, %s, gracias", "bueno pues %s"));
    private static final Map<String, List<String>> DIGITS = Map.of(
            "en", List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            "es", List.of("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"));
    private static final Map<String, List<String>> AMOUNTS = Map.of(
            "en", List.of("50", "fifty", "fifty dollars", "forty no fifty", "uh $50"),
            "es", List.of("50", "cincuenta", "cincuenta dólares", "cuarenta no cincuenta", "pues $50"));
    private static final List<String> WITH_ACCOUNT = List.of("check-balance", "pay-bill", "arrange-payment", "explain-bill");
    private static final int MISHEARD_ONE_IN = 4;
    private static final int MIN_MISHEARD_LENGTH = 6;

    private final String language;
    private final Channel channel;
    private final Random random;

    SpokenRequests(String language, Channel channel, Random random) {
        this.language = language;
        this.channel = channel;
        this.random = random;
    }

    /** Returns the tasks that have sentences; the most frequent ones appear several times. */
    static List<String> tasks() {
        return TestCaller.SET.roles().tasks().stream().filter(task -> SENTENCES.containsKey("en " + task)).sorted()
                .flatMap(task -> Stream.generate(() -> task).limit(WEIGHTS.getOrDefault(task, 1))).toList();
    }

    /** @param account account number that prepared callers add to a request about an account */
    String of(String task, String account) {
        boolean prepared = WITH_ACCOUNT.contains(task) && random.nextInt(3) == 0;
        var said = misheard(pick(PERSONS.get(language)).formatted(plain(task)));
        return prepared ? said + (language.equals("es") ? ", mi cuenta es " : ", my account is ") + account : said;
    }

    String both(String first, String second) {
        return misheard(plain(first) + (language.equals("es") ? " y luego " : " and then ") + plain(second));
    }

    String amount(String in) {
        return pick(AMOUNTS.get(in));
    }

    /** Returns the digits as words on the phone, and unchanged on other channels. */
    String spoken(String digits, String in) {
        return channel != Channel.VOICE ? digits
                : digits.chars().mapToObj(digit -> DIGITS.get(in).get(digit - '0')).collect(Collectors.joining(" "));
    }

    static boolean agrees(UserInput input) {
        return input instanceof UserInput.Utterance said && List.of("yes", "sí").contains(said.text())
                || input instanceof UserInput.KeypadDigits keys && keys.digits().equals("1")
                || input instanceof UserInput.Selection chosen && chosen.value().equals("yes");
    }

    private String plain(String task) {
        return pick(SENTENCES.get(language + " " + task));
    }

    /** Swaps two letters of a long word, or drops the first word, of some sentences on the phone. */
    private String misheard(String sentence) {
        var words = sentence.split(" ");
        if (channel != Channel.VOICE || random.nextInt(MISHEARD_ONE_IN) > 0 || words.length < MIN_MISHEARD_LENGTH) {
            return sentence;
        }
        int at = random.nextInt(words.length);
        var word = words[at];
        if (word.length() < MIN_MISHEARD_LENGTH) {
            return String.join(" ", List.of(words).subList(1, words.length));
        }
        int swapped = 1 + random.nextInt(word.length() - 2);
        words[at] = word.substring(0, swapped) + word.charAt(swapped + 1) + word.charAt(swapped) + word.substring(swapped + 2);
        return String.join(" ", words);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Map<String, List<String>> sentences() {
        try {
            return new ClassPathResource("understanding/must-reach.tsv").getContentAsString(StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t")).filter(cells -> cells.length == 3)
                    .collect(Collectors.groupingBy(cells -> cells[0] + " " + cells[1],
                            Collectors.mapping(cells -> cells[2], Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

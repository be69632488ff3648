package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse.SlotType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reading user input takes time in proportion to its length: ten times as much takes at most about ten times as long. */
class HostileInputTest {

    private static final int SHORT = 400;
    private static final int TIMES = 10;
    /** Allowed factor for ten times the length, with a margin for garbage collection and caches. */
    private static final int MAX_SLOWDOWN = 15;
    /** Nanoseconds below which a ratio means nothing. */
    private static final long NOISE = 5_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> TOKENS = List.of(
            "7", "1 ", "7-", " ", "\t", "a\u0301", "\u0301", "\uD83D\uDCA7", "\u202E", "\u200F", "no ", "yes ", "one ", "hundred ", "day ",
            "week ", "december ", "first ", ".", ". ", "x.", ",", "1,", "$",
            "$1 ", "*", "12 Alder ", "12 Alder St ", "St ", "apt ", "rr 1 box ", "a", "a ", "'", "|", "\n", "¿", "and ", "gas ", "oxygen ",
            "double ", "•", "A7K", "@a.", "-", "½");

    private static final UtteranceParser READINGS = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));
    private static final BuiltInIntentClassifier INTERPRETER =
            new BuiltInIntentClassifier(List.of(Language.ENGLISH),
                    (words, language) -> READINGS.volunteeredValues(words, language, TODAY, Money.USD), READINGS::deniesHazard);

    /** Unbounded repetition of a group that can backtrack: it recurses for every repetition or tries every way to split a text. */
    private static final Pattern GREEDY_GROUP = Pattern.compile("\\)(?:[+*]|\\{\\d+,\\})\\??(?!\\+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern EXPRESSION = Pattern
            .compile("Pattern\\.compile\\(|\\.matches\\(\"|replaceAll\\(\"|replaceFirst\\(\"|\\.split\\(\"");

    @TestFactory
    Stream<DynamicTest> parsing_time_grows_linearly_with_the_length_of_the_input() {
        Map<String, Consumer<String>> readers = readers();
        return TOKENS.stream()
                .map(token -> DynamicTest.dynamicTest("of «" + token.replace("\n", "\\n") + "»", () -> readers.forEach((name, reader) -> {
            String few = token.repeat(SHORT / token.length());
            String many = few.repeat(TIMES);
            time(reader, few);
            // A pause of the machine must not fail the test: only a reader that is slow every time does.
            long slow = Long.MAX_VALUE;
            long allowed = 0;
            for (int i = 0; i < 6 && slow > allowed; i++) {
                slow = Math.min(slow, time(reader, many));
                allowed = Math.max(NOISE, MAX_SLOWDOWN * time(reader, few));
            }
            assertThat(slow).as(name + " of " + many.length() + " characters, nanoseconds of CPU").isLessThanOrEqualTo(allowed);
        })));
    }

    private static Map<String, Consumer<String>> readers() {
        var readers = new LinkedHashMap<String, Consumer<String>>();
        readers.put("hazard", text -> READINGS.findSafety(ParsedUtterance.of(text)));
        readers.put("standing", text -> READINGS.spokenCommand(ParsedUtterance.of(text), text.length() % 2 == 0));
        readers.put("masked", READINGS::maskNumbers);
        readers.put("card number", READINGS::holdsCardNumber);
        readers.put("language asked", text -> READINGS.requestedLanguage(ParsedUtterance.of(text)));
        readers.put("language", text -> READINGS.detectLanguage(ParsedUtterance.of(text), false));
        readers.put("yes or no", text -> READINGS.yesNo(ParsedUtterance.of(text), Language.ENGLISH));
        readers.put("yes or no first", text -> READINGS.leadingYesNo(ParsedUtterance.of(text), Language.ENGLISH));
        readers.put("content", text -> READINGS.countContentWords(text, Language.ENGLISH));
        readers.put("code", text -> READINGS.resumeCode(ParsedUtterance.of(text)));
        readers.put("ordinal", text -> READINGS.choices().listPosition(ParsedUtterance.of(text), Language.ENGLISH));
        readers.put("mentioned", text -> READINGS.choices().mentionedName(ParsedUtterance.of(text), List.of("the amount", "the day")));
        readers.put("along", text -> READINGS.volunteeredValues(text, Language.ENGLISH, TODAY, Money.USD));
        readers.put("address", READINGS::holdsAddress);
        readers.put("meaning", text -> INTERPRETER.classify(text, Language.ENGLISH));
        for (var expected : SlotType.values()) {
            readers.put(expected.name(), text -> READINGS.parse(expected, 0, ParsedUtterance.of(text), Language.ENGLISH, TODAY, Money.USD));
        }
        return readers;
    }

    private static long time(Consumer<String> reader, String text) {
        // CPU time of this thread only, because other processes share the machine.
        long from = THREADS.getCurrentThreadCpuTime();
        reader.accept(text);
        return THREADS.getCurrentThreadCpuTime() - from;
    }

    @Test
    void no_regular_expression_has_a_repeated_group_that_backtracks() throws IOException {
        for (var module : List.of("../backend", "../ivr-flows", "../frontend")) {
            try (var files = Files.walk(Path.of(module, "src/main/java"))) {
                for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    var lines = Files.readAllLines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        if (EXPRESSION.matcher(lines.get(i)).find()) {
                            var literals = LITERAL.matcher(lines.get(i)).results().map(literal -> literal.group(1)).toList();
                            assertThat(literals).as(file + ":" + (i + 1) + ": make the group possessive")
                                    .noneMatch(HostileInputTest::givesBack);
                        }
                    }
                }
            }
        }
    }

    @Test
    void the_check_finds_repeated_groups_that_backtrack() {
        assertThat(Stream.of("\\\\d(?:[ -]?\\\\d){3,}", "(a+)+", "([.][a-z]+)*$", "(x|y)+?")).allMatch(HostileInputTest::givesBack);
        assertThat(Stream.of("\\\\d(?:[ -]?\\\\d){3,}+", "(a){0,3}", "(a)?", "\\\\)+", "[)]+", "(ab)++"))
                .noneMatch(HostileInputTest::givesBack);
    }

    private static boolean givesBack(String literal) {
        return GREEDY_GROUP.matcher(literal.replaceAll("\\\\\\\\.", "e").replaceAll("\\[[^]]*+]", "c")).find();
    }
}

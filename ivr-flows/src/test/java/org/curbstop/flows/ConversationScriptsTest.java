package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.UserInput;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the conversation scripts under {@code src/test/talks}, each on all channels that it names. The first character of a line is its
 * kind: {@code >} an utterance, {@code #} keys, {@code *} a button, {@code @} an opened task, {@code !} a command, {@code ~} silence,
 * {@code +} attachments, {@code $} a card result; {@code <} an expected response: {@code ask SLOT}, {@code tell KEY}, {@code card},
 * {@code end}, {@code hand-off}, {@code in LANGUAGE} and {@code replies LANGUAGE}, {@code acted ACTION TIMES}, {@code "words"},
 * {@code no "words"}. A form on a page takes the next answers at once. {@code before} lists what has happened: {@code visit-booked},
 * {@code paid-lately}.
 */
class ConversationScriptsTest {

    private static final List<Channel> ALL = List.of(Channel.VOICE, Channel.TEXT, Channel.CHAT, Channel.PAGE);
    /** In septets, because the text line sends Spanish in the GSM-7 alphabet. */
    private static final int TWO_SEGMENTS = 306;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Path TALKS = Path.of("src/test/talks");
    /** Suffix of a line of attachments. */
    private static final String CARD_IN_NAME = " with a card number in the name";

    record ConversationScript(String name, List<Channel> on, Optional<String> who, Optional<Language> language, String card,
            String missed, String service, String knownOutage, String office, String storm, boolean outageSystemSilent,
            List<String> before, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> every_conversation_script_plays_as_written() {
        List<Path> files = files();
        assertThat(files).isNotEmpty();
        return files.stream().flatMap(path -> {
            var file = read(path);
            return file.on().stream()
                    .map(channel -> DynamicTest.dynamicTest(TALKS.relativize(path) + " by " + channel.name().toLowerCase(Locale.ROOT),
                            path.toUri(),
                    () -> play(file, channel)));
        });
    }

    private static List<Path> files() {
        try (var found = Files.walk(TALKS)) {
            return found.filter(path -> path.toString().endsWith(".talk.yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ConversationScript> scripts() {
        return files().stream().map(ConversationScriptsTest::read).toList();
    }

    private static ConversationScript read(Path path) {
        var file = YamlFile.read(path);
        return file.finish(() -> {
            var root = file.root();
            var on = root.has("on") ? root.texts("on").stream().map(name -> Channel.valueOf(name.toUpperCase(Locale.ROOT))).toList() : ALL;
            return new ConversationScript(root.text("talk"), on, root.optionalText("who"),
                    root.optionalText("language").filter(tag -> !tag.equals("unknown")).map(Language::new)
                            .or(() -> root.has("language") ? Optional.empty() : Optional.of(Language.ENGLISH)),
                    root.textOr("card", "paid"), root.textOr("missed", ""), root.textOr("service", "on"),
                    root.textOr("known-outage", ""), root.textOr("office", "open"), root.textOr("storm", ""),
                    root.textOr("outage-system", "").equals("silent"), root.has("before") ? root.texts("before") : List.of(),
                    root.texts("lines"));
        });
    }

    private static void play(ConversationScript file, Channel channel) {
        var town = town(file);
        var caller = new TestCaller(town, channel, file.who().flatMap(who -> town.person(who).phone()), file.language());
        var left = new ArrayList<>(file.lines());
        int number = 0;
        while (!left.isEmpty()) {
            var line = left.removeFirst();
            number++;
            try {
                line(town, caller, channel, line, left);
            } catch (AssertionError e) {
                throw new AssertionError(file.name() + ", line " + number + " «" + line + "»: " + e.getMessage() + "\nsaid: "
                        + caller.said
                        + "\nacts: " + town.acts, e);
            }
        }
    }

    static InMemoryMillbrook town(ConversationScript file) {
        var town = new InMemoryMillbrook();
        town.cardAnswer = file.card();
        town.missed = file.missed();
        town.service = file.service();
        town.knownOutage = file.knownOutage();
        town.storm = file.storm();
        town.outageSystemSilent = file.outageSystemSilent();
        town.visitBooked = file.before().contains("visit-booked");
        town.paymentPending = file.before().contains("payment-pending");
        town.paidLately = file.before().contains("paid-lately");
        town.officeClosed = file.office().equals("closed");
        town.officeStaffed = file.office().equals("staffed");
        return town;
    }

    private static void line(InMemoryMillbrook town, TestCaller caller, Channel channel, String line, List<String> left) {
        if (line.charAt(0) == '<') {
            expect(town, caller, channel, line.substring(1).strip());
        } else {
            say(caller, channel, line, left);
            hold(caller, channel);
        }
    }

    static void say(TestCaller caller, Channel channel, String line, List<String> left) {
        String rest = line.substring(1).strip();
        switch (line.charAt(0)) {
            case '>' -> {
                if (channel == Channel.PAGE && caller.asks().size() > 1) {
                    caller.hear(new UserInput.FormSubmission(form(caller, rest, left)));
                } else {
                    caller.answer(rest);
                }
            }
            case '#' -> caller.hear(new UserInput.KeypadDigits(rest));
            case '*' -> caller.hear(new UserInput.Selection(rest));
            case '@' -> caller.hear(new UserInput.SessionOpened(rest));
            case '!' -> caller.hear(new UserInput.Command(UserInput.CommandKind.valueOf(rest.toUpperCase(Locale.ROOT).replace('-', '_'))));
            case '~' -> caller.hear(new UserInput.Silence());
            case '+' ->
                    caller.hear(new UserInput.Attachments(List.of(rest.replace(CARD_IN_NAME, "").split(" ")), rest.endsWith(CARD_IN_NAME)));
            case '$' -> caller.hear(new UserInput.CardCapture(
                    UserInput.CardCapture.Result.valueOf(rest.toUpperCase(Locale.ROOT).replace('-', '_')), "pm_card_visa"));
            default -> fail("a line begins with one of > # * @ ! ~ + $ <");
        }
    }

    private static HashMap<String, String> form(TestCaller caller, String first, List<String> left) {
        var answers = new HashMap<String, String>();
        var values = new ArrayList<>(List.of(first));
        for (int i = 0; values.size() < caller.asks().size() && i < left.size();) {
            if (left.get(i).startsWith(">")) {
                left.subList(0, i).clear();
                values.add(left.removeFirst().substring(1).strip());
                i = 0;
            } else {
                i++;
            }
        }
        for (int i = 0; i < values.size(); i++) {
            answers.put(caller.asks().get(i).slot(), values.get(i));
        }
        return answers;
    }

    private static void expect(InMemoryMillbrook town, TestCaller caller, Channel channel, String wanted) {
        for (var other : ALL) {
            String prefix = other.name().toLowerCase(Locale.ROOT) + ": ";
            if (wanted.startsWith(prefix)) {
                if (other == channel) {
                    expect(town, caller, channel, wanted.substring(prefix.length()));
                }
                return;
            }
        }
        var words = wanted.split(" ", 2);
        switch (words[0]) {
            case "ask" -> assertThat(caller.asks()).as("asked").anyMatch(ask -> ask.slot().equals(words[1]));
            case "tell" ->
                    assertThat(caller.said).anyMatch(response -> response instanceof BotResponse.Message tell && tell.key().equals(words[1])
                            || channel == Channel.PAGE && response instanceof BotResponse.Question ask && !ask.error().isEmpty()
                                    && words[1].equals("common.misunderstood"));
            case "danger" -> assertThat(caller.said.getFirst()).isInstanceOfSatisfying(BotResponse.Message.class, tell -> {
                assertThat(tell.tone()).isEqualTo(BotResponse.Message.Tone.DANGER);
                assertThat(tell.key()).isEqualTo("common.hazard-" + words[1]);
            });
            case "card" -> assertThat(caller.said).anyMatch(BotResponse.CardRequest.class::isInstance);
            case "end" -> assertThat(caller.ended()).as("ended").isTrue();
            case "hand-off" -> assertThat(caller.said).anyMatch(BotResponse.HandOff.class::isInstance);
            case "replies" -> assertThat(caller.talk.replyLanguage().tag()).isEqualTo(words[1]);
            case "in" -> assertThat(caller.talk.language().tag()).isEqualTo(words[1]);
            case "acted" -> assertThat(town.times(words[1].substring(0, words[1].lastIndexOf(' '))))
                    .isEqualTo(Long.parseLong(words[1].substring(words[1].lastIndexOf(' ') + 1)));
            case "no" -> assertThat(caller.words()).doesNotContain(words[1].replace("\"", ""));
            default -> assertThat(caller.words()).contains(wanted.replace("\"", ""));
        }
    }

    private static String told(BotResponse response) {
        return switch (response) {
            case BotResponse.Message tell -> tell.text();
            case BotResponse.Question ask -> ask.error() + " " + ask.text() + " " + ask.hint();
            case BotResponse.CardRequest _, BotResponse.Link _, BotResponse.HandOff _, BotResponse.End _ -> "";
        };
    }

    /** Checks what holds for every reply on every channel. */
    private static void hold(TestCaller caller, Channel channel) {
        assertThat(caller.talk.toString()).as("no secret in the conversation").doesNotContain("2030").doesNotContain(InMemoryMillbrook.CODE)
                .doesNotContain("pm_card");
        boolean onPhoneTakingCard = channel == Channel.VOICE && caller.said.stream().anyMatch(BotResponse.CardRequest.class::isInstance);
        if (!caller.ended() && channel != Channel.TEXT && !onPhoneTakingCard) {
            assertThat(caller.asked()).as("every reply that does not end the conversation asks something").isPresent();
        }
        if (channel == Channel.TEXT) {
            String whole = caller.words();
            assertThat(whole.length()).as("two segments in all: «" + whole + "»").isLessThanOrEqualTo(TWO_SEGMENTS);
            assertThat(LINK.matcher(whole).results().map(MatchResult::group)).as("each link once: «" + whole + "»")
                    .doesNotHaveDuplicates();
        }
        caller.said.forEach(response -> assertThat(told(response)).as("customers see reference numbers, not ids")
                .doesNotContainPattern("\\b[a-z]{2,5}_[0-9a-z]{10,}"));
        caller.said.forEach(response -> {
            if (response instanceof BotResponse.Question ask) {
                assertThat(ask.text()).as("prompt of " + ask.slot()).isNotBlank();
            }
        });
    }
}

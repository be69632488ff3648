package org.curbstop.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.common.language.PseudoLanguage;
import org.curbstop.common.language.SampleTownWords;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.engine.FlowFrame;
import org.curbstop.text.TextedWords;
import org.curbstop.voice.SpokenWords;

/** Plays conversations with every language replaced by a pseudo-language, and checks each reply as its channel renders it. */
public final class PseudoConversations {

    private static final List<Channel> CHANNELS = List.of(Channel.VOICE, Channel.TEXT, Channel.CHAT, Channel.PAGE);
    private static final int RANDOM_CALLERS = 4;
    private static final int CAREFUL_CALLERS = 2;

    private final Pattern data = data();
    private final Set<String> judged = new HashSet<>();
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> neverEntered = new TreeSet<>();

    private PseudoConversations() {}

    /** Returns reply texts that come from no language folder or are truncated, and flows that were never entered on a channel. */
    public static List<String> faults() {
        var conversations = new PseudoConversations();
        conversations.play(CHANNELS);
        conversations.judge(SpokenWords.outOfService(), List.of(), "out of service");
        conversations.neverEntered.forEach(flow -> conversations.faults.add("never entered: " + flow));
        return List.copyOf(conversations.faults);
    }

    /** Returns the faults of the text channel only. */
    public static List<String> faultsByText() {
        var conversations = new PseudoConversations();
        conversations.play(List.of(Channel.TEXT));
        return List.copyOf(conversations.faults);
    }

    /** Returns the faults of the given responses. */
    static List<String> faults(Channel channel, BotResponse... responses) {
        var conversations = new PseudoConversations();
        var caller = new TestCaller(new InMemoryMillbrook(), channel, Optional.empty(), Optional.of(TestCaller.LANGUAGES.getFirst()));
        caller.said = List.of(responses);
        conversations.judge(caller, channel, "given");
        return List.copyOf(conversations.faults);
    }

    private void play(List<Channel> channels) {
        List<String> flows = TestCaller.SET.flows().keySet().stream().sorted().toList();
        channels.forEach(channel -> flows.forEach(flow -> neverEntered.add(channel + " " + flow)));
        for (var script : ConversationScriptsTest.scripts()) {
            script.on().stream().filter(channels::contains).forEach(channel -> play(script, channel));
        }
        for (Channel channel : channels) {
            for (String flow : TestCaller.SET.roles().all()) {
                for (int seed = 0; seed < RANDOM_CALLERS; seed++) {
                    new RandomCaller(seed, channel, flow).call(caller -> judge(caller, channel, flow));
                }
            }
            for (String task : channel == Channel.PAGE ? List.<String>of() : TestCaller.SET.roles().tasks()) {
                for (int seed = 0; seed < CAREFUL_CALLERS; seed++) {
                    new SimulatedCaller(seed, task, SimulatedCaller.Manner.CAREFUL, false, channel).call(
                            caller -> judge(caller, channel, task));
                }
            }
        }
    }

    private void play(ConversationScriptsTest.ConversationScript script, Channel channel) {
        var town = ConversationScriptsTest.town(script);
        var caller = new TestCaller(town, channel, script.who().flatMap(who -> town.person(who).phone()), script.language());
        var left = new ArrayList<>(script.lines());
        while (!left.isEmpty()) {
            String line = left.removeFirst();
            if (line.charAt(0) != '<' && !caller.ended()) {
                ConversationScriptsTest.say(caller, channel, line, left);
                judge(caller, channel, script.name());
            }
        }
    }

    private void judge(TestCaller caller, Channel channel, String during) {
        caller.talk.frames().stream().map(FlowFrame::flow).forEach(flow -> neverEntered.remove(channel + " " + flow));
        var reply = new Reply("talk", caller.talk.language(), "", caller.said, caller.canGoBack, caller.talk.slowly());
        judge(switch (channel) {
            case VOICE -> SpokenWords.of(reply);
            case TEXT -> List.of(TextedWords.of(reply));
            default -> reply.said().stream().flatMap(PseudoConversations::texts).toList();
        }, caller.typed, channel + " " + during);
    }

    private void judge(List<String> texts, List<String> typed, String during) {
        texts.stream().filter(text -> judged.add(text + typed.size())).map(text -> unmarked(text, typed)).filter(rest -> !rest.isEmpty())
                .forEach(rest -> faults.add(rest + " (" + during + ")"));
    }

    private String unmarked(String text, List<String> typed) {
        String rest = PseudoLanguage.unmarked(text, data);
        return rest.isEmpty() ? rest : PseudoLanguage.unmarked(withoutReadBack(text, typed), data);
    }

    private static String withoutReadBack(String text, List<String> typed) {
        return typed.stream().map(String::strip).filter(said -> !said.isEmpty() && text.contains(said))
                .sorted(Comparator.comparingInt(String::length).reversed()).reduce(text, (left, said) -> left.replaceAll(
                        "(?<![\\p{L}\\d])" + Pattern.quote(said) + "(?![\\p{L}\\d])", "\ufffc"));
    }

    private static Stream<String> texts(BotResponse response) {
        return switch (response) {
            case BotResponse.Message message -> Stream.of(message.text());
            case BotResponse.Question ask -> Stream.concat(Stream.of(ask.text(), ask.hint(), ask.error()),
                    ask.choices().stream().map(BotResponse.AnswerChoice::label));
            case BotResponse.CardRequest card -> Stream.of(card.text());
            case BotResponse.Link link -> Stream.of(link.text());
            case BotResponse.HandOff _, BotResponse.End _ -> Stream.empty();
        };
    }

    /** Matches the sample data that replaces the real actions, and words of callers, which replies repeat. */
    private static Pattern data() {
        Set<String> data;
        try (var files = Files.walk(Path.of("src/test/java/org/curbstop/flows"))) {
            data = SampleTownWords.all(files.filter(file -> file.getFileName().toString().matches(".*(?:Millbrook|Caller)\\w*\\.java"))
                    .toArray(Path[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConversationScriptsTest.scripts().stream().flatMap(script -> script.lines().stream()).filter(line -> line.startsWith(">"))
                .map(line -> line.substring(1).strip()).filter(line -> line.contains(" ")).forEach(data::add);
        data.addAll(List.of("case_0001", "case_0002", "Alder Street", "12 alder", "21 dogwood",
                "12 alder street", "60 dollars", "my card is"));
        return PseudoLanguage.data(data);
    }
}

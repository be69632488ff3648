package org.curbstop.flows;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;

/**
 * Sends any input at any time on any channel: answers, commands, other tasks, hazards, card numbers, forms. Completes no task, but reaches
 * every branch of the engine, so two builds that answer it alike behave alike. The same seed sends the same input.
 */
final class RandomCaller {

    private static final int TURNS = 14;
    private static final List<Channel> CHANNELS = List.of(Channel.VOICE, Channel.TEXT, Channel.CHAT, Channel.PAGE, Channel.PORTAL,
            Channel.DESK);
    private static final List<String> PHRASES = List.of("pay my bill", "I want to pay my water bill please",
            "my power is out at 12 Alder St",
            "no power", "no water", "stop service at 3 Cedar Court", "start service", "what do I owe", "report a street light", "out",
            "no hay luz", "quiero pagar mi recibo", "cuanto debo", "I smell gas", "no gas smell here", "there is a wire down, I smell gas",
            "huele a gas", "agent", "I want to talk to a person", "repeat", "again", "slower", "go back", "change",
            "change the amount to 60",
            "change my address", "start over", "cancel", "help", "finish this later", "I have a code", "I have a code K7M2Q9", "K7M2Q9",
            "menu", "hello", "hola", "thank you", "skip", "español", "hablo español", "english please",
            "puede repetir por favor la pregunta",
            "I would like to have it in english please", "yes", "no", "si", "2", "1", "3", "1 and 3", "two", "the second one",
            "yes, at my house", "no, that is not what I meant", "no, 60 dollars", "no, on December 12", "50", "84.12", "fifty dollars",
            "December 12", "next friday", "12/4", "12 Alder St", "14 aldr st", "I live at twelve Alder Street", "100200302",
            "100 200 302", "97999", "2030", "424242", "503 555 0101", "Robin Vale", "my name is Ada", "half", "mmm brrr", "ok", "nothing",
            "", " ", "something else", "try again", "a person", "gas", "4111 1111 1111 1111", "my card is 4111 1111 1111 1111",
            "my card is 4111 1111 1111 1111 and I want to pay my bill today please", "I smell gas 4111 1111 1111 1111",
            "four one one one one one one one one one one one one one one one", "the power has been out since noon and I need to know when",
            "a ".repeat(UtteranceLimit.MAX_CHARACTERS), "I smell gas " + "a ".repeat(UtteranceLimit.MAX_CHARACTERS));

    private final Random random;
    private final TestCaller caller;
    private final Optional<String> task;

    private RandomCaller(int seed) {
        random = new Random(seed);
        var town = new InMemoryMillbrook();
        var citizen = town.person(pick(List.of("ada", "bo", "cy", "dee", "eve")));
        var phone = random.nextBoolean() ? citizen.phone() : Optional.<String>empty();
        var language = random.nextInt(3) > 0 ? Optional.of(new Language(citizen.language())) : Optional.<Language>empty();
        caller = new TestCaller(town, pick(CHANNELS), phone, language);
        task = Optional.empty();
    }

    /** Creates a caller who opens a task on a channel. */
    RandomCaller(int seed, Channel channel, String task) {
        random = new Random(seed * 31L + task.hashCode());
        var town = new InMemoryMillbrook();
        var citizen = town.person(pick(List.of("ada", "bo", "cy", "dee", "eve")));
        caller = new TestCaller(town, channel, random.nextBoolean() ? citizen.phone() : Optional.empty(),
                Optional.of(new Language(citizen.language())));
        this.task = Optional.of(task);
    }

    /** Returns a digest of all states and responses of the callers with these seeds. */
    static String fingerprint(IntStream seeds) {
        return Sha256Digest.of("random", seeds.mapToObj(seed -> new RandomCaller(seed).call()).collect(Collectors.joining()));
    }

    private String call() {
        return call(_ -> { });
    }

    /** @param replied called with the caller after every reply */
    String call(Consumer<TestCaller> replied) {
        caller.hear(new UserInput.SessionOpened(
                task.orElseGet(() -> random.nextBoolean() ? "" : pick(TestCaller.SET.roles().all().stream().sorted().toList()))));
        replied.accept(caller);
        for (int i = 0; i < TURNS && !caller.ended(); i++) {
            caller.hear(random.nextInt(5) < 3 ? answer() : anything());
            replied.accept(caller);
        }
        return caller.fingerprint();
    }

    private UserInput answer() {
        if (caller.asks().size() > 1 || caller.asked().isPresent() && random.nextInt(6) == 0) {
            return form();
        }
        return caller.asked().map(ask -> given(text(ask))).orElseGet(this::anything);
    }

    private UserInput form() {
        var answers = new HashMap<String, String>();
        caller.asks().stream().filter(_ -> random.nextInt(8) > 0).forEach(ask -> answers.put(ask.slot(), text(ask)));
        if (random.nextInt(6) == 0) {
            answers.put(pick(List.of("account", "amount", "address", "hazard", "zip", "phone")), pick(PHRASES));
        }
        return new UserInput.FormSubmission(answers);
    }

    private String text(BotResponse.Question ask) {
        if (random.nextInt(6) == 0) {
            return pick(PHRASES);
        }
        if (!ask.choices().isEmpty()) {
            var choice = pick(ask.choices());
            return pick(List.of(choice.value(), choice.label(), choice.key()));
        }
        return switch (ask.expected()) {
            case YES_NO -> pick(List.of("yes", "no", "yes, please", "sí"));
            case COUNT -> pick(List.of("2", "four"));
            case MONEY -> pick(List.of("50", "84.12", "fifty"));
            case DATE -> pick(List.of("next friday", "December 4", "el viernes", "1990-05-04", "tomorrow"));
            case ACCOUNT -> pick(List.of("100200302", "100 200 484", "100200559"));
            case PHONE -> pick(List.of("5035550101", "503 555 0105"));
            case ADDRESS -> pick(List.of("12 Alder St", "14 Alder St", "7 Birch Ave", "14 aldr st", "nowhere"));
            case DIGITS, SECRET -> pick(List.of("2030", "4840", InMemoryMillbrook.CODE, "0302"));
            case POSTAL_CODE -> pick(List.of("97999", "97205"));
            case CHOICE, SEVERAL, NAME, WORDS, PHOTO -> pick(List.of("Robin Vale", "it began on monday", "1", "skip"));
        };
    }

    private UserInput given(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> new UserInput.KeypadDigits(text);
            case 1 -> new UserInput.Selection(text);
            default -> UserInput.Utterance.typed(text);
        };
    }

    private UserInput anything() {
        return switch (random.nextInt(16)) {
            case 0 -> new UserInput.Silence();
            case 1 -> new UserInput.Command(pick(List.of(UserInput.CommandKind.values())));
            case 2 -> new UserInput.LanguageSelection(pick(TestCaller.LANGUAGES));
            case 3 -> new UserInput.Attachments(List.of("file_000000000" + random.nextInt(3)), random.nextInt(3) == 0);
            case 4 -> new UserInput.CardCapture(pick(List.of(UserInput.CardCapture.Result.values())), "pm_card_visa");
            case 5 -> new UserInput.KeypadDigits(pick(List.of("0", "*", "1", "2", "12042026")));
            case 6 -> new UserInput.SessionOpened(
                    random.nextBoolean() ? "" : pick(TestCaller.SET.roles().all().stream().sorted().toList()));
            case 7 -> random.nextInt(4) == 0 ? new UserInput.SessionClosed() : form();
            default -> given(pick(PHRASES));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

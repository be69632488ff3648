package org.curbstop.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.engine.Clarification;
import org.curbstop.conversation.engine.FlowFrame;
import org.curbstop.conversation.flowfile.FlowStep;

/**
 * Customer of Millbrook who wants one task done and makes mistakes: mistypes, falls silent, goes back, asks something else in between,
 * changes the language, mentions a gas smell. Answers any question of any flow by its type. The same seed makes the same call.
 */
final class SimulatedCaller {

    /** Number of turns after which the caller gives up. */
    private static final int MAX_TURNS = 25;
    private static final double MISHAP = 0.12;
    /** Example amounts in prompts: one of them equals Ada's balance, which is not a disclosure. */
    private static final Pattern EXAMPLE = Pattern.compile("50 (or|u) 84[.,]12");
    private static final Map<String, List<String>> ASIDES = Map.of(
            "en", List.of("what do I owe", "when will the power be back", "can you repeat that"),
            "es", List.of("cuanto debo", "cuando vuelve la luz", "puede repetir"));
    private static final Map<String, String> HAZARD = Map.of("en", "I smell gas", "es", "huele a gas");
    private static final Map<String, String> OTHER_LANGUAGE = Map.of("en", "hablo español", "es", "english please");

    enum Manner { CAREFUL, HUMAN, MUMBLING, TALKING }

    /** Actions that must have run for a task to be completed; other tasks are completed when their flow ends. */
    private static final Map<String, String> DONE_BY = Map.of(
            "pay-bill", "start-payment", "report-outage", "report-outage", "talk-to-person", "raise-hand-off");

    /**
     * @param amounts amounts disclosed from accounts that the caller had not verified
     * @param unconfirmed actions that ran although the caller had not just said yes
     * @param fingerprint digest of every response and state of the call
     */
    record CallReport(String task, boolean completed, boolean mishaps, int turns, List<String> amounts, boolean hazardHeard,
            List<String> unconfirmed, Optional<String> secondRequest, boolean secondKept, List<String> talk, String fingerprint) {
        List<String> lastLines(int most) {
            return talk.subList(Math.max(0, talk.size() - most), talk.size());
        }
    }

    /** Actions that move money or change service, and need a yes. */
    private static final Set<String> CONFIRMED = Set.of("start-payment", "place-start", "place-stop", "place-move");

    /** Tasks for which the caller gives an address where nobody has service. */
    private static final Set<String> TO_A_FREE_PLACE = Set.of("start-service", "move-service");
    private static final String FREE_PLACE = "14 Alder St";
    /** Reference of an order that a guest has placed; the next constant is its phone number. */
    private static final String ORDER = "400500601";
    private static final String ORDERED_FROM = "5035550108";
    private static final String LETTERS_TO = "5 Oak St, Portland, OR 97205";

    private final Random random;
    private final String task;
    private final Channel channel;
    private final InMemoryMillbrook town = new InMemoryMillbrook();
    private final InMemoryMillbrook.Citizen citizen;
    private final boolean impostor;
    private final Manner manner;
    private final TestCaller caller;
    private final List<String> talk = new ArrayList<>();
    private final List<String> disclosed = new ArrayList<>();
    private String proofBy = "";
    private int mishaps;
    private Consumer<TestCaller> replied = _ -> { };
    private boolean hazardHeard = true;
    private final List<String> unconfirmed = new ArrayList<>();
    private final SpokenRequests requests;
    private final Optional<String> secondRequest;
    private boolean begun;
    private boolean secondKept;

    /** @param impostor whether the caller is Eve, who knows everything about the customer except PIN, code and ZIP code */
    SimulatedCaller(int seed, String task, Manner manner, boolean impostor, Channel... channels) {
        this.random = new Random(seed * 31L + task.hashCode());
        this.task = task;
        this.manner = manner;
        this.impostor = impostor;
        this.channel = pick(channels.length > 0 ? List.of(channels) : List.of(Channel.VOICE, Channel.TEXT, Channel.CHAT));
        this.citizen = town.person(pick(List.of("ada", "bo", "cy", "dee", "ivo")));
        Optional<String> phone = impostor ? town.person("eve").phone()
                : citizen.phone().filter(known -> channel != Channel.CHAT && random.nextInt(4) > 0);
        this.caller = new TestCaller(town, channel, phone, Optional.of(new Language(citizen.language())));
        this.requests = new SpokenRequests(citizen.language(), channel, random);
        this.secondRequest = manner == Manner.TALKING && random.nextInt(5) == 0 ? Optional.of(pick(SpokenRequests.SECOND)).filter(
                second -> !second.equals(task)) : Optional.empty();
    }

    /** Makes the call. A hand-off would end it, so the caller never asks for a person, nor accepts one offered when stuck. */
    CallReport call() {
        return call(_ -> { });
    }

    /** @param replied called with the caller after every reply */
    CallReport call(Consumer<TestCaller> replied) {
        this.replied = replied;
        hear(new UserInput.SessionOpened(manner == Manner.TALKING ? "" : task));
        begun = manner != Manner.TALKING;
        while ((inTask() || !begun) && caller.turns < MAX_TURNS && !caller.ended()) {
            hear(manner == Manner.MUMBLING ? words("mmm brrr") : !begun ? openingRequest() : mishap().orElseGet(this::answer));
            begun |= inTask() || isAnswered();
        }
        boolean inVain = caller.said.stream().anyMatch(response -> response instanceof BotResponse.Message tell
                && (tell.tone() == BotResponse.Message.Tone.ERROR || tell.key().endsWith("locked-out")));
        boolean acted = !DONE_BY.containsKey(task) || town.times(DONE_BY.get(task)) > 0;
        boolean completed = begun && !inTask() && !inVain && acted;
        return new CallReport(task, completed, mishaps > 0, caller.turns - (manner == Manner.TALKING ? 1 : 0), List.copyOf(disclosed),
                hazardHeard, List.copyOf(unconfirmed), secondRequest, secondKept, List.copyOf(talk), caller.fingerprint());
    }

    /** Says the request, or picks it if two tasks are offered. */
    private UserInput openingRequest() {
        boolean offered = caller.talk.aside().map(Clarification::kind).filter(Clarification.Kind.OFFER::equals).isPresent()
                && caller.asked().flatMap(this::wanted).isPresent();
        return offered ? answer() : words(secondRequest.filter(_ -> caller.turns == 1).map(second -> requests.both(task, second))
                .orElseGet(() -> requests.of(task, citizen.homes().getFirst().number())));
    }

    /** Returns whether the task was answered or done in the turn that opened it. */
    private boolean isAnswered() {
        return caller.said.stream().anyMatch(response -> response instanceof BotResponse.Message tell && tell.key().startsWith(task + "."))
                || DONE_BY.containsKey(task) && town.times(DONE_BY.get(task)) > 0;
    }

    private boolean inTask() {
        return !caller.ended() && caller.talk.frames().stream().map(FlowFrame::flow).anyMatch(task::equals);
    }

    private void hear(UserInput input) {
        boolean agreed = SpokenRequests.agrees(input) && caller.talk.aside().isEmpty() && !caller.talk.frames().isEmpty()
                && TestCaller.SET.flow(caller.talk.frames().getLast().flow())
                        .step(caller.talk.frames().getLast().step()) instanceof FlowStep.Confirm;
        int acts = town.acts.size();
        caller.hear(input);
        town.acts.subList(acts, town.acts.size()).stream().filter(act -> CONFIRMED.contains(act) && !agreed).forEach(unconfirmed::add);
        secondKept |= secondRequest.filter(second -> caller.talk.frames().stream().anyMatch(frame -> frame.flow().equals(second)))
                .isPresent();
        replied.accept(caller);
        talk.add(input + " -> " + caller.words().strip());
        Set<String> own = caller.talk.proof().map(proof -> Set.copyOf(proof.subjects())).orElse(Set.of());
        String words = EXAMPLE.matcher(responseText()).replaceAll("");
        town.homes().filter(home -> !own.contains(home.id())).flatMap(home -> home.amounts().stream())
                .filter(words::contains).forEach(disclosed::add);
    }

    private String responseText() {
        return caller.said.stream().map(response -> switch (response) {
            case BotResponse.Message tell -> tell.text();
            case BotResponse.Question ask -> ask.text() + ask.hint() + ask.choices() + ask.kept() + ask.error();
            case BotResponse.CardRequest card -> card.text();
            case BotResponse.Link link -> link.text();
            case BotResponse.HandOff _, BotResponse.End _ -> "";
        }).collect(Collectors.joining(" "));
    }

    /** Returns what the caller does instead of answering, if anything. */
    private Optional<UserInput> mishap() {
        if (manner == Manner.CAREFUL || random.nextDouble() >= MISHAP || caller.talk.aside().isPresent()) {
            return Optional.empty();
        }
        mishaps++;
        String language = caller.talk.language().tag();
        return switch (random.nextInt(7)) {
            case 0 -> channel == Channel.VOICE ? Optional.of(new UserInput.Silence()) : Optional.empty();
            case 1 -> Optional.of(words(pick(ASIDES.get(language))));
            case 2 -> Optional.of(words(OTHER_LANGUAGE.get(language)));
            case 3 -> caller.canGoBack ? Optional.of(new UserInput.Command(UserInput.CommandKind.BACK)) : Optional.empty();
            case 4 -> Optional.of(words("mmm brrr"));
            case 5 -> Optional.of(new UserInput.Command(UserInput.CommandKind.HELP));
            default -> Optional.of(reportHazard(language));
        };
    }

    private UserInput reportHazard(String language) {
        // A caller who was told to leave is not asked what else they want: the conversation ends with the report.
        UserInput input = words(HAZARD.get(language));
        var before = caller.talk;
        hear(input);
        hazardHeard &= caller.said.stream().findFirst()
                .filter(response -> response instanceof BotResponse.Message tell && tell.tone() == BotResponse.Message.Tone.DANGER)
                .isPresent();
        return before.equals(caller.talk) ? input : answer();
    }

    private UserInput answer() {
        Optional<BotResponse.CardRequest> card = caller.said.stream().filter(BotResponse.CardRequest.class::isInstance)
                .map(BotResponse.CardRequest.class::cast).findFirst();
        if (card.isPresent() && channel == Channel.VOICE) {
            return new UserInput.CardCapture(UserInput.CardCapture.Result.TAKEN, "pm_card_visa");
        }
        if (caller.asked().isEmpty()) {
            return words("ok");
        }
        BotResponse.Question ask = caller.asked().get();
        return switch (ask.expected()) {
            case CHOICE, SEVERAL -> choice(ask);
            case YES_NO -> words(ask.slot().equals("hazard") || manner == Manner.TALKING && ask.slot().equals("payNow") ? "no" : yes());
            case COUNT -> words("2");
            case NAME -> words("Robin Vale");
            case MONEY -> words(manner == Manner.TALKING ? requests.amount(caller.talk.language().tag())
                    : task.equals("dispute-bill") ? "10" : "50");
            case DATE -> words(caller.talk.language().equals(Language.SPANISH) ? "el viernes" : "next friday");
            case ACCOUNT -> digits(citizen.homes().getFirst().number());
            case PHONE -> digits(
                    impostor ? "5035550105" : task.equals("check-order") ? ORDERED_FROM : citizen.phone().orElseThrow().substring(2));
            case ADDRESS -> words(ask.slot().equals("forward") ? LETTERS_TO
                    : typo(TO_A_FREE_PLACE.contains(task) ? FREE_PLACE : citizen.homes().getFirst().street()));
            case SECRET -> digits(secret());
            case DIGITS -> digits(ask.slot().equals("reference") ? ORDER : citizen.homes().getFirst().number().substring(5));
            case POSTAL_CODE -> digits(impostor ? "9" + (1000 + random.nextInt(9000)) : citizen.homes().getFirst().zip());
            case WORDS -> words("it began on monday");
            case PHOTO -> new UserInput.Attachments(List.of("file_0000000001"));
        };
    }

    private String secret() {
        boolean byPin = proofBy.equals("pin");
        return impostor ? String.valueOf(byPin ? 1000 + random.nextInt(1000) : 500_000 + random.nextInt(400_000))
                : byPin ? citizen.homes().getFirst().pin() : InMemoryMillbrook.CODE;
    }

    private UserInput choice(BotResponse.Question ask) {
        BotResponse.AnswerChoice choice = wanted(ask).orElseGet(() -> pick(ask.choices()));
        if (manner == Manner.TALKING && ask.slot().equals("how") && choice.value().equals("pin") && random.nextBoolean()) {
            proofBy = "pin";
            return digits(secret());
        }
        if (choice.label().isEmpty()) {
            proofBy = choice.value();
            return digits(choice.value().equals("pin") ? secret() : citizen.homes().getFirst().number());
        }
        if (ask.slot().equals("how")) {
            proofBy = choice.value();
        }
        boolean keyed = channel == Channel.VOICE && !choice.key().isEmpty() && random.nextBoolean();
        return keyed ? new UserInput.KeypadDigits(choice.key()) : channel == Channel.CHAT ? new UserInput.Selection(choice.value())
                : words(channel == Channel.TEXT && !choice.key().isEmpty() ? choice.key() : choice.label());
    }

    /** Returns the choice that keeps the conversation on the caller's task, if there is one. */
    private Optional<BotResponse.AnswerChoice> wanted(BotResponse.Question ask) {
        return ask.choices().stream().filter(choice -> switch (ask.slot()) {
            case "hazard" -> choice.value().equals("none");
            default -> choice.value().equals(task)
                    || caller.talk.aside().map(Clarification::kind).filter(Clarification.Kind.STUCK::equals).isPresent()
                    && !choice.value().equals("person") && !choice.value().equals("menu");
        }).findFirst();
    }

    private String yes() {
        boolean refuses = caller.talk.aside().map(Clarification::kind)
                .filter(kind -> kind == Clarification.Kind.CANCEL || kind == Clarification.Kind.START_OVER
                        || kind == Clarification.Kind.HAZARD)
                .isPresent();
        boolean spanish = caller.talk.language().equals(Language.SPANISH);
        return refuses ? "no" : spanish ? "sí" : "yes";
    }

    private String typo(String text) {
        if (manner == Manner.CAREFUL || random.nextInt(3) > 0 || text.length() < 6) {
            return text;
        }
        mishaps++;
        int at = text.length() - 3;
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private UserInput digits(String digits) {
        return channel == Channel.VOICE && random.nextBoolean() ? new UserInput.KeypadDigits(digits)
                : words(manner == Manner.TALKING ? requests.spoken(digits, caller.talk.language().tag()) : digits);
    }

    private static UserInput words(String text) {
        return UserInput.Utterance.typed(text);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.voice.SpokenWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits the words that a caller hears first, and the inputs of a caller who knows their account number. */
class PhoneMenuTest {

    private static final int MAX_WORDS_OF_OPENING = 25;
    private static final String PIN = "#2030";
    private static final String CARD = "$";

    private final InMemoryMillbrook town = new InMemoryMillbrook();

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void the_opening_of_a_call_is_short(String language) {
        assertThat(words(call("ada", language))).isBetween(8, MAX_WORDS_OF_OPENING);
        assertThat(words(call("eve", language))).isLessThanOrEqualTo(MAX_WORDS_OF_OPENING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_balance_takes_two_inputs(String language) {
        var caller = call("ada", language, language.equals("en") ? "what do I owe" : "cuánto debo", PIN);
        assertThat(tells(caller)).contains("check-balance.owed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void paying_all_takes_four_inputs(String language) {
        var caller = call("ada", language, language.equals("en") ? "pay my bill" : "pagar mi factura", PIN, yes(language), CARD);
        assertThat(tells(caller)).contains("pay-bill.paid");
        assertThat(town.acts).contains("pays acct_ada 84.12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_guest_pays_with_six_inputs(String language) {
        var caller = call("eve", language, language.equals("en") ? "pay a bill" : "pagar una factura", "#100200302", "#97999", "#60",
                yes(language), CARD);
        assertThat(tells(caller)).contains("pay-bill.paid");
        assertThat(town.acts).contains("pays acct_ada 60.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_outage_at_home_is_reported_with_three_inputs(String language) {
        call("ada", language, language.equals("en") ? "my power is out" : "no tengo luz", "no", yes(language));
        assertThat(town.acts).contains("reports electric at 12 Alder St danger none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_visit_is_booked_with_four_inputs(String language) {
        var caller = language.equals("en") ? call("flo", language, "book a visit", "#8980", "a leak", "yes")
                : call("flo", language, "reservar una visita", "#8980", "una fuga", "sí");
        assertThat(town.times("book-visit")).isOne();
        assertThat(tells(caller)).as("in this test town the first time is taken meanwhile").contains("book-visit.full");
        caller.hear(new UserInput.Utterance(yes(language), 0.9));
        assertThat(tells(caller)).contains("book-visit.booked");
    }

    private TestCaller call(String who, String language, String... inputs) {
        var caller = new TestCaller(town, Channel.VOICE, town.person(who).phone(), Optional.of(new Language(language)));
        caller.hear(new UserInput.SessionOpened(""));
        Stream.of(inputs).forEach(input -> caller.hear(switch (input.charAt(0)) {
            case '#' -> new UserInput.KeypadDigits(input.substring(1));
            case '$' -> new UserInput.CardCapture(UserInput.CardCapture.Result.TAKEN, "pm_card_visa");
            default -> new UserInput.Utterance(input, 0.9);
        }));
        return caller;
    }

    private static int words(TestCaller caller) {
        return SpokenWords.of(new Reply("talk", caller.talk.language(), "", caller.said, false, false)).stream()
                .mapToInt(said -> said.strip().split("\\s+").length).sum();
    }

    private static List<String> tells(TestCaller caller) {
        return caller.said.stream().filter(BotResponse.Message.class::isInstance)
                .map(message -> ((BotResponse.Message) message).key()).toList();
    }

    private static String yes(String language) {
        return language.equals("en") ? "yes" : "sí";
    }
}

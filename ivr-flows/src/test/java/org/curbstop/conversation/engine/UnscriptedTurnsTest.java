package org.curbstop.conversation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.flows.TestCaller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns from states and with inputs that a conversation script cannot express. */
class UnscriptedTurnsTest {

    private final InMemoryMillbrook town = new InMemoryMillbrook();

    @ParameterizedTest
    @CsvSource({"en, yes", "es, sí"})
    void a_yes_that_was_heard_badly_confirms_no_payment(String language, String yes) {
        var ada = caller("ada", Channel.VOICE, language);
        ada.hear(new UserInput.SessionOpened("pay-bill"));
        ada.hear(new UserInput.KeypadDigits("2030"));
        ada.hear(new UserInput.Utterance(yes, 0.1));
        assertThat(messages(ada)).contains("common.misunderstood");
        assertThat(town.acts).doesNotContain("start-payment");
        ada.hear(new UserInput.Utterance(yes, 0));
        assertThat(ada.said).anyMatch(BotResponse.CardRequest.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void who_has_no_account_after_a_proof_can_still_pay_with_a_bill(String language) {
        for (var channel : List.of(Channel.CHAT, Channel.TEXT, Channel.VOICE)) {
            var eve = caller("eve", channel, language);
            eve.talk = eve.talk.withProof(Optional.of(new IdentityProof(ProofLevel.BY_CODE, town.person("eve").id(), List.of())));
            eve.hear(new UserInput.SessionOpened("pay-bill"));
            assertThat(messages(eve)).contains("pay-bill.none");
            eve.answer("100200302");
            eve.answer("97999");
            assertThat(eve.asks()).extracting(BotResponse.Question::slot).containsExactly("amount");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fire", "shock", "flood", "water", "carbon-monoxide"})
    void a_hazard_without_a_warning_of_its_own_in_the_report_gets_the_general_one(String hazard) {
        var eve = caller("eve", Channel.CHAT, "en");
        eve.talk = eve.talk.withFrames(List.of(
                FlowFrame.begin("report-outage", "danger", FlowFrame.EntryReason.OPENED, Map.of("hazard", SlotValue.of(hazard)))));
        eve.hear(new UserInput.Command(UserInput.CommandKind.REPEAT));
        assertThat(messages(eve)).contains("report-outage.danger-other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | 41002003 | %s %s", "en | 41002003 | %s, %s", "en | 51002003024 | %s %s",
        "en | 51002003024 | account %s and %s", "es | 41002003 | %s %s", "es | 51002003024 | %s y %s",
        "es | 601100200302 | %s %s"})
    void an_account_and_a_postal_code_are_no_card_number_where_both_are_asked(String language, String account, String said) {
        var words = IntStream.range(97000, 97999).mapToObj(zip -> said.formatted(account, zip)).filter(SensitiveNumbers::isIn).findFirst()
                .orElseThrow();
        for (var channel : List.of(Channel.CHAT, Channel.TEXT, Channel.VOICE)) {
            var eve = atAccountNumber(channel, language);
            eve.answer(words);
            assertThat(messages(eve)).doesNotContain("common.card-typed", "common.misunderstood");
            assertThat(eve.talk.transcript().toString()).doesNotContain(account);
            var elsewhere = caller("eve", channel, language);
            elsewhere.answer(words);
            assertThat(messages(elsewhere)).contains("common.card-typed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4242 4242 4242 4242", "4242424242424242", "4242-4242-4242-4242", "4242 4242 4242 4242 97204",
        "4242424242424242 97204", "97204 4242424242424242", "3782 822463 10005", "378282246310005", "378282246310005 97204",
        "3056 930902 5904", "30569309025904", "4222222222222", "4222222222222 97204", "my ssn is 219099998 97204",
        "219099998 97204 is my social security number"})
    void a_card_number_is_refused_where_an_account_and_a_postal_code_are_asked(String words) {
        for (var channel : List.of(Channel.CHAT, Channel.TEXT, Channel.VOICE)) {
            var eve = atAccountNumber(channel, "en");
            eve.answer(words);
            assertThat(messages(eve)).contains("common.card-typed");
            assertThat(eve.talk.toString()).doesNotContainPattern("4242|(?<!_)\\d{10}|822463|930902|219099998");
        }
    }

    private TestCaller atAccountNumber(Channel channel, String language) {
        var eve = new TestCaller(town, channel, Optional.empty(), Optional.of(new Language(language)));
        eve.hear(new UserInput.SessionOpened("pay-bill"));
        eve.answer(language.equals("en") ? "i have my bill" : "tengo mi factura");
        assertThat(eve.asks()).extracting(BotResponse.Question::slot).containsExactly("number");
        return eve;
    }

    private TestCaller caller(String name, Channel channel, String language) {
        return new TestCaller(town, channel, town.person(name).phone(), Optional.of(new Language(language)));
    }

    private static List<String> messages(TestCaller caller) {
        return caller.said.stream().flatMap(said -> said instanceof BotResponse.Message message ? Stream.of(message.key()) : Stream.of())
                .toList();
    }
}

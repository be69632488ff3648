package org.curbstop.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.curbstop.sandbox.twilio.PhoneCall.CallState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated phone interprets TwiML as Twilio does, so that what works here also works there. */
class PhoneCallTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);
    private static final String ADA = "+15035550101";

    private final ScriptedWebhookSender doors = new ScriptedWebhookSender().at("/next", "<Say>Next</Say>").at("/status", "");
    private PayConnector vault = (number, expires, code, zip) -> "pm_" + number.substring(12);

    private PhoneCall dial(String document) {
        return phone(false).dial(ADA, document);
    }

    private record Phone(ScriptedWebhookSender doors, SandboxPhone phone) {
        PhoneCall dial(String from, String document) {
            doors.at("/call", document);
            return phone.dial(from);
        }
    }

    private Phone phone(boolean fallsThrough) {
        return new Phone(doors, new SandboxPhone(doors, (n, e, c, z) -> vault.tokenize(n, e, c, z), NOW,
                new SandboxPhone.PhoneLine("+15035550199", "AC1", () -> URI.create("https://u.example/call"), "/fallback", "/status"),
                fallsThrough));
    }

    @Test
    void verbs_run_in_order_and_the_end_of_the_document_hangs_up() {
        var call = dial("<Say>One</Say><Pause length='2'/><Say>Two</Say>");
        assertThat(call.lastPrompt()).isEqualTo("One Two");
        assertThat(call.isOver()).isTrue();
        assertThat(doors.last().path()).isEqualTo("/status");
        assertThat(doors.last().fields()).containsEntry("CallStatus", "completed");
    }

    @Test
    void a_gather_plays_its_content_and_waits() {
        var call = dial("<Gather action='/next' timeout='6'><Say>Press one</Say></Gather><Say>Not yet</Say>");
        assertThat(call.lastPrompt()).isEqualTo("Press one");
        assertThat(call.waiting()).isEqualTo(new CallState.Input(true, false, 6, ""));
    }

    @Test
    void the_finish_key_submits_the_keys_before_it() {
        dial("<Gather action='/next'/>").press("12#");
        assertThat(doors.asked.get(1).fields()).containsEntry("Digits", "12").containsEntry("FinishedOnKey", "#");
        assertThat(doors.asked.get(1).path()).isEqualTo("/next");
    }

    @Test
    void the_expected_number_of_keys_needs_no_finish_key() {
        assertThat(dial("<Gather action='/next' numDigits='2'/>").press("1").waiting()).isInstanceOf(CallState.Input.class);
        assertThat(dial("<Gather action='/next' numDigits='2'/>").press("12").isOver()).isTrue();
    }

    @Test
    void verbs_after_a_gather_whose_action_is_called_are_dropped() {
        assertThat(dial("<Gather action='/next'/><Say>Dropped</Say>").press("1#").lastPrompt()).isEqualTo("Next");
    }

    @Test
    void keys_pressed_before_the_timeout_count() {
        dial("<Gather action='/next'/>").press("12").silence();
        assertThat(doors.asked.get(1).fields()).containsEntry("Digits", "12");
    }

    @Test
    void silence_continues_with_the_next_verb_and_calls_no_action() {
        assertThat(dial("<Gather action='/next'/><Say>Fell</Say>").silence().lastPrompt()).isEqualTo("Fell");
        assertThat(doors.paths()).containsExactly("/call", "/status");
    }

    @Test
    void silence_calls_the_action_if_the_document_requests_it() {
        assertThat(dial("<Gather action='/next' actionOnEmptyResult='true'/>").silence().lastPrompt()).isEqualTo("Next");
        assertThat(doors.asked.get(1).fields()).containsEntry("Digits", "").doesNotContainKey("SpeechResult");
    }

    @Test
    void speech_is_recognized_only_within_a_gather() {
        assertThat(dial("<Gather action='/next'/>").say("pay").waiting()).isInstanceOf(CallState.Input.class);
        dial("<Gather input='dtmf speech' action='/next'/>").say("pay my bill", 0.8);
        assertThat(doors.asked.get(2).fields()).containsEntry("SpeechResult", "pay my bill").containsEntry("Confidence", "0.8");
    }

    @Test
    void the_first_kind_of_input_wins() {
        var call = dial("<Gather input='dtmf speech' action='/next'/>").press("1").say("two");
        assertThat(call.waiting()).isEqualTo(new CallState.Input(true, true, 5, "1"));
        call.press("#");
        assertThat(doors.asked.get(1).fields()).containsEntry("Digits", "1").doesNotContainKey("SpeechResult");
    }

    @Test
    void relative_and_missing_urls_resolve_against_the_document() {
        doors.at("/a/b", "<Gather numDigits='1' action='c?x=1'/>").at("/a/c?x=1", "<Say>There</Say>");
        assertThat(dial("<Redirect>/a/b</Redirect>").press("1").lastPrompt()).isEqualTo("There");
        dial("<Gather numDigits='1'/>").press("1");
        assertThat(doors.last().path()).isEqualTo("/call");
    }

    @Test
    void a_redirect_leaves_the_document() {
        assertThat(dial("<Say>First</Say><Redirect>/next</Redirect>").lastPrompt()).isEqualTo("First Next");
    }

    @Test
    void circular_redirects_end() {
        doors.at("/round", "<Redirect>/round</Redirect>");
        assertThat(dial("<Redirect>/round</Redirect>").waiting()).isEqualTo(new CallState.Ended("error 64101"));
    }

    @Test
    void say_repeats_as_often_as_loop_specifies() {
        assertThat(dial("<Say loop='3'>Again</Say>").lastPrompt()).isEqualTo("Again Again Again");
        var endless = dial("<Say loop='0'>Forever</Say><Say>Never</Say>");
        assertThat(endless.isOver()).isFalse();
        assertThat(endless.hangUp().lastPrompt()).isEmpty();
    }

    @Test
    void a_slower_speech_rate_is_applied() {
        assertThat(dial("<Say language='es-US'><prosody rate='80%'>Hola</prosody></Say>").transcript())
                .anyMatch(line -> line.text().equals("Hola") && line.lang().equals("es-US") && line.rate() == 0.8);
    }

    @Test
    void a_failing_endpoint_leads_to_the_fallback_with_the_error_code() {
        doors.at("/fallback", "<Say>Sorry</Say>").broken("/dead", 503);
        assertThat(dial("<Redirect>/dead</Redirect>").lastPrompt()).isEqualTo("Sorry");
        var asked = doors.asked.stream().filter(one -> one.path().equals("/fallback")).findFirst().orElseThrow();
        assertThat(asked.fields()).containsEntry("ErrorCode", "11200").containsEntry("ErrorUrl", "https://u.example/dead");
    }

    @Test
    void a_failing_fallback_plays_twilios_own_message() {
        assertThat(dial("<Redirect>/dead</Redirect>").lastPrompt()).contains("application error");
    }

    @Test
    void a_lost_connection_is_retried_once_with_the_same_token() {
        doors.broken("/gone", 0).at("/fallback", "");
        dial("<Redirect>/gone</Redirect>");
        var tries = doors.asked.stream().filter(one -> one.path().equals("/gone")).toList();
        assertThat(tries).hasSize(2);
        assertThat(tries.get(0).token()).isEqualTo(tries.get(1).token());
    }

    @ParameterizedTest
    @CsvSource({"answered,completed", "busy,busy", "nobody,no-answer"})
    void a_dialed_call_ends_with_a_status_for_the_action(String what, String status) {
        var call = dial("<Dial action='/next' timeout='20'>+15035550198</Dial><Say>Dropped</Say>");
        assertThat(call.waiting()).isEqualTo(new CallState.Ringing("+15035550198", 20));
        switch (what) {
            case "answered" -> call.answered().otherPartyHangsUp();
            case "busy" -> call.busy();
            default -> call.silence();
        }
        assertThat(doors.asked.get(1).fields()).containsEntry("DialCallStatus", status);
        assertThat(call.lastPrompt()).isEqualTo("Next");
    }

    @Test
    void a_dial_without_action_continues_in_the_document() {
        assertThat(dial("<Dial>+15035550198</Dial><Say>After</Say>").silence().lastPrompt()).isEqualTo("After");
    }

    @Test
    void a_queue_plays_its_waiting_document_and_can_be_left() {
        doors.at("/wait", "<Say>You are first</Say><Leave/>");
        assertThat(dial("<Enqueue waitUrl='/wait' action='/next'>desk</Enqueue>").lastPrompt()).isEqualTo("You are first Next");
        assertThat(doors.asked.get(2).fields()).containsEntry("QueueResult", "leave");
    }

    @Test
    void a_card_is_collected_step_by_step_and_only_tokenized() {
        var call = dial("<Pay action='/next' tokenType='payment-method' maxAttempts='3'/>");
        assertThat(call.lastPrompt()).contains("card number");
        assertThat(call.press("4242424242424242").lastPrompt()).contains("expiration date");
        assertThat(call.press("1228").lastPrompt()).contains("zip code");
        assertThat(call.press("97999").lastPrompt()).contains("security code");
        call.press("123");
        var told = doors.asked.get(1).fields();
        assertThat(told).containsEntry("Result", "success").containsEntry("PaymentToken", "pm_4242")
                .containsEntry("PaymentCardNumber", "xxxxxxxxxxxx4242").containsEntry("PaymentCardType", "visa")
                .containsEntry("SecurityCode", "xxx");
        assertThat(told.values()).noneMatch(value -> value.contains("4242424242424242") || value.equals("123"));
        assertThat(call.transcript()).noneMatch(line -> line.text().matches(".*\\d{5,}.*") && line.who() == TranscriptLine.Speaker.CALLER);
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424241, card number is not valid",
        "6011111111111117, kind of card is not accepted",
        "42#, card number is not valid"})
    void an_invalid_card_is_requested_again_with_the_reason(String keys, String reason) {
        assertThat(dial("<Pay action='/next' maxAttempts='2'/>").press(keys).lastPrompt()).contains(reason);
    }

    @Test
    void an_expired_card_is_requested_again() {
        assertThat(dial("<Pay action='/next' maxAttempts='2'/>").press("4242424242424242").press("1026").lastPrompt())
                .contains("date is not valid");
        assertThat(dial("<Pay action='/next' maxAttempts='2'/>").press("4242424242424242").press("1126").lastPrompt()).contains("zip code");
    }

    @Test
    void too_many_attempts_call_the_action_or_fall_through() {
        String pay = "<Pay action='/next' maxAttempts='2'/><Say>Fell</Say>";
        assertThat(dial(pay).silence().silence().lastPrompt()).isEqualTo("Next");
        assertThat(doors.asked.get(1).fields()).containsEntry("Result", "too-many-failed-attempts");
        assertThat(phone(true).dial(ADA, pay).silence().silence().lastPrompt()).isEqualTo("Fell");
    }

    @Test
    void a_star_cancels_the_card_and_a_hang_up_is_reported() {
        dial("<Pay action='/next'/>").press("42*");
        assertThat(doors.asked.get(1).fields()).containsEntry("Result", "caller-interrupted-with-star");
        dial("<Pay action='/next'/>").press("42").hangUp();
        assertThat(doors.asked.stream().map(one -> one.fields().getOrDefault("Result", ""))).contains("caller-hung-up");
    }

    @Test
    void a_card_refused_by_the_gateway_is_a_connector_error() {
        vault = (number, expires, code, zip) -> {
            throw new PayConnector.CardRefusedException("card_declined", "declined");
        };
        dial("<Pay action='/next'/>").pay("4000000000000002", "1228", "97999", "123");
        assertThat(doors.asked.get(1).fields()).containsEntry("Result", "payment-connector-error")
                .containsEntry("ConnectorError", "card_declined")
                .doesNotContainKey("PaymentToken");
    }

    @Test
    void a_custom_prompt_replaces_twilios_own() {
        assertThat(dial("<Pay action='/next' language='es-US'><Prompt for='payment-card-number'><Say>Su tarjeta</Say></Prompt></Pay>")
                .press("4242424242424242").transcript().stream().filter(line -> line.who() == TranscriptLine.Speaker.UTILITY)
                .map(TranscriptLine::text))
                .containsExactly("Su tarjeta", "Marque la fecha de vencimiento, dos dígitos del mes y dos del año.");
    }

    @Test
    void unexpected_input_is_ignored() {
        var call = dial("<Dial>+15035550198</Dial>").press("1").say("hello");
        assertThat(call.waiting()).isInstanceOf(CallState.Ringing.class);
        assertThat(doors.asked).hasSize(1);
    }
}

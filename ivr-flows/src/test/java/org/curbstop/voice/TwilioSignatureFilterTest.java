package org.curbstop.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.voice.ScriptedReplies.tell;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.curbstop.conversation.BotResponse;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.sandbox.twilio.TwilioRequestSigner;
import org.curbstop.twilio.TwilioSignatureFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSignatureFilterTest {

    private static final URI DOOR = URI.create(ScriptedPhoneLine.PUBLIC + "/twilio/voice/turn?step=1&lang=en");
    private static final Map<String, String> FIELDS = new TreeMap<>(Map.of("CallSid", "CA1", "From", "+15035550101", "Digits", "1 é&="));

    private final ScriptedPhoneLine line = new ScriptedPhoneLine();

    private static String signed(URI at, Map<String, String> fields) {
        return TwilioRequestSigner.sign(at.toString(), fields, TwilioAccount.SANDBOX_TOKEN);
    }

    @Test
    void signer_and_validator_agree_with_twilios_published_example() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        var fields = Map.of("CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits", "1234", "From", "+14158675309", "To",
                "+18005551212");
        assertThat(TwilioRequestSigner.sign(url, fields, "12345")).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assertThat(new RequestValidator("12345").validate(url, fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isTrue();
    }

    @Test
    void a_signed_webhook_is_processed() {
        line.talk.replies(tell("Hello"), new BotResponse.End());
        var response = line.raw(DOOR, ScriptedPhoneLine.encoded(FIELDS), signed(DOOR, FIELDS));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith("application/xml");
        assertThat(line.talk.heard).hasSize(1);
    }

    @Test
    void a_webhook_without_a_valid_signature_is_refused() {
        String right = signed(DOOR, FIELDS);
        String body = ScriptedPhoneLine.encoded(FIELDS);
        assertThat(line.raw(DOOR, body, null).getStatus()).isEqualTo(403);
        assertThat(line.raw(DOOR, body, "").getStatus()).isEqualTo(403);
        assertThat(line.raw(DOOR, body, right.toLowerCase(java.util.Locale.ROOT)).getStatus()).isEqualTo(403);
        assertThat(line.raw(DOOR, body.replace("Digits=1", "Digits=2"), right).getStatus()).isEqualTo(403);
        assertThat(line.raw(DOOR, body + "&Extra=1", right).getStatus()).isEqualTo(403);
        assertThat(line.raw(URI.create(DOOR.toString().replace("step=1", "step=2")), body, right).getStatus()).isEqualTo(403);
        assertThat(line.raw(URI.create(DOOR + "&x=1"), body, right).getStatus()).isEqualTo(403);
        assertThat(line.raw(URI.create(ScriptedPhoneLine.PUBLIC + "/twilio/voice"), body, right).getStatus()).isEqualTo(403);
        assertThat(line.talk.heard).isEmpty();
    }

    @Test
    void a_percent_encoded_path_is_filtered_too() {
        for (String path : java.util.List.of("/%74wilio/voice", "/twili%6F/voice", "//twilio/voice", "/twilio;x=1/voice")) {
            assertThat(line.raw(URI.create(ScriptedPhoneLine.PUBLIC + path), ScriptedPhoneLine.encoded(FIELDS), null).getStatus()).as(path)
                    .isEqualTo(403);
        }
        assertThat(line.talk.heard).isEmpty();
    }

    @Test
    void a_repeated_field_is_refused_even_if_one_value_is_signed() {
        assertThat(line.raw(DOOR, ScriptedPhoneLine.encoded(FIELDS) + "&Digits=9", signed(DOOR, FIELDS)).getStatus()).isEqualTo(403);
        assertThat(line.raw(DOOR, ScriptedPhoneLine.encoded(FIELDS) + "&step=9", signed(DOOR, FIELDS)).getStatus()).isEqualTo(403);
        assertThat(line.talk.heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AccountSid, AC11111111111111111111111111111111", "AccountSid, ''", "AccountSid, ac00000000000000000000000000000000",
        "To, +15035550150", "To, ''", "Called, +15035550150", "To, 5035550199"})
    void a_webhook_signed_for_another_account_or_number_is_refused(String field, String other) {
        var fields = new TreeMap<>(FIELDS);
        fields.put("AccountSid", TwilioAccount.SANDBOX_SID);
        fields.put("To", "+15035550199");
        fields.put(field, other);
        for (String door : java.util.List.of(VoiceWebhookPaths.INCOMING, VoiceWebhookPaths.TURN, VoiceWebhookPaths.CARD,
                VoiceWebhookPaths.RETRY, VoiceWebhookPaths.DIALED, VoiceWebhookPaths.EMERGENCY, VoiceWebhookPaths.FALLBACK,
                VoiceWebhookPaths.STATUS, "/twilio/text")) {
            URI at = URI.create(ScriptedPhoneLine.PUBLIC + door + "?step=1&lang=en");
            assertThat(line.raw(at, ScriptedPhoneLine.encoded(fields), signed(at, fields)).getStatus()).as(door).isEqualTo(403);
        }
        assertThat(line.talk.heard).isEmpty();
    }

    @Test
    void a_delivery_report_of_another_twilio_account_is_refused() {
        URI at = URI.create(ScriptedPhoneLine.PUBLIC + "/twilio/status?delivery=x");
        var fields = new TreeMap<>(Map.of("AccountSid", TwilioAccount.SANDBOX_SID, "To", "+15035550150", "MessageStatus", "delivered"));
        // The filter accepts it, but no such endpoint exists.
        assertThat(line.raw(at, ScriptedPhoneLine.encoded(fields), signed(at, fields)).getStatus()).isEqualTo(404);
        fields.put("AccountSid", "AC11111111111111111111111111111111");
        assertThat(line.raw(at, ScriptedPhoneLine.encoded(fields), signed(at, fields)).getStatus()).isEqualTo(403);
    }

    @Test
    void a_body_above_the_limit_is_refused_unread() {
        var large = new TreeMap<>(FIELDS);
        large.put("SpeechResult", "a".repeat(TwilioSignatureFilter.MAX_BODY_BYTES));
        assertThat(line.raw(DOOR, ScriptedPhoneLine.encoded(large), signed(DOOR, large)).getStatus()).isEqualTo(413);
        assertThat(line.talk.heard).isEmpty();
    }

    @Test
    void a_body_that_is_not_a_form_is_refused() {
        assertThat(line.raw(DOOR, "%zz=%", "x").getStatus()).isEqualTo(403);
        assertThat(line.raw(DOOR, "{\"CallSid\":\"CA1\"}", signed(DOOR, Map.of())).getStatus()).isEqualTo(403);
    }

    @Test
    void a_replayed_webhook_gets_the_same_response_and_does_nothing() {
        line.talk.replies(tell("First"), new BotResponse.End()).replies(tell("Second"), new BotResponse.End());
        String first = body(line.raw(DOOR, ScriptedPhoneLine.encoded(FIELDS), signed(DOOR, FIELDS)));
        String replayed = body(line.raw(DOOR, ScriptedPhoneLine.encoded(FIELDS), signed(DOOR, FIELDS)));
        assertThat(replayed).isEqualTo(first).contains("First");
        assertThat(line.talk.heard).hasSize(1);
    }

    @Test
    void other_paths_are_not_filtered() throws Exception {
        assertThat(line.doors.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/elsewhere")).andReturn()
                .getResponse().getStatus()).isEqualTo(404);
    }

    private static String body(org.springframework.mock.web.MockHttpServletResponse response) {
        try {
            return response.getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

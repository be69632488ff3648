package org.curbstop.voice;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.notices.PretendTwilio;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.sandbox.twilio.SandboxPhone;
import org.curbstop.sandbox.twilio.TwilioSignature;
import org.curbstop.sandbox.twilio.Webhooks;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestAddresses;
import org.curbstop.utility.Utility;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The phone line with a scripted talk behind it, and a phone on Twilio's pretended network before it. */
final class Line implements Webhooks {

    static final String PUBLIC = "https://millbrook.example";

    final ScriptedTalk talk = new ScriptedTalk();
    final MockMvc doors;
    final SandboxPhone phone;

    Line() {
        this(new VoiceSettings(Duration.ofMillis(300), 50, Duration.ofSeconds(25), 80, "Default", Map.of()));
    }

    Line(VoiceSettings settings) {
        Utility utility = SampleUtility.millbrook();
        var words = new StandingWords(utility);
        var door = new VoiceDoor(new Turns(talk, settings), new SpokenReply(settings, utility, words), new PlainTruth(words, utility, settings));
        var addresses = TestAddresses.at(PUBLIC);
        doors = MockMvcBuilders.standaloneSetup(door).addFilters(new SignedByTwilio(addresses, PretendTwilio.account(addresses), utility)).build();
        phone = new SandboxPhone(this, (number, expires, code, zip) -> "pm_card", Clock.systemUTC(),
                new SandboxPhone.Line("+15035550199", TwilioAccount.PRETEND_SID, () -> URI.create(PUBLIC + Doors.OPENED), Doors.FALLBACK, Doors.STATUS), false);
    }

    @Override
    public Answer post(URI at, Map<String, String> fields, String token) {
        return send(at, fields, TwilioSignature.of(at.toString(), fields, TwilioAccount.PRETEND_TOKEN));
    }

    @Override
    public Answer forged(URI at, Map<String, String> fields) {
        return send(at, fields, TwilioSignature.of(at.toString(), fields, "guessed"));
    }

    private Answer send(URI at, Map<String, String> fields, String signature) {
        MockHttpServletResponse response = raw(at, encoded(fields), signature);
        try {
            return new Answer(response.getStatus(), String.valueOf(response.getContentType()), response.getContentAsString(), 1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    MockHttpServletResponse raw(URI at, String body, String signature) {
        try {
            var request = MockMvcRequestBuilders.post(URI.create(at.toString().replace(PUBLIC, "http://localhost")))
                    .contentType("application/x-www-form-urlencoded").content(body);
            return doors.perform(signature == null ? request : request.header("X-Twilio-Signature", signature)).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

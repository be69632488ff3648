package org.curbstop.voice;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.FakeTwilioAccount;
import org.curbstop.notices.Notices;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.sandbox.twilio.SandboxPhone;
import org.curbstop.sandbox.twilio.TwilioRequestSigner;
import org.curbstop.sandbox.twilio.TwilioWebhookSender;
import org.curbstop.twilio.TwilioSignatureFilter;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.curbstop.utility.Utility;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Phone line over scripted conversations, with a phone on the simulated Twilio network. */
final class ScriptedPhoneLine implements TwilioWebhookSender {

    static final String PUBLIC = "https://millbrook.example";

    final ScriptedReplies talk = new ScriptedReplies();
    final Map<String, Delivery> calledWith = new HashMap<>();
    Optional<String> spokenCode = Optional.empty();
    final List<String> callEnds = new CopyOnWriteArrayList<>();
    final List<PhoneNumber> stopped = new CopyOnWriteArrayList<>();
    final MockMvc doors;
    final SandboxPhone phone;

    ScriptedPhoneLine() {
        this(new VoiceProperties(Duration.ofMillis(300), 50, Duration.ofSeconds(25), 80, "Default", Map.of()));
    }

    ScriptedPhoneLine(VoiceProperties settings) {
        Utility utility = SampleUtility.millbrook();
        var words = new StaticVoicePrompts(utility, settings);
        var turnGuard = new TurnTimeoutGuard(talk, settings);
        var renderer = new TwimlRenderer(settings, utility, words);
        var door = new VoiceWebhookController(turnGuard, renderer, new FallbackTwiml(words, utility));
        var notices = Mockito.mock(Notices.class);
        Mockito.when(notices.find(ArgumentMatchers.anyString()))
                .then(asked -> Optional.ofNullable(calledWith.get(asked.<String>getArgument(0))));
        Mockito.doAnswer(told -> callEnds.add(told.getArgument(0) + " " + told.getArgument(2))).when(notices)
                .recordCallEnd(ArgumentMatchers.anyString(), ArgumentMatchers.anyString(), ArgumentMatchers.anyString());
        var consent = Mockito.mock(TextConsent.class);
        Mockito.doAnswer(told -> stopped.add(told.getArgument(0))).when(consent)
                .record(ArgumentMatchers.any(), ArgumentMatchers.any(), ArgumentMatchers.anyString());
        var noticeCalls = new NoticeCallController(notices, _ -> spokenCode, consent, turnGuard, renderer, words);
        var addresses = TestApplicationUrls.at(PUBLIC);
        doors = MockMvcBuilders.standaloneSetup(door, noticeCalls)
                .addFilters(new TwilioSignatureFilter(addresses, FakeTwilioAccount.account(addresses), utility)).build();
        phone = new SandboxPhone(this, (number, expires, code, zip) -> "pm_card", Clock.systemUTC(),
                new SandboxPhone.PhoneLine("+15035550199", TwilioAccount.SANDBOX_SID, () -> URI.create(PUBLIC + VoiceWebhookPaths.INCOMING),
                        VoiceWebhookPaths.FALLBACK, VoiceWebhookPaths.STATUS),
                false);
    }

    @Override
    public WebhookResponse post(URI at, Map<String, String> fields, String token) {
        return send(at, fields, TwilioRequestSigner.sign(at.toString(), fields, TwilioAccount.SANDBOX_TOKEN));
    }

    @Override
    public WebhookResponse postForged(URI at, Map<String, String> fields) {
        return send(at, fields, TwilioRequestSigner.sign(at.toString(), fields, "guessed"));
    }

    private WebhookResponse send(URI at, Map<String, String> fields, String signature) {
        MockHttpServletResponse response = raw(at, encoded(fields), signature);
        try {
            return new WebhookResponse(response.getStatus(), String.valueOf(response.getContentType()), response.getContentAsString(), 1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
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

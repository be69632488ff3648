package org.curbstop.voice;

import java.util.Map;
import java.util.Set;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhook endpoints of a call, protected by {@link org.curbstop.twilio.TwilioSignatureFilter}. */
@RestController
@EnableConfigurationProperties(VoiceProperties.class)
class VoiceWebhookController {

    private static final int MAX_RETRIES = 2;
    private static final Set<String> FINAL_STATUSES = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final TurnTimeoutGuard turnGuard;
    private final TwimlRenderer twiml;
    private final FallbackTwiml fallbackTwiml;

    VoiceWebhookController(TurnTimeoutGuard turnGuard, TwimlRenderer twiml, FallbackTwiml fallbackTwiml) {
        this.turnGuard = turnGuard;
        this.twiml = twiml;
        this.fallbackTwiml = fallbackTwiml;
    }

    @PostMapping(path = VoiceWebhookPaths.INCOMING, produces = MediaType.APPLICATION_XML_VALUE)
    String incomingCall(@RequestParam Map<String, String> fields) {
        return answer(VoiceWebhookRequest.of(fields), new UserInput.SessionOpened(""));
    }

    @PostMapping(path = VoiceWebhookPaths.TURN, produces = MediaType.APPLICATION_XML_VALUE)
    String turn(@RequestParam Map<String, String> fields) {
        VoiceWebhookRequest call = VoiceWebhookRequest.of(fields);
        return answer(call, call.toInput());
    }

    @PostMapping(path = VoiceWebhookPaths.CARD, produces = MediaType.APPLICATION_XML_VALUE)
    String card(@RequestParam Map<String, String> fields) {
        VoiceWebhookRequest call = VoiceWebhookRequest.of(fields);
        return answer(call, call.toCardCapture());
    }

    @PostMapping(path = VoiceWebhookPaths.RETRY, produces = MediaType.APPLICATION_XML_VALUE)
    String retry(@RequestParam Map<String, String> fields) {
        VoiceWebhookRequest call = VoiceWebhookRequest.of(fields);
        UserInput unheard = call.turnNumber() == 0 ? new UserInput.SessionOpened("") : new UserInput.Silence();
        return turnGuard.retry(call, unheard).map(reply -> xml(call, reply)).orElseGet(() -> deferTurn(call));
    }

    @PostMapping(path = VoiceWebhookPaths.DIALED, produces = MediaType.APPLICATION_XML_VALUE)
    String staffDialEnded(@RequestParam Map<String, String> fields) {
        return fallbackTwiml.afterStaffDial(VoiceWebhookRequest.of(fields)).toXml();
    }

    @PostMapping(path = VoiceWebhookPaths.EMERGENCY, produces = MediaType.APPLICATION_XML_VALUE)
    String emergency(@RequestParam Map<String, String> fields) {
        return fallbackTwiml.connectEmergency(VoiceWebhookRequest.of(fields)).toXml();
    }

    /** Called when Twilio could not use our last response. ErrorCode holds the fault and ErrorUrl the URL. */
    @PostMapping(path = VoiceWebhookPaths.FALLBACK, produces = MediaType.APPLICATION_XML_VALUE)
    String fallback(@RequestParam Map<String, String> fields) {
        return fallbackTwiml.outOfService(VoiceWebhookRequest.of(fields).language()).toXml();
    }

    @PostMapping(VoiceWebhookPaths.STATUS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(@RequestParam Map<String, String> fields) {
        if (FINAL_STATUSES.contains(fields.getOrDefault("CallStatus", ""))) {
            turnGuard.hangUp(VoiceWebhookRequest.of(fields));
        }
    }

    private String answer(VoiceWebhookRequest call, UserInput input) {
        return turnGuard.takeTurn(call, input).map(reply -> xml(call, reply)).orElseGet(() -> deferTurn(call));
    }

    private String xml(VoiceWebhookRequest call, Reply reply) {
        return twiml.renderXml(reply, call.turnNumber() + 1);
    }

    private String deferTurn(VoiceWebhookRequest call) {
        boolean overCapacity = turnGuard.isOverCapacity(call);
        if (call.retries() >= MAX_RETRIES) {
            return (overCapacity ? fallbackTwiml.overCapacity(call.language()) : fallbackTwiml.outOfService(call.language())).toXml();
        }
        return (overCapacity ? fallbackTwiml.askToWaitOverCapacity(call) : fallbackTwiml.askToWait(call)).toXml();
    }
}

package org.curbstop.voice;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.Notices;
import org.curbstop.notices.SpokenCodes;
import org.curbstop.notices.preferences.TextConsent;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Webhook endpoints of outbound calls: reads a notice to a person or an answering machine, asks "are you back on?" as the flow does, and
 * speaks a one-time code to a person who asks for it, never to a machine.
 */
@RestController
class NoticeCallController {

    private static final String RESTORED_FLOW = "back-on";
    private static final String STOP_KEY = "9";
    private static final String CODE_KEY = "1";
    private static final String AGAIN = "again";
    private static final int SECONDS_FOR_STOP = 5;
    private static final int SECONDS_FOR_CODE = 10;

    private final Notices notices;
    private final SpokenCodes codes;
    private final TextConsent consent;
    private final TurnTimeoutGuard turnGuard;
    private final TwimlRenderer twiml;
    private final StaticVoicePrompts prompts;

    NoticeCallController(Notices notices, SpokenCodes codes, TextConsent consent, TurnTimeoutGuard turnGuard, TwimlRenderer twiml,
            StaticVoicePrompts prompts) {
        this.notices = notices;
        this.codes = codes;
        this.consent = consent;
        this.turnGuard = turnGuard;
        this.twiml = twiml;
        this.prompts = prompts;
    }

    @PostMapping(path = VoiceWebhookPaths.NOTICE, produces = MediaType.APPLICATION_XML_VALUE)
    String answered(@RequestParam Map<String, String> fields) {
        VoiceWebhookRequest call = VoiceWebhookRequest.of(fields);
        Optional<Delivery> found = find(call);
        if (found.isEmpty()) {
            return hangup(new VoiceResponse.Builder());
        }
        Delivery notice = found.get();
        String answeredBy = fields.getOrDefault("AnsweredBy", "human"); // "unknown" may be a person
        if (notice.kind() == NoticeKind.CODE) {
            boolean person = !answeredBy.startsWith("machine") && !answeredBy.equals("fax");
            return person ? offerCode(notice, "") : hangup(new VoiceResponse.Builder());
        }
        if (answeredBy.startsWith("machine")) {
            return hangup(say(notice, notice.body(),
                    notice.kind() == NoticeKind.OUTAGE_RESTORED ? prompt(notice, "notice.machine.restored") : ""));
        }
        if (answeredBy.equals("fax")) {
            return hangup(new VoiceResponse.Builder());
        }
        return notice.kind() == NoticeKind.OUTAGE_RESTORED ? askWhetherBack(call, notice) : inform(notice);
    }

    @PostMapping(path = VoiceWebhookPaths.NOTICE_CODE, produces = MediaType.APPLICATION_XML_VALUE)
    String code(@RequestParam Map<String, String> fields) {
        Optional<Delivery> found = find(VoiceWebhookRequest.of(fields)).filter(call -> call.kind() == NoticeKind.CODE);
        if (found.isEmpty() || !fields.getOrDefault("Digits", "").equals(CODE_KEY)) {
            return found.filter(_ -> !fields.containsKey(AGAIN)).map(call -> offerCode(call, "&" + AGAIN + "=1"))
                    .orElseGet(() -> hangup(new VoiceResponse.Builder()));
        }
        Delivery call = found.get();
        return hangup(say(call, codes.speakCode(call).orElseGet(() -> prompt(call, "notice.code.expired"))));
    }

    @PostMapping(path = VoiceWebhookPaths.NOTICE_STOP, produces = MediaType.APPLICATION_XML_VALUE)
    String stop(@RequestParam Map<String, String> fields) {
        VoiceWebhookRequest call = VoiceWebhookRequest.of(fields);
        Optional<Delivery> found = find(call).filter(_ -> fields.getOrDefault("Digits", "").equals(STOP_KEY));
        if (found.isEmpty()) {
            return hangup(new VoiceResponse.Builder());
        }
        consent.record(new PhoneNumber(found.get().address()), TextConsent.ConsentChange.STOPPED, call.sid());
        return hangup(say(found.get(), prompt(found.get(), "notice.stopped")));
    }

    @PostMapping(VoiceWebhookPaths.NOTICE_ENDED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ended(@RequestParam Map<String, String> fields) {
        VoiceWebhookRequest call = VoiceWebhookRequest.of(fields);
        find(call).ifPresent(notice -> {
            notices.recordCallEnd(notice.id(), call.sid(), fields.getOrDefault("CallStatus", ""));
            turnGuard.hangUp(call);
        });
    }

    /** Finds the notice of this call, if it is addressed to the called number. */
    private Optional<Delivery> find(VoiceWebhookRequest call) {
        return notices.find(call.fields().getOrDefault("delivery", "")).filter(notice -> notice.means() == Delivery.Medium.CALL
                && call.caller().map(PhoneNumber::e164).filter(notice.address()::equals).isPresent());
    }

    /** Asks the question of the flow, which also handles whatever else the customer says. */
    private String askWhetherBack(VoiceWebhookRequest call, Delivery notice) {
        return turnGuard.takeTurn(call, notice.language(), new UserInput.SessionOpened(RESTORED_FLOW)).map(reply -> {
            List<BotResponse> said = new ArrayList<>();
            said.add(new BotResponse.Message("notice", notice.body(), BotResponse.Message.Tone.PLAIN));
            said.addAll(reply.said());
            return twiml.renderXml(new Reply(reply.talkId(), reply.language(), reply.task(), said, reply.canGoBack(), reply.slowly()),
                    call.turnNumber() + 1);
        }).orElseGet(() -> hangup(say(notice, notice.body(), prompt(notice, "notice.machine.restored"))));
    }

    /**
     * Whoever answers by chance, or has a machine that answers, hears no code.
     *
     * @param more added to the address of the answer: after another key, that this is the last offer
     */
    private String offerCode(Delivery call, String more) {
        var gather = new Gather.Builder().inputs(Gather.Input.DTMF).numDigits(1).timeout(SECONDS_FOR_CODE)
                .action(VoiceWebhookPaths.NOTICE_CODE + "?delivery=" + call.id() + more);
        spoken(call, prompt(call, "notice.code"), prompt(call, "notice.again"), prompt(call, "notice.code")).forEach(gather::say);
        var document = new VoiceResponse.Builder().gather(gather.build());
        spoken(call, prompt(call, "notice.goodbye")).forEach(document::say);
        return hangup(document);
    }

    /** Reads the notice twice, for a listener who missed the beginning. */
    private String inform(Delivery notice) {
        var gather = new Gather.Builder().inputs(Gather.Input.DTMF).numDigits(1).timeout(SECONDS_FOR_STOP)
                .action(VoiceWebhookPaths.NOTICE_STOP + "?delivery=" + notice.id());
        spoken(notice, notice.body(), prompt(notice, "notice.again"), notice.body(), prompt(notice, "notice.stop")).forEach(gather::say);
        var document = new VoiceResponse.Builder().gather(gather.build());
        spoken(notice, prompt(notice, "notice.goodbye")).forEach(document::say);
        return hangup(document);
    }

    private String prompt(Delivery notice, String key) {
        return prompts.text(key, notice.language());
    }

    private VoiceResponse.Builder say(Delivery notice, String... sentences) {
        var document = new VoiceResponse.Builder();
        spoken(notice, sentences).forEach(document::say);
        return document;
    }

    private List<Say> spoken(Delivery notice, String... sentences) {
        Language language = notice.language();
        VoiceLocale locale = prompts.locale(language);
        return List.of(sentences).stream().filter(text -> !text.isEmpty())
                .map(text -> new Say.Builder(SpokenPhoneNumbers.spaced(text)).voice(locale.voice()).language(locale.sayLanguage()).build())
                .toList();
    }

    private static String hangup(VoiceResponse.Builder document) {
        return document.hangup(new Hangup.Builder().build()).build().toXml();
    }
}

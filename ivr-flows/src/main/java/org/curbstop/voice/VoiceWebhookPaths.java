package org.curbstop.voice;

import org.curbstop.common.Language;

/** URLs of the voice webhooks for use in TwiML. Each names its turn and the current language. */
final class VoiceWebhookPaths {

    static final String INCOMING = "/twilio/voice";
    static final String TURN = "/twilio/voice/turn";
    static final String CARD = "/twilio/voice/card";
    static final String RETRY = "/twilio/voice/again";
    static final String DIALED = "/twilio/voice/dialed";
    static final String EMERGENCY = "/twilio/voice/emergency";
    static final String FALLBACK = "/twilio/voice/fallback";
    static final String STATUS = "/twilio/voice/status";

    /** For outbound calls; the parameter {@code delivery} names the notice. */
    static final String NOTICE = "/twilio/voice/notice";
    static final String NOTICE_CODE = "/twilio/voice/notice/code";
    static final String NOTICE_STOP = "/twilio/voice/notice/stop";
    static final String NOTICE_ENDED = "/twilio/voice/notice/ended";

    private VoiceWebhookPaths() {}

    static String turnUrl(String path, int step, Language language) {
        return path + "?step=" + step + "&lang=" + language;
    }

    static String retryUrl(VoiceWebhookRequest call) {
        return RETRY + "?step=" + call.turnNumber() + "&again=" + (call.retries() + 1)
                + call.language().map(language -> "&lang=" + language).orElse("");
    }
}

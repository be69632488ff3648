package org.curbstop.voice;

import org.curbstop.common.Language;

/** Our own addresses, as TwiML sends the call back to them: each names its turn and the language so far. */
final class Doors {

    static final String OPENED = "/twilio/voice";
    static final String TURN = "/twilio/voice/turn";
    static final String CARD = "/twilio/voice/card";
    static final String AGAIN = "/twilio/voice/again";
    static final String DIALED = "/twilio/voice/dialed";
    static final String EMERGENCY = "/twilio/voice/emergency";
    static final String FALLBACK = "/twilio/voice/fallback";
    static final String STATUS = "/twilio/voice/status";

    private Doors() {}

    static String at(String door, int step, Language language) {
        return door + "?step=" + step + "&lang=" + language;
    }

    static String again(Call call) {
        return AGAIN + "?step=" + call.step() + "&again=" + (call.again() + 1)
                + call.language().map(language -> "&lang=" + language).orElse("");
    }
}

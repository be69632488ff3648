package org.curbstop.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.notices.MessageVerification;
import org.curbstop.notices.preferences.OptOutDetector;
import org.curbstop.notices.preferences.TextConsent;
import org.springframework.stereotype.Component;

/** Answers messages that need no conversation: STOP and START in any words, the reply to "are you back on?", HELP and VERIFY. */
@Component
record SmsAutoResponder(TextConsent consent, MessageVerification origin, RestorationReply restorationReply, SmsPrompts prompts) {

    private static final String NO_REPLY = "";
    private static final Pattern WORD_AND_CODE = Pattern.compile("(\\S+)\\s+(\\S{1,20})");

    /** @return empty if the message is for the conversation; an empty text if no reply is needed because the network has replied */
    Optional<String> respond(InboundSms message) {
        try {
            return message.phone().flatMap(phone -> optOutOrIn(message, consent.isStopped(phone)))
                    .or(() -> restorationReply.reply(message))
                    .or(() -> help(message))
                    .or(() -> verify(message));
        } catch (TemporarilyUnavailableException e) {
            // Outages and hazards can still be reported; STOP and START cannot be stored, so they must not be acknowledged.
            if (detect(message, false).isPresent()) {
                throw e;
            }
            return help(message);
        }
    }

    /**
     * Detects an opt-out or opt-in. What the network has done already holds, whatever the words: it has keywords of its own. One of them is
     * "yes", which starts only texts that were stopped.
     */
    static Optional<OptOutDetector.OptOutRequest> detect(InboundSms message, boolean stopped) {
        boolean byNetwork = message.networkKeyword().equals("STOP") || stopped && message.networkKeyword().equals("START");
        return byNetwork ? Optional.of(new OptOutDetector.OptOutRequest(!message.networkKeyword().equals("START"), Language.ENGLISH, true))
                : OptOutDetector.detect(message.body(), stopped);
    }

    private Optional<String> optOutOrIn(InboundSms message, boolean stopped) {
        Optional<OptOutDetector.OptOutRequest> detected = detect(message, stopped);
        if (detected.isEmpty()) {
            return Optional.empty();
        }
        OptOutDetector.OptOutRequest request = detected.get();
        consent.record(message.phone().orElseThrow(), request.stop() ? TextConsent.ConsentChange.STOPPED
                : TextConsent.ConsentChange.STARTED, message.sid());
        // For its own keywords the network sends its own reply, which mentions neither the conversation nor how to opt in again.
        boolean answeredByNetwork = !message.networkKeyword().isEmpty() || request.answered() && (stopped || !request.stop());
        return Optional.of(answeredByNetwork ? NO_REPLY : prompts.text(request.stop() ? "stopped" : "started", request.language(),
                Map.of()));
    }

    private Optional<String> help(InboundSms message) {
        return prompts.commandLanguage("help", message.body()).map(language -> message.networkKeyword().equals("HELP") ? NO_REPLY
                : prompts.text("help", language, Map.of()));
    }

    private Optional<String> verify(InboundSms message) {
        Matcher asked = WORD_AND_CODE.matcher(message.body().strip());
        return !asked.matches() ? Optional.empty()
                : prompts.commandLanguage("verify", asked.group(1)).map(language -> verify(message, asked.group(2), language));
    }

    private String verify(InboundSms message, String code, Language language) {
        return message.phone().flatMap(phone -> origin.findSentTo(phone, code, language))
                .map(sent -> prompts.text("verify.ours", language, Map.of("when", sent.at(), "about", sent.about())))
                .orElseGet(() -> prompts.text("verify.unknown", language, Map.of()));
    }
}

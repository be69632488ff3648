package org.curbstop.text;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.notices.MessageVerification;
import org.curbstop.notices.preferences.OptOutDetector;
import org.curbstop.notices.preferences.TextConsent;
import org.springframework.stereotype.Component;

/** What the line answers by itself, before any talk: STOP and START in any words, "are you back on?", HELP, VERIFY. */
@Component
class SmsAutoResponder {

    private static final String NO_REPLY = "";
    private static final Pattern VERIFY = Pattern.compile("(verify|verificar|verifique|verifica)\\s+(\\S{1,20})", Pattern.CASE_INSENSITIVE);
    private static final Pattern HELP = Pattern.compile("(help|info|ayuda|informacion|información)[.!?]*", Pattern.CASE_INSENSITIVE);

    private final TextConsent consent;
    private final MessageVerification origin;
    private final RestorationReply restorationReply;
    private final SmsPrompts prompts;

    SmsAutoResponder(TextConsent consent, MessageVerification origin, RestorationReply backOn, SmsPrompts words) {
        this.consent = consent;
        this.origin = origin;
        this.restorationReply = backOn;
        this.prompts = words;
    }

    /** Empty: it is for the talk. An empty text: nothing is to be said, because the network has said it. */
    Optional<String> respond(InboundSms message) {
        return message.phone().flatMap(phone -> optOutOrIn(message, consent.isStopped(phone)))
                .or(() -> restorationReply.reply(message))
                .or(() -> help(message))
                .or(() -> verify(message));
    }

    private Optional<String> optOutOrIn(InboundSms message, boolean stopped) {
        Optional<OptOutDetector.OptOutRequest> wish = OptOutDetector.detect(message.body(), stopped);
        if (wish.isEmpty()) {
            return Optional.empty();
        }
        OptOutDetector.OptOutRequest it = wish.get();
        consent.record(message.phone().orElseThrow(), it.stop() ? TextConsent.ConsentChange.STOPPED : TextConsent.ConsentChange.STARTED,
                message.sid());
        // Of a word of its own the network tells us nothing, and what it answers says neither what became of the talk nor how to come back.
        boolean saidByNetwork = !message.networkKeyword().isEmpty() || it.answered() && (stopped || !it.stop());
        return Optional.of(saidByNetwork ? NO_REPLY : prompts.text(it.stop() ? "stopped" : "started", it.language(), Map.of()));
    }

    private Optional<String> help(InboundSms message) {
        Matcher asked = HELP.matcher(message.body().strip());
        if (!asked.matches()) {
            return Optional.empty();
        }
        boolean spanish = !asked.group(1).equalsIgnoreCase("help") && !asked.group(1).equalsIgnoreCase("info");
        boolean saidByNetwork = message.networkKeyword().equals("HELP");
        return Optional.of(saidByNetwork ? NO_REPLY : prompts.text("help", spanish ? Language.SPANISH : Language.ENGLISH, Map.of()));
    }

    private Optional<String> verify(InboundSms message) {
        Matcher asked = VERIFY.matcher(message.body().strip());
        if (!asked.matches()) {
            return Optional.empty();
        }
        Language language = asked.group(1).equalsIgnoreCase("verify") ? Language.ENGLISH : Language.SPANISH;
        return Optional.of(message.phone().flatMap(phone -> origin.findSentTo(phone, asked.group(2), language))
                .map(sent -> prompts.text("verify.ours", language, Map.of("when", Date.from(sent.at()), "about", sent.about())))
                .orElseGet(() -> prompts.text("verify.unknown", language, Map.of())));
    }
}

package org.curbstop.text;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.notices.Consent;
import org.curbstop.notices.OptOut;
import org.curbstop.notices.ProofOfOrigin;
import org.springframework.stereotype.Component;

/** What the line answers by itself, before any talk: STOP and START in any words, "are you back on?", HELP, VERIFY. */
@Component
class OwnAnswers {

    private static final String SILENCE = "";
    private static final Pattern VERIFY = Pattern.compile("(verify|verificar|verifique|verifica)\\s+(\\S{1,20})", Pattern.CASE_INSENSITIVE);
    private static final Pattern HELP = Pattern.compile("(help|info|ayuda|informacion|información)[.!?]*", Pattern.CASE_INSENSITIVE);

    private final Consent consent;
    private final ProofOfOrigin origin;
    private final BackOn backOn;
    private final TextWords words;

    OwnAnswers(Consent consent, ProofOfOrigin origin, BackOn backOn, TextWords words) {
        this.consent = consent;
        this.origin = origin;
        this.backOn = backOn;
        this.words = words;
    }

    /** Empty: it is for the talk. An empty text: nothing is to be said, because the network has said it. */
    Optional<String> to(Texted message) {
        return message.phone().flatMap(phone -> aboutTexts(message, consent.stopped(phone)))
                .or(() -> backOn.to(message))
                .or(() -> help(message))
                .or(() -> verify(message));
    }

    private Optional<String> aboutTexts(Texted message, boolean stopped) {
        Optional<OptOut.Wish> wish = OptOut.read(message.body(), stopped);
        if (wish.isEmpty()) {
            return Optional.empty();
        }
        OptOut.Wish it = wish.get();
        consent.note(message.phone().orElseThrow(), it.stop() ? Consent.Choice.STOPPED : Consent.Choice.STARTED, message.sid());
        // Of a word of its own the network tells us nothing, and what it answers says neither what became of the talk nor how to come back.
        boolean saidByNetwork = !message.network().isEmpty() || it.answered() && (stopped || !it.stop());
        return Optional.of(saidByNetwork ? SILENCE : words.say(it.stop() ? "stopped" : "started", it.language(), Map.of()));
    }

    private Optional<String> help(Texted message) {
        Matcher asked = HELP.matcher(message.body().strip());
        if (!asked.matches()) {
            return Optional.empty();
        }
        boolean spanish = !asked.group(1).equalsIgnoreCase("help") && !asked.group(1).equalsIgnoreCase("info");
        boolean saidByNetwork = message.network().equals("HELP");
        return Optional.of(saidByNetwork ? SILENCE : words.say("help", spanish ? Language.SPANISH : Language.ENGLISH, Map.of()));
    }

    private Optional<String> verify(Texted message) {
        Matcher asked = VERIFY.matcher(message.body().strip());
        if (!asked.matches()) {
            return Optional.empty();
        }
        Language language = asked.group(1).equalsIgnoreCase("verify") ? Language.ENGLISH : Language.SPANISH;
        return Optional.of(message.phone().flatMap(phone -> origin.sentTo(phone, asked.group(2), language))
                .map(sent -> words.say("verify.ours", language, Map.of("when", Date.from(sent.at()), "about", sent.about())))
                .orElseGet(() -> words.say("verify.unknown", language, Map.of())));
    }
}

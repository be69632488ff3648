package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.Language;
import org.curbstop.common.TokenBuckets;
import org.curbstop.common.language.Formats;
import org.curbstop.notices.MessageVerification;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells a visitor whether the utility sent a message, by the code in it: what it was about, when it was sent, and the end of the address,
 * nothing more.
 */
@Controller
class MessageVerificationPage {

    private static final String CODE = "[0-9a-zA-Z]{6}";

    /** Wrong codes per address and hour. */
    static final int MAX_GUESSES = 60;

    private final MessageVerification origin;
    private final Utility utility;
    private final TokenBuckets guesses = new TokenBuckets(MAX_GUESSES, MAX_GUESSES, Duration.ofHours(1), 20_000, InstantSource.system());

    MessageVerificationPage(MessageVerification origin, Utility utility) {
        this.origin = origin;
        this.utility = utility;
    }

    @GetMapping("/verify")
    String verify(@RequestParam(name = "code", required = false) @Nullable String typed, Locale locale, Model model,
            HttpServletRequest request) {
        String code = typed == null ? "" : typed.strip().replaceAll("(?i)^verify\\s*", "");
        model.addAttribute("code", code);
        model.addAttribute("missing", typed != null && code.isEmpty());
        model.addAttribute("asked", !code.isEmpty());
        if (code.matches(CODE)) {
            String from = ClientNetwork.of(request.getRemoteAddr());
            if (!guesses.tryAcquire(from)) {
                // Saying "we did not send it" about a message that we may have sent could mislead its reader.
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
            }
            origin.findSent(code, new Language(locale.getLanguage())).ifPresent(sent -> {
                guesses.release(from);
                model.addAttribute("sent", sent);
                model.addAttribute("when", Formats.of(locale).dateTime(sent.at().atZone(utility.zone())));
            });
        }
        return "pages/verify";
    }
}

package org.curbstop.pages;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.curbstop.common.Language;
import org.curbstop.notices.ProofOfOrigin;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells whether a message was ours, by the code in it: what it was about, when it went, and the end of the address; no more. */
@Controller
class VerifyPage {

    private static final String CODE = "[0-9a-zA-Z]{6}";

    private final ProofOfOrigin origin;
    private final Utility utility;

    VerifyPage(ProofOfOrigin origin, Utility utility) {
        this.origin = origin;
        this.utility = utility;
    }

    @GetMapping("/verify")
    String verify(@RequestParam(name = "code", defaultValue = "") String typed, Locale locale, Model model) {
        String code = typed.strip().replaceAll("(?i)^verify\\s+", "");
        model.addAttribute("code", code);
        model.addAttribute("asked", !code.isEmpty());
        if (code.matches(CODE)) {
            origin.sent(code, new Language(locale.getLanguage())).ifPresent(sent -> {
                model.addAttribute("sent", sent);
                model.addAttribute("when", DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale).format(sent.at().atZone(utility.zone())));
            });
        }
        return "pages/verify";
    }
}

package org.curbstop.sandbox.mail;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page that shows the sandbox's mail. */
@Controller
@Profile("!production")
class SandboxMailPage {

    private static final int MAX_MAILS = 100;

    private final SandboxMailbox mailbox;

    SandboxMailPage(SandboxMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/sandbox/mail")
    String page(@RequestParam(name = "to", defaultValue = "") String to, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("mails", mailbox.list(to, MAX_MAILS));
        return "sandbox/mail";
    }

    @GetMapping(path = "/sandbox/mail.json", produces = "application/json")
    @ResponseBody
    List<SandboxMailbox.ReadableMail> json(@RequestParam(name = "to", defaultValue = "") String to) {
        return mailbox.list(to, MAX_MAILS);
    }
}

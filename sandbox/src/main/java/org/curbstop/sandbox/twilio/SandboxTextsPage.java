package org.curbstop.sandbox.twilio;

import java.util.Comparator;
import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.PhoneNumber;
import org.curbstop.sandbox.SandboxPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page that sends and shows text messages of all sample people. */
@Controller
@Profile("!production")
class SandboxTextsPage {

    private static final int MAX_TEXTS = 200;

    /** A person on whose behalf the page sends texts. */
    record SampleTexter(String name, String number) {}

    /** A text message in the form that scripts read. */
    record TextJson(String sid, String direction, String from, String to, String body, String status, int errorCode, String encoding,
            int segments, String at) {}

    private final SandboxSmsNetwork network;
    private final Accounts accounts;

    SandboxTextsPage(SandboxSmsNetwork network, Accounts accounts) {
        this.network = network;
        this.accounts = accounts;
    }

    @GetMapping("/sandbox/texts")
    String show(@RequestParam(name = "with", defaultValue = "+15035550101") String with, Model model) {
        String number = PhoneNumber.parse(with).map(PhoneNumber::e164).orElse("+15035550101");
        List<SandboxTextMessage> thread = network.list(number, MAX_TEXTS).stream()
                .sorted(Comparator.comparing(SandboxTextMessage::at)).toList();
        model.addAttribute("with", number);
        model.addAttribute("name",
                accounts.listPeopleByPhone(new PhoneNumber(number)).stream().map(Person::name).findFirst().orElse("Unknown number"));
        model.addAttribute("thread", thread);
        model.addAttribute("stopped", network.isOptedOut(number));
        model.addAttribute("texters", SampleCallers.all(accounts));
        return "sandbox/texts";
    }

    @PostMapping("/sandbox/texts")
    String send(@RequestParam("from") String from, @RequestParam("body") String body,
            @RequestParam(name = "picture", defaultValue = "false") boolean picture) {
        String number = PhoneNumber.parse(from).map(PhoneNumber::e164).orElse("+15035550101");
        if (!body.isBlank() || picture) {
            network.receive(number, body, picture ? List.of(TwilioMediaController.METER) : List.of());
        }
        return "redirect:/sandbox/texts?with=" + number.replace("+", "%2B") + "#last";
    }

    @GetMapping(path = "/sandbox/texts.json", produces = "application/json")
    @ResponseBody
    List<TextJson> json(@RequestParam("to") String to) {
        String number = PhoneNumber.parse(to).map(PhoneNumber::e164).orElse(to);
        return network.list(number, MAX_TEXTS).stream().sorted(Comparator.comparing(SandboxTextMessage::at)).map(text -> new TextJson(
                text.id(), text.toUtility() ? "in" : "out", text.from(), text.to(), text.body(), text.status(), text.errorCode(),
                text.segments().encoding().name(), text.segments().count(), text.at().toString())).toList();
    }

    @Bean
    static SandboxPage textsSandboxPage() {
        return new SandboxPage("Texts", "/sandbox/texts",
                "Text the utility as anybody, and read what it texts: OUT, STATUS, BAL, PAY, STOP.", 2);
    }
}

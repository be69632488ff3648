package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.sandbox.SandboxPage;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Phone in the browser: a thin page over {@link PhoneCall}, which does what Twilio would. */
@Controller
@Profile("!production")
class SandboxPhonePage {

    /** State of a call, as the page shows it. */
    record CallJson(
            String sid, String from, String to, String kind, int seconds, String pressed, boolean keys, boolean speech,
            List<TranscriptLine> lines, String twiml,
            List<CallWebhooks.WebhookDelivery> deliveries) {}

    private final SandboxPhone phone;
    private final SandboxPhone fallingThroughPhone;
    private final Accounts accounts;
    private final TwilioAccount account;

    SandboxPhonePage(SandboxPhone phone, Accounts accounts, TwilioAccount account) {
        this.phone = phone;
        this.fallingThroughPhone = phone.fallingThrough();
        this.accounts = accounts;
        this.account = account;
    }

    @GetMapping("/sandbox/phone")
    String page(Model model) {
        model.addAttribute("callers", SampleCallers.all(accounts));
        model.addAttribute("stranger", SampleCallers.STRANGER);
        model.addAttribute("withheld", SandboxPhone.WITHHELD);
        model.addAttribute("number", account.number().formatNational());
        return "sandbox/phone";
    }

    @PostMapping(path = "/sandbox/phone/calls", produces = "application/json")
    ResponseEntity<CallJson> dial(@RequestParam("from") String from, @RequestParam(name = "falls", defaultValue = "false") boolean falls) {
        String caller = from.equals(SandboxPhone.WITHHELD) ? from
                : PhoneNumber.parse(from).map(PhoneNumber::e164).orElse(SampleCallers.STRANGER);
        return ResponseEntity.ok(shown((falls ? fallingThroughPhone : phone).dial(caller)));
    }

    /** Returns calls by the utility that have not been answered yet. */
    @GetMapping(path = "/sandbox/phone/ringing", produces = "application/json")
    ResponseEntity<List<CallJson>> ringing() {
        return ResponseEntity.ok(phone.ringing().stream().map(SandboxPhonePage::shown).toList());
    }

    @GetMapping(path = "/sandbox/phone/calls/{sid}", produces = "application/json")
    ResponseEntity<CallJson> show(@PathVariable("sid") String sid) {
        return ResponseEntity.of(phone.call(sid).or(() -> fallingThroughPhone.call(sid)).map(SandboxPhonePage::shown));
    }

    @PostMapping(path = "/sandbox/phone/calls/{sid}/{act}", produces = "application/json")
    ResponseEntity<CallJson> act(
            @PathVariable("sid") String sid, @PathVariable("act") String act, @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "confidence", defaultValue = "0.92") double confidence) {
        return ResponseEntity.of(phone.call(sid).or(() -> fallingThroughPhone.call(sid)).map(call -> {
            switch (act) {
                case "press" -> call.press(text.replaceAll("[^0-9*#]", ""));
                case "say" -> call.say(text, Math.clamp(confidence, 0, 1));
                case "silence" -> call.silence();
                case "answer" -> call.answered();
                case "machine" -> call.answeredByMachine();
                case "busy" -> call.busy();
                case "theyhangup" -> call.otherPartyHangsUp();
                case "hangup" -> call.hangUp();
                case "again" -> call.deliverAgain();
                case "forge" -> call.deliverForged();
                default -> { }
            }
            return shown(call);
        }));
    }

    private static CallJson shown(PhoneCall call) {
        PhoneCall.CallState waiting = call.waiting();
        return switch (waiting) {
            case PhoneCall.CallState.Input input -> shown(call, "input", input.seconds(), input.pressed(), input.keys(), input.speech());
            case PhoneCall.CallState.Card card -> shown(call, "card", card.seconds(), "•".repeat(card.pressed()), true, false);
            case PhoneCall.CallState.Ringing ringing -> shown(call, "ringing", ringing.seconds(), "", false, false);
            case PhoneCall.CallState.Connected connected -> shown(call, "connected", 0, "", false, false);
            case PhoneCall.CallState.Ended over -> shown(call, "over", 0, "", false, false);
        };
    }

    private static CallJson shown(PhoneCall call, String kind, int seconds, String pressed, boolean keys, boolean speech) {
        return new CallJson(call.sid(), call.from(), call.to(), kind, seconds, pressed, keys, speech, call.transcript(), call.twiml(),
                call.deliveries());
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!production")
    static class PhoneConfiguration {
        @Bean
        SandboxPhone sandboxPhone(TwilioWebhookSender webhooks, PayConnector vault, Clock clock, TwilioAccount account,
                ApplicationUrls addresses) {
            return new SandboxPhone(webhooks, vault, clock, new SandboxPhone.PhoneLine(account.number().e164(), account.sid(),
                    () -> URI.create(addresses.publicUrl() + "/twilio/voice"), "/twilio/voice/fallback", "/twilio/voice/status"), false);
        }

        @Bean
        SandboxPage phoneSandboxPage() {
            return new SandboxPage("Phone", "/sandbox/phone",
                    "Call the utility as anybody: keypad, speech, cards by <Pay>, and the TwiML beside it.", 1);
        }
    }
}

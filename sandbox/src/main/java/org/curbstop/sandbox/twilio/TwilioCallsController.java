package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.notices.TwilioAccount;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls of Twilio's REST API, as far as the utility uses them. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/twilio/2010-04-01/Accounts/{account}")
class TwilioCallsController {

    private final SandboxPhone phone;
    private final TwilioAccount account;

    TwilioCallsController(SandboxPhone phone, TwilioAccount account) {
        this.phone = phone;
        this.account = account;
    }

    @PostMapping("/Calls.json")
    ResponseEntity<Map<String, Object>> create(
            @PathVariable("account") String sid, @RequestHeader(name = "Authorization", defaultValue = "") String login,
            @RequestParam Map<String, String> form) {
        if (!TwilioMessagesController.isAuthorized(account, sid, login)) {
            return TwilioMessagesController.unauthorized();
        }
        String to = form.getOrDefault("To", "");
        if (!to.matches("\\+[1-9]\\d{6,14}")) {
            return TwilioMessagesController.refused(HttpStatus.BAD_REQUEST, 21211, "Invalid 'To' Phone Number");
        }
        String url = form.getOrDefault("Url", "");
        if (!url.matches("https?://.*")) {
            return TwilioMessagesController.refused(HttpStatus.BAD_REQUEST, 21205, "Url is not valid");
        }
        PhoneCall call = phone.ring(to, URI.create(url), Optional.ofNullable(form.get("StatusCallback")).map(URI::create),
                Integer.parseInt(form.getOrDefault("Timeout", "60")));
        return ResponseEntity.status(HttpStatus.CREATED).body(json(call));
    }

    @GetMapping("/Calls.json")
    ResponseEntity<Map<String, Object>> list(
            @PathVariable("account") String sid, @RequestHeader(name = "Authorization", defaultValue = "") String login,
            @RequestParam(name = "To", defaultValue = "") String to) {
        if (!TwilioMessagesController.isAuthorized(account, sid, login)) {
            return TwilioMessagesController.unauthorized();
        }
        List<Map<String, Object>> calls = phone.callsTo(to).stream().map(this::json).toList();
        var page = new LinkedHashMap<String, Object>();
        page.put("calls", calls);
        page.put("page", 0);
        page.put("page_size", calls.size());
        page.put("next_page_uri", null);
        page.put("uri", "/2010-04-01/Accounts/" + sid + "/Calls.json");
        return ResponseEntity.ok(page);
    }

    private Map<String, Object> json(PhoneCall call) {
        String created = TwilioMessagesController.date(call.began());
        var json = new LinkedHashMap<String, Object>();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("date_created", created);
        json.put("direction", "outbound-api");
        json.put("from", call.from());
        json.put("sid", call.sid());
        json.put("start_time", created);
        json.put("status", call.isOver() ? "completed" : "ringing");
        json.put("to", call.to());
        json.put("uri", "/2010-04-01/Accounts/" + account.sid() + "/Calls/" + call.sid() + ".json");
        return json;
    }
}

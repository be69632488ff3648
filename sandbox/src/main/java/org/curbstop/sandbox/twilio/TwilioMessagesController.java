package org.curbstop.sandbox.twilio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

/** Messages of Twilio's REST API, as far as the utility uses them through Twilio's own SDK. */
@RestController
@Profile("!production")
@RequestMapping("/sandbox/twilio/2010-04-01/Accounts/{account}")
class TwilioMessagesController {

    private static final int PAGE = 200;
    /** As Twilio writes dates: its SDK reads none with a day of one digit, which RFC 1123 allows. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

    private final SandboxSmsNetwork texts;
    private final TwilioAccount account;

    TwilioMessagesController(SandboxSmsNetwork texts, TwilioAccount account) {
        this.texts = texts;
        this.account = account;
    }

    @PostMapping("/Messages.json")
    ResponseEntity<Map<String, Object>> send(
            @PathVariable("account") String sid, @RequestHeader(name = "Authorization", defaultValue = "") String login,
            @RequestParam Map<String, String> form) {
        if (!isAuthorized(account, sid, login)) {
            return unauthorized();
        }
        try {
            SandboxTextMessage sent = texts.send(form.getOrDefault("From", ""), form.getOrDefault("To", ""), form.getOrDefault("Body", ""),
                    Optional.ofNullable(form.get("StatusCallback")));
            return ResponseEntity.status(HttpStatus.CREATED).body(message(sent));
        } catch (SandboxSmsNetwork.TextRefusedException e) {
            return refused(HttpStatus.BAD_REQUEST, e.code(), String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/Messages.json")
    ResponseEntity<Map<String, Object>> list(
            @PathVariable("account") String sid, @RequestHeader(name = "Authorization", defaultValue = "") String login,
            @RequestParam(name = "To", defaultValue = "") String to) {
        if (!isAuthorized(account, sid, login)) {
            return unauthorized();
        }
        List<Map<String, Object>> found = texts.list(to, PAGE).stream().filter(text -> !text.toUtility()).map(this::message).toList();
        var page = new LinkedHashMap<String, Object>();
        page.put("messages", found);
        page.put("page", 0);
        page.put("page_size", PAGE);
        page.put("start", 0);
        page.put("end", Math.max(0, found.size() - 1));
        page.put("next_page_uri", null);
        page.put("previous_page_uri", null);
        page.put("first_page_uri", "/2010-04-01/Accounts/" + sid + "/Messages.json?PageSize=" + PAGE + "&Page=0");
        page.put("uri", "/2010-04-01/Accounts/" + sid + "/Messages.json?PageSize=" + PAGE + "&Page=0");
        return ResponseEntity.ok(page);
    }

    @GetMapping("/Messages/{message}.json")
    ResponseEntity<Map<String, Object>> get(@PathVariable("account") String sid, @PathVariable("message") String message,
            @RequestHeader(name = "Authorization", defaultValue = "") String login) {
        if (!isAuthorized(account, sid, login)) {
            return unauthorized();
        }
        return texts.find(message).map(text -> ResponseEntity.ok(message(text)))
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, 20404, "The requested resource was not found"));
    }

    static ResponseEntity<Map<String, Object>> unauthorized() {
        return refused(HttpStatus.UNAUTHORIZED, 20003, "Authenticate");
    }

    static boolean isAuthorized(TwilioAccount account, String sid, String login) {
        String right = Base64.getEncoder().encodeToString((account.sid() + ":" + account.authToken()).getBytes(StandardCharsets.UTF_8));
        return sid.equals(account.sid()) && login.equals("Basic " + right);
    }

    private Map<String, Object> message(SandboxTextMessage text) {
        var json = new LinkedHashMap<String, Object>();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("body", text.body());
        json.put("date_created", date(text.at()));
        json.put("date_sent", date(text.at()));
        json.put("date_updated", date(text.at()));
        json.put("direction", text.toUtility() ? "inbound" : "outbound-api");
        json.put("error_code", text.errorCode() == 0 ? null : text.errorCode());
        json.put("error_message", null);
        json.put("from", text.from());
        json.put("messaging_service_sid", null);
        json.put("num_media", Integer.toString(text.media().size()));
        json.put("num_segments", Integer.toString(text.segments().count()));
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", text.id());
        json.put("status", text.status());
        json.put("subresource_uris", Map.of("media", "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + text.id() + "/Media.json"));
        json.put("to", text.to());
        json.put("uri", "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + text.id() + ".json");
        return json;
    }

    static ResponseEntity<Map<String, Object>> refused(HttpStatus status, int code, String why) {
        return ResponseEntity.status(status).body(Map.of(
                "code", code, "message", why, "more_info", "https://www.twilio.com/docs/errors/" + code, "status", status.value()));
    }

    static String date(Instant at) {
        return DATE.format(at.atZone(ZoneOffset.UTC));
    }
}

package org.curbstop.sandbox.twilio;

import java.util.Map;
import org.curbstop.notices.TwilioAccount;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Account endpoint of Twilio's REST API. */
@RestController
@Profile("!production")
class TwilioAccountController {

    private final TwilioAccount account;

    TwilioAccountController(TwilioAccount account) {
        this.account = account;
    }

    @GetMapping("/sandbox/twilio/2010-04-01/Accounts/{account}.json")
    ResponseEntity<Map<String, Object>> get(
            @PathVariable("account") String sid, @RequestHeader(name = "Authorization", defaultValue = "") String login) {
        return TwilioMessagesController.isAuthorized(account, sid, login)
                ? ResponseEntity.ok(Map.of(
                        "sid", sid, "owner_account_sid", sid, "friendly_name", "Pretend account", "status", "active", "type", "Full",
                        "uri", "/2010-04-01/Accounts/" + sid + ".json"))
                : TwilioMessagesController.unauthorized();
    }
}

package org.curbstop.notices;

import java.net.URI;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Twilio account for calls and texts: {@code TWILIO_ACCOUNT_SID}, {@code TWILIO_AUTH_TOKEN}, {@code TWILIO_NUMBER} (default: the sender in
 * utility.yaml). Without credentials, and outside production, it is the account of the in-process sandbox, whose token is public.
 */
@Component
public class TwilioAccount {

    public static final String SANDBOX_SID = "AC00000000000000000000000000000000";
    public static final String SANDBOX_TOKEN = "sandbox-twilio-token";

    private final ApplicationUrls addresses;
    private final String sid;
    private final String token;
    private final String number;
    private final boolean sandbox;

    TwilioAccount(Environment environment, ApplicationUrls addresses, Utility utility) {
        this.addresses = addresses;
        String givenSid = environment.getProperty("twilio.account-sid", "");
        String givenToken = environment.getProperty("twilio.auth-token", "");
        sandbox = givenSid.isBlank() && givenToken.isBlank();
        if (sandbox && environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are missing: production has no sandbox network");
        }
        if (!sandbox && (givenSid.isBlank() || givenToken.isBlank())) {
            throw new IllegalStateException(
                    (givenSid.isBlank() ? "TWILIO_ACCOUNT_SID" : "TWILIO_AUTH_TOKEN") + " is missing, the other is set");
        }
        sid = sandbox ? SANDBOX_SID : givenSid;
        token = sandbox ? SANDBOX_TOKEN : givenToken;
        number = environment.getProperty("twilio.number", utility.senders().sms().e164());
    }

    public String sid() {
        return sid;
    }

    public String authToken() {
        return token;
    }

    /** Returns the number that we text from and are called at. */
    public PhoneNumber number() {
        return new PhoneNumber(number);
    }

    /** Returns the base URL of a server other than Twilio that implements its API, without trailing slash; empty for Twilio. */
    public Optional<URI> apiBase() {
        return sandbox ? Optional.of(URI.create(addresses.loopback() + "/sandbox/twilio")) : Optional.empty();
    }
}

package org.curbstop.notices.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.common.DependencyProbe;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.TwilioAccount;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Checks that Twilio responds and that our account is active. */
@Component
class TwilioProbe implements DependencyProbe {

    private final TwilioAccount account;
    private final TwilioRestClient client;

    @Autowired
    TwilioProbe(TwilioAccount account, NoticeProperties settings) {
        this(account, settings, account::apiBase);
    }

    TwilioProbe(TwilioAccount account, NoticeProperties settings, Supplier<Optional<URI>> base) {
        this.account = account;
        this.client = new TwilioRestClient.Builder(account.sid(), account.authToken())
                .httpClient(new NoRetryTwilioHttpClient(base, settings.patience())).build();
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public ProbeResult probe() {
        try {
            Account.Status status = Account.fetcher(account.sid()).fetch(client).getStatus();
            return status == Account.Status.ACTIVE ? new ProbeResult.Up() : new ProbeResult.Down("account " + status);
        } catch (ApiException e) {
            return new ProbeResult.Down("status " + e.getStatusCode());
        } catch (TwilioException e) {
            return new ProbeResult.Down(e.getClass().getSimpleName());
        }
    }
}

package org.curbstop.notices.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.common.Peer;
import org.curbstop.notices.NoticeSettings;
import org.curbstop.notices.TwilioAccount;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether Twilio answers us, and holds our account for good. */
@Component
class TwilioPeer implements Peer {

    private final TwilioAccount account;
    private final TwilioRestClient client;

    @Autowired
    TwilioPeer(TwilioAccount account, NoticeSettings settings) {
        this(account, settings, account::apiBase);
    }

    TwilioPeer(TwilioAccount account, NoticeSettings settings, Supplier<Optional<URI>> base) {
        this.account = account;
        this.client = new TwilioRestClient.Builder(account.sid(), account.authToken()).httpClient(new ElsewhereHttpClient(base, settings.patience())).build();
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public Answer ask() {
        try {
            Account.Status status = Account.fetcher(account.sid()).fetch(client).getStatus();
            return status == Account.Status.ACTIVE ? new Answer.Answers() : new Answer.Silent("account " + status);
        } catch (ApiException e) {
            return new Answer.Silent("status " + e.getStatusCode());
        } catch (TwilioException e) {
            return new Answer.Silent(e.getClass().getSimpleName());
        }
    }
}

package org.curbstop.notices.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.notices.delivery.MessageTransport;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Sends texts through Twilio, which reports their status to {@code /twilio/status}. */
@Component
class TwilioSmsTransport implements MessageTransport {

    private static final int LOOK_BACK = 200;

    private final TwilioAccount account;
    private final ApplicationUrls addresses;
    private final TwilioRestClient client;

    @Autowired
    TwilioSmsTransport(TwilioAccount account, ApplicationUrls addresses, NoticeProperties settings) {
        this(account, addresses, settings, account::apiBase);
    }

    TwilioSmsTransport(TwilioAccount account, ApplicationUrls addresses, NoticeProperties settings, Supplier<Optional<URI>> base) {
        this.account = account;
        this.addresses = addresses;
        this.client = NoRetryTwilioHttpClient.restClient(account, base, settings.patience());
    }

    @Override
    public Delivery.Medium medium() {
        return Delivery.Medium.TEXT;
    }

    @Override
    public SendResult send(Delivery delivery) {
        try {
            Message sent = Message.creator(new PhoneNumber(delivery.address()), new PhoneNumber(account.number().e164()), delivery.body())
                    .setStatusCallback(addresses.publicUrl() + "/twilio/status?delivery=" + delivery.id())
                    .create(client);
            return new SendResult.Accepted(sent.getSid(), false);
        } catch (ApiException e) {
            return TwilioErrors.result(e);
        } catch (ApiConnectionException e) {
            return TwilioErrors.result(e);
        }
    }

    @Override
    public Optional<String> find(Delivery delivery) {
        // The VERIFY code makes each body unique.
        var sent = Message.reader()
                .setTo(new PhoneNumber(delivery.address()))
                .setDateSentAfter(delivery.createdAt().atZone(ZoneOffset.UTC).minusDays(1))
                .limit(LOOK_BACK)
                .read(client);
        return StreamSupport.stream(sent.spliterator(), false).filter(message -> delivery.body().equals(message.getBody()))
                .map(Message::getSid).findFirst();
    }
}

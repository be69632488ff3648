package org.curbstop.notices.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
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

/** Delivers notices by call through Twilio; {@code /twilio/voice/notice} speaks to whoever answers, and to answering machines. */
@Component
class TwilioCallTransport implements MessageTransport {

    private static final int RINGS_SECONDS = 30;
    /** Waits for the end of an answering machine's greeting, so that the whole message is recorded. */
    private static final String AFTER_THE_GREETING = "DetectMessageEnd";
    private static final int LOOK_BACK = 50;

    private final TwilioAccount account;
    private final ApplicationUrls addresses;
    private final TwilioRestClient client;

    @Autowired
    TwilioCallTransport(TwilioAccount account, ApplicationUrls addresses, NoticeProperties settings) {
        this(account, addresses, settings, account::apiBase);
    }

    TwilioCallTransport(TwilioAccount account, ApplicationUrls addresses, NoticeProperties settings, Supplier<Optional<URI>> base) {
        this.account = account;
        this.addresses = addresses;
        this.client = NoRetryTwilioHttpClient.restClient(account, base, settings.patience());
    }

    @Override
    public Delivery.Medium medium() {
        return Delivery.Medium.CALL;
    }

    @Override
    public SendResult send(Delivery delivery) {
        try {
            Call begun = Call.creator(new PhoneNumber(delivery.address()), new PhoneNumber(account.number().e164()),
                    URI.create(addresses.publicUrl() + "/twilio/voice/notice?delivery=" + delivery.id()))
                    .setStatusCallback(URI.create(addresses.publicUrl() + "/twilio/voice/notice/ended?delivery=" + delivery.id()))
                    .setTimeout(RINGS_SECONDS)
                    .setMachineDetection(AFTER_THE_GREETING)
                    .create(client);
            return new SendResult.Accepted(begun.getSid(), false);
        } catch (ApiException e) {
            return TwilioErrors.result(e);
        } catch (ApiConnectionException e) {
            return TwilioErrors.result(e);
        }
    }

    /** Matches any call to the number since this attempt was due: earlier attempts were before that. */
    @Override
    public Optional<String> find(Delivery delivery) {
        var calls = Call.reader()
                .setTo(new PhoneNumber(delivery.address()))
                .setFrom(new PhoneNumber(account.number().e164()))
                .setStartTimeAfter(delivery.notBefore().atZone(ZoneOffset.UTC).minusDays(1))
                .limit(LOOK_BACK)
                .read(client);
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(call -> !call.getDateCreated().toInstant().isBefore(delivery.notBefore().minusSeconds(1)))
                .map(Call::getSid).findFirst();
    }
}

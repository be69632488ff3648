package org.curbstop.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SentDocuments;
import org.curbstop.notices.TwilioAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Downloads photos and documents sent by MMS once, and stores them in {@link SentDocuments}. */
@Component
class MmsMediaReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(MmsMediaReceiver.class);
    private static final URI TWILIO = URI.create("https://api.twilio.com");

    private final SentDocuments documents;
    private final TwilioAccount account;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2)).followRedirects(HttpClient.Redirect.NORMAL).build();

    MmsMediaReceiver(SentDocuments documents, TwilioAccount account) {
        this.documents = documents;
        this.account = account;
    }

    /** @return ids of the stored files; fewer than sent if one is too large, of another type, or unavailable */
    List<String> receive(InboundSms message) {
        var kept = new ArrayList<String>();
        int most = documents.limits().mostAtOnce();
        for (int i = 0; i < message.media().size() && kept.size() < most; i++) {
            InboundSms.MmsMedia media = message.media().get(i);
            try {
                if (isAcceptedType(media.contentType()) && isTwilioUrl(media.url())
                        && receive(message, message.sid() + "/" + i, media) instanceof SentDocuments.SaveResult.Saved now) {
                    kept.add(now.paper().id().value());
                }
            } catch (IOException e) {
                LOG.warn("media {} of {} could not be fetched: {}", i, message, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return kept;
    }

    /** First check of the type. The content decides later, but a video or contact card need not be downloaded to be rejected. */
    private static boolean isAcceptedType(String contentType) {
        return contentType.startsWith("image/") || contentType.equals("application/pdf");
    }

    private SentDocuments.SaveResult receive(InboundSms message, String source, InboundSms.MmsMedia media)
            throws IOException, InterruptedException {
        String key = "mms:" + source;
        var before = documents.findDelivered(key);
        return before.isPresent()
                ? new SentDocuments.SaveResult.Saved(before.get())
                : documents.save(new NewSentDocument(key, "", download(media), DocumentOwner.UNKNOWN),
                        Actor.anonymous(Channel.TEXT, message.from()));
    }

    private byte[] download(InboundSms.MmsMedia media) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((account.sid() + ":" + account.authToken()).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(media.url()).timeout(Duration.ofSeconds(4)).header("Authorization", "Basic " + login).build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return body.readNBytes(documents.limits().mostBytes() + 1); // one byte over the limit, to detect a file that is too large
        }
    }

    /** Returns whether the URL is Twilio's: our credentials must not be sent to any other host that a message names. */
    private boolean isTwilioUrl(URI at) {
        URI base = account.apiBase().orElse(TWILIO);
        return base.getScheme().equals(at.getScheme()) && base.getAuthority().equals(at.getAuthority());
    }
}

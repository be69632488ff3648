package org.curbstop.text;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.curbstop.common.Ids;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Pictures and documents that came by MMS: fetched from the network once, and kept here under our own ids. */
@Component
class Photos {

    private static final Logger LOG = LoggerFactory.getLogger(Photos.class);
    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png", "application/pdf");
    private static final URI TWILIO = URI.create("https://api.twilio.com");

    /** @param source message and number in it: one delivery, however often it is repeated */
    record Photo(String id, String source, String contentType, byte[] bytes, Instant at) {}

    private final Documents<Photo> photos;
    private final TwilioAccount account;
    private final TextSettings settings;
    private final Clock clock;
    private final HttpClient network = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2)).followRedirects(HttpClient.Redirect.NORMAL).build();

    Photos(Store store, TwilioAccount account, TextSettings settings, Clock clock) {
        this.photos = store.documents(Photo.class, "photos", Index.unique("source"));
        this.account = account;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ids of what could be kept; fewer than were sent where one is too large, of another kind, or not to be had. */
    List<String> keep(Texted message) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < message.media().size(); i++) {
            Texted.Media media = message.media().get(i);
            try {
                if (KINDS.contains(media.contentType()) && isTheNetworks(media.at())) {
                    kept.add(keep(message.sid() + "/" + i, media));
                }
            } catch (IOException e) {
                LOG.warn("media {} of {} is not to be had: {}", i, message, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return kept;
    }

    private String keep(String source, Texted.Media media) throws IOException, InterruptedException {
        var before = photos.findBy("source", source);
        if (before.isPresent()) {
            return before.get().id();
        }
        String login = Base64.getEncoder().encodeToString((account.sid() + ":" + account.authToken()).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(media.at()).timeout(Duration.ofSeconds(4)).header("Authorization", "Basic " + login).build();
        HttpResponse<java.io.InputStream> response = network.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            byte[] bytes = body.readNBytes(settings.mostPhotoBytes() + 1);
            if (response.statusCode() != 200 || bytes.length > settings.mostPhotoBytes()) {
                throw new IOException("status " + response.statusCode() + ", " + bytes.length + " bytes or more");
            }
            var photo = new Photo(Ids.mint("photo"), source, media.contentType(), bytes, clock.instant());
            return photos.insert(photo) ? photo.id() : photos.findBy("source", source).orElseThrow().id();
        }
    }

    /** Our credentials go to nobody else, whatever address a message names. */
    private boolean isTheNetworks(URI at) {
        URI base = account.apiBase().orElse(TWILIO);
        return base.getScheme().equals(at.getScheme()) && base.getAuthority().equals(at.getAuthority());
    }
}

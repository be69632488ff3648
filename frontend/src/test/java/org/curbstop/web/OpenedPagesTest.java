package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Opening a page stores nothing, however often. */
class OpenedPagesTest extends ViewTest {

    @LocalServerPort
    private int port;

    @Value("${curbstop.data}")
    private Path data;

    @Test
    void opening_the_payment_page_600_times_stores_nothing() throws Exception {
        HttpClient stranger = HttpClient.newHttpClient();
        get(stranger, "/pay");
        long before = talks();
        for (int i = 0; i < 600; i++) {
            assertThat(get(stranger, "/pay").statusCode()).isEqualTo(200);
        }
        assertThat(talks()).isEqualTo(before);
    }

    private long talks() {
        try (MongoClient mongo = MongoClients.create(EmbeddedStore.findRunning(data).orElseThrow())) {
            return StreamSupport.stream(mongo.listDatabaseNames().spliterator(), false)
                    .mapToLong(name -> mongo.getDatabase(name).getCollection("talks").countDocuments()).sum();
        }
    }

    private HttpResponse<String> get(HttpClient who, String path) throws Exception {
        return who.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

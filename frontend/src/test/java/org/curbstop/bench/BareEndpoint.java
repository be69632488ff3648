package org.curbstop.bench;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.common.IdGenerator;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reference endpoint on the same versions: verifies the signature, writes one document and returns a fixed TwiML response. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@Profile("bare") // tests of the application scan this package and must not serve it
@RestController
class BareEndpoint {

    record Heard(String id, long version, String call) {}

    private static final String TWIML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Gather action=\"/bare\"><Say>Welcome.</Say></Gather></Response>";

    private final AggregateCollection<Heard> inputs;

    BareEndpoint(Database database) {
        this.inputs = database.collection(Heard.class, "bare");
    }

    @PostMapping("/bare")
    ResponseEntity<String> turn(HttpServletRequest request) {
        Map<String, String> form = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()[0]));
        String signature = TwilioTestSignature.of("sandbox-twilio-token", request.getRequestURL().toString(), form);
        if (!signature.equals(request.getHeader("X-Twilio-Signature"))) {
            return ResponseEntity.status(403).build();
        }
        inputs.insert(new Heard(IdGenerator.create("bare"), 0, form.get("CallSid")));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(TWIML);
    }
}

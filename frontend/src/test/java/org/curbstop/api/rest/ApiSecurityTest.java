package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ApiSecurityTest extends RestApiTest {

    private static final String ISSUER = "https://identity.millbrook.example";

    @Autowired
    private JWKSource<SecurityContext> keys;

    private RSAKey theProviders() throws JOSEException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).getFirst().toRSAKey();
    }

    private static String signed(RSAKey key, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience("curbstop-api").subject("millbrook-cis")
                .claim("client_id", "millbrook-cis").claim("scope", "outages:read")
                .expirationTime(Date.from(Instant.now().plusSeconds(60))).issueTime(Date.from(Instant.now()));
        change.accept(claims);
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void only_a_valid_client_token_for_this_api_is_accepted() throws JOSEException {
        RSAKey ours = theProviders();
        assertThat(client.get("/api/v1/outages", signed(ours, claims -> {})).statusCode()).isEqualTo(200);
        String mapped = signed(ours, claims -> claims.claim("scope", null).claim("scp", "outages:read"));
        assertThat(client.get("/api/v1/outages", mapped).statusCode())
                .as("scopes under the name that Keycloak's mapper gives them").isEqualTo(200);
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("expired", signed(ours, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600)))));
        hostile.put("not yet valid", signed(ours, claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(3600)))));
        hostile.put("of another provider", signed(ours, claims -> claims.issuer("https://identity.example")));
        hostile.put("for another interface", signed(ours, claims -> claims.audience("curbstop")));
        hostile.put("for nobody", signed(ours, claims -> claims.audience(List.of())));
        hostile.put("of no client", signed(ours, claims -> claims.claim("client_id", null)));
        hostile.put("of a client with an odd name", signed(ours, claims -> claims.claim("client_id", "a\nb")));
        hostile.put("of a person", signed(ours, claims -> claims.claim("sid", "1")));
        hostile.put("of a person with a code", signed(ours, claims -> claims.claim("auth_time", 1)));
        hostile.put("signed by a stranger", signed(new RSAKeyGenerator(2048).keyID("stranger").generate(), claims -> {}));
        hostile.put("signed by a stranger again", signed(new RSAKeyGenerator(2048).keyID("another").generate(), claims -> {}));
        hostile.put("signed by a stranger in our name",
                signed(new RSAKeyGenerator(2048).keyID(ours.getKeyID()).generate(), claims -> {}));
        hostile.put("not signed", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
        hostile.put("nonsense", "a.b.c");
        hostile.put("of one part", "x");
        for (Map.Entry<String, String> each : hostile.entrySet()) {
            HttpResponse<String> refused = client.get("/api/v1/outages", each.getValue());
            assertThat(refused.statusCode()).as(each.getKey()).isEqualTo(401);
            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).as(each.getKey()).contains("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void without_a_token_only_the_openapi_description_is_readable() {
        for (String path : List.of("/api", "/api/v1", "/api/v1/postings", "/api/v1/nothing", "/api/v2/postings")) {
            HttpResponse<String> refused = RestApiClient.send(HttpRequest.newBuilder(URI.create(client.home() + path)).build());
            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> open = RestApiClient.send(
                HttpRequest.newBuilder(URI.create(client.home() + "/api/v1/openapi.yaml")).build());
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).startsWith("openapi: 3.1");
    }

    @ParameterizedTest
    @CsvSource({"GET,/imports,imports:write", "GET,/imports/1,imports:read", "GET,/imports/1/rejects,imports:read",
            "POST,/imports/balances,imports:write", "POST,/imports/1/undo,imports:write", "GET,/postings,postings:read",
            "POST,/postings/acknowledgements,postings:acknowledge", "GET,/accounts/100200302,accounts:read",
            "GET,/accounts/100200302/contacts,contacts:read",
            "GET,/payments?day=2026-11-26,payments:read", "GET,/orders,orders:read", "GET,/cases,cases:read", "GET,/outages,outages:read",
            "POST,/meter-events,meter-events:write", "POST,/outage-system/outages,outage-system:write"})
    void each_call_needs_its_scope(String method, String path, String scope) {
        List<String> others = Stream.of(RestApiClient.ALL_SCOPES.split(" "))
                .filter(each -> !each.equals(scope) && !each.split(":")[0].equals(scope.split(":")[0])).toList();
        assertProblem(call(method, path, client.token(String.join(" ", others))), 403, "forbidden");
        assertThat(call(method, path, client.token(scope)).statusCode()).isNotIn(401, 403);
    }

    @Test
    void a_read_scope_does_not_permit_writes() {
        assertProblem(call("POST", "/imports/balances", client.token("imports:read")), 403, "forbidden");
        assertProblem(call("POST", "/imports/1/undo", client.token("imports:read")), 403, "forbidden");
        assertProblem(call("POST", "/postings/acknowledgements", client.token("postings:read")), 403, "forbidden");
    }

    private HttpResponse<String> call(String method, String path, String with) {
        return RestApiClient.send(client.request("/api/v1" + path, with).header("Content-Type", CSV)
                .method(method, HttpRequest.BodyPublishers.noBody()).build());
    }
}

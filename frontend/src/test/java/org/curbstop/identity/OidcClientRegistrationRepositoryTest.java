package org.curbstop.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.curbstop.utility.ApplicationUrls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

/** Checks which ID tokens of a discovered provider Spring's validation accepts with our client registration. */
class OidcClientRegistrationRepositoryTest {

    private static final String NONCE = "a-nonce-of-this-browser";
    private static final String SECRET = "a-client-secret-of-thirty-two-bytes!";
    private static final RSAKey KEY = key("k1");
    private static final RSAKey FORGED = key("k1");

    private HttpServer server;
    private String issuer;
    private String saidIssuer;
    private String idToken = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        saidIssuer = issuer;
        serve("/.well-known/openid-configuration", () -> """
                {"issuer": "%2$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"]}""".formatted(issuer, saidIssuer));
        serve("/keys", () -> new JWKSet(KEY.toPublicJWK()).toString());
        serve("/token",
                () -> "{\"access_token\": \"access\", \"token_type\": \"Bearer\", \"expires_in\": 300, \"id_token\": \"" + idToken + "\"}");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_valid_token_signs_its_subject_in() throws Exception {
        assertThat(signInWith(signed(KEY, "JWT", claims -> claims)).getName()).isEqualTo("sam");
    }

    @Test
    void a_token_with_another_key_or_algorithm_is_rejected() throws Exception {
        assertRefused(signed(FORGED, "JWT", claims -> claims));
        assertRefused(new PlainJWT(claims().build()).serialize());
        assertRefused(sign(new MACSigner(SECRET), JWSAlgorithm.HS256, "JWT", claims().build()));
    }

    @Test
    void a_token_for_another_client_provider_or_browser_is_rejected() throws Exception {
        assertRefused(signed(KEY, "JWT", claims -> claims.audience("another-client")));
        assertRefused(signed(KEY, "JWT", claims -> claims.issuer("https://another.example")));
        assertRefused(signed(KEY, "JWT", claims -> claims.claim("nonce", "another-browser")));
        assertRefused(signed(KEY, "JWT", claims -> claims.claim("nonce", null)));
    }

    @Test
    void an_expired_token_or_one_of_another_type_is_rejected() throws Exception {
        assertRefused(signed(KEY, "JWT", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)))));
        assertRefused(signed(KEY, "at+jwt", claims -> claims));
        assertRefused(signed(KEY, "logout+jwt", claims -> claims));
    }

    @Test
    void metadata_of_another_issuer_is_rejected() {
        saidIssuer = "https://another.example";
        assertThatThrownBy(this::registration).hasMessageContaining("another.example");
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> signInWith(token)).isInstanceOf(AuthenticationException.class);
    }

    private OAuth2LoginAuthenticationToken signInWith(String token) {
        idToken = token;
        ClientRegistration registration = registration();
        AuthenticationProvider provider = new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());
        var request = OAuth2AuthorizationRequest.authorizationCode().authorizationUri(issuer + "/authorize").clientId("curbstop")
                .redirectUri("https://my.millbrook.example/").scopes(Set.of("openid")).state("state")
                .attributes(all -> all.put("nonce", NONCE)).build();
        var response = OAuth2AuthorizationResponse.success("code").redirectUri("https://my.millbrook.example/").state("state").build();
        return (OAuth2LoginAuthenticationToken) provider.authenticate(
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(request, response)));
    }

    private ClientRegistration registration() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of(
                "curbstop.oidc.issuer", issuer, "curbstop.oidc.client-id", "curbstop", "curbstop.oidc.client-secret", SECRET)))
                .bindOrCreate("curbstop.oidc", SignInProperties.class);
        return new OidcClientRegistrationRepository(settings, mock(ApplicationUrls.class)).findByRegistrationId("curbstop");
    }

    private JWTClaimsSet.Builder claims() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(NONCE.getBytes(StandardCharsets.US_ASCII));
        return new JWTClaimsSet.Builder().issuer(issuer).audience("curbstop").subject("sam").issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    private String signed(RSAKey key, String kind, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return sign(new RSASSASigner(key), JWSAlgorithm.RS256, kind, change.apply(claims()).build());
    }

    private static String sign(JWSSigner signer, JWSAlgorithm algorithm, String kind, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("k1").type(new JOSEObjectType(kind)).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, Supplier<String> answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}

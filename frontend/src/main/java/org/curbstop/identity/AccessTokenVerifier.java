package org.curbstop.identity;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ProviderDetails;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Verifies the access tokens that the sign-in provider issues to clients, the utility's own systems, for the REST interface. It is not a
 * {@code JwtDecoder} bean, because the sandbox's provider verifies its own tokens with that bean.
 */
@Component
public final class AccessTokenVerifier {

    /** The claim that names the client (RFC 9068). */
    public static final String CLIENT_ID = "client_id";

    /** Claims that only the token of a signed-in person contains. */
    private static final List<String> OF_A_PERSON = List.of("sid", "auth_time", "amr");
    private static final Pattern CLIENT_NAME = Pattern.compile("[A-Za-z0-9._:@/-]{1,100}");
    private static final Set<SignatureAlgorithm> SIGNED_BY =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_KEY_BYTES = 200_000;

    private final OidcClientRegistrationRepository provider;
    private final SignInProperties settings;
    private final AtomicReference<@Nullable NimbusJwtDecoder> decoder = new AtomicReference<>();

    AccessTokenVerifier(OidcClientRegistrationRepository provider, SignInProperties settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /**
     * @throws BadJwtException if the token is not valid for this interface
     * @throws JwtException if the provider does not answer, so that the token cannot be verified
     */
    public Jwt verify(String token) {
        NimbusJwtDecoder verifier = decoder();
        try {
            return verifier.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            // The keys were fetched a moment ago and do not include this token's key; anybody can send a made-up key id.
            throw isCausedBy(e, RateLimitReachedException.class) ? new BadJwtException("signed with an unknown key", e) : e;
        }
    }

    private NimbusJwtDecoder decoder() {
        NimbusJwtDecoder known = decoder.get();
        if (known != null) {
            return known;
        }
        try {
            NimbusJwtDecoder made = create();
            decoder.set(made);
            return made;
        } catch (Exception e) { // discovery throws many types while the provider is down
            throw new JwtException("the sign-in provider does not answer", e);
        }
    }

    private NimbusJwtDecoder create() throws Exception {
        ProviderDetails details = Objects.requireNonNull(provider.findByRegistrationId(OidcClientRegistrationRepository.REGISTRATION))
                .getProviderDetails();
        URL keys = URI.create(Objects.requireNonNull(details.getJwkSetUri())).toURL();
        var retriever = new DefaultResourceRetriever((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), MAX_KEY_BYTES);
        NimbusJwtDecoder made = NimbusJwtDecoder.withJwkSource(JWKSourceBuilder.<SecurityContext>create(keys, retriever).build())
                .jwsAlgorithms(all -> all.addAll(SIGNED_BY)).build();
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        made.setJwtValidator(JwtValidators.createDefaultWithValidators(
                type, new JwtIssuerValidator(Objects.requireNonNull(details.getIssuerUri())),
                new JwtAudienceValidator(settings.apiAudience()), AccessTokenVerifier::requireClient));
        return made;
    }

    private static OAuth2TokenValidatorResult requireClient(Jwt token) {
        String client = token.getClaimAsString(CLIENT_ID);
        return client != null && CLIENT_NAME.matcher(client).matches() && OF_A_PERSON.stream().noneMatch(token::hasClaim)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN,
                        "The token was not issued to a client by client credentials", null));
    }

    private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> cause) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (cause.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}

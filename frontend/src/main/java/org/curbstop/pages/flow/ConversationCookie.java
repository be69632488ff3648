package org.curbstop.pages.flow;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What one browser knows one talk by: 128 random bits in a cookie that no script reads and no other site's form sends. */
record ConversationCookie(String value) {

    /** Half-done, it is forgotten after this long: the next person at a library's computer begins anew. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    /** Name of the hidden field. */
    static final String FIELD = "talk";

    private static final String FORM = "[\\w-]{22}";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final int DIGEST_CHARS = 12;

    static ConversationCookie create() {
        return new ConversationCookie(random());
    }

    static Optional<ConversationCookie> in(HttpServletRequest request, String cookie) {
        return Optional.ofNullable(WebUtils.getCookie(request, named(cookie, request)))
                .map(Cookie::getValue)
                .filter(value -> value.matches(FORM))
                .map(ConversationCookie::new);
    }

    /** The same in a form's hidden field, for a browser that keeps no cookies; never from an address, which travels. */
    static Optional<ConversationCookie> in(Map<String, String> form) {
        return Optional.ofNullable(form.get(FIELD)).filter(value -> value.matches(FORM)).map(ConversationCookie::new);
    }

    void remember(String cookie, String path, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(named(cookie, request), value)
                .path(path).maxAge(KEPT).secure(request.isSecure()).httpOnly(true).sameSite("Lax").build().toString());
    }

    /** A browser takes a cookie of this prefix by TLS only, so that nobody on the way, and no site beside ours, plants one. */
    private static String named(String cookie, HttpServletRequest request) {
        return request.isSecure() ? "__Secure-" + cookie : cookie;
    }

    /** For one drawing of a page. */
    static String newTurnKey() {
        return random();
    }

    /**
     * The key of one answer: the page it was given on and what it says, so that one press sent twice is one turn and another answer
     * given on the same page, by way of the browser's back button, is another. Keyed, because it stands in the address: nobody
     * can try out PINs on it.
     */
    String turnKey(String page, Map<String, String> answers) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((page + new TreeMap<>(answers)).getBytes(StandardCharsets.UTF_8));
            return page + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, DIGEST_CHARS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

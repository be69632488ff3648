package org.curbstop.pages.flow;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.curbstop.common.RandomCodes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Identifies one conversation of one browser: 128 random bits in a cookie that no script can read and no other site's form sends. */
record ConversationCookie(String value) {

    /**
     * An unfinished conversation is forgotten after this time, so that the next person at a library computer starts fresh. A first page
     * that is left open can still be answered: its field {@value #FORM_FIELD} names the conversation as long as that is kept.
     */
    private static final Duration MAX_AGE = Duration.ofMinutes(30);

    /** Name of the hidden form field. */
    static final String FORM_FIELD = "talk";

    private static final String VALUE = "[\\w-]{22}";
    private static final int BYTES = 16;
    private static final int DIGEST_CHARS = 12;

    static ConversationCookie create() {
        return new ConversationCookie(RandomCodes.createUrlToken(BYTES));
    }

    static Optional<ConversationCookie> in(HttpServletRequest request, String cookie) {
        return Optional.ofNullable(WebUtils.getCookie(request, named(cookie, request)))
                .map(Cookie::getValue)
                .filter(value -> value.matches(VALUE))
                .map(ConversationCookie::new);
    }

    /** Reads the id from a form's hidden field, for a browser that keeps no cookies; never from a URL, which gets passed on. */
    static Optional<ConversationCookie> in(Map<String, String> form) {
        return Optional.ofNullable(form.get(FORM_FIELD)).filter(value -> value.matches(VALUE)).map(ConversationCookie::new);
    }

    void remember(String cookie, String path, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(named(cookie, request), value)
                .path(path).maxAge(MAX_AGE).secure(request.isSecure()).httpOnly(true).sameSite("Lax").build().toString());
    }

    /** A browser accepts a cookie with this prefix over TLS only, so that no network attacker or neighboring site can plant one. */
    private static String named(String cookie, HttpServletRequest request) {
        return request.isSecure() ? "__Secure-" + cookie : cookie;
    }

    /** Returns whether the value has the form of a page's key. */
    static boolean isPageKey(String key) {
        return key.matches("[\\w-]{1,40}");
    }

    /** Returns whether the value has the form of a turn key, as in the URL of a page that shows the result of an answer. */
    static boolean isTurnKey(String key) {
        return key.matches("[\\w-]{1,53}"); // a page key, a hyphen and the digest
    }

    /** Creates the key of one rendered page. */
    static String newTurnKey() {
        return RandomCodes.createUrlToken(BYTES);
    }

    /**
     * Creates the key of one answer from the page it was given on and its content. The same press sent twice is one turn; another answer on
     * the same page, after the browser's back button, is another turn. The key is an HMAC because it appears in the URL, and nobody must be
     * able to try PINs against it.
     */
    String turnKey(String page, Map<String, String> answers) {
        byte[] digest = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, value).hmac(page + new TreeMap<>(answers));
        return page + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, DIGEST_CHARS);
    }
}

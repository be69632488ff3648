package org.curbstop.voice;

import com.twilio.security.RequestValidator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Lets in under {@code /twilio} only what Twilio signed, before anything else looks at it; the text line stands behind the same
 * filter. The signature covers our public address, its query and every field of the form, so a field that comes twice is refused:
 * nobody could say which of the two was signed. It carries no time; a replay is harmless because the same turn gets the same answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TwilioSignatureFilter extends OncePerRequestFilter {

    /** Twilio's own webhooks stay far below; speech results are the longest. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final byte[] OVERSIZED = new byte[MAX_BODY_BYTES + 1];

    private final ApplicationUrls addresses;
    private final TwilioAccount account;
    private final Set<String> ownNumbers;
    private final RequestValidator validator;

    TwilioSignatureFilter(ApplicationUrls addresses, TwilioAccount account, Utility utility) {
        this.addresses = addresses;
        this.account = account;
        this.ownNumbers = Stream.of(account.number(), utility.senders().sms(), utility.lines().office(), utility.lines().text())
                .map(PhoneNumber::e164).collect(Collectors.toUnmodifiableSet());
        this.validator = new RequestValidator(account.authToken());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // As doors are found: decoded. By its letters alone, /%74wilio/voice would be a door without a guard.
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        return !path.equals("/twilio") && !path.startsWith("/twilio/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // A length that is promised need not be waited for.
        byte[] body = request.getContentLengthLong() > MAX_BODY_BYTES ? OVERSIZED : request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Optional<SignedForm> form = SignedForm.read(body, request.getQueryString());
        String signature = request.getHeader("X-Twilio-Signature");
        if (signature == null || form.isEmpty() || !validator.validate(signedAddress(request), form.get().signed(), signature)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (body.length > 0 && !isForm(request.getContentType())) {
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        if (!isForUs(form.get().all(), UrlPathHelper.defaultInstance.getPathWithinApplication(request))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(form.get().wrap(request), response);
    }

    /**
     * A form can be signed with our token and be about somebody else: a subaccount that was given it, a number that was sold on. Twilio
     * names the account in every form; the number called or texted is ours but in reports of what we sent.
     */
    private boolean isForUs(Map<String, String> form, String path) {
        boolean reportOfOurs = path.equals("/twilio/status");
        return form.getOrDefault("AccountSid", account.sid()).equals(account.sid())
                && (reportOfOurs || Stream.of("To", "Called").map(form::get).filter(Objects::nonNull).allMatch(ownNumbers::contains));
    }

    private static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    /** As Twilio was told to call us, whatever a proxy made of it on the way. */
    private String signedAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        return addresses.publicUrl() + request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}

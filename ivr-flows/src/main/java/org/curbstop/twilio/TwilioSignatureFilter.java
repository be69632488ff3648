package org.curbstop.twilio;

import com.twilio.security.RequestValidator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
 * Rejects requests under {@code /twilio} without a valid Twilio signature, for calls and text messages. The signature covers our public
 * URL, its query and every form field, so a repeated field is rejected: it would be unclear which value was signed. It has no timestamp; a
 * replay is harmless because the same turn gets the same reply.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TwilioSignatureFilter extends OncePerRequestFilter {

    /** Twice the size of the longest text message: 1,600 characters of any script. */
    public static final int MAX_BODY_BYTES = 32 * 1024;

    private static final byte[] OVERSIZED = new byte[MAX_BODY_BYTES + 1];

    private final ApplicationUrls addresses;
    private final TwilioAccount account;
    private final Set<String> ownNumbers;
    private final RequestValidator validator;

    public TwilioSignatureFilter(ApplicationUrls addresses, TwilioAccount account, Utility utility) {
        this.addresses = addresses;
        this.account = account;
        this.ownNumbers = Stream.of(account.number(), utility.senders().sms(), utility.lines().office(), utility.lines().text())
                .map(PhoneNumber::e164).collect(Collectors.toUnmodifiableSet());
        this.validator = new RequestValidator(account.authToken());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Decoded, as in request mapping: otherwise /%74wilio/voice would reach the endpoint without this filter.
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        return !path.equals("/twilio") && !path.startsWith("/twilio/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // An announced length over the limit is rejected without reading the body.
        byte[] body = request.getContentLengthLong() > MAX_BODY_BYTES ? OVERSIZED : request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Optional<TwilioForm> form = TwilioForm.read(body, request.getQueryString());
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
     * Returns whether the form is about our account and numbers. A form for others can be signed with our token too: for a subaccount that
     * uses it, or a number that was sold. Twilio names the account in every form. The called or texted number is ours, except in delivery
     * reports; in an outbound call, the calling number is.
     */
    private boolean isForUs(Map<String, String> form, String path) {
        boolean reportOfOurs = path.equals("/twilio/status");
        List<String> ours = TwilioForm.isOutbound(form) ? List.of("From", "Caller") : List.of("To", "Called");
        return form.getOrDefault("AccountSid", account.sid()).equals(account.sid())
                && (reportOfOurs || ours.stream().map(form::get).filter(Objects::nonNull).allMatch(ownNumbers::contains));
    }

    private static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    /** Returns the URL that Twilio was configured to call, regardless of what a proxy made of it. */
    private String signedAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        return addresses.publicUrl() + request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}

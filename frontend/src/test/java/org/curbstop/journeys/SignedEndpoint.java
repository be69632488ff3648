package org.curbstop.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.sandbox.twilio.TwilioRequestSigner;

/**
 * Endpoint that accepts only signed messages, with a valid message.
 *
 * @param path path with query
 * @param tampered message with one value changed
 * @param pad text between {@code body} and a million letters in a message that exceeds the size limit
 */
record SignedEndpoint(Sender sender, String path, String body, String tampered, String pad) {

    /** Sender, which determines what the signature covers and the status of a rejection. */
    enum Sender {
        TWILIO("X-Twilio-Signature", "application/x-www-form-urlencoded", 403, false),
        STRIPE("Stripe-Signature", "application/json", 400, true);

        final String header;
        final String contentType;
        final int refusal;
        final boolean datesItsMessages;

        Sender(String header, String contentType, int refusal, boolean datesItsMessages) {
            this.header = header;
            this.contentType = contentType;
            this.refusal = refusal;
            this.datesItsMessages = datesItsMessages;
        }

        String key() {
            return this == TWILIO ? TwilioAccount.SANDBOX_TOKEN : "whsec_sandbox";
        }
    }

    static SignedEndpoint twilio(String path, String field, String other, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return new SignedEndpoint(Sender.TWILIO, path, body,
                body.replace(field + "=" + encoded(fields.get(field)), field + "=" + encoded(other)), "&Pad=");
    }

    static SignedEndpoint stripe(String path, String body, String tampered) {
        return new SignedEndpoint(Sender.STRIPE, path, body, tampered, " ");
    }

    /** Returns the path without the query. */
    String mapped() {
        return path.replaceFirst("\\?.*", "");
    }

    String signature(String address, String message, String key, Instant at) {
        return switch (sender) {
            case TWILIO -> TwilioRequestSigner.sign(address, fields(message), key);
            case STRIPE -> "t=" + at.getEpochSecond() + ",v1=" + hmac(key, at.getEpochSecond() + "." + message);
        };
    }

    private static Map<String, String> fields(String form) {
        return form.isEmpty() ? Map.of() : java.util.Arrays.stream(form.split("&")).collect(Collectors.toMap(
                pair -> pair.substring(0, pair.indexOf('=')),
                pair -> java.net.URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return mapped();
    }
}

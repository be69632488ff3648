package org.curbstop.sandbox.twilio;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Signs webhooks as Twilio does: HMAC-SHA1 over the URL and the sorted fields. */
public final class TwilioRequestSigner {

    private TwilioRequestSigner() {}

    public static String sign(String url, Map<String, String> fields, String token) {
        var signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        return Base64.getEncoder().encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_1, token).hmac(signed.toString()));
    }
}

package org.curbstop.twilio;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Form fields of one webhook request: those of the body, signed by name and value, and those of the URL, signed with it. */
public record TwilioForm(Map<String, String> signed, Map<String, String> all) {

    /** @return empty if the body is not a form, or a field is repeated */
    static Optional<TwilioForm> read(byte[] body, @Nullable String query) {
        try {
            var signed = new LinkedHashMap<String, String>();
            var all = new LinkedHashMap<String, String>();
            boolean once = fields(new String(body, StandardCharsets.UTF_8), signed);
            all.putAll(signed);
            return once && fields(query == null ? "" : query, all) ? Optional.of(new TwilioForm(signed, all)) : Optional.empty();
        } catch (IllegalArgumentException notAForm) {
            return Optional.empty();
        }
    }

    /** Returns whether the fields are of a call that we made; then {@code To} is the customer. */
    public static boolean isOutbound(Map<String, String> fields) {
        return fields.getOrDefault("Direction", "").startsWith("outbound");
    }

    private static boolean fields(String encoded, Map<String, String> into) {
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int at = pair.indexOf('=');
                String name = decoded(at < 0 ? pair : pair.substring(0, at));
                if (into.put(name, at < 0 ? "" : decoded(pair.substring(at + 1))) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Wraps the request with its fields, because its body was read here and cannot be read again. */
    HttpServletRequest wrap(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable String getParameter(String name) {
                return all.get(name);
            }

            @Override
            public String @Nullable [] getParameterValues(String name) {
                String value = all.get(name);
                return value == null ? null : new String[] {value};
            }

            @Override
            public Enumeration<String> getParameterNames() {
                return Collections.enumeration(all.keySet());
            }

            @Override
            public Map<String, String[]> getParameterMap() {
                var map = new LinkedHashMap<String, String[]>();
                all.forEach((name, value) -> map.put(name, new String[] {value}));
                return map;
            }
        };
    }
}

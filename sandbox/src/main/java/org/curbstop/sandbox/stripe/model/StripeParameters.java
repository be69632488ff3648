package org.curbstop.sandbox.stripe.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.util.MultiValueMap;

/** Request parameters in Stripe's nested form: {@code metadata[payment_id]=...}, {@code line_items[0][quantity]=1}. */
public record StripeParameters(MultiValueMap<String, String> fields) {

    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.getFirst(name)).filter(text -> !text.isEmpty());
    }

    public String require(String name) {
        return text(name).orElseThrow(() -> StripeApiException.invalid("parameter_missing", "Missing required param: " + name + ".", name));
    }

    public long number(String name) {
        String text = require(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StripeApiException.invalid("parameter_invalid_integer", "Invalid integer: " + text, name);
        }
    }

    public int numberOr(String name, int otherwise) {
        return text(name).isPresent() ? Math.toIntExact(number(name)) : otherwise;
    }

    public boolean flag(String name) {
        return text(name).map("true"::equals).orElse(false);
    }

    /** Returns the entries of {@code name[key]=value}; the name itself may have that form. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        String start = name + "[";
        fields.forEach((field, values) -> {
            if (field.startsWith(start) && field.indexOf(']', start.length()) == field.length() - 1) {
                map.put(field.substring(start.length(), field.length() - 1), values.getFirst());
            }
        });
        return map;
    }

    /** Returns the values of {@code expand[]=a&expand[1]=b}. */
    public Set<String> values(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(name + "["))
                .flatMap(field -> field.getValue().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rejects unknown parameters, as Stripe does, so that a misspelled one is noticed. */
    public StripeParameters allowOnly(String... known) {
        List<String> names = List.of(known);
        for (String field : fields.keySet()) {
            String name = field.contains("[") ? field.substring(0, field.indexOf('[')) : field;
            if (!names.contains(name) && !name.equals("expand")) {
                throw StripeApiException.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        }
        return this;
    }

    /** Returns a digest of the parameters that does not depend on their order. */
    String fingerprint() {
        var digest = DigestUtils.getSha256Digest();
        new TreeMap<>(fields).forEach((name, values) -> digest.update((name + "=" + values + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}

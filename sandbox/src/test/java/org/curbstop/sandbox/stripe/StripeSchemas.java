package org.curbstop.sandbox.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Validates an answer against the part of Stripe's OpenAPI description in {@code stripe-openapi-subset.json}. */
final class StripeSchemas {

    private final JsonNode schemas;

    StripeSchemas() {
        try (var in = StripeSchemas.class.getResourceAsStream("/stripe-openapi-subset.json")) {
            schemas = JsonMapper.builder().build().readTree(in.readAllBytes()).path("schemas");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the violations, each with its path; empty if there are none. */
    List<String> faults(String schema, JsonNode value) {
        var faults = new ArrayList<String>();
        check(schemas.required(schema), value, schema, faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
        if (schema.has("pruned")) {
            return;
        }
        if (schema.has("$ref")) {
            check(schemas.required(schema.path("$ref").asString()), value, path, faults);
            return;
        }
        if (value.isNull()) {
            if (!schema.path("nullable").asBoolean(false)) {
                faults.add(path + " is null");
            }
            return;
        }
        if (schema.has("anyOf")) {
            anyOf(schema.path("anyOf"), value, path, faults);
            return;
        }
        String type = schema.path("type").asString("");
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
        if (!fits) {
            faults.add(path + " is no " + type + ": " + value);
            return;
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            faults.add(path + " is none of " + schema.path("enum") + ": " + value);
        }
        if (value.isString() && schema.has("maxLength") && value.asString().length() > schema.path("maxLength").asInt()) {
            faults.add(path + " is too long");
        }
        schema.path("required").valueStream().map(JsonNode::asString).filter(name -> !value.has(name))
                .forEach(name -> faults.add(path + "." + name + " is missing"));
        schema.path("properties").propertyStream().filter(property -> value.has(property.getKey()))
                .forEach(property -> check(property.getValue(), value.path(property.getKey()), path + "." + property.getKey(), faults));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(schema.path("items"), value.path(i), path + "[" + i + "]", faults);
        }
    }

    private void anyOf(JsonNode choices, JsonNode value, String path, List<String> faults) {
        List<String> nearest = null;
        for (JsonNode choice : choices) {
            var here = new ArrayList<String>();
            check(choice, value, path, here);
            if (here.isEmpty()) {
                return;
            }
            nearest = nearest == null || here.size() < nearest.size() ? here : nearest;
        }
        if (nearest != null) {
            faults.addAll(nearest);
        }
    }
}

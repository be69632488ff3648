package org.curbstop.api.rest;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The checked-in OpenAPI description. Checks whether a response matches it. */
final class OpenApiDescription {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getDraft202012());

    final JsonNode root = read();

    private static JsonNode read() {
        try (InputStream yaml = Objects.requireNonNull(OpenApiController.class.getResourceAsStream("openapi.yaml"))) {
            return JSON.valueToTree(new Yaml().load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the method and path of each operation, with {@code {}} for each path variable. */
    Set<String> operations() {
        var found = new TreeSet<String>();
        root.path("paths").properties().forEach(path -> path.getValue().propertyNames()
                .forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey().replaceAll("\\{\\w+}", "{}"))));
        return found;
    }

    /** Returns how the response deviates from the description; empty if it matches. */
    String mistakes(HttpResponse<String> response) {
        JsonNode operation = operation(response.request().method(), response.request().uri().getPath());
        JsonNode described = operation.isMissingNode() || response.statusCode() >= 400
                ? root.at("/components/responses/Problem")
                : operation.path("responses").path(Integer.toString(response.statusCode()));
        String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode content = described.path("content").path(type);
        if (content.isMissingNode()) {
            return response.statusCode() + " with " + type + " is not described";
        }
        if (!type.endsWith("json")) {
            return "";
        }
        ObjectNode schema = ((ObjectNode) content.path("schema")).deepCopy();
        schema.set("components", root.path("components"));
        List<Error> errors = SCHEMAS.getSchema(schema).validate(JSON.readTree(response.body()));
        return errors.stream().map(String::valueOf).collect(Collectors.joining("; "));
    }

    private JsonNode operation(String method, String path) {
        for (Map.Entry<String, JsonNode> each : root.path("paths").properties()) {
            if (path.matches(each.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
                return each.getValue().path(method.toLowerCase(Locale.ROOT));
            }
        }
        return JSON.missingNode();
    }
}

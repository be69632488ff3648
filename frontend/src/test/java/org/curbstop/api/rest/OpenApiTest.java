package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Compares the operations of the description and the API. {@link RestApiClient} checks every response against the description. */
class OpenApiTest extends RestApiTest {

    private final OpenApiDescription description = new OpenApiDescription();

    @Test
    void every_endpoint_is_described_and_every_path_exists(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapped) {
        Set<String> there = mapped.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method + " " + path.replaceAll("\\{\\w+}", "{}"))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(description.operations()).containsExactlyElementsOf(there);
    }

    @Test
    void every_operation_names_its_scope() {
        var scopes = new TreeSet<String>();
        description.root.path("paths").forEach(path -> path.forEach(operation -> operation.path("security")
                .forEach(each -> each.path("client").forEach(scope -> scopes.add(scope.asString(""))))));
        JsonNode declared = description.root.at("/components/securitySchemes/client/flows/clientCredentials/scopes");
        assertThat(declared.propertyNames()).containsExactlyInAnyOrderElementsOf(scopes);
        assertThat(RestApiClient.ALL_SCOPES.split(" ")).containsExactlyInAnyOrderElementsOf(scopes);
    }
}

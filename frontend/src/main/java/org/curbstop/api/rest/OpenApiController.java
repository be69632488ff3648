package org.curbstop.api.rest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI description of the REST interface to everybody. */
@RestController
class OpenApiController {

    @GetMapping(path = "/api/v1/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("openapi.yaml", OpenApiController.class);
    }
}

package org.curbstop.utility;

import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** URLs of an application that is not running. */
public final class TestApplicationUrls {

    private TestApplicationUrls() {}

    public static ApplicationUrls at(String publicUrl) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("curbstop.public-url", publicUrl)));
        return new ApplicationUrls(environment);
    }
}

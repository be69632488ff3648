package org.curbstop.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Configures the sandbox for every external service that has no key, and for none that has one. With profile {@code production} it stops
 * the start: simulated payments and messages would be worse than a failed start.
 */
class SandboxEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    /** Literal addresses, because a host name depends on the machine's resolver. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|(0:){7}1)]?");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new SandboxInProductionException();
        }
        requireLoopback(environment, "server.address", "SERVER_ADDRESS");
        requireLoopback(environment, "management.server.address", "MANAGEMENT_SERVER_ADDRESS");
        var settings = new HashMap<String, Object>();
        read().forEach((name, value) -> settings.put(name.toString(), value));
        if (!environment.getProperty("curbstop.oidc.issuer", "").isBlank()) {
            settings.keySet().removeIf(name -> name.startsWith("curbstop.oidc.")); // a real provider replaces all of these settings
        }
        if (!environment.getProperty("management.server.port", "").isBlank()) {
            settings.put("management.server.address", "127.0.0.1"); // Spring's own default would be every address
        }
        environment.getPropertySources().addLast(new MapPropertySource("sandbox", settings));
    }

    /** If the property is absent, the application's own default is loopback; if it is blank, Spring binds to every address. */
    private static void requireLoopback(ConfigurableEnvironment environment, String name, String variable) {
        String address = environment.getProperty(name);
        if (address != null && !LOOPBACK.matcher(address.strip()).matches()) {
            throw new SandboxExposedException(variable, address);
        }
    }

    /** Runs after the application's files and profiles are known, and after the check that lists everything that production lacks. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static Properties read() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("sandbox-settings.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

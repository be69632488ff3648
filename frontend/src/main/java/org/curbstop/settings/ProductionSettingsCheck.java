package org.curbstop.settings;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start with profile {@code production} until every key and secret is set: a payment page without its webhook secret, or a phone
 * line without its token, is worse than no start. All missing settings are reported at once.
 */
public final class ProductionSettingsCheck implements EnvironmentPostProcessor, Ordered {

    /** Required environment variables; each is documented in {@code docker/example.env} or {@code docker/compose.yaml}. */
    public static final List<String> REQUIRED = List.of(
            "CURBSTOP_PUBLIC_URL", "CURBSTOP_UTILITY",
            "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_NUMBER",
            "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET",
            "CURBSTOP_OIDC_ISSUER", "CURBSTOP_OIDC_CLIENT_ID", "CURBSTOP_OIDC_CLIENT_SECRET",
            "CURBSTOP_MAIL_HOST");

    /** Thrown if the start is refused; {@link #missing()} lists the settings. */
    public static final class MissingSettingsException extends IllegalStateException {

        private final transient List<String> missing;

        MissingSettingsException(List<String> missing) {
            super("profile production lacks: " + String.join(", ", missing));
            this.missing = missing;
        }

        public List<String> missing() {
            return missing;
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        List<String> missing = REQUIRED.stream().filter(name -> value(environment, name).isBlank()).toList();
        if (!missing.isEmpty()) {
            throw new MissingSettingsException(missing);
        }
    }

    /** Runs after property files and profiles are loaded, before any sandbox configuration. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    /** Also reads the dashed property: TWILIO_ACCOUNT_SID may be set as {@code twilio.account-sid}. */
    private static String value(ConfigurableEnvironment environment, String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("_", 2);
        String dashed = words[0] + "." + words[1].replaceFirst("^(oidc|mail)_", "$1.").replace('_', '-');
        return environment.getProperty(name, environment.getProperty(dashed, ""));
    }
}

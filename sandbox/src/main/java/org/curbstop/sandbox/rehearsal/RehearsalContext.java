package org.curbstop.sandbox.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.curbstop.sandbox.stripe.simulation.FaultInjection;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Capabilities with the simulated Stripe on a free port, without pages or scheduled jobs; the rehearsal runs the jobs itself. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class,
    JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class})
@ComponentScan(basePackages = {
        "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing",
        "org.curbstop.usage", "org.curbstop.payments", "org.curbstop.cis", "org.curbstop.outages.network", "org.curbstop.policies",
        "org.curbstop.documents", "org.curbstop.assistance", "org.curbstop.orders", "org.curbstop.arrangements",
        "org.curbstop.sandbox.stripe"
}, excludeFilters = @ComponentScan.Filter(EnableAutoConfiguration.class)) // skips applications of tests
class RehearsalContext {

    /** Folders below one root: the data, and the exchange in both directions. */
    record Folders(Path root) {

        Path exchange() {
            return root.resolve("from-cis");
        }

        Path inbox() {
            return exchange().resolve("inbox");
        }

        Path answers() {
            return root.resolve("answers");
        }

        Path postings() {
            return root.resolve("to-cis");
        }

        Path exports() {
            return root.resolve("exports");
        }
    }

    static ConfigurableApplicationContext start(Folders folders, String now) throws IOException {
        return start(folders, now, "24h");
    }

    /**
     * @param now initial time of the clock, in the utility's zone
     * @param resendAfter time after which postings without an acknowledgement are sent again
     */
    static ConfigurableApplicationContext start(Folders folders, String now, String resendAfter) throws IOException {
        Path utility = folders.root().resolve("utility.yaml");
        if (!Files.exists(utility)) {
            Files.createDirectories(folders.root());
            try (var sample = RehearsalContext.class.getResourceAsStream("/utility.yaml")) {
                Files.write(utility, Objects.requireNonNull(sample).readAllBytes());
            }
            Files.writeString(utility, Files.readString(utility) + "\ncustomer-information-system:\n  balances-valid-days: 3\n");
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RehearsalContext.class).web(WebApplicationType.SERVLET).environment(new IsolatedEnvironment())
                .logStartupInfo(false)
                .run("--spring.config.location=optional:classpath:/none/", "--server.port=0", "--server.address=127.0.0.1",
                        "--spring.main.banner-mode=off", "--logging.level.root=WARN", "--server.tomcat.relaxed-query-chars=[,]",
                        "--curbstop.data=" + folders.root().resolve("data"), "--curbstop.utility=" + utility, "--curbstop.now=" + now,
                        "--curbstop.cis.folder=" + folders.exchange(), "--curbstop.cis.settle=0s",
                        "--curbstop.postings.folder=" + folders.postings(), "--curbstop.postings.answers=" + folders.answers(),
                        "--curbstop.postings.resend-after=" + resendAfter);
        // There is no endpoint for events here, and each would be sent twelve times. Payments know their results from the responses.
        context.getBean(FaultInjection.class).delivery(new FaultInjection.DeliveryFaults(0, 1, false, true));
        return context;
    }

    /** Keeps a utility's data folder and keys, which are in the environment, out of the rehearsal. */
    private static final class IsolatedEnvironment extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // No property source: only the arguments apply.
        }
    }
}

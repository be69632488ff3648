package org.curbstop.utility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.curbstop.common.yaml.YamlFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the utility and its clock. */
@Configuration(proxyBeanMethods = false)
class UtilityConfiguration {

    /** @param named {@code CURBSTOP_UTILITY}: a file; by default Millbrook, the sample utility */
    @Bean
    Utility utility(@Value("${curbstop.utility:}") String named) {
        return UtilityFileReader.read(named.isBlank() ? sampleTown() : YamlFile.read(Path.of(named)));
    }

    /**
     * @param now {@code CURBSTOP_NOW}: initial time of the clock as 2026-11-22, 2026-11-22T09:30 (both in the utility's zone) or
     *     2026-11-22T17:30:00Z
     */
    @Bean
    MovableClock clock(Utility utility, @Value("${curbstop.now:}") String now) {
        var clock = MovableClock.tickingWith(Clock.systemUTC(), utility.zone());
        if (!now.isBlank()) {
            clock.set(moment(now.strip(), utility.zone()));
        }
        return clock;
    }

    static Instant moment(String text, ZoneId zone) {
        try {
            if (text.length() == "2026-11-22".length()) {
                return LocalDate.parse(text).atTime(LocalTime.NOON).atZone(zone).toInstant();
            }
            return text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("CURBSTOP_NOW: expected 2026-11-22, 2026-11-22T09:30 or 2026-11-22T17:30:00Z", e);
        }
    }

    private static YamlFile sampleTown() {
        try (var in = UtilityConfiguration.class.getResourceAsStream("/utility.yaml")) {
            if (in == null) {
                throw new IllegalStateException("utility.yaml of the sample town is missing from the jar");
            }
            return YamlFile.parse("utility.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

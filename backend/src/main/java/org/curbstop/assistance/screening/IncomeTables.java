package org.curbstop.assistance.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/**
 * Federal poverty guidelines (42 USC 9902(2)) and state median incomes adjusted for household size (45 CFR 96.85), by date. Percentages of
 * either are rounded down to the cent, so that rounding never raises a limit.
 */
public final class IncomeTables {

    private record Poverty(LocalDate from, long onePerson, long eachFurther) {
        Money of(int size) {
            return Money.usd(100 * (onePerson + (size - 1) * eachFurther));
        }
    }

    private record Median(LocalDate from, long factorOne, long factorToSix, long factorAfterSix, Map<String, Long> fourPersons) {
        Optional<Money> of(String state, int size) {
            long percent = factorOne + factorToSix * (Math.min(size, 6) - 1) + factorAfterSix * Math.max(0, size - 6);
            return Optional.ofNullable(fourPersons.get(state)).map(dollars -> Money.usd(dollars * percent));
        }
    }

    private final List<Poverty> poverty;
    private final List<Median> medians;

    private IncomeTables(List<Poverty> poverty, List<Median> medians) {
        this.poverty = poverty;
        this.medians = medians;
    }

    static IncomeTables read(String name, String text) {
        YamlFile file = YamlFile.parse(name, text);
        return file.finish(() -> new IncomeTables(file.root().mappings("poverty-guidelines").stream().map(IncomeTables::poverty).toList(),
                file.root().mappings("state-medians").stream().map(IncomeTables::median).toList()));
    }

    public static IncomeTables builtIn() {
        try (InputStream in = Objects.requireNonNull(IncomeTables.class.getResourceAsStream("/assistance/income-tables.yaml"))) {
            return read("assistance/income-tables.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a percentage of the poverty guideline for this household size, or empty before the first table. */
    Optional<Money> povertyShare(int percent, int size, LocalDate day) {
        return inForce(poverty, Poverty::from, day).map(table -> share(table.of(size), percent));
    }

    /** Returns a percentage of the state median income for this household size, or empty for a state or day without a table. */
    Optional<Money> medianShare(int percent, String state, int size, LocalDate day) {
        return inForce(medians, Median::from, day).flatMap(table -> table.of(state, size)).map(median -> share(median, percent));
    }

    private static Money share(Money figure, int percent) {
        return figure.times(BigDecimal.valueOf(percent, 2), RoundingMode.DOWN);
    }

    private static <T> Optional<T> inForce(List<T> tables, Function<T, LocalDate> from, LocalDate day) {
        return tables.stream().filter(table -> !from.apply(table).isAfter(day)).max(Comparator.comparing(from));
    }

    private static Poverty poverty(YamlMapping table) {
        table.text("source");
        return new Poverty(table.date("from"), table.integer("one-person"), table.integer("each-further"));
    }

    private static Median median(YamlMapping table) {
        table.text("source");
        YamlMapping four = table.mapping("four-persons");
        Map<String, Long> byState = new LinkedHashMap<>();
        four.keys().forEach(state -> byState.put(state, four.integer(state)));
        return new Median(
                table.date("from"), table.integer("factor-one"), table.integer("factor-each-to-six"),
                table.integer("factor-each-after-six"),
                Map.copyOf(byState));
    }
}

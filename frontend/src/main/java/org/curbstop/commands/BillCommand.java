package org.curbstop.commands;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.BillingDeterminants;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.billing.ServicePeriod;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.billing.tariff.TariffLoader;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Computes one bill from a tariff, line by line, to try a tariff or to check a disputed bill. */
@Command(name = "bill", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compute one bill from a tariff, line by line.",
        footer = {"", "Example: ./curbstop bill --usage electric=612,water=5.2,winter-average=3 --services electric,water,sewer \\",
            "                         --from 2026-03-02 --until 2026-04-01"})
final class BillCommand implements Runnable {

    private static final String SAMPLE_TOWN = "classpath*:tariffs/millbrook-*.yaml";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--tariff", paramLabel = "FILE",
            description = "one version of a tariff (docs/tariffs.md); default: the sample tariffs of all years")
    private @Nullable Path file;

    @Option(names = "--usage", required = true, split = ",", paramLabel = "MEASURE=AMOUNT",
            description = "electric (kWh), demand (kW), water (kgal), winter-average (kgal a month), evaporation (share), impervious (ERU)")
    private Map<String, BigDecimal> usage = new LinkedHashMap<>();

    @Option(names = "--from", required = true, paramLabel = "DAY", description = "first day of the period: 2026-03-02")
    private @Nullable LocalDate from;

    @Option(names = "--until", required = true, paramLabel = "DAY", description = "the day after the last")
    private @Nullable LocalDate until;

    @Option(names = "--services", split = ",", defaultValue = "electric,water",
            description = "of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            completionCandidates = ServiceCandidates.class)
    private List<String> services = List.of();

    @Option(names = "--class", defaultValue = "residential", description = "customer class of the tariff (default: ${DEFAULT-VALUE})")
    private String customerClass = "residential";

    @Option(names = "--size", paramLabel = "WHAT=SIZE", description = "meter=5/8, bin=35 (the defaults); may be given again")
    private Map<String, String> sizes = new LinkedHashMap<>();

    @Option(names = "--language", defaultValue = "en", description = "of the names of the charges (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(names = "--json", description = "one line of JSON instead of a table")
    private boolean json;

    /** Accepted values of --services. */
    static final class ServiceCandidates implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return java.util.Arrays.stream(ServiceType.values()).map(BillCommand::code).iterator();
        }
    }

    @Override
    public void run() {
        Tariff tariff = file == null ? TariffLoader.loadMatching(SAMPLE_TOWN) : TariffLoader.loadFile(file);
        List<BillLine> lines;
        try {
            lines = tariff.lines(basis());
        } catch (InvalidValueException refused) {
            throw usageError(refused.getMessage());
        }
        Money total = Money.sum(tariff.currency(), lines.stream().map(BillLine::amount).toList());
        if (json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(Map.of(
                    "tariff", tariff.name(), "total", total.decimal(), "currency", total.currency().getCurrencyCode(),
                    "lines", lines.stream().map(this::json).toList())));
        } else {
            lines.forEach(this::print);
            System.out.printf(Locale.ROOT, "%-44s %40s%n", "total", total);
        }
    }

    private BillingDeterminants basis() {
        var measures = new EnumMap<BillingMeasure, BigDecimal>(BillingMeasure.class);
        usage.forEach((name, amount) -> measures.put(BillingMeasure.of(name).orElseThrow(() -> usageError("--usage: no measure " + name)),
                amount));
        Set<ServiceType> named = EnumSet.noneOf(ServiceType.class);
        services.forEach(code -> named.add(service(code)));
        var fitted = new LinkedHashMap<>(Map.of("meter", "5/8", "bin", "35"));
        fitted.putAll(sizes);
        return new BillingDeterminants(customerClass, new ServicePeriod(day(from), day(until)), named, measures, fitted);
    }

    private ServiceType service(String named) {
        return java.util.Arrays.stream(ServiceType.values())
                .filter(service -> code(service).equals(named))
                .findFirst()
                .orElseThrow(() -> usageError("--services: no service " + named));
    }

    private void print(BillLine line) {
        String name = line.name(new Language(language)) + (line.tier() == 0 ? "" : " " + line.tier());
        System.out.printf(Locale.ROOT, "%-44s %12s %-6s x %-8s %12s%n", name, line.quantity().toPlainString(), line.unit(),
                line.rate().toPlainString(), line.amount().decimal().toPlainString());
    }

    private Map<String, Object> json(BillLine line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("charge", line.charge());
        fields.put("service", code(line.service()));
        fields.put("tier", line.tier());
        fields.put("quantity", line.quantity());
        fields.put("unit", line.unit());
        fields.put("rate", line.rate());
        fields.put("amount", line.amount().decimal());
        fields.put("tariff", line.tariff().map(LocalDate::toString).orElse(""));
        return fields;
    }

    private static String code(ServiceType service) {
        return service.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static LocalDate day(@Nullable LocalDate required) {
        return java.util.Objects.requireNonNull(required);
    }

    private ParameterException usageError(@Nullable String why) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), why);
    }
}

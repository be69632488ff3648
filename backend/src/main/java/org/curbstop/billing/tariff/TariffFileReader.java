package org.curbstop.billing.tariff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.utility.ServiceType;

/** Reads a tariff version from a file; {@code docs/tariffs.md} describes the format. */
final class TariffFileReader {

    private static final String EXPECTED_CLASSES = "customer classes such as residential";
    private static final int PERCENT = 2;

    private TariffFileReader() {}

    static TariffVersion read(YamlFile file) {
        return file.finish(() -> version(file.root()));
    }

    private static TariffVersion version(YamlMapping root) {
        YamlMapping month = root.mapping("month");
        var rule = new BillingMonthRule((int) month.integer("days"), (int) month.integer("at-least"), (int) month.integer("at-most"));
        if (rule.days() < 28 || rule.days() > 31 || rule.atLeast() > rule.days() || rule.atMost() < rule.days()) {
            root.addError("month", "days from 28 to 31, and at-least and at-most around it");
        }
        var charges = new ArrayList<TariffCharge>();
        root.mapping("charges").entries().forEach((id, mapping) -> charges.add(charge(id, mapping)));
        var taxes = new ArrayList<TariffCharge.Tax>();
        root.optionalMapping("taxes").ifPresent(all -> all.entries().forEach((id, part) -> taxes.add(tax(id, part))));
        var fees = new LinkedHashMap<String, TariffCharge.Fee>();
        root.optionalMapping("fees").ifPresent(all -> all.entries().forEach((id, part) ->
        fees.put(id, new TariffCharge.Fee(new TariffCharge.ChargeHeader(id, service(part), name(part), Set.of(), Map.of()),
                part.decimal("amount")))));
        return new TariffVersion(
                root.text("tariff"),
                root.date("from"),
                root.text("source"),
                root.read("currency", "a currency such as USD", Currency::getInstance, Currency.getInstance("USD")),
                rule,
                TariffVersion.byId(charges),
                taxes,
                fees);
    }

    private static TariffCharge charge(String id, YamlMapping mapping) {
        TariffCharge.ChargeHeader head = head(id, mapping);
        if (mapping.has("fixed")) {
            return new TariffCharge.FixedCharge(head, Optional.empty(), Map.of(TariffCharge.FixedCharge.ANY, amount(mapping, "fixed")));
        }
        if (mapping.has("fixed-by")) {
            YamlMapping amounts = mapping.mapping("amounts");
            var bySize = new LinkedHashMap<String, BigDecimal>();
            amounts.keys().forEach(size -> bySize.put(size, amount(amounts, size)));
            return new TariffCharge.FixedCharge(head, mapping.optionalText("fixed-by"), bySize);
        }
        if (!mapping.has("of")) {
            mapping.addError("of", "one of fixed, fixed-by or of: what the charge goes by");
            return new TariffCharge.FixedCharge(head, Optional.empty(), Map.of());
        }
        BillingMeasure measure = measure(mapping, "of").orElse(BillingMeasure.WATER);
        if (measure == BillingMeasure.DEMAND || measure == BillingMeasure.IMPERVIOUS) {
            return new TariffCharge.UnitCharge(head, measure, amount(mapping, "rate"));
        }
        return new TariffCharge.VolumetricCharge(head, measure, measure(mapping, "cap"), measure(mapping, "less"), tiers(mapping));
    }

    private static List<TariffCharge.RateTier> tiers(YamlMapping mapping) {
        if (!mapping.has("tiers")) {
            return List.of(new TariffCharge.RateTier(Optional.empty(), amount(mapping, "rate")));
        }
        var tiers = new ArrayList<TariffCharge.RateTier>();
        List<YamlMapping> listed = mapping.mappings("tiers");
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < listed.size(); i++) {
            YamlMapping tier = listed.get(i);
            boolean last = i == listed.size() - 1;
            if (last == tier.has("to")) {
                tier.addError("to", last ? "none in the last tier: it has no end" : "an upper end in every tier but the last");
            }
            Optional<BigDecimal> to = tier.optional("to", "a number", BigDecimal::new);
            if (to.isPresent() && to.get().compareTo(below) <= 0) {
                tier.addError("to", "more than " + below.toPlainString() + ", where the tier before ends");
            }
            below = to.orElse(below);
            tiers.add(new TariffCharge.RateTier(to, amount(tier, "rate")));
        }
        if (tiers.isEmpty()) {
            mapping.addError("tiers", "at least one tier");
        }
        return tiers;
    }

    private static TariffCharge.Tax tax(String id, YamlMapping mapping) {
        Set<ServiceType> on = new LinkedHashSet<>();
        mapping.texts("on").forEach(code -> serviceOf(code).ifPresentOrElse(on::add, () -> mapping.addError("on", services())));
        return new TariffCharge.Tax(head(id, mapping), on, amount(mapping, "percent").movePointLeft(PERCENT));
    }

    private static TariffCharge.ChargeHeader head(String id, YamlMapping mapping) {
        Set<String> classes = new LinkedHashSet<>(mapping.texts("classes"));
        if (classes.isEmpty()) {
            mapping.addError("classes", EXPECTED_CLASSES);
        }
        Map<String, List<String>> where = mapping.optionalMapping("where")
                .map(w -> w.keys().stream().collect(Collectors.toMap(k -> k, w::texts)))
                .orElse(Map.of());
        return new TariffCharge.ChargeHeader(id, service(mapping), name(mapping), classes, where);
    }

    private static Map<String, String> name(YamlMapping mapping) {
        YamlMapping name = mapping.mapping("name");
        Map<String, String> words = name.keys().stream().collect(Collectors.toMap(k -> k, name::text));
        if (!words.containsKey("en")) {
            mapping.addError("name", "at least the English name, as en");
        }
        return words;
    }

    private static ServiceType service(YamlMapping mapping) {
        return mapping.read("service", services(), code -> serviceOf(code).orElseThrow(IllegalArgumentException::new), ServiceType.WATER);
    }

    private static Optional<BillingMeasure> measure(YamlMapping mapping, String key) {
        return mapping.optional(key,
                "one of " + java.util.Arrays.stream(BillingMeasure.values()).map(BillingMeasure::code).collect(Collectors.joining(", ")),
                code -> BillingMeasure.of(code).orElseThrow(IllegalArgumentException::new));
    }

    private static BigDecimal amount(YamlMapping mapping, String key) {
        BigDecimal amount = mapping.decimal(key);
        if (amount.signum() < 0) {
            mapping.addError(key, "no negative number");
        }
        return amount;
    }

    private static Optional<ServiceType> serviceOf(String code) {
        return java.util.Arrays.stream(ServiceType.values()).filter(s -> code(s).equals(code)).findFirst();
    }

    private static String services() {
        return "one of " + java.util.Arrays.stream(ServiceType.values()).map(TariffFileReader::code).collect(Collectors.joining(", "));
    }

    private static String code(ServiceType service) {
        return service.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

package org.curbstop.billing;

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
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.utility.UtilityService;

/** Reads one version of a tariff; {@code docs/tariffs.md} describes the file. */
final class TariffFile {

    private static final String CLASSES = "customer classes such as residential";
    private static final int PERCENT = 2;

    private TariffFile() {}

    static TariffVersion read(YamlFile file) {
        return file.finish(() -> version(file.root()));
    }

    private static TariffVersion version(Part root) {
        Part month = root.part("month");
        var rule = new MonthRule((int) month.whole("days"), (int) month.whole("at-least"), (int) month.whole("at-most"));
        if (rule.days() < 28 || rule.days() > 31 || rule.atLeast() > rule.days() || rule.atMost() < rule.days()) {
            root.problem("month", "days from 28 to 31, and at-least and at-most around it");
        }
        var charges = new ArrayList<Charge>();
        root.part("charges").entries().forEach((id, part) -> charges.add(charge(id, part)));
        var taxes = new ArrayList<Charge.Tax>();
        root.optionalPart("taxes").ifPresent(all -> all.entries().forEach((id, part) -> taxes.add(tax(id, part))));
        var fees = new LinkedHashMap<String, Charge.Fee>();
        root.optionalPart("fees").ifPresent(all -> all.entries().forEach((id, part) ->
                fees.put(id, new Charge.Fee(new Charge.Head(id, service(part), name(part), Set.of(), Map.of()), part.decimal("amount")))));
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

    private static Charge charge(String id, Part part) {
        Charge.Head head = head(id, part);
        if (part.has("fixed")) {
            return new Charge.Fixed(head, Optional.empty(), Map.of(Charge.Fixed.ANY, amount(part, "fixed")));
        }
        if (part.has("fixed-by")) {
            Part amounts = part.part("amounts");
            var bySize = new LinkedHashMap<String, BigDecimal>();
            amounts.keys().forEach(size -> bySize.put(size, amount(amounts, size)));
            return new Charge.Fixed(head, part.optionalText("fixed-by"), bySize);
        }
        if (!part.has("of")) {
            part.problem("of", "one of fixed, fixed-by or of: what the charge goes by");
            return new Charge.Fixed(head, Optional.empty(), Map.of());
        }
        Measure of = measure(part, "of").orElse(Measure.WATER);
        if (of == Measure.DEMAND || of == Measure.IMPERVIOUS) {
            return new Charge.PerUnit(head, of, amount(part, "rate"));
        }
        return new Charge.ByUse(head, of, measure(part, "cap"), measure(part, "less"), tiers(part));
    }

    private static List<Charge.Tier> tiers(Part part) {
        if (!part.has("tiers")) {
            return List.of(new Charge.Tier(Optional.empty(), amount(part, "rate")));
        }
        var tiers = new ArrayList<Charge.Tier>();
        List<Part> listed = part.parts("tiers");
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < listed.size(); i++) {
            Part tier = listed.get(i);
            boolean last = i == listed.size() - 1;
            if (last == tier.has("to")) {
                tier.problem("to", last ? "none in the last tier: it has no end" : "an upper end in every tier but the last");
            }
            Optional<BigDecimal> to = tier.optional("to", "a number", BigDecimal::new);
            if (to.isPresent() && to.get().compareTo(below) <= 0) {
                tier.problem("to", "more than " + below.toPlainString() + ", where the tier before ends");
            }
            below = to.orElse(below);
            tiers.add(new Charge.Tier(to, amount(tier, "rate")));
        }
        if (tiers.isEmpty()) {
            part.problem("tiers", "at least one tier");
        }
        return tiers;
    }

    private static Charge.Tax tax(String id, Part part) {
        Set<UtilityService> on = new LinkedHashSet<>();
        part.texts("on").forEach(code -> serviceOf(code).ifPresentOrElse(on::add, () -> part.problem("on", services())));
        return new Charge.Tax(head(id, part), on, amount(part, "percent").movePointLeft(PERCENT));
    }

    private static Charge.Head head(String id, Part part) {
        Set<String> classes = new LinkedHashSet<>(part.texts("classes"));
        if (classes.isEmpty()) {
            part.problem("classes", CLASSES);
        }
        Map<String, List<String>> where = part.optionalPart("where")
                .map(w -> w.keys().stream().collect(Collectors.toMap(k -> k, w::texts)))
                .orElse(Map.of());
        return new Charge.Head(id, service(part), name(part), classes, where);
    }

    private static Map<String, String> name(Part part) {
        Part name = part.part("name");
        Map<String, String> words = name.keys().stream().collect(Collectors.toMap(k -> k, name::text));
        if (!words.containsKey("en")) {
            part.problem("name", "at least the English name, as en");
        }
        return words;
    }

    private static UtilityService service(Part part) {
        return part.read("service", services(), code -> serviceOf(code).orElseThrow(IllegalArgumentException::new), UtilityService.WATER);
    }

    private static Optional<Measure> measure(Part part, String key) {
        return part.optional(key, "one of " + java.util.Arrays.stream(Measure.values()).map(Measure::code).collect(Collectors.joining(", ")),
                code -> Measure.of(code).orElseThrow(IllegalArgumentException::new));
    }

    private static BigDecimal amount(Part part, String key) {
        BigDecimal amount = part.decimal(key);
        if (amount.signum() < 0) {
            part.problem(key, "no negative number");
        }
        return amount;
    }

    private static Optional<UtilityService> serviceOf(String code) {
        return java.util.Arrays.stream(UtilityService.values()).filter(s -> code(s).equals(code)).findFirst();
    }

    private static String services() {
        return "one of " + java.util.Arrays.stream(UtilityService.values()).map(TariffFile::code).collect(Collectors.joining(", "));
    }

    private static String code(UtilityService service) {
        return service.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

package org.curbstop.assistance.screening;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.assistance.HeatingFuel;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.utility.ServiceType;

/** Reads a program file: programs, eligibility rules, documents, and where to apply. */
public final class ProgramFileReader {

    private static final String ENDED = "lihwap";

    private ProgramFileReader() {}

    /** @param languages languages in each of which every program and document must be named */
    public static List<AssistanceProgram> read(YamlFile file, List<Language> languages) {
        return file.finish(() -> {
            Map<String, AssistanceProgram.RequiredDocument> documents = new LinkedHashMap<>();
            file.root().optionalMapping("documents").ifPresent(named -> named.keys().forEach(
                    id -> documents.put(id, new AssistanceProgram.RequiredDocument(id, words(named.mapping(id), languages)))));
            return file.root().mapping("programmes").entries().entrySet().stream()
                    .map(entry -> program(entry.getKey(), entry.getValue(), documents, languages))
                    .toList();
        });
    }

    private static AssistanceProgram program(String id, YamlMapping mapping, Map<String, AssistanceProgram.RequiredDocument> documents,
            List<Language> languages) {
        List<EligibilityRule> rules = new ArrayList<>();
        mapping.optional("closed", "the day on which it closed", LocalDate::parse)
                .ifPresent(since -> rules.add(new EligibilityRule.Closed(since)));
        mapping.optionalMapping("season")
                .ifPresent(season -> rules.add(new EligibilityRule.Season(day(season, "from"), day(season, "until"))));
        if (mapping.has("services")) {
            rules.add(new EligibilityRule.SuppliedWith(mapping.texts("services").stream()
                    .map(service -> constant(mapping, "services", ServiceType.class, service))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet())));
        }
        if (mapping.has("heating")) {
            rules.add(new EligibilityRule.HeatedWith(mapping.texts("heating").stream()
                    .map(fuel -> constant(mapping, "heating", HeatingFuel.class, fuel))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet())));
        }
        mapping.optionalMapping("income").ifPresent(income -> rules.add(income(income)));
        for (YamlMapping need : mapping.mappings("needs")) {
            rules.add(new EligibilityRule.AnyCircumstance(need.texts("any-of").stream()
                    .map(text -> constant(need, "any-of", HouseholdCircumstance.class, text))
                    .flatMap(Optional::stream)
                    .toList()));
        }
        if (id.contains(ENDED) && !mapping.has("closed")) {
            mapping.addError("closed", "the day on which it closed: LIHWAP has ended and is never offered as live");
        }
        YamlMapping apply = mapping.mapping("apply");
        AssistanceProgram.ApplicationRoute by = apply.oneOf("by", AssistanceProgram.ApplicationRoute.class);
        Optional<String> agency = apply.optionalText("agency");
        if ((by == AssistanceProgram.ApplicationRoute.AGENCY) != agency.isPresent()) {
            apply.addError("agency", "the agency's id in the directory where by is agency, and only there");
        }
        return new AssistanceProgram(
                id,
                mapping.oneOf("kind", AssistanceProgram.Kind.class),
                words(mapping.mapping("name"), languages),
                words(mapping.mapping("gives"), languages),
                rules,
                mapping.optional("most", "an amount such as 500.00", Money::usd),
                mapping.has("per-months") ? (int) mapping.integer("per-months") : 12,
                mapping.optional("second-person-above", "an amount such as 500.00", Money::usd),
                mapping.texts("documents").stream().flatMap(document -> document(mapping, document, documents).stream()).toList(),
                new AssistanceProgram.HowToApply(by, agency),
                mapping.text("source"));
    }

    private static Map<Language, String> words(YamlMapping mapping, List<Language> languages) {
        return languages.stream().collect(Collectors.toMap(language -> language, language -> mapping.text(language.tag())));
    }

    private static Optional<AssistanceProgram.RequiredDocument> document(YamlMapping mapping, String id,
            Map<String, AssistanceProgram.RequiredDocument> documents) {
        if (!documents.containsKey(id)) {
            mapping.addError("documents", "names from the section documents of this file: " + String.join(", ", documents.keySet()));
        }
        return Optional.ofNullable(documents.get(id));
    }

    private static EligibilityRule income(YamlMapping income) {
        Optional<Integer> poverty = percent(income, "poverty");
        Optional<Integer> median = percent(income, "state-median");
        if (poverty.isEmpty() && median.isEmpty()) {
            income.addError("poverty", "a percentage here, or as state-median, or both");
        }
        return new EligibilityRule.IncomeAtMost(poverty, median, percent(income, "floor-poverty"), income.flag("benefits-count", false));
    }

    private static Optional<Integer> percent(YamlMapping mapping, String key) {
        return mapping.optional(key, "a percentage from 1 to 400", text -> {
            int percent = Integer.parseInt(text);
            if (percent < 1 || percent > 400) {
                throw new NumberFormatException();
            }
            return percent;
        });
    }

    private static MonthDay day(YamlMapping mapping, String key) {
        return mapping.read(key, "a day such as 10-01", text -> MonthDay.parse("--" + text), MonthDay.of(1, 1));
    }

    private static <E extends Enum<E>> Optional<E> constant(YamlMapping mapping, String key, Class<E> type, String text) {
        Map<String, E> byName = List.of(type.getEnumConstants()).stream()
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        constant -> constant));
        if (!byName.containsKey(text)) {
            mapping.addError(key, "any of " + String.join(", ", byName.keySet().stream().sorted().toList()));
        }
        return Optional.ofNullable(byName.get(text));
    }
}

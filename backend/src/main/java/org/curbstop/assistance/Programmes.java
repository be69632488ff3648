package org.curbstop.assistance;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.utility.UtilityService;

/** Reads a programme file: what help there is here, by which rules, with which papers, from whom. */
final class Programmes {

    private static final String ENDED = "lihwap";

    private Programmes() {}

    /** @param languages in each of which every programme and document is named */
    static List<Programme> read(YamlFile file, List<Language> languages) {
        return file.finish(() -> {
            Map<String, Programme.Document> documents = new LinkedHashMap<>();
            file.root().optionalPart("documents").ifPresent(named -> named.keys().forEach(
                    id -> documents.put(id, new Programme.Document(id, words(named.part(id), languages)))));
            return file.root().part("programmes").entries().entrySet().stream()
                    .map(entry -> programme(entry.getKey(), entry.getValue(), documents, languages))
                    .toList();
        });
    }

    private static Programme programme(String id, Part part, Map<String, Programme.Document> documents, List<Language> languages) {
        List<Rule> rules = new ArrayList<>();
        part.optional("closed", "the day on which it closed", LocalDate::parse).ifPresent(since -> rules.add(new Rule.Closed(since)));
        part.optionalPart("season").ifPresent(season -> rules.add(new Rule.Season(day(season, "from"), day(season, "until"))));
        if (part.has("services")) {
            rules.add(new Rule.Served(part.texts("services").stream()
                    .map(service -> constant(part, "services", UtilityService.class, service))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet())));
        }
        if (part.has("heating")) {
            rules.add(new Rule.Heated(part.texts("heating").stream()
                    .map(fuel -> constant(part, "heating", Fuel.class, fuel))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet())));
        }
        part.optionalPart("income").ifPresent(income -> rules.add(income(income)));
        for (Part need : part.parts("needs")) {
            rules.add(new Rule.AnyOf(need.texts("any-of").stream()
                    .map(text -> constant(need, "any-of", Circumstance.class, text))
                    .flatMap(Optional::stream)
                    .toList()));
        }
        if (id.contains(ENDED) && !part.has("closed")) {
            part.problem("closed", "the day on which it closed: LIHWAP has ended and is never offered as live");
        }
        Part apply = part.part("apply");
        Programme.By by = apply.oneOf("by", Programme.By.class);
        Optional<String> agency = apply.optionalText("agency");
        if ((by == Programme.By.AGENCY) != agency.isPresent()) {
            apply.problem("agency", "the agency's id in the directory where by is agency, and only there");
        }
        return new Programme(
                id,
                part.oneOf("kind", Programme.Kind.class),
                words(part.part("name"), languages),
                words(part.part("gives"), languages),
                rules,
                part.optional("most", "an amount such as 500.00", Money::usd),
                part.has("per-months") ? (int) part.whole("per-months") : 12,
                part.optional("second-person-above", "an amount such as 500.00", Money::usd),
                part.texts("documents").stream().flatMap(document -> document(part, document, documents).stream()).toList(),
                new Programme.Apply(by, agency),
                part.text("source"));
    }

    private static Map<Language, String> words(Part part, List<Language> languages) {
        return languages.stream().collect(Collectors.toMap(language -> language, language -> part.text(language.tag())));
    }

    private static Optional<Programme.Document> document(Part part, String id, Map<String, Programme.Document> documents) {
        if (!documents.containsKey(id)) {
            part.problem("documents", "names from the section documents of this file: " + String.join(", ", documents.keySet()));
        }
        return Optional.ofNullable(documents.get(id));
    }

    private static Rule income(Part income) {
        Optional<Integer> poverty = percent(income, "poverty");
        Optional<Integer> median = percent(income, "state-median");
        if (poverty.isEmpty() && median.isEmpty()) {
            income.problem("poverty", "a percentage here, or as state-median, or both");
        }
        return new Rule.IncomeAtMost(poverty, median, percent(income, "floor-poverty"), income.flag("benefits-count", false));
    }

    private static Optional<Integer> percent(Part part, String key) {
        return part.optional(key, "a percentage from 1 to 400", text -> {
            int percent = Integer.parseInt(text);
            if (percent < 1 || percent > 400) {
                throw new NumberFormatException();
            }
            return percent;
        });
    }

    private static MonthDay day(Part part, String key) {
        return part.read(key, "a day such as 10-01", text -> MonthDay.parse("--" + text), MonthDay.of(1, 1));
    }

    private static <E extends Enum<E>> Optional<E> constant(Part part, String key, Class<E> type, String text) {
        Map<String, E> byName = List.of(type.getEnumConstants()).stream()
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), constant -> constant));
        if (!byName.containsKey(text)) {
            part.problem(key, "any of " + String.join(", ", byName.keySet().stream().sorted().toList()));
        }
        return Optional.ofNullable(byName.get(text));
    }
}

package org.curbstop.utility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.YamlMapping;

/**
 * A part of town with its own storm message.
 *
 * @param feeders feeders and pressure zones that supply it
 * @param zips five-digit ZIP codes in it
 */
public record StormArea(String id, Map<Language, String> names, Set<String> feeders, Set<String> zips) {

    static final int MAX_AREAS = 50;

    public StormArea {
        names = Map.copyOf(names);
        feeders = Set.copyOf(feeders);
        zips = Set.copyOf(zips);
    }

    static List<StormArea> read(YamlMapping areas, List<Language> languages) {
        var all = new ArrayList<StormArea>();
        areas.entries().forEach((id, part) -> {
            Map<Language, String> names = new LinkedHashMap<>();
            YamlMapping name = part.mapping("name");
            languages.forEach(language -> names.put(language, name.text(language.tag())));
            Set<String> feeders = texts(part, "feeders");
            Set<String> zips = texts(part, "zips");
            if (!id.matches("[a-z][a-z0-9-]{0,40}")) {
                areas.addError(id, "a short name in lower case");
            }
            if (feeders.isEmpty() && zips.isEmpty()) {
                part.addError("", "feeders or zips");
            }
            if (!zips.stream().allMatch(zip -> zip.matches("\\d{5}"))) {
                part.addError("zips", "five digits each, in quotes");
            }
            all.add(new StormArea(id, names, feeders, zips));
        });
        if (all.size() > MAX_AREAS) {
            areas.addError("", "at most " + MAX_AREAS + " areas");
        }
        return all;
    }

    private static Set<String> texts(YamlMapping part, String key) {
        return part.has(key) ? Set.copyOf(part.texts(key).stream().distinct().toList()) : Set.of();
    }

    /** @param supply feeder or pressure zone of a place, if known */
    public boolean covers(Optional<String> supply, String zip) {
        return supply.filter(feeders::contains).isPresent() || zips.contains(zip);
    }
}

package org.curbstop.pages.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.StormMode.StormStatus;
import org.curbstop.utility.StormArea;

/**
 * Outage banner that every page shows.
 *
 * @param outages number of current outages
 * @param places names of the affected parts of the network, where known
 * @param areas parts of town that may have their own message
 * @param storm in a storm, the banner shows the message of staff, or asks for patience and for one report per household
 */
public record OutageBanner(int outages, List<String> places, StormStatus storm, List<StormArea> areas) {

    public OutageBanner {
        places = List.copyOf(places);
        areas = List.copyOf(areas);
    }

    static OutageBanner from(List<OutageFeed.FeedEntry> entries, StormStatus storm, List<StormArea> areas) {
        return new OutageBanner(
                entries.size(), entries.stream().flatMap(entry -> entry.network().stream()).distinct().sorted().toList(), storm, areas);
    }

    public boolean isShown() {
        return outages > 0 || storm.active();
    }

    /** Returns the messages of staff for parts of town, by the name of each. */
    public Map<String, String> areaMessages(Language language) {
        Map<String, String> byName = new LinkedHashMap<>();
        areas.forEach(area -> Optional.ofNullable(storm.areaMessages().getOrDefault(area.id(), Map.of()).get(language))
                .ifPresent(text -> byName.put(area.names().getOrDefault(language, area.id()), text)));
        return byName;
    }

    /** Returns the message of staff. */
    public Optional<String> message(Language language) {
        return Optional.ofNullable(storm.messages().get(language));
    }
}

package org.curbstop.pages.layout;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.StormMode.StormStatus;

/**
 * Outage banner that every page shows.
 *
 * @param outages number of current outages
 * @param places names of the affected parts of the network, where known
 * @param storm in a storm, the banner asks for patience and for one report per household, or says what staff have written
 */
public record OutageBanner(int outages, List<String> places, StormStatus storm) {

    static OutageBanner from(List<OutageFeed.FeedEntry> entries, StormStatus storm) {
        return new OutageBanner(
                entries.size(), entries.stream().flatMap(entry -> entry.network().stream()).distinct().sorted().toList(), storm);
    }

    public boolean isShown() {
        return outages > 0 || storm.active();
    }

    /** What staff have written. */
    public Optional<String> message(Language language) {
        return Optional.ofNullable(storm.messages().get(language));
    }
}

package org.curbstop.pages.layout;

import java.util.List;
import org.curbstop.outages.OutageFeed;

/**
 * Outage banner that every page shows.
 *
 * @param outages number of current outages
 * @param places names of the affected parts of the network, where known
 * @param storm whether outages keep phones and crews busy: the banner then asks for patience and for one report per household
 */
public record OutageBanner(int outages, List<String> places, boolean storm) {

    /** Number of simultaneous outages that no ordinary day has. */
    private static final int STORM_OUTAGES = 5;

    static OutageBanner from(List<OutageFeed.FeedEntry> entries) {
        boolean many = entries.stream().anyMatch(entry -> entry.households().equals("500+") || entry.households().equals("101-500"));
        return new OutageBanner(
                entries.size(), entries.stream().flatMap(entry -> entry.network().stream()).distinct().sorted().toList(),
                many || entries.size() >= STORM_OUTAGES);
    }

    public boolean hasOutages() {
        return outages > 0;
    }
}

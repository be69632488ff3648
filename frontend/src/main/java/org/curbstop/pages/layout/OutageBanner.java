package org.curbstop.pages.layout;

import java.util.List;
import org.curbstop.outages.OutageFeed;

/**
 * What everybody should know who opens a page now.
 *
 * @param outages how many are known
 * @param places names of the parts of the network, where known
 * @param storm whether so much is out that phones and crews are busy: the words then ask for patience and for one report a household
 */
public record OutageBanner(int outages, List<String> places, boolean storm) {

    /** As many outages at once as no ordinary day has. */
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

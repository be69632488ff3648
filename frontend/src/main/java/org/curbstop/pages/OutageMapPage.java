package org.curbstop.pages;

import java.util.Comparator;
import java.util.List;
import org.curbstop.conversation.Conversations;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.pages.flow.FlowPage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Controller of the outage page: a list of current outages, and a map for browsers with scripts. */
@Controller
class OutageMapPage {

    private final OutageFeed feed;
    private final Conversations conversations;
    private final StreetMapController streets;
    private final OutageSystemStatus outageSystem;

    OutageMapPage(OutageFeed feed, Conversations conversations, StreetMapController streets,
            OutageSystemStatus outageSystem) {
        this.feed = feed;
        this.outageSystem = outageSystem;
        this.streets = streets;
        this.conversations = conversations;
    }

    @GetMapping("/outage/map")
    String map(Model model) {
        List<OutageFeed.FeedEntry> entries = feed.entries().stream().sorted(Comparator.comparing(OutageFeed.FeedEntry::opened).reversed())
                .toList();
        model.addAttribute("outages", entries);
        model.addAttribute("drawn", streets.version().isPresent() || entries.stream().anyMatch(entry -> entry.about().isPresent()));
        model.addAttribute("streets", streets.version().map(version -> "/streets.geojson?" + version).orElse(null));
        model.addAttribute("silentSince", outageSystem.findStaleSince().or(feed::findStaleSince).orElse(null));
        model.addAttribute("reporting", FlowPage.OUTAGE.link(conversations.tasks()));
        return "pages/map";
    }
}

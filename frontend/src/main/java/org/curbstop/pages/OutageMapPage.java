package org.curbstop.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.conversation.Conversations;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageFeed.FeedEntry;
import org.curbstop.outages.StormMode;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.pages.flow.FlowPage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Controller of the outage page: a list of current outages, and a map for browsers with scripts, except in storm mode. Of more than
 * {@value #MAX_CARDS} outages, the parts of town are listed first, and each has its own pages.
 */
@Controller
class OutageMapPage {

    static final int MAX_CARDS = 50;

    private final OutageFeed feed;
    private final Conversations conversations;
    private final StreetMapController streets;
    private final OutageSystemStatus outageSystem;
    private final StormMode storm;
    private final MessageSource messages;

    OutageMapPage(OutageFeed feed, Conversations conversations, StreetMapController streets,
            OutageSystemStatus outageSystem, StormMode storm, MessageSource messages) {
        this.storm = storm;
        this.messages = messages;
        this.feed = feed;
        this.outageSystem = outageSystem;
        this.streets = streets;
        this.conversations = conversations;
    }

    /**
     * Outages of one part of the network.
     *
     * @param name feeder or pressure zone; blank: where none is known
     * @param latest latest estimate of those that have one
     * @param allEstimated whether all have one
     */
    record AffectedArea(String name, int outages, Optional<Instant> latest, boolean allEstimated) {

        static AffectedArea of(String name, List<FeedEntry> entries) {
            List<Instant> estimates = entries.stream().flatMap(entry -> entry.outlook().latest().stream()).toList();
            return new AffectedArea(name, entries.size(), estimates.stream().max(Comparator.naturalOrder()),
                    estimates.size() == entries.size());
        }
    }

    /**
     * @param area part of the network whose outages are listed
     * @param outage id of the only outage that is shown: a place on the map was chosen
     */
    @GetMapping("/outage/map")
    String map(@RequestParam(required = false) @Nullable String area, @RequestParam(required = false) @Nullable String outage,
            @RequestParam(defaultValue = "1") String page, Model model) {
        List<FeedEntry> all = feed.entries().stream().sorted(Comparator.comparing(FeedEntry::opened).reversed()).toList();
        List<FeedEntry> chosen = all.stream()
                .filter(outage == null ? entry -> nameOf(entry).equals(area) : entry -> entry.id().value().equals(outage)).toList();
        boolean byArea = chosen.isEmpty() && all.size() > MAX_CARDS;
        List<FeedEntry> listed = byArea ? List.of() : chosen.isEmpty() ? all : chosen;
        int pages = Math.max(1, (listed.size() + MAX_CARDS - 1) / MAX_CARDS);
        int number = page.matches("[1-9]\\d{0,5}") ? Math.min(Integer.parseInt(page), pages) : 1;
        List<FeedEntry> cards = listed.stream().skip((number - 1L) * MAX_CARDS).limit(MAX_CARDS).toList();
        model.addAttribute("count", all.size());
        model.addAttribute("outages", cards);
        model.addAttribute("areas", byArea ? areas(all) : List.of());
        model.addAttribute("area", chosen.isEmpty() ? null : nameOf(chosen.getFirst()));
        model.addAttribute("filtered", !chosen.isEmpty());
        model.addAttribute("gone", chosen.isEmpty() && (area != null || outage != null));
        model.addAttribute("title", title(chosen, number, pages));
        model.addAttribute("page", number);
        model.addAttribute("pages", pages);
        model.addAttribute("only", chosen.isEmpty() ? null
                : cards.stream().map(entry -> entry.id().value()).collect(Collectors.joining(" ")));
        boolean drawable = streets.version().isPresent() || all.stream().anyMatch(entry -> entry.about().isPresent());
        model.addAttribute("drawn", drawable && !storm.isActive());
        model.addAttribute("mapOmitted", drawable && storm.isActive());
        model.addAttribute("streets", streets.version().map(version -> "/streets.geojson?" + version).orElse(null));
        model.addAttribute("silentSince", outageSystem.findStaleSince().or(feed::findStaleSince).orElse(null));
        model.addAttribute("reporting", FlowPage.OUTAGE.link(conversations.tasks()));
        return "pages/map";
    }

    /** Begins with the part of town and the page, so that tabs and history entries can be told apart. */
    private String title(List<FeedEntry> chosen, int number, int pages) {
        Stream<String> area = chosen.stream().limit(1).map(OutageMapPage::nameOf)
                .map(name -> name.isBlank() ? message("map.elsewhere") : name);
        Stream<String> page = pages > 1 ? Stream.of(message("map.page", number, pages)) : Stream.empty();
        return Stream.of(area, page, Stream.of(message("map.title"))).flatMap(parts -> parts).collect(Collectors.joining(" – "));
    }

    private String message(String key, Object... facts) {
        return messages.getMessage(key, facts, LocaleContextHolder.getLocale());
    }

    private static List<AffectedArea> areas(List<FeedEntry> all) {
        Map<String, List<FeedEntry>> byName = all.stream()
                .collect(Collectors.groupingBy(OutageMapPage::nameOf, TreeMap::new, Collectors.toList()));
        return byName.entrySet().stream().map(area -> AffectedArea.of(area.getKey(), area.getValue()))
                .sorted(Comparator.comparing((AffectedArea area) -> area.name().isBlank())).toList();
    }

    private static String nameOf(FeedEntry entry) {
        return entry.network().orElse("");
    }
}

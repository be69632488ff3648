package org.curbstop.outages.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.utility.ServiceType;

/**
 * Filter of open outages.
 *
 * @param feeders feeders and pressure zones of an area; empty: all outages, also those on none
 * @param households minimum number of households
 * @param medical only outages with customers whose health depends on a device
 * @param passed only outages whose estimate has passed
 * @param age minimum time that it has been open
 * @param words address, device, phone or reference number; blank: all
 */
public record BoardFilter(Set<Outage.Certainty> certainties, Optional<ServiceType> service, Set<String> feeders, Optional<CrewStatus> crew,
        int households, boolean medical, boolean passed, Duration age, String words) {

    public static final int MAX_WORDS_LENGTH = 100;
    public static final BoardFilter ALL = of(Set.of(Outage.Certainty.values()));

    public BoardFilter {
        certainties = Set.copyOf(certainties);
        feeders = Set.copyOf(feeders);
        words = words.strip().substring(0, Math.min(words.strip().length(), MAX_WORDS_LENGTH));
    }

    public static BoardFilter of(Set<Outage.Certainty> certainties) {
        return new BoardFilter(certainties, Optional.empty(), Set.of(), Optional.empty(), 0, false, false, Duration.ZERO, "");
    }

    public BoardFilter withService(Optional<ServiceType> only) {
        return new BoardFilter(certainties, only, feeders, crew, households, medical, passed, age, words);
    }

    public BoardFilter withFeeders(Set<String> only) {
        return new BoardFilter(certainties, service, only, crew, households, medical, passed, age, words);
    }

    public BoardFilter withCrew(Optional<CrewStatus> only) {
        return new BoardFilter(certainties, service, feeders, only, households, medical, passed, age, words);
    }

    public BoardFilter withHouseholds(int min) {
        return new BoardFilter(certainties, service, feeders, crew, min, medical, passed, age, words);
    }

    public BoardFilter withMedical(boolean only) {
        return new BoardFilter(certainties, service, feeders, crew, households, only, passed, age, words);
    }

    public BoardFilter withPassed(boolean only) {
        return new BoardFilter(certainties, service, feeders, crew, households, medical, only, age, words);
    }

    public BoardFilter withAge(Duration min) {
        return new BoardFilter(certainties, service, feeders, crew, households, medical, passed, min, words);
    }

    public BoardFilter withWords(String search) {
        return new BoardFilter(certainties, service, feeders, crew, households, medical, passed, age, search);
    }

    /** Tests everything but the words, which are searched elsewhere too. */
    boolean holds(BoardRow row, Instant now) {
        Outage outage = row.outage();
        return certainties.contains(outage.certainty())
                && service.map(outage.service()::equals).orElse(true)
                && (feeders.isEmpty() || row.feeder().filter(feeders::contains).isPresent())
                && crew.map(outage.crew()::equals).orElse(true)
                && row.households() >= households
                && (!medical || row.medical() > 0)
                && (!passed || outage.outlook(now).kind() == RestorationOutlook.Kind.PASSED)
                && !outage.opened().isAfter(now.minus(age));
    }
}
